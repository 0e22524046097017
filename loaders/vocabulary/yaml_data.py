"""Reading YAML data against a schema, with every fault told at once."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.constructor import SafeConstructor

from graph.errors import BadVocabulary
from loaders.files import leads_out

try:
    from yaml import CSafeLoader as QuickLoader
except ImportError:  # PyYAML was built without libyaml.
    from yaml import SafeLoader as QuickLoader  # type: ignore[assignment]

# A reference opens a word with a star; a text with one is read by the loader that tells of it.
_MAY_REFER = re.compile(r"(?:^|[\s\[{,:-])\*\S", re.MULTILINE)
Schema = TypeVar("Schema", bound=BaseModel)


def read_checked(path: Path, schema: type[Schema], within: Path | None = None) -> Schema:
    """The file's data as a `schema`; raises BadVocabulary with all faults, one a line, if it has any.

    A file of a folder that was named, `within`, may not be a link to something outside of it.
    """
    if within and leads_out(path, within):
        raise _bad(path, [f"is a link that leads out of {within}: copy the file into the folder"])
    if path.exists() and not path.is_file():
        raise _bad(path, ["is no file: give one of YAML"])
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _bad(path, [f"cannot be read: {error.strerror}"]) from error
    return checked_bytes(data, str(path), schema)


def checked_bytes(data: bytes, where: str, schema: type[Schema]) -> Schema:
    """What these bytes of YAML hold as a `schema`; `where` says in errors where they come from.

    Raises BadVocabulary with all faults, one a line.
    """
    given, faults = _mapping_of(data, where)
    try:
        checked = schema.model_validate(given)
    except ValidationError as error:
        told = [line for fault in error.errors() for line in _told(_at(fault["loc"]), fault["msg"])]
        raise _bad(where, faults + told) from error
    if faults:
        raise _bad(where, faults)
    return checked


def _mapping_of(given: bytes, path: str) -> tuple[dict[Hashable, Any], list[str]]:
    """The data of a file, and the faults that do not keep the rest from being checked."""
    try:
        data, doubles = _loaded(given.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad(path, [f"is not UTF-8 text: byte {error.start}"]) from error
    except yaml.YAMLError as error:
        raise _bad(path, [_yaml_fault(error)]) from error
    except RecursionError as error:
        raise _bad(path, ["is nested deeper than such a file ever is"]) from error
    except (ValueError, OverflowError) as error:
        # A date such as 2026-13-01, or a number of thousands of digits.
        raise _bad(path, [f"holds a value that is none: {error}"]) from error
    if not isinstance(data, dict):
        raise _bad(path, [f"holds {_named(data)} where a mapping of keys is expected"])
    return data, doubles


def _loaded(text: str) -> tuple[Any, list[str]]:
    """The data of a text, and the keys given twice; what is wrong is told by the slower of two readers."""
    if not _MAY_REFER.search(text):
        try:
            quick = _QuickLoader(text)
            return quick.get_single_data(), quick.doubles
        except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
            pass
    loader = _TellingLoader(text)
    return loader.get_single_data(), loader.doubles


class _Doubles(SafeConstructor):
    """Notes keys given twice: plain YAML lets the last one win without a word."""

    doubles: list[str]

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        first: dict[str, int] = {}
        for key, _ in node.value:
            mark = key.start_mark
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in first:
                place = f"line {mark.line + 1}, column {mark.column + 1}"
                self.doubles.append(f"{place}: {key.value}: is given twice, first on line {first[key.value]}")
            else:
                first[key.value] = mark.line + 1
        return super().construct_mapping(node, deep)


class _QuickLoader(_Doubles, QuickLoader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.doubles = []


class _TellingLoader(_Doubles, yaml.SafeLoader):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.doubles = []

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """The next node; references are refused, for a few can stand for more than a machine holds."""
        if self.check_event(yaml.AliasEvent):
            told = "a reference to another place; write out what stands there"
            raise yaml.composer.ComposerError(None, None, told, self.get_mark())
        return super().compose_node(parent, index)


def _yaml_fault(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
    return f"{place}is not valid YAML: {problem}"


def _at(loc: tuple[int | str, ...]) -> str:
    """The place of a fault as `path.to[3].key`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".") or "the whole file"


def _told(at: str, message: str) -> list[str]:
    """The lines of a fault; a validator may tell several, one a line, a place within it in front."""
    lines = message.removeprefix("Value error, ").splitlines()
    return [f"{at}{line}" if line.startswith("[") else f"{at}: {line}" for line in lines]


def _named(data: object) -> str:
    return "nothing" if data is None else f"a {type(data).__name__}"


def _bad(path: Path | str, faults: list[str]) -> BadVocabulary:
    return BadVocabulary("\n".join(f"{path}: {fault}" for fault in faults))
