"""The controls that say what is right at a line: each gives the corrections that a person means."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from graph.documents import SourceDocument
from graph.kinds import LineClass, Section
from loaders.corrections.correction import Correction
from loaders.corrections.kinds import LineCorrection, TitleCorrection, TitleSays
from loaders.corrections.words import quoted
from views.kit.html import markdown_text
from views.kit.mending import Control
from views.kit.shell import store
from views.sources.chosen_line import ChosenLine, Words
from views.sources.role_controls import taken_over, the_role
from views.sources.skill_controls import its_skills
from views.sources.statements import own_roles

SECTIONS = {
    Section.QUALIFICATION: "A qualification",
    Section.TECHNICAL: "A technical skill",
    Section.SOFT: "A soft skill",
    Section.ROLE_REQUIREMENTS: "A duty of the role",
}
THIS = "This line is"
HEADING, NOTHING = "A heading", "Nothing that is asked"
TITLES = {
    TitleSays.ROLE: "The title of a role",
    TitleSays.NO_ROLE: "No title",
    TitleSays.OTHER_TITLE: "Another title of a role above or below",
}
Asking = Callable[[ChosenLine, SourceDocument], Sequence[Correction]]


def the_line(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """What the line is: a statement of a section, a heading above one, or nothing that is asked."""
    heads = () if chosen.in_row else (HEADING,)
    options = [*(SECTIONS.values() if chosen.role else ()), *heads, NOTHING]
    label = _is(chosen.meant) if chosen.apart else THIS
    said = st.radio(label, options, _suggested_line(chosen, options), key=chosen.key("line_is"))
    if said is None:
        return []
    words = chosen.meant if chosen.apart and said != HEADING else chosen.words
    section, line_class = next((key for key, word in SECTIONS.items() if word == said), None), LineClass.NOISE
    if said == HEADING:
        line_class, section = LineClass.SECTION_HEADING, _section_below(chosen)
    elif section:
        line_class = LineClass.QUALIFICATION if section == Section.QUALIFICATION else LineClass.REQUIREMENT
    role = chosen.role.label if chosen.role else None
    return [
        LineCorrection(
            role=role,
            text=words.text,
            occurrence=words.occurrence,
            line_class=line_class,
            section=section,
        )
    ]


def _suggested_line(chosen: ChosenLine, options: Sequence[str]) -> int | None:
    told = chosen.suggested
    word = (
        SECTIONS[told.statement]
        if told.statement
        else HEADING
        if told.heading
        else NOTHING
        if told.nothing
        else None
    )
    return options.index(word) if word in options else None


def _section_below(chosen: ChosenLine) -> Section | None:
    """What stands below a heading, None for nothing that is asked."""
    sections: list[Section | None] = [*SECTIONS, None]
    told = chosen.suggested.heading
    return st.selectbox(
        "What stands below it",
        sections,
        sections.index(told) if told else 0,
        lambda section: SECTIONS[section] if section else NOTHING,
        key=chosen.key("heading_above"),
    )


def _is(words: Words) -> str:
    """Of what is asked what it is, where that is not the whole line."""
    return f"{markdown_text(quoted(words.text))} is"


def the_title(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """Whether the line is the title of a role, of none, or another title of one."""
    told = chosen.suggested
    options = list(TITLES)
    says = st.radio(
        _is(chosen.title) if chosen.in_row else THIS,
        options,
        options.index(told.title) if told.title else None,
        TITLES.__getitem__,
        key=chosen.key("title_is"),
    )
    if says is None:
        return []
    title = of = None
    if says == TitleSays.ROLE:
        usual = told.called or chosen.title.text.strip(" :#*-")
        title = st.text_input("The role is called", usual, key=chosen.key("title_called")).strip() or None
    elif says == TitleSays.OTHER_TITLE:
        others = [role.label for role in own_roles(store(), source.name) if role != chosen.role]
        of = st.selectbox(
            "Which role",
            others,
            others.index(told.of) if told.of in others else None,
            placeholder="Choose a role",
            key=chosen.key("title_of"),
        )
        if not of:
            return []
    words = chosen.title
    return [TitleCorrection(text=words.text, occurrence=words.occurrence, says=says, title=title, of=of)]


CONTROLS: Mapping[Control, Asking] = {
    Control.LINE: the_line,
    Control.TITLE: the_title,
    Control.SKILLS: its_skills,
    Control.TAKES_OVER: taken_over,
    Control.ROLE: the_role,
}
