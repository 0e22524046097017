"""The commands that put answers on paper: atlas print role, path."""

from pathlib import Path
from typing import Annotated

import typer

from commands.asking import AsJson, RoleName, StoreOption, opened, show
from commands.printing import say
from exports.files import write_paper
from exports.model import Paper
from exports.path import path_paper
from exports.role import role_paper
from graph.errors import BadQuestion
from graph.questions.catalogue import next_rung, role_sheet
from graph.questions.find import find_role
from graph.questions.paths import PathLimits, career_paths

app = typer.Typer(
    name="print",
    help="Sheets for print, as .html or .xlsx.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

File = Annotated[Path, typer.Argument(help="The file to write, ending in .html or .xlsx.")]


@app.command()
def role(name: RoleName, file: File, store: StoreOption = None, as_json: AsJson = False) -> None:
    """The sheet of a role: what it needs, what it states, what the next rung adds."""
    with opened(store) as graph:
        sheet = role_sheet(graph, find_role(graph, name).id)
        written(role_paper(sheet, next_rung(graph, sheet.role.id)), file, as_json)


@app.command()
def path(
    origin: RoleName,
    target: RoleName,
    file: File,
    number: Annotated[int, typer.Option(help="Which of the paths, 1 for the best.")] = 1,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The sheet of a career path, step by step; exit 1 when there is none."""
    with opened(store) as graph:
        ends = (find_role(graph, origin).id, find_role(graph, target).id)
        found = career_paths(graph, *ends, PathLimits(max(number, 1)))
    if not found.paths:
        say(f"No path: {found.why_none}.")
        raise typer.Exit(1)
    if not 1 <= number <= len(found.paths):
        raise BadQuestion(f"there is no path {number}; give 1 to {len(found.paths)}")
    written(path_paper(found.paths[number - 1]), file, as_json)


def written(paper: Paper, file: Path, as_json: bool) -> None:
    """Write the sheet and say so."""
    write_paper(paper, file)
    value = {"file": str(file), "title": paper.title, "tables": len(paper.tables)}
    show(as_json, lambda: value, lambda: say(f"{paper.title} is in {file}."))
