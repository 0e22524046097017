"""Writes docs/cli.md out of the commands themselves: `python -m commands.document`."""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from commands.group import COMMANDS, loaded

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
# What stands for a value that is to be given.
VALUES = {"str": "TEXT", "int": "NUMBER", "float": "NUMBER", "Path": "PATH"}

HEAD = """# The command line

Made from the commands themselves by `python -m commands.document`; do not edit it by hand.

`atlas COMMAND --help` says the same of one command. An answer goes to standard output as tables, or
with `--json` as one value, whose form is in [json.md](json.md). Roles and skills are named by id, by
title or by another name they bear; a name that fits nothing is answered with the nearest.

**Exit codes.** 0: done. 1: the answer is no, as where there is no path or no plan, or there is
something to look at. 2: bad input, told in one line on standard error.

**Addresses.** A store is given with `--store`, else by the variable `STORE`, else it is `memory:`.

| address | the graph |
|---|---|
| `memory:` | of the documents that ship with the program |
| `memory:PATH` | of the documents at PATH, a file or a folder |
| `file:PATH` | kept in a database by `atlas load --into file:PATH`, or an exported atlas file |
| `neo4j://HOST:PORT` | kept on a [Neo4j server](neo4j.md); also `bolt://`, and either with `+s` for TLS |
| `neo4j://HOST:PORT?dataset=NAME` | one of several in one database |
"""


def commands() -> Iterator[tuple[str, TyperCommand]]:
    """Every command with the words that call it, such as "print role", in the order of the help."""
    for name in COMMANDS:
        whole: Any = loaded(name)
        if isinstance(whole, TyperGroup):
            yield from ((f"{name} {inner}", command) for inner, command in whole.commands.items())  # type: ignore[misc]
        else:
            yield name, whole


def page() -> str:
    """The whole of docs/cli.md."""
    every = dict(commands())
    links = ", ".join(f"[{name}](#atlas-{name.replace(' ', '-')})" for name in every)
    sections = (line for name, command in every.items() for line in _section(name, command))
    return "\n".join((HEAD, f"Commands: {links}.", *sections, ""))


def _section(name: str, command: TyperCommand) -> Iterator[str]:
    params: list[Any] = command.params
    given = [_argument(param) for param in params if isinstance(param, TyperArgument)]
    usage = " ".join((f"atlas {name}", *given, "[OPTIONS]"))
    yield from ("", f"## atlas {name}", "", str(command.help), "", f"    {usage}", "")
    yield from ("| argument or option | what it is | unless given |", "|---|---|---|")
    for param in params:
        cells = (f"`{_shown(param)}`", _words(param), _default(param))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _argument(param: TyperArgument) -> str:
    word = param.metavar or f"{str(param.name).upper()}{'...' if param.nargs == -1 else ''}"
    return word if param.required else f"[{word}]"


def _shown(param: TyperArgument | TyperOption) -> str:
    if isinstance(param, TyperArgument):
        return _argument(param)
    return param.opts[0] if param.is_flag else f"{param.opts[0]} {_value(param)}"


def _value(param: TyperOption) -> str:
    """What is to be given: one of some words, or a kind of value."""
    if choices := param.type_descriptor.choices:
        return "|".join(str(choice.value if isinstance(choice, Enum) else choice) for choice in choices)
    kind = param.bare_type().removeprefix("list[").removesuffix("]")
    return VALUES[kind]


def _words(param: TyperArgument | TyperOption) -> str:
    words = str(param.help or "")
    return f"{words} May be given again." if isinstance(param, TyperOption) and param.multiple else words


def _default(param: TyperArgument | TyperOption) -> str:
    """What holds when it is not given: the variable that is asked first, then the value."""
    value = param.default.value if isinstance(param.default, Enum) else param.default
    if value is None and isinstance(param.show_default, str):
        value = param.show_default
    variable = f"`{param.envvar}`" if param.envvar else ""
    shown = "" if value in (None, "", False) else f"{value:g}" if isinstance(value, float) else str(value)
    return ", else ".join(filter(None, (variable, shown)))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
