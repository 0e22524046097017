"""Answers on the ladder itself as tables for people; text from documents is never read as markup."""

from commands.asking import to_table
from commands.finding_tables import LONGEST_WORDS, finding_tables
from commands.layout import shortened
from commands.printing import say, table
from commands.titles import titles
from commands.version_tables import when
from contract.findings import FindingState, ToldFinding, ToldFindings
from exports.change_words import TURNS, move_states, subject_title
from exports.finding_words import kind_name
from graph.kinds import number_of
from graph.ladder.change import How, LadderDiff, told
from graph.ladder.coming import Coming
from graph.ladder.finding import Accepted, Compared, Severity


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
    reasons = [entry for entry in answer.accepted if entry.reason]
    table("Accepted, and why", ("what", "words", "why", "by", "when"), map(_why, reasons))
    known = f"; {len(answer.known)} are known and accepted" if answer.known else ""
    later = f"; {len(answer.later)} put off until later" if answer.later else ""
    say(f"{len(answer.new) or 'Nothing'} to look at{known}{later}.")


@to_table.register
def findings(answer: ToldFindings) -> None:
    """Every finding with its id, what was decided on it, and what can be done."""
    headings = ("id", "state", "what", "where", "why, by whom, when")
    table("Findings", headings, map(_told, answer.every))
    if not answer.every:
        say("No finding.")
    if any(one.state == FindingState.NEW for one in answer.every):
        say("atlas findings accept ID --reason TEXT accepts one; atlas findings later ID puts it off.")


def _why(entry: Accepted) -> tuple[str, ...]:
    words = shortened(entry.text, LONGEST_WORDS)
    return kind_name(entry.code), words, entry.reason, entry.by, when(entry.at) if entry.at else ""


def _told(one: ToldFinding) -> tuple[str, ...]:
    entry = one.entry
    what = one.finding.message if one.finding else f"{kind_name(entry.code)}: {shortened(entry.text, 80)}"
    where = titles().line(one.finding.document, one.finding.line) if one.finding else "no longer there"
    decided = one.decided
    noted = (decided.reason, decided.by, when(decided.at) if decided.at else "") if decided else ()
    until = (f"until {when(one.until)} or until the graph changes",) if one.until else ()
    return entry.id, str(one.state), what, where, ", ".join(part for part in (*noted, *until) if part)


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


@to_table.register
def coming(told: Coming) -> None:
    """What a load would change: its documents, and the ladder."""
    rows = ((one.name, str(one.turn), f"{one.before:,}", f"{one.roles:,}") for one in told.documents)
    headings = ("document", "what becomes of it", "roles now", "then")
    table(f"What would stand in {told.address}", headings, rows)
    if told.changes:
        to_table(told.changes)
    elif told.before:
        say("So many roles are not compared here; keep it, and atlas diff compares the two versions.")
    was = f"in place of {told.before:,}" if told.before else "where nothing is now"
    say(f"There would be {number_of(told.roles, 'role')} {was}.")
