"""The one entry to the JSON value of an answer, whichever command it answers."""

from functools import singledispatch
from importlib import import_module
from typing import Any

Json = dict[str, Any]

# Where the answers of each folder are put into JSON. A module is loaded with the first answer of
# its folder, so that a question about roles loads nothing of plans or tables.
WRITERS = {
    "graph.questions.families.answers": "contract.families",
    "graph.questions.overlaps": "contract.overlaps",
    "graph.questions.likest_roles": "contract.large",
    "planning.holder_counts": "contract.large",
    "graph.questions.move_answers": "contract.moves",
    "graph.questions.": "contract.answers",
    "graph.ladder.": "contract.ladder",
    "loaders.roster.": "contract.roster",
    "loaders.unknown.": "contract.vocabulary",
}


@singledispatch
def to_json(answer: object) -> Json:
    """The JSON value of an answer, as its command prints it with --json.

    Raises TypeError for what is no answer of a command.
    """
    kind = type(answer)
    for folder, writer in WRITERS.items():
        if kind.__module__.startswith(folder):
            import_module(writer)
    if to_json.dispatch(kind) is to_json.dispatch(object):
        raise TypeError(f"{kind.__name__} is no answer of a command: none has a JSON value for it")
    return to_json.dispatch(kind)(answer)
