"""What a check finds: where it stands, how grave it is, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from graph.errors import InvalidRecord


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


@dataclass(frozen=True)
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

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What the finding is known by, wherever its line moves: code, role, skill, plain text."""
        return (self.code, self.role or "", self.skill or "", plain(self.text))

    @property
    def order(self) -> tuple[int, str, int, str, tuple[str, str, str, str]]:
        """Sorts the gravest first, then by document, line and code."""
        return (self.severity.rank, self.document, self.line, self.code, self.identity)


def plain(text: str) -> str:
    """The text in small letters and single blanks, without the stop at its end."""
    return " ".join(text.casefold().split()).rstrip(".;,: ")
