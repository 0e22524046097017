"""What ended before today: held no longer, and told."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from graph.people import About, Person, Remark


def expired(people: Iterable[Person], labels: Mapping[str, str], today: date) -> Iterator[Remark]:
    """Yield what of each person's skills has ended."""
    for person in people:
        for held in person.expired:
            label = labels.get(held.skill, held.skill)
            told = f"{label} ended on {held.until} and is held no longer (today is {today})"
            yield Remark(held.place, told, told, About.EXPIRED)
