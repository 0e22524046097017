"""What the loader found odd about the documents themselves, under the codes and words of the check."""

from collections import defaultdict
from collections.abc import Iterator

from graph.documents import Finding, SourceDocument
from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Ladder

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
    for document in ladder.documents:
        together: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in document.findings:
            if finding.code in CODES:
                together[_subject(finding)].append(finding)
        yield from (_merged(document, findings) for findings in together.values())


def _subject(finding: Finding) -> tuple[str, str]:
    # A range stands for itself wherever it is; a title that is used on three lines is one mistake.
    alone = finding.code not in {"loose-target", "unlinked-inheritance"}
    return (finding.code, f"{finding.message} {finding.line}" if alone else finding.message)


def _merged(document: SourceDocument, findings: list[Finding]) -> LadderFinding:
    first = min(findings, key=lambda finding: finding.line)
    code, severity = CODES[first.code]
    others = sorted({finding.line for finding in findings} - {first.line})
    more = f" (also on {'lines' if len(others) > 1 else 'line'} {_listed(others)})" if others else ""
    role = next((line.role for line in document.lines if line.line == first.line), None)
    return LadderFinding(
        code,
        severity,
        document.name,
        first.line,
        first.text,
        _message(first) + more,
        first.suggestion,
        role,
    )


def _message(finding: Finding) -> str:
    return (
        f"no role bears this title: {finding.message}" if finding.code == "loose-target" else finding.message
    )


def _listed(lines: list[int]) -> str:
    return ", ".join(map(str, lines))
