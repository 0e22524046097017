"""The commands that read documents into a graph and write graphs to files."""

import shlex
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, By, CorrectionsFolder, StoreOption, answered, family, opened
from graph.errors import BadAddress, BadQuestion
from graph.kinds import NodeKind, number_of
from loaders.taxonomies.taxonomy import TaxonomyFormat

if TYPE_CHECKING:
    from contract.parts import Done
    from graph.model import Graph
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

Beside = Annotated[
    bool,
    typer.Option("--beside", help="Let the documents stay that --into keeps, but for those of these names."),
]
Preview = Annotated[
    bool, typer.Option("--preview", help="Say what would change in --into, and keep nothing.")
]


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
    beside: Beside = False,
    preview: Preview = False,
    by: By = "",
    undone: Undo = False,
    as_json: AsJson = False,
) -> None:
    """Read role documents, say what was found in them, and keep the graph if --into is given."""
    if undone:
        if beside or preview:
            raise BadQuestion("--undo is done at once and by itself: leave --beside and --preview out")
        _undo(paths, into, as_json)
        return
    from commands.loading import LoadAsked, load_asked

    loaded = load_asked(
        LoadAsked(
            paths=paths or (),
            into=into,
            lift_inherited=lift_inherited,
            vocabulary=vocabulary,
            columns=columns or (),
            accept=accept or (),
            accepted=accepted,
            corrections=corrections,
            words=words,
            allow_empty=allow_empty,
            beside=beside,
            preview=preview,
            by=by,
            quiet=as_json,
        )
    )
    answered(loaded, as_json)
    if strict and loaded.findings:
        raise typer.Exit(1)


def _undo(paths: list[Path] | None, into: str | None, as_json: bool) -> None:
    from commands.loading import loaded_from
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
    loaded = to_json(loaded_from(store, store.graph(), outcome)) if as_json else {}
    store.close()
    answered(Done(loaded, outcome.undone), as_json)


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
