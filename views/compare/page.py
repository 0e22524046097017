"""The page Compare: what roles share, what one asks beyond another, what carries over."""

import streamlit as st

from graph.kinds import NodeKind
from graph.questions.likeness.pairs import MOST_PAIRS, gap_with_pairs
from graph.questions.needs import gap, overlap
from views.compare.all_pairs import show_all_pairs
from views.compare.pair import choose_pair, sankey, show_gap
from views.compare.shared_skills import show_heat_map, show_shared
from views.kit.choosing import choose_kinds, choose_roles
from views.kit.matches import choose_likeness, show_matches
from views.kit.shell import empty, page_head, store

page_head("Compare", "What do roles share, and what does one ask beyond another?")
chosen = choose_roles("Two to six roles", "roles")
if len(chosen) < 2:
    empty("Choose two roles or more. Meanwhile, this is what every role needs.")
else:
    answer = overlap(store(), chosen)
    st.header("What they share", anchor=False)
    kinds = choose_kinds("shared-kinds")
    show_shared(answer, kinds)
    st.header("What one asks beyond the other", anchor=False)
    origin, target = choose_pair(answer.roles)
    there, back = st.columns(2, gap="medium")
    onward = gap(store(), origin, target)
    with there, st.container(border=True):
        show_gap(onward)
    with back, st.container(border=True):
        show_gap(gap(store(), target, origin))
    head, likeness = st.columns([3, 2], vertical_alignment="bottom")
    head.header("What both say", anchor=False)
    with likeness:
        floor = choose_likeness()
    show_matches(gap_with_pairs(store(), onward, floor), first=MOST_PAIRS)
    st.header("What carries over", anchor=False)
    sankey(onward, overlap(store(), [origin, target]), kinds)
st.header("All roles", anchor=False)
show_heat_map(choose_kinds("map-kinds", NodeKind.SYSTEM))
st.header("How much every two roles share", anchor=False)
show_all_pairs()
