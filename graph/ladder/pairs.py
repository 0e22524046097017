"""Two versions of a ladder side by side: what of the old one is what of the new one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.kinds import SKILL_KINDS
from graph.ladder.laid_out import Ladder
from graph.ladder.matching import by_name
from graph.ladder.role_matching import matched_roles, matched_tracks
from graph.ladder.statement_pairs import Pair, Wording, matched_statements


@dataclass(frozen=True)
class Both:
    """An old and a new ladder; each mapping leads from old ids to new ones."""

    old: Ladder
    new: Ladder

    @cached_property
    def wording(self) -> Wording:
        """The statements of both, ready to be compared."""
        return Wording(self.old, self.new)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """The roles that are still there."""
        return matched_roles(self.wording)

    @cached_property
    def tracks(self) -> Mapping[str, str]:
        """The tracks that are still there."""
        return matched_tracks(self.old, self.new, self.roles)

    @cached_property
    def skills(self) -> Mapping[str, str]:
        """The skills that are still named."""
        return by_name(self.old.of_kinds(*SKILL_KINDS), self.new.of_kinds(*SKILL_KINDS))

    @cached_property
    def statements(self) -> list[Pair]:
        """The statements that are still there, in whatever words, section or role."""
        return matched_statements(self.wording, self.roles)
