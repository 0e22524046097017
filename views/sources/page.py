"""The page Sources: what was read, line by line, and what a person should look at."""

import streamlit as st

from graph.questions.catalogue import denials, document, sources
from views.kit.choosing import choose
from views.kit.document_lines import show_document
from views.kit.documents import titles
from views.kit.named_skills import named_skills
from views.kit.putting_right import puts_right
from views.kit.shell import empty, page_head, plain_errors, store
from views.sources.documents import show_report
from views.sources.findings import choose_finding
from views.sources.put_right import asked, choose_line, put_right

page_head("Sources", "What was read, and what should a person look at?")
loaded = sources(store())
if not loaded.documents:
    empty("No document is loaded yet. Load role documents with `atlas load`, then open this page again.")
    st.stop()
called = titles()
names = {node.as_document.name: called.told(node.as_document.name) for node in loaded.documents}
first = next(iter(names))
name = (
    choose("Document", "document", names, clears=("line", "skill", "finding", "mend"), default=first) or first
)
editing = puts_right()
with plain_errors():
    source = document(store(), name)
    show_report(source)
    wanted = asked(source, editing)
    text, doubts = st.columns([3, 2], gap="medium")
    with text:
        show_document(
            source,
            wanted.line,
            denials(store(), name),
            named_skills(store(), name),
            choose_line if editing else None,
            wanted.skill,
        )
    with doubts:
        if editing:
            put_right(source, wanted)
        choose_finding(source, editing)
