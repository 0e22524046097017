"""The education and experience that a role asks for, in words."""

from collections.abc import Mapping
from typing import Any

from graph.model import Node


def experience(role: Node) -> dict[str, tuple[str, int | None]]:
    """What the role asks beyond skills: by name the words and the line they stand in."""
    facts = role.facts
    found = {
        "Education": (_education(facts.get("education")), _line(facts.get("education"))),
        "Experience": (_years(facts.get("years")), _line(facts.get("years"))),
        "Leading people": (_years(facts.get("supervisory_years")), _line(facts.get("supervisory_years"))),
    }
    return {name: words for name, words in found.items() if words[0]}


def place_in_track(role: Node) -> str:
    """The track and rung of a role in words."""
    track, rung = role.facts.get("track"), role.facts.get("level_index")
    if not track:
        return "not in a track"
    inferred = "" if role.facts.get("track_stated", True) else " (inferred: its track has no heading)"
    return f"{track}, rung {rung}{inferred}" if rung is not None else f"{track}{inferred}"


def _line(fact: Mapping[str, Any] | None) -> int | None:
    return fact.get("line") if fact else None


def _education(fact: Mapping[str, Any] | None) -> str:
    if not fact:
        return ""
    words = str(fact.get("surface") or fact.get("level") or "")
    field = f", {fact['field']}" if fact.get("field") else ""
    return words + field + (" (or years of experience)" if fact.get("alternative_to_years") else "")


def _years(fact: Mapping[str, Any] | None) -> str:
    if not fact:
        return ""
    least, most = fact.get("min"), fact.get("max")
    span = f"{least} or more" if most is None else str(least) if least == most else f"{least} to {most}"
    field = f", {fact['field']}" if fact.get("field") else ""
    return f"{span} {'year' if span == '1' else 'years'}{field}"
