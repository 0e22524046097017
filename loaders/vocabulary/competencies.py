"""Finding the competencies that a statement names, by the phrases of the vocabulary."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from graph.kinds import NodeKind
from graph.names import slug
from loaders.vocabulary.addresses import without_addresses
from loaders.vocabulary.phrases import BadPhrase, Phrase, Spans, phrase_text, prefixes_of
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.words import Text, one_of
from loaders.vocabulary.yaml_data import read_checked

FILE = "competencies.yaml"
# Those of other trades: met in documents of their fields only.
TRADES = "trades.yaml"
# Those that any trade may ask for: met where a statement names no other.
GENERAL = "general.yaml"
# The id is made of these letters and digits, so a label must have one.
Label = Annotated[str, Field(pattern=r"[A-Za-z0-9]")]
Many = TypeVar("Many", bound=tuple[object, ...])
PhraseText = Annotated[Text, AfterValidator(Phrase.checked)]


def _not_empty(many: Many) -> Many:
    if not many:
        raise ValueError("is empty where at least one is needed")
    return many


class Entry(BaseModel):
    """One competency as the file words it; `fields` are the fields of work that it is of, all if none."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: Label
    alt_labels: tuple[Text, ...] = ()
    fields: tuple[Text, ...] = ()
    phrases: Annotated[tuple[PhraseText, ...], AfterValidator(_not_empty)]

    @property
    def id(self) -> str:
        """The id under which the competency stands in the graph."""
        return f"{NodeKind.COMPETENCY}:{slug(self.label)}"

    def also_called(self, other: "Entry") -> "Entry":
        """The same competency with the names and phrases of another entry too."""
        names = (name for name in (*self.alt_labels, *other.alt_labels) if name != self.label)
        phrases = tuple(dict.fromkeys((*self.phrases, *other.phrases)))
        return self.model_copy(update={"alt_labels": tuple(dict.fromkeys(names)), "phrases": phrases})


