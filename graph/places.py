"""The folders of one's own user in which the program keeps things, never beside its code."""

import os
from pathlib import Path

import platformdirs

NAME = "role-atlas"


def cache_folder() -> Path:
    """Where that stands which may be thrown away at any time: ATLAS_CACHE, or the user's cache folder."""
    return _given("ATLAS_CACHE") or platformdirs.user_cache_path(NAME, appauthor=False)


def data_folder() -> Path:
    """Where that stands which must stay, as a database must: ATLAS_DATA, or the user's data folder."""
    return _given("ATLAS_DATA") or platformdirs.user_data_path(NAME, appauthor=False)


def config_folder() -> Path:
    """Where settings stand: ATLAS_CONFIG, or the user's folder for settings."""
    return _given("ATLAS_CONFIG") or platformdirs.user_config_path(NAME, appauthor=False)


def encoder_folder() -> Path | None:
    """Where the encoder of sentences stands: ATLAS_ENCODER; None where it names none."""
    return _given("ATLAS_ENCODER")


def _given(variable: str) -> Path | None:
    name = os.environ.get(variable, "").strip()
    return Path(name).expanduser() if name else None
