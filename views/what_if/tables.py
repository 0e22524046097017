"""What a scenario does, as tables."""

from collections.abc import Mapping, Sequence

from exports.markup import html_text
from graph.kinds import level_label
from graph.model import Evidence
from planning.outcome import ChangedCount, Lesson, Party, WhatIf
from planning.plan import Plan
from views.kit.drawing import badge, line_link, link
from views.kit.tables import html_table
from views.what_if.change_words import sentence

PARTIES = ("Who", "Skill", "Level", "Sentence")
LESSONS = ("Who", "Skill", "From", "To", "Effort")
COUNTS = ("Skill", "Before", "After")


def parties_table(found: Sequence[Party], caption: str) -> str:
    """One row a role or holder and skill, in the order given."""
    rows = (
        (
            html_text(party.label),
            link(party.skill.label, "who-needs", skill=party.skill.id),
            badge(level_label(party.level)) + (badge("preferred") if party.preferred else ""),
            _sentence(party.evidence),
        )
        for party in found
    )
    return html_table(PARTIES, rows, caption)


def lessons_table(found: Sequence[Lesson]) -> str:
    """One row a holder and skill."""
    rows = (
        (
            html_text(x.holder.label),
            html_text(x.skill.label),
            "" if x.held is None else badge(level_label(x.held)),
            badge(level_label(x.asked)),
            f"{x.effort:.1f}",
        )
        for x in found
    )
    return html_table(LESSONS, rows, "What is to be learnt")


def counts_table(found: Sequence[ChangedCount]) -> str:
    """One row a skill whose cover changes, the rarest first."""
    rows = (
        (link(c.skill.label, "who-needs", skill=c.skill.id), str(c.before), str(c.after))
        for c in sorted(found, key=lambda c: (c.after, c.skill.label, c.skill.id))
    )
    return html_table(COUNTS, rows, "How many hold each skill before and after")


def comparison(named: Mapping[str, tuple[WhatIf, Plan | None]], labels: Mapping[str, str]) -> str:
    """The scenarios with the plan for each side by side, one column each."""
    made = [found for found, _ in named.values()]
    rows = [
        ("Changes", *(html_text("; ".join(sentence(c, labels) for c in w.changes) or "none") for w in made)),
        ("Affected", *(str(len({a.id for a in w.affected})) for w in made)),
        ("New single points", *(_names(w, single=True) for w in made)),
        ("Now held by nobody", *(_names(w, single=False) for w in made)),
        ("Effort to learn", *(f"{sum(x.effort for x in w.lessons):.1f}" for w in made)),
        ("Effort to cover again", *(_rescue(plan) for _, plan in named.values())),
    ]
    return html_table(("", *named), rows, "Scenarios side by side")


def _rescue(plan: Plan | None) -> str:
    if plan is None:
        return "none"
    return f"{plan.effort:.1f}" if plan.feasible else "no plan"


def _names(found: WhatIf, *, single: bool) -> str:
    nodes = found.new_single_points if single else found.uncovered
    return "".join(badge(node.label) for node in nodes) or "none"


def _sentence(evidence: Sequence[Evidence]) -> str:
    if not evidence:
        return '<span class="ra-quiet">by no document</span>'
    at = evidence[0]
    return html_text(at.text) + line_link(at.document, at.line)
