"""A baseline of accepted findings as a file."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import BadAddress, BadDocument

if TYPE_CHECKING:
    from graph.ladder.finding import Accepted


def read_file(file: Path) -> "tuple[Accepted, ...]":
    """What a baseline accepts; raises BadDocument for a file that is none."""
    from graph.exchange.json_text import BadJson, parsed
    from graph.ladder.finding import read_baseline

    try:
        value: Any = parsed(file.read_bytes())
    except OSError as error:
        raise BadDocument(f"cannot read the baseline {file}: {error.strerror}") from error
    except BadJson as error:
        raise BadDocument(f"the baseline {file} is no JSON: {error}") from error
    return read_baseline(value, str(file))


def write_file(file: Path, baseline: dict[str, Any]) -> None:
    """Write a baseline; raises BadAddress where the file cannot be written."""
    text = json.dumps(baseline, ensure_ascii=False, indent=1)
    try:
        file.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise BadAddress(f"cannot write {file}: {error.strerror}") from error
