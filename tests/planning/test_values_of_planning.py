"""What planning is asked and what it answers can be named without what sums over everybody."""

import subprocess
import sys

import pytest

from tests.kit.places import ROOT

SUMMING = {"numpy", "scipy"}


@pytest.mark.parametrize("module", ["rules", "wish", "changes", "naming", "outcome"])
def test_a_module_of_values_loads_no_library_of_sums(module: str) -> None:
    asked = f"import sys, planning.{module}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not SUMMING & set(told.stdout.split())
