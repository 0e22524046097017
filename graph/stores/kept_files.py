"""A scenario or a plan that is kept under a name, as a file that another dataset can keep."""

import json
from pathlib import Path

from graph.errors import BadAddress, BadQuestion
from graph.stores.named import Settings
from graph.stores.records import RecordKind

# The first key of such a file; its value says what it is.
MARK = "role-atlas"
MOST = 1_000_000


def written(kind: RecordKind, settings: Settings) -> bytes:
    """The file that holds these settings, as JSON that a person may read."""
    told = {MARK: str(kind), "settings": {key: list(values) for key, values in settings.items()}}
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()


def read_settings(kind: RecordKind, data: bytes, file: str) -> dict[str, list[str]]:
    """The settings that a file holds; raises BadQuestion for a file that was not written for this kind."""
    try:
        told = json.loads(data) if len(data) <= MOST else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or not isinstance(told.get(MARK), str):
        raise BadQuestion(f"{file} holds no {kind}: give a file that was written of one that is kept")
    if told[MARK] != kind:
        raise BadQuestion(f"{file} holds a {told[MARK][:20]}, not a {kind}")
    settings = told.get("settings")
    if not isinstance(settings, dict) or not settings or not all(map(_are_texts, settings.values())):
        raise BadQuestion(f"{file} is damaged: its settings are no lists of texts")
    return {str(key): list(values) for key, values in settings.items()}


def settings_in(kind: RecordKind, path: Path) -> dict[str, list[str]]:
    """The settings in the file at a path; raises BadAddress where it cannot be read."""
    try:
        return read_settings(kind, path.read_bytes(), path.name)
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error


def write_settings(kind: RecordKind, settings: Settings, path: Path) -> None:
    """Write a file of these settings; raises BadAddress where it cannot be written."""
    try:
        path.write_bytes(written(kind, settings))
    except OSError as error:
        raise BadAddress(f"cannot write {path}: {error.strerror}") from error


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
