"""The page Who needs: deep links, names as people type them, and the table."""

import csv
from dataclasses import replace
from io import StringIO

import pytest

from graph.kinds import Level, NodeKind
from graph.model import Graph, Node
from graph.questions.answers import WhoNeeds
from graph.questions.needs import who_needs
from graph.questions.titles import Titles
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.kit.html import csv_text
from views.who_needs.needs import need_csv, need_table

PAGE = "who_needs/page.py"


@pytest.fixture
def answer() -> WhoNeeds:
    """Who needs hygiene in the restaurant."""
    store = NetworkxStore()
    store.replace(restaurant())
    return who_needs(store, "competency:hygiene")


def test_without_a_skill_the_page_says_what_to_do(at_restaurant: FileStore) -> None:
    assert "Choose a skill" in words(visited(PAGE))


def test_without_a_skill_the_page_shows_what_everybody_uses(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE))
    assert "Systems that" in said
    assert "who-needs?skill=system:lardersoft" in said
    assert "Systems that Kitchen uses" in words(visited(PAGE, of="Kitchen"))
    said = words(visited(PAGE, of="Head Waiter"))
    assert "LarderSoft" not in said
    assert "TablePad" in said


def test_a_taxonomy_without_systems_opens_with_its_competencies(at_restaurant: FileStore) -> None:
    graph = restaurant()
    systems = {node.id for node in graph.nodes if node.kind == NodeKind.SYSTEM}
    edges = tuple(edge for edge in graph.edges if edge.target not in systems)
    at_restaurant.replace(Graph(tuple(node for node in graph.nodes if node.id not in systems), edges))
    said = words(visited(PAGE))
    assert "Competencies that" in said
    assert "who-needs?skill=competency:hygiene" in said
    app = visited(PAGE)
    app.session_state["used-kind"] = NodeKind.SYSTEM
    app.run()
    assert "None of the systems is asked for here" in words(app)


def test_a_deep_link_shows_the_roles_with_level_source_sentence_and_line(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE, skill="system:lardersoft"))
    assert "3 roles need LarderSoft" in said
    assert "Expert knowledge of LarderSoft" in said
    assert "not stated" in said
    assert "sources?document=restaurant.txt&amp;line=" in said


def test_a_level_in_the_link_narrows_the_roles(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE, skill="system:lardersoft", level="3"))
    assert "2 roles need LarderSoft at proficient or above" in said
    said = words(visited(PAGE, skill="system:tablepad", level="5"))
    assert "No role states it at this level" in said


def test_a_name_in_another_case_is_understood(at_restaurant: FileStore) -> None:
    assert "3 roles need LarderSoft" in words(visited(PAGE, skill="LARDERSOFT"))


def test_a_misspelt_name_is_offered_and_not_answered(at_restaurant: FileStore) -> None:
    app = visited(PAGE, skill="Lardersft")
    assert "No document names Lardersft" in words(app)
    assert "need LarderSoft" not in words(app)
    assert app.button[0].label == "LarderSoft"
    assert len(app.button) == 1


def test_the_table_tells_inherited_from_stated(answer: WhoNeeds) -> None:
    table = need_table(answer)
    assert "inherited via Kitchen Porter" in table
    assert ">stated<" in table


def test_the_csv_holds_every_sentence(answer: WhoNeeds) -> None:
    rows = list(csv.reader(StringIO(need_csv(answer, Titles()))))
    assert rows[0][0] == "Role"
    assert len(rows) - 1 == sum(len(need.evidence) for need in answer.needs)


@pytest.mark.parametrize("cell", ['=HYPERLINK("http://x")', "+1", "-1", "@sum", "\tx"])
def test_no_cell_of_a_csv_is_run_as_a_formula(cell: str) -> None:
    (row,) = csv.reader(StringIO(csv_text(("head",), [(cell,)]).partition("\n")[2]))
    assert row == [f"'{cell}"]


def test_markup_in_names_stays_text(answer: WhoNeeds) -> None:
    hostile = Node("competency:x", "<img src=x onerror=alert(1)>")
    table = need_table(WhoNeeds(hostile, None, answer.needs))
    assert "<img" not in table
    assert "&lt;img" in table


def test_several_skills_are_asked_at_once_with_the_level_of_each(at_restaurant: FileStore) -> None:
    app = visited(PAGE, skill=["competency:hygiene", "system:lardersoft"])
    said = words(app)
    assert "roles need Hygiene and LarderSoft" in said
    assert "inherited via Kitchen Porter" in said
    levels = [box.label for box in app.selectbox]
    assert levels == ["Hygiene at least", "LarderSoft at least"]
    said = words(visited(PAGE, skill=["Hygiene", "LarderSoft:5"]))
    assert "1 role needs Hygiene and LarderSoft at expert" in said


def test_any_of_several_and_none_of_others(at_restaurant: FileStore) -> None:
    both = ["system:lardersoft", "system:tablepad"]
    assert "No role does" in words(visited(PAGE, skill=both))
    said = words(visited(PAGE, skill=both, match="any", without="competency:leading"))
    assert "LarderSoft or TablePad, without Leading" in said
    assert "Head Cook" not in said
    assert "Line Cook" in said


def test_a_level_that_is_chosen_for_one_of_several_stands_in_the_address(at_restaurant: FileStore) -> None:
    app = visited(PAGE, skill=["system:lardersoft", "competency:hygiene"])
    app.selectbox[0].select(Level.EXPERT).run()
    assert app.query_params["skill"] == ["system:lardersoft:5", "competency:hygiene"]
    assert "at expert" in words(app)


def test_a_bad_level_in_the_address_is_told_in_one_line(at_restaurant: FileStore) -> None:
    app = visited(PAGE, skill="lardersoft:9")
    assert "is no level of LarderSoft" in words(app).replace("\\", "")


def test_a_skill_is_listed_with_its_other_names_and_nothing_is_added(at_restaurant: FileStore) -> None:
    opened = at_restaurant.graph()
    other = Node("system:salesforce", "Salesforce", ("Salesforce CRM", "SFDC"))
    at_restaurant.replace(replace(opened, nodes=(*opened.nodes, other)))
    app = visited(PAGE)
    assert "Salesforce (also called SFDC, Salesforce CRM)" in app.multiselect[0].options
    assert not app.multiselect[0].proto.accept_new_options
    assert "Salesforce" in visited(PAGE, skill="SFDC").multiselect[0].options
