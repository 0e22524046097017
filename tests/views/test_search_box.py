"""A field that searches: which options fit what is typed, and what the pages do with a long list."""

import pytest

from graph.model import Graph, Node
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.kit.search_box import MOST_SHOWN, suggested

SKILLS = {
    "system:salesforce": "Salesforce",
    "system:salary-book": "Salary Book",
    "competency:sales": "After-sales care",
}


@pytest.fixture
def crm() -> NetworkxStore:
    store = NetworkxStore()
    also = {"system:salesforce": ("SFDC", "Sales Cloud")}
    nodes = [Node(one, label, alt_labels=also.get(one, ())) for one, label in SKILLS.items()]
    store.replace(Graph((*nodes, Node("role:salesman", "Salesman")), ()))
    return store


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("sfdc", ["system:salesforce"]),
        ("SF", ["system:salesforce"]),
        ("cloud sal", ["system:salesforce"]),
        ("sal", ["system:salesforce", "system:salary-book", "competency:sales"]),
        ("lary", ["system:salary-book"]),
        ("book salary", ["system:salary-book"]),
        ("nothing", []),
        ("", list(SKILLS)),
        (" - ", list(SKILLS)),
    ],
)
def test_names_aliases_and_beginnings_are_found_among_the_options(
    crm: NetworkxStore, typed: str, ids: list[str]
) -> None:
    hits = suggested(crm, typed, SKILLS)
    assert sorted(hit["id"] for hit in hits) == sorted(ids)
    assert all(hit["label"] == SKILLS[hit["id"]] for hit in hits)


def test_another_name_that_fits_is_told(crm: NetworkxStore) -> None:
    assert suggested(crm, "sfd", SKILLS) == [
        {"id": "system:salesforce", "label": "Salesforce", "also": "SFDC"}
    ]
    assert suggested(crm, "salesf", SKILLS)[0]["also"] == ""


def test_what_is_chosen_is_not_offered_again(crm: NetworkxStore) -> None:
    assert suggested(crm, "sfdc", SKILLS, ["system:salesforce"]) == []
    assert [one["id"] for one in suggested(crm, "", SKILLS, ["system:salesforce"])] == list(SKILLS)[1:]


def test_people_are_found_by_the_beginnings_of_their_words(crm: NetworkxStore) -> None:
    people = {"person:ann-lee": "Ann Lee", "person:leo": "Leo Anders", "role:salesman": "Salesman"}
    assert [one["id"] for one in suggested(crm, "ann le", people)] == ["person:ann-lee"]
    assert [one["id"] for one in suggested(crm, "anders l", people)] == ["person:leo"]
    assert [one["id"] for one in suggested(crm, "sales", people)] == ["role:salesman"]


def test_no_more_are_shown_than_are_looked_at() -> None:
    store = NetworkxStore()
    many = {f"system:craft-{n:03}": f"Craft {n:03}" for n in range(100)}
    store.replace(Graph(tuple(Node(one, label) for one, label in many.items()), ()))
    assert [one["id"] for one in suggested(store, "craft", many)] == list(many)[:MOST_SHOWN]
    assert len(suggested(store, "", many)) == MOST_SHOWN


def test_a_long_list_keeps_what_the_address_says(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = words(visited("who_needs/page.py", skill=["system:lardersoft", "tablepad"]))
    monkeypatch.setattr("views.kit.search_box.MOST_LISTED", 1)
    app = visited("who_needs/page.py", skill=["system:lardersoft", "tablepad"])
    assert not [box for box in app.multiselect if box.label == "Skills"]
    assert words(app) == short
    assert "LarderSoft" in short
    app = visited("plan/page.py", skill="system:tablepad")
    assert not app.multiselect
    assert "TablePad" in words(app)
    app = visited("map/page.py", **{"from": "role:waiter", "to": "role:head-waiter"})
    assert "Head Waiter" in words(app)
    assert not [box for box in app.selectbox if box.label in {"From", "To"}]


def test_a_short_list_stays_a_list(at_restaurant: FileStore) -> None:
    app = visited("who_needs/page.py")
    assert [box.label for box in app.multiselect] == ["Skills", "Without"]
    assert len(app.multiselect[0].options) == len(
        [node for node in restaurant().nodes if node.id.startswith(("system:", "competency:"))]
    )
