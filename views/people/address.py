"""Ids of people in the address, which say no more of them than the page does."""

from collections.abc import Mapping

import streamlit as st

from graph.people import PERSON, Roster
from planning.changes import BAR
from views.kit.shell import put

STRANGERS = "The address asks for people who are not in this table; they are left out."


def respell(full: Roster, shown: Roster, before: Roster | None = None) -> None:
    """Put the ids of people as they are shown in the place of any other of theirs in the address.

    `before` is how the same people were shown until now; without it an id may be of either spelling.
    """
    as_shown = _ids(full, shown)
    if before:
        known = {old: as_shown[i] for i, old in _ids(full, before).items()}
    else:
        numbers = {f"{PERSON}{n}": as_shown[person.id] for n, person in enumerate(full.people, start=1)}
        known = {**numbers, **as_shown, **{i: i for i in as_shown.values()}}
    _rewrite(known, strangers=shown is full)


def _ids(full: Roster, roster: Roster) -> dict[str, str]:
    """The id that each person of the full roster has in this one of the same people."""
    # An audience counts people in the order of their full ids, and 2 comes before 10.
    by_number = sorted(roster.people, key=lambda person: (len(person.id), person.id))
    people = full.people if roster is full else by_number
    return {whole.id: person.id for whole, person in zip(full.people, people, strict=True)}


def _rewrite(known: Mapping[str, str], *, strangers: bool) -> None:
    """Write the address anew where it changes; people who are not known stay only as `strangers`."""
    left_out = False
    changed: dict[str, list[str]] = {}
    for key in st.query_params:
        values = st.query_params.get_all(key)
        fresh = []
        for value in values:
            parts = value.split(BAR)
            unknown = [part for part in parts if part.startswith(PERSON) and part not in known]
            if unknown and not strangers:
                left_out = True
                continue
            fresh.append(BAR.join(known.get(part, part) for part in parts))
        if fresh != values:
            changed[key] = fresh
    if left_out:
        st.warning(STRANGERS)
    if changed:
        put(**changed)
