"""What a fresh interpreter has imported after some lines of code."""

import subprocess
import sys

from tests.kit.places import ROOT


def modules_after(code: str) -> frozenset[str]:
    """The names of all modules that are imported once the code has run in the project's root."""
    told = f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", told], cwd=ROOT, check=True, capture_output=True, text=True)
    return frozenset(run.stdout.split())
