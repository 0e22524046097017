"""How families come out, and how long they take: python -m benchmarks.families ADDRESS...

Of each graph: the seconds for the likeness of its roles and for families and bridges, the families with
what they hold, and how well they agree with the tracks and with the documents (the adjusted Rand index of
Hubert and Arabie 1985: 1 is the same, 0 is chance).
"""

import sys
import time
from collections import Counter
from collections.abc import Hashable, Sequence
from math import comb

from graph.questions.families.answers import Families
from graph.questions.families.families import families
from graph.questions.likeness.roles import similarity
from graph.stores.store import View
from loaders.connect import open_to_read

# So many roles of a family, and roles between two, are told.
MOST = 20


def main(addresses: Sequence[str]) -> None:
    """Tell of each graph."""
    for address in addresses:
        graph = open_to_read(address).snapshot()
        start = time.perf_counter()
        similarity(graph).joined  # noqa: B018
        known = time.perf_counter()
        answer = families(graph)
        seconds = f"likeness {known - start:.2f} s, families {time.perf_counter() - known:.2f} s"
        print(f"{address}: {answer.every} roles, {len(answer.families)} families, {seconds}")
        _tell(answer)
        print(*_agreements(graph, answer), sep="\n")


def _tell(answer: Families) -> None:
    for family in answer.families:
        close = "" if family.closeness is None else f", {family.tightness} ({family.closeness:.2f})"
        titles = ", ".join(role.label for role in family.roles[:MOST])
        print(f"  {family.name}{close}, {len(family.roles)}: {titles}")
    print(f"  like no other: {', '.join(role.label for role in answer.alone) or 'none'}")
    print(f"  between two: {len(answer.between)}")
    for one in answer.between[:MOST]:
        print(f"  between: {one.role.label}, as like to {one.other} ({one.pull:.2f})")
    for bridge in answer.bridges:
        print(f"  bridge: {bridge.skill.label}, {bridge.asked} roles, {bridge.strength:.2f}")


def _agreements(graph: View, answer: Families) -> list[str]:
    family = {role.id: family.name for family in answer.families for role in family.roles}
    roles = [role for one in answer.families for role in one.roles] + list(answer.alone)
    own = [family.get(role.id, role.id) for role in roles]
    tracks = [role.as_role.track or role.id for role in roles]
    documents = [role.as_role.document for role in roles]
    return [
        f"  agrees with {n}: {agreement(own, o):.2f}"
        for n, o in (("tracks", tracks), ("documents", documents))
    ]


def agreement(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two partings of the same things; 1 where both say nothing."""
    pairs, first, second = (_pairs(parting) for parting in (list(zip(one, other, strict=True)), one, other))
    chance = first * second / max(comb(len(one), 2), 1)
    most = (first + second) / 2
    return 1.0 if most == chance else (pairs - chance) / (most - chance)


def _pairs(parting: Sequence[Hashable]) -> int:
    return sum(comb(size, 2) for size in Counter(parting).values())


if __name__ == "__main__":
    main(sys.argv[1:])
