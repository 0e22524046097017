"""A load from the browser: read in the background, looked at, kept or thrown away, and undone."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.errors import ChangedMeanwhile, GraphError
from graph.kinds import NodeKind
from graph.ladder.change import LadderDiff
from graph.ladder.coming import difference
from graph.stores.keeping import Outcome, check_roles, keep, undo
from graph.stores.memory import NetworkxStore
from graph.stores.records import Act, Key
from graph.stores.store import Store, View
from loaders.corrected_places import corrections_kept, corrections_of_load
from loaders.corrections.beside import write_beside
from loaders.corrections.corrections import NONE, Corrections
from loaders.given import GivenReading, Outturn, read_given
from loaders.given_documents import GivenFile
from loaders.originals import kept_instead, originals
from loaders.own_places import WordsSeen, own_words
from loaders.reading_again import beside_what_stood, loaded_standing, noted
from loaders.vocabulary.own import NO_WORDS, OwnVocabulary

CHANGED = (
    "what is loaded was changed since, so one click no longer takes this load back; the page Changes goes "
    "back to an earlier version"
)
MEANWHILE = "what is loaded was changed meanwhile: your files were read anew beside it, look again"

# What is noted with the act.
NOTE = "loaded in the app"


class Stage(StrEnum):
    """How far a load is."""

    READING = "reading"
    READ = "read"
    KEEPING = "keeping"
    KEPT = "kept"
    UNDONE = "undone"
    FAILED = "failed"


class Stopped(GraphError):
    """A load that a person broke off."""


@dataclass
class Load:
    """Files that were dropped, and what became of them so far; one thread at a time works on it.

    `share` is how much of the present work is done, from 0 to 1. `adds` says whether the files go beside
    the documents that are kept, else they replace all. `seen` is the version of the store that the files were
    read beside, `before` the graph that a keep replaced, `version` the one after it; `put_right` are the
    corrections and `own` the words that they were read with. `person` is by what its owner is known later.
    """

    store: Store
    files: tuple[GivenFile, ...]
    adds: bool = True
    stage: Stage = Stage.READING
    share: float = 0.0
    trouble: str = ""
    reading: GivenReading | None = None
    preview: NetworkxStore | None = None
    difference: LadderDiff | None = None
    outcome: Outcome | None = None
    before: View | None = None
    version: str = ""
    seen: str = ""
    stood: Mapping[Key, int] = field(default_factory=dict)
    stopped: bool = False
    person: str | None = None
    put_right: Corrections = NONE
    own: OwnVocabulary = NO_WORDS
    _worker: threading.Thread | None = field(default=None, repr=False)

    @property
    def outturns(self) -> tuple[Outturn, ...]:
        """What came of each file, once they are read."""
        return self.reading.outturns if self.reading else ()

    @property
    def is_working(self) -> bool:
        """Whether it is being read or kept now."""
        return self.stage in {Stage.READING, Stage.KEEPING}

    @property
    def roles(self) -> int:
        """How many roles the preview holds."""
        return len(self.preview.nodes_of_kind(NodeKind.ROLE)) if self.preview else 0

    def read(self) -> None:
        """Read the files in the background."""
        self._begin(Stage.READING, self._read)

    def keep(self, by: str) -> None:
        """Put what was read into the store in the background, in the name of who keeps it."""
        if self.stage == Stage.READ:
            self._begin(Stage.KEEPING, lambda: self._keep(by))

    def undo(self) -> Outcome:
        """Put back what the keep replaced; raises GraphError where another load came after it."""
        if self.stage != Stage.KEPT or self.store.version != self.version:
            raise GraphError(CHANGED)
        outcome = undo(self.store)
        write_beside(self.store)
        self.stage = Stage.UNDONE
        return outcome

    @property
    def stands_again(self) -> str:
        """What an undo of this load leaves, in words."""
        was = self.outcome.before if self.outcome else None
        return "what was loaded before stands again" if was else "nothing is loaded, as before"

    def stop(self) -> None:
        """Break off the reading; what is being written is written to its end."""
        self.stopped = self.stage == Stage.READING

    def wait(self) -> None:
        """Wait until the present work is done."""
        if self._worker:
            self._worker.join()

    def _begin(self, stage: Stage, work: Callable[[], None]) -> None:
        self.stage, self.share, self.trouble = stage, 0.0, ""
        self._worker = threading.Thread(target=lambda: self._told(work), daemon=True)
        self._worker.start()

    def _told(self, work: Callable[[], None]) -> None:
        """Do the work; what goes wrong becomes the line that a person reads, and never silence."""
        try:
            work()
        except GraphError as error:
            self._fail(str(error))
        except BaseException:
            self._fail("an unforeseen error broke the load off; nothing was kept")
            raise

    def _fail(self, trouble: str) -> None:
        # What was read is still there when it could not be kept, and may be kept later.
        self.trouble = trouble
        self.stage = Stage.READ if self.stage == Stage.KEEPING else Stage.FAILED

    def _watch(self, done: int, total: int) -> None:
        if self.stopped:
            raise Stopped("the load was stopped; nothing was kept")
        self.share = done / total if total else 1.0

    def _read(self) -> None:
        self.seen, self.stood = self.store.version, loaded_standing(self.store)
        kept = originals(self.store) if self.adds else ()
        self.put_right = corrections_of_load(self.store, None)
        self.own = own_words(self.store)
        self.reading = read_given(self.files, kept, self._watch, self.own, self.put_right)
        self.adds = self.adds and not self.reading.is_whole
        held = NetworkxStore("preview:")
        held.replace(self.reading.graph)
        self.preview = held
        self.difference = difference(self.store.snapshot(), held)
        self.stage = Stage.READ

    def _beside(self, act: Act) -> Act:
        return beside_what_stood(act, self.stood, self.store) if self.adds else act

    def _again(self) -> None:
        self.stage, self.trouble = Stage.READING, MEANWHILE
        self._read()

    def _keep(self, by: str) -> None:
        if self.reading is None:
            return
        if self.adds and self.store.version != self.seen:
            # Another load or something put right came meanwhile; that stays beside these files.
            self._again()
            return
        graph = self.reading.graph
        check_roles(graph, "nothing is replaced")
        self.before = self.store.snapshot()
        documents = kept_instead(self.store, self.reading.documents)
        words = WordsSeen.in_store(self.store).loaded_with(self.own, self.store)
        said = (*words, *corrections_kept(self.store, self.put_right))
        act = Act((*documents, *said), by, NOTE)
        try:
            self.outcome = keep(self.store, graph, self._watch, act=self._beside(act))
        except ChangedMeanwhile:
            if not self.adds:
                raise
            self._again()
            return
        write_beside(self.store)
        self.version = self.store.version
        if not self.reading.is_whole:
            noted(self.store)
        if self.before.version != self.seen and self.preview:
            self.difference = difference(self.before, self.preview)
        self.stage = Stage.KEPT
