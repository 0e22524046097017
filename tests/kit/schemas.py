"""The schemas of the commands as the tests hold them against answers: closed, so that no key is new."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from contract.document import SHARED, commands, schema

# Objects whose keys are data: levels by role, people by level.
MAPS = ("levels",)


def file_of(command: str) -> str:
    """The file of a command's schema."""
    return f"{command.replace(' ', '-')}.json"


def closed(value: Any, in_use: bool = True) -> Any:
    """A copy of a schema in which no object takes a key that is not written down.

    A part is closed where it is used and not where it is defined, for it may be used with more keys.
    """
    if not isinstance(value, dict):
        return value
    made = {key: deepcopy(entry) for key, entry in value.items() if key != "examples"}
    for name in ("properties", "$defs"):
        if name in made:
            made[name] = {key: closed(part, name != "$defs") for key, part in made[name].items()}
    for name in ("items", "additionalProperties"):
        if name in made:
            made[name] = closed(made[name])
    if "anyOf" in made:
        made["anyOf"] = [closed(part) for part in made["anyOf"]]
    if "allOf" in made:
        made["allOf"] = [closed(part, in_use=False) for part in made["allOf"]]
    if in_use and made.keys() & {"properties", "$ref", "allOf"}:
        made["unevaluatedProperties"] = False
    return made


@cache
def _registry() -> Registry[Any]:
    files = {SHARED: schema(SHARED), **{file_of(name): value for name, value in commands().items()}}
    # A whole answer that stands within another one is closed where it is used, too.
    made = {name: Resource.from_contents(closed(value, in_use=False)) for name, value in files.items()}
    return Registry().with_resources(made.items())


@cache
def _validator(command: str) -> Draft202012Validator:
    return Draft202012Validator(
        {"$ref": file_of(command), "unevaluatedProperties": False},
        registry=_registry(),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def problems(command: str, value: Any) -> list[str]:
    """Where a value does not keep to the schema of a command, and why."""
    return [f"{error.json_path}: {error.message[:300]}" for error in _validator(command).iter_errors(value)]


def is_valid(command: str, value: Any) -> bool:
    """Whether a value keeps to the schema of a command."""
    return not any(_validator(command).iter_errors(value))


def keys_of(command: str, always: bool = False) -> set[str]:
    """The path of every key that the schema of a command knows, as `roles[].evidence[].line`.

    With `always` only of those that are there whenever the object is that they stand in.
    """
    keys = _schema_keys(commands()[command], "")
    return {path for path, required in keys if required or not always}


def _schema_keys(value: Mapping[str, Any], before: str) -> Iterator[tuple[str, bool]]:
    if SHARED in value.get("$ref", ""):
        yield from _schema_keys(_shared()[value["$ref"].rpartition("/")[2]], before)
    for part in (*value.get("allOf", ()), *value.get("anyOf", ())):
        yield from _schema_keys(part, before)
    for name, key in value.get("properties", {}).items():
        yield f"{before}{name}", name in value["required"]
        yield from _schema_keys(key, f"{before}{name}.")
    if "items" in value:
        yield from _schema_keys(value["items"], f"{before.removesuffix('.')}[].")


@cache
def _shared() -> dict[str, Any]:
    parts: dict[str, Any] = schema(SHARED)["$defs"]
    return parts


def properties(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every key of a schema with its own schema, wherever it stands, but those of parts by name."""
    entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and isinstance(value.get("properties"), dict):
        yield from value["properties"].items()
    for entry in entries:
        yield from properties(entry)


def description(key: Mapping[str, Any]) -> str:
    """What a schema says of a key, itself or by the part that it names."""
    own = key.get("description")
    return str(own or _shared()[key["$ref"].rpartition("/")[2]].get("description", ""))


def keys_in(value: Any, before: str = "") -> Iterator[str]:
    """The path of every key in a value."""
    if isinstance(value, dict):
        for name, entry in value.items():
            yield f"{before}{name}"
            if name not in MAPS:
                yield from keys_in(entry, f"{before}{name}.")
    elif isinstance(value, list):
        for entry in value:
            yield from keys_in(entry, f"{before.removesuffix('.')}[].")


def broken(command: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Copies of an answer with one fault each and what it is: a key dropped, added or of another type."""
    always = keys_of(command, always=True)
    for place in _objects(value):
        before = "".join("[]" if isinstance(step, int) else f".{step}" for step in place)
        for name in _at(value, place):
            if f"{before}.{name}".removeprefix(".") in always:
                yield f"{place} without {name}", _changed(value, place, name, drop=True)
            yield f"{place} with another type in {name}", _changed(value, place, name)
        yield f"{place} with a key that is new", _changed(value, place, "a key that is new")


def _objects(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of the objects in a value, in the first entry of each list."""
    if isinstance(value, dict):
        yield place
        for name, entry in value.items():
            if name not in MAPS:
                yield from _objects(entry, (*place, name))
    elif isinstance(value, list) and value:
        yield from _objects(value[0], (*place, 0))


def _at(value: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        value = value[step]
    return value


def _changed(value: Any, place: tuple[str | int, ...], name: str, drop: bool = False) -> Any:
    made = deepcopy(value)
    there = _at(made, place)
    if drop:
        del there[name]
    else:
        there[name] = [["of no type that is asked for"]]
    return made


def shortened(value: Any) -> Any:
    """A value for reading: of a list of objects the first, of plain values three, numbers rounded."""
    if isinstance(value, dict):
        return {name: shortened(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [shortened(entry) for entry in value[: 1 if any(isinstance(e, dict) for e in value) else 3]]
    return round(value, 3) if isinstance(value, float) else value
