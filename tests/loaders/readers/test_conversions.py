"""What a document says is the same in every format that can say it: the same roles, needs and inheritance."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.kinds import EdgeKind
from graph.model import Graph
from loaders.connect import read_graph
from seeds.shipped import DOCUMENTS
from tests.kit.converted import (
    TABLES,
    Cells,
    as_markdown,
    as_page,
    as_word,
    assert_same_graph,
    original_ladder,
    spaced,
)

TEXTS: dict[str, Callable[[Path], bytes]] = {".md": as_markdown, ".html": as_page, ".docx": as_word}


def documents(shared: Path) -> list[Path]:
    """The two originals, and the documents that ship with the program."""
    return sorted([*(shared / "seeds").glob("*.txt"), *DOCUMENTS.glob("*.txt")])


@pytest.mark.parametrize("ending", TEXTS)
@pytest.mark.parametrize("number", range(4))
def test_a_document_is_the_same_graph_in_every_format_of_text(
    number: int, ending: str, shared_dir: Path, tmp_path: Path
) -> None:
    original = documents(shared_dir)[number]
    assert_same_graph(spaced(original, tmp_path), tmp_path, ending, TEXTS[ending])


LADDER = (
    ("Area", "Payroll Clerk", "Senior Payroll Clerk", "Payroll Manager"),
    ("Education", "High school diploma", "Bachelor's degree in accounting", "Master's degree"),
    ("Experience", "1-2 years", "3+ years", "5 to 8 years in payroll"),
    ("Systems", "Basic Excel", "Advanced Excel and SAP", "Expert in Workday; SAP preferred"),
    (
        "Payroll",
        "Runs the monthly payroll",
        "All of the previous level plus the year end",
        "Signs it off",
    ),
    ("People", "N/A", "Trains new clerks, with care", "All duties of the Senior Payroll Clerk"),
    ("Salary", "21,000", "26,000", "38,000"),
)
ROWS = (
    ("Role", "Years of experience", "Requirements", "Responsibilities"),
    ("Payroll Clerk", "1-2", "Basic Excel", "Runs the monthly payroll"),
    ("Payroll Manager", "5+", "Advanced Excel, SAP preferred", "Leads the team of clerks"),
)
LEVELS = (
    ("Skill", "Level 1", "Level 2"),
    ("Communication", "Writes clear short mails", "Presents to whole teams"),
    ("Ownership", "Owns small tasks well", "Owns whole projects alone"),
)


@pytest.mark.parametrize("ending", TABLES)
@pytest.mark.parametrize("rows", [LADDER, ROWS, LEVELS], ids=["by columns", "by rows", "levels"])
def test_a_table_says_the_same_in_every_format(rows: Cells, ending: str, tmp_path: Path) -> None:
    mine, theirs = (said(graph_of(tmp_path, rows, each)) for each in (ending, ".csv"))
    assert mine == theirs
    assert len(mine) > 2


def test_the_ladder_as_a_table_says_what_it_says(tmp_path: Path) -> None:
    told = said(graph_of(tmp_path, LADDER, ".docx"))
    assert {line for line in told if "INHERITS" in line} == {
        "role:senior-payroll-clerk INHERITS role:payroll-clerk",
        "role:payroll-manager INHERITS role:senior-payroll-clerk",
    }
    assert "role:payroll-clerk years 1-2 years" in told
    assert "role:payroll-manager states Expert in Workday; SAP preferred" in told
    assert not any("000" in line for line in told)


@pytest.mark.parametrize("ending", TABLES)
def test_the_needs_of_the_original_ladder_are_the_same_in_a_table(
    ending: str, shared_dir: Path, tmp_path: Path
) -> None:
    original = read_graph([original_ladder(shared_dir)])
    rows = [("Role", "Skill", "Level", "Required"), *needs(original)]
    assert sorted(needs(graph_of(tmp_path, rows, ending))) == sorted(rows[1:])


@pytest.mark.parametrize("ending", TABLES)
def test_the_skills_by_roles_of_the_original_ladder_are_the_same_in_a_table(
    ending: str, shared_dir: Path, tmp_path: Path
) -> None:
    leveled = [
        (role, skill, level)
        for role, skill, level, _ in needs(read_graph([original_ladder(shared_dir)]))
        if level
    ]
    roles, skills = (sorted({need[n] for need in leveled}) for n in (0, 1))
    level_of = {(role, skill): level for role, skill, level in leveled}
    wide = [("Skill", *roles)] + [(s, *(level_of.get((role, s), "") for role in roles)) for s in skills]
    turned = [("Role", *skills)] + [(r, *(level_of.get((r, s), "") for s in skills)) for r in roles]
    for rows in (wide, turned):
        read = [need[:3] for need in needs(graph_of(tmp_path, rows, ending))]
        assert sorted(read) == sorted(leveled)


def graph_of(folder: Path, rows: Cells, ending: str) -> Graph:
    """The graph of a table in the format of this ending."""
    file = folder / f"needs{ending}"
    file.write_bytes(TABLES[ending](rows))
    return read_graph([file])


def needs(graph: Graph) -> list[tuple[str, str, str, str]]:
    """What each role itself asks: role, skill, level as a number or nothing, whether it is required."""
    own = [edge for edge in graph.edges_of(EdgeKind.NEEDS) if edge.own]
    return [
        (
            graph.by_id[edge.source].label,
            graph.by_id[edge.target].label,
            str(int(edge.level)) if edge.level else "",
            "yes" if edge.necessity == "required" else "no",
        )
        for edge in own
    ]


def said(graph: Graph) -> list[str]:
    """What a graph says, without the places at which that stands."""
    told = [f"{edge.source} {edge.kind} {edge.target}" for edge in graph.edges_of(EdgeKind.INHERITS)]
    told += [f"{edge.source} {edge.kind} {edge.target}" for edge in graph.edges_of(EdgeKind.PROMOTES_TO)]
    told += [f"{need}" for need in needs(graph)]
    for edge in graph.edges_of(EdgeKind.STATES):
        told.append(f"{edge.source} states {graph.by_id[edge.target].label}")
    for node in graph.nodes:
        years = node.as_role.years
        told += [f"{node.id} years {years.words}"] if years else []
        told += [
            f"{one['name']} {one['label']} {one['text']}" for one in node.facts.get("level_definitions", ())
        ]
    return sorted(told)
