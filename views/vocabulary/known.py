"""The field in which a person says of which known skill a group of unknown words is another name."""

from functools import partial

import streamlit as st

from loaders.own_places import own_words
from loaders.unknown.answers import Saying, UnknownGroup
from loaders.unknown.likeliest import known_view, likeliest
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.vocabulary import vocabulary_of
from views.kit.connection import connection
from views.kit.search_box import search_kept


def known_skill_field(group: UnknownGroup) -> str:
    """The name of the skill that is chosen, the proposed one at first; empty while none is."""
    vocabulary = with_own(vocabulary_of(), own_words(connection().store()))
    key, options = f"of {group.said[0]}", likeliest(group, vocabulary)
    if group.likely.doing == Saying.ALIAS:
        st.session_state.setdefault(key, next(iter(options)))
    what = "competency" if group.is_statement else "system or competency"
    chosen = search_kept(
        "Another name of", key, options, f"Type to search a known {what}", partial(known_view, vocabulary)
    )
    return options[chosen] if chosen else ""
