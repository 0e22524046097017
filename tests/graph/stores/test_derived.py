"""What is worked out of a graph stands beside its store under its version, whole or not at all."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from graph.model import Graph
from graph.questions.matrix import role_matrix
from graph.stores.cache import forget
from graph.stores.derived import LIST, MOST_VERSIONS, Drawer, drawer
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from tests.kit.drawn import drawn

GRAPH = drawn(
    {
        "clerk": {"technical": {"excel": 2, "sap": None}},
        "lead": {"technical": {"excel": 4, "sql": 1}, "soft": {"talks": 3}},
    },
    [("lead", "clerk", "all")],
    {"desk": ["clerk", "lead"]},
    [("lead", "sql")],
)


class Work:
    """Counts how often it is done."""

    def __init__(self, value: int = 1) -> None:
        self.value, self.times = value, 0

    def arrays(self) -> Mapping[str, np.ndarray]:
        self.times += 1
        return {"one": np.full(9, self.value), "none": np.zeros((0, 4))}

    def text(self) -> str:
        self.times += 1
        return "möglich\n" * self.value


@pytest.fixture
def here(tmp_path: Path) -> Drawer:
    return Drawer(tmp_path / "derived" / "version")


def test_what_was_made_once_is_mapped_from_then_on(here: Drawer) -> None:
    work = Work()
    assert here.text("said", work.text) == here.text("said", work.text) == "möglich\n"
    made, kept = here.arrays("sums", work.arrays), here.arrays("sums", work.arrays)
    assert work.times == 2
    assert isinstance(kept["one"], np.memmap)
    assert {n: a.tolist() for n, a in made.items()} == {n: a.tolist() for n, a in kept.items()}


@pytest.mark.parametrize("name", ["one.npy", LIST])
@pytest.mark.parametrize("harm", [b"", b"\x93NUMPY", None])
def test_what_is_torn_is_made_anew(here: Drawer, name: str, harm: bytes | None) -> None:
    here.arrays("sums", Work().arrays)
    assert here.folder
    file = here.folder / "sums" / name
    file.unlink()
    if harm is not None:
        file.write_bytes(harm)
    again = Work(2)
    assert here.arrays("sums", again.arrays)["one"].tolist() == [2] * 9
    here.arrays("sums", again.arrays)
    assert again.times == 1


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "derived").write_text("a file stands where the folder would")
    work = Work()
    for _ in range(2):
        assert Drawer(tmp_path / "derived" / "version").arrays("sums", work.arrays)["one"].tolist() == [1] * 9
    assert work.times == 2


def test_trouble_while_it_is_made_is_told_and_leaves_nothing(here: Drawer) -> None:
    def fails() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        here.text("said", fails)
    assert here.folder
    assert not here.folder.exists()


def test_old_versions_make_room(tmp_path: Path) -> None:
    for n in range(MOST_VERSIONS + 3):
        Drawer(tmp_path / str(n)).text("said", Work().text)
    assert len(list(tmp_path.iterdir())) == MOST_VERSIONS
    assert (tmp_path / str(MOST_VERSIONS + 2)).is_dir()


def test_a_graph_in_memory_keeps_nothing() -> None:
    store = NetworkxStore()
    store.replace(GRAPH)
    assert drawer(store).folder is None


def test_a_matrix_of_a_file_is_the_same_when_it_is_opened_again(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "atlas.db")
    store.replace(GRAPH)
    fresh = role_matrix(store)
    forget()
    kept = role_matrix(store)
    assert kept is not fresh
    assert not kept.weights.flags.writeable
    memory = NetworkxStore()
    memory.replace(GRAPH)
    plain = role_matrix(memory)
    for matrix in (fresh, kept):
        assert (tuple(matrix.roles), tuple(matrix.skills)) == (tuple(plain.roles), tuple(plain.skills))
        assert (matrix.row, matrix.column) == (plain.row, plain.column)
        for name in ("levels", "stated", "asked"):
            assert (getattr(matrix, name) != getattr(plain, name)).nnz == 0
        assert matrix.weights.tolist() == plain.weights.tolist()


def test_another_load_has_a_drawer_of_its_own(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "atlas.db")
    store.replace(GRAPH)
    first = drawer(store)
    store.replace(Graph((), ()))
    assert drawer(store) != first
    assert role_matrix(store).role_ids == ()
    store.undo()
    assert drawer(store) == first
