"""What reading left to look at, as findings on which a person can decide."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.documents import Finding, SourceDocument
from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Ladder
from graph.model import Evidence
from graph.questions.catalogue import document, sources
from graph.stores.cache import kept
from graph.stores.store import View

# The loader's code -> the check's code and how grave it is; what is not listed is about reading.
CODES = {
    "unlinked-inheritance": ("unlinked-inheritance", Severity.ERROR),
    "inheritance-cycle": ("inheritance-cycle", Severity.ERROR),
    "same-title": ("same-title", Severity.WARNING),
    "unlabelled-range": ("unlabelled-range", Severity.WARNING),
    "inferred-track": ("track-without-heading", Severity.WARNING),
    "loose-target": ("undefined-title", Severity.WARNING),
    "inferred-boundary": ("duties-without-heading", Severity.NOTICE),
    "empty-heading": ("empty-heading", Severity.NOTICE),
    "low-confidence-title": ("uncertain-title", Severity.NOTICE),
}


def of_the_loader(ladder: Ladder) -> Iterator[LadderFinding]:
    """The loader's findings on the ladder; several of one message become one with all its lines."""
    for source in ladder.documents:
        yield from (told for told, of in told_of(source) if of[0].code in CODES)


def of_reading(store: View) -> tuple[LadderFinding, ...]:
    """The loader's findings that are about reading, which the check does not tell, by document."""
    known = {code for code, _ in CODES.values()}
    return tuple(finding for finding in of_documents(store) if finding.code not in known)


def of_documents(store: View) -> tuple[LadderFinding, ...]:
    """All findings of the loader as a person decides on them, by document."""
    return kept(store, "findings of documents", _of_documents)


def _of_documents(store: View) -> tuple[LadderFinding, ...]:
    named = dict.fromkeys(finding.document for finding in sources(store).findings)
    return tuple(told for name in named for told, _ in told_of(document(store, name)))


def told_of(source: SourceDocument) -> list[tuple[LadderFinding, Sequence[Finding]]]:
    """The findings of a document as a person decides on them, each with what reading told of it."""
    together: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for n, finding in enumerate(source.findings):
        together[_subject(finding) if finding.code in CODES else (n,)].append(finding)
    role_at = {line.line: line.role for line in reversed(source.lines)} if together else {}
    return [(_merged(source, findings, role_at), findings) for findings in together.values()]


def _subject(finding: Finding) -> tuple[str, str]:
    # A range stands for itself wherever it is; a title that is used on three lines is one mistake.
    alone = finding.code not in {"loose-target", "unlinked-inheritance"}
    return (finding.code, f"{finding.message} {finding.line}" if alone else finding.message)


def _merged(
    source: SourceDocument, findings: Sequence[Finding], role_at: Mapping[int, str | None]
) -> LadderFinding:
    first = min(findings, key=lambda finding: finding.line)
    code, severity = CODES.get(first.code, (first.code, Severity.NOTICE))
    others = sorted({finding.line for finding in findings} - {first.line})
    more = f" (also on {'lines' if len(others) > 1 else 'line'} {_listed(others)})" if others else ""
    # What is told of a whole file rests on no words of it: what is told then stands for them.
    text = first.text if first.text or first.code in CODES else first.message
    return LadderFinding.on(
        Evidence(source.name, max(1, first.line), 0, len(text), text),
        code,
        severity,
        message=_message(first) + more,
        suggestion=first.suggestion,
        role=role_at.get(first.line),
    )


def _message(finding: Finding) -> str:
    return (
        f"no role bears this title: {finding.message}" if finding.code == "loose-target" else finding.message
    )


def _listed(lines: Sequence[int]) -> str:
    return ", ".join(map(str, lines))
