"""The sentence behind a fact: quoted in its document, the line marked, one click from the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from exports.experience import source
from exports.markup import Html
from graph.documents import SourceDocument
from graph.errors import UnknownName
from graph.kinds import Level, Necessity, NodeKind, level_label, level_words
from graph.model import Evidence
from graph.questions.answers import GapSkill, GapState, Need
from graph.questions.catalogue import document
from views.kit.documents import titles
from views.kit.html import joined, markdown_text, quotation, show_html, why
from views.kit.putting_right import right_link
from views.kit.shell import page_script, store

# Lines shown before and after the sentence, so that it is read in its place.
AROUND = 2
# More sources than this under one chip hide the first.
MOST_SHOWN = 4
_NEAR = Html('<div class="ra-quiet ra-near">{}</div>')
_LINE = Html('<div class="{}"><span>{}</span>{}</div>')


@dataclass(frozen=True)
class Chip:
    """A skill to click: its label, and what stands behind it with the evidence for that."""

    label: str
    grounds: tuple[tuple[Html, tuple[Evidence, ...]], ...]


def need_chip(need: Need, label: str | None = None) -> Chip:
    """A chip for a skill that a role needs."""
    return Chip(label or _need_label(need), (_ground(need, "asks for"),))


def gap_chip(skill: GapSkill) -> Chip:
    """A chip for a skill of a gap; one to raise says from which level to which, one to learn to which."""
    name = f"{_sign(skill.skill.kind)} {markdown_text(skill.skill.label)}"
    asked = _ground(skill.because, "asks for")
    if skill.against is None:
        return Chip(f"{name} · {level_words(skill.asked)}", (asked,))
    grounds = (asked, _ground(skill.against, "already asks for"))
    if skill.short:
        held, wanted = level_label(skill.held).lower(), level_label(skill.asked).lower()
        return Chip(f"{name} · {held} → {wanted}", grounds)
    if skill.state == GapState.TO_CONFIRM:
        return Chip(f"{name} · {level_label(skill.asked).lower()}? level held is not stated", grounds)
    return Chip(name + _at(skill.asked), grounds)


@st.fragment
def chips(title: str, entries: Mapping[str, Chip], key: str, note: str = "") -> None:
    """A row of skills; a click on one shows the sentences it rests on."""
    picked = st.pills(
        f"{title} ({len(entries)})" if title else "Skills",
        list(entries),
        label_visibility="visible" if title else "collapsed",
        format_func=lambda node_id: entries[node_id].label,
        key=key,
        help=note or None,
    )
    if picked is not None and picked in entries:
        with st.container(border=True):
            for words, evidence in entries[picked].grounds:
                show_html(why(words))
                for n, sentence in enumerate(evidence[:MOST_SHOWN]):
                    sentence_in_place(sentence, f"{key}-{n}")


def sentence_in_place(evidence: Evidence, key: str) -> None:
    """The sentence between its neighbours, with a link to its line in the whole document."""
    show_html(_in_place(evidence))
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"link-{key}-{evidence.line}"
    ):
        st.page_link(
            page_script("sources"),
            label=markdown_text(titles().place(evidence)),
            icon=":material/description:",
            help=markdown_text(evidence.document),
            query_params={"document": evidence.document, "line": str(evidence.line)},
            width="content",
        )
        if right := right_link(evidence):
            show_html(right, narrow=True)


def _in_place(evidence: Evidence) -> Html:
    rows = []
    for line, text in _lines_around(evidence):
        here = line == evidence.line
        body = _marked(evidence, text) if here else _NEAR.format(text.strip())
        rows.append(_LINE.format("ra-line ra-here" if here else "ra-line", line, body))
    return Html('<div class="ra-place">{}</div>').format(joined(rows))


def _marked(evidence: Evidence, text: str) -> Html:
    if text[evidence.start : evidence.end].strip():
        return quotation(text, evidence.start, min(evidence.end, len(text)))
    return quotation(evidence.text)


def _lines_around(evidence: Evidence) -> Sequence[tuple[int, str]]:
    try:
        lines = _read(evidence.document).lines
    except UnknownName:
        return [(evidence.line, evidence.text)]
    at = next((n for n, line in enumerate(lines) if line.line == evidence.line), None)
    if at is None:
        return [(evidence.line, evidence.text)]
    return [(x.line, x.text) for x in lines[max(0, at - AROUND) : at + AROUND + 1]]


def _read(name: str) -> SourceDocument:
    return document(store(), name)


def _ground(need: Need, verb: str) -> tuple[Html, tuple[Evidence, ...]]:
    level = "at no stated level" if need.level is None else f"at level {level_label(need.level).lower()}"
    wish = ", preferred" if need.necessity == Necessity.PREFERRED else ""
    via = f", {source(need)}" if need.via else ""
    words = Html("<b>{}</b> {} <b>{}</b> {}{}{}")
    return (words.format(need.role.label, verb, need.skill.label, level, wish, via), need.evidence)


def _need_label(need: Need) -> str:
    preferred = " · preferred" if need.necessity == Necessity.PREFERRED else ""
    return f"{_sign(need.skill.kind)} {markdown_text(need.skill.label)}{_at(need.level)}{preferred}"


def _at(level: Level | None) -> str:
    return f" · {level_label(level).lower()}" if level else ""


def _sign(kind: NodeKind) -> str:
    return ":material/computer:" if kind == NodeKind.SYSTEM else ":material/psychology:"
