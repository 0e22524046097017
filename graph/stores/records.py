"""What a dataset keeps beside its graph: documents, corrections, words, rosters, plans, versions."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from graph.errors import BadQuestion, ChangedMeanwhile


class RecordKind(StrEnum):
    """What a record is."""

    DOCUMENT = "document"
    CORRECTIONS = "corrections"
    VOCABULARY = "vocabulary"
    ACCEPTED = "accepted"
    ROSTER = "roster"
    SCENARIO = "scenario"
    PLAN = "plan"
    VERSION = "version"
    NUMBER = "number"
    DATASET = "dataset"
    WAITING = "waiting"

    @property
    def is_read_with(self) -> bool:
        """Whether the graph was read from it or with it, so that it comes back when a load is undone."""
        return self in READ_WITH


# NUMBER is that of the version that a graph is; DATASET is what became of a dataset as a whole; WAITING is
# decided, and no graph was read with it yet.
READ_WITH = frozenset({RecordKind.DOCUMENT, RecordKind.CORRECTIONS, RecordKind.VOCABULARY, RecordKind.NUMBER})
CALLED = {
    RecordKind.DOCUMENT: "the document {}",
    RecordKind.CORRECTIONS: "what is put right in {}",
    RecordKind.VOCABULARY: "the vocabulary",
    RecordKind.WAITING: "the vocabulary",
    RecordKind.ACCEPTED: "the list of accepted findings",
    RecordKind.VERSION: "what is loaded",
    RecordKind.NUMBER: "what is loaded",
}
Key = tuple[RecordKind, str]


@dataclass(frozen=True)
class RecordHead:
    """A record without what it holds: who wrote it (empty: the one user), when (ISO, UTC), why, its bytes.

    `revision` is the number of the act that wrote it, and grows with every act of the dataset; `digest` is
    the SHA-256 of what it holds, in hexadecimal.
    """

    kind: RecordKind
    name: str
    revision: int
    by: str
    at: str
    note: str
    size: int
    digest: str

    @property
    def key(self) -> Key:
        """Kind and name, which it alone bears in its dataset."""
        return self.kind, self.name


@dataclass(frozen=True)
class Record:
    """A record and what it holds."""

    head: RecordHead
    data: bytes


@dataclass(frozen=True)
class RecordChange:
    """What becomes of one record: its new data, None to let go of it.

    `expects` is the revision that was last seen, 0 for a record that was absent, None for whichever.
    """

    kind: RecordKind
    name: str
    data: bytes | None
    expects: int | None = None

    @property
    def key(self) -> Key:
        """The record it is about."""
        return self.kind, self.name


@dataclass(frozen=True)
class Act:
    """Changes of records that are made together, with who makes them and why.

    `seen` are the revisions of all that the graph was read with, as they were last seen; None for whichever.
    """

    changes: tuple[RecordChange, ...]
    by: str = ""
    note: str = ""
    seen: Mapping[Key, int] | None = None

    def also(self, *changes: RecordChange) -> "Act":
        """This act with further changes."""
        return replace(self, changes=(*self.changes, *changes))

    def check(self, held: Mapping[Key, RecordHead]) -> None:
        """Raise ChangedMeanwhile where a record is not as it was last seen."""
        for change in self.changes:
            now = held.get(change.key)
            if change.expects is not None and change.expects != (now.revision if now else 0):
                raise ChangedMeanwhile(_called(change.key), now.by if now else "", bool(now))
        if self.seen is not None:
            read_with = {key for key in held if key[0].is_read_with}
            for key in sorted({*self.seen, *read_with}):
                now = held.get(key)
                if self.seen.get(key, 0) != (now.revision if now else 0):
                    raise ChangedMeanwhile(_called(key), now.by if now else "", bool(now))

    def heads(self, number: int) -> tuple[RecordHead, ...]:
        """The heads of what this act writes, as act of this number, made now."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return tuple(
            RecordHead(one.kind, one.name, number, self.by, at, self.note, len(one.data), digest_of(one.data))
            for one in self.changes
            if one.data is not None
        )


def _called(key: Key) -> str:
    """What a record is, as a person calls it who is told that another changed it."""
    kind, name = key
    return CALLED.get(kind, f"{kind} {{}}").format(name)


def digest_of(data: bytes) -> str:
    """The SHA-256 of these bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


NO_ACT = Act(())


def taken_name(name: str) -> BadQuestion:
    """What is said to who gives a dataset a name that another has."""
    return BadQuestion(f"a dataset is called {name} already: give another name, or choose that one")


def carried(held: Iterable[RecordHead], act: Act | None) -> tuple[RecordHead, ...]:
    """Of what the graph before was read with, what stays when another is loaded.

    A load that says nothing of records was not read from the documents that are kept, and none is the
    version that the graph before was.
    """
    left = {RecordKind.NUMBER, *([] if act else [RecordKind.DOCUMENT])}
    return tuple(head for head in held if head.kind.is_read_with and head.kind not in left)
