"""Which sentence says that a duty is done: each text is matched once, and what was found is kept.

A text says the same of a duty in every role and in every graph, so what is kept goes by the texts
themselves: no load, no other store and no heir of a role has them matched again.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import graph
import loaders.vocabulary
from graph.shelf import Shelf, key_of, key_of_code, key_of_files
from planning.rules import Duty
from seeds.shipped import VOCABULARY

if TYPE_CHECKING:
    from loaders.vocabulary.phrases import Phrase

# What sentences say of duties, by all sentences, the duties, the vocabulary and the code that reads them.
MATCHED = Shelf("duties", most=50)
CODE = tuple(Path(home) for home in (*graph.__path__, *loaders.vocabulary.__path__))


@dataclass(frozen=True)
class Question:
    """What is to be found out: which of the texts say that which duty is done, and which only review a skill.

    `named` has the names of a skill with a text that names it.
    """

    duties: tuple[Duty, ...]
    texts: tuple[str, ...]
    named: tuple[tuple[tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Found:
    """The names of the duties that each text says are done; for each of `named` whether it only reviews."""

    done: Mapping[str, tuple[str, ...]]
    reviewed: Mapping[tuple[tuple[str, ...], str], bool]


def found_out(asked: Question) -> Found:
    """The answer to a question on sentences, taken from what was kept where it was asked before."""
    key = _key(asked)
    known = MATCHED.taken(key) if key else None
    if known is not None:
        return _answer(asked, *json.loads(known))
    value: tuple[list[list[int]], list[bool]] = (
        _done(asked.duties, asked.texts),
        [is_reviewed(*named) for named in asked.named],
    )
    if key:
        MATCHED.put(key, json.dumps(value).encode())
    return _answer(asked, *value)


def _answer(asked: Question, done: Sequence[Sequence[int]], reviewed: Sequence[bool]) -> Found:
    names = [duty.name for duty in asked.duties]
    told = {
        text: tuple(names[n] for n in numbers)
        for text, numbers in zip(asked.texts, done, strict=True)
        if numbers
    }
    return Found(told, dict(zip(asked.named, reviewed, strict=True)))


def _key(asked: Question) -> str | None:
    """A name for the question, None where what the answer rests on is out of sight."""
    codes = [key_of_code(home) for home in CODE]
    if not all(codes):
        return None
    try:
        rest: list[bytes | str] = [Path(__file__).read_bytes(), key_of_files([VOCABULARY])]
    except OSError:
        return None
    duties = json.dumps([[d.name, d.wordings, d.words] for d in asked.duties])
    return key_of([*map(str, codes), *rest, duties, json.dumps(asked.named), json.dumps(asked.texts)])


def _done(duties: Sequence[Duty], texts: Iterable[str]) -> list[list[int]]:
    """For each text the places of the duties that it says are done.

    Only phrases are tried whose first word begins as a word of the text does.
    """
    # What reads sentences takes longer to load than all else, once they were read.
    from loaders.vocabulary.phrases import Phrase, phrase_text, prefixes_of  # noqa: PLC0415

    by_start: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
    for place, duty in enumerate(duties):
        for phrase in duty.phrases:
            for start in phrase.starts:
                by_start[start].append((place, phrase))
    met = []
    for text in texts:
        said = phrase_text(text)
        prefixes = prefixes_of(said)
        tried = {id(p): (n, p) for prefix in prefixes for n, p in by_start.get(prefix, ())}
        here: set[int] = set()
        for place, phrase in tried.values():
            if place not in here and phrase.may_be_met(prefixes) and _says(phrase, said):
                here.add(place)
        met.append(sorted(here))
    return met


def does(duty: Duty, text: str) -> bool:
    """True when the sentence says that the duty is done: not denied, done by another, or only reviewed."""
    return bool(_done([duty], [text])[0])


def _says(phrase: "Phrase", said: str) -> bool:
    from loaders.vocabulary.vocabulary import vocabulary_of  # noqa: PLC0415

    parts, stances = phrase.places_in(said), vocabulary_of().stances
    return (
        bool(parts)
        and stances.of_phrase(said, parts).holds
        and any(not stances.is_reviewed(said, start) for start, _ in parts[0])
    )


def is_reviewed(names: Iterable[str], text: str) -> bool:
    """True when a sentence names a skill, and each time only as what others do and are reviewed in."""
    from loaders.vocabulary.phrases import phrase_text  # noqa: PLC0415
    from loaders.vocabulary.vocabulary import vocabulary_of  # noqa: PLC0415

    said, stances = phrase_text(text), vocabulary_of().stances
    starts = [
        m.start() for name in names for m in re.finditer(re.escape(phrase_text(name)), said, re.IGNORECASE)
    ]
    return bool(starts) and all(stances.is_reviewed(said, start) for start in starts)
