"""A document is called by its title, by its file's name in words where it states none."""

from pathlib import Path

import pytest

from graph.documents import SourceDocument, SourceLine, title_of
from graph.kinds import LineClass, NodeKind
from graph.model import Graph, Node
from graph.questions.titles import NO_TITLES, Titles
from graph.stores.memory import NetworkxStore
from graph.stores.store import Store
from loaders.connect import read_graph

LADDER = """{title}

Role Requirements - Clerk

- Strong knowledge of Excel
"""
CODE = "003_e40301710b76bbf6.txt"


def document(name: str, title: str | None = None) -> SourceDocument:
    return SourceDocument(name, (SourceLine(1, title, LineClass.DOC_TITLE, None),) if title else ())


@pytest.mark.parametrize(
    ("name", "stated", "roles", "title"),
    [
        ("000_368f453ad9997795.txt", "Finance Roles", ["Clerk"], "Finance Roles"),
        ("ladder.md", "# Finance Roles", [], "Finance Roles"),
        ("ladder.md", 'title: "Payroll Roles"', [], "Payroll Roles"),
        ("ladder.md", "Roles of " * 20, [], "Ladder"),
        ("finance-ladder.txt", None, ["Clerk"], "Finance ladder"),
        ("HR/AR_roles.2024.docx", None, [], "AR roles 2024"),
        ("Zahlungsverkehr.txt", None, [], "Zahlungsverkehr"),
        (CODE, None, ["Account Manager"], "Account Manager"),
        (CODE, None, ["Clerk", "Lead"], "Clerk and 1 more role"),
        (CODE, None, ["Clerk", "Lead", "Head"], "Clerk and 2 more roles"),
        (CODE, None, [], CODE),
    ],
)
def test_a_title_is_what_a_person_would_call_it(
    name: str, stated: str | None, roles: list[str], title: str
) -> None:
    node = document(name, stated).as_node("document:x", roles)
    assert (node.label, title_of(node), node.as_document.name) == (title, title, name)
    assert SourceDocument.of_node(node) == document(name, stated)


def test_a_graph_kept_before_has_the_name_of_the_file_in_words() -> None:
    facts = document("finance-ladder.txt").as_node("document:x").facts
    assert title_of(Node("document:x", "finance-ladder.txt", facts=facts)) == "Finance ladder"


def test_two_documents_of_one_title_are_told_apart_by_their_files(store: Store) -> None:
    names = {"a-b.txt": "Finance Roles", "a b.txt": "finance roles", "c.txt": "Sales Roles"}
    ids = ("document:a-b-txt", "document:a-b-txt-2", "document:c-txt")
    nodes = [document(name, title).as_node(i) for i, (name, title) in zip(ids, names.items(), strict=True)]
    store.replace(Graph(tuple(nodes), ()))
    titles = Titles(store.snapshot())
    assert titles.line("a-b.txt", 3) == "Finance Roles (a-b.txt), line 3"
    assert titles.line("a b.txt", 4) == "finance roles (a b.txt), line 4"
    assert titles.line("c.txt", 5) == "Sales Roles, line 5"
    assert titles.of("a-b.txt") == "Finance Roles"
    assert titles.told("elsewhere.txt") == "elsewhere.txt"
    assert NO_TITLES.line("a.txt", None) == "a.txt"


def test_titles_are_read_with_the_documents(tmp_path: Path) -> None:
    files = [tmp_path / f"{n}_ab12.txt" for n in range(2)]
    for file, title in zip(files, ("Finance Roles", "Sales Roles"), strict=True):
        file.write_text(LADDER.format(title=title))
    held = NetworkxStore()
    held.replace(read_graph([tmp_path]))
    titles = Titles(held)
    print([n.label for n in held.nodes_of_kind(NodeKind.DOCUMENT)])
    assert titles.of("0_ab12.txt") == "Finance Roles"
    assert titles.of("1_ab12.txt") == "Sales Roles"
