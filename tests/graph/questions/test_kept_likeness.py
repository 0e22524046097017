"""What is kept of the likeness beside a store gives the same answers, whole or row by row."""

from pathlib import Path

import numpy as np
import pytest

from graph.arrays import Floats, Ints
from graph.questions.calibration import calibration
from graph.questions.families.families import families
from graph.questions.likeness import parts
from graph.questions.likeness.roles import similarity
from graph.questions.moves import lattice, moves
from graph.questions.similarity import similar
from graph.stores.cache import forget
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from loaders.connect import read_graph
from seeds.shipped import DOCUMENTS


@pytest.fixture(scope="module")
def memory() -> NetworkxStore:
    store = NetworkxStore()
    store.replace(read_graph([DOCUMENTS]))
    return store


@pytest.fixture
def file(memory: NetworkxStore, tmp_path: Path) -> FileStore:
    store = FileStore(tmp_path / "atlas.db")
    store.replace(memory.graph())
    return store


def answers(store: View) -> list[object]:
    roles = [role.id for role in lattice(store).roles]
    asked = [(similar(store, role, top=20), moves(store, role, 3)) for role in roles]
    return [*asked, lattice(store, 2), calibration(store)]


def test_a_graph_that_is_opened_again_answers_as_at_first_and_as_in_memory(
    memory: NetworkxStore, file: FileStore
) -> None:
    expected, first = answers(memory), answers(file)
    forget()
    assert answers(file) == first == expected
    assert {path.name for path in next((file.path.parent / "atlas.db.derived").iterdir()).iterdir()} >= {
        "likeness",
        "matrix",
        "places",
        "promotions",
        "statements",
        "statements-meaning",
        "statements-words",
    }


@pytest.mark.parametrize("again", [False, True])
def test_row_by_row_the_likeness_is_that_of_the_whole(
    memory: NetworkxStore, file: FileStore, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    whole = similarity(memory)
    scores = whole.scores
    monkeypatch.setattr(parts, "MOST_DENSE", 0)
    rowed = similarity(file)
    assert rowed.joined.means is None
    if again:
        forget()
        rowed = similarity(file)
    rows = np.arange(len(whole.matrix.role_ids))
    assert rowed.joined.rows(rows) == pytest.approx(scores)
    assert rowed.joined.telling == whole.joined.telling
    for row in rows.tolist():
        assert rowed.row(row) == pytest.approx(whole.row(row))
        assert rowed.joined.pairs(np.full(len(rows), row), rows) == pytest.approx(whole.row(row))
        assert rowed.learned(row, 0, 3) == pytest.approx(whole.learned(row, 0, 3))
    with pytest.raises(AssertionError, match="row by row"):
        _ = rowed.scores


def test_what_parts_count_is_measured_on_roles_evenly_drawn(
    memory: NetworkxStore, file: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "MOST_DENSE", 0)
    monkeypatch.setattr(parts, "MOST_MEASURED", 6)
    measured = {part.name: part.measure for part in similarity(file).parts}
    drawn = np.linspace(0, len(similarity(file).matrix.role_ids) - 1, 6).astype(np.int64)
    for part in similarity(memory).parts:
        cosines = part.rows.cosines(None)[np.ix_(drawn, drawn)]
        told = part.told[drawn]
        between = [cosines[a, b] for a in range(6) for b in range(a + 1, 6) if told[a] and told[b]]
        assert measured[part.name].pairs == len(between)
        assert measured[part.name].usual == pytest.approx(np.mean(between) if between else 0)


def test_families_are_the_same_row_by_row_and_work_out_a_row_once_or_many_together(
    memory: NetworkxStore, file: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, many = families(memory), len(similarity(memory).matrix.role_ids)
    summed, asked = parts.Joined._summed, []

    def counted(joined: parts.Joined, rows: Ints) -> Floats:
        asked.append(rows.tolist())
        return summed(joined, rows)

    monkeypatch.setattr(parts, "MOST_DENSE", 0)
    monkeypatch.setattr(parts.Joined, "_summed", counted)
    assert families(file) == whole
    assert [row for rows in asked for row in rows] == list(range(many))
    monkeypatch.setattr(parts, "MOST_HELD", 0)
    asked.clear()
    forget()
    assert families(file) == whole
    assert many < sum(map(len, asked))
    assert len(asked) < many
