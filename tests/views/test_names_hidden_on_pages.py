"""Hostile names of people are on no page, in no file, address or record until they are switched on."""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores import named
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from loaders.roster.kept import KeptTable, keep_table
from tests.kit.atlas import Atlas
from tests.kit.pages import visited
from tests.views.test_page_people import address
from views.kit import downloads

# Each word that tells of a person holds this mark, and nothing else does.
MARK = "zqx"
NAMES = (
    f"<b>{MARK}ada</b><script>alert(1)</script>",
    f'{MARK}ben, "the" Cook; O\'Neil 🎩🧑‍🍳',
    f"**{MARK}cy** [x](javascript:y) $a$ :red[z] `q`",
    f"{MARK}{'dee ' * 60}",
    f'=HYPERLINK("http://{MARK}",1)',
    f"../../{MARK}/%2e%00?a=b&c#d",
)
ROLES = ("Waiter", "Head Cook", "Line Cook", "Waiter", "Kitchen Porter", "Line Cook")
TEAM = "Team"
PAGES: tuple[tuple[str, dict[str, str | list[str]]], ...] = (
    ("coverage/page.py", {}),
    ("coverage/page.py", {"floor": "1", "kind": "competency"}),
    ("plan/page.py", {"skill": ["system:lardersoft", "competency:knife-work"]}),
    ("plan/page.py", {"skill": "system:lardersoft", "away": "person:2", "ban": "person:1|system:lardersoft"}),
    ("what_if/page.py", {"a": ["leave|person:2", "move|person:1|role:head-cook"], "b": "leave|person:3"}),
    ("what_if/page.py", {"a": ["leave|person:2", f"leave|person:{MARK}"]}),
)


def table(extra: bytes = b"") -> bytes:
    quoted = ('"' + name.replace('"', '""') + '"' for name in NAMES)
    rows = (f"{name},{role},TablePad,3" for name, role in zip(quoted, ROLES, strict=True))
    return ("person,role,skill,level\n" + "\n".join(rows) + "\n").encode() + extra


# What is turned away, and asked about, tells of people too.
DOUBTFUL = f'"Di, {MARK}",Waiter,,\n"{MARK} Di",Waiter,,\n{MARK}flo,{MARK},{MARK},{MARK}\n'.encode()


@pytest.fixture
def team(at_restaurant: FileStore) -> FileStore:
    """The restaurant with a roster that is kept under a name, its file named for a person."""
    keep_table(at_restaurant, TEAM, KeptTable(f"{MARK}.csv", table(DOUBTFUL)), "Ann")
    return at_restaurant


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], str | bytes]]:
    """What makes each file that a page offers, by its name."""
    offered: dict[str, Callable[[], str | bytes]] = {}
    offer = downloads.download

    def noted(label: str, make: Callable[[], str | bytes], name: str, *how: Any, **more: Any) -> None:
        offered[name] = make
        offer(label, make, name, *how, **more)

    monkeypatch.setattr(downloads, "download", noted)
    monkeypatch.setattr("views.kit.kept.download", noted)
    return offered


def everything(app: AppTest) -> str:
    """All that is sent to the browser, and the address."""

    def sent(block: Any) -> Iterator[str]:
        for child in block.children.values():
            yield str(child.proto)
            if hasattr(child, "children"):
                yield from sent(child)

    return "\n".join((*sent(app._tree), str(address(app)))).casefold()


def unpacked(data: str | bytes) -> str:
    if isinstance(data, str):
        return data.casefold()
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(name).decode() for name in book.namelist()).casefold()


@pytest.mark.parametrize(("page", "query"), PAGES)
def test_no_name_is_sent_to_a_browser_before_it_is_switched_on(
    team: FileStore, files: dict[str, Callable[[], str | bytes]], page: str, query: dict[str, Any]
) -> None:
    app = visited(page, roster=TEAM, **query)
    people = "7 people" in everything(app)
    assert people, [one.value for one in (*app.error, *app.warning, *app.markdown)][:4]
    told = everything(app)
    assert MARK not in told, told[max(0, told.index(MARK) - 300) :][:500]
    for name, make in files.items():
        assert MARK not in name.casefold()
        assert MARK not in unpacked(make()), name
    app.selectbox(key="roster-names").set_value("given").run()
    assert MARK in everything(app)
    assert MARK not in str(address(app))
    assert not [name for name in files if MARK in name.casefold()]
    assert "<script>alert(1)" not in everything(app).replace("\\", "").partition("options")[0]


@pytest.mark.parametrize(
    ("page", "kind", "query"),
    [
        ("what_if/page.py", RecordKind.SCENARIO, {"a": ["leave|person:2", "move|person:1|role:head-cook"]}),
        ("plan/page.py", RecordKind.PLAN, {"skill": "system:lardersoft", "away": ["person:1", "person:2"]}),
    ],
)
def test_what_is_kept_and_what_is_noted_of_it_hold_no_name(
    team: FileStore, atlas: Atlas, page: str, kind: RecordKind, query: dict[str, Any]
) -> None:
    app = visited(page, roster=TEAM, **query)
    app.selectbox(key="roster-names").set_value("given").run()
    app.text_input(key=f"keep-{kind}-name").set_value("Ours").run()
    app.button(key=f"keep-{kind}").click().run()
    assert not [*app.exception, *app.error]
    named.rename(team, kind, "Ours", "Yours", "Ann")
    for record_kind in RecordKind:
        for head in team.records(record_kind):
            assert MARK not in f"{head.name} {head.note} {head.by}".casefold()
            record = team.record(*head.key)
            assert record is not None
            assert (MARK.encode() in record.data) == (record_kind == RecordKind.ROSTER)
    atlas.store = team.address
    opens = ("what-if", "--scenario") if kind == RecordKind.SCENARIO else ("plan", "--plan")
    for command in (
        ("kept", "list"),
        ("kept", "show", str(kind), "Yours"),
        ("kept", "show", "roster", TEAM, "--names", "numbers"),
        (*opens, "Yours", "--names", "numbers"),
        ("roster", "check", TEAM, "--names", "numbers"),
        ("versions", "list"),
    ):
        for form in ((), ("--json",)):
            ran = atlas(*command, *form)
            assert ran.code in {0, 1}, ran.err
            assert MARK not in (ran.out + ran.err).casefold(), command


def test_a_kept_table_that_cannot_be_read_is_told_without_what_stands_in_it(at_restaurant: FileStore) -> None:
    for name, data in (
        ("Bad", f"{MARK}\n{MARK}".encode()),
        ("Empty", b""),
        ("Quote", f'person\n"{MARK}'.encode()),
    ):
        keep_table(at_restaurant, name, KeptTable(f"{MARK}.csv", data), "Ann")
        for page in ("coverage/page.py", "plan/page.py", "what_if/page.py"):
            app = visited(page, roster=name)
            assert app.error
            assert MARK not in everything(app)


def test_a_kept_table_is_handed_out_only_where_names_are_switched_on(
    team: FileStore, files: dict[str, Callable[[], str | bytes]]
) -> None:
    app = visited("coverage/page.py", roster=TEAM)
    app.selectbox(key="change-roster").set_value(TEAM).run()
    assert not app.exception
    assert not [name for name in files if name.startswith(TEAM)]
    assert "Its file holds names of people" in "".join(one.value for one in app.caption)
    app.selectbox(key="roster-names").set_value("given").run()
    assert files[f"{TEAM}.csv"]() == table(DOUBTFUL)
    assert MARK not in "".join(files)
