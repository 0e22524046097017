"""What a role is asked, as nodes: whichever source states it, its id comes from the role and its words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha1

from graph.facts import RequirementFacts
from graph.kinds import NodeKind, Section
from graph.model import Evidence, Node


def statement_ids(role_id: str, texts: Iterable[str]) -> Iterator[str]:
    """An id for each statement of a role, in order, so that a line that moves keeps its id."""
    seen: Counter[str] = Counter()
    name = role_id.partition(":")[2]
    for text in texts:
        base = f"{NodeKind.REQUIREMENT}:{name}-{sha1(text.encode()).hexdigest()[:8]}"
        seen[base] += 1
        yield base if seen[base] == 1 else f"{base}-{seen[base]}"


def statement_node(
    node_id: str, said: Evidence, section: Section, heading: str | None, corrected: str | None = None
) -> Node:
    """The node of a statement with the place where it is said, and the correction that set it, if any."""
    stated = RequirementFacts(
        section=section,
        heading=heading,
        document=said.document,
        line=said.line,
        start=said.start,
        end=said.end,
        corrected=corrected,
    )
    return Node(node_id, said.text, facts=stated.as_facts())
