"""A viewer is led through every page: what changes something is not offered, and refused where asked."""

import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.ladder.accepting import decisions
from graph.ladder.check import check
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from loaders.own_places import own_words
from tests.access.test_login import AUTH
from tests.kit.much_kept import ANN, BEN, PLAN, SCENARIO, TEAM, keep_much
from tests.kit.pages import APP, words
from tests.kit.places import ROOT
from views.kit import person
from views.kit.html import markdown_text

CAT = "cat@firm.example"
PEOPLE = {"editors": [ANN, CAT], "viewers": ["*@firm.example"]}
CONTROLS = (
    *("button", "download_button", "file_uploader", "text_input", "text_area", "selectbox", "multiselect"),
    *("checkbox", "toggle", "radio", "number_input", "button_group"),
)
KEEPING = {"Name", "Rename or take away"}
KEEPING_PEOPLE = {"Keep these people", *KEEPING}
WITH_PEOPLE = {"How it is read", "Names", "Without people"}
LEVEL = "Level that counts as holding it"
OPENS_TEAM = "Team A  :gray[ann\\@firm\\.example\\, "
WORDS = {"New system", "Competency", "Another name", "Ignore", "Undo", "Take back", "Called"}
STORE = {"Address", "Dataset", "User", "Password", "Database", "Use this store", "Only try it"}

# What each page offers a viewer, and what beside that an editor.
PAGES: tuple[tuple[str, dict[str, str], set[str], set[str]], ...] = (
    ("home", {}, set(), {"Drop documents, or a zip of them"}),
    (
        "map",
        {"from": "role:baker", "to": "role:head-baker"},
        {
            *("Cook", "First of the paths", "From", "To", "Kinds of move", "Most moves"),
            *("Most rungs a move may climb", "Most skills to learn in a step", "Tracks and roles to avoid"),
            *("Paths", "To raise (1)", "Print sheet", "Workbook"),
        },
        set(),
    ),
    (
        "explore",
        {},
        {"Colour by", "Find a role, system or competency", "Only nearby", "Show", "Tracks"},
        set(),
    ),
    ("who_needs", {}, {"Kind", "Skills", "Table as CSV", "Used by", "Without"}, set()),
    ("compare", {}, {"Picture as SVG", "Skills", "Two to six roles"}, set()),
    (
        "coverage",
        {},
        {
            *("A table of people (csv or xlsx)", "Template csv", "Template xlsx", OPENS_TEAM, LEVEL),
            *("Coverage as CSV", "Picture as SVG", "Skills"),
        },
        KEEPING_PEOPLE,
    ),
    (
        "coverage",
        {"roster": TEAM},
        {"Coverage as CSV", "Picture as SVG", "Skills", LEVEL, OPENS_TEAM, *WITH_PEOPLE},
        KEEPING_PEOPLE,
    ),
    (
        "plan",
        {"plan": PLAN, "roster": TEAM},
        {
            *("Add", "All that hang on one", "Hours that one level takes (0: not said)", "Skills", LEVEL),
            *(
                "How many are to hold each skill",
                "Keep apart duties that one person should not hold together",
            ),
            *("The most skills that one learner takes on", "Train those too whose level is not stated"),
            *("Who is away", "Who may learn nothing", "Who may not", "learn this", OPENS_TEAM, *WITH_PEOPLE),
            *("Print sheet", "Workbook", "What if"),
        },
        {"Keep what is set now", "Or a file of a plan", *KEEPING_PEOPLE},
    ),
    (
        "what_if",
        {"scenario": SCENARIO, "roster": TEAM},
        {"Change", "1. Cook leaves", "Compare with a second scenario", LEVEL, OPENS_TEAM, *WITH_PEOPLE},
        {"Keep what is set now", "Or a file of a scenario", *KEEPING_PEOPLE},
    ),
    ("load", {}, set(), {"Drop documents, or a zip of them"}),
    (
        "sources",
        {"document": "ladder.md", "line": "7"},
        {"Document"},
        {
            *("What is to be put right", "How Excel is asked", "Level of Excel", "It also asks for"),
            *("See what changes", "Undo"),
        },
    ),
    (
        "vocabulary",
        {},
        {"Before", "Next", "Words as a file"},
        {"Where ignored, it is", "Take over words of a file", *WORDS},
    ),
    ("check", {}, {"Accept all as a baseline", "Baseline", "Findings as CSV", "Kinds of finding"}, set()),
    ("changes", {}, {"Changes as CSV", "From", "New version", "Old version", "To"}, {"Go back"}),
    ("settings", {}, {"Log out", "Whole graph as a file"}, {"A further dataset", "Begin it", *STORE}),
)
ONLY = markdown_text(f"{person.ONLY_EDITORS[:1].upper()}{person.ONLY_EDITORS[1:]}.")
REFUSED = markdown_text(person.ONLY_EDITORS)
LINKS = (">Mend<", "do=accept", "do=later", "do=undo")


@dataclass(frozen=True)
class Acting:
    """An act of a page: its button, and what is filled in before."""

    page: str
    label: str
    query: dict[str, str] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)


