"""What changed between two ladders on its page: in the documents, in the moves, in the coverage."""

from collections import Counter

import streamlit as st

from graph.ladder.change import How, LadderDiff, Turn
from views.changes.tables import Titles, coverage_table, diff_csv, move_table, one_sided, two_sided
from views.kit.shell import empty

# More rows than this are not read in one go; the CSV holds all.
MOST_SHOWN = 200


def show_diff(found: LadderDiff, titles: Titles, loaded: bool) -> None:
    """Draw what changed and what that does; `loaded` says that the new version is the loaded one."""
    if not found.changes and not found.moves and not found.coverage:
        empty("The two versions say the same.")
        return
    added, removed, changed = found.of(How.ADDED), found.of(How.REMOVED), found.changed
    counts = f"{len(added)} added · {len(removed)} removed · {len(changed)} changed"
    st.caption(f"{counts} · {len(found.moves)} moves affected")
    _section("Added", len(added), one_sided(added[:MOST_SHOWN], titles, "Added", loaded))
    _section("Removed", len(removed), one_sided(removed[:MOST_SHOWN], titles, "Removed"))
    _section("Changed", len(changed), two_sided(changed[:MOST_SHOWN], titles))
    _show_moves(found)
    _section("Coverage", len(found.coverage), coverage_table(found.coverage[:MOST_SHOWN]))
    st.download_button(
        "Changes as CSV", diff_csv(found.changes), "diff.csv", "text/csv", icon=":material/download:"
    )


def _show_moves(found: LadderDiff) -> None:
    """The moves, harder ones first."""
    turns = Counter(move.turn for move in found.moves)
    counts = ", ".join(f"{turns[turn]} {turn}" for turn in Turn if turns[turn])
    ordered = sorted(found.moves, key=lambda move: list(Turn).index(move.turn))
    _section(f"Moves: {counts}", len(found.moves), move_table(ordered[:MOST_SHOWN]))
    if turns[Turn.JUDGED]:
        st.caption("Judged anew: the gap is the same, but the likeness or the bar of the ladder has shifted.")


def _section(title: str, count: int, table: str) -> None:
    if not count:
        return
    st.subheader(title if ":" in title else f"{title} · {count}", anchor=False)
    st.html(table)
    if count > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {count}.")
