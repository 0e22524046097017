"""What the documents say is so: versions, links, the words of the glossary."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.kit.places import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "seeds" / "README.md"])
LINK = re.compile(r"\]\(([^)#\s]+)\)")


def test_the_newest_version_of_the_changelog_is_that_of_the_program() -> None:
    # What is not released yet stands above the versions.
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions = versions[1:] if versions[0] == "Unreleased" else versions
    assert versions[0] == project["version"]
    assert versions == sorted(versions, key=lambda v: tuple(map(int, v.split("."))), reverse=True)


def test_every_version_but_the_first_bears_its_date() -> None:
    headings = re.findall(r"^## .*", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    headings = headings[1:] if headings[0] == "## Unreleased" else headings
    assert [line for line in headings[:-1] if not re.search(r" \(\d{4}-\d\d-\d\d\)$", line)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_links_to_what_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    places = [link for link in LINK.findall(text) if "://" not in link]
    assert [link for link in places if not (document.parent / link).exists()] == []


def test_the_glossary_explains_each_word_once() -> None:
    rows = re.findall(r"^\| ([^|]+) \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.M)
    words = [word.strip() for row in rows for word in row.split(",")]
    assert sorted(words) == sorted(set(words))