ACTS = (
    Acting("coverage", "Keep these people", {"roster": TEAM}, {"Name": "Others"}),
    Acting("coverage", "Take away", {"roster": TEAM}, chosen={"Rename or take away": TEAM}),
    Acting("coverage", "Rename", {"roster": TEAM}, {"Its new name": "B"}, {"Rename or take away": TEAM}),
    Acting("plan", "Keep what is set now", {"skill": "system:excel"}, {"Name": "Others"}),
    Acting("plan", "Take away", {"plan": PLAN}, chosen={"Rename or take away": PLAN}),
    Acting("what_if", "Keep what is set now", {"scenario": SCENARIO}, {"Name": "Others"}),
    Acting(
        "what_if",
        "Rename",
        {"scenario": SCENARIO},
        {"Its new name": "B"},
        {"Rename or take away": SCENARIO},
    ),
    Acting("sources", "Undo", {"document": "ladder.md"}),
    Acting("vocabulary", "Competency"),
    Acting("vocabulary", "Ignore"),
    Acting("vocabulary", "Undo"),
    Acting("vocabulary", "Take back"),
    Acting("changes", "Go back"),
)


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a login needs is there, whatever is installed."""
    monkeypatch.setattr("access.login.find_spec", lambda name: name)


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    """A file that keeps something of every kind, at the address that the app reads."""
    opened = FileStore(tmp_path / "atlas.db")
    keep_much(opened, tmp_path / "documents")
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.db'}")
    monkeypatch.setenv("SETTINGS", "on")
    return opened


def as_person(app: AppTest, email: str) -> AppTest:
    """The visit, from now on of this person."""
    app.secrets = {"auth": AUTH, "role_atlas": PEOPLE}
    app.user = {"is_logged_in": True, "iat": time.time(), "sub": "1", "name": email, "email": email}
    app.user |= {"email_verified": True}
    return app


def seen(page: str, email: str, query: dict[str, str]) -> AppTest:
    """A page of the app as this person sees it."""
    app = as_person(AppTest.from_file(str(ROOT / "views" / page / "page.py"), default_timeout=60), email)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def controls(app: AppTest) -> set[str]:
    """What can be pressed, chosen or filled in on a page; who kept something and when is cut off."""
    labels = {one.proto.label for kind in CONTROLS for one in app.get(kind)}
    return {OPENS_TEAM if label.startswith(OPENS_TEAM) else label for label in labels}


def kept(store: FileStore) -> object:
    """All that a dataset holds, in few words."""
    heads = (head for kind in RecordKind for head in store.records(kind))
    return store.version, frozenset((head.key, head.revision, head.digest) for head in heads)


@pytest.mark.parametrize(("page", "query", "viewer", "editor"), PAGES)
def test_a_viewer_is_offered_all_that_asks_and_nothing_that_changes(
    full: FileStore, page: str, query: dict[str, str], viewer: set[str], editor: set[str]
) -> None:
    shown = seen(page, BEN, query)
    assert controls(shown) == viewer
    assert not [link for link in LINKS if link in words(shown)]
    assert controls(seen(page, ANN, query)) == viewer | editor


def test_an_editor_has_the_links_that_a_viewer_has_not(full: FileStore) -> None:
    assert not [link for link in LINKS if link not in words(seen("check", ANN, {}))]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.page}-{act.label}")
def test_an_act_of_a_page_from_before_is_refused_to_who_is_a_viewer_now(full: FileStore, act: Acting) -> None:
    before = kept(full)
    app = as_person(prepared(act), BEN)
    press(app, act.label)
    assert kept(full) == before
    assert not app.success
    press(prepared(act), act.label)
    assert kept(full) != before


@pytest.mark.parametrize("do", ["accept", "later", "undo"])
def test_an_address_that_asks_for_an_act_is_refused_in_one_line(full: FileStore, do: str) -> None:
    open_ones = check(full)[2:]
    ident = decisions(full).accepted[0].id if do == "undo" else open_ones[0].id
    before = kept(full)
    for page in ("check", "sources"):
        app = seen(page, BEN, {"finding": ident, "do": do})
        assert [one.value for one in app.error] == [REFUSED]
    assert kept(full) == before
    # The same from a page that was open while they were an editor.
    app = seen("check", ANN, {"finding": ident, "do": do})
    app.button(key=f"{do} {ident}").click()
    as_person(app, BEN).run()
    assert [one.value for one in app.error] == [REFUSED]
    assert kept(full) == before


def test_who_is_an_editor_no_longer_is_told_once_in_the_middle_of_a_visit(full: FileStore) -> None:
    app = as_person(AppTest.from_file(APP, default_timeout=60), ANN).run()
    assert not app.warning
    as_person(app, BEN).run()
    assert [one.value for one in app.warning] == [ONLY]
    assert not app.run().warning
    assert as_person(app, ANN).run().file_uploader


def test_what_an_act_refused_is_not_said_twice(full: FileStore) -> None:
    app = as_person(AppTest.from_file(APP, default_timeout=60), ANN).run()
    app.switch_page("views/changes/page.py").run()
    as_person(app, BEN)
    press(app, "Go back")
    assert [one.value.lower().rstrip("\\.") for one in (*app.warning, *app.error)] == [
        ONLY.lower().rstrip("\\.")
    ]


def prepared(act: Acting) -> AppTest:
    """The page as the editor has it in front, all filled in."""
    app = seen(act.page, ANN, act.query)
    for label, value in act.chosen.items():
        next(one for one in app.selectbox if one.label == label).set_value(value).run()
    for label, value in act.filled.items():
        next(one for one in app.text_input if one.label == label).set_value(value).run()
    return app


def test_undo_by_key_is_of_ones_own_last_word_and_says_whose_the_last_is(full: FileStore) -> None:
    app = seen("vocabulary", CAT, {})
    press(app, "Undo")
    assert not app.success
    assert "on Potmaster\\, was made by ann\\@firm\\.example" in app.error[0].value
    press(app, "Ignore")
    (mine,) = own_words(full).ignored
    assert mine.by == CAT
    press(as_person(app, ANN), "Undo")
    assert app.success[0].value.startswith("Potmaster\\: taken back")
    assert own_words(full).entries == (mine,)


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
