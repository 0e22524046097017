"""The controls of the role of a line: what it takes over, its track with the order there, another name."""

import streamlit as st

from graph.documents import SourceDocument
from graph.kinds import Scope
from graph.questions.catalogue import roles
from loaders.corrections.correction import Correction
from loaders.corrections.kinds import AliasCorrection, InheritsCorrection, TrackCorrection
from views.kit.shell import store
from views.sources.chosen_line import ChosenLine, Words, which_of_title
from views.sources.statements import own_roles

SCOPES: dict[Scope | None, str] = {
    Scope.ALL: "Everything",
    Scope.TECHNICAL: "The technical skills",
    Scope.SOFT: "The soft skills",
    Scope.RESPONSIBILITIES: "The responsibilities",
    None: "Nothing",
}


def taken_over(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """What the role takes over from another, by this line if it states something, or that it does not."""
    if chosen.role is None:
        st.caption("A line of no role takes nothing over.")
        return []
    told, title = chosen.suggested, chosen.role.label
    others = list(dict.fromkeys(role.label for role in roles(store()) if role != chosen.role))
    source_role = st.selectbox(
        "From which role",
        others,
        others.index(told.source) if told.source in others else None,
        placeholder="Choose a role",
        key=chosen.key("over_of"),
    )
    if source_role is None:
        return []
    options = list(SCOPES)
    filled = options.index(told.scope) if told.scope or told.over_nothing else None
    # Nothing chosen is not the choice of nothing.
    said = st.radio(
        f"{title} takes over", list(SCOPES.values()), filled, key=chosen.key(f"over_scope_{source_role}")
    )
    if said is None:
        return []
    scope = next(key for key, word in SCOPES.items() if word == said)
    words = _says_so(chosen) if scope else None
    own = own_roles(store(), source.name)
    return [
        InheritsCorrection(
            role=title,
            source=source_role,
            scope=scope,
            holds=scope is not None,
            text=words.text if words else None,
            occurrence=words.occurrence if words else which_of_title(own, chosen.role),
        )
    ]


def _says_so(chosen: ChosenLine) -> Words | None:
    """The words by which the role takes over, None where it does by the word of who corrects alone."""
    return chosen.taken or (chosen.meant if chosen.statement else None)


def the_role(chosen: ChosenLine, source: SourceDocument) -> list[Correction]:
    """The track of the role with the order of its roles, and another name of it."""
    if chosen.role is None:
        st.caption("Choose a line of the role, such as its title.")
        return []
    made: list[Correction] = []
    own, title, now = own_roles(store(), source.name), chosen.role.label, chosen.role.as_role.track
    tracks = sorted({str(role.as_role.track) for role in own if role.as_role.track})
    track = st.selectbox(
        "Its track",
        tracks,
        index=tracks.index(now) if now else None,
        placeholder="Choose a track, or type a new one",
        accept_new_options=True,
        key=chosen.key("role_track"),
    )
    if track:
        ordered = sorted(
            (role for role in own if role.as_role.track == track), key=lambda role: role.as_role.rung or 0
        )
        before = [role.label for role in ordered]
        order = st.multiselect(
            "Its roles, the lowest first",
            list(dict.fromkeys(role.label for role in own)),
            default=list(dict.fromkeys([*before, title])),
            key=chosen.key(f"order_{track}"),
        )
        if order and (order != before or chosen.suggested.track_as_is):
            made.append(TrackCorrection(track=track, roles=tuple(order)))
    elif now:
        made.append(TrackCorrection(track=None, roles=(title,)))
    if alias := st.text_input("It is also called", key=chosen.key("role_alias")).strip():
        which = which_of_title(own, chosen.role)
        made.append(AliasCorrection(role=title, alias=alias, occurrence=which))
    return made
