"""Documents changed by chance end in a graph or in one clear line; the benchmark fuzz_readers tries more."""

from pathlib import Path

import pytest

from graph.errors import GraphError
from graph.needs import with_needs
from loaders.documents.build import graph_of
from loaders.documents.load import load
from tests.kit.fuzzed_files import KINDS, fuzzed_files
from tests.kit.tries import tries


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_changed_by_chance_is_a_graph_or_one_line(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"case{kind}"
    told: list[str] = []
    for data in fuzzed_files(kind, seed=13, count=tries(400, 40)):
        path.write_bytes(data)
        try:
            report = load([path])
        except GraphError as error:
            told.append(str(error))
            continue
        assert with_needs(graph_of(report)).nodes
    assert [line for line in told if len(line.splitlines()) != 1] == []
