"""What came of dropped documents: the document as it reads, beside its roles and the map in small."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from exports.markup import Html
from graph.documents import SourceDocument, title_of
from graph.kinds import EdgeKind, number_of
from graph.model import Node
from graph.questions.catalogue import denials, roles, sources
from graph.stores.cache import kept
from graph.stores.store import View
from views.kit.document_lines import show_document
from views.kit.html import joined, show_html
from views.kit.named_skills import named_skills
from views.load.small_map import colours_of, show_small_map

# More roles than this are not listed in one go.
MOST_ROLES = 60
# So many doubts are told before a document is kept.
MOST_DOUBTS = 5
_DOUBT = Html('<li><div class="ra-quiet">Line {}: {}</div></li>')
_ROLE = Html(
    '<li><span class="ra-spot" style="background:{}" aria-hidden="true"></span>'
    '<div><b>{}</b><div class="ra-quiet">{}</div></div></li>'
)


def show_preview(view: View, documents: Sequence[str]) -> None:
    """Draw one of the documents of these names, chosen where there are several, and what came of it."""
    read = {node.as_document.name: node for node in sources(view).documents if node.as_document.lines}
    names = [name for name in documents if name in read]
    if not names:
        if not roles(view):
            return
        st.caption("No document stands behind these roles line by line.")
        show_small_map(view, ())
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.header("The document as it reads", anchor=False)
        name = names[0]
        if len(names) > 1:
            name = st.selectbox(
                "Document", names, format_func=lambda one: title_of(read[one]), key="load_document"
            )
        source = SourceDocument.of_node(read[name])
        show_document(source, None, denials(view, name), named_skills(view, name))
    with right:
        own = [role for role in roles(view) if role.as_role.document == name]
        st.header(f"What came of it: {number_of(len(own), 'role') if own else 'no role'}", anchor=False)
        show_small_map(view, own)
        show_html(_roles(view, own))
        if len(own) > MOST_ROLES:
            st.caption(f"The first {MOST_ROLES} of {len(own):,}.")
        _show_doubts(source)


def _show_doubts(source: SourceDocument) -> None:
    """The first things that a person should look at; once kept, the page Sources has all of them."""
    doubts = source.findings[:MOST_DOUBTS]
    if not doubts:
        return
    st.header(f"To look at: {number_of(len(source.findings), 'thing')}", anchor=False)
    told = (_DOUBT.format(one.line, one.message) for one in doubts)
    show_html(Html('<ul class="ra-roles">{}</ul>').format(joined(told)))
    if len(source.findings) > len(doubts):
        st.caption(f"The first {len(doubts)}; the page Sources has all, once this is kept.")


def _roles(view: View, shown: Sequence[Node]) -> Html:
    colours, asked = colours_of(view), kept(view, "load needs", _needs)
    rows = (
        _ROLE.format(colours[role.as_role.track], role.label, _place(role, asked.get(role.id, 0)))
        for role in shown[:MOST_ROLES]
    )
    return Html('<ul class="ra-roles">{}</ul>').format(joined(rows))


def _place(role: Node, skills: int) -> str:
    stated = role.as_role
    rung = f"rung {stated.rung}" if stated.rung else ""
    return " · ".join(filter(None, (stated.track or "in no track", rung, number_of(skills, "skill"))))


def _needs(view: View) -> Mapping[str, int]:
    """How many skills each role asks for."""
    asked: dict[str, int] = defaultdict(int)
    for edge in view.edges_of_kind(EdgeKind.NEEDS):
        asked[edge.source] += 1
    return asked
