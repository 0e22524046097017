"""The title that a mapping states, by the names in it and what stands around it."""

from dataclasses import dataclass
from functools import cache

from graph.names import label_key
from loaders.documents.data.tree import (
    asks,
    family_in,
    is_level_name,
    is_own_title,
    kinds_of,
    rung_title,
    text_at,
)
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import MOST_WORDS, bare_title
from loaders.readers.pieces import Keyed, Place, Scalar, Series
from loaders.vocabulary.keys import KeyKind
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import Vocabulary

# So many keys that ask something make a mapping with any title a role.
ENOUGH = 2
# The name of a person has fewer words.
MOST_NAME = 4


@dataclass(frozen=True)
class Around:
    """What stands around a value: the family, what its key says of it, and whether all is about skills."""

    family: tuple[str, Place] | None = None
    kinds: frozenset[KeyKind] = frozenset()
    skills: bool = False
    topic: bool = False
    key: Scalar | None = None
    siblings: int = 0

    @property
    def of_roles(self) -> bool:
        """Whether the value is one of a list of roles."""
        return KeyKind.ROLES in self.kinds and not self.skills

    @property
    def of_rungs(self) -> bool:
        """Whether the value is one of a list of levels."""
        return KeyKind.RUNGS in self.kinds and not self.skills


def stated_title(
    value: Keyed, around: Around, family: str, vocabulary: Vocabulary
) -> tuple[str, Scalar] | None:
    """The title of a mapping about a role, and the text that states it; `family` is the one around."""
    asking = asks(value, vocabulary)
    if (holds_roles(value) and not asking) or _is_person(value, vocabulary):
        return None
    family = own_family(value, vocabulary) or family
    row = text_at(value, KeyKind.SKILL) is not None
    listed = around.of_roles or around.of_rungs
    for kind in (KeyKind.TITLE, KeyKind.NAME):
        text = text_at(value, kind)
        if text is None:
            continue
        title = _as_stated(text.text, kind, around, vocabulary)
        if title and (listed or asking or row):
            return title, text
        if listed and (title := rung_title(text.text, family, vocabulary)):
            return title, text
        short = 0 < len(text.text.split()) <= MOST_WORDS
        if short and not around.topic and (around.of_roles or asking >= ENOUGH):
            return bare_title(text.text, vocabulary), text
    level = text_at(value, KeyKind.LEVEL)
    title = rung_title(level.text, family, vocabulary) if level else None
    meant = around.of_rungs or (asking and not around.topic)
    return (title, level) if level and title and meant else None


def own_family(value: Keyed, vocabulary: Vocabulary) -> str:
    """The family that a mapping says it belongs to, "" without one."""
    own = text_at(value, KeyKind.FAMILY)
    return family_in(own.text, vocabulary) if own else ""


def _is_person(value: Keyed, vocabulary: Vocabulary) -> bool:
    """Whether a mapping is of somebody who holds a role: a name beside it that is none of a role."""
    persons, given, roles = _person_keys()
    texts = {label_key(key.text): inner.text for key, inner in value.entries if isinstance(inner, Scalar)}
    if not any(is_own_title(texts[key], vocabulary) for key in texts.keys() & roles):
        return False
    named = any(_is_name(texts[key], vocabulary) for key in texts.keys() & persons)
    return named or not given.isdisjoint(texts)


@cache
def _person_keys() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The keys of names, of given names and of the roles of people."""
    heads = roster_words().headings
    persons, given, roles = (
        frozenset(map(label_key, names)) for names in (heads.person, heads.given, heads.role)
    )
    return persons, given, roles


def _is_name(text: str, vocabulary: Vocabulary) -> bool:
    """True for two words or three with capitals, which are no title and no skill."""
    words = text.split()
    capital = all(word[:1].isupper() and word[1:].islower() for word in words)
    return capital and 1 < len(words) < MOST_NAME and not is_own_title(text, vocabulary)


def are_described(value: Series, vocabulary: Vocabulary) -> bool:
    """True for a list of mappings, each with the title of a role and what tells of it or is asked of it."""
    titled = [
        one
        for one in value.values
        if isinstance(one, Keyed)
        and (title := text_at(one, KeyKind.TITLE))
        and is_own_title(title.text[:1].upper() + title.text[1:], vocabulary)
        and (text_at(one, KeyKind.TOLD) or asks(one, vocabulary))
    ]
    return len(value.values) == len(titled) > 1


def _as_stated(text: str, kind: KeyKind, around: Around, vocabulary: Vocabulary) -> str | None:
    """The title as it stands, where it names a role without its family."""
    title = bare_title(text, vocabulary)
    if is_own_title(text, vocabulary):
        return title
    if kind is not KeyKind.TITLE or not 0 < len(title.split()) <= MOST_WORDS:
        return None
    if is_level_name(text, vocabulary):
        return title if has_noun(title, vocabulary) else None
    return title if around.of_roles and not title.isdigit() else None


def holds_roles(value: Keyed) -> bool:
    """Whether a mapping holds roles, levels or families of them."""
    groups = {KeyKind.ROLES, KeyKind.RUNGS, KeyKind.FAMILIES}
    return any(kinds_of(key) & groups and not isinstance(inner, Scalar) for key, inner in value.entries)
