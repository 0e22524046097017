"""What changed between two versions of a ladder, and what that does to moves and coverage."""

from collections.abc import Callable, Iterator

from graph.kinds import Level
from graph.ladder.change import Change, LadderDiff
from graph.ladder.effects import coverage, moves
from graph.ladder.laid_out import Ladder
from graph.ladder.pairs import Both
from graph.ladder.role_changes import experience, inheritance, roles, skills, tracks
from graph.ladder.statement_changes import levels, requirements
from graph.stores.store import View

CHANGES: tuple[Callable[[Both], Iterator[Change]], ...] = (
    roles,
    tracks,
    requirements,
    levels,
    skills,
    inheritance,
    experience,
)


def diff(old: View, new: View, floor: Level = Level.PROFICIENT) -> LadderDiff:
    """All that changed from one store's ladder to another's, sorted by what changed, then by id."""
    both = Both(Ladder(old.graph()), Ladder(new.graph()))
    found = sorted((change for look in CHANGES for change in look(both)), key=lambda change: change.order)
    return LadderDiff(tuple(found), tuple(moves(both, old, new)), tuple(coverage(both, floor)))
