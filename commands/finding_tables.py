"""Findings as tables: a sentence for each kind, its code dim beside it."""

from collections.abc import Sequence

from commands.layout import shortened
from commands.printing import say, table
from commands.titles import titles
from exports.finding_words import grouped, kind_sentence
from graph.documents import Finding
from graph.ladder.finding import LadderFinding

LONGEST_WORDS = 80


def finding_tables(findings: Sequence[Finding] | Sequence[LadderFinding]) -> None:
    """Print the findings kind by kind, in the order in which the kinds come first."""
    kinds = grouped(findings)
    for code, those in kinds.items():
        one = len({finding.suggestion for finding in those}) == 1
        say(kind_sentence(code), mark=f"[{code}]")
        if one:
            say(f"To do: {those[0].suggestion}.")
        headings = ("where", "what", "words", *(() if one else ("to do",)))
        table("", headings, (_cells(f) if one else (*_cells(f), f.suggestion) for f in those))


def _cells(finding: Finding | LadderFinding) -> Sequence[str]:
    where = titles().line(finding.document, finding.line)
    return (where, finding.message, shortened(finding.text, LONGEST_WORDS))
