"""Many in a sentence: names joined, or how many there are."""

from collections.abc import Iterable, Sized

from graph.kinds import Level, number_of
from graph.people import PERSON
from planning.cover_words import listed
from planning.outcome import Lesson, Party

# More names than these are counted.
MOST_NAMES = 5
MOST_HOLDERS = 2


def few(names: Iterable[str]) -> str:
    """Names in a sentence: "A, B and C", and of many the first with how many more there are."""
    every = list(names)
    if len(every) > MOST_NAMES:
        every = [*every[: MOST_NAMES - 1], f"{len(every) - MOST_NAMES + 1} more"]
    return listed(every)


def holders(parts: Iterable[Party | Lesson]) -> dict[str, str]:
    """The names of whom these are about, by id."""
    return {
        (p.id if isinstance(p, Party) else p.holder.id): (p.label if isinstance(p, Party) else p.holder.label)
        for p in parts
    }


def those(names: dict[str, str]) -> str:
    """Holders in a sentence: one or two by name, more by number: "8 roles", "3 people"."""
    if len(names) <= MOST_HOLDERS:
        return listed(list(names.values()))
    people = any(one.startswith(PERSON) for one in names)
    return number_of(len(names), "person", "people") if people else number_of(len(names), "role")


def at_words(level: Level | None) -> str:
    """A level as it stands behind what is held: "at proficient", "at no stated level"."""
    return "at no stated level" if level is None else f"at {level.label.lower()}"


def does(many: Sized, one: str, more: str) -> str:
    """The verb for one or for more."""
    return one if len(many) == 1 else more
