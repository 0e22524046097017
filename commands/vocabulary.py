"""The commands on an organisation's own vocabulary: atlas vocabulary list, propose, accept, ignore, undo."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, By, StoreOption, answered, family, opened
from graph.errors import BadQuestion

if TYPE_CHECKING:
    from loaders.own_places import OwnPlace
    from loaders.vocabulary.deciding import Decision
    from loaders.vocabulary.own import OwnVocabulary
    from loaders.vocabulary.vocabulary import Vocabulary

app = family("vocabulary", "The words that people of the organisation gave for what was unknown.")

WordsFile = Annotated[
    Path | None, typer.Option("--vocabulary-file", help="A file of own words, in place of those of --store.")
]
Name = Annotated[str, typer.Argument(help="The name, as statements write it.")]
Also = Annotated[
    list[str] | None, typer.Option("--also", help="Another name for the same; give it again for others.")
]


class Taken(StrEnum):
    """What a name is taken as."""

    SYSTEM = "system"
    COMPETENCY = "competency"


class NoSkill(StrEnum):
    """What a name is that asks for no skill."""

    TEAM = "team"
    PLACE = "place"
    FIRM = "firm"
    DOCUMENT = "document"
    STATEMENT = "statement"
    OTHER = "other"


@app.command("list")
def listed(words: WordsFile = None, store: StoreOption = None, as_json: AsJson = False) -> None:
    """What was decided, the oldest first."""
    from contract.vocabulary import OwnWordsAt

    with _place(words, store) as place:
        answered(OwnWordsAt(place.shown, place.read()), as_json)


@app.command()
def propose(words: WordsFile = None, store: StoreOption = None, as_json: AsJson = False) -> None:
    """What nobody knew in a graph, grouped by likeness, the largest group first, with a proposal each."""
    from loaders.own_places import OwnFile
    from loaders.unknown.groups import unknowns

    own = OwnFile(words).read() if words else None
    with opened(store) as graph:
        if own is None:
            with _place(None, store) as place:
                own = place.read()
        answered(unknowns(graph, _vocabulary(own)), as_json)


@app.command()
def accept(
    name: Name,
    taken: Annotated[Taken, typer.Option("--as", help="What it is.")] = Taken.SYSTEM,
    of: Annotated[str, typer.Option("--of", help="The known skill that it is another name of.")] = "",
    also: Also = None,
    statement: Annotated[
        list[str] | None,
        typer.Option("--statement", help="A statement that asks for this competency; give it again."),
    ] = None,
    phrase: Annotated[
        list[str] | None, typer.Option("--phrase", help="A phrase by which statements ask for it.")
    ] = None,
    by: By = "",
    words: WordsFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take a name as a system, a competency, or another name of a known skill."""
    from loaders.vocabulary.deciding import Decision

    said = (tuple(statement or ()), tuple(phrase or ()))
    _decide(Decision(str(taken), (name, *(also or ())), *said, of=of, by=by), words, store, as_json)


@app.command()
def ignore(
    name: Name,
    what: Annotated[NoSkill, typer.Option(help="What it is.")] = NoSkill.OTHER,
    also: Also = None,
    by: By = "",
    words: WordsFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Say that a name, or a whole statement, asks for no skill: in no document it is told or read as one."""
    from loaders.vocabulary.deciding import Decision

    decision = Decision("ignored", (name, *(also or ())), what=what.value, by=by)
    _decide(decision, words, store, as_json)


@app.command()
def undo(
    name: Annotated[str, typer.Argument(help="The name; without one the last decision.")] = "",
    by: By = "",
    words: WordsFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take back the last decision, of --by where that is given, or the last one on a name."""
    from contract.vocabulary import WordsChanged
    from loaders.acting import acted
    from loaders.vocabulary.deciding import undone

    with _place(words, store, keeps=True) as place:
        _, entry = undone(place.read(), name, by)
        # What another decides meanwhile is not what was the last.
        of = name if by else name or entry.name
        _, _, effect = acted(place, lambda own: undone(own, of, by)[0], f"undo {entry.name}", by)
        answered(WordsChanged(place.shown, (entry,), "Taken back", effect), as_json)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write, of YAML.")],
    words: WordsFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Write the words to a file, which another organisation can import."""
    from contract.vocabulary import WordsChanged
    from loaders.own_places import write_text

    with _place(words, store) as place:
        own = place.read()
        write_text(file, own.text)
        answered(WordsChanged(place.shown, own.entries, f"Written to {file}", ""), as_json)


@app.command("import")
def take_over(
    file: Annotated[Path, typer.Argument(help="A file of own words, as export writes it.")],
    by: By = "",
    words: WordsFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take over the words of a file; what clashes with one's own is left out and told, with exit code 1."""
    from contract.vocabulary import WordsChanged
    from loaders.acting import acted
    from loaders.vocabulary.deciding import merged
    from loaders.vocabulary.own import read_own

    other = read_own(file)
    with _place(words, store, keeps=True) as place:
        before, _, effect = acted(place, lambda own: merged(own, other).own, f"import {file.name}", by)
        told = merged(before, other)
        done = f"Taken over from {file}" if told.taken else f"Nothing new is in {file}."
        answered(WordsChanged(place.shown, told.taken, done, effect, told.known, told.clashes), as_json)
    if told.clashes:
        raise typer.Exit(1)


def _decide(decision: "Decision", words: Path | None, store: str | None, as_json: bool) -> None:
    from contract.vocabulary import WordsChanged
    from loaders.acting import acted
    from loaders.vocabulary.deciding import decided

    with _place(words, store, keeps=True) as place:
        note = f"{decision.kind} {decision.names[0]}"
        own, fresh, effect = acted(
            place, lambda own: decided(own, decision, _vocabulary(own)), note, decision.by
        )
        entries = tuple(one for one in fresh.entries if one not in own.entries)
        done = "Decided" if entries else "That was decided before."
        answered(WordsChanged(place.shown, entries, done, effect), as_json)


def _vocabulary(own: "OwnVocabulary") -> "Vocabulary":
    from loaders.vocabulary.laid_over import with_own
    from loaders.vocabulary.vocabulary import vocabulary_of

    return with_own(vocabulary_of(), own)


@contextmanager
def _place(words: Path | None, address: str | None, keeps: bool = False) -> "Iterator[OwnPlace]":
    """The place of the words: a file, else the dataset of an address, one that `keeps` them if asked."""
    from graph.address import Address
    from loaders.connect import open_to_read
    from loaders.own_places import OwnDataset, OwnFile

    if words and address:
        raise BadQuestion("both --vocabulary-file and --store are given; words are kept in one of the two")
    if words:
        yield OwnFile(words)
        return
    store = open_to_read(address)
    if keeps and Address.parse(store.address).in_memory:
        store.close()
        raise BadQuestion(
            f"{store.address} forgets its words at the end; give --vocabulary-file FILE or --store file:PATH"
        )
    try:
        yield OwnDataset(store)
    finally:
        store.close()
