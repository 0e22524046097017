"""The frame of the pages: navigation on top, one line instead of a traceback.

Streamlit runs this file as its script where the program is installed, and `app.py` in a clone. It stands
in a folder of its own, since Streamlit looks for modules beside its script first, and there `views/console`
would stand in the place of `console`.
"""

import streamlit as st

from views.console.offer import console_offered
from views.frame.answering import answering, keep_visit
from views.frame.first_load import nothing_is_loaded, offer_seeds, say_outcome
from views.frame.login import let_in
from views.kit.connection import begin_run, connection
from views.kit.person import login, may_edit
from views.kit.shell import VIEWS, page_script

# Folder, title and icon of each page; its address is the folder's name.
QUESTIONS = (
    ("map", "Map", "route"),
    ("explore", "Explore", "hub"),
    ("who_needs", "Who needs", "person_search"),
    ("compare", "Compare", "compare_arrows"),
    ("coverage", "Coverage", "grid_on"),
    ("plan", "Plan", "school"),
    ("what_if", "What if", "question_mark"),
    ("check", "Check", "fact_check"),
    ("changes", "Changes", "difference"),
    ("sources", "Sources", "description"),
)
FIRST = "map"
SETTINGS = ("settings", "Settings", "settings")
CONSOLE = ("console", "Console", "terminal")

# A named icon would be fetched from another host by the browser; a file is not.
ICON = VIEWS / "frame" / "assets" / "icon.svg"


def draw() -> None:
    """Draw the navigation and the page that is asked for, for who may look."""
    st.set_page_config(page_title="Role Atlas", page_icon=str(ICON), layout="wide")
    if not let_in():
        return
    begin_run()
    # What the console reads is more than the pages show.
    with_console = console_offered(connection().address) and (login() is None or may_edit())
    others = (CONSOLE, SETTINGS) if with_console else (SETTINGS,)
    page = st.navigation(
        [
            st.Page(
                page_script(folder),
                title=title,
                url_path="start" if folder == FIRST else folder.replace("_", "-"),
                icon=f":material/{icon}:",
                default=folder == FIRST,
            )
            for folder, title, icon in (*QUESTIONS, *others)
        ]
        # The first page answers at the root; Streamlit keeps its path for it, so its name is another page's.
        + [st.Page(page_script(FIRST), title="Map", url_path=FIRST, visibility="hidden")],
        position="top",
    )
    keep_visit()
    with answering(page.title):
        asks = page.title in {title for _, title, _ in QUESTIONS}
        if asks and nothing_is_loaded():
            offer_seeds()
        else:
            say_outcome()
            page.run()


if __name__ == "__main__":
    draw()
