"""Every act of a page that changes a store asks first whether who does it may."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.places import ROOT

# What changes a store, by the name that it is called by in the pages.
CHANGING = frozenset(
    {
        *("keep", "undo", "go_back", "keep_table", "rename", "remove", "accept", "put_off"),
        *("take_back", "take_in", "write", "write_beside", "change", "acted", "wipe"),
    }
)
CHECKS = frozenset({"check_editor", "check_unlocked"})
# Works in a thread without a visit: what begins its work is called `keep` and `undo`, and is checked.
IN_THE_BACKGROUND = "views/loading/load.py"
Above = tuple[ast.AST, ...]


def called(node: ast.AST) -> str:
    """The last name of what is called, nothing for what is no call."""
    if not isinstance(node, ast.Call):
        return ""
    made = node.func
    return made.attr if isinstance(made, ast.Attribute) else made.id if isinstance(made, ast.Name) else ""


def changes(tree: ast.AST, above: Above = ()) -> Iterator[tuple[ast.Call, Above]]:
    """The calls that change a store, each with what it stands in, the outermost first."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and called(node) in CHANGING:
            yield node, (*above, tree)
        yield from changes(node, (*above, tree))


def is_check(node: ast.AST) -> bool:
    """Whether a line of its own asks whether this may be done."""
    return isinstance(node, ast.Expr) and called(node.value) in CHECKS


def is_checked(call: ast.AST, above: Above) -> bool:
    """Whether a check stands before the call in its block, or in one around it."""
    inner: ast.AST = call
    for outer in reversed(above):
        for block in (getattr(outer, name, None) for name in ("body", "orelse", "finalbody")):
            before = block[: block.index(inner)] if isinstance(block, list) and inner in block else []
            if any(map(is_check, before)):
                return True
        inner = outer
    return False


def is_handed_on(above: Above, checking: set[str]) -> bool:
    """Whether the call is in a function that is handed to one which checks before it calls it."""
    functions = [node for node in above if isinstance(node, ast.FunctionDef | ast.Lambda)]
    if len(functions) < 2:
        return False
    return any(called(node) in checking for node in ast.walk(functions[0]))


def unchecked(source: str) -> list[int]:
    """The lines of a module that change a store and ask nobody before."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    checking = {one.name for one in functions if any(map(is_check, ast.walk(one)))}
    found = []
    for call, above in changes(tree):
        # What is itself called by such a name is checked by who calls it.
        named = any(isinstance(node, ast.FunctionDef) and node.name in CHANGING for node in above)
        if not (named or is_checked(call, above) or is_handed_on(above, checking)):
            found.append(call.lineno)
    return found


PAGES = sorted((ROOT / "views").rglob("*.py"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_changes_a_store_asks_first(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() != IN_THE_BACKGROUND:
        assert unchecked(path.read_text(encoding="utf-8")) == []


def test_the_pages_hold_such_acts() -> None:
    assert sum(len(list(changes(ast.parse(path.read_text(encoding="utf-8"))))) for path in PAGES) > 15


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    keep(store, graph)\n", [2]),
        ("def f():\n    check_editor()\n    keep(store, graph)\n", []),
        ("def f():\n    keep(store, graph)\n    check_editor()\n", [2]),
        ("def f():\n    if a:\n        check_editor()\n    named.remove(store)\n", [4]),
        ("def f():\n    check_editor()\n    with x:\n        store.change(act)\n", []),
        ("def f():\n    g(lambda place: place.write(own))\ndef g(a):\n    check_editor()\n    a(p)\n", []),
        ("def f():\n    g(lambda place: place.write(own))\ndef g(a):\n    a(p)\n", [2]),
    ],
)
def test_what_is_not_checked_is_found(source: str, lines: list[int]) -> None:
    assert unchecked(source) == lines
