"""What a name of a line is in all documents, said once: a team and no system, or another thing."""

import re

import streamlit as st

from graph.errors import GraphError
from loaders.acting import acted
from loaders.corrected_places import Tried, tried_words
from loaders.own_places import OwnDataset
from loaders.vocabulary.deciding import Decision, decided_anew
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import What
from loaders.vocabulary.vocabulary import vocabulary_of
from views.kit.connection import connection
from views.kit.html import markdown_text
from views.kit.person import check_editor, who
from views.kit.shell import plain_errors, progress, say_error
from views.sources.chosen_line import ChosenLine
from views.sources.keeping_right import say_kept
from views.sources.statements import SkillRead

# In a session: the decision that was tried with what it would do.
TRIED = "everywhere_tried"
NO_SKILL: dict[What, str] = {
    "team": "A team",
    "place": "A place",
    "firm": "A firm",
    "document": "A document",
    "other": "Something else that is no skill",
}
SKILLS = {"system": "A system", "competency": "A competency"}


def say_everywhere(chosen: ChosenLine) -> None:
    """Ask what a name of the line is wherever it stands, show what that changes, and keep it."""
    decision = _asked(chosen)
    if st.button("See what changes", disabled=decision is None, icon=":material/visibility:") and decision:
        with progress("Reading again …"), plain_errors():
            st.session_state[TRIED] = (decision, _tried(decision))
    held, told = st.session_state.get(TRIED) or (None, Tried())
    if decision is None or held != decision:
        return
    st.markdown(f"{markdown_text(_says(decision))}.")
    st.info(markdown_text(told.sentence), icon=":material/difference:")
    st.button("Keep", type="primary", key="keep_everywhere", on_click=_keep, args=(decision,))


def _asked(chosen: ChosenLine) -> Decision | None:
    """The decision that is chosen, None while it is not whole."""
    st.caption("This holds for every document, those too that are loaded later.")
    named = {one.node.label: one for stated in chosen.stated for one in stated.skills}
    first = next((label for label, one in named.items() if one.node.id == chosen.skill), None)
    options = list(named)
    name = st.selectbox(
        "Which name of this line",
        options,
        options.index(first) if first else 0 if len(options) == 1 else None,
        placeholder="Choose a skill, or type a name as it stands there",
        accept_new_options=True,
        key=chosen.key("everywhere_name"),
    )
    if not name:
        return None
    words: dict[str, str] = dict(NO_SKILL) | ({} if name in named else SKILLS)
    is_now = st.selectbox(
        f"{name} is",
        list(words),
        None,
        words.__getitem__,
        placeholder="Choose what it is",
        key=chosen.key(f"everywhere_{name}"),
    )
    if is_now is None:
        return None
    if is_now in SKILLS:
        return Decision(is_now, (name,), by=who())
    what: What = next(one for one in NO_SKILL if one == is_now)
    return Decision("ignored", _written(name, named.get(name), chosen), what=what, by=who())


def _written(name: str, read: SkillRead | None, chosen: ChosenLine) -> tuple[str, ...]:
    """The names by which the line calls what is chosen, that of the skill first."""
    others = read.node.alt_labels if read else ()
    text = chosen.line.text
    here = [one for one in others if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE)]
    return (name, *(one for one in here if one.casefold() != name.casefold()))


def _says(decision: Decision) -> str:
    names = " and ".join(decision.names)
    kind = SKILLS[decision.kind] if decision.kind in SKILLS else NO_SKILL[decision.what]
    return f"In all documents {names} is {kind[:1].lower()}{kind[1:]}"


def _tried(decision: Decision) -> Tried:
    store = connection().store()
    own = OwnDataset(store).read()
    return tried_words(store, decided_anew(own, decision, with_own(vocabulary_of(), own)))


def _keep(decision: Decision) -> None:
    place = OwnDataset(connection().store())
    try:
        check_editor()
        with progress("Reading again …"):
            _, _, told = acted(
                place,
                lambda own: decided_anew(own, decision, with_own(vocabulary_of(), own)),
                _says(decision),
                who(),
            )
    except GraphError as error:
        say_error(error)
        return
    st.session_state.pop(TRIED, None)
    undo = f"It is taken back on the page Vocabulary, or by atlas vocabulary undo {decision.names[0]}."
    say_kept(f"{_says(decision)}. {told or 'Nothing changed.'} {undo}")
