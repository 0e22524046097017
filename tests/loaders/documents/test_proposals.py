"""What is likelier than not is proposed: grouped, and never an edge."""

from pathlib import Path

import pytest

from contract.roles import proposed
from graph.documents import Proposal, SourceDocument
from graph.exchange.codec import taken_as_valid, text_of
from graph.kinds import EdgeKind
from loaders.documents.build import graph_of
from loaders.documents.records import LoadReport
from tests.kit.texts import load_text

HEAD = "Billing Clerk\n\nResponsibilities:\n\n"


def read(folder: Path, *lines: str, name: str = "role.txt") -> LoadReport:
    return load_text(folder, HEAD + "\n".join(f"- {line}" for line in lines), name)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Experience with Wanderdesk is wanted", ["Wanderdesk"]),
        ("Uses tools such as Wanderdesk, Quillbase or Excel", ["Quillbase", "Wanderdesk"]),
        ("Proficient in Zentary", ["Zentary"]),
        ("Closes the books in the Wanderdesk system", ["Wanderdesk"]),
        ("Knowledge of Quillbase Pro", ["Quillbase Pro"]),
        ("Proficient in Excel and Word", []),
        ("Works with the Accounting team in Ohio", []),
        ("Meets ZQX twice a year", []),
    ],
)
def test_a_name_that_is_asked_for_is_proposed_as_a_system(
    tmp_path: Path, line: str, names: list[str]
) -> None:
    told = read(tmp_path, line).documents[0].proposals
    assert sorted(one.name for one in told if one.kind == "system") == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Sorts parcels", "Loading & handling goods"),
        ("Adjusts valves", "Equipment operation"),
        ("Inspects the premises", "Inspection of sites & facilities"),
        ("Studies drawings", "Reading plans & specifications"),
        ("Examines goods for damage", "Quality inspection"),
    ],
)
def test_what_other_trades_call_so_is_proposed_in_business(tmp_path: Path, line: str, name: str) -> None:
    report = read(tmp_path, line)
    assert name in {one.name for one in report.documents[0].proposals if one.kind == "competency"}
    assert [edge for edge in graph_of(report).edges if edge.kind == EdgeKind.NAMES] == []


def test_lines_of_one_proposal_are_one_group(tmp_path: Path) -> None:
    report = read(tmp_path, "Proficient in Zentary", "Good at numbers", "Experience with Zentary")
    (told,) = [one for one in report.documents[0].proposals if one.name == "Zentary"]
    assert told.lines == (5, 7)


def test_a_proposal_is_kept_with_its_document(tmp_path: Path) -> None:
    graph = graph_of(read(tmp_path, "Proficient in Zentary"))
    again = taken_as_valid(text_of(graph).encode())
    assert again is not None
    documents = [SourceDocument.of_node(n) for n in again.nodes if n.id.startswith("document:")]
    assert [one.name for one in documents[0].proposals] == ["Zentary"]


def test_the_proposals_of_all_documents_are_grouped_the_most_frequent_first() -> None:
    one, other = (
        SourceDocument(name, (), proposals=(Proposal("Zentary", "system", (3, 9), "asked"), *more))
        for name, more in (("a", ()), ("b", (Proposal("Quillbase", "system", (4,), "asked"),)))
    )
    told = [(group.name, places) for group, places in proposed([one, other])]
    assert told == [("Zentary", [("a", 3), ("a", 9), ("b", 3), ("b", 9)]), ("Quillbase", [("b", 4)])]
