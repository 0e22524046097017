"""One group of unknown words with the decisions that a click or a key makes, and the others."""

from collections.abc import Sequence

import streamlit as st

from exports.markup import Html
from exports.own_words import likely_words
from graph.kinds import number_of
from loaders.unknown.answers import Saying, UnknownGroup
from loaders.vocabulary.deciding import Decision
from loaders.vocabulary.own import WHATS, What
from views.kit.documents import place_at
from views.kit.html import html_table, joined, quiet, quotation, show_html
from views.kit.person import who
from views.vocabulary.acts import decide, undo
from views.vocabulary.known import known_skill_field

# Which group of the list is looked at, from 0, and its first word, by which it is found again.
AT, LOOKED_AT = "vocabulary_at", "vocabulary_looked_at"
# More groups than this are not read in one go; the largest come first.
MOST_SHOWN = 50
MOST_SAID = 6
WHAT_NAMES: dict[What, str] = {
    "team": "a team",
    "place": "a place",
    "firm": "a firm",
    "document": "a document",
    "statement": "a statement that asks for no skill",
    "other": "something else",
}


def show_group(groups: Sequence[UnknownGroup], editing: bool) -> None:
    """Draw the group that is looked at, its examples and what can be said of it."""
    at = _at(groups)
    group = groups[at]
    st.session_state.update({AT: at, LOOKED_AT: group.said[0]})
    with st.container(border=True, key="unknown_group"):
        head = st.container()
        if editing:
            _buttons(group, *_fields(group))
        _turning(at, len(groups))
        # Drawn last: a key that is pressed once the group is seen is a key on that group.
        with head:
            show_html(_head(group, at, len(groups)))
    deciding = (
        "1 new system · 2 competency · 3 another name · 4 ignore · U undo your last · " if editing else ""
    )
    st.caption(
        f"Keys: {deciding}arrows left and right turn to other groups. "
        "They work while no field is being typed in."
    )


def _at(groups: Sequence[UnknownGroup]) -> int:
    """The group that was looked at, where it stands now; the one in its place once it is decided."""
    looked = st.session_state.get(LOOKED_AT)
    places = (at for at, group in enumerate(groups) if looked in group.said)
    return next(places, min(max(st.session_state.get(AT, 0), 0), len(groups) - 1))


def show_others(groups: Sequence[UnknownGroup]) -> None:
    """List every group with what is proposed for it."""
    with st.expander(f"All groups · {len(groups)}", icon=":material/list:"):
        rows = [
            (str(n), str(one.places), _said(one), likely_words(one.likely))
            for n, one in enumerate(groups[:MOST_SHOWN], 1)
        ]
        show_html(html_table(("Group", "Places", "Words", "Proposal"), rows, "Groups of unknown words"))
        if len(groups) > MOST_SHOWN:
            st.caption(f"The largest {MOST_SHOWN} of {len(groups)}; the others follow as these are decided.")


def _head(group: UnknownGroup, at: int, count: int) -> Html:
    where = f"at {number_of(group.places, 'place')} in {number_of(group.documents, 'document')}"
    title = Html('<h2 class="ra-title">{}</h2>').format(group.said[0])
    more = quiet(f"Also: {' · '.join(group.said[1:MOST_SAID])}") if len(group.said) > 1 else ""
    proposal = Html('<p class="ra-told"><b>{}:</b> {}, since {}.</p>').format(
        "Proposal" if group.likely.is_sure else "Not sure", likely_words(group.likely), group.likely.why
    )
    examples = joined(
        Html("<div>{}{}</div>").format(quotation(one.text), place_at(one.document, one.line))
        for one in group.examples
    )
    place = quiet(f"Group {at + 1} of {count}, {where}")
    return joined((place, title, more, proposal, examples))


def _said(group: UnknownGroup) -> Html:
    others = quiet(f" and {len(group.said) - 1} like it") if len(group.said) > 1 else ""
    return Html("{}{}").format(group.said[0], others)


def _fields(group: UnknownGroup) -> tuple[str, str, What]:
    """The name of what is new, the known skill that is meant, and what an ignored name is."""
    likely, key = group.likely, f"{group.said[0]}"
    is_new = likely.doing in {Saying.SYSTEM, Saying.COMPETENCY}
    first, second, third = st.columns(3)
    name = first.text_input("Called", likely.name if is_new else group.said[0][:80], key=f"called {key}")
    with second:
        known = known_skill_field(group)
    usual: What = "statement" if group.is_statement else likely.what
    what = third.selectbox(
        "Where ignored, it is",
        WHATS,
        WHATS.index(usual),
        format_func=WHAT_NAMES.__getitem__,
        key=f"what {key}",
    )
    return name, known, what


def _buttons(group: UnknownGroup, name: str, known: str, what: What) -> None:
    """The decisions, the proposed one set off where it is sure."""
    offered = (
        (Saying.SYSTEM, "New system", "1", _system(group, name)),
        (Saying.COMPETENCY, "Competency", "2", _competency(group, name)),
        (Saying.ALIAS, "Another name", "3", _alias(group, known)),
        (Saying.IGNORE, "Ignore", "4", Decision("ignored", group.said, what=what, by=who())),
    )
    with st.container(horizontal=True):
        for saying, label, shortcut, decision in offered:
            st.button(
                label,
                key=f"vocabulary_{saying}",
                type="primary" if group.likely.is_sure and saying == group.likely.doing else "secondary",
                shortcut=shortcut,
                on_click=decide,
                args=(decision,),
                disabled=not _can_be(saying, group, name, known),
            )
        st.button("Undo", shortcut="U", key="vocabulary_undo", on_click=undo)


def _can_be(saying: Saying, group: UnknownGroup, name: str, known: str) -> bool:
    """Whether a decision has what it needs: a system of statements is called as one of them writes it."""
    if saying == Saying.ALIAS:
        return bool(known.strip())
    if saying == Saying.SYSTEM and group.is_statement:
        return bool(name.strip()) and name not in group.said and any(name in one for one in group.said)
    return True


def _turning(at: int, count: int) -> None:
    ways = (("Before", "Left", at - 1), ("Next", "Right", at + 1))
    with st.container(horizontal=True):
        for label, shortcut, to in ways:
            st.button(
                label,
                shortcut=shortcut,
                key=f"vocabulary_{label}",
                on_click=_turn,
                args=(to,),
                disabled=not 0 <= to < count,
            )


def _turn(at: int) -> None:
    st.session_state.update({AT: at, LOOKED_AT: None})


def _system(group: UnknownGroup, name: str) -> Decision:
    return Decision("system", _names(group, name), by=who())


def _competency(group: UnknownGroup, name: str) -> Decision:
    statements = group.said if group.is_statement else ()
    return Decision("competency", _names(group, name), statements=statements, by=who())


def _alias(group: UnknownGroup, known: str) -> Decision:
    if group.is_statement:
        return Decision("", (), statements=group.said, of=known, by=who())
    return Decision("", group.said, of=known, by=who())


def _names(group: UnknownGroup, name: str) -> tuple[str, ...]:
    """The name of what is new, and as other names those that are unknown; of statements the name alone."""
    others = () if group.is_statement else group.said
    return (name, *(one for one in others if one != name))
