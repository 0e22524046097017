"""The sheet of a role, for print."""

from collections.abc import Sequence

from exports.experience import experience, place_in_track, source
from exports.model import Paper, SheetCell, SheetTable
from graph.kinds import DENIALS, level_label
from graph.model import Node
from graph.questions.answers import (
    Gap,
    GapSkill,
    InheritedFrom,
    NamedSkill,
    Need,
    NextRung,
    RequirementLine,
    RoleSheet,
)
from graph.questions.effort import in_promotions
from graph.questions.titles import NO_TITLES, Titles

SKILLS = ("Skill", "Kind", "Level", "Necessity", "Source", "Sentence", "Where")
LINES = ("Section", "Heading", "Statement", "Where")
LINKS = ("Role", "What", "Sentence", "Where")
NEXT = ("", "Skill", "From", "To", "It takes", "Where")


def role_paper(sheet: RoleSheet, rungs: Sequence[NextRung], titles: Titles = NO_TITLES) -> Paper:
    """All there is to say of one role: what it needs, what it states, what the next rung adds."""
    needs = sorted(sheet.effective, key=lambda need: (str(need.skill.kind), need.skill.label))
    links = tuple(_link(link, titles) for link in sheet.inherits)
    tables = (
        SheetTable("Skills", SKILLS, tuple(_need(need, titles) for need in needs)),
        SheetTable("Requirements", LINES, tuple(_line(line, titles) for line in sheet.requirements)),
        SheetTable("Taken over from other roles", LINKS, links),
        *(SheetTable(f"Next rung: {rung.role.label}", NEXT, gap_rows(rung.gap, titles)) for rung in rungs),
    )
    subtitle = "What the role asks, and the sentence behind it"
    notes = ("What a skill takes is told in promotions: one is what a usual promotion here asks in all.",)
    return Paper(sheet.role.label, subtitle, role_facts(sheet.role, titles), tables, notes)


def role_facts(role: Node, titles: Titles = NO_TITLES) -> tuple[tuple[str, str], ...]:
    """Track, rung, education and experience of a role, in words."""
    asked = ((name, words) for name, (words, _) in experience(role).items())
    return (("Track", place_in_track(role)), *asked, ("Stands in", _stands(role, titles)))


def gap_rows(
    gap: Gap, titles: Titles = NO_TITLES, promotion: float | None = None
) -> tuple[tuple[SheetCell, ...], ...]:
    """The skills of a gap: what is to learn, to raise, to confirm and met already."""
    parts = (
        ("to learn", gap.missing),
        ("to raise", gap.to_raise),
        ("to confirm", gap.to_confirm),
        ("met", gap.met),
    )
    return tuple(
        _gap_row(part, skill, promotion or gap.promotion, titles)
        for part, skills in parts
        for skill in skills
    )


def _need(need: Need, titles: Titles) -> tuple[SheetCell, ...]:
    first = need.evidence[0]
    kind, level = str(need.skill.kind), level_label(need.level)
    return (need.skill.label, kind, level, str(need.necessity), source(need), first.text, titles.place(first))


def denial(named: NamedSkill) -> str:
    """What a statement says of a skill that it does not ask for: "QuickBooks: not needed"."""
    return f"{named.skill.label}: {DENIALS[named.usage]}"


def _line(line: RequirementLine, titles: Titles) -> tuple[SheetCell, ...]:
    return (str(line.section), line.heading, line.evidence.text, titles.place(line.evidence))


def _link(link: InheritedFrom, titles: Titles) -> tuple[SheetCell, ...]:
    return (link.target.label, str(link.scope), link.evidence.text, titles.place(link.evidence))


def _gap_row(part: str, short: GapSkill, promotion: float | None, titles: Titles) -> tuple[SheetCell, ...]:
    held = None if short.against is None else level_label(short.held)
    effort = in_promotions(short.effort, promotion) if short.effort and promotion else None
    return (
        part,
        short.skill.label,
        held,
        level_label(short.asked),
        effort,
        titles.place(short.because.evidence[0]),
    )


def _stands(role: Node, titles: Titles) -> str:
    facts = role.as_role
    return titles.line(facts.document, facts.line) if facts.document else "no document"
