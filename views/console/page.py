"""What does the database itself say, asked in Cypher?"""

import streamlit as st

from console.run import ConsoleSource, ask
from graph.errors import GraphError
from graph.stores.remembering import RememberingStore
from views.console.offer import EXAMPLES, RISKS, switched_on
from views.console.panel import show_answer
from views.kit.connection import connection
from views.kit.html import markdown_text
from views.kit.shell import empty, page_head, progress

QUESTION, ANSWER = "cypher", "console_answer"


def pick_example() -> None:
    """Put the example that was picked into the box."""
    if picked := st.session_state["console_example"]:
        st.session_state[QUESTION] = EXAMPLES[picked]


page_head("Console", "What does the database itself say, asked in Cypher? It reads and never writes.")
opened = connection().store()
source = opened.inner if isinstance(opened, RememberingStore) else opened
if not switched_on() or not isinstance(source, ConsoleSource):
    empty("The console is off. It needs a Neo4j store and the variable `CONSOLE=1`; see the documentation.")
    st.stop()
with st.expander("What having this page switched on risks", icon=":material/shield:"):
    st.markdown(RISKS)
driver, database, parameters = source.session_parts()
st.session_state.setdefault(QUESTION, next(iter(EXAMPLES.values())))
st.pills("Examples", list(EXAMPLES), key="console_example", on_change=pick_example)
st.text_area("Question in Cypher", key=QUESTION, height=190, max_chars=10_000)
given = " and ".join(f"`${name}`" for name in parameters)
st.caption(f"One statement; {given} are given by the app. At most 5 seconds and 500 rows.")
if st.button("Run", type="primary", icon=":material/play_arrow:"):
    st.session_state.pop(ANSWER, None)
    try:
        with progress("Asking the database …"):
            st.session_state[ANSWER] = ask(driver, database, st.session_state[QUESTION], parameters)
    except GraphError as error:
        st.error(markdown_text(error), icon=":material/block:")
if ANSWER in st.session_state:
    show_answer(st.session_state[ANSWER], source, str(parameters["load"]))
