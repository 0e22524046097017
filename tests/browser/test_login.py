"""A login in Chromium at a provider of this machine: before it nobody sees data, then viewers only ask."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, WebSocket, expect

from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from graph.stores.versions import versions
from seeds.shipped import DOCUMENTS
from tests.kit.much_kept import PLAN, SCENARIO, TEAM, keep_much
from tests.kit.page_graph import restaurant
from tests.kit.provider import Provider, provider
from tests.kit.visits import Visit, Visiting, app_on, free_port, still

pytestmark = pytest.mark.browser
if os.environ.get("CI") != "true":
    pytest.importorskip("authlib", reason="the extra `login` is not installed")

PEOPLE = 'editors = ["ann@firm.example"]\nviewers = ["*@firm.example"]\nhours = 2'
ANN = {"sub": "1", "name": "Ann <b>Example</b>", "email": "Ann@Firm.example", "email_verified": True}
BEN = {"sub": "2", "name": "Ben", "email": "ben@firm.example", "email_verified": True}
STRANGER = {"sub": "3", "name": "Eve", "email": "eve@elsewhere.example", "email_verified": True}

# Addresses with what beside the pages' own controls an editor has there.
KEEPING = ("Keep these people", "Rename or take away")
PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("/", ("Upload",)),
    ("/map", ()),
    ("/explore", ()),
    ("/who-needs?skill=system:excel", ("Put right",)),
    ("/compare", ()),
    (f"/coverage?roster={quote(TEAM)}", KEEPING),
    (f"/plan?plan={quote(PLAN)}", ("Keep what is set now",)),
    (f"/what-if?scenario={quote(SCENARIO)}", ("Keep what is set now",)),
    ("/load", ("Upload",)),
    ("/sources?document=ladder.md&line=7", ("See what changes",)),
    ("/vocabulary", ("New system", "Competency", "Another name", "Ignore", "Undo", "Called")),
    ("/check", ("Mend", "Later")),
    ("/changes", ()),
    ("/settings", ("Use this store", "Only try it", "Begin it", "Password")),
)
SOME = tuple(one for one in PAGES if one[1] and not one[0].startswith(("/plan", "/what-if", "/who")))
POPOVERS = {
    path: f"Kept {kind}s"
    for path, _ in PAGES
    for kind in ("roster", "plan", "scenario")
    if f"?{kind}=" in path
}
KEPT_NAMES = {path: unquote(path.partition("=")[2]) for path in POPOVERS}
OTHER_ADDRESSES = ("/console", "/?dataset=other", "/map?from=role:baker&to=role:cook", "/load?load=x")
BESIDE_THE_PAGES = (
    *("media/", "media/x.csv", "_stcore/health", "_stcore/host-config", "_stcore/script-health-check"),
    *("_stcore/metrics", "_stcore/upload_file/x/y", "app/static/", "app/static/atlas.json", "component/x"),
    *("atlas.json", "documents/ladder.md", "auth/login", "oauth2callback"),
)
SECRETS = (
    *("Baker", "Bakery", "Excel", "4 roles", "atlas.json", "Who needs", "Settings", "ladder.md"),
    *(TEAM, SCENARIO, PLAN, "Lovelace"),
)

SEED = sorted(DOCUMENTS.iterdir())[0]


@dataclass
class House:
    """An app whose people log in at a provider."""

    app: str
    provider: Provider
    kept: FileStore
    secrets: Path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A dataset that keeps much behind a login, for tests that change nothing."""
    folder = tmp_path_factory.mktemp("login")
    keep_much(FileStore(folder / "atlas.json"), folder / "documents")
    with housed(folder) as one:
        yield one


@contextmanager
def housed(folder: Path) -> Iterator[House]:
    """What is kept in this folder, else the restaurant's ladder, behind a login."""
    kept = FileStore(folder / "atlas.json")
    if not kept.exists():
        kept.replace(restaurant())
    port = free_port()
    with provider() as here:
        file = here.secrets_file(folder / "secrets.toml", f"http://127.0.0.1:{port}", PEOPLE)
        options = ("--secrets.files", str(file))
        with app_on(f"file:{folder / 'atlas.json'}", port=port, options=options) as app:
            yield House(app, here, kept, file)


def listening(page: Page) -> list[bytes]:
    """All that the app sends from now on."""
    heard: list[bytes] = []

    def hear(payload: bytes | str) -> None:
        heard.append(payload if isinstance(payload, bytes) else payload.encode())

    def hear_of(socket: WebSocket) -> None:
        socket.on("framereceived", hear)

    page.on("websocket", hear_of)
    return heard


