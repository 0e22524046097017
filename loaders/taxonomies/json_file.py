"""A file of JSON that a reader looks through: its value, and what is told of a broken one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import BadDocument
from graph.exchange.json_text import BadJson, parsed

Part = Mapping[str, Any]


def value_of(text: str, path: Path) -> Any:
    """The value of a text of JSON; raises BadDocument in one line."""
    try:
        return parsed(text.encode())
    except BadJson as error:
        raise BadDocument(f"{path}: is no JSON: {error}; mend it there") from error


def listed(value: Any) -> list[Any]:
    """A value as a list: none for what is absent, one for what stands alone."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text(value: Any) -> str:
    """A text without blanks around it, empty for what is none."""
    return value.strip() if isinstance(value, str) else ""
