"""What is to be learned, measured by the organisation's own promotions: a number alone says nothing."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import median

from graph.kinds import EdgeKind, Necessity, counted, levels_short
from graph.model import Edge
from graph.questions.answers import Gap
from graph.stores.cache import kept
from graph.stores.derived import drawer
from graph.stores.store import View

Ends = tuple[str, str]
# Below this part of a promotion the words are "hardly anything".
LITTLE = 0.15
# The words for a multiple of a promotion, each up to the number beside it.
PARTS = (
    (0.29, "about a quarter of what a promotion here asks"),
    (0.42, "about a third of what a promotion here asks"),
    (0.6, "about half of what a promotion here asks"),
    (0.85, "about three quarters of what a promotion here asks"),
    (1.2, "about as much as a promotion here asks"),
    (1.75, "about one and a half times what a promotion here asks"),
    (2.25, "about twice what a promotion here asks"),
    (2.75, "about two and a half times what a promotion here asks"),
)


def promotion_efforts(store: View) -> Mapping[Ends, float]:
    """The effort from each rung to the next by the ids of both roles, in the order of the edges' keys."""
    return kept(store, "promotion efforts", _promotion_efforts)


def median_promotion(store: View) -> float | None:
    """The median effort of the promotions that ask something; None where there is none."""
    return median_of(promotion_efforts(store).values())


def median_of(efforts: Iterable[float]) -> float | None:
    """The median of the efforts above 0; None where there is none."""
    asking = [effort for effort in efforts if effort > 0]
    return median(asking) if asking else None


def effort_words(effort: float, promotion: float | None) -> str:
    """An effort in words, as a multiple of the median promotion: "about twice what a promotion here asks"."""
    if effort <= 0:
        return "nothing to learn"
    if promotion is None:
        return "no promotion here to measure it by"
    times = effort / promotion
    if times < LITTLE:
        return "hardly anything beside what a promotion here asks"
    words = (words for most, words in PARTS if times < most)
    return next(words, f"about {times:.0f} times what a promotion here asks")


def in_promotions(effort: float, promotion: float | None) -> str:
    """An effort for the field of a table: "2.1 promotions"; "nothing" for none."""
    if effort <= 0:
        return "nothing"
    if promotion is None:
        return "not measured"
    times = f"{effort / promotion:.1f}"
    if times == "0.0":
        return "under 0.1 promotions"
    return "1 promotion" if times == "1.0" else f"{times} promotions"


def measured(store: View, gap: Gap) -> Gap:
    """The gap with the median promotion, in which its effort is shown."""
    return replace(gap, promotion=median_promotion(store))


def _promotion_efforts(store: View) -> Mapping[Ends, float]:
    kept_text = drawer(store).text("promotions", lambda: json.dumps(_worked_out(store)))
    return {(low, high): effort for low, high, effort in json.loads(kept_text)}


def _worked_out(store: View) -> list[tuple[str, str, float]]:
    ends = [(edge.source, edge.target) for edge in store.edges_of_kind(EdgeKind.PROMOTES_TO)]
    required = _required(store, {role for pair in ends for role in pair})
    skills = sorted({skill for needs in required.values() for skill in needs})
    weights = {node.id: node.as_skill.weight for node in store.nodes(skills)}
    return [(low, high, _effort(required[low], required[high], weights)) for low, high in ends]


def _required(store: View, roles: Iterable[str]) -> dict[str, dict[str, Edge]]:
    required: dict[str, dict[str, Edge]] = {role: {} for role in roles}
    for need in store.edges_from(sorted(required), EdgeKind.NEEDS):
        if need.necessity == Necessity.REQUIRED:
            required[need.source][need.target] = need
    return required


def _effort(held: Mapping[str, Edge], asked: Mapping[str, Edge], weights: Mapping[str, float]) -> float:
    return sum(
        weights[skill]
        * (levels_short(need.level, held[skill].level) if skill in held else counted(need.level))
        for skill, need in sorted(asked.items())
    )
