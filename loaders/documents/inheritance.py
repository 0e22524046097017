"""Lines by which one role takes over another's requirements, and the roles they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.kinds import Scope
from graph.word_lists import short_forms
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

_CAPITALS = re.compile(r"(?:[A-Z][\w.&/'-]*\s*)+")
_WORD = re.compile(r"[A-Za-z][\w&'/-]*\.?")


@dataclass(frozen=True)
class Claim:
    """What an inheritance line says: its scope (None: not said), an SME mark, the words of its target."""

    scope: Scope | None
    sme: bool
    target: str


@lru_cache(maxsize=65_536)
def key_words(title: str) -> tuple[str, ...]:
    """The words of a title for comparison: lower case, short forms written out, singular."""
    short = short_forms()
    words = [w.casefold().strip(".") for w in re.findall(r"[\w&']+", title)]
    return tuple(
        short.get(w, w[:-1] if len(w) > 4 and w.endswith("s") and not w.endswith("ss") else w) for w in words
    )


def claim(text: str, titles: Sequence[str], vocabulary: Vocabulary, bullet: bool) -> Claim | None:
    """What the line claims, None when it is no inheritance line.

    A bullet must name a known title unless its lead is a sure one, for "mastery of accounts" may as
    well be a requirement.
    """
    lead = vocabulary.patterns["leads"].match(text)
    if not lead:
        return None
    main, _, _ = text.partition(";")
    rest = main[lead.end() :]
    sme = bool(vocabulary.patterns["sme"].search(text))
    pattern, scopes = vocabulary.scopes
    named = [scopes[lookup_key(m.group())] for m in pattern.finditer(_without_titles(rest, titles))]
    scope = named[0] if named else None
    target = _target(rest, titles, vocabulary)
    sure = vocabulary.patterns["sure_leads"].match(text)
    if not target or (bullet and not sure and not named_title(rest, titles)):
        return None
    said = named or vocabulary.grammar.is_inherited.search(rest) or named_title(rest, titles) or sme
    return Claim(scope, sme, target) if said else None


def _target(text: str, titles: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The title named, or what is spoken of as one; "Senior Clerk" never stands for "Clerk"."""
    named, spoken = named_title(text, titles), _spoken_title(text, vocabulary)
    if not named or not spoken:
        return named or spoken
    seniority = {w for term in vocabulary.wording.titles.seniority for w in key_words(term)}
    more = set(key_words(spoken)) - set(key_words(named))
    return spoken if named in spoken and more & seniority else named


def named_title(text: str, titles: Sequence[str]) -> str | None:
    """The words of the text that are, in any order, those of a title; the longest such title's."""
    spoken = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    known = {frozenset(key_words(title)): title for title in titles}
    best: str | None = None
    for i in range(len(spoken)):
        for j in range(i, min(i + 8, len(spoken))):
            span = text[spoken[i][0] : spoken[j][1]]
            if frozenset(key_words(span)) in known and len(span) > len(best or ""):
                best = span
    return best.rstrip(".,;") if best else None


def linked(
    surface: str, candidates: Sequence[tuple[str, str]], vocabulary: Vocabulary
) -> tuple[str | None, bool]:
    """The id of the role that the words mean among (id, title), and whether they are its very title.

    Strict: the same words in any order, or those of one title alone with optional words left out.
    """
    spoken = frozenset(key_words(surface))
    literal = [role for role, title in candidates if lookup_key(title) == lookup_key(surface)]
    if literal:
        return literal[0], True
    same = [role for role, title in candidates if frozenset(key_words(title)) == spoken]
    optional = {w for p in vocabulary.wording.titles.optional for w in key_words(p)}
    near = same or [
        r for r, title in candidates if _but_optional(frozenset(key_words(title)), spoken, optional)
    ]
    return (near[0], False) if len(near) == 1 else (None, False)


def _but_optional(title: frozenset[str], spoken: frozenset[str], optional: set[str]) -> bool:
    return spoken < title and title - spoken <= optional


def _spoken_title(text: str, vocabulary: Vocabulary) -> str | None:
    """The first capitalised words that end in a noun of titles, whether or not the title is known."""
    nouns = {noun.casefold() for noun in vocabulary.wording.titles.nouns}
    for match in _CAPITALS.finditer(text):
        spoken = match.group().split()
        while spoken and spoken[-1].casefold().strip(".,") not in nouns:
            spoken.pop()
        if spoken:
            return " ".join(spoken)
    return None


def _without_titles(text: str, titles: Sequence[str]) -> str:
    """The text without the titles it names, for "Systems Analyst" says nothing of scope."""
    named = named_title(text, titles)
    return text.replace(named, " ") if named else text
