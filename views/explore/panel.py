"""The panel beside the network: what the picked node or line is, and the sentences behind it."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import streamlit as st

from exports.experience import source
from graph.kinds import EdgeKind, Necessity, NodeKind, level_label, number_of
from graph.model import Edge, Evidence, Node
from graph.questions.answers import Need, Neighbourhood
from graph.questions.catalogue import role_sheet
from graph.questions.needs import who_needs
from graph.stores.store import View
from views.kit.documents import titles
from views.kit.evidence import sentence_in_place
from views.kit.html import markdown_text as plain
from views.kit.html import quotation, show_html
from views.kit.putting_right import right_link
from views.kit.shell import page_script

Go = Callable[[str], None]
# Statements of a well documented role run to dozens; the sheet on the map has them all.
MOST_SENTENCES = 6


def node_panel(store: View, node: Node, near: Neighbourhood, go: Go) -> None:
    """Say what the node is, who needs it or what it needs, and where its sheet is."""
    st.markdown(f"#### {plain(node.label)}")
    st.caption(plain(_what(node)))
    if node.kind == NodeKind.ROLE:
        _role_panel(store, node, near, go)
    else:
        needs = who_needs(store, node.id).needs
        st.markdown(f"**Needed by {number_of(len(needs), 'role')}**")
        _needs(((need.role, need) for need in needs), go)


def line_panel(store: View, together: Sequence[Edge], go: Go) -> None:
    """Say what the line says, with every sentence that it rests on."""
    first = together[0]
    named = {role for edge in together for role in edge.via}
    ends = {node.id: node for node in store.nodes({first.source, first.target, *named})}
    for edge in together:
        st.markdown(f"##### {plain(_says(edge, ends))}")
        for number, one in enumerate(edge.evidence):
            sentence_in_place(one, f"{edge.key}-{number}")
    st.caption("Look at one end")
    for end in (first.source, first.target):
        st.button(plain(ends[end].label), key=f"end:{end}", on_click=go, args=(end,), width="stretch")


def _what(node: Node) -> str:
    track, rung = node.as_role.track, node.as_role.rung
    parts = [node.kind.capitalize(), str(track or ""), f"rung {rung}" if rung else ""]
    also = f"also called {', '.join(node.alt_labels)}" if node.alt_labels else ""
    return " · ".join(part for part in (*parts, also) if part)


def _role_panel(store: View, role: Node, near: Neighbourhood, go: Go) -> None:
    st.page_link(
        page_script("map"),
        label="Its sheet on the map",
        icon=":material/route:",
        query_params={"sheet": role.id},
    )
    needs = role_sheet(store, role.id).effective
    beside = [
        edge for edge in near.edges if edge.kind != EdgeKind.NEEDS and role.id in (edge.source, edge.target)
    ]
    of_kind = {
        kind: [(need.skill, need) for need in needs if need.skill.kind == kind]
        for kind in (NodeKind.SYSTEM, NodeKind.COMPETENCY)
    }
    systems, competencies = of_kind.values()
    first, second, third = st.tabs(
        [f"Systems {len(systems)}", f"Competencies {len(competencies)}", f"Roles {len(beside)}"]
    )
    with first:
        _needs(systems, go)
    with second:
        _needs(competencies, go)
    with third:
        _beside(role, beside, {node.id: node for node in near.nodes}, go)


def _needs(rows: Iterable[tuple[Node, Need]], go: Go) -> None:
    listed = list(rows)
    for other, need in sorted(
        listed, key=lambda row: (-(row[1].level or 0), row[0].label.casefold(), row[0].id)
    ):
        wish = ", preferred" if need.necessity == Necessity.PREFERRED else ""
        mark = "" if need.own else " · inherited"
        with st.expander(f"{plain(other.label)} · **{level_label(need.level)}**{wish}{mark}"):
            if need.via:
                st.caption(plain(source(need)))
            _sentences(need.evidence)
            _goto(other.id, f"to:{other.id}", go)
    if not listed:
        st.caption("None is named.")


def _beside(role: Node, edges: Sequence[Edge], ends: Mapping[str, Node], go: Go) -> None:
    for edge in edges:
        other = edge.target if edge.source == role.id else edge.source
        with st.expander(plain(_says(edge, ends, but=role.id))):
            _sentences(edge.evidence)
            _goto(other, f"to:{edge.key}", go)
    if not edges:
        st.caption("No promotion and no inheritance is stated.")


def _goto(node_id: str, key: str, go: Go) -> None:
    st.button("Show in the network", key=key, on_click=go, args=(node_id,), type="tertiary")


def _says(edge: Edge, ends: Mapping[str, Node], but: str = "") -> str:
    """The edge as a sentence; `but` is the end that the reader already looks at."""
    source = "" if edge.source == but else ends[edge.source].label
    target = "this role" if edge.target == but else ends[edge.target].label
    if edge.kind == EdgeKind.PROMOTES_TO:
        return f"{source} is promoted to {target}" if source else f"Promoted to {target}"
    if edge.kind == EdgeKind.INHERITS:
        said = f"{source} inherits" if source else "Inherits"
        return f"{said} from {target}: {edge.scope}"
    verb = "would like" if edge.necessity == Necessity.PREFERRED else "needs"
    via = " → ".join(ends[role].label if role in ends else role for role in edge.via)
    said = f"{source} {verb} {target}: {level_label(edge.level)}"
    return said if edge.own or not via else f"{said}, inherited via {via}"


def _sentences(evidence: Sequence[Evidence]) -> None:
    for one in evidence[:MOST_SENTENCES]:
        show_html(quotation(one.text))
        st.page_link(
            page_script("sources"),
            label=plain(titles().place(one)),
            icon=":material/description:",
            help=plain(one.document),
            query_params={"document": one.document, "line": str(one.line)},
        )
        if right := right_link(one):
            show_html(right)
    if len(evidence) > MOST_SENTENCES:
        st.caption(f"and {len(evidence) - MOST_SENTENCES} more, on the role's sheet")
