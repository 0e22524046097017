"""The commands that read documents into a graph and write graphs to files."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from commands import question_tables as tables
from commands.asking import AsJson, StoreOption, opened, show
from commands.printing import progress, say
from contract import roles as shapes
from graph.documents import Finding, SourceDocument
from graph.errors import BadAddress, BadQuestion
from graph.exchange.codec import to_json
from graph.model import Graph
from graph.questions.answers import RoleSheet
from graph.questions.catalogue import role_sheet, roles, sources
from graph.stores.exports import write_graphml, write_import
from graph.stores.keeping import Outcome, keep, undo
from graph.stores.store import View
from loaders.connect import open_for_loading, open_to_undo, read_graph

NOT_KEPT = "Nothing is kept: name a store with --into to keep the graph."
app = typer.Typer(add_completion=False, rich_markup_mode=None)


class ExportFormat(StrEnum):
    """The forms in which a graph leaves the atlas."""

    JSON = "json"
    GRAPHML = "graphml"
    NEO4J_ADMIN = "neo4j-admin"


@app.command()
def load(
    paths: Annotated[list[Path] | None, typer.Argument(help="Role documents, or folders of them.")] = None,
    into: Annotated[str | None, typer.Option(help="The store to keep the graph in.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if there are findings.")] = False,
    lift_inherited: Annotated[
        bool, typer.Option("--lift-inherited", help="Take mastery literally: inherited skills count as 5.")
    ] = False,
    vocabulary: Annotated[Path | None, typer.Option(help="A folder of vocabulary to read with.")] = None,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Keep the graph also if no role was found.")
    ] = False,
    undone: Annotated[
        bool, typer.Option("--undo", help="Put back what the last load into --into replaced.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read role documents, say what was found in them, and keep the graph if --into is given."""
    if undone:
        _undo(paths, into, as_json)
        return
    graph = read_graph(paths or (), lift_inherited, vocabulary)
    store = open_for_loading(into)
    with progress(f"Writing to {store.address}", bool(into)) as watch:
        outcome = keep(store, graph, watch, allow_empty or not into)
    loaded = _Loaded.of(store, outcome if into else None)
    store.close()
    show(as_json, loaded.value, loaded.table)
    if strict and loaded.findings:
        raise typer.Exit(1)


def _undo(paths: list[Path] | None, into: str | None, as_json: bool) -> None:
    if paths or not into:
        raise BadQuestion("--undo takes no documents, but the store: atlas load --undo --into STORE")
    store = open_to_undo(into)
    outcome = undo(store)
    loaded = _Loaded.of(store, outcome)
    store.close()
    show(as_json, loaded.value, lambda: say(outcome.undone))


@dataclass(frozen=True)
class _Loaded:
    """What a store holds after a load."""

    roles: Sequence[RoleSheet]
    findings: Sequence[Finding]
    documents: Sequence[SourceDocument]
    outcome: Outcome | None

    @classmethod
    def of(cls, view: View, outcome: Outcome | None) -> "_Loaded":
        """What the store holds now; the outcome is None where it is not kept."""
        loaded = sources(view)
        documents = [SourceDocument.of_node(node) for node in loaded.documents]
        sheets = [role_sheet(view, role.id) for role in roles(view)]
        return cls(sheets, loaded.findings, documents, outcome)

    def value(self) -> dict[str, Any]:
        """All of it as a JSON value."""
        return {
            "roles": [shapes.role(sheet) for sheet in self.roles],
            "findings": [shapes.finding(found) for found in self.findings],
            "documents": [shapes.document(document) for document in self.documents],
            **({"kept": asdict(self.outcome)} if self.outcome else {}),
        }

    def table(self) -> None:
        """All of it for people."""
        kept = self.outcome.loaded if self.outcome else NOT_KEPT
        tables.load(self.roles, self.findings, self.documents, kept)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write; for neo4j-admin a folder.")],
    form: Annotated[ExportFormat, typer.Option("--format", help="The form to write.")] = ExportFormat.JSON,
    dataset: Annotated[str, typer.Option(help="The dataset's name in a neo4j-admin import.")] = "atlas",
    store: StoreOption = None,
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
