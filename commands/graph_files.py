"""The commands that read documents into a graph and write graphs to files."""

import shlex
from collections import Counter
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, CorrectionsFolder, StoreOption, answered, family, opened
from graph.errors import BadAddress, BadQuestion
from graph.kinds import EdgeKind, NodeKind, number_of
from loaders.taxonomies.taxonomy import TaxonomyFormat

if TYPE_CHECKING:
    from contract.parts import Done
    from contract.roles import Loaded
    from graph.model import Graph
    from graph.stores.keeping import Outcome
    from graph.stores.store import View

app = family()

Paths = Annotated[list[Path] | None, typer.Argument(help="Role documents, or folders of them.")]
Into = Annotated[str | None, typer.Option(help="The store to keep the graph in.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 if there are findings.")]
Lift = Annotated[
    bool, typer.Option("--lift-inherited", help="Take mastery literally: inherited skills count as 5.")
]
VocabularyFolder = Annotated[Path | None, typer.Option(help="A folder of vocabulary to read with.")]
Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept", help="A proposed name that is to be taken, as a system; give it again for others."
    ),
]
AcceptedFile = Annotated[
    Path | None, typer.Option("--accepted", help="A file of accepted names, one a line; --accept adds to it.")
]
WordsFile = Annotated[
    Path | None,
    typer.Option("--vocabulary-file", help="A file of own words, which lie over the shipped ones."),
]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Keep the graph also if no role was found.")]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        help='What columns of tables are, as "Job=role,Skill=skill,Rating=level"; give it again for others.',
    ),
]
Undo = Annotated[bool, typer.Option("--undo", help="Put back what the last load into --into replaced.")]


class ExportFormat(StrEnum):
    """The forms in which a graph leaves the atlas."""

    JSON = "json"
    GRAPHML = "graphml"
    PARQUET = "parquet"
    NEO4J_ADMIN = "neo4j-admin"
    ESCO = "esco"
    ONET = "onet"
    SKOS = "skos"
    CASE = "case"
    SCHEMA_ORG = "schema.org"


@app.command()
def load(
    paths: Paths = None,
    into: Into = None,
    strict: Strict = False,
    lift_inherited: Lift = False,
    vocabulary: VocabularyFolder = None,
    columns: Columns = None,
    accept: Accept = None,
    accepted: AcceptedFile = None,
    corrections: CorrectionsFolder = None,
    words: WordsFile = None,
    allow_empty: AllowEmpty = False,
    undone: Undo = False,
    as_json: AsJson = False,
) -> None:
    """Read role documents, say what was found in them, and keep the graph if --into is given."""
    if undone:
        _undo(paths, into, as_json)
        return
    from commands.accepting import check_named
    from commands.progress import progress
    from commands.put_right import act_of_load, read_put_right, tell_unread, tell_unwritten
    from graph.stores.keeping import keep
    from loaders.accepted_names import accepted_name, keep_accepted, read_accepted
    from loaders.connect import are_documents, check_written_to, open_for_loading, read_graph
    from loaders.corrected_places import corrections_of_load
    from loaders.own_places import own_of_load
    from loaders.readers.intake import files_at

    check_written_to(into)
    store = open_for_loading(into)
    fresh = [accepted_name(name) for name in accept or ()]
    if accepted and not fresh and not accepted.exists():
        raise BadQuestion(f"{accepted}: no such file; --accept NAME makes it")
    names = (*(read_accepted(accepted) if accepted else ()), *fresh)
    put_right = corrections_of_load(store, read_put_right([corrections] if corrections else []))
    own = own_of_load(store, words, names)
    taken = files_at(paths) if paths and are_documents(paths) else None
    with progress("Reading documents", not as_json, None, after=False) as watch:
        graph = read_graph(
            paths or (),
            lift_inherited,
            vocabulary,
            columns=columns or (),
            keep_each=True,
            watch=watch,
            own=own,
            taken=taken,
            corrections=put_right,
        )
    tell_unread(put_right, graph)
    check_named(graph, [one.name for one in fresh])
    if accepted:
        keep_accepted(accepted, fresh)
    act = act_of_load(store, graph, paths or (), taken and taken[0], own, put_right) if into else None
    with progress(f"Writing to {store.address}", bool(into) and not as_json) as watch:
        outcome = keep(store, graph, watch, allow_empty or not into, act)
    tell_unwritten(store, into)
    loaded = _loaded(store, graph, outcome if into else None)
    store.close()
    answered(loaded, as_json)
    if strict and loaded.findings:
        raise typer.Exit(1)


