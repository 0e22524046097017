"""docs/acts.md tells every act of the pages with its command, and every command with its page."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from commands.group import COMMANDS, loaded
from tests.house.test_acts_are_checked import CHECKS, PAGES, called, is_check
from tests.kit.places import ROOT

DOCUMENT = ROOT / "docs" / "acts.md"
ROW = re.compile(r"^\|(.+)\|$", re.M)
BUTTON, COMMAND, CODE = re.compile(r"\*([^*]+)\*"), re.compile(r"`atlas ([^`]+)`"), re.compile(r"`([\w.]+)`")
# What hands out a file on a page.
HANDING = frozenset({"download", "table_button"})


@cache
def tables() -> tuple[list[list[str]], ...]:
    """The rows of the three tables of the document, as cells."""
    parts = DOCUMENT.read_text(encoding="utf-8").split("\n## ")[1:]
    return tuple(
        [[cell.strip() for cell in row.split("|")] for row in ROW.findall(part)[2:]] for part in parts
    )


def both_sides() -> list[list[str]]:
    """The acts that are on both sides."""
    acts, files, _ = tables()
    return [*acts, *files]


def leaves() -> Iterator[tuple[str, Any]]:
    """Every command by its words, such as "kept keep"."""
    for name in COMMANDS:
        command = loaded(name)
        held = getattr(command, "commands", None)
        yield from ((f"{name} {word}", one) for word, one in held.items()) if held else [(name, command)]


def changes_or_writes(command: Any) -> bool:
    """Whether a command notes who does it, asks before it deletes, or writes a file."""
    told = {p.name: str(getattr(p, "help", "") or "") for p in command.params}
    return bool(told.keys() & {"by", "yes"}) or "to write" in told.get("file", "")


def command_of(text: str) -> str:
    """The words of the command that a line in the document calls."""
    known = dict(leaves())
    first, _, rest = text.partition(" ")
    both = f"{first} {rest.split(' ')[0]}"
    return both if both in known else first


def told_commands() -> set[str]:
    """Every command that the document names, those on one side too."""
    rows = [row[2] for row in both_sides()] + [row[0] for row in tables()[2]]
    return {command_of(text) for row in rows for text in COMMAND.findall(row)}


def asking_functions(source: str) -> Iterator[tuple[str, int]]:
    """The functions that ask whether who acts may, each with how often it asks."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef) or node.name in CHECKS:
            continue
        if count := sum(map(is_check, ast.walk(node))):
            yield node.name, count


def in_code() -> dict[str, int]:
    """The places in the pages that ask, as the document names them."""
    found = {}
    for path in PAGES:
        module = ".".join(path.relative_to(ROOT / "views").with_suffix("").parts)
        for name, count in asking_functions(path.read_text(encoding="utf-8")):
            found[f"{module}.{name}"] = count
    return found


def words_in_pages() -> set[str]:
    """Every text that stands in the code of the pages, one with a value in it by what stands around that."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PAGES]
    constants = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {value.strip() for value in constants if isinstance(value, str)}


def handed_out() -> set[str]:
    """The buttons of the pages that hand out a file, where their words stand at the button."""
    calls = [
        node
        for path in PAGES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if called(node) in HANDING and isinstance(node, ast.Call)
    ]
    labels = [call.args[0] for call in calls if call.args]
    return {str(label.value) for label in labels if isinstance(label, ast.Constant)}


def test_every_act_of_the_pages_stands_in_the_table_as_often_as_it_asks() -> None:
    told = Counter(place for row in tables()[0] for place in CODE.findall(row[3]))
    asked = in_code()
    assert told.keys() == asked.keys()
    assert {place: count for place, count in asked.items() if told[place] < count} == {}


def test_every_command_that_changes_or_writes_stands_in_the_table() -> None:
    changing = {name for name, command in leaves() if changes_or_writes(command)}
    assert changing - told_commands() == set()


def test_the_commands_of_the_table_are_there_with_their_options() -> None:
    known = dict(leaves())
    for row in both_sides():
        for text in COMMAND.findall(row[2]):
            command = known[command_of(text)]
            options = {option for one in command.params for option in one.opts}
            assert set(re.findall(r"--[\w-]+", text)) <= options, text


def test_every_act_has_a_page_that_is_there_and_a_button_that_it_shows() -> None:
    frame = (ROOT / "views" / "frame" / "app.py").read_text(encoding="utf-8")
    titles, words = set(re.findall(r'\("\w+", "([^"]+)", "\w+"\)', frame)), words_in_pages()
    for act, shown, command, *_ in both_sides():
        pages, colon, _ = shown.partition(":")
        assert colon, act
        assert set(pages.split(", ")) <= titles, act
        assert BUTTON.findall(shown), act
        assert set(BUTTON.findall(shown)) <= words, act
        assert COMMAND.findall(command), act


def test_every_file_that_a_page_hands_out_stands_in_the_table() -> None:
    told = {button for row in tables()[1] for button in BUTTON.findall(row[1])}
    assert handed_out() - told == set()
    assert len(handed_out()) > 8


def test_only_a_server_of_ones_own_has_no_page() -> None:
    assert {command_of(COMMAND.findall(row[0])[0]).partition(" ")[0] for row in tables()[2]} == {"neo4j"}
    assert all(len(row[1].split()) > 3 for row in tables()[2])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def keep():\n    check_editor()\n", [("keep", 1)]),
        ("def a():\n    if x:\n        check_editor()\n    else:\n        check_unlocked()\n", [("a", 2)]),
        ("def a():\n    keep(store)\n", []),
        ("def check_unlocked():\n    check_editor()\n", []),
    ],
)
def test_what_asks_is_found(source: str, found: list[tuple[str, int]]) -> None:
    assert list(asking_functions(source)) == found
