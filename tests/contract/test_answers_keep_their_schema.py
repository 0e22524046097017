"""Every command's JSON value keeps to its schema, on every kind of graph and at the edges."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

import cli
from contract.document import commands
from tests.kit.atlas import Atlas
from tests.kit.contract_cases import ASKING, WORLDS, World, lines
from tests.kit.schemas import broken, is_valid, keys_in, keys_of, problems, shortened

# Keys that no answer here has: a plan of what-if is an answer of plan, what a load would change one of diff.
# Documents that state these are other tests' matter.
ELSEWHERE = ("plan.", "preview.changes.")
# Said only of a wish, of which no world here has one; tests/loaders/documents/test_wished_measures.py has.
OF_WISHES = (".education.preferred", ".years.preferred", ".supervisory_years.preferred")


def with_json(command: Any, words: tuple[str, ...] = ()) -> Iterator[str]:
    """The words of every command, or of those within one, that takes --json."""
    if hasattr(command, "list_commands"):
        context = typer.Context(command)
        for name in command.list_commands(context):
            yield from with_json(command.resolve_command(context, [name])[1], (*words, name))
    elif any("--json" in parameter.opts for parameter in command.params):
        yield " ".join(words)


def test_every_command_that_takes_json_has_a_schema() -> None:
    assert sorted(with_json(cli.atlas)) == sorted(commands())


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory, shared_dir: Path) -> list[World]:
    """Graphs of every kind; the originals are among the shared inputs."""
    folder = tmp_path_factory.mktemp("worlds")
    return [make(folder / name) for name, make in WORLDS.items()]


@pytest.mark.parametrize("command", ASKING)
def test_an_answer_has_the_keys_and_types_that_its_schema_lists_and_no_others(
    command: str, worlds: list[World], atlas: Atlas
) -> None:
    seen: set[str] = set()
    richest: Any = None
    for known in worlds:
        atlas.store = known.store
        for line in lines(command, known):
            ran = atlas(*line, "--json")
            assert ran.code in {0, 1}, (line, ran.err)
            if not ran.out.startswith("{"):
                assert (command, ran.code) == ("print path", 1)
                continue
            assert problems(command, ran.value) == [], line
            new = set(keys_in(ran.value))
            if richest is None or len(new) > len(set(keys_in(richest))):
                richest = ran.value
            seen |= new
    others = {key for key in keys_of(command) - seen if not key.endswith(OF_WISHES)}
    unseen = {key for key in others if not key.startswith(ELSEWHERE)}
    assert unseen == set(), "no answer has these keys of the schema"
    assert [fault for fault, value in broken(command, shortened(richest)) if is_valid(command, value)] == []
