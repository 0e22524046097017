"""The colour of each track, the same on every page."""

from collections.abc import Iterable

from graph.model import Node
from views.palette import WITHOUT_TRACK, Colour, track_colour


def track_colours(roles: Iterable[Node]) -> dict[str, Colour]:
    """Each track's colour by its label, in the order of the roles."""
    names = dict.fromkeys(str(role.facts["track"]) for role in roles if role.facts.get("track"))
    return {name: track_colour(position) for position, name in enumerate(names)}


def colour_of(role: Node, colours: dict[str, Colour]) -> Colour:
    """The colour of the role's track, a neutral one when it has none."""
    return colours.get(str(role.facts.get("track")), WITHOUT_TRACK)
