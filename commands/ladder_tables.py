"""Answers on the ladder itself as tables for people; text from documents is never read as markup."""

from commands.asking import to_table
from commands.layout import shortened
from commands.printing import say, table
from commands.titles import titles
from graph.ladder.change import How, LadderDiff, MoveState, subject, told
from graph.ladder.finding import Compared, Severity


@to_table.register
def check(answer: Compared) -> None:
    """What is odd in a ladder, gravest first."""
    for severity in Severity:
        findings = [finding for finding in answer.new if finding.severity == severity]
        if findings:
            rows = (
                (
                    titles().line(f.document, f.line),
                    f"{f.code}: {f.message}",
                    shortened(f.text, 80),
                    f.suggestion,
                )
                for f in findings
            )
            plural = f"{severity}s" if len(findings) > 1 else str(severity)
            table(f"{len(findings)} {plural}", ("where", "what", "words", "do"), rows)
    for entry in answer.stale:
        whose = entry.role or "no role"
        say(f"Accepted but found no more: {entry.code}, {whose}: {shortened(entry.text, 80)}")
    known = f"; {len(answer.known)} are known and accepted" if answer.known else ""
    say(f"{len(answer.new) or 'Nothing'} to look at{known}.")


@to_table.register
def diff(answer: LadderDiff) -> None:
    """What changed, and what it does."""
    for how, side in ((How.ADDED, "after"), (How.REMOVED, "before")):
        rows = ((str(c.what), subject(c), told(c, getattr(c, side))) for c in answer.of(how))
        table(str(how).capitalize(), ("what", "of", ""), rows)
    changed = (
        (str(c.what), subject(c), str(c.how), told(c, c.before), told(c, c.after)) for c in answer.changed
    )
    table("Changed", ("what", "of", "how", "before", "after"), changed)
    moves = (
        (m.origin.label, m.target.label, str(m.turn), _state(m.before), _state(m.after)) for m in answer.moves
    )
    table("Moves", ("from", "to", "became", "before", "after"), moves)
    covered = ((c.skill.label, str(c.before), str(c.after)) for c in answer.coverage)
    table("Roles that hold a skill", ("skill", "before", "after"), covered)


def _state(state: MoveState | None) -> str:
    return f"{state.verdict}, effort {state.effort:.1f}" if state else "no such move"
