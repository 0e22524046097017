"""What each kind of finding says, as a sentence for people; its code stays in the JSON value.

docs/findings.md tells of each kind at length.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from graph.documents import Finding
from graph.ladder.finding import LadderFinding

Told = TypeVar("Told", bound=Finding | LadderFinding)

# A short name for a choice among kinds, and a sentence above the findings of a kind.
KINDS: Mapping[str, tuple[str, str]] = {
    "inferred-track": ("Track without a heading", "No heading names these tracks; titles tell them."),
    "track-without-heading": ("Track without a heading", "No heading names these tracks; titles tell them."),
    "low-confidence-title": ("Uncertain title", "These roles have no title of their own."),
    "uncertain-title": ("Uncertain title", "These roles have no title of their own."),
    "no-role": ("No role", "These documents hold no role."),
    "not-read": ("Not read", "These files were not read."),
    "left-out": ("Left out", "This was left out."),
    "rows-not-kept": ("Rows not kept", "These tables are too long to be shown line by line."),
    "sheet-left-out": ("Sheet left out", "These sheets of a workbook were not read."),
    "no-value": ("Cell without a value", "These cells hold a formula without a value; they count as empty."),
    "damaged-letters": ("Damaged letters", "Letters of these documents were damaged on their way."),
    "guessed-table": ("Table read by guess", "How these tables are laid out was guessed."),
    "level-definitions": ("Levels defined", "These tables define levels and name no role."),
    "inferred-split": ("Run-on text", "Statements run on without stops here; they were parted."),
    "inferred-boundary": ("Duties without a heading", "No heading says where the duties begin."),
    "duties-without-heading": ("Duties without a heading", "No heading says where the duties begin."),
    "unresolved-line": ("Line without a place", "These lines belong to no role."),
    "little-read": ("Little read", "Hardly a statement of these documents was read."),
    "long-statement": ("Long statement", "Only the beginning of these statements was searched for skills."),
    "no-skill": ("No skill named", "Most statements of these documents name no known skill."),
    "other-language": ("Other language", "These documents are not in English."),
    "unknown-name": ("Unknown name", "These names are not known; some may be systems."),
    "loose-target": ("Other title", "These lines use a title that no role bears; the nearest was taken."),
    "undefined-title": ("Unknown title", "These lines use a title that no role bears."),
    "unlinked-inheritance": (
        "Nothing taken over",
        "These lines take over from a role that cannot be told, so nothing is taken over.",
    ),
    "stale-correction": (
        "Correction out of date",
        "These corrections no longer fit what stands in the document.",
    ),
    "inheritance-cycle": ("Circle", "These roles take over from each other in a circle."),
    "same-title": ("Same title", "Two roles bear one title."),
    "unlabelled-range": ("Range without a label", "A range stands here, and nothing says of what."),
    "double-key": ("Key given twice", "One key is given twice here."),
    "empty-heading": ("Empty heading", "Nothing stands under these headings."),
    "nothing-new": ("Nothing new", "These rungs ask nothing that the rung below does not ask."),
    "large-rung": ("Large rung", "These rungs ask for more than the others here."),
    "rung-asks-less": ("Asks less", "These rungs ask less than the rung below."),
    "experience-does-not-grow": (
        "Experience does not grow",
        "These rungs ask no more years than the one below.",
    ),
    "copied-field": ("Field of another track", "Experience is asked in the field of another track."),
    "duplicate-statement": ("Said twice", "These roles say the same twice."),
    "near-duplicate": ("Nearly said twice", "These roles say nearly the same twice."),
    "skill-named-once": ("Named once", "One statement alone, of all documents, names these skills."),
    "person-named": ("Person named", "These statements name a person."),
}


def kind_name(code: str) -> str:
    """A kind of finding in two or three words."""
    return KINDS[code][0] if code in KINDS else code.replace("-", " ").capitalize()


def kind_sentence(code: str) -> str:
    """What all findings of a kind say, as a sentence."""
    return KINDS[code][1] if code in KINDS else f"{kind_name(code)}."


def said(message: str) -> str:
    """The message of a finding as it begins a sentence; the name of a file stays as it is written."""
    first = message.partition(" ")[0]
    return message if "." in first or "/" in first else message[:1].upper() + message[1:]


def grouped(findings: Iterable[Told]) -> dict[str, list[Told]]:
    """The findings by their kind, kinds and findings in the order in which they come."""
    kinds: dict[str, list[Told]] = {}
    for finding in findings:
        kinds.setdefault(finding.code, []).append(finding)
    return kinds
