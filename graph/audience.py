"""Names of people as an audience may see them: as given, as initials, or as numbers."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from graph.errors import BadQuestion
from graph.roster import PERSON, Person, Rejection, Roster


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
    """
    if names == Names.GIVEN:
        return roster
    shown = _shown(roster.people, names)
    numbered = enumerate(roster.people, start=1)
    people = tuple(replace(p, id=f"{PERSON}{n}", name=shown[p.id], given=p.name) for n, p in numbered)
    hidden = {person.name: shown[person.id] for person in roster.people}
    return Roster(people, tuple(Rejection(r.place, _hiding(r.reason, hidden)) for r in roster.rejected))


def _shown(people: Iterable[Person], names: Names) -> dict[str, str]:
    if names == Names.NUMBERS:
        return {person.id: f"Person {number}" for number, person in enumerate(people, start=1)}
    initials = {person.id: _initials(person.name) for person in people}
    often, seen = Counter(initials.values()), Counter[str]()
    for person_id, letters in initials.items():
        seen[letters] += 1
        if often[letters] > 1:
            initials[person_id] = f"{letters} {seen[letters]}"
    return initials


def _initials(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name)
    return " ".join(f"{word[0].upper()}." for word in words) or "?"


def _hiding(reason: str, hidden: dict[str, str]) -> str:
    for name in sorted(hidden, key=len, reverse=True):
        reason = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", hidden[name], reason, flags=re.IGNORECASE)
    return reason
