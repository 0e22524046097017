"""The frame of the pages: navigation on top, one line instead of a traceback.

Streamlit runs this file as its script where the program is installed, and `app.py` in a clone. It stands
in a folder of its own, since Streamlit looks for modules beside its script first, and there `views/console`
would stand in the place of `console`.
"""

import streamlit as st

from graph.errors import GraphError
from views.console.offer import console_offered
from views.frame.answering import answering, keep_visit
from views.frame.login import let_in
from views.home.ways_in import nothing_is_loaded, offer_ways_in, say_outcome
from views.kit.connection import begin_run, connection
from views.kit.logged_in import say_withdrawn
from views.kit.person import login, may_edit
from views.kit.shell import VIEWS, page_script, say_error

# Folder, title and icon of each page, by the heading it stands under; its address is the folder's name,
# that of the first page is the root.
HOME = ("home", "Home", "home")
ASKING = (
    ("map", "Map", "route"),
    ("explore", "Explore", "hub"),
    ("who_needs", "Who needs", "person_search"),
    ("compare", "Compare", "compare_arrows"),
)
PLANNING = (
    ("coverage", "Coverage", "grid_on"),
    ("plan", "Plan", "school"),
    ("what_if", "What if", "question_mark"),
)
LOOKING_AFTER = (
    ("load", "Load", "upload_file"),
    ("sources", "Sources", "description"),
    ("vocabulary", "Vocabulary", "spellcheck"),
    ("check", "Check", "fact_check"),
    ("changes", "Changes", "difference"),
)
# Pages that need no graph.
SETTINGS = ("settings", "Settings", "settings")
CONSOLE = ("console", "Console", "terminal")
WITHOUT_GRAPH = {"Load", *(title for _, title, _ in (SETTINGS, CONSOLE))}

# A named icon would be fetched from another host by the browser; a file is not.
ICON = VIEWS / "frame" / "assets" / "icon.svg"


def draw() -> None:
    """Draw the navigation and the page that is asked for, for who may look."""
    st.set_page_config(page_title="Role Atlas", page_icon=str(ICON), layout="wide")
    if not let_in():
        return
    trouble = _begun()
    page = st.navigation(_pages(), position="top")
    keep_visit()
    with answering(page.title):
        say_withdrawn()
        if trouble:
            say_error(trouble)
        if page.title not in WITHOUT_GRAPH and nothing_is_loaded():
            offer_ways_in()
        else:
            say_outcome()
            page.run()


def _begun() -> GraphError | None:
    """Begin the run, and return why the dataset of the address is not asked, None where it is."""
    try:
        begin_run()
    except GraphError as error:
        return error
    return None


def _pages() -> dict[str, list[st.Page]]:
    """The pages by the heading that they stand under; those that are asked most stand under none."""
    # What the console reads is more than the pages show.
    console = (CONSOLE,) if console_offered(connection().address) and (login() is None or may_edit()) else ()
    return {
        "": [_page(*HOME, first=True), *(_page(*one) for one in ASKING)],
        "Planning": [_page(*one) for one in PLANNING],
        "Look after": [_page(*one) for one in (*LOOKING_AFTER, *console, SETTINGS)],
    }


def _page(folder: str, title: str, icon: str, first: bool = False) -> st.Page:
    return st.Page(
        page_script(folder),
        title=title,
        url_path=folder.replace("_", "-"),
        icon=f":material/{icon}:",
        default=first,
    )


if __name__ == "__main__":
    draw()
