"""What helps a learner: who could teach the skill, and the role aimed at that asks for it."""

from collections.abc import Iterable, Sequence

from graph.kinds import EdgeKind, Necessity
from graph.stores.store import View
from planning.holding import Holding, Line
from planning.holdings import Holder, Holdings

# By learner and skill (row and column): the row of who teaches, None where nobody does.
Trainers = dict[tuple[int, int], int | None]
NOTHING = Holding(0, stated=False)
# Pairs of a role id and the id of a skill that the role asks for.
Aims = frozenset[tuple[str, str]]


def asked_by_targets(store: View, holders: Iterable[Holder]) -> Aims:
    """What the roles that these holders aim at require."""
    targets = sorted({holder.target.id for holder in holders if holder.target})
    needs = store.edges_from(targets, EdgeKind.NEEDS) if targets else ()
    return frozenset((need.source, need.target) for need in needs if need.necessity == Necessity.REQUIRED)


def trainers(
    holdings: Holdings, wanted: Iterable[tuple[int, int]], floor: int, counted: bool = False
) -> Trainers:
    """For each learner and skill (rows and columns of the holdings) the nearest holder at the floor.

    Nearest is who has the same role, then who stands in the same track, then whose skills ask the
    learner for the least effort (sum of weight x levels short), then the first id. Where nobody else
    holds the skill at the floor, who holds it at a level that is not stated; None when nobody does.
    With `counted` a level that is not stated is a 2 like any other.
    """
    nearest: Trainers = {}
    efforts = _Efforts(holdings)
    teaching: dict[int, tuple[list[int], list[int]]] = {}
    for learner, column in wanted:
        if column not in teaching:
            held = holdings.columns.get(column, {})
            sure = [r for r, h in held.items() if h.level >= floor and (counted or h.stated)]
            teaching[column] = (sure, [r for r, h in held.items() if not (counted or h.stated)])
        sure, perhaps = ([row for row in rows if row != learner] for rows in teaching[column])
        nearest[learner, column] = _nearest(holdings.holders, learner, sure or perhaps, efforts)
    return nearest


class _Efforts:
    """The effort from what one holds to all that another holds; who hold the same line share it."""

    def __init__(self, holdings: Holdings) -> None:
        self.lines = holdings.lines
        self.weights = [skill.as_skill.weight for skill in holdings.skills]
        self.known: dict[tuple[int, int], float] = {}

    def between(self, learner: int, other: int) -> float:
        """The sum of weight x levels short, rounded, so that no last bit decides a tie."""
        own, wanted = self.lines[learner], self.lines[other]
        key = (id(own), id(wanted))
        if key not in self.known:
            self.known[key] = round(self._sum(own, wanted), 9)
        return self.known[key]

    def _sum(self, own: Line, wanted: Line) -> float:
        short = 0.0
        for column, holding in wanted.items():
            less = own.get(column, NOTHING)
            # A level that nobody stated is no level to rise to or from.
            if holding.level > less.level and (not less.level or (less.stated and holding.stated)):
                short += (holding.level - less.level) * self.weights[column]
        return short


def _nearest(people: Sequence[Holder], learner: int, holders: Sequence[int], efforts: _Efforts) -> int | None:
    for group in (_role, _track):
        own = group(people[learner])
        same = [row for row in holders if own is not None and group(people[row]) == own]
        if same:
            holders = same
            break
    if len(holders) < 2:
        return holders[0] if holders else None
    return min(holders, key=lambda row: (efforts.between(learner, row), row))


def _role(holder: Holder) -> str | None:
    return holder.role.id if holder.role else None


def _track(holder: Holder) -> str | None:
    return holder.role.as_role.track if holder.role else None
