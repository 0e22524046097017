"""Answers on the ladder itself as tables for people; text from documents is never read as markup."""

from cli_print import say, table
from graph.ladder.baseline import Compared
from graph.ladder.finding import Severity


def check(answer: Compared) -> None:
    """What is odd in a ladder, gravest first."""
    for severity in Severity:
        found = [finding for finding in answer.new if finding.severity == severity]
        if found:
            rows = (
                (f"{f.document}:{f.line}", f"{f.code}: {f.message}", f.text[:80], f.suggestion) for f in found
            )
            plural = f"{severity}s" if len(found) > 1 else str(severity)
            table(f"{len(found)} {plural}", ("where", "what", "words", "do"), rows)
    for entry in answer.stale:
        say(f"Accepted but found no more: {entry.code}, {entry.role or 'no role'}: {entry.text[:80]}")
    known = f"; {len(answer.known)} are known and accepted" if answer.known else ""
    say(f"{len(answer.new) or 'Nothing'} to look at{known}.")
