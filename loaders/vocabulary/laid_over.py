"""The shipped vocabulary with an organisation's own laid over it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from graph.folding import folded, name_key
from loaders.accepted_names import AcceptedName
from loaders.vocabulary.competencies import Competencies, Entry
from loaders.vocabulary.general import general
from loaders.vocabulary.own import Ignored, OwnCompetency, OwnSystem, OwnVocabulary, kind_of
from loaders.vocabulary.own_names import OwnNames, policy_of
from loaders.vocabulary.own_words import OwnWords, ignored_key
from loaders.vocabulary.phrases import BadPhrase, Phrase, phrase_text
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.system_names import System
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary

# Signs that phrases have no word for: a blank stands for them; "+" and "#" make another name.
_NO_WORD = re.compile(r"[^\w&'/. ]+")
_STOPS = re.compile(r"[./'&]+(?=\s|$)|(?<!\S)[./'&]+")


@lru_cache(maxsize=8)
def with_own(vocabulary: Vocabulary, own: OwnVocabulary) -> Vocabulary:
    """The vocabulary with an own one over it: its systems, competencies and ignored names count first."""
    if not own:
        return vocabulary
    names = OwnNames(tuple(map(_system, own.systems)), tuple(_silent(own.ignored)))
    entries = [(one, _known(one, vocabulary.competencies)) for one in own.competencies]
    added = [entry for one, skill in entries if (entry := _entry(one, skill))]
    competencies = vocabulary.competencies.also(added) if added else vocabulary.competencies
    of_trades = {skill.id for skill in trades().skills}
    accepted = frozenset(skill.name for _, skill in entries if skill and skill.id in of_trades)
    ignored = frozenset(ignored_key(name) for entry in own.ignored for name in entry.names)
    words = OwnWords(vocabulary.own.accepted | accepted, vocabulary.own.ignored | ignored)
    systems = vocabulary.systems.with_own(names)
    return replace(vocabulary, systems=systems, competencies=competencies, own=words)


def with_names(own: OwnVocabulary, names: Iterable[AcceptedName]) -> OwnVocabulary:
    """An own vocabulary with accepted names: competencies of other trades that bear one, and systems else.

    Raises BadVocabulary for a name of which it says something else.
    """
    labels = {skill.name.casefold(): skill.name for skill in trades().skills}
    known = {name_key(name) for one in own.entries for name in one.names if kind_of(one) != "ignored"}
    fresh = [one for one in names if not known.issuperset(map(name_key, (one.name, *one.others)))]
    return own.with_entries(
        OwnCompetency(name=labels[one.name.casefold()])
        if one.name.casefold() in labels
        else OwnSystem(name=one.name, aliases=one.others)
        for one in fresh
    )


def _system(one: OwnSystem) -> System:
    """The system of an entry; an everyday word is one only as written, where it is asked for."""
    own = policy_of(one.name)
    case, context = one.case or own.case, one.context or own.context
    return System(name=one.name, case=case, context=context, aliases=tuple(map(policy_of, one.aliases)))


def _silent(ignored: Iterable[Ignored]) -> Iterator[str]:
    yield from (name for one in ignored if one.what != "statement" for name in one.names)


def _known(one: OwnCompetency, home: Competencies) -> Skill | None:
    """The shipped competency that an entry means, by its label or another name of it."""
    key = name_key(one.name)
    for known in (home, trades(), general()):
        for skill in known.skills:
            if key in map(name_key, (skill.name, *skill.alt_labels)):
                return skill
    return None


def _entry(one: OwnCompetency, known: Skill | None) -> Entry | None:
    """What an entry adds to the competencies; None where it only says that a shipped one counts."""
    if known and not (one.aliases or one.phrases):
        return None
    label = known.name if known else one.name
    names = (*(known.alt_labels if known else ()), *one.aliases)
    said = one.aliases if known else one.names
    phrases = tuple(dict.fromkeys((*filter(None, map(phrase_of, said)), *one.phrases)))
    # Not checked again: without a phrase of its own a name is met where it is the whole statement.
    return Entry.model_construct(label=label, alt_labels=names, fields=(), phrases=phrases)


def phrase_of(name: str) -> str | None:
    """The phrase by which statements say a name; None for one with signs that no phrase can say."""
    said = " ".join(_STOPS.sub(" ", _NO_WORD.sub(" ", folded(name))).split())
    try:
        met = Phrase.of(said, {}).is_met_in(phrase_text(name))
    except BadPhrase:
        return None
    return said if met and not {"+", "#"} & {*name} else None
