"""Scenarios and plans as files: what is written is read again, and nothing else is."""

import json
from pathlib import Path

import pytest

from graph.errors import BadAddress, BadQuestion
from graph.stores.kept_files import read_settings, settings_in, write_settings, written
from graph.stores.records import RecordKind

SETTINGS = {"a": ["leave person:~08e9", "retire <b>Excel</b>"], "floor": ["3"]}
SCENARIO = RecordKind.SCENARIO


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "naïve.json"
    write_settings(SCENARIO, SETTINGS, path)
    assert json.loads(path.read_text(encoding="utf-8")) == {"role-atlas": "scenario", "settings": SETTINGS}
    assert settings_in(SCENARIO, path) == SETTINGS


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "a.json holds no scenario"),
        (b"\xff\xfe", "a.json holds no scenario"),
        (b"[" * 100_000, "a.json holds no scenario"),
        (b"[1]", "a.json holds no scenario"),
        (b'{"format": "role-atlas/1", "nodes": []}', "a.json holds no scenario"),
        (b'{"role-atlas": 1}', "a.json holds no scenario"),
        (written(RecordKind.PLAN, SETTINGS), "a.json holds a plan, not a scenario"),
        (b'{"role-atlas": "scenario"}', "its settings are no lists of texts"),
        (b'{"role-atlas": "scenario", "settings": {}}', "its settings are no lists of texts"),
        (b'{"role-atlas": "scenario", "settings": {"a": "leave"}}', "its settings are no lists of texts"),
        (b'{"role-atlas": "scenario", "settings": {"a": [1]}}', "its settings are no lists of texts"),
        (b" " * 1_000_001, "a.json holds no scenario"),
    ],
)
def test_a_file_of_something_else_is_told_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(BadQuestion, match=why):
        read_settings(SCENARIO, data, "a.json")


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadAddress, match=r"cannot read .*gone\.json"):
        settings_in(SCENARIO, tmp_path / "gone.json")
    with pytest.raises(BadAddress, match="cannot write"):
        write_settings(SCENARIO, SETTINGS, tmp_path / "no" / "where.json")
