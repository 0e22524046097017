"""What changed between two ladders as tables and as CSV."""

from collections.abc import Iterable, Sequence

from exports.markup import html_text
from graph.ladder.change import Change, CoverageChange, Facts, MoveChange, MoveState
from graph.ladder.words import subject, words
from graph.model import Node
from views.kit.drawing import badge, line_link
from views.kit.tables import csv_text, html_table

CSV_HEADINGS = ("How", "What", "Of", "Before", "After")
# The names of roles on either side, by id.
Titles = dict[str, str]


def one_sided(changes: Sequence[Change], titles: Titles, caption: str, loaded: bool = False) -> str:
    """What came or what went, one row each; with a link to its line where its document is loaded."""
    rows = [(badge(c.what), _name(c, titles), _said(c, c.after or c.before or {}, loaded)) for c in changes]
    return html_table(("What", "Role", caption), rows, caption)


def two_sided(changes: Sequence[Change], titles: Titles) -> str:
    """What stands on both sides and is not the same, one row each."""
    rows = [
        (
            badge(f"{c.what} {c.how}"),
            _name(c, titles),
            html_text(words(c, c.before)),
            html_text(words(c, c.after)),
        )
        for c in changes
    ]
    return html_table(("What", "Role", "Before", "After"), rows, "Changed")


def move_table(moves: Sequence[MoveChange]) -> str:
    """The moves that became harder, easier, opened or closed."""
    rows = [
        (
            html_text(m.origin.label),
            html_text(m.target.label),
            badge(m.turn),
            _state(m.before),
            _state(m.after),
        )
        for m in moves
    ]
    return html_table(("From", "To", "Became", "Before", "After"), rows, "Moves that changed")


def coverage_table(coverage: Sequence[CoverageChange]) -> str:
    """How many roles hold a skill at the floor, where that changed."""
    rows = [(html_text(c.skill.label), str(c.before), _count(c)) for c in coverage]
    return html_table(("Skill", "Roles before", "Roles after"), rows, "Coverage that changed")


def diff_csv(changes: Iterable[Change]) -> str:
    """Every change for a spreadsheet."""
    rows = ((str(c.how), str(c.what), subject(c), words(c, c.before), words(c, c.after)) for c in changes)
    return csv_text(CSV_HEADINGS, rows)


def titles_of(*sides: Iterable[Node]) -> Titles:
    """The title of each role of either side, the last side's where both have it."""
    return {role.id: role.label for side in sides for role in side}


def _name(change: Change, titles: Titles) -> str:
    return html_text(titles.get(subject(change), "the whole ladder"))


def _said(change: Change, facts: Facts, loaded: bool) -> str:
    text = html_text(words(change, facts))
    if "line" not in facts:
        return text
    if loaded:
        return text + line_link(facts["document"], facts["line"])
    return f'{text} <span class="ra-at">line {facts["line"]}</span>'


def _state(state: MoveState | None) -> str:
    return f"{html_text(state.verdict)}, effort {state.effort:.1f}" if state else "no such move"


def _count(found: CoverageChange) -> str:
    gone = badge("covered no more") if found.after == 0 else badge("held once") if found.after == 1 else ""
    return f"{found.after} {gone}"
