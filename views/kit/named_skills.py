"""What each line of a document names, in the words of a chip."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.kinds import EdgeKind, NodeKind, level_label
from graph.stores.cache import kept
from graph.stores.store import View


@dataclass(frozen=True)
class SkillChip:
    """A skill that a line names: its id, and its name with the level that is asked."""

    skill: str
    words: str


# By line, from 1.
Chips = Mapping[int, Sequence[SkillChip]]


def named_skills(view: View, document: str) -> Chips:
    """What each line of a document names, in their order, but those that it says are not needed."""
    return kept(view, "skills that lines name", _all_named).get(document, {})


def _all_named(view: View) -> Mapping[str, Chips]:
    labels = {
        node.id: node.label
        for kind in (NodeKind.SYSTEM, NodeKind.COMPETENCY)
        for node in view.nodes_of_kind(kind)
    }
    asked = [edge for edge in view.edges_of_kind(EdgeKind.NAMES) if not edge.usage.denies]
    places = sorted(
        ((evidence, edge.target) for edge in asked for evidence in edge.evidence),
        key=lambda one: (one[0].start, one[1]),
    )
    named: dict[str, dict[int, list[SkillChip]]] = defaultdict(lambda: defaultdict(list))
    for evidence, skill in places:
        level = f", {level_label(evidence.level).lower()}" if evidence.level else ""
        chip = SkillChip(skill, f"{labels[skill]}{level}")
        line = named[evidence.document][evidence.line]
        if chip not in line:
            line.append(chip)
    return named
