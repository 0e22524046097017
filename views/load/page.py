"""The page Load: drop documents, see how they were read, keep them, and take that back."""

import streamlit as st

from views.kit.connection import connection
from views.kit.html import markdown_text
from views.kit.person import may_edit, told_why_not
from views.kit.shell import empty, page_head, plain_errors
from views.load.kept import show_kept, show_undone
from views.load.progress import show_progress
from views.load.read import show_read
from views.loading.dropping import drop_zone, offer_left
from views.loading.load import Stage
from views.loading.loads import KEY, mine

page_head("Load", "Which documents should be read? Nothing is kept until you say so.")
if not may_edit():
    empty(told_why_not())
    st.stop()
load = mine()
if load is not None:
    st.query_params[KEY] = st.session_state[KEY]
elif KEY in st.query_params:
    del st.query_params[KEY]
    st.warning(
        "That load is no longer here: the app was started again, or it is long ago. Drop the files again."
    )
with plain_errors():
    store = connection().store()
    if load is None:
        offer_left(store)
        drop_zone(store, None)
    elif load.is_working:
        show_progress(load)
    elif load.stage == Stage.FAILED:
        st.error(markdown_text(load.trouble), icon=":material/error:")
        drop_zone(store, None)
    elif load.stage == Stage.READ:
        show_read(load)
        drop_zone(store, load)
    elif load.stage == Stage.KEPT:
        show_kept(load)
        drop_zone(store, None)
    else:
        show_undone(load)
        drop_zone(store, None)
