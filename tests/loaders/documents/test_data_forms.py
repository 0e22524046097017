"""Data whose keys say how their texts are written, and lists of titles with what tells of each."""

from pathlib import Path

import pytest

from loaders.documents.load import load


@pytest.mark.parametrize(
    "key", ["description_markdown", "descriptionMd", "duties_html", "responsibilities_text", "tasks_en"]
)
def test_a_key_is_known_whatever_its_end_says_of_the_form(key: str, tmp_path: Path) -> None:
    text = "<ul><li>Answers letters</li><li>Writes articles</li></ul>" if "html" in key else None
    lines = text or "|\n    - Answers letters\n    - Writes articles"
    (tmp_path / "a.yaml").write_text(
        f"- title: Support Agent\n  {key}: {lines}\n- title: Support Lead\n  {key}: {lines}\n"
    )
    report = load([tmp_path / "a.yaml"])
    assert [role.title for role in report.roles] == ["Support Agent", "Support Lead"]
    assert [[one.place.words for one in role.requirements] for role in report.roles] == [
        ["Answers letters", "Writes articles"]
    ] * 2


def test_titles_with_what_tells_of_them_are_roles_under_any_key(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"Hospital": [{"title": "Ward nurse", "description": "Cares."},'
        ' {"title": "Ward clerk", "description": "Files."}],'
        ' "Kitchen": [{"title": "Cook", "description": "Cooks."},'
        ' {"title": "Cleaner", "description": "Cleans."}]}'
    )
    titles = [role.title for role in load([tmp_path / "a.json"]).roles]
    assert titles == ["Ward nurse", "Ward clerk", "Cook", "Cleaner"]


def test_three_sentences_behind_a_key_are_three_statements_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "- title: Planner\n  responsibilities: >\n    Plans the stock and\n    orders parts. Tracks delays.\n"
        "    Reports to purchasing.\n"
    )
    (role,) = load([tmp_path / "a.yaml"]).roles
    assert [one.place.words for one in role.requirements] == [
        "Plans the stock and orders parts.",
        "Tracks delays.",
        "Reports to purchasing.",
    ]
