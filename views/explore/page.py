"""What stands around a role, a system or a competency?"""

import streamlit as st

from graph.kinds import Grouping
from graph.questions.catalogue import roles
from graph.questions.families.families import grouped_roles
from views.explore.choice import choice, follow_pick, go
from views.explore.panel import line_panel, node_panel
from views.kit.network import picture, show_network
from views.kit.role_groups import by_family, by_track
from views.kit.shell import empty, page_head, store

page_head("Explore", "What stands around a role, a system or a competency?")
everyone = roles(store())
if not everyone:
    empty("No role is loaded yet. Load role documents with `atlas load`, then open this page again.")
    st.stop()
tracks = by_track(everyone)
chosen = choice(store(), everyone, list(tracks.tints))
shown = chosen.shown(store())
stage, side = st.columns([2.7, 1], gap="medium")
with stage:
    if shown.nodes:
        by_likeness = chosen.grouping == Grouping.FAMILY
        groups = by_family(grouped_roles(store()).families) if by_likeness else tracks
        show_network(picture(shown, groups), chosen.focus, follow_pick)
    else:
        empty("Nothing is left to draw. Switch on a kind under “Show”, or take a track out of the filter.")
    if shown.left_out:
        st.caption(f"{shown.left_out} more are not drawn: filter by kind or track, or see only nearby.")
with side, st.container(border=True):
    if chosen.line:
        line_panel(store(), chosen.line, go)
    elif chosen.focus:
        node_panel(store(), store().node(chosen.focus), chosen.near, go)
    else:
        st.markdown("**Pick a dot or a line**")
        st.caption(
            "A dot shows what it needs or who needs it; a line shows the sentences that it rests on. "
            "With the keyboard: the list under the picture, arrow keys, then Enter."
        )
