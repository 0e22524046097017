"""The folders of one's own user, and the variables that choose others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.places import cache_folder, config_folder, data_folder, encoder_folder

PLACES: dict[str, Callable[[], Path]] = {
    "ATLAS_CACHE": cache_folder,
    "ATLAS_DATA": data_folder,
    "ATLAS_CONFIG": config_folder,
}


@pytest.mark.parametrize("variable", PLACES)
def test_a_variable_chooses_the_folder(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "mine"))
    assert PLACES[variable]() == tmp_path / "mine"


@pytest.mark.parametrize("variable", PLACES)
def test_an_empty_variable_chooses_nothing(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, " ")
    assert PLACES[variable]().name == "role-atlas"
    assert PLACES[variable]().is_absolute()


def test_a_tilde_is_the_users_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_CACHE", "~/kept")
    assert cache_folder() == Path.home() / "kept"


def test_no_folder_is_made_by_asking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "absent"))
    assert not cache_folder().exists()


def test_an_encoder_stands_where_the_variable_says_and_else_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATLAS_ENCODER", raising=False)
    assert encoder_folder() is None
    monkeypatch.setenv("ATLAS_ENCODER", "~/minilm")
    assert encoder_folder() == Path.home() / "minilm"
