"""Answers on the ladder itself as tables for people; text from documents is never read as markup."""

from commands.asking import to_table
from commands.finding_tables import finding_tables
from commands.layout import shortened
from commands.printing import say, table
from exports.change_words import TURNS, move_states, subject_title
from exports.finding_words import kind_name
from graph.ladder.change import How, LadderDiff, told
from graph.ladder.finding import Compared, Severity


@to_table.register
def check(answer: Compared) -> None:
    """What is odd in a ladder, gravest first."""
    for severity in Severity:
        findings = [finding for finding in answer.new if finding.severity == severity]
        if findings:
            plural = f"{severity}s" if len(findings) > 1 else str(severity)
            say(f"{len(findings)} {plural}", "bold")
            finding_tables(findings)
    for entry in answer.stale:
        gone = f"{kind_name(entry.code)}: {shortened(entry.text, 80)}"
        say(f"Accepted, but no longer there. {gone}", mark=f"[{entry.code}]")
    known = f"; {len(answer.known)} are known and accepted" if answer.known else ""
    say(f"{len(answer.new) or 'Nothing'} to look at{known}.")


@to_table.register
def diff(answer: LadderDiff) -> None:
    """What changed, and what it does."""
    for how, side in ((How.ADDED, "after"), (How.REMOVED, "before")):
        rows = (
            (str(c.what), subject_title(answer, c), told(c, getattr(c, side), answer.titles))
            for c in answer.of(how)
        )
        table(str(how).capitalize(), ("what", "of", ""), rows)
    changed = (
        (
            str(c.what),
            subject_title(answer, c),
            str(c.how),
            told(c, c.before, answer.titles),
            told(c, c.after, answer.titles),
        )
        for c in answer.changed
    )
    table("Changed", ("what", "of", "how", "before", "after"), changed)
    moves = ((m.origin.label, m.target.label, TURNS[m.turn], *move_states(answer, m)) for m in answer.moves)
    table("Moves", ("from", "to", "became", "before", "after"), moves)
    covered = ((c.skill.label, str(c.before), str(c.after)) for c in answer.coverage)
    table("Roles that hold a skill", ("skill", "before", "after"), covered)
