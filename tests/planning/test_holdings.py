"""Who holds what: the people of a roster, else the roles."""

import pytest
from hypothesis import given

from graph.errors import InvalidRecord, UnknownNode
from graph.kinds import Level, Necessity, counted
from graph.people import Held, Person, Roster
from graph.questions.matrix import role_matrix
from graph.questions.needs import who_needs
from graph.stores.store import View
from planning.holdings import Holdings, holdings
from tests.kit.planned import asking, person, stores


def of(staff: Holdings, holder: str) -> dict[str, tuple[int, bool, bool]]:
    """What one holder holds: counted level, whether stated, whether held by a roster's word."""
    row = staff.row[holder]
    cells = ((skill.id, staff.column[skill.id]) for skill in staff.skills)
    return {
        skill: (int(staff.levels[row, n]), bool(staff.stated[row, n]), bool(staff.held[row, n]))
        for skill, n in cells
        if staff.levels[row, n]
    }


def test_without_a_roster_the_roles_are_the_holders() -> None:
    staff = holdings(asking({"clerk": {"sql": 4, "map": None}}))
    assert [(holder.id, holder.label) for holder in staff.holders] == [("role:clerk", "clerk")]
    assert of(staff, "role:clerk") == {"system:sql": (4, True, False), "system:map": (2, False, False)}
    assert staff.level(0, staff.column["system:sql"]) == Level.ADVANCED
    assert staff.level(0, staff.column["system:map"]) is None


def test_a_preferred_skill_is_asked_and_not_held() -> None:
    store = asking({"clerk": {"sql": 4}}, [("clerk", "sql")])
    assert of(holdings(store), "role:clerk") == {}
    assert role_matrix(store).asked[0, 0] == 1


def test_what_the_roster_states_stands_in_place_of_what_the_role_implies() -> None:
    r"""ann is a clerk, who needs sql 4 and map; she holds sql 2 and adp"""
    store = asking({"clerk": {"sql": 4, "map": None}, "lead": {"adp": 5}})
    staff = holdings(store, Roster((person("ann", "clerk", sql=2, adp=None),)))
    assert of(staff, "person:ann") == {
        "system:sql": (2, True, True),
        "system:map": (2, False, False),
        "system:adp": (2, False, True),
    }


def test_a_person_without_a_role_holds_what_the_roster_states_only() -> None:
    staff = holdings(asking({"clerk": {"sql": 4}}), Roster((person("bo", sql=1), person("ann"))))
    assert [holder.id for holder in staff.holders] == ["person:ann", "person:bo"]
    assert of(staff, "person:ann") == {}
    assert of(staff, "person:bo") == {"system:sql": (1, True, True)}


@pytest.mark.parametrize("stranger", [person("ann", "chief"), person("ann", cobol=3)])
def test_a_role_or_skill_that_the_graph_lacks_is_refused(stranger: Person) -> None:
    store = asking({"clerk": {"sql": 4}})
    with pytest.raises(UnknownNode, match=r"chief|cobol"):
        holdings(store, Roster((stranger,)))


def test_a_roster_holds_each_person_and_each_skill_once() -> None:
    held = Held("system:sql", None, None, "row 2")
    with pytest.raises(InvalidRecord, match="twice"):
        Person("person:ann", "Ann", held=(held, held))
    with pytest.raises(InvalidRecord, match="person:ann"):
        Roster((person("ann"), person("ann")))


@pytest.mark.parametrize(
    ("node_id", "name", "capacity"), [("ann", "Ann", 1), ("person:ann", "", 1), ("person:ann", "Ann", -1)]
)
def test_a_person_has_an_id_a_name_and_no_negative_capacity(node_id: str, name: str, capacity: int) -> None:
    with pytest.raises(InvalidRecord):
        Person(node_id, name, capacity=capacity)


@given(store=stores())
def test_the_matrix_of_roles_holds_what_who_needs_says(store: View) -> None:
    staff = holdings(store)
    for skill in staff.skills:
        needs = [n for n in who_needs(store, skill.id).needs if n.necessity == Necessity.REQUIRED]
        expected = {n.role.id: (counted(n.level), n.level is not None, False) for n in needs}
        column = {h.id: of(staff, h.id).get(skill.id) for h in staff.holders}
        assert {who: cell for who, cell in column.items() if cell} == expected
