"""Levels and skills as cells of a table state them: a number, a word, a mark; a skill by its name alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.kinds import Level, NodeKind, Usage
from graph.names import slug
from loaders.documents.records import Mention
from loaders.readers.pieces import Place
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

_NUMBER_AND_WORD = re.compile(r"(\d{1,2})(?:\s*[-–—:.,=(]\s*(\D+?)\)?)?")


@dataclass(frozen=True)
class StatedNeed:
    """A need as a cell states it: its level, None without one, and whether there is one at all."""

    level: Level | None
    asks: bool = True


def need_in(text: str, vocabulary: Vocabulary) -> StatedNeed | None:
    """The need that a number of 0 to 5, a word for a level or a mark states; None for other words."""
    key, words = lookup_key(text), roster_words()
    if key in words.none_held or key in words.levels_of_none:
        return StatedNeed(None, asks=False)
    if text.strip().casefold() in words.held_at_none:
        return StatedNeed(None)
    if (level := vocabulary.table_levels.get(key)) is not None:
        return StatedNeed(level)
    stated = _NUMBER_AND_WORD.fullmatch(key)
    if stated is None or int(stated[1]) not in set(Level):
        return None
    number = Level(int(stated[1]))
    named = vocabulary.table_levels.get(lookup_key(stated[2])) if stated[2] else number
    return StatedNeed(number) if named in {None, number} else StatedNeed(None)


def are_marks(texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether nothing but marks stands in these cells, of which none is a level."""
    return all((need := need_in(text, vocabulary)) is None or need.level is None for text in texts)


def is_preferred(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a cell under "Must have" says that a skill would be welcome only."""
    key = lookup_key(text)
    preferred = vocabulary.patterns["preferred"].fullmatch(key) is not None
    return key in roster_words().nought or preferred


def mention_of(
    place: Place, need: StatedNeed, quote: str | None, preferred: bool, vocabulary: Vocabulary
) -> Mention:
    """The skill that a cell names, as it is asked; one that nobody knows is a competency of that name."""
    usage = Usage.PREFERRED if preferred else Usage.USAGE if need.level is None else Usage.REQUIREMENT
    return Mention(skill_named(place, vocabulary), place, need.level, usage, quote if need.level else None)


def known_skill(place: Place, vocabulary: Vocabulary) -> Skill | None:
    """The system or competency of the vocabulary that the words of a cell are."""
    words = place.words.strip(" *_.:")
    for named in vocabulary.systems.named_in(words):
        if named.start == 0 and named.end == len(words):
            return named.skill
    named_alone = vocabulary.competencies.named_in(words)
    key = lookup_key(words)
    names = ((skill, {lookup_key(name) for name in (skill.name, *skill.alt_labels)}) for skill in named_alone)
    return next((skill for skill, own in names if key in own), None)


def skill_named(place: Place, vocabulary: Vocabulary) -> Skill:
    """The skill that a cell names."""
    name = " ".join(place.folded.text.strip(" *_:").split())
    return known_skill(place, vocabulary) or Skill(f"{NodeKind.COMPETENCY}:{slug(name)}", name)
