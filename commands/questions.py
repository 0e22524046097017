"""The commands on roles, skills and moves: one command a question."""

from typing import Annotated

import typer

from commands import question_tables as tables
from commands.asking import AsJson, RoleName, SkillName, StoreOption, checked_level, opened, show
from contract import answers as shapes
from contract.roles import WholeRole, whole_role
from graph.kinds import MoveKind, NodeKind
from graph.questions.catalogue import next_rung, role_sheet
from graph.questions.find import find, find_role, find_skill
from graph.questions.moves import moves as moves_of
from graph.questions.needs import gap as gap_of
from graph.questions.needs import overlap as overlap_of
from graph.questions.needs import who_needs as who_needs_of
from graph.questions.paths import PathLimits, career_paths
from graph.questions.similarity import similar as similar_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def role(name: RoleName, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Everything a role asks: its own requirements, what it inherits, what the next rung adds."""
    with opened(store) as graph:
        sheet = role_sheet(graph, find_role(graph, name).id)
        rungs = next_rung(graph, sheet.role.id)
        show(as_json, lambda: whole_role(WholeRole(sheet, rungs)), lambda: tables.role_sheet(sheet, rungs))


@app.command()
def who_needs(
    skill: SkillName,
    level: Annotated[int | None, typer.Option(help="The least level, 1 to 5.")] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The roles that need a skill, highest level first."""
    with opened(store) as graph:
        answer = who_needs_of(graph, find_skill(graph, skill).id, checked_level(level))
        show(as_json, lambda: shapes.who_needs(answer), lambda: tables.who_needs(answer))


@app.command()
def gap(origin: RoleName, target: RoleName, store: StoreOption = None, as_json: AsJson = False) -> None:
    """What the second role asks beyond the first."""
    with opened(store) as graph:
        answer = gap_of(graph, find_role(graph, origin).id, find_role(graph, target).id)
        show(as_json, lambda: shapes.gap(answer), lambda: tables.gap(answer))


@app.command()
def overlap(
    names: Annotated[list[str], typer.Argument(help="Two or more roles.")],
    store: StoreOption = None,
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
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The roles most like a role, with the statements that match."""
    with opened(store) as graph:
        answer = similar_of(graph, find_role(graph, name).id, top)
        show(as_json, lambda: shapes.similar(answer), lambda: tables.similar(answer))


@app.command()
def moves(name: RoleName, store: StoreOption = None, as_json: AsJson = False) -> None:
    """The moves into and out of a role, and the one skill that opens the most of them."""
    with opened(store) as graph:
        answer = moves_of(graph, find_role(graph, name).id)
        show(as_json, lambda: shapes.moves(answer), lambda: tables.moves(answer))


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
    store: StoreOption = None,
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
