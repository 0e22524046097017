"""The commands on what persons put right in documents: list, check, undo."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import AsJson, answered, family
from graph.errors import BadQuestion
from graph.kinds import number_of

if TYPE_CHECKING:
    from graph.ladder.what_changes import Effect
    from loaders.corrections.correction import Correction
    from loaders.corrections.corrections import Corrections

app = family("corrections", "What persons put right in documents.")

Folders = Annotated[list[Path], typer.Argument(help="Folders of corrections, a file of YAML a document.")]
Documents = Annotated[
    list[Path] | None,
    typer.Option(
        "--documents", help="The documents that they are of, or a folder of them; again for others."
    ),
]


@app.command("list")
def listed(folders: Folders, as_json: AsJson = False) -> None:
    """What was put right, as sentences, by document."""
    from commands.put_right import read_put_right
    from contract.parts import Done

    given = _some(read_put_right(folders))
    value = {"corrections": [_value(document, one) for document, one in given]}
    answered(Done(value, "\n".join(_lines(given)) or "Nothing was put right."), as_json)


@app.command()
def check(folders: Folders, documents: Documents = None, as_json: AsJson = False) -> None:
    """Whether corrections fit the documents, and what they change; exit 1 where some do not fit."""
    from commands.put_right import documents_of, read_put_right, unread
    from contract.parts import Done
    from graph.ladder.what_changes import effect
    from loaders.connect import read_graph

    if not documents:
        raise BadQuestion("--documents: give the documents that the corrections are of, or their folder")
    given = _some(read_put_right(folders))
    before, after = (read_graph(documents, keep_each=True, corrections=one) for one in (None, given))
    changed = effect(before, after)
    stale = [f for one in documents_of(after) for f in one.findings if f.code == "stale-correction"]
    left = list(unread(given, after))
    value = {
        "corrections": len(given),
        "stale": [{"document": f.document, "message": f.message, "suggestion": f.suggestion} for f in stale],
        "unread": left,
        "effect": _effect(changed),
    }
    told = [f"{f.document}: {f.message}; {f.suggestion}" for f in stale]
    fit = f"{number_of(len(given), 'correction')}: {changed.sentence}."
    answered(Done(value, "\n".join((fit, *told, *left))), as_json)
    if stale or left:
        raise typer.Exit(1)


@app.command()
def undo(
    correction: Annotated[str, typer.Argument(help="The id of the correction, as list tells it.")],
    folder: Annotated[Path, typer.Argument(help="The folder of corrections.")],
    document: Annotated[
        str | None, typer.Option(help="The document, where two have a correction of that id.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take one correction out of its file; the next load reads the document without it."""
    from contract.parts import Done
    from loaders.corrections.files import read_corrections, write_corrections
    from loaders.corrections.words import sentence

    given = read_corrections(folder)
    name, one = given.one(correction, document)
    write_corrections(given.without(correction, name), folder)
    words = f"Taken out of {folder}: {name}: {sentence(one)}. The next load reads {name} without it."
    answered(Done(_value(name, one), words), as_json)


def _some(given: "Corrections | None") -> "Corrections":
    from loaders.corrections.corrections import NONE

    return given or NONE


def _value(document: str, one: "Correction") -> dict[str, Any]:
    from loaders.corrections.words import sentence

    said = {"by": one.by, "at": one.at, "note": one.note}
    return {
        "document": document,
        "id": one.id,
        "kind": one.kind,
        "says": sentence(one),
        **{key: text or None for key, text in said.items()},
        "set": {key: value for key, value in one.as_data.items() if key not in {"id", "kind", *said}},
    }


def _lines(given: "Corrections") -> list[str]:
    from loaders.corrections.words import sentence

    lines: list[str] = []
    for document in given.documents:
        lines.append(document)
        for one in given.of(document):
            who = f" Set by {one.by}" if one.by else " Set" if one.at else ""
            when = f" on {one.at[:10]}" if one.at else ""
            note = f" ({one.note})" if one.note else ""
            lines.append(f"  {one.id}: {sentence(one)}.{who}{when}{'.' if who or when else ''}{note}")
    return lines


def _effect(changed: "Effect") -> dict[str, Any]:
    return {
        "says": changed.sentence,
        "roles": list(changed.roles),
        "needs": [{"role": role, "skill": skill} for role, skill in changed.needs],
        "moves": [{"from": origin, "to": target} for origin, target in changed.moves],
    }
