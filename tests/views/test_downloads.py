"""Files that are handed out: made when they are asked for by who may look, and let go of soon after."""

import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from access.login import login_of
from access.user import NotAllowed
from tests.access.test_login import AUTH
from tests.kit.places import ROOT
from views.kit import downloads, person

PEOPLE = {"editors": [], "viewers": ["*@firm.example"]}
NAMES = b"person,role\nAda Lovelace,Cook\n"


class Shelf:
    """What Streamlit keeps of files in this version, as the app has it."""

    def __init__(self) -> None:
        self.storage = MemoryMediaFileStorage("/media")
        self.media_file_mgr = MediaFileManager(self.storage)

    def asked_for(self, make: Callable[[], bytes | str]) -> str:
        """The address of a file whose button was pressed."""
        button = self.media_file_mgr.add_deferred(make, "text/csv", "1.1", "people.csv")
        assert not self.storage._files_by_id, "nothing lies there before the button is pressed"
        return self.media_file_mgr.execute_deferred(button)

    def holds(self, url: str) -> bool:
        try:
            return self.storage.get_file(url.removeprefix("/media/")).content == NAMES
        except MediaFileStorageError:
            return False


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    shelf = Shelf()
    monkeypatch.setattr(
        downloads, "runtime", SimpleNamespace(exists=lambda: True, get_instance=lambda: shelf)
    )
    monkeypatch.setattr(downloads, "LIFE", 0.4)
    return shelf


def test_a_file_is_made_when_it_is_asked_for_and_let_go_of_soon(shelf: Shelf) -> None:
    url = shelf.asked_for(downloads.handed_out(lambda: NAMES))
    assert shelf.holds(url)
    ends = time.monotonic() + 10
    while shelf.holds(url) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not shelf.holds(url)


@pytest.mark.parametrize(
    ("changed", "people"),
    [
        ({"iat": 1.0}, PEOPLE),
        ({}, {"editors": [], "viewers": ["*@elsewhere.example"]}),
    ],
    ids=["login over", "taken from the list"],
)
def test_who_may_look_no_more_is_handed_out_nothing_by_a_page_that_is_open(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], people: dict[str, Any]
) -> None:
    monkeypatch.setattr("access.login.find_spec", lambda name: name)
    claims = {"is_logged_in": True, "iat": time.time(), "sub": "1", "email": "ben@firm.example"}
    claims |= {"email_verified": True, **changed}
    monkeypatch.setattr("streamlit.user", SimpleNamespace(to_dict=lambda: claims))
    rules = login_of({"auth": AUTH, "role_atlas": PEOPLE})
    monkeypatch.setattr(person, "login", lambda: rules)
    make = downloads.handed_out(lambda: NAMES)
    monkeypatch.setattr(person, "login", lambda: login_of({"auth": AUTH, "role_atlas": people}))
    with pytest.raises(NotAllowed, match="nobody is logged in"):
        make()
    with pytest.raises(MediaFileStorageError):
        shelf.asked_for(make)
    assert not shelf.storage._files_by_id


def test_every_page_hands_out_files_by_this_way() -> None:
    """`st.download_button` with the data itself puts a file where it is fetched as a page is drawn."""
    home = ROOT / "views" / "kit" / "downloads.py"
    others = [
        path.relative_to(ROOT)
        for path in (ROOT / "views").rglob("*.py")
        if "download_button" in path.read_text(encoding="utf-8") and path != home
    ]
    assert others == []
