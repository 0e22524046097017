"""The line of a document that a person chose: what was read there, in values that a correction names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.documents import SourceDocument, SourceLine
from graph.kinds import EdgeKind, LineClass
from graph.model import Node
from graph.stores.store import View
from loaders.corrections.files import of_list
from loaders.corrections.kinds import TitleCorrection
from loaders.vocabulary.vocabulary import lookup_key
from views.sources.statements import ReadStatement, SkillRead, own_roles, statements
from views.sources.suggested import NOTHING_SUGGESTED, Suggested

# How a row of a table is written among the lines.
CELLS = "|"


@dataclass(frozen=True)
class Words:
    """Words of the document, and which of those alike they are, from 1."""

    text: str
    occurrence: int


@dataclass(frozen=True)
class ChosenLine:
    """A line with what stands there: the roles whose titles it bears, and what it states.

    `words` are the whole line within its role, `title` those that say what the role is called, `taken` those
    by which it takes over. `statement` is the one that is meant, None where the line states nothing; `skill`
    is the id of the one that is looked at. Each `turn` has controls of its own, which hold nothing of the one
    before.
    """

    line: SourceLine
    role: Node | None
    words: Words
    title: Words
    taken: Words | None = None
    in_row: bool = False
    stated: tuple[ReadStatement, ...] = ()
    statement: ReadStatement | None = None
    skill: str | None = None
    suggested: Suggested = NOTHING_SUGGESTED
    turn: str = ""

    @property
    def meant(self) -> Words:
        """The words of the statement, else the whole line."""
        said = self.statement
        return Words(said.text, said.occurrence) if said else self.words

    @property
    def apart(self) -> bool:
        """Whether what is stated is put right by its own words, not by those of the line."""
        return self.statement is not None and (self.in_row or len(self.stated) > 1)

    @property
    def skills(self) -> tuple[SkillRead, ...]:
        """The skills that the statement was read to name."""
        return self.statement.skills if self.statement else ()

    def of(self, statement: ReadStatement) -> "ChosenLine":
        """The line with this of its statements meant."""
        return replace(self, statement=statement, role=statement.role)

    def key(self, name: str) -> str:
        """The key of a control for this line, and for what is stated there that is meant."""
        which = self.stated.index(self.statement) if self.statement in self.stated else 0
        return f"right_{name}_{self.line.line}_{which}_{self.turn}"


def chosen_line(
    view: View,
    source: SourceDocument,
    number: int | None,
    skill: str | None = None,
    suggested: Suggested = NOTHING_SUGGESTED,
    turn: str = "0",
) -> ChosenLine | None:
    """The line of this number, None for no line of the document; `skill` is the id of one that it names."""
    line = next((one for one in source.lines if one.line == number), None)
    if line is None:
        return None
    own = own_roles(view, source.name)
    stated = tuple(statements(view, source.name).get(line.line, ()))
    statement = next((one for one in stated if one.skill(skill)), stated[0] if stated else None)
    titled = [role for role in own if role.as_role.line == line.line]
    of_line = next((role for role in own if role.id == line.role), None)
    role = of_line or (statement.role if statement else titled[0] if titled else None)
    in_row = _is_row(line, [*titled, *(one.role for one in stated)], stated)
    return ChosenLine(
        line=line,
        role=role,
        words=_words(source, own, line),
        title=_title(source, own, line, role if in_row else None),
        taken=_taken(view, source, own, line, role),
        in_row=in_row,
        stated=stated,
        statement=statement,
        skill=skill if statement and statement.skill(skill) else None,
        suggested=suggested,
        turn=turn,
    )


def which_of_title(own: Sequence[Node], role: Node) -> int:
    """Which of the roles of one title it is in its document, from 1."""
    return [one.id for one in own if lookup_key(one.label) == lookup_key(role.label)].index(role.id) + 1


def _is_row(line: SourceLine, named: Sequence[Node], stated: Sequence[ReadStatement]) -> bool:
    """Whether the line is a row of a table, in whose cells titles and statements stand."""
    cells = set(map(lookup_key, line.text.split(CELLS)))
    whole = lookup_key(line.text)
    said = [lookup_key(one.text) for one in stated]
    return len(cells) > 1 and (
        any(text != whole for text in said) or any(lookup_key(node.label) in cells for node in named)
    )


def _words(source: SourceDocument, own: Sequence[Node], line: SourceLine) -> Words:
    """The line, and which it is of those alike of the roles of one title, or of no role."""
    label = {role.id: lookup_key(role.label) for role in own}
    alike = [
        one.line
        for one in source.lines
        if lookup_key(one.text) == lookup_key(line.text)
        and label.get(one.role or "") == label.get(line.role or "")
    ]
    return Words(line.text.strip(), alike.index(line.line) + 1)


def _title(source: SourceDocument, own: Sequence[Node], line: SourceLine, in_cell: Node | None) -> Words:
    """What a correction of a title names: the line among all alike, or the title in a cell of a row."""
    if in_cell:
        known = (one for one in of_list([dict(one) for one in source.corrections]))
        set_here = (one for one in known if isinstance(one, TitleCorrection) and one.title == in_cell.label)
        before = next(set_here, None)
        return (
            Words(before.text, before.occurrence)
            if before
            else Words(in_cell.label, which_of_title(own, in_cell))
        )
    alike = [one.line for one in source.lines if lookup_key(one.text) == lookup_key(line.text)]
    return Words(line.text.strip(), alike.index(line.line) + 1)


def _taken(
    view: View, source: SourceDocument, own: Sequence[Node], line: SourceLine, role: Node | None
) -> Words | None:
    """The words by which the role takes over on a line that says so, None on any other."""
    if line.line_class != LineClass.INHERITANCE or role is None:
        return None
    links = view.edges_from([role.id], EdgeKind.INHERITS)
    told = (
        e.text for edge in links for e in edge.evidence if (e.document, e.line) == (source.name, line.line)
    )
    return Words(next(told, line.text.strip()), _words(source, own, line).occurrence)
