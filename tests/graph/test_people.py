"""Names of people: shown as given, as initials, as numbers; the given ones nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.people import Held, Names, Person, Rejection, Roster, for_audience, names_setting

ROSTER = Roster(
    (
        Person("person:ann-lee", "Ann Lee", "role:clerk", (Held("system:sql", None, None, "row 2"),)),
        Person("person:abe-lang", "Abe Lang", "role:lead", capacity=1),
        Person("person:zoe", "zoë", target="role:lead"),
        Person("person:7", "7", "role:clerk"),
    ),
    (Rejection("row 9", "Ann Lee holds two levels of SQL; ANN LEE has two roles"),),
)


def texts(roster: Roster) -> str:
    return repr(roster).casefold()


def test_names_as_given_are_left_alone() -> None:
    assert for_audience(ROSTER, Names.GIVEN) == ROSTER


def test_initials_tell_two_of_a_kind_apart() -> None:
    shown = for_audience(ROSTER, Names.INITIALS)
    assert {person.name for person in shown.people} == {"A. L. 1", "A. L. 2", "Z.", "?"}


def test_numbers_say_nothing_of_a_name() -> None:
    shown = for_audience(ROSTER, Names.NUMBERS)
    assert [person.name for person in shown.people] == [f"Person {n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("names", [Names.INITIALS, Names.NUMBERS])
def test_the_given_name_stands_nowhere_and_all_else_stays(names: Names) -> None:
    shown = for_audience(ROSTER, names)
    assert not [name for name in ("ann", "abe", "zoë", "zoe", "lee") if name in texts(shown)]
    facts = {(p.role, p.held, p.target, p.capacity) for p in ROSTER.people}
    assert {(p.role, p.held, p.target, p.capacity) for p in shown.people} == facts


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=20))
def test_ids_stay_distinct_whatever_the_names(names: list[str]) -> None:
    people = tuple(Person(f"person:{n:03}", name) for n, name in enumerate(names))
    for setting in Names:
        shown = for_audience(Roster(people), setting)
        assert len({person.id for person in shown.people}) == len(people)


@pytest.mark.parametrize(("word", "means"), [("", Names.GIVEN), (" Numbers", Names.NUMBERS)])
def test_a_setting_is_read_from_a_word(word: str, means: Names) -> None:
    assert names_setting(word) == means


def test_a_word_that_is_no_setting_is_one_line() -> None:
    with pytest.raises(BadQuestion, match="given, initials, numbers"):
        names_setting("nicknames")
