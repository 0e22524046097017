"""What changed between two versions of a ladder, as tables, and what that does to moves and coverage."""

from collections import Counter
from collections.abc import Iterable, Sequence

import streamlit as st

from exports.change_words import SHIFTED, TURNS, move_states
from exports.markup import Html
from graph.facts import Facts
from graph.kinds import number_of
from graph.ladder.change import (
    CoverageChange,
    How,
    LadderChange,
    LadderDiff,
    MoveChange,
    Turn,
    subject,
    told,
)
from graph.model import Node
from views.kit.downloads import table_button
from views.kit.html import NOTHING, badge, csv_text, html_table, line_link, show_html
from views.kit.shell import empty

CSV_HEADINGS = ("How", "What", "Of", "Before", "After")
# The names of roles on either side, by id.
Titles = dict[str, str]
# More rows than this are not read in one go; the CSV holds all.
MOST_SHOWN = 200


def one_sided(changes: Sequence[LadderChange], titles: Titles, caption: str, loaded: bool = False) -> Html:
    """What came or what went, one row each; with a link to its line where its document is loaded."""
    rows = [
        (badge(c.what), _name(c, titles), _said(c, c.after or c.before or {}, titles, loaded))
        for c in changes
    ]
    return html_table(("What", "Role", caption), rows, caption)


def two_sided(changes: Sequence[LadderChange], titles: Titles) -> Html:
    """What stands on both sides and is not the same, one row each."""
    rows = [
        (
            badge(f"{c.what} {c.how}"),
            _name(c, titles),
            told(c, c.before, titles),
            told(c, c.after, titles),
        )
        for c in changes
    ]
    return html_table(("What", "Role", "Before", "After"), rows, "Changed")


def move_table(difference: LadderDiff, moves: Sequence[MoveChange]) -> Html:
    """The moves that became harder, easier, opened or closed."""
    rows = [
        (
            m.origin.label,
            m.target.label,
            badge(TURNS[m.turn]),
            *move_states(difference, m),
        )
        for m in moves
    ]
    return html_table(("From", "To", "Became", "Before", "After"), rows, "Moves that changed")


def coverage_table(coverage: Sequence[CoverageChange]) -> Html:
    """How many roles hold a skill at the floor, where that changed."""
    rows = [(c.skill.label, str(c.before), _count(c)) for c in coverage]
    return html_table(("Skill", "Roles before", "Roles after"), rows, "Coverage that changed")


def diff_csv(changes: Iterable[LadderChange], titles: Titles) -> str:
    """Every change for a spreadsheet."""
    rows = (
        (str(c.how), str(c.what), _name(c, titles), told(c, c.before, titles), told(c, c.after, titles))
        for c in changes
    )
    return csv_text(CSV_HEADINGS, rows)


def titles_of(*sides: Iterable[Node]) -> Titles:
    """The title of each role of either side, the last side's where both have it."""
    return {role.id: role.label for side in sides for role in side}


def _name(change: LadderChange, titles: Titles) -> str:
    return titles.get(subject(change), "the whole ladder")


def _said(change: LadderChange, facts: Facts, titles: Titles, loaded: bool) -> str:
    text = told(change, facts, titles)
    if "line" not in facts:
        return text
    if loaded:
        return Html("{}{}").format(text, line_link(facts["document"], facts["line"]))
    return Html('{} <span class="ra-at">line {}</span>').format(text, facts["line"])


def _count(change: CoverageChange) -> Html:
    few = {0: badge("no role holds it now"), 1: badge("one role holds it now")}
    return Html("{} {}").format(change.after, few.get(change.after, NOTHING))


def show_diff(difference: LadderDiff, titles: Titles, loaded: bool) -> None:
    """Draw what changed and what that does; `loaded` says that the new version is the loaded one."""
    if not difference.changes and not difference.moves and not difference.coverage:
        empty("The two versions say the same.")
        return
    added, removed, changed = difference.of(How.ADDED), difference.of(How.REMOVED), difference.changed
    counts = f"{len(added)} added · {len(removed)} removed · {len(changed)} changed"
    st.caption(f"{counts} · {number_of(len(difference.moves), 'move')} affected")
    _section("Added", len(added), one_sided(added[:MOST_SHOWN], titles, "Added", loaded))
    _section("Removed", len(removed), one_sided(removed[:MOST_SHOWN], titles, "Removed"))
    _section("Changed", len(changed), two_sided(changed[:MOST_SHOWN], titles))
    _show_moves(difference)
    _section("Coverage", len(difference.coverage), coverage_table(difference.coverage[:MOST_SHOWN]))
    table_button("Changes as CSV", lambda: diff_csv(difference.changes, titles), "diff")


def _show_moves(difference: LadderDiff) -> None:
    """The moves, harder ones first."""
    turns = Counter(move.turn for move in difference.moves)
    counts = ", ".join(f"{turns[turn]} {TURNS[turn]}" for turn in Turn if turns[turn])
    ordered = sorted(difference.moves, key=lambda move: list(Turn).index(move.turn))
    _section(f"Moves: {counts}", len(difference.moves), move_table(difference, ordered[:MOST_SHOWN]))
    if turns[Turn.JUDGED]:
        st.caption(SHIFTED)


def _section(title: str, count: int, table: Html) -> None:
    if not count:
        return
    st.header(title if ":" in title else f"{title} · {count}", anchor=False)
    show_html(table)
    if count > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {count}.")
