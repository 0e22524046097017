"""Fixtures of the tests of the graph."""

import sys
from collections.abc import Iterator

import pytest

from graph.stores import cache as kept


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads take turns as often as they can, and what earlier tests kept is gone."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    kept.forget()
    yield
    sys.setswitchinterval(before)
