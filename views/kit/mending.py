"""Where each kind of finding is mended: by a control, by words, or why only in the document itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from exports.markup import Html
from graph.documents import Finding
from graph.ladder.finding import LadderFinding
from views.kit.html import link, quiet


class Control(StrEnum):
    """What is to be put right at a line of the page Sources."""

    LINE = "The line"
    TITLE = "Title"
    SKILLS = "Skills"
    TAKES_OVER = "Takes over"
    ROLE = "Role and track"
    EVERYWHERE = "In all documents"
    KEPT = "Put right"


@dataclass(frozen=True)
class Mending:
    """How a kind of finding is mended: at its line by a control, by words, or as `instead` says.

    `to_do` is said on a page in place of what the finding suggests, which names a command.
    """

    control: Control | None = None
    by_words: bool = False
    instead: str = ""
    to_do: str = ""


_DOCUMENT = Mending(instead="Mend it in the document, and load that again.")
_FILE = Mending(instead="Mend the file itself, and load it again.")
_WORKBOOK = Mending(instead="Mend it in the workbook, and load that again.")
_COLUMNS = Mending(instead="Load it again with its columns named: atlas load --columns.")
_NOTHING = Mending(instead="There is nothing to mend; accept it if it is meant so.")
_LINE, _TITLE, _SKILLS = map(Mending, (Control.LINE, Control.TITLE, Control.SKILLS))
_TAKES_OVER, _ROLE, _KEPT = map(Mending, (Control.TAKES_OVER, Control.ROLE, Control.KEPT))

MENDINGS: Mapping[str, Mending] = {
    "inferred-track": _ROLE,
    "track-without-heading": _ROLE,
    "low-confidence-title": _TITLE,
    "uncertain-title": _TITLE,
    "no-role": _TITLE,
    "same-title": _TITLE,
    "not-read": _FILE,
    "left-out": _FILE,
    "rows-not-kept": _NOTHING,
    "sheet-left-out": _WORKBOOK,
    "no-value": _WORKBOOK,
    "damaged-letters": _FILE,
    "guessed-table": _COLUMNS,
    "level-definitions": _COLUMNS,
    "inferred-split": _DOCUMENT,
    "inferred-boundary": _LINE,
    "duties-without-heading": _LINE,
    "unresolved-line": _LINE,
    "little-read": _LINE,
    "empty-heading": _LINE,
    "duplicate-statement": _LINE,
    "near-duplicate": _LINE,
    "long-statement": _DOCUMENT,
    "rung-asks-less": _SKILLS,
    "nothing-new": _TITLE,
    "skill-named-once": _SKILLS,
    "no-skill": Mending(by_words=True, to_do="say on the page Vocabulary what they ask, or leave them"),
    "unknown-name": Mending(by_words=True, to_do="say on the page Vocabulary what each of these names is"),
    "other-language": Mending(instead="Load an English version of it, or accept it."),
    "loose-target": _TAKES_OVER,
    "undefined-title": _TAKES_OVER,
    "unlinked-inheritance": _TAKES_OVER,
    "inheritance-cycle": _TAKES_OVER,
    "stale-correction": _KEPT,
    "large-rung": _ROLE,
    "unlabelled-range": _DOCUMENT,
    "double-key": _DOCUMENT,
    "experience-does-not-grow": _DOCUMENT,
    "copied-field": _DOCUMENT,
    "person-named": _DOCUMENT,
}


def to_do(finding: Finding | LadderFinding) -> str:
    """What a page says that is to be done about a finding."""
    how = MENDINGS.get(finding.code)
    return (how.to_do if how else "") or finding.suggestion


def mend_link(finding: LadderFinding) -> Html:
    """A link to the control that mends a finding, or the words that say how it is mended elsewhere."""
    how = MENDINGS.get(finding.code, _DOCUMENT)
    if how.by_words:
        return link("Mend", "vocabulary", finding=finding.id)
    if how.control is None:
        return quiet(how.instead)
    place = {"document": finding.document, "line": finding.line}
    return link("Mend", "sources", **place, mend=finding.code, finding=finding.id)
