"""What is worked out of a graph, kept beside its store: texts, and arrays that are mapped into memory.

It stands under the version of the graph and of the program. Whatever is in doubt is dropped and worked out
anew: nothing here raises, and nothing that is asked depends on what is kept.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import graph
from graph.places import cache_folder
from graph.shelf import key_of, key_of_code
from graph.stores.store import View
from seeds.shipped import VECTORS, VOCABULARY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = Mapping[str, "NDArray[Any]"]

Made = TypeVar("Made")

# Versions of graph and program that are kept: the one now, the one before, and one of another program.
MOST_VERSIONS = 3
# Tells of every file how long it is: it is written last.
LIST = "list.json"
SUMS = ("numpy", "scipy")


@dataclass(frozen=True)
class Drawer:
    """The place for what is worked out of one graph by this program; None where nothing outlives it."""

    folder: Path | None

    def text(self, name: str, make: Callable[[], str]) -> str:
        """The text of this name, made where it is not kept."""
        return self._kept(name, make, _read_text, _write_text)

    def arrays(self, name: str, make: Callable[[], "Arrays"]) -> "Arrays":
        """The arrays of this name, mapped into memory, made where they are not kept."""
        return self._kept(name, make, _read_arrays, _write_arrays)

    def _kept(
        self,
        name: str,
        make: Callable[[], Made],
        read: Callable[[Path], Made],
        write: Callable[[Path, Made], None],
    ) -> Made:
        """What is kept under a name, else what is made, which is kept if it can be."""
        if self.folder is None:
            return make()
        with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            if _is_whole(self.folder / name):
                return read(self.folder / name)
        made = make()
        with suppress(OSError):
            _put(self.folder, name, lambda aside: write(aside, made))
        return made


def drawer(store: View) -> Drawer:
    """Where what is worked out of this graph is kept."""
    here, program = store.snapshot(), _program()
    if here.derived_in is None or program is None:
        return Drawer(None)
    return Drawer(here.derived_in / key_of([here.version, program])[:32])


@cache
def _program() -> str | None:
    """A name for what works things out: the code, the vectors of words, and the libraries of sums."""
    code = key_of_code(Path(graph.__path__[0]))
    libraries = [Path(spec.origin) for name in SUMS if (spec := find_spec(name)) and spec.origin]
    try:
        data = [path for folder in (VECTORS, VOCABULARY) for path in sorted(folder.iterdir())]
        seen = [path.stat() for path in (*libraries, *data)]
    except OSError:
        return None
    return code and key_of([code, *(f"{stat.st_size} {stat.st_mtime_ns}" for stat in seen)])


def _is_whole(place: Path) -> bool:
    """Whether every file stands there as long as it was written."""
    listed = json.loads((place / LIST).read_bytes())
    return all((place / name).stat().st_size == size for name, size in listed.items())


def _make_room(folder: Path) -> None:
    """Delete the versions that were used longest ago, beside this one."""
    ages = []
    for path in folder.parent.iterdir():
        with suppress(OSError):
            ages.append((path.stat().st_mtime_ns, path))
    others = sorted((age for age in ages if age[1] != folder), reverse=True)
    for _, path in others[MOST_VERSIONS - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _put(folder: Path, name: str, write: Callable[[Path], None]) -> None:
    """Write aside and rename: whoever reads finds all of it or nothing. Raises OSError."""
    # A database is read by whom its file lets; the folder of a cache is its user's alone.
    own = folder.is_relative_to(cache_folder())
    folder.mkdir(mode=0o700 if own else 0o777, parents=True, exist_ok=True)
    aside = folder / f".{uuid4().hex}"
    aside.mkdir()
    try:
        write(aside)
        sizes = {path.name: path.stat().st_size for path in aside.iterdir()}
        (aside / LIST).write_text(json.dumps(sizes), encoding="utf-8")
        shutil.rmtree(folder / name, ignore_errors=True)
        aside.replace(folder / name)
        _make_room(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _read_text(place: Path) -> str:
    return (place / "text").read_text(encoding="utf-8")


def _write_text(place: Path, text: str) -> None:
    (place / "text").write_text(text, encoding="utf-8")


def _read_arrays(place: Path) -> "Arrays":
    import numpy as np  # noqa: PLC0415

    return {path.stem: np.load(path, mmap_mode="r") for path in sorted(place.glob("*.npy"))}


def _write_arrays(place: Path, arrays: "Arrays") -> None:
    import numpy as np  # noqa: PLC0415

    for name, array in arrays.items():
        np.save(place / f"{name}.npy", array, allow_pickle=False)
