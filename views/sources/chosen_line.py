"""The line of a document that a person chose: what was read there, in values that a correction names."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.documents import SourceDocument, SourceLine
from graph.kinds import EdgeKind
from graph.model import Edge, Node
from graph.stores.store import View
from loaders.vocabulary.vocabulary import lookup_key


@dataclass(frozen=True)
class SkillRead:
    """A skill that the line was read to ask for."""

    node: Node
    names: Edge


@dataclass(frozen=True)
class ChosenLine:
    """A line with its role, None where it is of none, and the skills that it was read to ask for.

    `text` is the statement that stands there, else the line; `of_role` and `of_document` count which of
    those alike it is, from 1. Each `turn` has controls of its own, which hold nothing of the one before.
    """

    line: SourceLine
    text: str
    role: Node | None
    skills: tuple[SkillRead, ...]
    of_role: int
    of_document: int
    turn: int = 0

    def key(self, name: str) -> str:
        """The key of a control for this line."""
        return f"right_{name}_{self.line.line}_{self.turn}"


def chosen_line(view: View, source: SourceDocument, number: int | None, turn: int = 0) -> ChosenLine | None:
    """The line of this number, None for no line of the document."""
    line = next((one for one in source.lines if one.line == number), None)
    if line is None:
        return None
    roles = view.nodes([line.role]) if line.role else ()
    stated = _statements(view, source.name, line)
    texts = {edge.evidence[0].text for edge in stated}
    names = view.edges_from([edge.target for edge in stated], EdgeKind.NAMES)
    nodes = {node.id: node for node in view.nodes(edge.target for edge in names)}
    alike = [one for one in source.lines if lookup_key(one.text) == lookup_key(line.text)]
    own = [one for one in alike if one.role == line.role]
    return ChosenLine(
        line=line,
        text=texts.pop() if len(texts) == 1 else line.text.strip(),
        role=roles[0] if roles else None,
        skills=tuple(SkillRead(nodes[edge.target], edge) for edge in names),
        of_role=own.index(line) + 1,
        of_document=alike.index(line) + 1,
        turn=turn,
    )


def _statements(view: View, document: str, line: SourceLine) -> Sequence[Edge]:
    """The edges from the role to what it states on the line."""
    stated = view.edges_from([line.role], EdgeKind.STATES) if line.role else ()
    return [
        edge for edge in stated if any(e.document == document and e.line == line.line for e in edge.evidence)
    ]
