"""A question about one thing loads no library of matrices."""

import subprocess
import sys

import pytest

from tests.kit.places import ROOT

HEAVY = ("numpy", "scipy", "pandas", "networkx", "pydantic")
POINT = ("needs", "catalogue", "answers", "move_answers", "find", "neighbourhood")


@pytest.mark.parametrize("module", ["graph.needs", "graph.people", *(f"graph.questions.{m}" for m in POINT)])
def test_a_point_question_loads_no_matrix(module: str) -> None:
    told = f"import sys, {module}; print(*(name for name in {HEAVY} if name in sys.modules))"
    ran = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