class CompetencyFile(BaseModel):
    """The file: named wordings, the competencies whose phrases may use them, and what opens an aside.

    Behind the words of `aside` a statement says how or for what something is done: nothing is searched there.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    aside: tuple[Text, ...] = ()
    words: Mapping[Text, PhraseText] = {}
    competencies: Annotated[tuple[Entry, ...], AfterValidator(_not_empty)]

    @field_validator("competencies")
    @classmethod
    def _is_sound(cls, entries: tuple[Entry, ...], info: ValidationInfo) -> tuple[Entry, ...]:
        words = info.data.get("words")
        faults = [*_twice(entries), *(() if words is None else _bad_phrases(entries, words))]
        if faults:
            raise ValueError("\n".join(faults))
        return entries


def _twice(entries: Sequence[Entry]) -> list[str]:
    ids = [entry.id for entry in entries]
    return [f"[{n}].label: {e.label!r} is given twice" for n, e in enumerate(entries) if e.id in set(ids[:n])]


def _bad_phrases(entries: Sequence[Entry], words: Mapping[str, str]) -> list[str]:
    faults = []
    for n, entry in enumerate(entries):
        for m, text in enumerate(entry.phrases):
            try:
                Phrase.of(text, words)
            except BadPhrase as error:
                faults.append(f"[{n}].phrases[{m}]: {error}")
    return faults


def _aside(openers: Sequence[str]) -> re.Pattern[str]:
    """A pattern that meets an aside, from the words that open it to the end of its sentence."""
    return re.compile(rf"(?<=\w),?\s+{one_of(openers)}(?!\w)(?:[^.;]|\.(?!\s))*", re.IGNORECASE)


class Competencies:
    """The competencies of a vocabulary with their phrases, each compiled once.

    A phrase is tried only on statements that hold a word with its first letters, which keeps
    several hundred phrases at thousands of statements a second. `loaders/vocabulary/phrases.py` says
    how phrases are written.
    """

    def __init__(self, file: CompetencyFile) -> None:
        self._file = file
        skills = (Skill(e.id, e.label, e.alt_labels) for e in file.competencies)
        self._by_id = {skill.id: skill for skill in sorted(skills, key=lambda skill: skill.id)}
        self._fields = {entry.id: frozenset(entry.fields) for entry in file.competencies}
        self._aside = _aside(file.aside) if file.aside else None
        phrases = [(e.id, Phrase.of(text, file.words)) for e in file.competencies for text in e.phrases]
        often = Counter(start for _, phrase in phrases for need in phrase.needs for start in need)
        by_start: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        self._phrases = phrases
        for skill_id, phrase in phrases:
            # A phrase is tried where its rarest words stand.
            for start in min(phrase.needs, key=lambda need: sum(often[start] for start in need)):
                by_start[start].append((skill_id, phrase))
        self._by_start = dict(by_start)
        names = (
            (name, skill.id) for skill in self._by_id.values() for name in (skill.name, *skill.alt_labels)
        )
        self._by_name = {phrase_text(name).casefold(): skill_id for name, skill_id in names}
        # Statements recur: a role's wording is often taken over by the next rung.
        self._ids_in = lru_cache(maxsize=10_000)(self._find)

    @classmethod
    def read(cls, folder: Path, name: str = FILE) -> "Competencies":
        """The competencies of a file in the folder; raises BadVocabulary on any fault."""
        return cls(read_checked(folder / name, CompetencyFile, folder))

    def also(self, entries: Iterable[Entry]) -> "Competencies":
        """These competencies with others, or with further names and phrases of these."""
        every = {entry.id: entry for entry in self._file.competencies}
        for entry in entries:
            known = every.get(entry.id)
            every[entry.id] = known.also_called(entry) if known else entry
        return Competencies(self._file.model_copy(update={"competencies": tuple(every.values())}))

    @property
    def skills(self) -> tuple[Skill, ...]:
        """All competencies, sorted by id."""
        return tuple(self._by_id.values())

    def named_in(self, text: str) -> tuple[Skill, ...]:
        """The competencies that a statement names, sorted by id; none is named twice."""
        return tuple(self._by_id[skill_id] for skill_id in self._ids_in(text))

    def labelled(self, text: str) -> Skill | None:
        """The competency whose label is the whole text, as a heading may say it; none by another name."""
        skill_id = self._alone(phrase_text(text))
        skill = self._by_id.get(skill_id) if skill_id else None
        said = phrase_text(text).strip(" .:").casefold()
        return skill if skill and phrase_text(skill.name).casefold() == said else None

    def called(self, name: str) -> Skill | None:
        """The competency whose name, or another name of it, is the whole text; None where it is of none."""
        return self._by_id.get(self._alone(phrase_text(name)) or "")

    def known(self, skill: Skill) -> Skill:
        """The competency of the same id as it stands here, where it does; else the one that is given."""
        return self._by_id.get(skill.id, skill)

    def fields_of(self, skill: Skill) -> frozenset[str]:
        """The fields of work that a competency is of; none where it is of all."""
        return self._fields[skill.id]

    def phrases_of(self, skill_id: str) -> tuple[Phrase, ...]:
        """The phrases by which statements name a competency; none where it is not of these."""
        return tuple(phrase for of, phrase in self._phrases if of == skill_id)

    def places_in(self, text: str, skill: Skill) -> tuple[tuple[Spans, ...], ...]:
        """For each phrase by which the plain text names the competency, the places of its parts."""
        if self._alone(text) == skill.id:
            return ((((0, len(text)),),),)
        places_of = (
            phrase.places_in(text) for skill_id, phrase in self._phrases_for(text) if skill_id == skill.id
        )
        return tuple(dict.fromkeys(places for places in places_of if places))

    def _alone(self, text: str) -> str | None:
        """The competency whose name is the whole text, as in a bare list of skills."""
        return self._by_name.get(text.strip(" .:").casefold())

    def _phrases_for(self, text: str) -> Iterator[tuple[str, Phrase]]:
        """The phrases worth trying on a plain text, with the competency of each."""
        prefixes = prefixes_of(text)
        for start in prefixes:
            for skill_id, phrase in self._by_start.get(start, ()):
                if phrase.may_be_met(prefixes):
                    yield skill_id, phrase

    def searched(self, text: str) -> str:
        """What of a statement is searched, as phrases meet it: without addresses and asides."""
        text = phrase_text(without_addresses(text))
        return self._aside.sub("", text) if self._aside else text

    def _find(self, text: str) -> tuple[str, ...]:
        text = self.searched(text)
        alone = self._alone(text)
        ids = {alone} if alone else set[str]()
        for skill_id, phrase in self._phrases_for(text):
            if skill_id not in ids and phrase.is_met_in(text):
                ids.add(skill_id)
        return tuple(sorted(ids))
