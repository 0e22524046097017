"""The commands that read documents into a graph and write graphs to files."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from commands import question_tables as tables
from commands.asking import AsJson, Store, opened, show
from commands.printing import progress
from graph import shapes
from graph.codec import to_json
from graph.connect import open_for_loading, read_graph
from graph.documents import SourceDocument
from graph.errors import BadAddress
from graph.graphml import write_graphml
from graph.model import Graph
from graph.neo4j_admin import write_import
from graph.queries.roles import role_sheet, roles
from graph.queries.sources import sources

app = typer.Typer(rich_markup_mode=None)


class ExportFormat(StrEnum):
    """The forms in which a graph leaves the atlas."""

    JSON = "json"
    GRAPHML = "graphml"
    NEO4J_ADMIN = "neo4j-admin"


@app.command()
def load(
    paths: Annotated[list[Path], typer.Argument(help="Role documents, or folders of them.")],
    into: Annotated[str | None, typer.Option(help="The store to keep the graph in.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if there are findings.")] = False,
    lift_inherited: Annotated[
        bool, typer.Option("--lift-inherited", help="Take mastery literally: inherited skills count as 5.")
    ] = False,
    vocabulary: Annotated[Path | None, typer.Option(help="A folder of vocabulary to read with.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read role documents, say what was found in them, and keep the graph if --into is given."""
    graph = read_graph(paths, lift_inherited, vocabulary)
    store = open_for_loading(into)
    with progress(f"Writing to {store.address}", bool(into)) as watch:
        store.replace(graph, watch)
    sheets = [role_sheet(store, role.id) for role in roles(store)]
    loaded = sources(store)
    documents = [SourceDocument.of_node(node) for node in loaded.documents]
    show(
        as_json,
        lambda: {
            "roles": [shapes.role(sheet) for sheet in sheets],
            "findings": [shapes.finding(found) for found in loaded.findings],
            "documents": [shapes.document(document) for document in documents],
        },
        lambda: tables.load(sheets, loaded.findings, documents, store.address if into else None),
    )
    store.close()
    if strict and loaded.findings:
        raise typer.Exit(1)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write; for neo4j-admin a folder.")],
    form: Annotated[ExportFormat, typer.Option("--format", help="The form to write.")] = ExportFormat.JSON,
    dataset: Annotated[str, typer.Option(help="The dataset's name in a neo4j-admin import.")] = "atlas",
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Write the whole graph to a file."""
    with opened(store) as source:
        graph = source.graph()
    try:
        command = _written(graph, form, file, dataset)
    except OSError as error:
        raise BadAddress(f"cannot write {file}: {error.strerror}") from error
    counts = {"file": str(file), "nodes": len(graph.nodes), "edges": len(graph.edges), "command": command}
    show(as_json, lambda: counts, lambda: tables.exported(counts))


def _written(graph: Graph, form: ExportFormat, file: Path, dataset: str) -> str | None:
    """Write the file and return the command that takes it in, where one is needed."""
    if form == ExportFormat.NEO4J_ADMIN:
        return " ".join(("neo4j-admin database import full", *write_import(graph, file, dataset), "neo4j"))
    if form == ExportFormat.GRAPHML:
        write_graphml(graph, file)
    else:
        file.write_text(json.dumps(to_json(graph), ensure_ascii=False, indent=1), encoding="utf-8")
    return None
