"""The skills that a statement names, each with how it is named and the level its wording states."""

import re

from graph.vocabulary import Level, Section, Usage
from loaders.phrase_language import plain as plain_text
from loaders.qualifications import education, years
from loaders.records import Mention, Place, Skill
from loaders.stance import AFFIRMED, Stance
from loaders.systems import Named
from loaders.words import Words, plain

# A competency has no place of its own in a statement: a level phrase counts for it when it leads.
LEADING_WORDS = 4


def mentions(place: Place, section: Section, words: Words) -> tuple[Mention, ...]:
    """Every skill the statement names, systems in the order of the text, then competencies by id."""
    found: dict[str, Mention] = {}
    for named in words.systems.named_in(place.words):
        mention = _system(place, named, words)
        known = found.get(named.skill.id)
        if known is None or _strength(mention) > _strength(known):
            found[named.skill.id] = mention
    # Years in a trade and a degree in it are asked as such, not as the competency.
    measured = section == Section.QUALIFICATION and (education(place, words) or years(place, words, True))
    for skill in () if measured else words.competencies.named_in(place.words):
        found[skill.id] = _competency(place, section, skill, words)
    return tuple(found.values())


def _strength(mention: Mention) -> tuple[bool, bool, int]:
    """Sorts mentions of one skill in one statement: one that asks beats one that denies."""
    return (mention.usage.asks, not mention.usage.denies, mention.level or 0)


def _competency(place: Place, section: Section, skill: Skill, words: Words) -> Mention:
    text = plain_text(place.words)
    if words.stances.may_deny(text):
        phrases = words.competencies.places_in(text, skill)
        said = [words.stances.of_phrase(text, parts) for parts in phrases]
        judged = next((one for one in said if one.holds), said[0] if said else AFFIRMED)
        if not judged.holds:
            return Mention(skill, place, None, Usage(judged.stance.value), judged.words)
        if judged.stance == Stance.PREFERRED:
            return Mention(skill, place, None, Usage.PREFERRED)
    level, quote = _leading_level(place.words, words)
    duty = section == Section.ROLE_REQUIREMENTS and level is None
    usage = Usage.USAGE if duty else _preferred_or(place.words, len(place.words), words)
    return Mention(skill, place, level, usage, quote)


def _system(place: Place, named: Named, words: Words) -> Mention:
    text = place.words
    if _as_vendor(text, named, words):
        return Mention(named.skill, place, None, Usage.VENDOR)
    judged = words.stances.judged(text, named.start, named.end)
    if not judged.holds:
        return Mention(named.skill, place, None, Usage(judged.stance.value), judged.words)
    if words.patterns["aspirations"].search(text[: named.start]):
        return Mention(named.skill, place, None, Usage.USAGE)
    level, quote = _governing_level(text, named, words)
    welcome = judged.stance == Stance.PREFERRED
    usage = Usage.PREFERRED if welcome else _preferred_or(text, named.end, words)
    if usage == Usage.REQUIREMENT and level is None:
        usage = Usage.USAGE
    return Mention(named.skill, place, level, usage, quote)


def _governing_level(text: str, named: Named, words: Words) -> tuple[Level | None, str | None]:
    """The level of the nearest phrase before the name, else of one such as "experience" behind it."""
    pattern, levels = words.levels
    sentence = text.rfind(". ", 0, named.start) + 1
    before = list(pattern.finditer(text, sentence, named.start))
    if before:
        first = _first_in_row(before, text)
        return _raised(levels[plain(first.group())], text[named.end :], words), first.group()
    clause = re.split(r"[;:]|\. |, (?=\w+(?:s|ing)?\b)", text[named.end :])[0]
    if behind := words.patterns["trailing"].search(clause):
        return levels[plain(behind.group())], behind.group()
    return None, None


def _first_in_row(found: list[re.Match[str]], text: str) -> re.Match[str]:
    """The first of the phrases that stand in a row at the end: "advanced" of "advanced knowledge of"."""
    first = found[-1]
    for match in reversed(found[:-1]):
        if not re.fullmatch(r"\s+(?:\w+\s+)?", text[match.end() : first.start()]):
            break
        first = match
    return first


def _leading_level(text: str, words: Words) -> tuple[Level | None, str | None]:
    pattern, levels = words.levels
    match = pattern.search(text)
    if match is None or len(text[: match.start()].split()) >= LEADING_WORDS:
        return None, None
    return levels[plain(match.group())], match.group()


def _raised(level: Level, rest: str, words: Words) -> Level:
    lifts = words.wording.raises.from_ == level and words.patterns["raises"].search(rest)
    return Level(level + 1) if lifts else level


def _preferred_or(text: str, end: int, words: Words) -> Usage:
    """Preferred when the clause of the name, up to the next full stop or semicolon, says so."""
    start = max(match.end() for match in re.finditer(r"^|\. |; ", text[:end]))
    stop = re.search(r"\. |; |$", text[end:])
    clause = text[start : end + (stop.start() if stop else 0)]
    return Usage.PREFERRED if words.patterns["preferred"].search(clause) else Usage.REQUIREMENT


def _as_vendor(text: str, named: Named, words: Words) -> bool:
    """True inside the list behind "vendors (" or "vendors such as"."""
    for match in words.patterns["vendors"].finditer(text, 0, named.start):
        between = text[match.end() : named.start]
        if re.match(r"\s*(?:\(|such as|like|including|,?\s*e\.g\.)", between) and ")" not in between:
            return True
    return False
