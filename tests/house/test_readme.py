"""What the README shows a newcomer is what happens: every command in it is run."""

import re

import pytest

from tests.kit.atlas import Atlas
from tests.kit.places import ROOT

BLOCK = re.compile(r"^```console\n\$ atlas (.*)\n((?s:.*?))\n```$", re.M)
BLOCKS = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
ARGUMENT = re.compile(r'"([^"]*)"|(\S+)')


def test_the_readme_shows_five_commands() -> None:
    assert len({command for command, _ in BLOCKS}) == 5


@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[command for command, _ in BLOCKS])
def test_a_command_of_the_readme_prints_what_stands_there(
    command: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    asked, _, cut = command.partition(" | ")
    ran = Atlas(capsys, monkeypatch)(*(quoted or bare for quoted, bare in ARGUMENT.findall(asked)))
    lines = [line.rstrip() for line in ran.out.rstrip("\n").split("\n")]
    if cut:
        end, count = cut.split(" -")
        lines = {"head": lines[: int(count)], "tail": lines[-int(count) :]}[end]
    assert (ran.code, "\n".join(lines).rstrip()) == (0, shown.rstrip())
