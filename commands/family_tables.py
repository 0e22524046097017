"""Families of like roles, and the skills that join tracks, as tables."""

from collections.abc import Iterator, Sequence

from commands.asking import to_table
from commands.layout import shortened
from commands.printing import say, table
from commands.question_tables import track
from commands.titles import place
from graph.kinds import Grouping, number_of
from graph.model import Node
from graph.questions.families.answers import Bridge, Families, Family

# So many skills and roles of a family, rows, ends of a bridge and roles of an end are told; --json gives all.
MOST_SKILLS, MOST_TITLES, MOST_ROWS = 5, 12, 20
MOST_ENDS, MOST_ROLES = 4, 3
LONGEST_SENTENCE = 60
PLURALS = {Grouping.TRACK: "tracks", Grouping.FAMILY: "families"}


@to_table.register
def families(answer: Families) -> None:
    """The families with what sets them apart, roles by themselves or between two, and the bridges."""
    title = f"{number_of(len(answer.families), 'family', 'families')} of like roles"
    headings = ("family", "roles", "how close", "titles", "asked more than elsewhere")
    table(title, headings, map(_family, answer.families))
    if answer.alone:
        say(f"Like no other: {_titles(answer.alone, MOST_ROWS)}.")
        say("")
    if answer.between:
        rows = ((b.role.label, b.family, b.other, track(b.role)) for b in answer.between[:MOST_ROWS])
        table("Between two families", ("role", "its family", "as like to", "track"), rows)
        if len(answer.between) > MOST_ROWS:
            say(f"The first {MOST_ROWS} are shown; --json gives all {len(answer.between):,}.")
    headings = ("skill", "asked by", str(answer.joined), "its roles that ask it", "a sentence of theirs")
    ends = (end for one in answer.bridges for end in _bridge(one, answer.every))
    table(f"Skills that join {PLURALS[answer.joined]}", headings, ends)


def _family(one: Family) -> Sequence[str]:
    skills = [f"{s.skill.label} ({s.inside} here, {s.outside} elsewhere)" for s in one.skills[:MOST_SKILLS]]
    close = "" if one.closeness is None else f"{one.tightness} ({100 * one.closeness:.0f} % alike)"
    titles = _titles(one.roles, MOST_TITLES)
    return (one.name, str(len(one.roles)), close, titles, ", ".join(skills))


def _bridge(one: Bridge, every: int) -> Iterator[Sequence[str]]:
    """A row for each end, the skill in the first."""
    head = (one.skill.label, f"{one.asked} of {every}")
    for end in one.ends[:MOST_ENDS]:
        said = end.needs[0].evidence[0]
        sentence = f"{shortened(said.text, LONGEST_SENTENCE)} ({place(said)})"
        yield (*head, end.name, _titles([need.role for need in end.needs], MOST_ROLES), sentence)
        head = ("", "")
    if more := len(one.ends[MOST_ENDS:]):
        yield (*head, f"and {more:,} more", "", "")


def _titles(roles: Sequence[Node], most: int) -> str:
    more = [f"and {len(roles) - most:,} more"] if len(roles) > most else []
    return ", ".join([*(role.label for role in roles[:most]), *more])
