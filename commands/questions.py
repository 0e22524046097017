"""The commands on roles, skills and moves: one command a question."""

from dataclasses import replace
from typing import Annotated

import typer

from commands.asking import (
    AsJson,
    EndName,
    PairsFrom,
    RoleName,
    RungsTaken,
    StoreOption,
    answered,
    checked_level,
    family,
    opened,
)
from graph.kinds import PAIR_FLOOR, BestAt, MoveKind, NodeKind, Rungs, SkillKind

app = family()


@app.command()
def role(name: RoleName, store: StoreOption = None, as_json: AsJson = False) -> None:
    """Everything a role asks: its own requirements, what it inherits, what the next rung adds."""
    from contract.roles import WholeRole
    from graph.questions.catalogue import next_rung, role_sheet
    from graph.questions.effort import measured
    from graph.questions.find import find_role

    with opened(store) as graph:
        sheet = role_sheet(graph, find_role(graph, name).id)
        rungs = next_rung(graph, sheet.role.id)
        if not as_json:
            rungs = tuple(replace(rung, gap=measured(graph, rung.gap)) for rung in rungs)
        answered(WholeRole(sheet, rungs), as_json)


@app.command()
def who_needs(
    skills: Annotated[
        list[str],
        typer.Argument(
            metavar="SKILL...",
            help="Competencies or systems by id, name or alias; with a level of its own: Salesforce:3.",
        ),
    ],
    level: Annotated[int | None, typer.Option(help="The least level, 1 to 5.")] = None,
    any_of: Annotated[bool, typer.Option("--any", help="One of the skills is enough.")] = False,
    without: Annotated[
        list[str] | None, typer.Option(help="Leave out roles that need this skill; may be given again.")
    ] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The roles that need a skill, or all of several, highest level first."""
    from graph.questions.needs import who_needs
    from graph.questions.several import find_asked, who_needs_several

    floor = checked_level(level)
    with opened(store) as graph:
        asked = [find_asked(graph, name, floor) for name in skills]
        if len(asked) == 1 and not without:
            answered(who_needs(graph, asked[0].skill.id, asked[0].floor), as_json)
            return
        left_out = [find_asked(graph, name) for name in without or ()]
        answered(who_needs_several(graph, asked, left_out, every=not any_of), as_json)


@app.command()
def systems(
    name: Annotated[
        str | None, typer.Argument(metavar="[ROLE|TRACK]", help="A role or a track; every role without one.")
    ] = None,
    kind: Annotated[SkillKind, typer.Option(help="Systems, or competencies.")] = SkillKind.SYSTEM,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The systems that a role, a track or everybody uses, and how many roles name or inherit each."""
    from graph.questions.systems import skill_uses
    from graph.questions.tracks import find_end

    with opened(store) as graph:
        end = find_end(graph, name) if name else None
        of = (end.track or end.roles[0]) if end else None
        answered(skill_uses(graph, NodeKind(kind), of, end.roles if end else None), as_json)


@app.command()
def gap(
    origin: EndName,
    target: EndName,
    rungs: RungsTaken = Rungs.ENTRY,
    pairs_from: PairsFrom = PAIR_FLOOR,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What the second role or track asks beyond the first, with the statements of both that match."""
    from graph.questions.effort import measured
    from graph.questions.likeness.pairs import gap_with_pairs
    from graph.questions.needs import gap
    from graph.questions.tracks import find_end, of_tracks, rung_pairs, two_ends

    with opened(store) as graph:
        one, other, taken = two_ends(graph, (origin, target), rungs)
        paired = gap_with_pairs(graph, gap(graph, one.id, other.id), pairs_from)
        answer = paired if as_json else measured(graph, paired)
        every = taken and rungs is Rungs.ALL
        pairs = rung_pairs(graph, find_end(graph, origin), find_end(graph, target)) if every else ()
        answered(of_tracks(answer, taken, pairs), as_json)


@app.command()
def overlap(
    names: Annotated[list[str] | None, typer.Argument(help="Two or more roles or tracks.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="How much every two share, of all roles where none is named.")
    ] = False,
    rungs: RungsTaken = Rungs.ENTRY,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The skills that all of these roles or tracks need."""
    from graph.questions.needs import overlap
    from graph.questions.tracks import all_ends, of_tracks

    with opened(store) as graph:
        roles, taken = all_ends(graph, names or (), rungs)
        if every:
            from graph.questions.overlaps import overlap_matrix

            answered(of_tracks(overlap_matrix(graph, roles if names else None), taken), as_json)
            return
        answered(of_tracks(overlap(graph, [role.id for role in roles]), taken), as_json)


@app.command()
def similar(
    name: RoleName,
    top: Annotated[int, typer.Option(help="How many roles.")] = 5,
    pairs_from: PairsFrom = PAIR_FLOOR,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The roles most like a role, with the statements that match."""
    from graph.questions.find import find_role
    from graph.questions.similarity import similar

    with opened(store) as graph:
        answered(similar(graph, find_role(graph, name).id, top, pairs_from), as_json)


@app.command()
def families(
    top: Annotated[int, typer.Option(help="How many skills that join tracks.")] = 10,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Families of roles that are like each other, and the skills that join tracks."""
    from graph.questions.families.families import families

    with opened(store) as graph:
        answered(families(graph, top), as_json)


@app.command()
def moves(name: RoleName, store: StoreOption = None, as_json: AsJson = False) -> None:
    """The moves into and out of a role, and the one skill that opens the most of them."""
    from graph.questions.find import find_role
    from graph.questions.moves import moves

    with opened(store) as graph:
        answered(moves(graph, find_role(graph, name).id), as_json)


@app.command()
def paths(
    origin: EndName,
    target: EndName,
    rungs: RungsTaken = Rungs.ENTRY,
    count: Annotated[int, typer.Option(help="How many paths at most.")] = 3,
    first: Annotated[
        BestAt, typer.Option(help="What the first path is to be best at.")
    ] = BestAt.FEWEST_MOVES,
    max_moves: Annotated[
        int | None, typer.Option(help="The most moves of a path; 6 unless more are asked for.")
    ] = None,
    avoid: Annotated[list[str] | None, typer.Option(help="A role or track to keep out.")] = None,
    kind: Annotated[list[MoveKind] | None, typer.Option(help="A kind of move to allow.")] = None,
    new_skills: Annotated[
        int | None, typer.Option(help="The most skills of a step that no role before it asks.")
    ] = None,
    max_climb: Annotated[int, typer.Option(help="The most rungs of one move.")] = 1,
    pairs_from: PairsFrom = PAIR_FLOOR,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The career paths that no other beats, step by step; exit 1 when there is none."""
    from graph.questions.find import find
    from graph.questions.likeness.pairs import paths_with_pairs
    from graph.questions.paths.limits import PathLimits
    from graph.questions.paths.paths import career_paths
    from graph.questions.tracks import find_end, of_tracks, rung_pairs, two_ends

    with opened(store) as graph:
        avoided = tuple(find(graph, name, (NodeKind.ROLE, NodeKind.TRACK)).id for name in avoid or ())
        kinds = tuple(kind) if kind else tuple(MoveKind)
        limits = PathLimits(count, max_moves, avoided, kinds, new_skills, max_climb, first)
        one, other, taken = two_ends(graph, (origin, target), rungs)
        answer = paths_with_pairs(graph, career_paths(graph, one.id, other.id, limits), pairs_from)
        every = taken and rungs is Rungs.ALL
        pairs = rung_pairs(graph, find_end(graph, origin), find_end(graph, target)) if every else ()
        answered(of_tracks(answer, taken, pairs), as_json)
    if not answer.paths:
        raise typer.Exit(1)
