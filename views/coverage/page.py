"""The page Coverage: what hangs on one alone, who could step in next, who holds what."""

from collections.abc import Sequence

import streamlit as st

from graph.kinds import Level, NodeKind
from graph.stores.cache import kept
from planning.coverage import Coverage, coverage
from planning.holdings import holdings
from planning.required import requirements
from views.coverage.cover_map import show_map
from views.coverage.cover_table import cover_csv, show_counts, show_few, show_islands
from views.kit.choosing import choose_kinds, pick_floor
from views.kit.downloads import table_button
from views.kit.shell import empty, page_head, progress, store
from views.people.panel import choose_roster


def _of_roles(floor: Level) -> Coverage:
    """Who covers each skill where no people are known: worked out once for all visitors."""
    return kept(
        store(), f"coverage {int(floor)}", lambda here: coverage(holdings(here), requirements(here), floor)
    )


def _of_kinds(answer: Coverage, kinds: Sequence[NodeKind], name: str) -> Coverage:
    """The skills of these kinds; under a name they are sorted once for all visitors."""
    return kept(store(), name, lambda _: answer.of_kinds(kinds)) if name else answer.of_kinds(kinds)


page_head("Coverage", "What hangs on one alone, who could step in, and who holds what?")
roster = choose_roster()
left, right = st.columns([1, 3], vertical_alignment="bottom")
with left:
    floor = pick_floor()
with right:
    kinds = choose_kinds("coverage-kinds")
with progress("Counting who holds what …"):
    held = holdings(store(), roster)
    answer = coverage(held, requirements(store()), floor) if roster else _of_roles(floor)
# What hangs on people is one visitor's and drawn for each; of roles all see the same.
name = "" if roster else f"coverage {int(floor)} {' '.join(kinds)}"
shown = _of_kinds(answer, kinds, name)
if not shown.skills:
    empty("No role asks for a skill of this kind. Choose another kind, or load role documents.")
    st.stop()
show_counts(shown)
show_few(shown, held, name)
show_map(shown, held, name)
show_islands(answer)
table_button("Coverage as CSV", lambda: cover_csv(answer), "coverage")
