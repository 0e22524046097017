"""The people of a kept scenario or plan: told by marks, not by places in a table, and of which roster."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.kinds import number_of
from graph.people import PERSON, Names, Roster, mark_of
from graph.stores.named import Settings
from planning.changes import BAR

# Beside the settings of the page: the name of the kept roster, and what tells its table from others.
ROSTER, DIGEST = "roster", "roster-digest"


@dataclass(frozen=True)
class PeopleHere:
    """The people that a question is asked of: the roster's name where it is kept, and its digest.

    `ids` has the id of each person here by everything that may stand for it: mark, full id, number.
    """

    roster: str = ""
    digest: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def marks(self) -> Mapping[str, str]:
        """The mark of each person here, by its id."""
        return {shown: mark for mark, shown in self.ids.items() if mark.startswith(f"{PERSON}~")}


NOBODY = PeopleHere()


def people_here(full: Roster, names: Names, roster: str = "", digest: str = "") -> PeopleHere:
    """The people of a roster as it was read, by the ids that they bear when names are shown so."""
    ids: dict[str, str] = {}
    for number, person in enumerate(full.people, start=1):
        counted = f"{PERSON}{number}"
        shown = person.id if names == Names.GIVEN else counted
        ids |= {person.id: shown, mark_of(person.id): shown}
    # A number is a place in the table, also where another person's own number is the same.
    for number, person in enumerate(full.people, start=1):
        counted = f"{PERSON}{number}"
        ids[counted] = person.id if names == Names.GIVEN else counted
    return PeopleHere(roster, digest, ids)


def respelt(value: str, known: Mapping[str, str]) -> str | None:
    """A setting with other words for its people, None where somebody in it is not known."""
    parts = value.split(BAR)
    if any(part.startswith(PERSON) and part not in known for part in parts):
        return None
    return BAR.join(known.get(part, part) for part in parts)


def marked(settings: Settings, here: PeopleHere) -> dict[str, list[str]]:
    """Settings as they are kept: a mark for each person, and which roster they are for."""
    kept = {key: _each(values, here.marks) for key, values in settings.items()}
    if here.digest:
        kept |= {ROSTER: [here.roster] if here.roster else [], DIGEST: [here.digest]}
    return {key: values for key, values in kept.items() if values}


def unmarked(settings: Settings, here: PeopleHere) -> tuple[dict[str, list[str]], int]:
    """Settings for the people here, and how many were left out since they name others."""
    asked = {key: values for key, values in settings.items() if key not in {ROSTER, DIGEST}}
    placed = {key: _each(values, here.ids) for key, values in asked.items()}
    return placed, sum(len(asked[key]) - len(placed[key]) for key in asked)


def told_of_others(kind: str, name: str, settings: Settings, here: PeopleHere) -> str:
    """One line where what was kept is for other people than those here, empty where it is for them."""
    digest, roster = ("".join(settings.get(key, ())) for key in (DIGEST, ROSTER))
    if digest == here.digest:
        return ""
    what = f"The {kind} {name} was kept"
    whose = f"the people of the roster {roster}" if roster else "the people of a table without a name"
    if not digest:
        return f"{what} without people; with these its answer may be another."
    if not here.digest:
        return f"{what} for {whose}; here roles stand for people."
    if roster and roster == here.roster:
        return f"{what} before the roster {roster} was changed; its answer may be another."
    return f"{what} for {whose}; those here are of another table, so its answer may be another."


def told_left_out(count: int) -> str:
    """One line on what was left out since it names people who are not here, empty for nothing."""
    what = number_of(count, "setting names a person who is", "settings name persons who are")
    return f"{what} not among those here; left out." if count else ""


def _each(values: Iterable[str], known: Mapping[str, str]) -> list[str]:
    return [fresh for value in values if (fresh := respelt(value, known)) is not None]


def first(settings: Settings, key: str, default: str = "") -> str:
    """The one value of a setting, else the default."""
    values: Sequence[str] = settings.get(key) or (default,)
    return values[0]
