"""An organisation's own vocabulary as JSON: what was decided, what is unknown, what an act did."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from contract.to_json import Json, to_json
from loaders.unknown.answers import UnknownGroup, Unknowns
from loaders.vocabulary.own import Decided, Ignored, OwnCompetency, OwnVocabulary, kind_of


@dataclass(frozen=True)
class OwnWordsAt:
    """The words of a place."""

    place: str
    own: OwnVocabulary


@dataclass(frozen=True)
class WordsChanged:
    """What an act did: the decisions that it made or took back, those that clash in words, and the effect."""

    place: str
    entries: tuple[Decided, ...]
    done: str
    effect: str
    known: int = 0
    clashes: tuple[str, ...] = ()


@to_json.register
def own_words(answer: OwnWordsAt) -> Json:
    """`atlas vocabulary list`."""
    return {"place": answer.place, "entries": entries(answer.own.entries)}


@to_json.register
def changed(answer: WordsChanged) -> Json:
    """`atlas vocabulary accept`, `ignore`, `undo`, `export` and `import`."""
    told = {"place": answer.place, "entries": entries(answer.entries), "known": answer.known}
    return {**told, "clashes": list(answer.clashes), "effect": answer.effect}


@to_json.register
def unknowns(answer: Unknowns) -> Json:
    """`atlas vocabulary propose`."""
    return {"places": answer.places, "groups": [_group(group) for group in answer.groups]}


def entries(decided: Iterable[Decided]) -> list[Json]:
    """Each decision with its kind; phrases are those of competencies, `what` is that of ignored names."""
    return [
        {
            "kind": kind_of(one),
            "name": one.name,
            "aliases": list(one.aliases),
            "phrases": list(one.phrases) if isinstance(one, OwnCompetency) else [],
            "what": one.what if isinstance(one, Ignored) else None,
            "by": one.by,
            "at": one.at,
        }
        for one in decided
    ]


def _group(group: UnknownGroup) -> Json:
    likely = group.likely
    return {
        "said": list(group.said),
        "statement": group.is_statement,
        "places": group.places,
        "documents": group.documents,
        "examples": [asdict(example) for example in group.examples],
        "proposal": {
            "do": str(likely.doing),
            "name": likely.name,
            "kind": likely.kind or None,
            "what": likely.what if likely.doing == "ignore" else None,
            "why": likely.why,
            "sure": likely.is_sure,
        },
    }
