"""Lines by which one role takes over another's requirements, and those by which every role does."""

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.documents.inheritance.claims import Claim, ClaimingLine
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.titles.known_titles import KnownTitles
from loaders.documents.titles.title_words import TitleFinder
from loaders.vocabulary.addresses import without_addresses
from loaders.vocabulary.by_text import by_text
from loaders.vocabulary.vocabulary import Vocabulary
from loaders.vocabulary.words import words_in

# A longer line says more than that, in characters.
LONGEST = 400
# Marks of emphasis, of links, and the signs that stand for their addresses.
_MARKED = re.compile(r"[*_`\[\]]+|\(?·+\)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\w)")
# "In most cases, a level builds on those before it".
_CLAUSE = re.compile(r"[,:]\s+")
# No title is known.
NONE = KnownTitles()


def claim(
    text: str, titles: Iterable[str] | KnownTitles, vocabulary: Vocabulary, bullet: bool
) -> Claim | None:
    """What the line claims, None when it is no inheritance line.

    A bullet that names no known title must say more surely than a plain line that it takes over something,
    for "mastery of accounts" may as well be a requirement.
    """
    words, text = vocabulary.wording.inheritance, _plain(text)
    if len(text) > LONGEST or not words.has_sign(text) or words.bars.search(text):
        return None
    known = KnownTitles.of(titles)
    said = ClaimingLine(text, known, vocabulary, bullet).claim()
    return said or _in_later_sentence(text, known, vocabulary, bullet)


def _in_later_sentence(text: str, titles: KnownTitles, vocabulary: Vocabulary, bullet: bool) -> Claim | None:
    """What a sentence behind the first claims, by words that say so wherever they stand."""
    for met in _SENTENCE.finditer(text):
        line = ClaimingLine(text[met.end() :], titles, vocabulary, bullet, later=True)
        if said := line.claim():
            return replace(said, rest=None if said.rest is None else said.rest + met.end())
    return None


@by_text
def may_claim(text: str, vocabulary: Vocabulary) -> bool:
    """False for a line that claims nothing, whatever titles there are."""
    text = _plain(text)
    return len(text) <= LONGEST and vocabulary.wording.inheritance.has_sign(text)


def _plain(text: str) -> str:
    """The text with blanks in place of marks and of what links lead to; as long as before."""
    return _MARKED.sub(lambda met: " " * len(met.group()), without_addresses(text))


@by_text
def chain_claim(text: str, vocabulary: Vocabulary) -> bool:
    """True for a line by which every role takes over the one before: "Each level includes the one below"."""
    words = vocabulary.wording.inheritance
    if len(text) > LONGEST or words.chain_beginnings.isdisjoint(words_in(text)):
        return False
    return any(
        _each_takes(part, vocabulary)
        or (words.chain.cumulative.search(part) and _of_levels(part, vocabulary))
        for sentence in _SENTENCE.split(text.strip())
        for part in (sentence, *_CLAUSE.split(sentence)[1:])
    )


def _each_takes(text: str, vocabulary: Vocabulary) -> bool:
    """True where "each level" takes over the role before, or is cumulative: "In this team each level ..."."""
    words = vocabulary.wording.inheritance
    each = words.each_level.search(text)
    if not each or (each.start() and not words.chain.lead.fullmatch(text, 0, each.start())):
        return False
    behind = text[each.end() :].lstrip(" ,")
    return bool(words.chain.cumulative.search(behind)) or _takes_before(behind, vocabulary)


def _takes_before(behind: str, vocabulary: Vocabulary) -> bool:
    """True where what stands behind "each level" takes over the role before."""
    words = vocabulary.wording.inheritance
    said = ClaimingLine(behind, NONE, vocabulary, bullet=False).claim()
    if said is None or said.before != Before.PLACE:
        return said is not None and said.before == Before.RANK
    return said.target.casefold().split()[0] in words.level_words


def _of_levels(text: str, vocabulary: Vocabulary) -> bool:
    """True where what is cumulative are the levels, or what they ask, and nothing else is spoken of."""
    words = vocabulary.wording.inheritance
    whole = words.chain.cumulative.search(text)
    before = TitleFinder(text[: whole.start()] if whole else text, NONE, vocabulary).words
    return bool(before) and all(word in words.subject_words or word in words.rank_words for word in before)


@by_text
def lower_levels(text: str, vocabulary: Vocabulary) -> bool:
    """True for a line by which a role takes over what several before ask: "You meet all lower levels"."""
    said = claim(text, NONE, vocabulary, bullet=False)
    return bool(said and said.before == Before.RANK and vocabulary.wording.inheritance.several(said.target))
