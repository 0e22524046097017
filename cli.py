"""The command line: one command a question, each as a table for people or as one JSON value."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

import cli_ladder
import cli_neo4j
import cli_paper
import cli_plan
import cli_planning
import cli_tables as tables
from cli_asking import AsJson, RoleName, SkillName, Store, checked_level, opened, show
from cli_print import progress
from graph import shapes, shapes_moves
from graph.codec import to_json
from graph.connect import open_for_loading, read_graph
from graph.documents import SourceDocument
from graph.errors import BadAddress, GraphError
from graph.graphml import write_graphml
from graph.labels import find, find_role, find_skill
from graph.model import Graph
from graph.neo4j_admin import write_import
from graph.queries.gap import gap as gap_of
from graph.queries.opening import moves as moves_of
from graph.queries.overlap import overlap as overlap_of
from graph.queries.paths import PathLimits, career_paths
from graph.queries.roles import next_rung, role_sheet, roles
from graph.queries.similar import similar as similar_of
from graph.queries.sources import sources
from graph.queries.who_needs import who_needs as who_needs_of
from graph.vocabulary import MoveKind, NodeKind

app = typer.Typer(
    name="atlas",
    help="Explore the roles of an organisation, what they ask, and the moves between them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(cli_neo4j.app)
app.add_typer(cli_planning.app)
app.add_typer(cli_plan.app)
app.add_typer(cli_ladder.app)
app.add_typer(cli_paper.app)


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
def role(name: RoleName, store: Store = None, as_json: AsJson = False) -> None:
    """Everything a role asks: its own requirements, what it inherits, what the next rung adds."""
    with opened(store) as graph:
        sheet = role_sheet(graph, find_role(graph, name).id)
        rungs = next_rung(graph, sheet.role.id)
        show(as_json, lambda: shapes.role_sheet(sheet, rungs), lambda: tables.role_sheet(sheet, rungs))


@app.command()
def who_needs(
    skill: SkillName,
    level: Annotated[int | None, typer.Option(help="The least level, 1 to 5.")] = None,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """The roles that need a skill, highest level first."""
    with opened(store) as graph:
        answer = who_needs_of(graph, find_skill(graph, skill).id, checked_level(level))
        show(as_json, lambda: shapes.who_needs(answer), lambda: tables.who_needs(answer))


@app.command()
def gap(origin: RoleName, target: RoleName, store: Store = None, as_json: AsJson = False) -> None:
    """What the second role asks beyond the first."""
    with opened(store) as graph:
        answer = gap_of(graph, find_role(graph, origin).id, find_role(graph, target).id)
        show(as_json, lambda: shapes.gap(answer), lambda: tables.gap(answer))


@app.command()
def overlap(
    names: Annotated[list[str], typer.Argument(help="Two or more roles.")],
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """The skills that all of these roles need."""
    with opened(store) as graph:
        answer = overlap_of(graph, [find_role(graph, name).id for name in names])
        show(as_json, lambda: shapes.overlap(answer), lambda: tables.overlap(answer))


@app.command()
def similar(
    name: RoleName,
    top: Annotated[int, typer.Option(help="How many roles.")] = 5,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """The roles most like a role, with the statements that match."""
    with opened(store) as graph:
        answer = similar_of(graph, find_role(graph, name).id, top)
        show(as_json, lambda: shapes.similar(answer), lambda: tables.similar(answer))


@app.command()
def moves(name: RoleName, store: Store = None, as_json: AsJson = False) -> None:
    """The moves into and out of a role, and the one skill that opens the most of them."""
    with opened(store) as graph:
        answer = moves_of(graph, find_role(graph, name).id)
        show(as_json, lambda: shapes_moves.moves(answer), lambda: tables.moves(answer))


@app.command()
def paths(
    origin: RoleName,
    target: RoleName,
    count: Annotated[int, typer.Option(help="How many paths.")] = 3,
    max_moves: Annotated[int | None, typer.Option(help="The most moves of a path.")] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="A role or track to keep out.")] = None,
    kind: Annotated[list[MoveKind] | None, typer.Option(help="A kind of move to allow.")] = None,
    new_skills: Annotated[int | None, typer.Option(help="The most new skills of a step.")] = None,
    max_climb: Annotated[int, typer.Option(help="The most rungs of one move.")] = 1,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Career paths from one role to another, step by step; exit 1 when there is none."""
    with opened(store) as graph:
        avoided = tuple(find(graph, name, (NodeKind.ROLE, NodeKind.TRACK)).id for name in avoid or ())
        kinds = tuple(kind) if kind else tuple(MoveKind)
        limits = PathLimits(count, max_moves, avoided, kinds, new_skills, max_climb)
        answer = career_paths(graph, find_role(graph, origin).id, find_role(graph, target).id, limits)
        show(as_json, lambda: shapes.paths(answer), lambda: tables.paths(answer))
    if not answer.paths:
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


def main() -> None:
    """Run the command line: exit 0 done, 1 the answer is no, 2 bad input with one clear line."""
    try:
        code = app(standalone_mode=False)
    except TyperException as error:
        sys.exit(_refused(error.format_message().replace("Value error, ", "")))
    except GraphError as error:
        sys.exit(_refused(str(error)))
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _refused(why: str) -> int:
    lines = [" ".join(line.split()) for line in why.splitlines() if line.strip()]
    typer.echo(f"atlas: {'; '.join(lines) or 'see atlas --help'}", err=True)
    return 2


if __name__ == "__main__":
    main()
