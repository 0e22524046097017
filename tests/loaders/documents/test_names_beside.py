"""The names beside a document are held against what it is read to name and to propose."""

from pathlib import Path

from loaders.documents.load import load
from tests.kit.names import documents_with_names, name_score

HEAD = "Billing Clerk\n\nResponsibilities:\n\n"
TEXT = HEAD + "- Experience with Excel, Zentary and Quillbase\n- Uses WanderDesk\n"
NAMES = "# typed by hand\nMicrosoft Excel | Excel\nZentary\nMarble Runner\n? Wander Desk\n"


def test_known_proposed_missed_and_wrong_names_are_counted(tmp_path: Path) -> None:
    (tmp_path / "clerk.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "clerk.systems.txt").write_text(NAMES, encoding="utf-8")
    ((path, truth),) = documents_with_names(tmp_path)
    score = name_score(load([path]), truth)
    assert path.name == "clerk.txt"
    assert [score.counts[key] for key in ("names", "known", "proposed", "missed")] == [3, 1, 1, 1]
    assert [score.counts[key] for key in ("right", "either right", "wrong right")] == [1, 1, 1]
    assert score.misses == ["missed marblerunner", "proposed wrongly Quillbase"]


def test_names_of_a_right_reading_count_once(tmp_path: Path) -> None:
    (tmp_path / "clerk.txt").write_text(TEXT, encoding="utf-8")
    systems = '{"systems": [["A", "Excel", null], ["B", "Excel", 3], ["A", "Zentary", null]]}'
    (tmp_path / "clerk.expected.json").write_text(systems, encoding="utf-8")
    ((path, truth),) = documents_with_names(tmp_path)
    assert name_score(load([path]), truth).counts["names"] == 2
