"""An export goes into any store and comes out the same."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from graph.exchange.codec import from_json
from loaders.connect import read_graph
from seeds.shipped import DOCUMENTS
from tests.kit.atlas import Atlas
from tests.kit.neo4j_servers import Neo4jServer


@pytest.mark.long
def test_a_backup_goes_from_memory_to_neo4j_to_a_file_and_back_without_a_loss(
    neo4j_server: Neo4jServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in neo4j_server.env.items():
        monkeypatch.setenv(name, value)
    atlas = Atlas(capsys, monkeypatch)
    fresh = neo4j_server.fresh_address
    stores = (fresh(), f"file:{tmp_path / 'atlas.json'}", fresh())
    backups = [tmp_path / f"{number}.json" for number in range(len(stores) + 1)]
    atlas.json("export", str(backups[0]), "--store", "memory:")
    for store, (before, after) in zip(stores, pairwise(backups), strict=True):
        atlas.json("load", str(before), "--into", store)
        atlas.json("export", str(after), "--store", store)
    texts = {backup.read_text(encoding="utf-8") for backup in backups}
    assert len(texts) == 1
    exported, original = from_json(json.loads(texts.pop()), "the backup"), read_graph([DOCUMENTS])
    assert set(map(repr, exported.nodes)) == set(map(repr, original.nodes))
    assert set(map(repr, exported.edges)) == set(map(repr, original.edges))
