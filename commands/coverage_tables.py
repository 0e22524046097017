"""Coverage and what-if as tables for people; text from documents is never read as markup."""

from collections.abc import Sequence

from commands.printing import say, table
from graph.kinds import Level, level_label
from graph.people import Remark, Roster
from planning.changes import Action
from planning.coverage import Candidate, Coverage, SkillCover
from planning.outcome import Affected, Lesson, WhatIf

NEEDY = ("skill", "kind", "roles", "tracks", "held by", "next best cover")


def coverage(answer: Coverage, roster: Roster | None) -> None:
    """What is held once or not at all, then every skill, then the islands of tracks."""
    floor = level_label(answer.floor).lower()
    single, uncovered = answer.single_points, answer.uncovered
    table(f"{len(single)} skills that one alone holds at {floor} or above", NEEDY, map(_needy, single))
    table(f"{len(uncovered)} skills that nobody holds at {floor} or above", NEEDY, map(_needy, uncovered))
    rest = [cover for cover in answer.skills if cover.count > 1]
    rows = ((c.skill.label, str(c.skill.kind), str(c.count), _names(c)) for c in rest)
    table("Held by more", ("skill", "kind", "count", "held by"), rows)
    islands = ((", ".join(i.tracks), str(len(i.skills))) for i in answer.islands)
    table("Tracks that share covered skills", ("tracks", "shared skills"), islands)
    turned_away(roster)


def what_if(answer: WhatIf, roster: Roster | None) -> None:
    """Who is affected, what opens, who knows the replacement, what is to be learnt."""
    headings = ("change", "who", "skill", "level", "sentence", "where")
    table(f"{len(answer.affected)} are affected", headings, map(_affected, answer.affected))
    named = ", ".join(node.label for node in answer.new_single_points)
    say(f"New single points of failure: {named or 'none'}.")
    bare = ", ".join(node.label for node in answer.uncovered)
    say(f"Newly held by nobody at {level_label(answer.floor).lower()} or above: {bare or 'none'}.")
    if any(change.action in {Action.REPLACE, Action.ADD} for change in answer.changes):
        rows = ((k.label, k.skill.label, _level(k.level, k.preferred)) for k in answer.know_replacement)
        table("Who knows the system that comes in", ("who", "system", "level"), rows)
    changed = ((c.skill.label, str(c.before), str(c.after)) for c in answer.counts)
    table("How many hold it", ("skill", "before", "after"), changed)
    table("To learn", ("who", "skill", "from", "to", "effort"), map(_lesson, answer.lessons))
    turned_away(roster)


def template(file: str) -> None:
    """Where the template is, and what to do with it."""
    say(f"{file} is written: put your people in place of the examples, then give it with --roster.")


def turned_away(roster: Roster | None) -> None:
    """How a roster was read, and what of it was turned away."""
    if roster:
        remarks(roster.remarks)
    if roster and roster.rejected:
        rows = ((r.place, r.reason) for r in roster.rejected)
        table(f"{len(roster.rejected)} things in the roster were turned away", ("where", "why"), rows)
    elif roster:
        say(f"All of the roster was taken: {len(roster.people)} people.")


def remarks(found: Sequence[Remark]) -> None:
    """What is told of a roster beside what was turned away: one thing is one line."""
    if len(found) == 1:
        say(f"{found[0].place}: {found[0].reason}.")
    elif found:
        table("Of the roster", ("where", "what"), ((r.place, r.reason) for r in found))


def _affected(found: Affected) -> Sequence[str]:
    first = found.evidence[0] if found.evidence else None
    grounds = (first.text, f"line {first.line}, {first.document}") if first else ("", "")
    level = _level(found.level, found.preferred)
    return (found.by.action, found.label, found.skill.label, level, *grounds)


def _level(level: Level | None, preferred: bool) -> str:
    return f"{level_label(level)}, preferred" if preferred else level_label(level)


def _lesson(lesson: Lesson) -> Sequence[str]:
    levels = (level_label(lesson.held) if lesson.held else "", level_label(lesson.asked))
    return (lesson.holder.label, lesson.skill.label, *levels, f"{lesson.effort:.1f}")


def _needy(cover: SkillCover) -> Sequence[str]:
    nearest = "; ".join(map(_candidate, cover.next_best[:1]))
    hangs = (str(cover.roles), str(len(cover.tracks)))
    return (cover.skill.label, str(cover.skill.kind), *hangs, _names(cover), nearest)


def _candidate(found: Candidate) -> str:
    held = level_label(found.level).lower() if found.holds else "nothing"
    return f"{found.holder.label} from {held}, effort {found.effort:.1f}"


def _names(cover: SkillCover) -> str:
    return ", ".join(holder.label for holder in cover.holders)
