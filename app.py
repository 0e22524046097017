"""The frame of the pages: navigation on top, one line instead of a traceback."""

from pathlib import Path

import streamlit as st

from views.console.setting import console_offered
from views.kit.answering import answering
from views.kit.connection import begin_run, connection
from views.kit.first_load import nothing_is_loaded, offer_seeds, say_outcome
from views.kit.visit import keep_visit

QUESTIONS = (
    ("views/map/page.py", "Map", "map", ":material/route:"),
    ("views/explore/page.py", "Explore", "explore", ":material/hub:"),
    ("views/who_needs/page.py", "Who needs", "who-needs", ":material/person_search:"),
    ("views/compare/page.py", "Compare", "compare", ":material/compare_arrows:"),
    ("views/coverage/page.py", "Coverage", "coverage", ":material/grid_on:"),
    ("views/plan/page.py", "Plan", "plan", ":material/school:"),
    ("views/what_if/page.py", "What if", "what-if", ":material/question_mark:"),
    ("views/check/page.py", "Check", "check", ":material/fact_check:"),
    ("views/changes/page.py", "Changes", "changes", ":material/difference:"),
    ("views/sources/page.py", "Sources", "sources", ":material/description:"),
)
SETTINGS = ("views/settings/page.py", "Settings", "settings", ":material/settings:")
CONSOLE = ("views/console/page.py", "Console", "console", ":material/terminal:")

# A named icon would be fetched from another host by the browser; a file is not.
ICON = Path(__file__).parent / "views" / "kit" / "assets" / "icon.svg"

st.set_page_config(page_title="Role Atlas", page_icon=str(ICON), layout="wide")
begin_run()
others = (CONSOLE, SETTINGS) if console_offered(connection().address) else (SETTINGS,)
page = st.navigation(
    [
        st.Page(path, title=title, url_path=url, icon=icon, default=url == "map")
        for path, title, url, icon in (*QUESTIONS, *others)
    ],
    position="top",
)
keep_visit()
with answering(page.title):
    asks = page.title in {title for _, title, _, _ in QUESTIONS}
    if asks and nothing_is_loaded():
        offer_seeds()
    else:
        say_outcome()
        page.run()
