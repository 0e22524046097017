"""The controls of what a statement asks: each skill with its level, one that is none, one that is missing."""

from dataclasses import dataclass

import streamlit as st

from graph.documents import SourceDocument
from graph.kinds import Level, Necessity, SkillKind, Usage, level_label
from graph.questions.catalogue import skills
from loaders.corrections.correction import Correction
from loaders.corrections.kinds import SkillCorrection
from loaders.documents.level_said import level_said
from loaders.vocabulary.vocabulary import vocabulary_of
from views.kit.choosing import put
from views.kit.shell import store
from views.sources.chosen_line import ChosenLine
from views.sources.statements import SkillRead

NOT_STATED = "No level is stated"
REQUIRED, PREFERRED, NOT_ASKED, ANOTHER = "Required", "Preferred", "Not asked here", "Another skill is meant"
SYSTEM, COMPETENCY = "A system", "A competency"


@dataclass(frozen=True)
class AskedAs:
    """How a skill is asked: its level, and whether it is required, preferred, or not asked here."""

    level: Level | None
    wish: str


def its_skills(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """The skills that the statement asks for: levels, wishes, one that is none, one that is missing.

    Where one skill is looked at, that alone is shown.
    """
    if chosen.role is None or chosen.statement is None:
        st.caption("No statement of a role stands here, so no skill is asked. Say first what the line is.")
        return []
    one = chosen.statement.skill(chosen.skill)
    if one:
        made = _put_right(chosen, one)
        if len(chosen.skills) > 1:
            st.button("All skills of this line", on_click=put, kwargs={"skill": None}, type="tertiary")
        return made
    made = [each for skill in chosen.skills for each in _put_right(chosen, skill)]
    return [*made, *_another(chosen, "It also asks for", "fresh", None, False)]


def _put_right(chosen: ChosenLine, one: SkillRead) -> list[Correction]:
    """What is right of a skill that was read: nothing where it is left as it is."""
    name, level = one.node.label, one.names.level
    preferred = one.names.usage == Usage.PREFERRED
    was = AskedAs(level, PREFERRED if preferred else REQUIRED if one.names.usage.asks else NOT_ASKED)
    said = _asked(chosen, name, one.node.id, _filled(chosen, one, was), denied=True)
    if said == was or (said.wish == was.wish == NOT_ASKED):
        return []
    if said.wish == ANOTHER:
        meant = _another(chosen, f"Instead of {name} it asks for", f"instead_{one.node.id}", level, preferred)
        return [_correction(chosen, name, None), *meant] if meant else []
    return [_correction(chosen, name, None if said.wish == NOT_ASKED else said)]


def _filled(chosen: ChosenLine, one: SkillRead, was: AskedAs) -> AskedAs:
    """What a finding suggests of the skill, else what was read."""
    told = chosen.suggested
    if told.skill != one.node.id or not told.required:
        return was
    return AskedAs(max(filter(None, (told.level, was.level)), default=None), REQUIRED)


def _another(
    chosen: ChosenLine, label: str, key: str, level: Level | None, preferred: bool
) -> list[Correction]:
    """A skill that the statement asks for and that was not read there, chosen or new."""
    assert chosen.statement is not None
    known = {node.label for node in skills(store())}
    name = st.selectbox(
        label,
        sorted(known - {one.node.label for one in chosen.skills}),
        index=None,
        placeholder="Choose a skill, or type a new one",
        accept_new_options=True,
        key=chosen.key(key),
    )
    if not name:
        return []
    kind = None
    if name not in known:
        said_kind = st.segmented_control(
            f"What {name} is",
            [SYSTEM, COMPETENCY],
            default=COMPETENCY,
            key=chosen.key(f"{key}_kind_{name}"),
        )
        kind = SkillKind.SYSTEM if said_kind == SYSTEM else SkillKind.COMPETENCY
    proposed = level or level_said(chosen.statement.text, name, vocabulary_of())
    first = AskedAs(proposed, PREFERRED if preferred else REQUIRED)
    said = _asked(chosen, name, f"{key}_{name}", first, denied=False)
    return [_correction(chosen, name, said, kind)]


def _asked(chosen: ChosenLine, name: str, key: str, first: AskedAs, denied: bool) -> AskedAs:
    """How a skill is asked, as it is chosen; at first as it is filled in."""
    left, right = st.columns(2)
    levels: list[Level | None] = [None, *Level]
    words: dict[Level | None, str] = {None: NOT_STATED}
    words |= {one: level_label(one) for one in Level}
    wishes = [REQUIRED, PREFERRED, *((NOT_ASKED, ANOTHER) if denied else ())]
    wish = right.selectbox(
        f"How {name} is asked", wishes, wishes.index(first.wish), key=chosen.key(f"wish_{key}")
    )
    level = left.selectbox(
        f"Level of {name}",
        levels,
        levels.index(first.level),
        words.__getitem__,
        key=chosen.key(f"level_{key}"),
        disabled=wish in {NOT_ASKED, ANOTHER},
    )
    return AskedAs(level, wish)


def _correction(
    chosen: ChosenLine, name: str, said: AskedAs | None, kind: SkillKind | None = None
) -> SkillCorrection:
    """That the statement asks for a skill so, or with None that it does not."""
    assert chosen.role is not None
    wish = None
    if said:
        wish = Necessity.PREFERRED if said.wish == PREFERRED else Necessity.REQUIRED
    return SkillCorrection(
        role=chosen.role.label,
        text=chosen.meant.text,
        occurrence=chosen.meant.occurrence,
        skill=name,
        type=kind,
        asked=said is not None,
        level=said.level if said else None,
        necessity=wish,
    )
