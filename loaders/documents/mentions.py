"""The skills that a statement names, each with how it is named and the level its wording states."""

from dataclasses import replace

from graph.kinds import Section, Usage
from loaders.documents.alternatives import alternatives, kinds_alone
from loaders.documents.asking_words import AskingWords, is_welcome
from loaders.documents.measures.qualifications import Measures, beside_measures, measures
from loaders.documents.records import Mention
from loaders.documents.setting import NOWHERE, Setting
from loaders.readers.pieces import Place
from loaders.vocabulary.by_text import by_text
from loaders.vocabulary.competencies import Competencies
from loaders.vocabulary.denial.stance import Stance
from loaders.vocabulary.phrases import phrase_text
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.systems import Named
from loaders.vocabulary.vocabulary import Vocabulary

# A competency has no place of its own in a statement: a level phrase counts for it when it leads.
LEADING_WORDS = 4
# What a text names is worked out once, wherever it stands.
ANYWHERE = Place(1, 0, 0, "")


def mentions(
    place: Place,
    section: Section,
    vocabulary: Vocabulary,
    measured: Measures | None = None,
    heading: str | None = None,
    setting: Setting = NOWHERE,
) -> tuple[Mention, ...]:
    """Every skill the statement names, systems in the order of the text, then competencies by id.

    `measured` are its degree and years, where they have been looked for. What stands under a `heading`
    of what would be welcome is preferred, unless the statement says that it is required. In a `setting`
    of another language no competency is known.
    """
    # Years in a trade and a degree in it are asked as such, not as the competency.
    if measured is None and section == Section.QUALIFICATION:
        measured = measures(place, vocabulary)
    apart = section == Section.QUALIFICATION and bool(measured)
    said = _mentions(place.words, vocabulary, section, apart, heading, setting)
    return tuple(replace(mention, place=place) for mention in said)


@by_text
def _mentions(
    text: str,
    vocabulary: Vocabulary,
    section: Section,
    apart: bool,
    heading: str | None,
    setting: Setting,
) -> tuple[Mention, ...]:
    """The skills that a text names, anywhere; `apart` from its degree and years."""
    asked = AskingWords(text, vocabulary)
    by_skill = _systems(text, asked, vocabulary, setting)
    asks = beside_measures(text, vocabulary) if apart else text
    for skill, known in setting.competencies_in(asks, vocabulary):
        by_skill[skill.id] = _competency(text, section, skill, asked, known, vocabulary)
    for kind in () if setting.language else kinds_alone(text, by_skill, vocabulary):
        by_skill[kind.skill.id] = _system(text, kind, asked, vocabulary)
    for skill, known in () if by_skill else setting.general_in(asks, heading, vocabulary):
        by_skill[skill.id] = _competency(text, section, skill, asked, known, vocabulary)
    if is_welcome(heading, vocabulary) and not vocabulary.patterns["required"].search(text):
        return tuple(_welcome(mention) for mention in by_skill.values())
    return tuple(by_skill.values())


def _systems(text: str, asked: AskingWords, vocabulary: Vocabulary, setting: Setting) -> dict[str, Mention]:
    """By id the systems that a statement names, each with what will do instead."""
    by_skill: dict[str, Mention] = {}
    instead = alternatives(text, vocabulary)
    for named in vocabulary.systems.named_in(text):
        if setting.is_employer(text, named):
            continue
        mention = _system(text, named, asked, vocabulary)
        known = by_skill.get(named.skill.id)
        if known is None or _strength(mention) > _strength(known):
            by_skill[named.skill.id] = replace(mention, alternatives=instead.get(named.skill.id, ()))
    return by_skill


def _welcome(mention: Mention) -> Mention:
    asks = mention.usage in {Usage.USAGE, Usage.REQUIREMENT}
    return replace(mention, usage=Usage.PREFERRED) if asks else mention


def _strength(mention: Mention) -> tuple[bool, bool, int]:
    """Sorts mentions of one skill in one statement: one that asks beats one that denies."""
    return (mention.usage.asks, not mention.usage.denies, mention.level or 0)


def _system(text: str, named: Named, asked: AskingWords, vocabulary: Vocabulary) -> Mention:
    if asked.is_vendor(named.start):
        return Mention(named.skill, ANYWHERE, None, Usage.VENDOR)
    judged = vocabulary.stances.judged(text, named.start, named.end)
    if not judged.holds:
        return Mention(named.skill, ANYWHERE, None, Usage(judged.stance.value), judged.words)
    if asked.is_aspired(named.start):
        return Mention(named.skill, ANYWHERE, None, Usage.USAGE)
    level, quote = asked.governing(named.start, named.end)
    if judged.stance == Stance.PREFERRED or asked.is_preferred(named.start, named.end):
        return Mention(named.skill, ANYWHERE, level, Usage.PREFERRED, quote)
    return Mention(named.skill, ANYWHERE, level, Usage.USAGE if level is None else Usage.REQUIREMENT, quote)


def _competency(
    text: str,
    section: Section,
    skill: Skill,
    asked: AskingWords,
    known: Competencies,
    vocabulary: Vocabulary,
) -> Mention:
    text = phrase_text(text)
    if vocabulary.stances.may_deny(text):
        judged = vocabulary.stances.of_any_phrase(text, known.places_in(text, skill))
        if not judged.holds:
            return Mention(skill, ANYWHERE, None, Usage(judged.stance.value), judged.words)
        if judged.stance == Stance.PREFERRED:
            return Mention(skill, ANYWHERE, None, Usage.PREFERRED)
    level, quote = asked.leading(LEADING_WORDS)
    if section == Section.ROLE_REQUIREMENTS and level is None:
        return Mention(skill, ANYWHERE, None, Usage.USAGE)
    usage = Usage.PREFERRED if asked.is_preferred_throughout() else Usage.REQUIREMENT
    return Mention(skill, ANYWHERE, level, usage, quote)
