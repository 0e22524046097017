"""The frame of the pages: navigation on top, one line instead of a traceback."""

from pathlib import Path

import streamlit as st

from views.shell import plain_errors

PAGES = (
    ("views/map_page.py", "Map", "map", ":material/route:"),
    ("views/explore_page.py", "Explore", "explore", ":material/hub:"),
    ("views/who_needs_page.py", "Who needs", "who-needs", ":material/person_search:"),
    ("views/compare_page.py", "Compare", "compare", ":material/compare_arrows:"),
    ("views/sources_page.py", "Sources", "sources", ":material/description:"),
)

# A named icon would be fetched from another host by the browser; a file is not.
ICON = Path(__file__).parent / "views" / "assets" / "icon.svg"

st.set_page_config(page_title="Role Atlas", page_icon=str(ICON), layout="wide")
page = st.navigation(
    [
        st.Page(path, title=title, url_path=url, icon=icon, default=url == "map")
        for path, title, url, icon in PAGES
    ],
    position="top",
)
with plain_errors():
    page.run()
