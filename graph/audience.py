"""Names of people as an audience may see them: as given, as initials, or as numbers."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from graph.errors import BadQuestion
from graph.people import PERSON, Person, Remark, Roster

Told = TypeVar("Told", bound=Remark)
TABLE = "the table"
# Of a remark that was never worded without text, only that there is one.
UNTOLD = "something here could not be taken; see the table"
# Only digits are taken out of a place, so that no name comes along.
_WHERE = re.compile(r"(?:sheet \d+ )?row \d+(?:, column \d+)?$|sheet \d+$")


class Names(StrEnum):
    """How the names of people are shown."""

    GIVEN = "given"
    INITIALS = "initials"
    NUMBERS = "numbers"


def names_setting(word: str) -> Names:
    """The setting that a word names; an empty one shows names as given. Raises BadQuestion."""
    try:
        return Names(word.strip().lower() or Names.GIVEN)
    except ValueError as error:
        raise BadQuestion(f"names cannot be shown as {word!r}; give {', '.join(Names)}") from error


def for_audience(roster: Roster, names: Names) -> Roster:
    """The roster with names and ids shown as asked; the name behind them only finds a person.

    An id becomes a number in the order of ids; two people of the same initials bear one in their names.
    Of what was turned away stays the place and what is wrong: no text of any cell, no name of a file.
    """
    if names == Names.GIVEN:
        return roster
    shown = _shown(roster.people, names)
    numbered = enumerate(roster.people, start=1)
    people = tuple(_hidden(person, n, shown[person.id]) for n, person in numbered)
    return Roster(people, tuple(map(without_text, roster.rejected)), tuple(map(without_text, roster.remarks)))


def without_text(remark: Told) -> Told:
    """The remark without text of the table."""
    return replace(remark, place=bare_place(remark.place), reason=remark.bare or UNTOLD)


def bare_place(place: str) -> str:
    """The row and column of a place, without the name of the file."""
    found = _WHERE.search(place)
    return found.group() if found else TABLE


def _hidden(person: Person, number: int, shown: str) -> Person:
    held, expired = (
        tuple(replace(h, place=bare_place(h.place)) for h in some) for some in (person.held, person.expired)
    )
    given = person.given or person.name
    return replace(person, id=f"{PERSON}{number}", name=shown, given=given, held=held, expired=expired)


def _shown(people: Iterable[Person], names: Names) -> dict[str, str]:
    if names == Names.NUMBERS:
        return {person.id: f"Person {number}" for number, person in enumerate(people, start=1)}
    initials = {person.id: _initials(person.given or person.name) for person in people}
    often, seen = Counter(initials.values()), Counter[str]()
    for person_id, letters in initials.items():
        seen[letters] += 1
        if often[letters] > 1:
            initials[person_id] = f"{letters} {seen[letters]}"
    return initials


def _initials(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    return " ".join(f"{word[0].upper()}." for word in words) or "?"
