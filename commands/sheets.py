"""The commands that put answers on paper: atlas print role, path."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, RoleName, StoreOption, answered, family, opened
from graph.errors import BadQuestion

if TYPE_CHECKING:
    from exports.model import Paper

app = family("print", "Sheets for print, as .html or .xlsx.")

File = Annotated[Path, typer.Argument(help="The file to write, ending in .html or .xlsx.")]


@app.command()
def role(name: RoleName, file: File, store: StoreOption = None, as_json: AsJson = False) -> None:
    """The sheet of a role: what it needs, what it states, what the next rung adds."""
    from commands.titles import titles
    from exports.role import role_paper
    from graph.questions.catalogue import next_rung, role_sheet
    from graph.questions.effort import measured
    from graph.questions.find import find_role

    with opened(store) as graph:
        sheet = role_sheet(graph, find_role(graph, name).id)
        rungs = [replace(r, gap=measured(graph, r.gap)) for r in next_rung(graph, sheet.role.id)]
        _write(role_paper(sheet, rungs, titles()), file, as_json)


@app.command()
def path(
    origin: RoleName,
    target: RoleName,
    file: File,
    number: Annotated[int, typer.Option(help="Which of the paths that atlas paths offers.")] = 1,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The sheet of a career path, step by step; exit 1 when there is none."""
    from commands.printing import say
    from commands.titles import titles
    from exports.path import path_paper
    from graph.questions.find import find_role
    from graph.questions.paths.limits import USUAL_COUNT, PathLimits
    from graph.questions.paths.paths import career_paths

    with opened(store) as graph:
        ends = (find_role(graph, origin).id, find_role(graph, target).id)
        answer = career_paths(graph, *ends, PathLimits(max(number, USUAL_COUNT)))
        promotion = answer.calibration.promotion if answer.calibration else None
        if not answer.paths:
            say(f"No path: {answer.why_none}.")
            raise typer.Exit(1)
        if not 1 <= number <= len(answer.offered):
            raise BadQuestion(f"there is no path {number}; give 1 to {len(answer.offered)}")
        _write(
            path_paper(answer.offered[number - 1], promotion, titles(), answer.calibration is not None),
            file,
            as_json,
        )


def _write(paper: "Paper", file: Path, as_json: bool) -> None:
    """Write the sheet and say so."""
    from contract.parts import Done
    from exports.files import write_paper

    write_paper(paper, file)
    value = {"file": str(file), "title": paper.title, "tables": len(paper.tables)}
    answered(Done(value, f"{paper.title} is in {file}."), as_json)
