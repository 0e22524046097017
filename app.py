"""The frame of the pages: navigation on top, one line instead of a traceback."""

import os
from pathlib import Path

import streamlit as st

from views.console_setting import console_offered
from views.shell import plain_errors

PAGES = (
    ("views/map_page.py", "Map", "map", ":material/route:"),
    ("views/explore_page.py", "Explore", "explore", ":material/hub:"),
    ("views/who_needs_page.py", "Who needs", "who-needs", ":material/person_search:"),
    ("views/compare_page.py", "Compare", "compare", ":material/compare_arrows:"),
    ("views/sources_page.py", "Sources", "sources", ":material/description:"),
)
CONSOLE = ("views/console_page.py", "Console", "console", ":material/terminal:")

# A named icon would be fetched from another host by the browser; a file is not.
ICON = Path(__file__).parent / "views" / "assets" / "icon.svg"

st.set_page_config(page_title="Role Atlas", page_icon=str(ICON), layout="wide")
shown = (*PAGES, CONSOLE) if console_offered(os.environ.get("STORE", "")) else PAGES
page = st.navigation(
    [
        st.Page(path, title=title, url_path=url, icon=icon, default=url == "map")
        for path, title, url, icon in shown
    ],
    position="top",
)
with plain_errors():
    page.run()
