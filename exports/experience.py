"""What a role asks for, from where, and its place in its track: in the words of pages and paper."""

from graph.model import Node
from graph.questions.answers import Need


def experience(role: Node) -> dict[str, tuple[str, int | None]]:
    """What the role asks beyond skills: by name the words and the line they stand in."""
    facts = role.as_role
    asked = {
        "Education": facts.education,
        "Experience": facts.years,
        "Leading people": facts.supervisory_years,
    }
    return {name: (fact.words, fact.line) for name, fact in asked.items() if fact and fact.words}


def source(need: Need) -> str:
    """Whether the role states a need itself, else through which roles it is inherited, nearest first."""
    return f"inherited via {', '.join(node.label for node in need.via)}" if need.via else "stated"


def place_in_track(role: Node) -> str:
    """The track and rung of a role in words."""
    facts = role.as_role
    if not facts.track:
        return "not in a track"
    rung = "" if facts.rung is None else f", rung {facts.rung}"
    inferred = "" if facts.track_stated else " (inferred: its track has no heading)"
    return f"{facts.track}{rung}{inferred}"
