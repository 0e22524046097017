"""What a check finds, and a file of those findings that people have accepted."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from graph.errors import BadDocument, InvalidRecord
from graph.model import Evidence


class Severity(StrEnum):
    """How grave a finding is: answers are wrong, most likely a slip, worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    def reaches(self, least: "Severity") -> bool:
        """True when this is at least as grave as the other."""
        return self.rank <= least.rank


@dataclass(frozen=True, kw_only=True)
class LadderFinding:
    """Something odd in a ladder; `text` is the sentence it rests on, `role` and `skill` are ids."""

    code: str
    severity: Severity
    document: str
    line: int
    text: str
    message: str
    suggestion: str
    role: str | None = None
    skill: str | None = None

    def __post_init__(self) -> None:
        if not self.code or not self.document or self.line < 1 or not self.message:
            raise InvalidRecord(f"a finding without code, place or message: {self.code} {self.document}")

    @classmethod
    def on(
        cls,
        evidence: Evidence,
        code: str,
        severity: Severity,
        *,
        message: str,
        suggestion: str,
        role: str | None,
        skill: str | None = None,
    ) -> "LadderFinding":
        """The finding of this code that rests on a sentence; `role` and `skill` are the ids it is about."""
        return cls(
            code=code,
            severity=severity,
            document=evidence.document,
            line=evidence.line,
            text=evidence.text,
            message=message,
            suggestion=suggestion,
            role=role,
            skill=skill,
        )

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What the finding is known by, wherever its line moves: code, role, skill, plain text."""
        return (self.code, self.role or "", self.skill or "", text_key(self.text))

    @property
    def id(self) -> str:
        """Eight signs by which a person names the finding; they stay when its line moves."""
        return short_id(self.identity)

    @property
    def order(self) -> tuple[int, str, int, str, tuple[str, str, str, str]]:
        """Sorts the gravest first, then by document, line and code."""
        return (self.severity.rank, self.document, self.line, self.code, self.identity)


def text_key(text: str) -> str:
    """The text in small letters and single blanks, without the stop at its end."""
    return " ".join(text.casefold().split()).rstrip(".;,: ")


def short_id(identity: Iterable[str]) -> str:
    """Eight signs made of what a finding is known by."""
    return hashlib.sha256("\0".join(identity).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def findings_text(findings: Iterable[LadderFinding]) -> str:
    """Findings as one text, from which `findings_in` reads them back."""
    return json.dumps([list(vars(finding).values()) for finding in findings], ensure_ascii=False)


def findings_in(text: str) -> tuple[LadderFinding, ...]:
    """The findings that a text of `findings_text` holds."""
    names = [field.name for field in fields(LadderFinding)]
    told = (dict(zip(names, values, strict=True)) for values in json.loads(text))
    return tuple(LadderFinding(**{**one, "severity": Severity(one["severity"])}) for one in told)


FORMAT = "role-atlas-baseline/1"
KEYS = ("code", "role", "skill", "text")
WHY = ("reason", "by", "at")


@dataclass(frozen=True)
class Accepted:
    """A finding as a baseline knows it: by code, role, skill and words, never by its line.

    `reason`, `by` and `at` (ISO, UTC) tell why it is accepted, by whom and when, each empty where not known.
    """

    code: str
    role: str | None
    skill: str | None
    text: str
    reason: str = ""
    by: str = ""
    at: str = ""

    @classmethod
    def of(cls, finding: LadderFinding) -> "Accepted":
        """The finding as it is accepted."""
        return cls(finding.code, finding.role, finding.skill, finding.text)

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """The same as that of the finding."""
        return (self.code, self.role or "", self.skill or "", text_key(self.text))

    @property
    def id(self) -> str:
        """The same as that of the finding."""
        return short_id(self.identity)


@dataclass(frozen=True)
class Compared:
    """The findings that are new, those that are known with what accepts each, and those put off.

    `stale` is accepted but found no more.
    """

    new: tuple[LadderFinding, ...]
    known: tuple[LadderFinding, ...] = ()
    stale: tuple[Accepted, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    later: tuple[LadderFinding, ...] = ()


def compared(findings: Iterable[LadderFinding], accepted: Iterable[Accepted]) -> Compared:
    """Tell the new findings from the known; one acceptance covers one finding."""
    left: dict[tuple[str, str, str, str], list[Accepted]] = defaultdict(list)
    for entry in accepted:
        left[entry.identity].append(entry)
    new: list[LadderFinding] = []
    known: list[LadderFinding] = []
    by: list[Accepted] = []
    for finding in findings:
        if covering := left[finding.identity]:
            known.append(finding)
            by.append(covering.pop(0))
        else:
            new.append(finding)
    stale = [entry for identity in sorted(left) for entry in left[identity]]
    return Compared(tuple(new), tuple(known), tuple(stale), tuple(by))


def baseline_json(findings: Iterable[LadderFinding], given: Iterable[Accepted] = ()) -> dict[str, Any]:
    """The baseline {format, accepted: [...]} that accepts these findings; what was given keeps its reason."""
    told = compared(findings, given)
    return entries_json([*told.accepted, *map(Accepted.of, told.new)])


def entries_json(entries: Iterable[Accepted]) -> dict[str, Any]:
    """The baseline {format, accepted: [...]} of these entries."""
    ordered = sorted(entries, key=lambda entry: entry.identity)
    return {"format": FORMAT, "accepted": [_entry_json(entry) for entry in ordered]}


def accepted_json(entry: Accepted) -> dict[str, Any]:
    """One accepted finding as {code, role, skill, text}."""
    return {name: getattr(entry, name) for name in KEYS}


def _entry_json(entry: Accepted) -> dict[str, Any]:
    known = {name: getattr(entry, name) for name in WHY if getattr(entry, name)}
    return accepted_json(entry) | known


def read_baseline(value: Any, name: str) -> tuple[Accepted, ...]:
    """The accepted findings that a JSON value holds; raises BadDocument, which tells the `name`."""
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise BadDocument(
            f"{name} is no baseline: it lacks the mark {FORMAT!r}; write one with --update-baseline"
        )
    entries = value.get("accepted")
    if not isinstance(entries, list):
        raise BadDocument(
            f"{name} is no baseline: 'accepted' is no list; write it anew with --update-baseline"
        )
    return tuple(_accepted(entry, number, name) for number, entry in enumerate(entries, start=1))


def _accepted(entry: Any, number: int, name: str) -> Accepted:
    if isinstance(entry, Mapping) and entry.get("code"):
        code, role, skill, text = (entry.get(key) for key in KEYS)
        texts = all(isinstance(value, str) for value in (code, text))
        why = [entry.get(key) or "" for key in WHY]
        texts = texts and all(isinstance(value, str) for value in why)
        if texts and all(value is None or isinstance(value, str) for value in (role, skill)):
            return Accepted(str(code), role, skill, str(text), *why)
    raise BadDocument(f"{name}: entry {number} is no accepted finding; it needs code, role, skill and text")
