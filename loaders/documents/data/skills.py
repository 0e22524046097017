"""Skills as data states them: a name beside a level, or a key with a level behind it."""

from dataclasses import replace

from graph.kinds import Section
from loaders.documents.asking_words import is_welcome
from loaders.documents.data.tree import kinds_of, says_something, text_at
from loaders.documents.mentions import mentions
from loaders.documents.reading import DraftStatement
from loaders.documents.tables.levels import StatedNeed, is_preferred, known_skill, mention_of, need_in
from loaders.documents.titles.title import MOST_WORDS
from loaders.readers.pieces import Keyed, Place, Scalar, Value
from loaders.vocabulary.keys import KeyKind, ladder_keys, spoken_key
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


def skill_of(value: Keyed, heading: str | None, among: bool, vocabulary: Vocabulary) -> DraftStatement | None:
    """The need of a mapping that names a skill; `among` skills it need not say that it is one.

    None for another mapping; its section is empty where it says that the skill is not needed.
    """
    name = text_at(value, KeyKind.SKILL)
    if name is None and among:
        name = text_at(value, KeyKind.NAME) or text_at(value, KeyKind.TITLE)
    if name is None or len(name.text.split()) > MOST_WORDS:
        return None
    level = text_at(value, KeyKind.PROFICIENCY)
    return _stated(name, level, _is_welcome(value, vocabulary), value, heading, vocabulary)


def skill_at(name: Scalar, level: Scalar, vocabulary: Vocabulary) -> DraftStatement | None:
    """The need of a skill at a level that stands elsewhere; None where that is none."""
    if need_in(level.text, vocabulary) is None:
        return None
    return _stated(name, level, False, None, None, vocabulary)


def skill_by_key(
    key: Scalar, behind: Value, heading: str | None, vocabulary: Vocabulary
) -> DraftStatement | None:
    """The need of a key that names a skill before a level, as in {Excel: advanced}; None for another."""
    if not isinstance(behind, Scalar):
        return None
    words = ladder_keys()
    bare = not says_something(behind) and known_skill(key.place, vocabulary)
    switch = lookup_key(behind.text) in (*words.yes, *words.no)
    if not bare and (switch or need_in(behind.text, vocabulary) is None):
        return None
    return _stated(key, None if bare else behind, is_welcome(heading, vocabulary), None, heading, vocabulary)


def states_skills(value: Value, vocabulary: Vocabulary) -> bool:
    """Whether a mapping is one of skills with their levels, whatever its key says."""
    words = ladder_keys()
    return isinstance(value, Keyed) and all(
        isinstance(inner, Scalar)
        and lookup_key(inner.text) not in (*words.yes, *words.no)
        and need_in(inner.text, vocabulary) is not None
        for _, inner in value.entries
    )


def skill_alone(place: Place, heading: str | None, vocabulary: Vocabulary) -> DraftStatement | None:
    """The need of a text among skills that is a known one but for its capitals; None for another."""
    if (
        mentions(place, Section.TECHNICAL, vocabulary)
        or known_skill(capital := _capital(place), vocabulary) is None
    ):
        return None
    named = mention_of(capital, StatedNeed(None), None, is_welcome(heading, vocabulary), vocabulary)
    return DraftStatement(place, Section.TECHNICAL, heading, named=(replace(named, place=place),))


def _capital(place: Place) -> Place:
    """A name such as power_bi with blanks and capitals."""
    words = spoken_key(place.text)
    if not words.islower():
        return place
    return Place(
        place.line, place.start, place.end, " ".join(word[:1].upper() + word[1:] for word in words.split())
    )


def _stated(
    name: Scalar,
    level: Scalar | None,
    welcome: bool,
    value: Keyed | None,
    heading: str | None,
    vocabulary: Vocabulary,
) -> DraftStatement | None:
    need = need_in(level.text, vocabulary) if level else None
    need = need or StatedNeed(None)
    place = name.place
    if level is None and known_skill(_capital(place), vocabulary) is None:
        return DraftStatement(place, Section.TECHNICAL, heading)
    welcome = welcome or is_welcome(heading, vocabulary)
    as_known = (
        place
        if known_skill(place, vocabulary) or not known_skill(_capital(place), vocabulary)
        else _capital(place)
    )
    first = mention_of(as_known, need, level.text if level else None, welcome, vocabulary)
    named = [replace(first, place=place)]
    for text in _told(value) if value else ():
        known = {mention.skill.id for mention in named}
        more = mentions(text.place, Section.TECHNICAL, vocabulary, heading=heading)
        named += [mention for mention in more if mention.skill.id not in known]
    asked = tuple(named) if need.asks else ()
    return DraftStatement(place, Section.TECHNICAL, heading, named=asked)


def _told(value: Keyed) -> list[Scalar]:
    """What a mapping says of its skill beside its name and level."""
    return [
        inner
        for key, inner in value.entries
        if isinstance(inner, Scalar) and KeyKind.TEXT in kinds_of(key) and says_something(inner)
    ]


def _is_welcome(value: Keyed, vocabulary: Vocabulary) -> bool:
    """Whether a mapping says of its skill that it would be welcome and is not required."""
    for key, inner in value.entries:
        if not isinstance(inner, Scalar):
            continue
        said, kinds = lookup_key(inner.text), kinds_of(key)
        if KeyKind.NEED in kinds and (said in ladder_keys().no or is_preferred(inner.text, vocabulary)):
            return True
        if KeyKind.WELCOME in kinds and said in ladder_keys().yes:
            return True
    return False
