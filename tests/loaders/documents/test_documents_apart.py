"""Documents of one name, or of names that differ in signs only, are all kept; one file is read once."""

import os
from pathlib import Path

import pytest

from graph.documents import SourceDocument
from graph.kinds import NodeKind
from loaders.connect import read_graph
from tests.kit.atlas import Atlas

ALIKE = [
    ("x/r.txt", "y/r.txt"),
    ("a b.txt", "a-b.txt"),
    ("a.b.txt", "a b.txt"),
    ("Ä.txt", "Ö.txt"),
    ("r.txt", "R.txt"),
]


def role(path: Path, title: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{title}\nSkills:\n- Excel\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_no_document_takes_the_place_of_another(tmp_path: Path, first: str, second: str) -> None:
    paths = [role(tmp_path / first, "Billing Clerk"), role(tmp_path / second, "Payroll Clerk")]
    documents = [node for node in read_graph(paths).nodes if node.kind == NodeKind.DOCUMENT]
    lines = sorted(line.text for node in documents for line in SourceDocument.of_node(node).lines)
    assert lines == ["- Excel", "- Excel", "Billing Clerk", "Payroll Clerk", "Skills:", "Skills:"]
    assert len({node.as_document.name for node in documents}) == 2


def test_a_document_given_twice_is_read_once(tmp_path: Path) -> None:
    path = role(tmp_path / "r.txt", "Billing Clerk")
    roles = [node for node in read_graph([path, tmp_path]).nodes if node.kind == NodeKind.ROLE]
    assert [node.label for node in roles] == ["Billing Clerk"]


def test_a_table_of_people_that_is_a_pipe_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "people.csv")
    ran = Atlas(capsys, monkeypatch)("coverage", "--roster", str(tmp_path / "people.csv"))
    assert (ran.code, ran.out) == (2, "")
    assert "give a csv or xlsx file" in ran.err