def logged_in(visit: Visit, house: House, claims: dict[str, object]) -> Page:
    house.provider.claims = claims
    page = visit.open("/")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log in")).to_have_count(0)
    return page


def test_who_is_not_logged_in_is_sent_no_word_of_the_data(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app)
    heard = listening(visit.page)
    for path in (*(path for path, _ in PAGES), *OTHER_ADDRESSES):
        heard.clear()
        page = visit.open(path)
        expect(page.get_by_role("button", name="Log in")).to_be_visible()
        still(page)
        said = b"".join(heard)
        assert b"Log in to see" in said
        for word in SECRETS:
            assert word not in page.locator("body").inner_text(), path
            assert word.encode() not in said, path
    assert not visit.strangers


def test_nothing_of_the_data_is_at_an_address_beside_the_pages(house: House) -> None:
    for path in BESIDE_THE_PAGES:
        try:
            with urlopen(f"{house.app}/{path}", timeout=60) as answer:
                said = answer.read()
        except HTTPError as error:
            said = error.read()
        assert not [word for word in SECRETS if word.encode() in said], path


@pytest.mark.parametrize(("claims", "edits"), [(BEN, False), (ANN, True)], ids=["viewer", "editor"])
def test_every_page_offers_what_changes_something_to_editors_alone(
    visiting: Visiting, house: House, claims: dict[str, object], edits: bool
) -> None:
    """Found as who hears the page finds it: by the roles and names of the accessibility tree."""
    visit = visiting(house.app)
    logged_in(visit, house, claims)
    # An editor is led through those that the tests of pages, which are quicker, say most of.
    for path, acts in SOME if edits else PAGES:
        page = visit.open(path)
        still(page)
        if path in POPOVERS:
            page.get_by_role("button", name=POPOVERS[path]).click()
            page.get_by_text(KEPT_NAMES[path]).last.wait_for()
        tree = page.locator("body").aria_snapshot()
        offered = set(re.findall(r'- (?:button|textbox|combobox|link) "([^"]*)"', tree))
        for act in acts:
            assert any(name.startswith(act) for name in offered) == edits, (path, act)
        if not edits:
            assert not re.findall(r'- button "(?!Before|Next)[^"]*" \[disabled\]', tree), path
    assert not visit.errors


def test_a_viewer_asks_and_is_offered_no_change(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app)
    page = logged_in(visit, house, BEN)
    expect(page.get_by_role("link", name="4 roles", exact=True)).to_be_visible()
    page = visit.open("/settings")
    expect(page.get_by_text("Ben is logged in as a viewer, who may look and ask")).to_be_visible()
    expect(page.get_by_text("Only an editor may change something here")).to_be_visible()
    expect(page.get_by_role("button", name="Use this store")).to_have_count(0)
    assert not visit.errors


def test_an_editor_is_offered_the_change_and_shown_by_name(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app)
    logged_in(visit, house, ANN)
    page = visit.open("/settings")
    expect(page.get_by_text("Ann <b>Example</b> is logged in as an editor")).to_be_visible()
    expect(page.get_by_role("button", name="Use this store")).to_be_visible()
    assert not visit.errors


def test_what_an_editor_keeps_is_kept_in_their_name(visiting: Visiting, tmp_path: Path) -> None:
    with housed(tmp_path) as house:
        visit = visiting(house.app)
        logged_in(visit, house, BEN)
        page = visit.open("/load")
        expect(page.get_by_text("Only an editor may change something here")).to_be_visible()
        expect(page.locator("input[type=file]")).to_have_count(0)

        visit = visiting(house.app)
        logged_in(visit, house, ANN)
        page = visit.open("/load")
        page.locator("input[type=file]").first.set_input_files(SEED)
        page.get_by_role("button").filter(has_text="Keep").click()
        expect(page.get_by_text("Kept: ")).to_be_visible()
        (head,) = FileStore(tmp_path / "atlas.json").records(RecordKind.DOCUMENT)
        assert (head.name, head.by) == (SEED.name, "Ann@Firm.example")
        assert {one.by for one in versions(FileStore(tmp_path / "atlas.json"))} == {"Ann@Firm.example"}

        # In the middle of the visit she is taken from the editors: Undo is still before her.
        rules = house.secrets.read_text(encoding="utf-8")
        house.secrets.write_text(
            rules.replace('editors = ["ann@firm.example"]', "editors = []"), encoding="utf-8"
        )
        page.wait_for_timeout(2500)
        page.get_by_role("button").filter(has_text="Undo").click()
        expect(page.get_by_text("Only an editor may change something here").first).to_be_visible()
        assert len(FileStore(tmp_path / "atlas.json").records(RecordKind.DOCUMENT)) == 1


