"""The sheet of one role: what it asks, in which words, and what the next rung adds."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import streamlit as st

from exports.experience import experience, place_in_track
from exports.markup import Html
from exports.role import denial, role_paper
from graph.errors import UnknownNode
from graph.kinds import NodeKind, Scope, Section, number_of
from graph.model import Node
from graph.questions.answers import InheritedFrom, Need, NextRung, RequirementLine, RoleSheet
from graph.questions.catalogue import next_rung, role_sheet
from graph.questions.effort import measured
from views.kit.choosing import labelled, put
from views.kit.documents import place_at, titles
from views.kit.downloads import paper_buttons
from views.kit.evidence import chips, gap_chip, need_chip
from views.kit.html import NOTHING, badge, fact_list, joined, line_link, markdown_text, show_html
from views.kit.putting_right import right_link
from views.kit.search_box import is_long, search_one
from views.kit.shell import store

SECTIONS = {
    Section.QUALIFICATION: "Qualification",
    Section.TECHNICAL: "Technical skills",
    Section.SOFT: "Soft skills",
    Section.ROLE_REQUIREMENTS: "Role requirements",
}
SIGNS = "A screen marks a system, a head a competency. A skill without a level: none is stated."
SCOPES = {
    Scope.TECHNICAL: "technical skills",
    Scope.SOFT: "soft skills",
    Scope.RESPONSIBILITIES: "role requirements",
    Scope.ALL: "all requirements",
}
# More buttons than these are a wall.
MOST_BUTTONS = 24
_LINES = Html('<ul class="ra-lines">{}</ul>')
_TAKEN_OVER = Html('<li><b>{}</b>: {} {}<div class="ra-quiet">“{}”{}</div></li>')


def open_sheet(role_id: str) -> None:
    """Open the sheet of this role beside the page; the URL forgets it when it is closed."""
    if store().node(role_id).kind != NodeKind.ROLE:
        raise UnknownNode(role_id)
    sheet = role_sheet(store(), role_id)
    title = markdown_text(sheet.role.label)
    st.dialog(title, width="medium", position="right", on_dismiss=_close)(_body)(sheet)


def sheet_buttons(title: str, roles: Sequence[Node]) -> None:
    """A row of roles under a title, of many a list; a click on one opens its sheet."""
    if len(roles) > MOST_BUTTONS:
        _sheet_list(title, roles)
    elif roles:
        with st.container(horizontal=True, vertical_alignment="center", key="sheet-buttons"):
            st.caption(title, width="content")
            for role in roles:
                words = markdown_text(role.label)
                st.button(words, key=f"sheet-of-{role.id}", type="tertiary", on_click=_open, args=(role.id,))


def _sheet_list(title: str, roles: Sequence[Node]) -> None:
    names = labelled(roles)
    label = f"{title} ({number_of(len(roles), 'role')})"
    hint = "Choose a role to read its sheet"
    if is_long(names):
        search_one(label, "sheet-list", names, None, lambda role: put(sheet=role), hint)
        return
    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda role: names.get(role, role),
        key="sheet-list",
        placeholder=hint,
        on_change=lambda: _open(st.session_state["sheet-list"]),
    )


def _open(role_id: str) -> None:
    put(sheet=role_id)


def _close() -> None:
    put(sheet=None)


def _body(sheet: RoleSheet) -> None:
    role = sheet.role
    st.caption(markdown_text(place_in_track(role)))
    _path_buttons(role.id)
    show_html(_asked(sheet))
    for rung in next_rung(store(), role.id):
        _next_rung(rung)
    rungs = [replace(rung, gap=measured(store(), rung.gap)) for rung in next_rung(store(), role.id)]
    paper_buttons(role_paper(sheet, rungs, titles()), role.id)
    st.header("Skills", anchor=False)
    _skills(sheet.effective, role.id)
    st.header("Requirements", anchor=False)
    for section in Section:
        _section(section, [r for r in sheet.requirements if r.section == section])
    _inheritance(sheet.inherits)


def _path_buttons(role_id: str) -> None:
    with st.container(horizontal=True):
        for label, end in (("Start a path here", "from"), ("End a path here", "to")):
            if st.button(label, key=f"sheet-{end}", disabled=st.query_params.get(end) == role_id):
                put(**{end: role_id, "sheet": None, "path": None})
                st.rerun()


def _asked(sheet: RoleSheet) -> Html:
    document = sheet.role.as_role.document or ""
    rows: list[tuple[str, object]] = [
        (name, Html("{}{}").format(words, line_link(document, line)))
        for name, (words, line) in experience(sheet.role).items()
    ]
    start = sheet.role.as_role.line
    rows.append(("Stands in", place_at(document, start) if document else "no document"))
    return fact_list(rows)


def _next_rung(rung: NextRung) -> None:
    st.header(f"Next rung: {markdown_text(rung.role.label)}", anchor=False)
    for title, asked in (
        ("New", rung.gap.missing),
        ("Raised", rung.gap.to_raise),
        ("To confirm", rung.gap.to_confirm),
    ):
        if asked:
            chips(title, {s.skill.id: gap_chip(s) for s in asked}, f"next {title} {rung.role.id}")
    if not rung.gap.missing and not rung.gap.to_raise:
        st.caption("It names no skill that this role lacks.")
    if rung.gap.met:
        with st.expander(f"Same ({len(rung.gap.met)})"):
            chips("", {s.skill.id: gap_chip(s) for s in rung.gap.met}, f"next same {rung.role.id}")


def _skills(needs: Sequence[Need], role_id: str) -> None:
    """The own skills first, then those of each role that they are inherited from."""
    groups: dict[tuple[str, ...], list[Need]] = {(): []}
    for need in sorted(needs, key=lambda n: n.skill.kind != NodeKind.SYSTEM):
        groups.setdefault(tuple(node.id for node in need.via[:1]), []).append(need)
    for source, group in groups.items():
        title = f"Inherited via {markdown_text(group[0].via[0].label)}" if source else "Its own"
        if group:
            entries = {n.skill.id: need_chip(n) for n in group}
            chips(title, entries, f"skills {role_id} {source}", note=SIGNS)
    if not needs:
        st.caption("No statement of this role names a skill.")


def _section(section: Section, lines: Sequence[RequirementLine]) -> None:
    if not lines:
        return
    with st.expander(f"{SECTIONS[section]} ({len(lines)})", expanded=section == Section.TECHNICAL):
        for heading, below in groupby(lines, key=lambda line: line.heading):
            head = Html("<h4>{}</h4>").format(heading) if heading else NOTHING
            show_html(head + _LINES.format(joined(map(_requirement, below))))


def _requirement(line: RequirementLine) -> Html:
    named = joined(
        [*(badge(s.label) for s in line.skills), *(badge(denial(d), quiet=True) for d in line.denied)]
    )
    at = line_link(line.evidence.document, line.evidence.line) + right_link(line.evidence)
    return Html("<li>{}{}<div>{}</div></li>").format(line.evidence.text, at, named)


def _inheritance(lines: Sequence[InheritedFrom]) -> None:
    if not lines:
        return
    with st.expander(f"Taken over from other roles ({len(lines)})"):
        show_html(_LINES.format(joined(map(_taken_over, lines))))


def _taken_over(line: InheritedFrom) -> Html:
    sme = badge("subject matter expert") if line.sme else NOTHING
    at = line_link(line.evidence.document, line.evidence.line) + right_link(line.evidence)
    return _TAKEN_OVER.format(line.target.label, SCOPES[Scope(line.scope)], sme, line.evidence.text, at)
