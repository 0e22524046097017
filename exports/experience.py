"""The education and experience that a role asks for, in words."""

from graph.model import Node


def experience(role: Node) -> dict[str, tuple[str, int | None]]:
    """What the role asks beyond skills: by name the words and the line they stand in."""
    facts = role.as_role
    asked = {
        "Education": facts.education,
        "Experience": facts.years,
        "Leading people": facts.supervisory_years,
    }
    return {name: (fact.words, fact.line) for name, fact in asked.items() if fact and fact.words}


def place_in_track(role: Node) -> str:
    """The track and rung of a role in words."""
    facts = role.as_role
    if not facts.track:
        return "not in a track"
    rung = "" if facts.rung is None else f", rung {facts.rung}"
    inferred = "" if facts.track_stated else " (inferred: its track has no heading)"
    return f"{facts.track}{rung}{inferred}"
