"""Headings that are titles though nobody knows their noun: by the text below, by numbers, in the plural."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from loaders.documents.titles.front_title import is_family
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.page_title import reads_as_role
from loaders.documents.titles.title import MOST_SMALL_WORDS, bare_title, has_form
from loaders.documents.titles.title_words import NUMERAL
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# So many lines below a heading may speak of it as a role.
NEAR = 4
# So many headings of one form make a ladder.
FEWEST = 2
# So many headings have lines below that begin alike, with so many words in common.
FEWEST_ALIKE = 3
OPENING = 4
# The last word of a title and its number: "RSE 2", "Band III", or both in one: "IC2".
_NUMBERED = re.compile(r"^(?P<name>.*[^\W\d_])(?:\s+(?P<number>[IVX]{1,4}|\d{1,2})|-?(?P<glued>\d{1,2}))$")
_CODE = re.compile(r"[A-Z]{1,3}")


def spoken_roles(
    blocks: Sequence[Block], chosen: Mapping[int, str], vocabulary: Vocabulary
) -> dict[int, str]:
    """The headings that the text right below speaks of as of a role: "A stage hand moves the scenery".

    One beside headings of titles is enough; where there are none, at least two of one depth must be.
    """
    depths = {blocks[n].depth for n in chosen}
    met = {
        n: title
        for n, title in _unknown(blocks, chosen, vocabulary)
        if _speaks_of(title, _below(n, blocks), vocabulary)
    }
    often = [blocks[n].depth for n in met]
    return {
        n: title
        for n, title in met.items()
        if blocks[n].depth in depths or (not depths and often.count(blocks[n].depth) >= FEWEST)
    }


def numbered_roles(
    blocks: Sequence[Block], chosen: Mapping[int, str], page: str, vocabulary: Vocabulary
) -> dict[int, str]:
    """The headings of one depth that differ in their numbers alone: "RSE 1" and "RSE 2", "Level 1", "IC2".

    A code or the word for a level alone is a level of the role that the page names.
    """
    rows: dict[tuple[int, str], dict[int, str]] = {}
    for n, title in _unknown(blocks, chosen, vocabulary, ordinals=True):
        if match := _NUMBERED.match(title):
            rows.setdefault((blocks[n].depth, lookup_key(match["name"])), {})[n] = title
    met: dict[int, str] = {}
    levels = {lookup_key(word) for word in vocabulary.wording.tables.rungs}
    for (_, name), row in rows.items():
        numbers = {lookup_key(title) for title in row.values()}
        alone = name in levels or all(_is_code(title) for title in row.values())
        if len(numbers) < FEWEST or len(numbers) < len(row) or not _is_ladder(name, row, blocks, vocabulary):
            continue
        met |= {n: f"{page} {title}".strip() if alone else title for n, title in row.items()}
    return met


def parallel_roles(
    blocks: Sequence[Block], chosen: Mapping[int, str], vocabulary: Vocabulary
) -> dict[int, str]:
    """The headings of one depth below each of which a line begins alike, by which it takes something over.

    "Postdocs", "Lab managers" and "Other staff" are such where each says "All of the above, plus". Two must
    have the form of a title, and one must be known as such, in the singular or the plural.
    """
    formed, takes = dict(_unknown(blocks, {}, vocabulary)), vocabulary.wording.inheritance
    rows: dict[tuple[int, tuple[str, ...]], dict[int, str]] = {}
    for n, (block, below) in enumerate(pairwise(blocks)):
        alike = block.depth and not below.depth and takes.has_sign(below.text)
        if alike and len(block.text.split()) <= MOST_SMALL_WORDS:
            row = rows.setdefault((block.depth, key_words(below.text)[:OPENING]), {})
            row[n] = formed.get(n) or bare_title(block.text, vocabulary)
    met: dict[int, str] = {}
    for row in rows.values():
        known = any(n in chosen or has_noun(re.sub(r"s$", "", row[n]), vocabulary) for n in row)
        titled = len(row.keys() & (formed.keys() | chosen.keys()))
        if known and len(row) >= FEWEST_ALIKE and titled >= FEWEST:
            met |= {n: title for n, title in row.items() if n not in chosen}
    return met


def plural_roles(
    blocks: Sequence[Block], chosen: Mapping[int, str], page: str, vocabulary: Vocabulary
) -> dict[int, str]:
    """The headings in the plural of a title that another title of the document is a part of."""
    known = {key_words(title) for title in (*chosen.values(), *([page] if page else []))}
    raising = {word for term in vocabulary.wording.titles.seniority for word in key_words(term)}
    met: dict[int, str] = {}
    for n, title in _unknown(blocks, chosen, vocabulary):
        one = re.sub(r"s$", "", title)
        plain = tuple(word for word in key_words(one) if word not in raising)
        if one != title and has_noun(one, vocabulary) and plain != key_words(one) and plain in known:
            met[n] = one
    return met


def _unknown(
    blocks: Sequence[Block], chosen: Mapping[int, str], vocabulary: Vocabulary, ordinals: bool = False
) -> Iterator[tuple[int, str]]:
    """The headings in the form of a title that are none of a section."""
    for n, block in enumerate(blocks):
        if not block.depth or n in chosen:
            continue
        title = bare_title(block.text, vocabulary) or block.text
        title = " ".join(block.text.split()) if ordinals and _is_code(block.text) else title
        words = len(title.split())
        coded = ordinals and words <= FEWEST and _NUMBERED.match(title)
        formed = words <= MOST_SMALL_WORDS and has_form(block, title, vocabulary)
        if coded or (formed and not is_family(title, vocabulary)):
            yield n, title


def _is_code(text: str) -> bool:
    """True for the code of a level: letters and a number in one, or a letter or two before it."""
    match = _NUMBERED.match(" ".join(text.split()))
    if match is None or not _CODE.fullmatch(match["name"]):
        return False
    return bool(match["glued"]) or len(match["name"]) < 3


def _below(n: int, blocks: Sequence[Block]) -> list[Block]:
    """The lines below a heading, up to the next one."""
    below: list[Block] = []
    for block in blocks[n + 1 : n + 1 + NEAR]:
        if block.depth:
            break
        below.append(block)
    return below


def _is_ladder(name: str, row: Mapping[int, str], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether what bears numbers are roles: not steps or weeks, and something is said or asked below."""
    last = name.rsplit(maxsplit=1)[-1]
    if last in map(lookup_key, vocabulary.wording.titles.counted) or NUMERAL.fullmatch(name.upper()):
        return False
    for n, title in row.items():
        below = _below(n, blocks)
        if _speaks_of(title, below, vocabulary) or _speaks_of(name, below, vocabulary):
            return True
        if reads_as_role(_section(n, blocks), vocabulary)[0]:
            return True
    known = {lookup_key(word) for word in vocabulary.wording.tables.rungs}
    return (name in known or _CODE.fullmatch(name.upper()) is not None) and all(
        any(block.bullet for block in _section(n, blocks)) for n in row
    )


def _section(n: int, blocks: Sequence[Block]) -> list[Block]:
    """What stands below a heading, up to the next one that is as high."""
    within: list[Block] = []
    for block in blocks[n + 1 :]:
        if block.depth and block.depth <= blocks[n].depth:
            break
        within.append(block)
    return within


def _speaks_of(title: str, below: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """Whether lines speak of a title as of a role, in one of the wordings for that."""
    pattern = _wordings(title.casefold(), vocabulary.wording.titles.spoken_of)
    return any(pattern.search(" ".join(block.place.words.casefold().split())) for block in below)


@lru_cache(maxsize=512)
def _wordings(title: str, wordings: tuple[str, ...]) -> re.Pattern[str]:
    """Meets each wording with the title in its place, singular or plural, its number apart or not."""
    named = re.escape(title).replace(r"\ ", r"\s?") + r"(?:s|es)?"
    return re.compile("|".join(_wording(one).replace("TITLE", named) for one in wordings))


def _wording(said: str) -> str:
    text = re.escape(said.casefold().removeprefix("^")).replace(re.escape("…"), "TITLE").replace(r"\ ", r"\s")
    begins = r"(?:^|[.!?]\s)" if said.startswith("^") else r"\b"
    return rf"{begins}{text}\b"
