"""A change in words that people read, the same on the command line and on the page."""

from collections.abc import Callable, Mapping

from graph.facts import Years
from graph.kinds import Level, Necessity, level_label
from graph.ladder.change import Change, Facts, What


def subject(change: Change) -> str:
    """The role or thing that a change is about, by id."""
    facts = change.after or change.before or {}
    return str(facts.get("role") or change.id)


def words(change: Change, facts: Facts | None) -> str:
    """One side of a change in a few words, empty where there is no such side."""
    if facts is None:
        return ""
    return _SAYING.get(change.what, _plainly)(facts)


def _role(facts: Facts) -> str:
    rung = f", rung {facts['rung']}" if facts["rung"] else ""
    return f"{facts['title']} ({facts['track'] or 'no track'}{rung})"


def _requirement(facts: Facts) -> str:
    return f"{facts['text']} [{str(facts['section']).replace('_', ' ')}]"


def _skill(facts: Facts) -> str:
    level = level_label(None if facts["level"] is None else Level(facts["level"])).lower()
    preferred = ", preferred" if facts["necessity"] == Necessity.PREFERRED else ""
    return f"{facts['name']}: {level}{preferred}"


def _link(facts: Facts) -> str:
    return f"{facts['scope']} of {facts['target']}"


def _years(facts: Facts) -> str:
    return Years(**facts).words


def _plainly(facts: Facts) -> str:
    return ", ".join(str(value) for value in facts.values() if value)


_SAYING: Mapping[What, Callable[[Facts], str]] = {
    What.ROLE: _role,
    What.REQUIREMENT: _requirement,
    What.SKILL: _skill,
    What.LEVEL: _skill,
    What.INHERITANCE: _link,
    What.EXPERIENCE: _years,
    What.SUPERVISION: _years,
}
