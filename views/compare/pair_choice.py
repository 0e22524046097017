"""Choosing which two of the compared roles to look at closely."""

from collections.abc import Sequence

import streamlit as st

from graph.model import Node
from views.kit.shell import choose, labelled


def choose_pair(roles: Sequence[Node]) -> tuple[str, str]:
    """Two different ids of these roles; of two there is nothing to choose, the first two stand for none."""
    ids = [role.id for role in roles]
    if len(ids) == 2:
        return ids[0], ids[1]
    left, right = st.columns(2)
    options = labelled(roles)
    with left:
        origin = choose("From", "pair-from", options, default=ids[0]) or ids[0]
    others = {i: label for i, label in options.items() if i != origin}
    with right:
        target = choose("To", "pair-to", others, default=next(iter(others))) or next(iter(others))
    return origin, target
