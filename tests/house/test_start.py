"""What a command starts quickly with: what it does not load. Asked of sys.modules, not of a clock."""

import subprocess
import sys

from commands.group import COMMANDS
from tests.kit.places import ROOT

HEAVY = ("numpy", "scipy", "pandas", "openpyxl", "networkx", "streamlit", "neo4j", "pydantic")
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


def test_help_loads_none_of_the_large_libraries_and_no_command() -> None:
    loaded = modules_after("--help")
    assert not loaded & {*HEAVY, "rich", "yaml", "json"}
    ours = {name for name in loaded if name.partition(".")[0] in {"graph", "loaders", "planning", "server"}}
    assert ours == {"graph", "graph.errors"}
    assert not loaded & {listed.module for listed in COMMANDS.values()}
