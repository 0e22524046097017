"""The app in this process on the restaurant's ladder, for tests of pages."""

from streamlit.testing.v1 import AppTest

from tests.kit.places import ROOT

APP = str(ROOT / "app.py")


def visited(page: str, **query: str | list[str]) -> AppTest:
    """A page of the app at this address, run once."""
    app = AppTest.from_file(str(ROOT / "views" / page), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """All that a page says."""
    said = [
        *app.get("html"),
        *app.markdown,
        *app.caption,
        *app.header,
        *app.info,
        *app.warning,
        *app.error,
    ]
    return "\n".join(str(getattr(one, "value", None) or one.proto.body) for one in said)
