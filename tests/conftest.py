"""Fixtures that every test may use."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of shared inputs beside the project; a clone without it skips, CI fails."""
    if not SHARED.is_dir():
        reason = f"the shared inputs are not at {SHARED}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


def _gold(folder: Path, name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((folder / "gold" / "seeds" / name).read_text(encoding="utf-8"))
    return value


@pytest.fixture(scope="session")
def ladder(shared_dir: Path) -> dict[str, Any]:
    """The truth about the original ladder."""
    return _gold(shared_dir, "ladder.gold.json")


@pytest.fixture(scope="session")
def job(shared_dir: Path) -> dict[str, Any]:
    """The truth about the original job description."""
    return _gold(shared_dir, "jd.gold.json")


@pytest.fixture(scope="session")
def tags(shared_dir: Path) -> dict[str, Any]:
    """The truth about the competencies of both originals."""
    return _gold(shared_dir, "competencies.gold.json")


@dataclass(frozen=True)
class Neo4jServer:
    """A Neo4j server for tests: where it answers and to whom."""

    address: str
    user: str
    password: str


@pytest.fixture(scope="session")
def neo4j_server() -> Neo4jServer:
    """The server that the variables name; without one the test is skipped, and fails where ALL_STORES=1."""
    address = os.environ.get("NEO4J_TEST_ADDRESS")
    if not address:
        reason = "no Neo4j server: NEO4J_TEST_ADDRESS is not set"
        if os.environ.get("ALL_STORES") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return Neo4jServer(address, os.environ.get("NEO4J_USER", "neo4j"), os.environ["NEO4J_PASSWORD"])
