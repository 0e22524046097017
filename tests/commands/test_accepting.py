"""Names that were proposed are accepted on the command line, and kept in a file for later loads."""

from pathlib import Path
from typing import Any

import pytest

from tests.kit.atlas import Atlas

TEXT = """# Billing Clerk

## Responsibilities

- Proficient in Zentary and Quillbase
- Uses tools such as Drip, HubSpot and Convert Flow
- Gives each new customer a drip of water
- Cleans the equipment
"""


@pytest.fixture
def role(tmp_path: Path) -> Path:
    path = tmp_path / "clerk.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def skills(value: Any) -> dict[str, str]:
    return {skill["name"]: skill["kind"] for role in value["roles"] for skill in role["skills"]}


def proposals(value: Any) -> set[str]:
    return {one["name"] for one in value["proposals"]}


def refused(atlas: Atlas, *arguments: object) -> str:
    ran = atlas("load", *map(str, arguments))
    assert (ran.code, ran.out) == (2, "")
    return ran.err.strip()


def test_an_accepted_name_is_a_system_of_its_statements(atlas: Atlas, role: Path) -> None:
    before = atlas.json("load", str(role))
    assert "Zentary" in proposals(before)
    assert "Zentary" not in skills(before)
    value = atlas.json("load", str(role), "--accept", "Zentary", "--accept", "Convert Flow")
    assert {"Zentary": "system", "Convert Flow": "system"}.items() <= skills(value).items()
    assert not {"Zentary", "Convert Flow"} & proposals(value)
    assert all("Zentary" not in finding["message"] for finding in value["findings"])


def test_an_accepted_competency_of_another_trade_counts(atlas: Atlas, role: Path) -> None:
    value = atlas.json("load", str(role), "--accept", "Cleaning & sanitation")
    assert skills(value)["Cleaning & sanitation"] == "competency"


def test_an_accepted_everyday_word_is_one_where_it_is_asked_for(atlas: Atlas, role: Path) -> None:
    value = atlas.json("load", str(role), "--accept", "Drip")
    (skill,) = (one for one in value["roles"][0]["skills"] if one["name"] == "Drip")
    assert skill["line"] == 6
    named = [one["line"] for one in value["roles"][0]["requirements"] if skill["id"] in one["skills"]]
    assert named == [6]


def test_accepted_names_are_kept_for_later_loads(atlas: Atlas, role: Path, tmp_path: Path) -> None:
    file = tmp_path / "accepted-names"
    atlas.json("load", str(role), "--accept", "Zentary", "--accepted", str(file))
    atlas.json("load", str(role), "--accept", "Zentary", "--accept", "Quillbase", "--accepted", str(file))
    assert file.read_text(encoding="utf-8") == "Zentary\nQuillbase\n"
    assert {"Zentary", "Quillbase"} <= skills(atlas.json("load", str(role), "--accepted", str(file))).keys()
    assert "Zentary" not in skills(atlas.json("load", str(role)))


def test_a_file_holds_other_names_and_remarks(atlas: Atlas, role: Path, tmp_path: Path) -> None:
    file = tmp_path / "accepted-names"
    file.write_text("# of 2026\n\nQuill Base = Quillbase  # the same\n", encoding="utf-8")
    assert "Quill Base" in skills(atlas.json("load", str(role), "--accepted", str(file)))


def test_what_no_statement_names_is_refused_with_the_nearest(
    atlas: Atlas, role: Path, tmp_path: Path
) -> None:
    file = tmp_path / "accepted-names"
    said = refused(atlas, role, "--accept", "Zentery", "--accepted", str(file))
    assert said.startswith("atlas: --accept: no statement names 'Zentery'; proposed are Zentary")
    assert not file.exists()


def test_what_is_no_name_and_no_file_is_refused_in_a_line(atlas: Atlas, role: Path, tmp_path: Path) -> None:
    assert "is no name" in refused(atlas, role, "--accept", "a = ")
    assert "no such file; --accept NAME makes it" in refused(atlas, role, "--accepted", tmp_path / "none")
    assert "cannot be read" in refused(atlas, role, "--accepted", tmp_path)
