"""The controls that say what is right at a line: each gives the corrections that a person means."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from graph.documents import SourceDocument
from graph.kinds import Level, LineClass, Necessity, Scope, Section, SkillKind, level_label
from graph.model import Node
from graph.questions.catalogue import roles, skills
from loaders.corrections.correction import Correction
from loaders.corrections.kinds import (
    AliasCorrection,
    InheritsCorrection,
    LineCorrection,
    SkillCorrection,
    TitleCorrection,
    TitleSays,
    TrackCorrection,
)
from views.kit.mending import Control
from views.kit.shell import store
from views.sources.chosen_line import ChosenLine

SECTIONS = {
    Section.QUALIFICATION: "A qualification",
    Section.TECHNICAL: "A technical skill",
    Section.SOFT: "A soft skill",
    Section.ROLE_REQUIREMENTS: "A duty of the role",
}
SCOPES = {
    Scope.ALL: "Everything",
    Scope.TECHNICAL: "The technical skills",
    Scope.SOFT: "The soft skills",
    Scope.RESPONSIBILITIES: "The responsibilities",
}
HEADING, NOTHING = "A heading", "Nothing that is asked"
NOT_STATED = "No level is stated"
Kind = TypeVar("Kind", Section, Scope)
Asking = Callable[[ChosenLine, SourceDocument], list[Correction]]


def the_line(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """What the line is: a statement of a section, a heading above one, or nothing that is asked."""
    options = [*(SECTIONS.values() if chosen.role else ()), HEADING, NOTHING]
    said = st.radio("This line is", options, index=None, key=chosen.key("line_is"))
    if said is None:
        return []
    line_class, section = LineClass.NOISE, None
    if said == HEADING:
        above = st.selectbox(
            "What stands below it", [*SECTIONS.values(), NOTHING], key=chosen.key("heading_above")
        )
        line_class = LineClass.SECTION_HEADING
        section = _of(SECTIONS, above)
    elif said != NOTHING:
        section = _of(SECTIONS, said)
        line_class = LineClass.QUALIFICATION if section == Section.QUALIFICATION else LineClass.REQUIREMENT
    role = chosen.role.label if chosen.role else None
    text = chosen.line.text.strip()
    return [
        LineCorrection(
            role=role, text=text, occurrence=chosen.of_role, line_class=line_class, section=section
        )
    ]


def the_title(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """Whether the line is the title of a role, of none, or another title of one."""
    text, at = chosen.line.text.strip(), chosen.of_document
    said = st.radio(
        "This line is",
        ["The title of a role", "No title", "Another title of a role above or below"],
        index=None,
        key=chosen.key("title_is"),
    )
    if said is None:
        return []
    if said == "No title":
        return [TitleCorrection(text=text, occurrence=at, says=TitleSays.NO_ROLE)]
    if said == "The title of a role":
        title = st.text_input(
            "The role is called", text.strip(" :#*-"), key=chosen.key("title_called")
        ).strip()
        return [TitleCorrection(text=text, occurrence=at, says=TitleSays.ROLE, title=title or None)]
    others = [role.label for role in _own_roles(source) if role != chosen.role]
    of = st.selectbox(
        "Which role", others, index=None, placeholder="Choose a role", key=chosen.key("title_of")
    )
    return [TitleCorrection(text=text, occurrence=at, says=TitleSays.OTHER_TITLE, of=of)] if of else []


def its_skills(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """The skills that the statement asks for: levels, wishes, one that is none, one that is missing."""
    if chosen.role is None:
        st.caption("A line of no role asks for no skill. Say first which role it is of, by its title.")
        return []
    made: list[Correction] = []
    for one in chosen.skills:
        name = one.node.label
        level, wish = _asked(name, chosen.key(one.node.id), one.names.level, _preferred(one.names.facts))
        if wish == "no":
            made.append(_skill(chosen, name, asked=False))
        elif (level, wish == "preferred") != (one.names.level, _preferred(one.names.facts)):
            made.append(_skill(chosen, name, level=level, preferred=wish == "preferred"))
    known = {node.label: node for node in skills(store())}
    fresh = st.selectbox(
        "It also asks for",
        sorted(set(known) - {one.node.label for one in chosen.skills}),
        index=None,
        placeholder="Choose a skill, or type a new one",
        accept_new_options=True,
        key=chosen.key("skill_fresh"),
    )
    if fresh:
        kind = None
        if fresh not in known:
            said = st.segmented_control(
                "It is", ["A system", "A competency"], default="A competency", key=chosen.key("skill_kind")
            )
            kind = SkillKind.SYSTEM if said == "A system" else SkillKind.COMPETENCY
        level, wish = _asked(fresh, chosen.key("fresh"), None, False, denied=False)
        made.append(_skill(chosen, fresh, level=level, preferred=wish == "preferred", kind=kind))
    return made


def taken_over(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """What the role takes over from another by this line, or that it takes over nothing."""
    if chosen.role is None:
        st.caption("A line of no role takes nothing over.")
        return []
    others = [role.label for role in roles(store()) if role != chosen.role]
    source_role = st.selectbox(
        "From which role", others, index=None, placeholder="Choose a role", key=chosen.key("over_of")
    )
    if source_role is None:
        return []
    options = [*SCOPES.values(), "Nothing"]
    said = st.radio(f"{chosen.role.label} takes over", options, index=None, key=chosen.key("over_scope"))
    if said is None:
        return []
    holds = said != "Nothing"
    text = chosen.line.text.strip() if holds else None
    scope = _of(SCOPES, said) if holds else None
    return [
        InheritsCorrection(role=chosen.role.label, source=source_role, scope=scope, holds=holds, text=text)
    ]


def the_role(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """The track of the role with the order of its roles, and another name of it."""
    if chosen.role is None:
        st.caption("Choose a line of the role, such as its title.")
        return []
    made: list[Correction] = []
    own, title = _own_roles(source), chosen.role.label
    tracks = sorted({str(role.as_role.track) for role in own if role.as_role.track})
    track = st.selectbox(
        "Its track",
        tracks,
        index=tracks.index(str(chosen.role.as_role.track)) if chosen.role.as_role.track else None,
        placeholder="Choose a track, or type a new one",
        accept_new_options=True,
        key=chosen.key("role_track"),
    )
    if track:
        before = [role.label for role in own if role.as_role.track == track]
        order = st.multiselect(
            "Its roles, the lowest first",
            [role.label for role in own],
            default=list(dict.fromkeys([*before, title])),
            key=chosen.key(f"order_{track}"),
        )
        if order and order != before:
            made.append(TrackCorrection(track=track, roles=tuple(order)))
    elif chosen.role.as_role.track:
        made.append(TrackCorrection(track=None, roles=(title,)))
    if alias := st.text_input("It is also called", key=chosen.key("role_alias")).strip():
        made.append(AliasCorrection(role=title, alias=alias))
    return made


CONTROLS: Mapping[Control, Asking] = {
    Control.LINE: the_line,
    Control.TITLE: the_title,
    Control.SKILLS: its_skills,
    Control.TAKES_OVER: taken_over,
    Control.ROLE: the_role,
}


def _skill(
    chosen: ChosenLine,
    name: str,
    *,
    asked: bool = True,
    level: Level | None = None,
    preferred: bool = False,
    kind: SkillKind | None = None,
) -> SkillCorrection:
    assert chosen.role is not None
    return SkillCorrection(
        role=chosen.role.label,
        text=chosen.text,
        occurrence=chosen.of_role,
        skill=name,
        type=kind,
        asked=asked,
        level=level,
        necessity=(Necessity.PREFERRED if preferred else Necessity.REQUIRED) if asked else None,
    )


def _asked(
    name: str, key: str, level: Level | None, preferred: bool, denied: bool = True
) -> tuple[Level | None, str]:
    """The level that is chosen, and whether the skill is required, preferred or no skill here."""
    left, right = st.columns(2)
    levels = [None, *Level]
    words: dict[Level | None, str] = {None: NOT_STATED}
    words |= {one: level_label(one) for one in Level}
    chosen = left.selectbox(name, levels, levels.index(level), words.__getitem__, key=f"level_{key}")
    wishes = {
        "required": "Required",
        "preferred": "Preferred",
        **({"no": "Not asked here"} if denied else {}),
    }
    wish = right.selectbox("It is", list(wishes), int(preferred), wishes.__getitem__, key=f"wish_{key}")
    return chosen, str(wish)


def _preferred(facts: Mapping[str, object]) -> bool:
    return facts.get("necessity") == Necessity.PREFERRED


def _own_roles(source: SourceDocument) -> Sequence[Node]:
    """The roles of the document, in the order of their lines."""
    own = [role for role in roles(store()) if role.as_role.document == source.name]
    return sorted(own, key=lambda role: role.as_role.line or 0)


def _of(words: Mapping[Kind, str], said: str) -> Kind | None:
    return next((key for key, word in words.items() if word == said), None)
