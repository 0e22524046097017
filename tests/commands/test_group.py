"""The table of commands says what their modules say, so that help need not load them."""

from importlib import import_module

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from commands.group import COMMANDS, loaded
from tests.kit.atlas import Atlas


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_with_the_words_of_its_own_docstring(name: str) -> None:
    command = loaded(name)
    assert command.name == name
    assert command.help == COMMANDS[name].help


@pytest.mark.parametrize("module", sorted({listed.module for listed in COMMANDS.values()}))
def test_every_command_of_a_module_is_listed(module: str) -> None:
    whole = get_command(import_module(module).app)
    assert isinstance(whole, TyperCommand | TyperGroup)
    held = set(whole.commands) if isinstance(whole, TyperGroup) and not whole.name else {whole.name}
    assert held == {name for name, listed in COMMANDS.items() if listed.module == module}


def test_the_help_lists_the_commands_in_the_order_of_the_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    helped = Atlas(capsys, monkeypatch)("--help")
    assert (helped.code, helped.err) == (0, "")
    shown = helped.out.partition("Commands:")[2].partition("\n\n")[0].split("\n  ")
    assert [line.split()[0] for line in shown if line.strip()] == list(COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("who-need", "Excel"), "No such command 'who-need'. Did you mean 'who-needs'?"),
        (("neo4j", "strt"), "No such command 'strt'. Did you mean 'start', 'status'?"),
        (("-h",), "No such option: -h"),
        ((), "Usage:"),
        (("print",), "Usage:"),
    ],
)
def test_what_is_no_command_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    why: str,
) -> None:
    ran = Atlas(capsys, monkeypatch)(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"atlas: {why}")
