"""Families of like roles, and the skills that join tracks, as tables."""

from collections.abc import Iterator, Sequence

from commands.asking import to_table
from commands.layout import shortened
from commands.printing import say, table
from commands.question_tables import place, track
from graph.kinds import Grouping, number_of
from graph.model import Evidence
from graph.questions.family_answers import Bridge, BridgeEnd, Families, Family

# So many skills of a family, and roles of an end, are told; --json gives all.
MOST_SKILLS, MOST_ROLES = 5, 3
LONGEST_SENTENCE = 60
PLURALS = {Grouping.TRACK: "tracks", Grouping.FAMILY: "families"}


@to_table.register
def families(answer: Families) -> None:
    """The families with what sets them apart, roles by themselves or between two, and the bridges."""
    title = f"{number_of(len(answer.families), 'family', 'families')} of like roles"
    headings = ("family", "roles", "how close", "titles", "asked more than elsewhere")
    table(title, headings, map(_family, answer.families))
    if answer.alone:
        say(f"Like no other: {', '.join(role.label for role in answer.alone)}.")
        say("")
    if answer.between:
        rows = ((b.role.label, b.family, b.other, track(b.role)) for b in answer.between)
        table("Between two families", ("role", "its family", "as like to", "track"), rows)
    groups = PLURALS[answer.joined]
    headings = ("skill", "asked by", f"pairs of {groups}", f"{groups} it joins", "a sentence of each")
    table(f"Skills that join {groups}", headings, (_bridge(one, answer.every) for one in answer.bridges))


def _family(one: Family) -> Sequence[str]:
    skills = [f"{s.skill.label} ({s.inside} here, {s.outside} elsewhere)" for s in one.skills[:MOST_SKILLS]]
    close = "" if one.closeness is None else f"{one.tightness} ({one.closeness:.2f})"
    titles = ", ".join(role.label for role in one.roles)
    return (one.name, str(len(one.roles)), close, titles, ", ".join(skills))


def _bridge(one: Bridge, every: int) -> Sequence[str]:
    joined = "; ".join(f"{end.name} ({', '.join(_titles(end))})" for end in one.ends)
    sentences = "; ".join(_sentence(end.needs[0].evidence[0]) for end in one.ends)
    return (one.skill.label, f"{one.asked} of {every}", str(one.pairs), joined, sentences)


def _sentence(said: Evidence) -> str:
    return f"{shortened(said.text, LONGEST_SENTENCE)} ({place(said)})"


def _titles(end: BridgeEnd) -> Iterator[str]:
    yield from (need.role.label for need in end.needs[:MOST_ROLES])
    if more := len(end.needs) - MOST_ROLES:
        yield from [f"and {more} more"] if more > 0 else []
