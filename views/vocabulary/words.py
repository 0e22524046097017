"""The words of the dataset that the app is on, and what nobody knew there."""

from graph.stores.cache import kept
from graph.stores.store import View
from loaders.own_places import OwnDataset
from loaders.unknown.answers import Unknowns
from loaders.unknown.groups import unknowns
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import OwnVocabulary
from loaders.vocabulary.vocabulary import vocabulary_of
from views.kit.connection import connection


def own_place() -> OwnDataset:
    """Where the words of this dataset are kept."""
    return OwnDataset(connection().store())


def groups_of(view: View, own: OwnVocabulary) -> Unknowns:
    """What nobody knew in a graph, worked out once for each version of it and of the words."""
    known: dict[str, Unknowns] = kept(view, "unknown words", lambda _: {})
    if own.key not in known:
        known[own.key] = unknowns(view, with_own(vocabulary_of(), own))
    return known[own.key]
