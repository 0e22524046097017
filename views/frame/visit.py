"""Links of the app keep the visit: they turn the page and load nothing anew."""

import streamlit as st

from views.kit.component import asset

# The pages that count people, by their addresses.
COUNTING = ("coverage", "plan", "what-if")

_mount = st.components.v2.component("role_atlas.visit", js=asset(__file__, "visit.js"))


def keep_visit() -> None:
    """Let every link on every page that is drawn after this keep the visit."""
    with st.container(key="visit"):
        _mount(key="visit_links", data={"counting": list(COUNTING)})
