"""What the loader keeps of a document: its lines with their classes, and its findings."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath
from typing import Any

from graph.facts import Facts
from graph.kinds import LineClass, number_of
from graph.model import Node

# A line that is longer is a sentence, not a title.
LONGEST_TITLE = 90
# A word of the file's name: letters without digits, three of them where they are ASCII.
_SHORTEST_WORD = 3
_MARKS = " \t#*_=-:'\""
# The key of a front matter before its value: title: "Payroll Roles".
_KEY = re.compile(r"^[a-z_]+:\s+")
_PARTS = re.compile(r"[\s_.-]+")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that a person should look at: where it stands, what it is, what to do."""

    code: str
    document: str
    line: int
    text: str
    message: str
    suggestion: str


@dataclass(frozen=True)
class SourceLine:
    """One line that is not blank: its number from 1, its text, its class, the role it belongs to."""

    line: int
    text: str
    line_class: LineClass
    role: str | None


@dataclass(frozen=True)
class LaidTable:
    """How a table was read: its line from 1, where its roles stand, what its columns are.

    `columns` is written as `--columns` takes it; `chosen` tells that a person said so.
    """

    line: int
    layout: str
    columns: str
    chosen: bool = False


@dataclass(frozen=True)
class LevelDefinition:
    """What a level of a competency means, as a framework without roles says it.

    `id` and `name` are the skill's, `label` is the level as written there; `start` and `end` count
    characters of the line, end exclusive.
    """

    id: str
    name: str
    label: str
    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Proposal:
    """A skill that statements likely ask: its name, kind and the lines they stand on; it is not taken."""

    name: str
    kind: str
    lines: tuple[int, ...]
    why: str


@dataclass(frozen=True)
class UnknownWord:
    """A name that nobody knew, the lines it stands on, and whether one of them asks for it."""

    name: str
    lines: tuple[int, ...]
    asked: bool


@dataclass(frozen=True)
class SourceDocument:
    """A loaded document with every line that is not blank, and what was found in it.

    `language` is its ISO 639-1 code, None for English and for what says too little to tell. `corrections` are
    what a person put right in it, each as its file keeps it.
    """

    name: str
    lines: tuple[SourceLine, ...]
    findings: tuple[Finding, ...] = ()
    tables: tuple[LaidTable, ...] = ()
    definitions: tuple[LevelDefinition, ...] = ()
    language: str | None = None
    proposals: tuple[Proposal, ...] = ()
    unknown: tuple[UnknownWord, ...] = ()
    corrections: tuple[Facts, ...] = field(default=(), hash=False)

    def title(self, roles: Sequence[str] = ()) -> str:
        """What a person calls it: its own title, else its file's name in words, else the roles it holds."""
        own = (_bare(line.text) for line in self.lines if line.line_class == LineClass.DOC_TITLE)
        stated = next((text for text in own if 0 < len(text) <= LONGEST_TITLE), "")
        return stated or _in_words(self.name) or _led_by(roles) or self.name

    def as_node(self, node_id: str, roles: Sequence[str] = ()) -> Node:
        """The document as a node of the graph, from which `of_node` reads it back; its label is its title.

        `roles` are the titles of the roles that it states, in their order.
        """
        lines = [[x.line, x.text, str(x.line_class), x.role] for x in self.lines]
        findings = [asdict(finding) for finding in self.findings]
        facts: dict[str, Any] = {
            "name": self.name,
            "lines": lines,
            "findings": findings,
            "language": self.language,
        }
        if self.tables:
            facts["tables"] = [asdict(table) for table in self.tables]
        if self.definitions:
            facts["level_definitions"] = [asdict(definition) for definition in self.definitions]
        if self.proposals:
            facts["proposals"] = [asdict(one) | {"lines": list(one.lines)} for one in self.proposals]
        if self.corrections:
            facts["corrections"] = [dict(one) for one in self.corrections]
        if self.unknown:
            facts["unknown_names"] = [asdict(one) | {"lines": list(one.lines)} for one in self.unknown]
        return Node(node_id, self.title(roles), (self.name,), facts)

    @classmethod
    def of_node(cls, node: Node) -> "SourceDocument":
        """The document that a node of the graph holds."""
        lines = (SourceLine(n, text, LineClass(c), role) for n, text, c, role in node.facts["lines"])
        findings = (Finding(**finding) for finding in node.facts["findings"])
        tables = tuple(LaidTable(**table) for table in node.facts.get("tables", ()))
        defined = tuple(LevelDefinition(**told) for told in node.facts.get("level_definitions", ()))
        said = node.as_document
        proposed = tuple(
            Proposal(one["name"], one["kind"], tuple(one["lines"]), one["why"])
            for one in node.facts.get("proposals", ())
        )
        unknown = tuple(
            UnknownWord(one["name"], tuple(one["lines"]), one["asked"])
            for one in node.facts.get("unknown_names", ())
        )
        corrected = tuple(node.facts.get("corrections", ()))
        told = (tuple(lines), tuple(findings), tables, defined, said.language, proposed, unknown, corrected)
        return cls(said.name, *told)


def findings_count(node: Node) -> int:
    """How many findings the node of a document holds."""
    return len(node.facts["findings"])


def title_of(node: Node) -> str:
    """The title of a document; a graph that was kept before titles were has its file's name in words."""
    name = node.as_document.name
    return node.label if node.label != name else _in_words(name) or name


def _bare(text: str) -> str:
    """A line of a title without the signs and the key of a front matter around it."""
    return _KEY.sub("", text.strip(_MARKS)).strip(_MARKS)


def _in_words(name: str) -> str:
    """A file's name as words ("finance-ladder.txt" is "Finance ladder"), empty where it is a mere code."""
    parts = [part for part in _PARTS.split(PurePosixPath(name).stem) if part]
    if not any(_is_word(part) for part in parts):
        return ""
    words = " ".join(parts)
    return words[0].upper() + words[1:]


def _is_word(part: str) -> bool:
    return part.isalpha() and (not part.isascii() or len(part) >= _SHORTEST_WORD)


def _led_by(roles: Sequence[str]) -> str:
    """The roles of a document in few words, empty where it states none."""
    if len(roles) < 2:
        return next(iter(roles), "")
    return f"{roles[0]} and {number_of(len(roles) - 1, 'more role')}"
