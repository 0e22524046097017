"""What the program is said to need is what it needs, and it is said once in each form."""

import tomllib
from importlib.metadata import packages_distributions
from itertools import chain

import pytest

from tests.house.test_layers import HOMES
from tests.kit.places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Comes with another that is named: pydantic, for which no other version would do.
BROUGHT_ALONG = {"pydantic_core": "pydantic", "typing_extensions": "pydantic"}


def listed(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and line[0] not in "#-"]


def test_requirements_txt_names_what_the_project_does_and_pytest() -> None:
    named = listed("requirements.txt")
    assert sorted(line for line in named if not line.startswith("pytest")) == sorted(PROJECT["dependencies"])
    assert [line for line in named if line.startswith("pytest")]


@pytest.mark.parametrize("extra", PROJECT["optional-dependencies"])
def test_what_an_extra_brings_is_there_for_the_tests(extra: str) -> None:
    assert set(PROJECT["optional-dependencies"][extra]) <= set(listed("requirements-dev.txt"))


def test_every_library_that_is_imported_is_asked_for() -> None:
    lines = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    asked = {line.partition(">")[0].partition("=")[0].lower() for line in lines}
    brought = packages_distributions()
    for library in HOMES:
        wanted = BROUGHT_ALONG.get(library, library)
        # One of an extra that is not installed is held against its own name.
        names = {name.lower() for name in brought.get(wanted, (wanted,))}
        assert names & asked, f"{library} is imported and named in no requirement"
