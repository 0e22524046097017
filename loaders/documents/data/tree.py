"""What stands in a mapping of data, by the kind of its keys."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graph.kinds import Section
from loaders.documents.tables.cells import TELLING, title_in
from loaders.documents.titles.front_title import is_family
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import MOST_WORDS, bare_title
from loaders.readers.pieces import Keyed, Place, Scalar, Series, Value
from loaders.readers.web.elements import BREAKS
from loaders.vocabulary.keys import KeyKind, ladder_keys, spoken_key
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# So many keys that name levels make a mapping one of levels.
LEAST_LEVELS = 2
# Keys under which a mapping says what its role is asked.
_ASKING = {
    KeyKind.SKILLS, KeyKind.SKILL, KeyKind.YEARS, KeyKind.LEAST_YEARS, KeyKind.EDUCATION, KeyKind.INHERITS,
    KeyKind.BEFORE,
}  # fmt: skip
_UNSAID = re.compile(r"(?:https?://|www\.|mailto:)\S*|\S+@\S+|#[0-9a-fA-F]{3,8}|[\d\W]+|[0-9a-fA-F-]{20,}")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,200}>")


def kinds_of(key: Scalar) -> frozenset[KeyKind]:
    """What may stand behind a key."""
    return _kinds(key.text)


# Many roles are written with few keys.
@lru_cache(maxsize=4_096)
def _kinds(key: str) -> frozenset[KeyKind]:
    return ladder_keys().kinds_of(key)


def text_at(value: Keyed, kind: KeyKind) -> Scalar | None:
    """The first text of a mapping that stands behind a key of this kind."""
    texts = (inner for key, inner in value.entries if kind in kinds_of(key) and isinstance(inner, Scalar))
    return next((text for text in texts if says_something(text)), None)


def texts_at(value: Keyed, kind: KeyKind) -> list[Scalar]:
    """All texts of a mapping behind keys of this kind, those of a list too."""
    texts: list[Scalar] = []
    for key, inner in value.entries:
        if kind in kinds_of(key):
            each = inner.values if isinstance(inner, Series) else (inner,)
            texts += [one for one in each if isinstance(one, Scalar) and says_something(one)]
    return texts


def says_something(text: Scalar) -> bool:
    """True for a text that is not empty, and no word for nothing."""
    said = text.text.strip().casefold()
    return bool(said) and said not in ladder_keys().nothing


def is_unsaid(text: str) -> bool:
    """True for an address, a number, a colour or an id: no words that ask anything."""
    return _UNSAID.fullmatch(text.strip()) is not None


def items_of(text: Scalar) -> Iterator[tuple[Place, bool]]:
    """Each line of a text, or each part of one in HTML, and whether it is an item of a list there."""
    for place in text.places:
        if not _TAG.search(place.text):
            yield place, False
            continue
        tags = ((tag.end(), tag[1].lower()) for tag in _TAG.finditer(place.text))
        begins = [(0, False), *((end, name == "li") for end, name in tags if name in BREAKS)]
        for (start, listed), end in zip(
            begins, [*(at for at, _ in begins[1:]), len(place.text)], strict=True
        ):
            if words := " ".join(html.unescape(_TAG.sub(" ", place.text[start:end])).split()):
                yield Place(place.line, place.start, place.end, words), listed


def heading_of(key: Scalar) -> str:
    """A key as the heading of what stands behind it."""
    said = key.text.strip()
    if " " in said:
        return said
    if meant := ladder_keys().meant.get(said.lower()):
        return meant
    return " ".join(
        word if word.isupper() else word.lower() for word in ladder_keys().without_form(said).split()
    )


def asks(value: Value, vocabulary: Vocabulary) -> int:
    """How many keys of a mapping ask something, duties counted twice; a list of sentences is one."""
    if isinstance(value, Series):
        return int(is_of_sentences(value))
    if isinstance(value, Scalar):
        return 0
    return sum(_asks_behind(key, inner, vocabulary) for key, inner in value.entries)


def _asks_behind(key: Scalar, inner: Value, vocabulary: Vocabulary) -> int:
    kinds = kinds_of(key)
    known, section = vocabulary.section_named(heading_of(key))
    if section == Section.ROLE_REQUIREMENTS and not isinstance(inner, Scalar):
        return 2
    if kinds & _ASKING:
        return 1
    if KeyKind.SILENT in kinds or kinds & {KeyKind.ROLES, KeyKind.RUNGS, KeyKind.FAMILIES}:
        return 0
    return int(bool(section) or (isinstance(inner, Series) and not known and is_of_sentences(inner)))


def is_of_sentences(value: Series) -> bool:
    """True for a list whose texts are more than names, or whose mappings hold such."""
    return any(
        len(one.text.split()) >= TELLING if isinstance(one, Scalar) else _holds_sentence(one)
        for one in value.values
    )


def _holds_sentence(value: Value) -> bool:
    inner = value.values if isinstance(value, Series) else ()
    entries = [one for _, one in value.entries] if isinstance(value, Keyed) else list(inner)
    return any(
        len(one.text.split()) >= TELLING
        if isinstance(one, Scalar)
        else isinstance(one, Series) and is_of_sentences(one)
        for one in entries
    )


def family_in(text: str, vocabulary: Vocabulary) -> str:
    """What the levels of a page or a family are levels of: its name without "framework" and the like."""
    name = bare_title(text, vocabulary)
    key = lookup_key(name)
    while end := next((end for end in ladder_keys().ends if key == end or key.endswith(f" {end}")), None):
        name = " ".join(name.split()[: len(name.split()) - len(end.split())]).rstrip(" -–—:|,")
        key = lookup_key(name)
    return name if len(name.split()) <= MOST_WORDS else ""


def is_own_title(text: str, vocabulary: Vocabulary) -> bool:
    """True for a text that names a role by itself."""
    title = bare_title(text, vocabulary)
    fits = 0 < len(title.split()) <= MOST_WORDS and not re.search(r"[.:;?!](?:\s|$)", title)
    if not fits or vocabulary.section_named(title)[0] or is_family(title, vocabulary):
        return False
    level = {lookup_key(word) for word in title.split()} <= vocabulary.seniority
    return has_noun(title, vocabulary) and not level


def rung_title(level: str, family: str, vocabulary: Vocabulary) -> str | None:
    """The title of a level of a family; None where the family has no name, or the text is none of a level."""
    if is_own_title(level, vocabulary):
        return bare_title(level, vocabulary)
    text = bare_title(level, vocabulary) or " ".join(level.split())
    if not family or not text or len(text.split()) > MOST_WORDS:
        return None
    if text.isdigit():
        return f"{family} {ladder_keys().rung_word} {int(text)}" if len(text) < TELLING else None
    spoken = text if " " in text else spoken_key(text)
    words, rungs = set(lookup_key(spoken).replace("-", " ").split()), set(ladder_keys().level)
    if words & vocabulary.seniority and words <= vocabulary.seniority | rungs:
        return f"{text[:1].upper()}{text[1:]} {family}"
    return (
        title_in(spoken, family, vocabulary)
        or title_in(spoken.capitalize(), family, vocabulary)
        or (f"{family}, {text}" if lookup_key(text) != lookup_key(family) else None)
    )


def is_level_name(text: str, vocabulary: Vocabulary) -> bool:
    """True for words or a code that name a level of roles, and no grade of knowing something."""
    spoken = spoken_key(text) if " " not in text else text
    return not text.isdigit() and title_in(spoken, "X", vocabulary) is not None


def levels_by_key(value: Keyed, vocabulary: Vocabulary) -> list[Scalar]:
    """The keys of a mapping that is one of levels; none for another."""
    names = [key for key, _ in value.entries if is_level_name(heading_of(key), vocabulary)]
    return names if len(names) >= LEAST_LEVELS and len(names) * LEAST_LEVELS >= len(value.entries) else []


def titled(text: str) -> str:
    """A key such as data_engineer as a title: with its words apart, the first letter large."""
    spoken = spoken_key(text)
    return spoken[:1].upper() + spoken[1:] if spoken.islower() else spoken


def each_of(values: Sequence[Value]) -> Iterator[Keyed]:
    """The mappings among values."""
    return (value for value in values if isinstance(value, Keyed))
