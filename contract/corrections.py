"""The JSON and the words of what persons put right: listed, checked, added, taken out."""

from collections.abc import Iterator

from contract.parts import Done
from contract.to_json import Json
from graph.documents import Finding, SourceDocument
from graph.kinds import NodeKind, number_of
from graph.ladder.what_changes import Effect
from graph.model import Graph
from graph.questions.spelling import closest
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import Corrections
from loaders.corrections.words import sentence

STALE = "stale-correction"


def told_of(given: Corrections) -> Done:
    """All corrections, by document."""
    value = {"corrections": [correction_json(document, one) for document, one in given]}
    return Done(value, "\n".join(_lines(given)) or "Nothing was put right.")


def added(every: Corrections, did: str) -> Done:
    """All corrections that are kept now, and what keeping them did."""
    return Done({**told_of(every).value, "did": did}, did)


def checked(given: Corrections, after: Graph, changed: Effect) -> tuple[Done, bool]:
    """What corrections change and which fit no more; and whether all fit."""
    stale, left = list(_stale(after)), list(unread(given, after))
    value = {
        "corrections": len(given),
        "stale": [{"document": f.document, "message": f.message, "suggestion": f.suggestion} for f in stale],
        "unread": left,
        "effect": effect_json(changed),
    }
    told = (f"{f.document}: {f.message}; {f.suggestion}" for f in stale)
    fit = f"{number_of(len(given), 'correction')}: {changed.sentence}."
    return Done(value, "\n".join((fit, *told, *left))), not (stale or left)


def undone(where: str, document: str, one: Correction, did: str) -> Done:
    """A correction that was taken out, and what that did."""
    words = f"Taken out of {where}: {document}: {sentence(one)}. {did}"
    return Done(correction_json(document, one), words)


def unread(given: Corrections, graph: Graph) -> Iterator[str]:
    """What to say of each document that has corrections and was not read."""
    read = {document.name: document.name for document in _documents(graph)}
    for name in sorted(given.documents.keys() - read.keys()):
        near = closest(name, read, bar=0)
        offer = f"; the nearest is {near[0]}" if near else ""
        count = number_of(len(given.of(name)), "correction")
        yield f"{count} of {name} not used: no document of that name was read{offer}"


def correction_json(document: str, one: Correction) -> Json:
    """A correction with its sentence; what it sets as its file has it."""
    said = {"by": one.by, "at": one.at, "note": one.note}
    return {
        "document": document,
        "id": one.id,
        "kind": one.kind,
        "says": sentence(one),
        **{key: text or None for key, text in said.items()},
        "set": {key: value for key, value in one.as_data.items() if key not in {"id", "kind", *said}},
    }


def effect_json(changed: Effect) -> Json:
    """What changes, in one sentence and by id."""
    return {
        "says": changed.sentence,
        "roles": list(changed.roles),
        "needs": [{"role": role, "skill": skill} for role, skill in changed.needs],
        "moves": [{"from": origin, "to": target} for origin, target in changed.moves],
    }


def _documents(graph: Graph) -> Iterator[SourceDocument]:
    return (SourceDocument.of_node(node) for node in graph.nodes if node.kind == NodeKind.DOCUMENT)


def _stale(graph: Graph) -> Iterator[Finding]:
    return (f for document in _documents(graph) for f in document.findings if f.code == STALE)


def _lines(given: Corrections) -> Iterator[str]:
    for document in given.documents:
        yield document
        for one in given.of(document):
            who = f" Set by {one.by}" if one.by else " Set" if one.at else ""
            when = f" on {one.at[:10]}" if one.at else ""
            note = f" ({one.note})" if one.note else ""
            yield f"  {one.id}: {sentence(one)}.{who}{when}{'.' if who or when else ''}{note}"