def _undo(paths: list[Path] | None, into: str | None, as_json: bool) -> None:
    from commands.put_right import tell_unwritten
    from contract.parts import Done
    from contract.to_json import to_json
    from graph.stores.keeping import undo
    from loaders.connect import open_to_undo

    if paths or not into:
        raise BadQuestion("--undo takes no documents, but the store: atlas load --undo --into STORE")
    store = open_to_undo(into)
    outcome = undo(store)
    tell_unwritten(store, into)
    loaded = to_json(_loaded(store, store.graph(), outcome)) if as_json else {}
    store.close()
    answered(Done(loaded, outcome.undone), as_json)


def _loaded(view: "View", graph: "Graph", outcome: "Outcome | None") -> "Loaded":
    """What a store holds after a load of this graph; the outcome is None where it is not kept."""
    from commands.titles import call_documents
    from contract.roles import Loaded, LoadedRole
    from graph.documents import SourceDocument
    from graph.questions.catalogue import role_sheets, roles, sources
    from graph.questions.titles import Titles

    read = sources(view)
    documents = tuple(SourceDocument.of_node(node) for node in read.documents)
    called = Titles(view)
    called.learn(document.name for document in documents)
    call_documents(called)
    stated: Counter[str] = Counter()
    inherited: Counter[str] = Counter()
    for edge in graph.edges:
        if edge.kind == EdgeKind.STATES:
            stated[edge.source] += 1
        elif edge.kind == EdgeKind.INHERITS:
            inherited[edge.source] += len(edge.evidence)
    every = tuple(LoadedRole(role, stated[role.id], inherited[role.id]) for role in roles(view))
    return Loaded(every, partial(role_sheets, graph), read.findings, documents, outcome)


@app.command()
def export(
    file: Annotated[
        Path, typer.Argument(help="The file to write; for parquet, neo4j-admin, esco and onet a folder.")
    ],
    form: Annotated[ExportFormat, typer.Option("--format", help="The form to write.")] = ExportFormat.JSON,
    dataset: Annotated[str, typer.Option(help="The dataset's name in a neo4j-admin import.")] = "atlas",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Write the whole graph to a file; of an open format of the field, say what it cannot say."""
    from contract.parts import Done

    with opened(store) as source:
        if form == ExportFormat.PARQUET:
            answered(_in_tables(source, file), as_json)
            return
        graph = source.graph()
    nodes, edges = len(graph.nodes), len(graph.edges)
    value = {"file": str(file), "nodes": nodes, "edges": edges, "command": None}
    told = f"{number_of(nodes, 'node')} and {number_of(edges, 'edge')} are in {file}."
    try:
        if form in set(map(str, TaxonomyFormat)):
            value["losses"], words = _in_open_format(graph, TaxonomyFormat(form), file)
            told = f"{number_of(_roles(graph), 'role')} are in {file}.\n{words}"
        else:
            value["command"] = _written(graph, form, file, dataset)
    except OSError as error:
        raise BadAddress(f"cannot write {file}: {error.strerror}") from error
    answered(Done(value, told), as_json)


def _in_tables(source: "View", folder: Path) -> "Done":
    """Write the tables, and return what is in them and how they are asked."""
    from contract.parts import Done
    from exports.parquet import write_parquet

    said = write_parquet(source, folder)
    value = {"file": str(folder), "nodes": said.nodes, "edges": said.edges, "command": None}
    told = f"{number_of(said.nodes, 'node')} and {number_of(said.edges, 'edge')} are in {folder}; "
    return Done(value, f"{told}--store {shlex.quote(f'parquet:{folder}')} asks them.")


def _in_open_format(graph: "Graph", form: TaxonomyFormat, file: Path) -> tuple[list[dict[str, object]], str]:
    """Write the file and return what others do not learn from it, as JSON and in words."""
    from exports.taxonomies.writing import told, write

    lost = write(graph, form, file)
    return [{"what": str(loss.facet), "times": loss.times, "kept": loss.kept} for loss in lost], told(
        form, lost
    )


def _roles(graph: "Graph") -> int:
    return sum(node.kind == NodeKind.ROLE for node in graph.nodes)


def _written(graph: "Graph", form: ExportFormat, file: Path, dataset: str) -> str | None:
    """Write the file and return the command that takes it in, where one is needed."""
    from graph.exchange.codec import lines_of
    from graph.stores.exports import write_graphml, write_import

    if form == ExportFormat.NEO4J_ADMIN:
        return " ".join(("neo4j-admin database import full", *write_import(graph, file, dataset), "neo4j"))
    if form == ExportFormat.GRAPHML:
        write_graphml(graph, file)
    else:
        with file.open("w", encoding="utf-8") as written:
            written.writelines(lines_of(graph))
    return None
