"""Imports run downhill and in no circle, each third-party library has one home, and a module is one idea."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.kit.places import ROOT

# From the top: a folder may import from those below it. Rooms of one line do not know each other, but
# those behind a > are below.
FLOORS = """
    app cli
    views commands
    exports contract console access
    planning
    loaders.acting loaders.datasets loaders.doings loaders.waiting_words >
    loaders.given loaders.corrected_places > loaders.given_whole > loaders.given_documents >
    loaders.own_places > loaders.reading_again > loaders.connect loaders.originals >
    loaders.remembered loaders.login loaders.unknown >
    loaders.documents loaders.roster loaders.taxonomies
    loaders.statements > loaders.readers > loaders.corrections > loaders.vocabulary
    loaders.accepted_names > loaders.files > server
    graph.ladder > graph.questions > graph.stores > graph.exchange > graph
    seeds
"""
LONGEST = 250

# Where sums are done on matrices.
SUMS = ("planning", "graph.arrays", "graph.packed", "graph.stores.derived", "graph.ladder", "graph.questions")
HOMES: dict[str, tuple[str, ...]] = {
    "networkx": ("graph.stores.memory", "graph.stores.exports", "graph.questions.families.communities"),
    "neo4j": ("graph.stores.neo4j", "server", "console.run", "console.display"),
    "jgo": ("server",),
    "filelock": ("graph.stores", "server"),
    "psutil": ("server",),
    "numba": ("graph.questions.all_pairs.compiled", "graph.questions.paths.compiled"),
    "distributed": ("graph.questions.all_pairs.scheduler",),
    "pyarrow": ("exports.parquet", "exports.tables", "exports.likest"),
    "duckdb": ("graph.stores.parquet",),
    "scipy": SUMS,
    "numpy": SUMS,
    "snowballstemmer": ("graph.questions.likeness.words",),
    "onnxruntime": ("graph.questions.likeness.onnx_model",),
    "tokenizers": ("graph.questions.likeness.onnx_model",),
    "rapidfuzz": ("graph.questions.spelling", "loaders"),
    "docx": ("loaders.readers.word.reader", "loaders.readers.word.tables"),
    "rdflib": ("loaders.taxonomies", "exports.taxonomies"),
    "lxml": ("loaders.readers",),
    "bs4": ("loaders.readers.web.page", "loaders.readers.web.tables", "loaders.readers.inner_tables"),
    "pypdf": ("loaders.readers.pdf.reader", "loaders.readers.pdf.text", "loaders.readers.pdf.fonts"),
    "openpyxl": ("loaders", "exports"),
    "pydantic": ("loaders", "planning", "graph.exchange"),
    "pydantic_core": ("graph.exchange",),
    "typing_extensions": ("graph.exchange",),
    "yaml": ("loaders", "planning"),
    "platformdirs": ("graph.places",),
    "typer": ("cli", "commands"),
    "rich": ("commands.printing", "commands.layout", "commands.progress"),
    "markupsafe": ("exports.markup",),
    "streamlit": ("app", "views"),
    "pyvis": ("views.kit.network",),
    "pandas": ("views",),
}


ROOMS = [line.split() for part in FLOORS.split("\n") for line in part.split(">") if line.strip()]
OURS = {room.partition(".")[0] for rooms in ROOMS for room in rooms}


@cache
def modules() -> dict[str, Path]:
    """Every module of the program by its name, a folder's own by the name of the folder."""
    files = [
        file
        for name in sorted(OURS)
        for place in (ROOT / name, ROOT / f"{name}.py")
        for file in (sorted(place.rglob("*.py")) if place.is_dir() else [place])
        if file.is_file()
    ]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}


@cache
def imports(module: str) -> tuple[str, ...]:
    """What a module imports: a name for each, with the module that it comes from."""
    names: list[str] = []
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(names)


def is_in(name: str, folder: str) -> bool:
    """Whether a module or what it holds stands in a folder, or is it."""
    return name == folder or name.startswith(f"{folder}.")


def room(module: str) -> tuple[int, str] | None:
    """The floor, counted from the top, and the room that a module stands in."""
    return next(((n, room) for n, rooms in enumerate(ROOMS) for room in rooms if is_in(module, room)), None)


def arrows() -> Iterator[tuple[str, str]]:
    """Every import of one of our modules by another."""
    for module in modules():
        for name in imports(module):
            target = name if name in modules() else name.rpartition(".")[0]
            if target in modules() and target != module:
                yield module, target


def test_imports_run_downhill() -> None:
    homeless = [name for name in modules() if not name.endswith("__init__") and not room(name)]
    assert homeless == [], "these stand on no floor of the plan"
    uphill = [
        f"{module} imports {name} from its own floor or above"
        for module in modules()
        for name in imports(module)
        if (here := room(module)) and (there := room(name)) and there[1] != here[1] and there[0] <= here[0]
    ]
    assert uphill == []


def test_nothing_is_imported_in_a_circle() -> None:
    # In every folder its modules and folders, each folder as one: so no circle of modules goes unseen.
    for folder in {name.rpartition(".")[0] for name in modules()}:
        level = len(folder.split(".")) if folder else 0
        below: dict[str, set[str]] = {}
        for ends in arrows():
            if not folder or all(is_in(end, folder) and end != folder for end in ends):
                source, target = (end.split(".")[level] for end in ends)
                below.setdefault(source, set()).update({target} - {source})
        try:
            TopologicalSorter(below).prepare()
        except CycleError as error:
            raise AssertionError(f"in {folder or 'the house'}: {' > '.join(error.args[1])}") from error


def test_a_library_is_imported_at_home_only() -> None:
    strangers = [
        f"{module} imports {library}, whose homes are {HOMES.get(library, 'not in the plan')}"
        for module in modules()
        for library in {name.partition(".")[0] for name in imports(module)} - OURS - sys.stdlib_module_names
        if not any(is_in(module, home) for home in HOMES.get(library, ()))
    ]
    assert strangers == []


def test_an_init_holds_one_docstring_and_no_names() -> None:
    for name, file in modules().items():
        if name.endswith("__init__"):
            (only,) = ast.parse(file.read_text(encoding="utf-8")).body
            assert isinstance(only, ast.Expr), name


def test_a_module_is_one_idea_and_no_longer_than_that_takes() -> None:
    long = {
        name: lines
        for name, file in modules().items()
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_module_needs_a_library_that_some_systems_lack() -> None:
    lacking = {"fcntl", "grp", "msvcrt", "pwd", "resource", "termios", "winreg"}
    assert [name for name in modules() if lacking & {used.partition(".")[0] for used in imports(name)}] == []
