"""What is to be said of a path beside its figures: what it passes, and why it is offered though beaten."""

from collections.abc import Sequence
from dataclasses import replace

from graph.kinds import MoveKind
from graph.questions.effort import in_promotions, median_promotion
from graph.questions.move_answers import CareerPath
from graph.questions.moves import move_kind
from graph.questions.paths.front import Cost
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.steps import path_along
from graph.stores.store import View


def noted(store: View, path: CareerPath, limits: PathLimits) -> CareerPath:
    """The path with a sentence where it passes a role from which the goal is one promotion away."""
    target = path.roles[-1]
    for at, role in enumerate(path.roles[1:-2], start=1):
        kind = move_kind(role, target, limits.max_climb)
        if kind == MoveKind.PROMOTION and kind in limits.kinds:
            straight = path_along(store, [r.id for r in (*path.roles[: at + 1], target)], limits.max_climb)
            unit = median_promotion(store)
            note = (
                f"This way passes {role.label}, one promotion below the goal, because the steps are gentler: "
                f"the hardest asks {in_promotions(path.hardest, unit)} instead of "
                f"{in_promotions(straight.hardest, unit)}."
            )
            return replace(path, note=note)
    return path


def rung_first(
    path: CareerPath, cost: Cost, offered: Sequence[CareerPath], costs: Sequence[Cost]
) -> CareerPath:
    """A path by the next rung of the own track, which one of those offered beats, and the sentence for it."""
    better = next(n for n, other in enumerate(costs) if other.no_worse(cost))
    between = ", then ".join(role.label for role in offered[better].roles[1:-1])
    way = f"The way past {between}" if between else "The move straight to the goal"
    return replace(
        path,
        beaten_by=better + 1,
        note=f"This way begins with the next rung of {path.roles[0].as_role.track}. "
        f"{way} takes no more moves, asks no more in all and has no harder step.",
    )
