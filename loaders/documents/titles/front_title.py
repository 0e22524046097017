"""The title that a front matter states, and what tells the title of a role from the name of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import bare_title, is_no_title
from loaders.documents.titles.vacancies import title_on_page
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

_FIELD = re.compile(r"\s*(?P<key>[\w .-]{2,30}?)\s*[:=]\s*(?P<value>\S.*?)\s*$")
_INNER = re.compile(r"\((?P<inner>[^()]+)\)\s*$")
# Between the words of a key such as "jobTitle".
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN = re.compile(r"[\s_-]+")


@dataclass(frozen=True)
class PageTitle:
    """A title of the whole document, the place that it is taken from, and the lines that bear it.

    `is_role` is False for the name of a family of roles; `by_file` is True for the name of the file.
    """

    title: str
    place: Place
    lines: frozenset[int]
    is_role: bool = True
    by_file: bool = False


def stated_in_front(front: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    """The title that a front matter states, if any."""
    labels = {lookup_key(label) for label in vocabulary.wording.labels.title}
    weak = {lookup_key(label) for label in vocabulary.wording.labels.title_if_alone}
    stated: list[tuple[bool, bool, int, PageTitle]] = []
    for n, block in enumerate(front):
        match = _FIELD.match(block.raw)
        key = lookup_key(_BETWEEN.sub(" ", _HUMP.sub(" ", match["key"]))) if match else ""
        title = title_on_page(match["value"].strip("\"' "), vocabulary) if match and key in labels else ""
        if match and title:
            start = block.raw.index(match["value"])
            place = Place(block.place.line, start, start + len(match["value"]), match["value"])
            is_role = names_role(title, vocabulary) and not is_family(title, vocabulary)
            named = PageTitle(title, place, frozenset({block.place.line}), is_role)
            stated.append((not is_role, key in weak, n, named))
    return min(stated, key=lambda one: one[:3])[3] if stated else None


def is_family(title: str, vocabulary: Vocabulary) -> bool:
    """True for the name of several roles or of a page, such as "Finance Roles"."""
    words = lookup_key(title).split()
    plurals = {lookup_key(phrase).split()[-1] for phrase in vocabulary.wording.plural_titles}
    return not words or words[-1] in plurals or is_no_title(title, vocabulary)


def names_role(title: str, vocabulary: Vocabulary) -> bool:
    """True for a title by its noun, which may stand in brackets: "Care provider (nurse)"."""
    inner = _INNER.search(title)
    return has_noun(title, vocabulary) or bool(inner and has_noun(inner["inner"], vocabulary))


def family_named(heading: Block, vocabulary: Vocabulary) -> str:
    """The role that a heading names, of which the levels below it are levels; "" for another heading."""
    about = frozenset(map(lookup_key, vocabulary.wording.tables.about))
    words = bare_title(heading.text, vocabulary).split()
    while len(words) > 1 and lookup_key(words[-1]) in about:
        words.pop()
    title = " ".join(words).rstrip(" :–—-|,")
    if not title or is_family(title, vocabulary) or lookup_key(words[0]) in vocabulary.not_first:
        return ""
    one = title.removesuffix("s")
    return next((name for name in (title, one) if has_noun(name, vocabulary)), "")
