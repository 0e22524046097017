"""Whatever the page Sources puts right, in a document of every kind: kept, in the graph, and taken back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.exchange.codec import text_of
from graph.kinds import Level
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.corrections.kept import kept_corrections
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from tests.kit.five_kinds import HARBOUR, WRITERS, write
from tests.kit.pages import visited
from tests.kit.put_right import Read
from views.kit.connection import datasets
from views.sources.statements import own_roles, statements

PAGE = "sources/page.py"
CLERK, SENIOR, NIGHT, PLANNER = HARBOUR
EXCEL, RADIO = "Basic knowledge of Excel", "Answers the radio at night"
TAKES_OVER = "Does what the clerks on the pier do"
THIS = "This line is"
# In a row of a table what is meant is told by its words.
IN_CELLS = {f"“{words}” is" for words in (NIGHT, PLANNER, RADIO)}


@dataclass(frozen=True)
class Harbour:
    """A store of one document, and its name."""

    store: FileStore
    document: str

    @property
    def read(self) -> Read:
        """The graph as it is now."""
        return Read.of(self.store.graph())

    def line(self, text: str) -> int:
        """The line on which a statement or a title stands."""
        by_line = statements(self.store, self.document)
        stated = (number for number, said in by_line.items() if any(one.text == text for one in said))
        titled = (
            role.as_role.line or 0 for role in own_roles(self.store, self.document) if role.label == text
        )
        return [*stated, *titled][0]

    def at(self, text: str, control: str, skill: str = "") -> AppTest:
        """The page with the panel open at a line, on this control."""
        query = {"skill": skill} if skill else {}
        number = self.line(text)
        app = visited(PAGE, document=self.document, line=str(number), **query)
        if not skill:
            app.session_state[f"about_{number}"] = control
            app.run()
        which = [box for box in app.selectbox if box.label == "What of this line"]
        if which and text in which[0].options:
            which[0].set_value(which[0].options.index(text)).run()
        assert not app.exception
        return app


@pytest.fixture(params=WRITERS)
def harbour(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Harbour]:
    """The ladder of a harbour in a document of each kind, in a store on which the app stands."""
    name = write(tmp_path, request.param)
    store = FileStore(tmp_path / "atlas.db")
    path = tmp_path / name
    keep(store, read_graph([path]), act=Act(kept_instead(store, files_at([path])[0])))
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.db'}")
    monkeypatch.setenv("SETTINGS", "on")
    datasets.clear()
    yield Harbour(store, name)
    store.close()


def box(app: AppTest, label: str) -> Any:
    return next(one for one in app.selectbox if one.label == label)


def radio(app: AppTest, label: str) -> Any:
    return next(one for one in app.radio if one.label in {label, *IN_CELLS})


def not_a_role(here: Harbour) -> AppTest:
    app = here.at(NIGHT, "Title")
    radio(app, THIS).set_value("no-role").run()
    return app


def called_otherwise(here: Harbour) -> AppTest:
    app = here.at(PLANNER, "Title")
    radio(app, THIS).set_value("role").run()
    next(one for one in app.text_input if one.label == "The role is called").set_value("Quay Planner").run()
    return app


def another_title(here: Harbour) -> AppTest:
    app = here.at(NIGHT, "Title")
    radio(app, THIS).set_value("other-title").run()
    box(app, "Which role").set_value(CLERK).run()
    return app


def soft(here: Harbour) -> AppTest:
    app = here.at(RADIO, "The line")
    radio(app, THIS).set_value("A soft skill").run()
    return app


def nothing_asked(here: Harbour) -> AppTest:
    app = here.at(RADIO, "The line")
    radio(app, THIS).set_value("Nothing that is asked").run()
    return app


def takes_over(here: Harbour) -> AppTest:
    app = here.at(TAKES_OVER, "Takes over")
    box(app, "From which role").set_value(CLERK).run()
    radio(app, f"{SENIOR} takes over").set_value("The responsibilities").run()
    return app


def level(here: Harbour) -> AppTest:
    app = here.at(EXCEL, "Skills", "system:excel")
    box(app, "Level of Excel").set_value(Level.EXPERT).run()
    return app


def preferred(here: Harbour) -> AppTest:
    app = here.at(EXCEL, "Skills", "system:excel")
    box(app, "How Excel is asked").set_value("Preferred").run()
    return app


def not_a_skill(here: Harbour) -> AppTest:
    app = here.at(EXCEL, "Skills", "system:excel")
    box(app, "How Excel is asked").set_value("Not asked here").run()
    return app


def another_skill(here: Harbour) -> AppTest:
    app = here.at(EXCEL, "Skills", "system:excel")
    box(app, "How Excel is asked").set_value("Another skill is meant").run()
    box(app, "Instead of Excel it asks for").set_value("SAP").run()
    return app


def a_skill(here: Harbour) -> AppTest:
    app = here.at(RADIO, "Skills")
    box(app, "It also asks for").set_value("SAP").run()
    box(app, "Level of SAP").set_value(Level.BASIC).run()
    return app


def track(here: Harbour) -> AppTest:
    app = here.at(CLERK, "Role and track")
    order = next(one for one in app.multiselect if one.label.startswith("Its roles"))
    order.set_value([SENIOR, CLERK]).run()
    return app


def alias(here: Harbour) -> AppTest:
    app = here.at(CLERK, "Role and track")
    next(one for one in app.text_input if one.label == "It is also called").set_value("Pier Hand").run()
    return app


def excel(read: Read) -> Any:
    return {name: said[:2] for name, said in read.names(CLERK, EXCEL).items()}


def places(read: Read) -> Any:
    return {role: (track, rung) for role, track, rung in read.tracks if track}


Asking = Callable[[Read], Any]
ROLES: Asking = lambda read: read.roles  # noqa: E731
OF_RADIO: Asking = lambda read: dict(read.statements(NIGHT)).get(RADIO)  # noqa: E731
ACTS: dict[str, tuple[Callable[[Harbour], AppTest], Asking, Any]] = {
    "not a role": (not_a_role, ROLES, [CLERK, SENIOR, PLANNER]),
    "called otherwise": (called_otherwise, ROLES, [CLERK, SENIOR, NIGHT, "Quay Planner"]),
    "another title": (
        another_title,
        lambda read: (read.roles, read.nodes["role:dock-clerk"].alt_labels),
        ([CLERK, SENIOR, PLANNER], (NIGHT,)),
    ),
    "the section": (soft, OF_RADIO, "soft"),
    "nothing": (nothing_asked, OF_RADIO, None),
    "takes over": (takes_over, Read.taken_over, {(SENIOR, CLERK, "responsibilities", True)}),
    "level": (level, excel, {"Excel": (5, "required")}),
    "preferred": (preferred, excel, {"Excel": (1, "preferred")}),
    "not a skill": (not_a_skill, excel, {}),
    "another skill": (another_skill, excel, {"SAP": (1, "required")}),
    "a skill": (
        a_skill,
        lambda read: read.names(NIGHT, RADIO)["SAP"][:2],
        (1, "required"),
    ),
    "track": (track, places, {SENIOR: ("Dock", 1), CLERK: ("Dock", 2)}),
    "alias": (alias, lambda read: read.nodes["role:dock-clerk"].alt_labels, ("Pier Hand",)),
}


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


# A workbook has its statements in cells and is walked whole, the others each with its share.
LINED = [kind for kind in WRITERS if kind != "xlsx"]


def test_every_correction_is_kept_by_the_page_and_taken_back(harbour: Harbour) -> None:
    first = text_of(harbour.store.graph())
    kind = harbour.document.rpartition(".")[2]
    for n, (name, (act, asked, after)) in enumerate(ACTS.items()):
        if kind in LINED and LINED[n % len(LINED)] != kind:
            continue
        app = act(harbour)
        press(app, "See what changes")
        told = next(one.value for one in app.info if "change" in one.value)
        assert "nothing" not in told.casefold(), name
        assert text_of(harbour.store.graph()) == first, name
        press(app, "Keep")
        assert asked(harbour.read) == after, name
        assert harbour.read.stale == [], name
        kept = kept_corrections(harbour.store).of(harbour.document)
        assert len(kept) == (2 if name == "another skill" else 1), name
        for _ in kept:
            press(app, "Undo")
        assert text_of(harbour.store.graph()) == first, name
