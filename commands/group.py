"""The commands by name, each with the module that answers it, which is loaded when it is called."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command


@dataclass(frozen=True)
class Listed:
    """Where a command is kept, and the words that its own docstring begins with."""

    module: str
    help: str


# In the order of the help, which is shown from here: no module of a command is loaded for it.
COMMANDS = {
    "load": Listed(
        "commands.graph_files",
        "Read role documents, say what was found in them, and keep the graph if --into is given.",
    ),
    "corrections": Listed("commands.corrections", "What persons put right in documents."),
    "export": Listed(
        "commands.graph_files",
        "Write the whole graph to a file; of an open format of the field, say what it cannot say.",
    ),
    "find": Listed(
        "commands.names",
        "The roles, skills and tracks whose name, or another name of theirs, fits what is typed so far.",
    ),
    "role": Listed(
        "commands.questions",
        "Everything a role asks: its own requirements, what it inherits, what the next rung adds.",
    ),
    "who-needs": Listed(
        "commands.questions", "The roles that need a skill, or all of several, highest level first."
    ),
    "systems": Listed(
        "commands.questions",
        "The systems that a role, a track or everybody uses, and how many roles name or inherit each.",
    ),
    "gap": Listed(
        "commands.questions",
        "What the second role or track asks beyond the first, with the statements of both that match.",
    ),
    "overlap": Listed("commands.questions", "The skills that all of these roles or tracks need."),
    "similar": Listed("commands.questions", "The roles most like a role, with the statements that match."),
    "likest": Listed(
        "commands.large",
        "The roles likest to one, or to every role, by the skills that both require; on graphs of any size.",
    ),
    "families": Listed(
        "commands.questions",
        "Families of roles that are like each other, and the skills that join tracks.",
    ),
    "moves": Listed(
        "commands.questions",
        "The moves into and out of a role, and the one skill that opens the most of them.",
    ),
    "paths": Listed(
        "commands.questions",
        "The career paths that no other beats, step by step; exit 1 when there is none.",
    ),
    "coverage": Listed(
        "commands.planning",
        "Who holds each skill, what hangs on one alone or on nobody, and who could step in next.",
    ),
    "counts": Listed(
        "commands.large", "How many roles hold each skill, without their names; on graphs of any size."
    ),
    "what-if": Listed(
        "commands.planning",
        "What a change does: who is affected, what opens, who knows the replacement, the plan for it.",
    ),
    "roster-template": Listed(
        "commands.planning", "Write a table to fill in with people, their roles and what they hold."
    ),
    "plan": Listed(
        "commands.plans", "Who learns what from whom, at the least effort; exit 1 when there is no plan."
    ),
    "kept": Listed("commands.kept", "Rosters, scenarios and plans that are kept in a store under a name."),
    "roster": Listed("commands.roster", "Tables of people."),
    "check": Listed(
        "commands.ladder", "What is odd in a ladder; exit 1 when a finding is new and grave enough."
    ),
    "findings": Listed(
        "commands.findings", "Findings of reading and of the check, and what people decided on them."
    ),
    "diff": Listed(
        "commands.ladder",
        "What changed between two versions of a ladder, and what that does to moves and coverage.",
    ),
    "vocabulary": Listed(
        "commands.vocabulary", "The words that people of the organisation gave for what was unknown."
    ),
    "datasets": Listed(
        "commands.datasets",
        "The datasets that stand side by side: files of a folder, graphs of a database.",
    ),
    "versions": Listed("commands.versions", "The last ten versions of what a store holds."),
    "print": Listed("commands.sheets", "Sheets for print, as .html or .xlsx."),
    "neo4j": Listed("commands.server", "A Neo4j server on this machine, for this machine only."),
    "app": Listed("commands.app", "Open the pages in a browser; they are served until Ctrl+C."),
}


class LazyGroup(TyperGroup):
    """A group that knows its commands by name and help, and loads the one that is called."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        for name, listed in COMMANDS.items():
            self.add_command(TyperCommand(name, help=listed.help, rich_markup_mode=None))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the arguments name, loaded; raises UsageError for a name that is none."""
        name, listed, rest = super().resolve_command(ctx, args)
        return name, listed and loaded(str(name)), rest


def loaded(name: str) -> TyperCommand | TyperGroup:
    """The command of this name out of its module: one of several there, or all that the module holds."""
    whole: Any = get_command(import_module(COMMANDS[name].module).app)
    if isinstance(whole, TyperGroup) and whole.name != name:
        whole = whole.commands[name]
    command: TyperCommand | TyperGroup = whole
    return command
