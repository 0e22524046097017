"""The words of the dataset that the app is on, and what nobody knew there."""

from dataclasses import dataclass

import streamlit as st

from graph.stores.cache import kept
from graph.stores.store import View
from loaders.own_places import OwnDataset
from loaders.unknown.answers import Unknowns
from loaders.unknown.groups import unknowns
from loaders.unknown.since import decided_since, without
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import OwnVocabulary
from loaders.vocabulary.vocabulary import vocabulary_of
from views.kit.connection import connection
from views.vocabulary.readings import reading_of


@dataclass(frozen=True)
class _Grouped:
    """Groups, and the words that were known when they were made."""

    own: OwnVocabulary
    told: Unknowns


@st.cache_resource(show_spinner=False)
def _last() -> dict[str, _Grouped]:
    """The groups of each dataset that were made last, by its address."""
    return {}


def own_place() -> OwnDataset:
    """Where the words of this dataset are kept; what is decided counts at once and is read afterwards."""
    return OwnDataset(connection().store(), later=True)


def read_on() -> None:
    """Read in the background what was decided, where some of it waits."""
    store = connection().store()

    def group() -> None:
        groups_anew(store.snapshot(), OwnDataset(store).read())

    reading_of(store).begin(group)


def groups_of(view: View, own: OwnVocabulary) -> Unknowns:
    """What nobody knew in a graph: grouped anew, or what is left of groups while documents are read."""
    known: dict[str, Unknowns] = kept(view, "unknown words", lambda _: {})
    if own.key in known:
        return known[own.key]
    last = _last().get(view.address)
    if last and reading_of(connection().store()).is_working:
        more = decided_since(own, last.own)
        if more is not None:
            return without(last.told, more)
    return groups_anew(view, own)


def groups_anew(view: View, own: OwnVocabulary) -> Unknowns:
    """What nobody knew in a graph, worked out once for each version of it and of the words."""
    known: dict[str, Unknowns] = kept(view, "unknown words", lambda _: {})
    if own.key not in known:
        known[own.key] = unknowns(view, with_own(vocabulary_of(), own))
    _last()[view.address] = _Grouped(own, known[own.key])
    return known[own.key]
