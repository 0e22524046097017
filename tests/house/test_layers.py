"""Imports run downhill, and each third-party library has one home."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.places import ROOT

ROOMS = (
    "app.py",
    "cli.py",
    "commands",
    "views",
    "console",
    "contract",
    "exports",
    "planning",
    "loaders",
    "server",
    "graph",
    "seeds",
)

# Folders from the top; a module may import from lower ones and from its own.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("app", "cli"),
    ("views", "commands"),
    ("exports", "contract", "console"),
    ("planning",),
    ("loaders",),
    ("server",),
    ("graph.ladder",),
    ("graph.questions",),
    ("graph.stores",),
    ("graph.exchange",),
    ("graph",),
    ("seeds",),
)
# To be turned round.
ALLOWED: set[tuple[str, str]] = set()

OURS = frozenset(name.removesuffix(".py") for name in ROOMS)

# Where sums are done on matrices.
SUMS = ("planning", "graph.arrays", "graph.ladder", "graph.questions")
HOMES: dict[str, tuple[str, ...]] = {
    "networkx": ("graph.stores.memory", "graph.stores.graphml"),
    "neo4j": ("graph.stores.neo4j", "server", "console.run", "console.display"),
    "jgo": ("server",),
    "filelock": ("graph.stores", "server"),
    "psutil": ("server",),
    "scipy": SUMS,
    "numpy": SUMS,
    "snowballstemmer": ("graph.questions.likeness",),
    "rapidfuzz": ("graph.questions.find", "loaders"),
    "openpyxl": ("loaders", "exports"),
    "pydantic": ("loaders", "planning", "graph.exchange"),
    "pydantic_core": ("graph.exchange",),
    "typing_extensions": ("graph.exchange",),
    "yaml": ("loaders", "planning"),
    "platformdirs": ("graph.places",),
    "typer": ("cli", "commands"),
    "rich": ("commands.printing", "commands.layout"),
    "markupsafe": ("exports.markup",),
    "streamlit": ("app", "views"),
    "pyvis": ("views.kit.network",),
    "pandas": ("views",),
}


def modules() -> dict[str, Path]:
    found = {}
    for room in ROOMS:
        place = ROOT / room
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            found[".".join(path.relative_to(ROOT).with_suffix("").parts)] = path
    return found


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> tuple[int, str] | None:
    """The floor, counted from the top, and the room that a module stands in."""
    for floor, names in enumerate(FLOORS):
        for name in names:
            if module == name or module.startswith(f"{name}."):
                return floor, name
    return None


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_module_imports_only_from_below_or_from_its_own_room(module: str) -> None:
    if module.endswith("__init__"):
        return
    here = room(module)
    assert here, f"{module} stands on no floor of the plan"
    for name in imports(modules()[module]):
        there = room(name)
        if there and there[1] != here[1] and (here[1], there[1]) not in ALLOWED:
            assert there[0] > here[0], f"{module} imports {name} from its own floor or above"


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_library_is_imported_at_home_only(module: str) -> None:
    for name in imports(modules()[module]):
        library = name.partition(".")[0]
        if library in sys.stdlib_module_names or library in OURS:
            continue
        assert library in HOMES, f"{module} imports {library}, which has no home in the plan"
        homes = HOMES[library]
        assert any(module == home or module.startswith(f"{home}.") for home in homes), f"{library}: {homes}"


@pytest.mark.parametrize("module", [name for name in sorted(modules()) if name.endswith("__init__")])
def test_an_init_holds_one_docstring_and_no_names(module: str) -> None:
    body = ast.parse(modules()[module].read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert isinstance(body[0], ast.Expr)
