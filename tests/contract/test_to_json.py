"""The one entry to JSON finds the writer of an answer by itself, and loads no other."""

import subprocess
import sys

import pytest

from contract.to_json import to_json
from tests.kit.places import ROOT

ASKED = """
import sys
from contract.to_json import to_json
from graph.model import Node
from graph.questions.answers import WhoNeeds

print(to_json(WhoNeeds(Node("system:lardersoft", "LarderSoft"), None, ()))["skill"]["name"])
print([name for name in sys.modules if name.split(".")[0] in {"planning", "loaders", "scipy", "openpyxl"}])
"""


def test_an_answer_on_roles_is_put_into_json_without_loading_plans_or_tables() -> None:
    ran = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:2] == ["LarderSoft", "[]"]


def test_what_is_no_answer_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="int is no answer of a command"):
        to_json(5)
