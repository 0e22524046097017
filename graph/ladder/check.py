"""The check of a ladder: everything odd in it, gravest first."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from graph.documents import Finding, SourceDocument
from graph.ladder.experience import copied_fields, does_not_grow
from graph.ladder.finding import LadderFinding, Severity, findings_in, findings_text
from graph.ladder.laid_out import Ladder
from graph.ladder.large import large_rungs
from graph.ladder.persons import persons, undefined_titles
from graph.ladder.rungs import asks_less, nothing_new
from graph.ladder.statements import duplicates, named_once, near_duplicates
from graph.model import Evidence
from graph.questions.calibration import calibration
from graph.questions.likeness.encoder import encoder
from graph.stores.cache import kept
from graph.stores.derived import drawer
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
    for document in ladder.documents:
        together: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in document.findings:
            if finding.code in CODES:
                together[_subject(finding)].append(finding)
        role_at = {line.line: line.role for line in reversed(document.lines)} if together else {}
        yield from (_merged(document, findings, role_at) for findings in together.values())


def _subject(finding: Finding) -> tuple[str, str]:
    # A range stands for itself wherever it is; a title that is used on three lines is one mistake.
    alone = finding.code not in {"loose-target", "unlinked-inheritance"}
    return (finding.code, f"{finding.message} {finding.line}" if alone else finding.message)


def _merged(
    document: SourceDocument, findings: list[Finding], role_at: Mapping[int, str | None]
) -> LadderFinding:
    first = min(findings, key=lambda finding: finding.line)
    code, severity = CODES[first.code]
    others = sorted({finding.line for finding in findings} - {first.line})
    more = f" (also on {'lines' if len(others) > 1 else 'line'} {_listed(others)})" if others else ""
    return LadderFinding.on(
        Evidence(document.name, first.line, 0, len(first.text), first.text),
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


def _listed(lines: list[int]) -> str:
    return ", ".join(map(str, lines))


CHECKS: tuple[Callable[[Ladder], Iterator[LadderFinding]], ...] = (
    nothing_new,
    asks_less,
    does_not_grow,
    copied_fields,
    duplicates,
    near_duplicates,
    named_once,
    persons,
    undefined_titles,
    of_the_loader,
)


def check(store: View) -> tuple[LadderFinding, ...]:
    """What is odd in the ladder of a store, sorted by severity, document, line and code.

    What was seen once is kept beside the store.
    """
    return kept(store, "check", _seen)


def _seen(store: View) -> tuple[LadderFinding, ...]:
    model = encoder()
    name = f"check-{model.key[:32]}" if model else "check"
    return findings_in(drawer(store).text(name, lambda: findings_text(_look(store))))


def _look(store: View) -> tuple[LadderFinding, ...]:
    ladder = Ladder(store)
    findings = {finding for look in CHECKS for finding in look(ladder)}
    findings |= set(large_rungs(ladder, calibration(store)))
    return tuple(sorted(findings, key=lambda finding: (finding.order, finding.message)))
