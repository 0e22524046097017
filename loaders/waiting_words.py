"""Words that were decided and wait: the documents of a dataset are read again with them, nothing lost."""

from graph.errors import ChangedMeanwhile, GraphReplaced
from graph.stores.keeping import keep
from graph.stores.records import Act, RecordKind
from graph.stores.store import Store
from loaders.corrections.kept import kept_corrections
from loaders.own_places import NAME, WordsSeen, told_of, words_read_with
from loaders.reading_again import ReadWith, noted, standing, tried

NOTE = "words of the vocabulary"
SAME = "The documents were read with these words already."
# So often a reading is made again where another load came before its end.
TRIES = 4


def waits(store: Store) -> bool:
    """Whether words were decided that the graph of a dataset was not read with yet."""
    return store.record(RecordKind.WAITING, NAME) is not None


def read_waiting(store: Store) -> str:
    """Read the documents with the words that wait, keep both in one act, and say what that did.

    Empty where none wait. What is decided while the documents are read waits on. Raises ChangedMeanwhile
    where others load again and again.
    """
    for left in reversed(range(TRIES)):
        try:
            told = _once(store)
        except (ChangedMeanwhile, GraphReplaced):
            if not left:
                raise
            continue
        if told is not None:
            return told
    raise ChangedMeanwhile("the documents", "", True)


def _once(store: Store) -> str | None:
    """What one reading did; None where another load came before it ended."""
    stood = dict(standing(store))
    seen = WordsSeen.in_store(store)
    if seen.waiting is None:
        return ""
    own, corrections, version = seen.own(store), kept_corrections(store), store.version
    known = words_read_with(store)
    if own.key == known.key:
        store.change(Act(seen.read_with(own), seen.waiting.head.by, seen.waiting.head.note))
        return SAME
    was, now = (ReadWith(words, corrections) for words in (known, own))
    again = tried(store, was, now, "the words count")
    if store.version != version or kept_corrections(store) != corrections:
        return None
    head, now_seen = seen.waiting.head, WordsSeen.in_store(store)
    if now_seen.known and seen.known and now_seen.known.data == seen.known.data:
        # Words that were decided meanwhile wait on; all else that changed is read again.
        stood[now_seen.known.head.key] = now_seen.known.head.revision
    act = Act(now_seen.loaded_with(own, store), head.by, head.note or NOTE, stood)
    if again.after is None:
        store.change(act)
    else:
        keep(store, again.after, act=act)
        noted(store)
    return told_of(again)
