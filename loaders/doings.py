"""Who did what in a dataset and when, of all that stands there: loads, corrections, words, kept things."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ladder.accepting import decisions
from graph.stores.named import KINDS
from graph.stores.store import Store
from graph.stores.versions import versions
from loaders.corrections.kept import kept_corrections
from loaders.corrections.words import sentence
from loaders.own_places import own_words
from loaders.vocabulary.own import Decided, Ignored, kind_of


@dataclass(frozen=True)
class LoggedAct:
    """An act: when (ISO, UTC; empty where nobody noted it), who (empty: the one user), what, in words."""

    at: str
    by: str
    what: str


def doings(store: Store) -> tuple[LoggedAct, ...]:
    """What was done, the newest first; what was taken back or replaced since is told no more."""
    told = (*_versions(store), *_corrections(store), *_words(store), *_decisions(store), *_named(store))
    return tuple(sorted(told, key=lambda one: (one.at, one.what), reverse=True))


def _versions(store: Store) -> Iterator[LoggedAct]:
    for one in versions(store):
        why = f": {one.note}" if one.note else ""
        yield LoggedAct(one.at, one.by, f"version {one.number} was made{why}")


def _corrections(store: Store) -> Iterator[LoggedAct]:
    for document, one in kept_corrections(store):
        yield LoggedAct(one.at, one.by, f"put right in {document}: {sentence(one)}")


def _words(store: Store) -> Iterator[LoggedAct]:
    for one in own_words(store).entries:
        yield LoggedAct(one.at, one.by, f"{one.name} was {_taken(one)}")


def _taken(word: Decided) -> str:
    return f"ignored as {word.what}" if isinstance(word, Ignored) else f"taken as a {kind_of(word)}"


def _decisions(store: Store) -> Iterator[LoggedAct]:
    decided = decisions(store)
    for one in decided.accepted:
        yield LoggedAct(one.at, one.by, f"the finding on “{one.text}” was accepted: {one.reason}")
    for later in decided.later:
        yield LoggedAct(later.entry.at, later.entry.by, f"the finding on “{later.entry.text}” was put off")


def _named(store: Store) -> Iterator[LoggedAct]:
    for kind in KINDS:
        for head in store.records(kind):
            was = f" ({head.note})" if head.note not in {"", head.name} else ""
            yield LoggedAct(head.at, head.by, f"the {kind} {head.name} was kept{was}")
