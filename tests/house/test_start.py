"""What a command starts quickly with: what it does not load. Asked of sys.modules, not of a clock."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.core import TyperCommand

from cli import atlas
from commands.group import COMMANDS
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from tests.kit.places import ROOT, SEEDS

HEAVY = frozenset(
    {"numpy", "scipy", "pandas", "openpyxl", "docx", "lxml", "bs4", "rdflib"}
    | {"networkx", "streamlit", "neo4j", "pydantic", "yaml"}
)
# Whatever a command is given, Typer reads it by pydantic.
READING = frozenset({"pydantic"})
REPORT = """
import sys
sys.argv[0] = "atlas"
import cli
try:
    cli.main()
except SystemExit as ended:
    print(ended.code or 0, *sorted(sys.modules), sep="\\n", file=sys.stderr)
"""


def modules_after(*arguments: str) -> frozenset[str]:
    """The modules that a command that ends well has loaded by its end."""
    command = [sys.executable, "-c", REPORT, *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    code, *names = ran.stderr.splitlines()
    assert code == "0", ran.stderr
    return frozenset(names)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the seeds in a file."""
    path = tmp_path_factory.mktemp("kept") / "atlas.json"
    FileStore(path).replace(read_graph([SEEDS]))
    return f"file:{path}"


def test_help_loads_none_of_the_large_libraries_and_no_command() -> None:
    loaded = modules_after("--help")
    assert not loaded & {*HEAVY, "rich", "json"}
    ours = {name for name in loaded if name.partition(".")[0] in {"graph", "loaders", "planning", "server"}}
    assert ours == {"graph", "graph.collecting", "graph.errors"}
    assert not loaded & {listed.module for listed in COMMANDS.values()}


def test_a_command_is_not_loaded_for_the_help_of_all() -> None:
    assert all(type(command) is TyperCommand for command in atlas.commands.values())


# The first command of each module.
@pytest.mark.parametrize("name", {listed.module: name for name, listed in COMMANDS.items()}.values())
def test_the_help_of_a_command_loads_nothing_of_what_answers_it(name: str) -> None:
    loaded = modules_after(name, "--help")
    assert not loaded & {*(HEAVY - READING), "rich", "loaders.connect"}


@pytest.mark.parametrize(
    "question",
    [
        ("who-needs", "Salesforce"),
        ("role", "Controller"),
        ("overlap", "Billing Coordinator", "Controller"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["table", "json"])
def test_a_question_of_a_kept_graph_loads_no_library_of_sums_or_of_files(
    kept: str, question: tuple[str, ...], form: tuple[str, ...]
) -> None:
    loaded = modules_after(*question, *form, "--store", kept)
    assert not loaded & (HEAVY - READING)
    assert "rich" not in loaded or not form


@pytest.mark.parametrize(
    "question", [("plan", "Salesforce", "MAP", "--target", "3"), ("coverage",)], ids=" ".join
)
def test_a_plan_that_no_limit_binds_and_coverage_load_no_solver_and_no_sums(
    kept: str, question: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path))
    cold, warm = (modules_after(*question, "--store", kept) for _ in range(2))
    assert not cold & {"numpy", "scipy", "networkx"}
    # What the sentences say of duties was kept: nothing reads them again.
    assert not warm & (HEAVY - READING)
    assert not any(name.startswith("loaders.vocabulary.") for name in warm)


def test_documents_that_were_read_before_are_asked_without_what_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path))
    cold, warm = (modules_after("who-needs", "Salesforce", "--store", "memory:") for _ in range(2))
    assert "yaml" in cold
    assert not warm & (HEAVY - READING)
    assert not any(name.startswith("loaders.vocabulary") for name in warm)
