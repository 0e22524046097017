"""Documents are read one by one, and those that were read before are taken as they were read."""

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.collecting import set_aside
from graph.shelf import key_of
from graph.small_shelf import SmallShelf
from graph.watching import Watch, parted
from loaders.corrections.corrections import NONE, Corrections
from loaders.documents.alone import Alone, alone
from loaders.documents.packed import packed, unpacked
from loaders.documents.tables.choices import NO_COLUMNS, ColumnChoices
from loaders.readers.opening import read_files
from loaders.readers.pieces import Source, TableBlock
from loaders.readers.taken import TakenFile, UnreadDocument
from loaders.vocabulary.concerning import Concerning, starts_of
from loaders.vocabulary.phrases import Starts
from loaders.vocabulary.vocabulary import Vocabulary

# So many documents are kept at once: what was read is not lost where a load is broken off.
BATCH = 200
# After so many what was read is set aside from the collector, which would walk all of it time and again.
ASIDE = 50


@dataclass(frozen=True)
class Reader:
    """How documents are read: by which words, with what was said of their columns.

    `watch` is told how much of how much is read. `key` names a document with all that its reading depends
    on beside the words of an organisation's own, of which `concerning` tells those that bear on it; under
    both the reading is kept on the `shelf`. Without a key nothing is kept. `corrections` are what persons
    put right.
    """

    vocabulary: Vocabulary
    columns: ColumnChoices = NO_COLUMNS
    watch: Watch | None = None
    shelf: SmallShelf | None = None
    key: Callable[[TakenFile], str] | None = None
    corrections: Corrections = NONE
    concerning: Concerning | None = None

    def read(self, files: Sequence[TakenFile]) -> tuple[list[Alone], list[UnreadDocument]]:
        """The documents in order, and those that could not be read.

        Raises BadDocument for one that was asked for by itself and cannot be read.
        """
        keys = list(map(self.key, files)) if self.key and self.shelf else []
        known = self._known(keys)
        read: list[Alone] = []
        unread: list[UnreadDocument] = []
        fresh: dict[str, Alone] = {}
        watches = parted(self.watch, *(len(file.data) + 1 for file in files))
        for n, (file, watch) in enumerate(zip(files, watches, strict=True)):
            one = unpacked(known[keys[n]], self.vocabulary) if keys and keys[n] in known else None
            if one is None:
                sources, left = read_files([file])
                unread += left
                one = self._alone(sources[0], watch) if sources else None
                if one is not None and keys:
                    fresh[keys[n]] = one
            if one is not None:
                read.append(one)
            if watch:
                watch(1, 1)
            if n % ASIDE == 0:
                set_aside()
            if len(fresh) == BATCH or n + 1 == len(files):
                self._keep(fresh)
                fresh = {}
        return read, unread

    def _known(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept of documents that were read with the same own words, as far as these bear on them."""
        if not self.shelf or not keys or not self.concerning:
            return self.shelf.taken(keys) if self.shelf and keys else {}
        words = self.shelf.taken([_of_words(key) for key in keys])
        full = {
            self._with_own(key, frozenset(words[of].decode().split())): key
            for key in keys
            if (of := _of_words(key)) in words
        }
        return {full[key]: data for key, data in self.shelf.taken(full.keys()).items()}

    def _alone(self, source: Source, watch: Watch | None) -> Alone:
        corrections = self.corrections.of(source.name)
        return alone(source, self.vocabulary, self.columns, watch, corrections)

    def _keep(self, fresh: Mapping[str, Alone]) -> None:
        kept: dict[str, bytes] = {}
        for key, one in fresh.items():
            if (data := _packed(one)) is not None:
                starts = starts_of(_said(one))
                kept[_of_words(key)] = " ".join(sorted(starts)).encode()
                kept[self._with_own(key, starts)] = data
        if self.shelf and kept:
            self.shelf.put(kept)

    def _with_own(self, key: str, starts: Starts) -> str:
        own = self.concerning.key(starts) if self.concerning else ""
        return key_of([key, own]) if own else key


def _of_words(key: str) -> str:
    return key_of([key, "words"])


def _said(one: Alone) -> Iterator[str]:
    """All that stands in a document, and what a person put right in it."""
    yield one.reading.source.name
    yield from (line.text for line, _ in one.reading.lines)
    for piece in one.reading.source.pieces:
        texts = (text for _, text in (piece.lines if isinstance(piece, TableBlock) else piece.more))
        yield from texts
        yield from (
            (cell.text for row in piece.rows for cell in row)
            if isinstance(piece, TableBlock)
            else (
                piece.raw,
                piece.text,
            )
        )
    for role in one.roles:
        yield from (role.title, role.track or "")
        yield from (asked.place.words for asked in role.requirements)
    yield from (str(correction.as_data) for correction in one.reading.corrected.given)


def _packed(one: Alone) -> bytes | None:
    try:
        return packed(one)
    except (pickle.PickleError, TypeError, AttributeError, RecursionError):
        return None
