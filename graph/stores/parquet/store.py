"""The store that reads an export as Parquet, and is never written to."""

from pathlib import Path

from graph.errors import BadAddress
from graph.model import Graph
from graph.stores.live import LiveStore
from graph.stores.memory import MemoryView
from graph.stores.parquet.form import ABOUT, exported
from graph.stores.parquet.view import ParquetView
from graph.stores.records import Act, Record, RecordHead, RecordKind
from graph.watching import Watch


def read_only(path: Path) -> BadAddress:
    """What is said to whoever would write there."""
    return BadAddress(
        f"parquet:{path} is read only: export into it instead, with atlas export --format parquet {path}"
    )


class ParquetStore(LiveStore):
    """An export as tables of Parquet, asked where it lies; a later export is seen at the next question."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._view: ParquetView | None = None
        self.snapshot()

    @property
    def address(self) -> str:
        """Where the tables lie."""
        return f"parquet:{self.path}"

    def snapshot(self) -> ParquetView | MemoryView:
        """The graph as the last export left it; an absent or empty folder is an empty graph."""
        said = exported(self.path)
        if said is None:
            return MemoryView(self.address, Graph((), ()), loaded=False)
        if self._view is None or self._view.version != said.version:
            self._view = ParquetView(self.path, said)
        return self._view

    def replace(self, graph: Graph, watch: Watch | None = None, act: Act | None = None) -> None:
        """Nothing is loaded here: raises BadAddress, which says what to do."""
        raise read_only(self.path)

    def undo(self) -> None:
        """Nothing was loaded here: raises BadAddress, which says what to do."""
        raise read_only(self.path)

    def records(self, kind: RecordKind) -> tuple[RecordHead, ...]:
        """Nothing is kept beside an export."""
        return ()

    def record(self, kind: RecordKind, name: str) -> Record | None:
        """Nothing is kept beside an export."""
        return None

    def change(self, act: Act) -> None:
        """Nothing is kept here: raises BadAddress, which says what to do."""
        raise read_only(self.path)

    def rename(self, name: str, act: Act) -> None:
        """Nothing is renamed here: raises BadAddress, which says what to do."""
        raise read_only(self.path)

    def wipe(self) -> None:
        """Nothing is deleted here: raises BadAddress, which says what to do."""
        raise read_only(self.path)

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.path.name

    def names(self) -> tuple[str, ...]:
        """The names of the exports beside this one, sorted."""
        try:
            return tuple(sorted(p.name for p in self.path.parent.iterdir() if (p / ABOUT).is_file()))
        except OSError:
            return ()

    def close(self) -> None:
        """Let go of the tables."""
        if self._view is not None:
            self._view.tables.close()
        self._view = None
