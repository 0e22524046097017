"""What the roles of a picture are put together and coloured by: their track or their family."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.kinds import Grouping
from graph.model import Node
from graph.questions.families.answers import Family
from views.kit.palette import TRACKS, WITHOUT_TRACK, track_colour

# Where there are more families than colours, so many of the largest keep theirs, and none that is grey.
LARGEST = 10
SMALLER = "Smaller families"


@dataclass(frozen=True)
class RoleGroups:
    """The group of each role by id, the light and dark colour of each group, and what no group is called.

    `spoken` is how a role's group is told of it, with the name in the place of the braces.
    """

    kind: Grouping
    of_role: Mapping[str, str]
    tints: Mapping[str, tuple[str, str]]
    none: str
    spoken: str = "{}"

    def group(self, role: str) -> str:
        """The group of a role by id, or the word for none."""
        return self.of_role.get(role, self.none)

    def says(self, role: str) -> str:
        """What is told of the group of a role by id."""
        held = self.of_role.get(role)
        return self.none.lower() if held is None else self.spoken.format(held)

    def tint(self, role: str) -> tuple[str, str]:
        """The light and dark colour of a role by id."""
        return self.tints.get(self.group(role), (WITHOUT_TRACK.light, WITHOUT_TRACK.dark))


def by_track(roles: Iterable[Node]) -> RoleGroups:
    """The roles by their tracks, which are coloured in the order of the roles."""
    tracks = {role.id: str(role.as_role.track) for role in roles if role.as_role.track}
    return RoleGroups(Grouping.TRACK, tracks, _tints(tracks.values()), "In no track")


def by_family(families: Sequence[Family]) -> RoleGroups:
    """The roles by their families, the largest first; those beyond the last colour share one group."""
    few = len(families) <= len(TRACKS)
    named = [family.name for family in families][: None if few else LARGEST]
    of_role = {
        role.id: family.name if family.name in named else SMALLER
        for family in families
        for role in family.roles
    }
    return RoleGroups(Grouping.FAMILY, of_role, _tints(named), "Like no other", "family {}")


def _tints(groups: Iterable[str]) -> dict[str, tuple[str, str]]:
    colours = ((group, track_colour(n)) for n, group in enumerate(dict.fromkeys(groups)))
    return {group: (colour.light, colour.dark) for group, colour in colours}
