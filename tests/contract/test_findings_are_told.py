"""docs/findings.md has a section for every code of a finding, and none for a code that is no more."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from tests.kit.places import ROOT

PLACES = ("loaders/documents", "graph/ladder", "loaders/taxonomies/build.py", "loaders/taxonomies/tables.py")
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
PAGE = ROOT / "docs" / "findings.md"


def codes() -> Iterator[str]:
    """Every code in the modules that find something: there, words joined by hyphens are nothing else."""
    for place in (ROOT / name for name in PLACES):
        for path in place.rglob("*.py") if place.is_dir() else [place]:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                    yield str(node.value)


def sections() -> dict[str, str]:
    """The text of each section by its code."""
    text = PAGE.read_text(encoding="utf-8")
    heads = [*re.finditer(r"^(?:### (.+)|## .+|\Z)$", text, re.MULTILINE)]
    return {one.group(1): text[one.end() : other.start()] for one, other in pairwise(heads) if one.group(1)}


def test_every_code_of_a_finding_has_a_section_and_every_section_a_code() -> None:
    known = set(codes())
    assert len(known) >= 28
    assert sorted(sections()) == sorted(known)


def test_every_section_says_what_to_do() -> None:
    assert [code for code, text in sections().items() if "\nDo: " not in text] == []
