"""The command line: one command a question, each as a table for people or as one JSON value."""

import os
import sys

# Typer reads by pydantic, which would look for plugins in what every installed package says of itself.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import typer
from typer.exceptions import TyperException

from commands.group import LazyGroup
from commands.streams import patient_output
from graph.collecting import seldom
from graph.errors import GraphError

atlas = LazyGroup(
    name="atlas",
    help="Explore the roles of an organisation, what they ask, and the moves between them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="atlas --version says which version this is.",
)


def main() -> None:
    """Run the command line: exit 0 done, 1 the answer is no, 2 bad input with one clear line."""
    seldom()
    try:
        with patient_output():
            code = (
                _say_version()
                if sys.argv[1:] == ["--version"]
                else atlas(prog_name="atlas", standalone_mode=False)
            )
    except TyperException as error:
        sys.exit(_refused(error.format_message().replace("Value error, ", "")))
    except GraphError as error:
        sys.exit(_refused(str(error)))
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def _say_version() -> int:
    from importlib.metadata import version  # noqa: PLC0415 - slow for what is seldom asked

    typer.echo(version("role-atlas"))
    return 0


def _refused(why: str) -> int:
    lines = [" ".join(line.split()) for line in why.splitlines() if line.strip()]
    typer.echo(f"atlas: {'; '.join(lines) or 'see atlas --help'}", err=True)
    return 2


if __name__ == "__main__":
    main()
