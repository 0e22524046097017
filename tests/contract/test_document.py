"""docs/json.md is what the schemas say, and its examples are what the commands print."""

from pathlib import Path

import pytest

from contract.document import PAGE, commands, page
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from tests.kit.atlas import Atlas
from tests.kit.examples import KEPT, TEMPLATE, is_made_up, prepared, words_of
from tests.kit.places import SEEDS
from tests.kit.schemas import problems, shortened


def test_the_page_is_made_from_the_schemas_as_they_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make it anew: python -m contract.document"


def test_every_example_keeps_to_its_schema() -> None:
    for command, value in commands().items():
        assert problems(command, value["examples"][0]) == [], command


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name."""
    made = tmp_path_factory.mktemp("examples")
    prepared(made)
    # The seeds, read once for all commands that do not read documents themselves.
    FileStore(made / "seeds.json").replace(read_graph([SEEDS]))
    return made


@pytest.mark.parametrize("command", [name for name in commands() if not is_made_up(name)])
def test_an_example_is_what_the_command_prints_on_the_seeds(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    atlas = Atlas(capsys, monkeypatch, f"file:{folder / 'seeds.json'}")
    if not (folder / TEMPLATE[1]).exists():
        atlas(*TEMPLATE)
        atlas(*KEPT)
    printed = shortened(atlas(*words_of(command), "--json").value)
    # Rounded numbers may differ in their last place from machine to machine.
    assert alike(printed, commands()[command]["examples"][0]), "take it anew: python -m tests.kit.examples"


def alike(one: object, other: object) -> bool:
    """Whether two values are the same but for the last place of a number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other, abs=0.0011)
    return one == other
