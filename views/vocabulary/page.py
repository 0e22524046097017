"""The page Vocabulary: what words nobody knew, the largest group first, and what was decided of them."""

import streamlit as st

from graph.kinds import number_of
from views.kit.person import may_edit
from views.kit.shell import empty, page_head, plain_errors, progress, store
from views.vocabulary.acts import say_done
from views.vocabulary.decided import show_decided
from views.vocabulary.group import show_group, show_others
from views.vocabulary.of_finding import turn_to_finding
from views.vocabulary.reading_shown import show_reading
from views.vocabulary.words import groups_of, own_place, read_on

page_head("Vocabulary", "What words did nobody know, and what do they mean here?")
say_done()
with plain_errors():
    read_on()
    show_reading()
    own = own_place().read()
    with progress("Grouping what is unknown …"):
        told = groups_of(store(), own)
    turn_to_finding(told.groups)
    if told.groups:
        st.markdown(
            f"**{number_of(len(told.groups), 'group')}** of unknown names and statements, "
            f"at {number_of(told.places, 'place')}. {number_of(len(own.entries), 'decision')} made so far."
        )
        show_group(told.groups, may_edit())
        show_others(told.groups)
    else:
        empty("Every name and every statement of these documents is known.")
    show_decided(own, may_edit())