def test_a_login_ends_at_the_page_that_was_asked_for(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app)
    house.provider.claims = BEN
    page = visit.open("/compare?roles=role:cook&roles=role:baker")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Compare", exact=True)).to_be_visible()
    assert page.url.startswith(f"{house.app}/compare?roles=role:cook&roles=role:baker")
    # It is led there once: the first page stays the first page.
    expect(visit.open("/").get_by_role("link", name="4 roles", exact=True)).to_be_visible()


def test_who_logs_out_is_out_here_and_at_the_provider(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app)
    logged_in(visit, house, BEN)
    before = house.provider.logged_out
    page = visit.open("/settings")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    assert house.provider.logged_out == before + 1
    expect(visit.open("/map").get_by_role("button", name="Log in")).to_be_visible()


def test_who_is_named_nowhere_sees_nothing_and_may_go(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app)
    heard = listening(visit.page)
    page = logged_in(visit, house, STRANGER)
    expect(page.get_by_text("You are logged in as eve@elsewhere.example")).to_be_visible()
    assert b"Baker" not in b"".join(heard)
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def test_who_is_turned_away_by_the_provider_is_at_the_door_again(visiting: Visiting, house: House) -> None:
    house.provider.claims = None
    page = visiting(house.app).open("/")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{house.app}/")
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def test_a_login_ends_after_its_hours_in_the_middle_of_a_visit(visiting: Visiting, house: House) -> None:
    ends = time.time() + 20
    house.provider.made = ends - 2 * 3600
    visit = visiting(house.app)
    page = logged_in(visit, house, BEN)
    expect(page.get_by_role("link", name="4 roles", exact=True)).to_be_visible()
    page.wait_for_timeout(max(0, ends + 1 - time.time()) * 1000)
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    expect(page.get_by_text("4 roles")).to_have_count(0)
    house.provider.made = None


def test_at_another_address_of_the_app_the_way_is_shown(visiting: Visiting, house: House) -> None:
    visit = visiting(house.app.replace("127.0.0.1", "localhost"))
    page = visit.open("/")
    expect(page.get_by_role("link", name="Go there")).to_have_attribute("href", house.app)
    expect(page.get_by_role("button", name="Log in")).to_have_count(0)


def test_a_login_that_is_configured_wrongly_lets_nobody_in(visiting: Visiting, tmp_path: Path) -> None:
    file = tmp_path / "secrets.toml"
    for text, said in (
        ('[role_atlas]\neditors = ["ann@firm.example"]\n', "there is no [auth] to log in by"),
        ("[auth\n", "secrets.toml cannot be read"),
    ):
        file.write_text(text, encoding="utf-8")
        with app_on("memory:", options=("--secrets.files", str(file))) as app:
            visit = visiting(app)
            heard = listening(visit.page)
            expect(visit.open("/map").get_by_text(said)).to_be_visible()
            assert b"Controller" not in b"".join(heard)


@pytest.mark.parametrize(("word", "open_"), [("", False), ("off", True)])
def test_without_a_login_other_machines_see_nothing_unless_it_was_said(
    visiting: Visiting, word: str, open_: bool
) -> None:
    with app_on("memory:", {"LOGIN": word}, listens_on="0.0.0.0") as app:
        page = visiting(app).open("/map")
        expect(page.get_by_text("it asks nobody to log in")).to_have_count(0 if open_ else 1)
        expect(page.get_by_role("button", name="Controller").first).to_be_visible(visible=open_)


def test_a_program_that_drives_the_app_is_shown_the_door_too(house: House, tmp_path: Path) -> None:
    """Where an operator switched on Streamlit's way in for programs, nobody is logged in by it."""
    port = free_port()
    file = house.provider.secrets_file(tmp_path / "secrets.toml", f"http://127.0.0.1:{port}", PEOPLE)
    options = ("--secrets.files", str(file), "--server.enableAgentApi", "true")
    with app_on(f"file:{house.kept.path}", port=port, options=options) as app:
        request = Request(
            f"{app}/_stcore/agent/interact", b"{}", {"Content-Type": "application/json"}, method="POST"
        )
        with urlopen(request, timeout=60) as answer:
            said = answer.read().decode()
    assert "Log in to see what is here" in said
    assert "4 roles" not in said
    assert not [word for word in SECRETS if word in said]
