"""The page Settings: which store the app stands on, and another one in its place."""

import streamlit as st

from graph.exchange.codec import text_of
from views.kit.connection import connection
from views.kit.downloads import download
from views.kit.logged_in import say_user
from views.kit.shell import page_head, plain_errors
from views.settings.datasets import choose_dataset
from views.settings.store import SHARED, act, locked_here, show_store, store_form

page_head("Settings", "Where is the graph of this app kept?")
say_user()
here = connection()
with plain_errors():
    show_store(here)
    download("Whole graph as a file", lambda: text_of(here.store().graph()), "atlas.json", "application/json")
choose_dataset()
if why := locked_here():
    st.info(why, icon=":material/lock:")
    st.stop()
st.header("Another store", anchor=False)
if entered := store_form(here):
    act(entered)
st.caption(SHARED)
