"""Writes docs/json.md out of the schemas: `python -m contract.document`.

A schema's own words are used throughout: its description, the command to run in `x-run`, and the
first of its `examples`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE / "schema"
PAGE = HERE.parent / "docs" / "json.md"
SHARED = "shared.json"
WIDEST = 100

Schema = Mapping[str, Any]

HEAD = """# The JSON of every command

Made from `contract/schema/` by `python -m contract.document`; do not edit it by hand.

A command that takes `--json` prints one JSON value on standard output and nothing else there; what is
said beside it goes to standard error. The exit code is 0 when it is done, 1 when the answer is no (no
path, no plan, something to look at), 2 for bad input.

Each section below has a schema in `contract/schema/` (JSON Schema, draft 2020-12). A key may be added
to any object in a later version, so a program should pass over keys it does not know; none is dropped
or renamed without a line in the changelog. Every key is there in every answer, unless it is marked
*optional*; a fact that is not known is `null`.

Names in capitals, such as EVIDENCE, are [parts that many answers share](#parts-that-many-answers-share).
In the tables `a[].b` is the key `b` of each entry of the list `a`. Examples are real answers on the
documents that ship with the project, with the first entries of each list and rounded numbers; for `atlas
diff` one line of them was changed, and those of `atlas neo4j`, `atlas findings`, `atlas kept`, `atlas
datasets`, `atlas versions list|log` and of what changes a vocabulary are made up.
"""


def schema(name: str) -> dict[str, Any]:
    """A schema by the name of its file; raises OSError where there is none."""
    value: dict[str, Any] = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return value


def commands() -> dict[str, dict[str, Any]]:
    """The schema of each command by the command's words, such as "roster check", in order."""
    names = sorted(path.name for path in SCHEMAS.glob("*.json") if path.name != SHARED)
    known = {str(value["title"]).removeprefix("atlas "): value for value in map(schema, names)}
    return dict(sorted(known.items()))


def page() -> str:
    """The whole of docs/json.md."""
    shared: dict[str, Schema] = schema(SHARED)["$defs"]
    known = commands()
    parts = {name: part for name, part in shared.items() if _is_object(part)}
    lines = [HEAD, "Commands: " + ", ".join(f"[{name}](#atlas-{_slug(name)})" for name in known) + ".\n"]
    for name, value in known.items():
        lines += [f"## atlas {name}\n", f"{value['description']}\n", f"    {value['x-run']} --json\n"]
        lines += [*_table(value, shared), "", "```json", shown(value["examples"][0]), "```\n"]
    lines += ["## Parts that many answers share\n", "| type | is | meaning |", "|---|---|---|"]
    for name, part in shared.items():
        if name not in parts and "enum" not in part and "items" not in part:
            lines.append(
                f"| {name.lower().replace('_', ' ')} | {_type(part, shared)} | {part['description']} |"
            )
    lines.append("")
    for name, part in parts.items():
        lines += [f"### {name}\n", f"{part['description']}\n", *_table(part, shared), ""]
    return "\n".join(lines).rstrip() + "\n"


def shown(value: Any, indent: str = "") -> str:
    """A JSON value over as few lines as fit the page."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(flat) <= WIDEST or not isinstance(value, dict | list) or not value:
        return flat
    deeper = f"{indent}  "
    if isinstance(value, dict):
        entries = [f"{json.dumps(key)}: {shown(entry, deeper)}" for key, entry in value.items()]
    else:
        entries = [shown(entry, deeper) for entry in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return f"{opening}\n" + ",\n".join(deeper + entry for entry in entries) + f"\n{indent}{closing}"


def _table(value: Schema, shared: Mapping[str, Schema]) -> Iterator[str]:
    base = [name for name in _names(value) if _is_object(shared[name])]
    if base:
        yield f"All keys of {' and '.join(map(_link, base))}, and:\n"
    yield "| key | type | meaning |"
    yield "|---|---|---|"
    for path, key, always in _keys(value):
        meaning = str(key.get("description") or _described(key, shared)).replace("|", "\\|")
        mark = "" if always else "*optional* "
        yield f"| `{path}` | {_type(key, shared)} | {mark}{meaning} |"


def _keys(value: Schema, before: str = "") -> Iterator[tuple[str, Schema, bool]]:
    """Every key with its path, its schema and whether it is always there; parts of shared ones not."""
    for piece in (value, *value.get("allOf", ()), *value.get("anyOf", ())):
        for name, key in piece.get("properties", {}).items():
            path = f"{before}{name}"
            yield path, key, name in piece["required"]
            yield from _keys(key, f"{path}.")
            yield from _keys(key.get("items", {}), f"{path}[].")
            for choice in key.get("anyOf", ()):
                yield from _keys(choice.get("items", {}), f"{path}[].")


def _names(value: Schema) -> Sequence[str]:
    """The shared parts that a schema takes in by name."""
    pieces = (value, *value.get("allOf", ()))
    return [piece["$ref"].rpartition("/")[2] for piece in pieces if SHARED in piece.get("$ref", "")]


def _is_object(part: Schema) -> bool:
    return part.get("type") == "object" or "allOf" in part


def _described(key: Schema, shared: Mapping[str, Schema]) -> str:
    return next((str(shared[name].get("description", "")) for name in _names(key)), "")


def _type(key: Schema, shared: Mapping[str, Schema]) -> str:
    """The type of a key in words."""
    if "anyOf" in key:
        return " or ".join(_type(choice, shared) for choice in key["anyOf"])
    if "enum" in key:
        return "one of " + ", ".join(f"`{word}`" for word in key["enum"])
    if "$ref" in key or "allOf" in key:
        return _named_type(key, shared)
    for entries, words in (("items", "list"), ("additionalProperties", "object")):
        if entries in key:
            ending = " or null" if "null" in key["type"] else ""
            return f"{words} of {_type(key[entries], shared)}{ending}"
    kinds = key["type"] if isinstance(key["type"], list) else [key["type"]]
    return " or ".join(_WORDS[kind] for kind in kinds)


def _named_type(key: Schema, shared: Mapping[str, Schema]) -> str:
    """The type of a key that is made of parts by name, or of another command's answer."""
    names = _names(key)
    if not names:
        other = key["$ref"].removesuffix(".json")
        return f"as of [atlas {other}](#atlas-{_slug(other)})"
    parts = [_link(n) if _is_object(shared[n]) else _worded(n, shared[n], shared) for n in names]
    return " and ".join(parts) + (" and more" if len(key.get("allOf", ())) > len(names) else "")


def _worded(name: str, part: Schema, shared: Mapping[str, Schema]) -> str:
    """A plain part by its name, such as "role id", or by its words where it is one of a few."""
    if "enum" in part or "items" in part:
        return _type(part, shared)
    return name.lower().replace("_", " ") + (" or null" if "null" in part["type"] else "")


_WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "object",
    "array": "list",
    "null": "null",
}


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _slug(name: str) -> str:
    return name.replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
