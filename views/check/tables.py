"""The findings of the ladder check as tables, as CSV, and as the baseline that accepts them."""

import json
from collections.abc import Iterable, Sequence

from exports.markup import html_text
from graph.ladder.baseline import baseline_json
from graph.ladder.finding import LadderFinding, Severity
from views.kit.drawing import badge, link
from views.kit.tables import csv_text, html_table

HEADINGS = ("Finding", "Sentence", "Where", "To do")
CSV_HEADINGS = (
    "Severity",
    "Code",
    "Finding",
    "Sentence",
    "Document",
    "Line",
    "Role",
    "Skill",
    "To do",
)
NAMES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTICE: "Notices"}
MEANINGS = {
    Severity.ERROR: "Answers are wrong until this is mended.",
    Severity.WARNING: "Most likely a slip of the document.",
    Severity.NOTICE: "Worth a look, and often meant so.",
}


def finding_table(findings: Sequence[LadderFinding], severity: Severity) -> str:
    """The findings of one severity, one row each, with a link to the line."""
    return html_table(HEADINGS, [_row(finding) for finding in findings], NAMES[severity])


def finding_csv(findings: Iterable[LadderFinding]) -> str:
    """The findings for a spreadsheet."""
    rows = (
        (str(f.severity), f.code, f.message, f.text, f.document, f.line, f.role, f.skill, f.suggestion)
        for f in findings
    )
    return csv_text(CSV_HEADINGS, rows)


def baseline_text(findings: Iterable[LadderFinding]) -> str:
    """The baseline that accepts these findings, as `atlas check --baseline` reads it."""
    return json.dumps(baseline_json(findings), ensure_ascii=False, indent=1) + "\n"


def _row(finding: LadderFinding) -> Sequence[str]:
    where = link(
        f"{finding.document}:{finding.line}", "sources", document=finding.document, line=finding.line
    )
    said = f'<span class="ra-quiet">“{html_text(finding.text)}”</span>'
    return (badge(finding.code) + html_text(finding.message), said, where, html_text(finding.suggestion))
