"""Skills that a person says a statement asks for, or does not."""

from collections.abc import Sequence
from dataclasses import replace

from graph.kinds import Necessity, NodeKind, Section, SkillKind, Usage
from graph.names import slug
from loaders.corrections.kinds import SkillCorrection
from loaders.documents.applying import is_line, is_text, nth
from loaders.documents.corrected.roles import roles_called
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.records import Mention, Requirement
from loaders.vocabulary.skill import Skill, system_skill
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary

# The statements of each role, in the order of the roles.
Asked = dict[RoleDraft, list[Requirement]]


def with_skills(reading: Reading, asked: Asked) -> None:
    """Let statements ask for what a person says they ask for, and for nothing that they do not."""
    for one in list(reading.corrected.open(SkillCorrection)):
        drafts = roles_called(reading, one.role)
        at = nth(
            [(draft, n) for draft in drafts for n in _of_text(reading, asked[draft], one)], one.occurrence
        )
        if at is None:
            continue
        draft, n = at
        skill = _skill(one, asked[draft][n].mentions, reading.vocabulary)
        if skill is None:
            told = f"{one.skill} is no skill that is known; say whether it is a system or a competency (type)"
            reading.corrected.why[one.id] = told
            continue
        reading.corrected.holds(one)
        asked[draft][n] = _put_right(asked[draft][n], skill, one)


def _of_text(reading: Reading, own: Sequence[Requirement], one: SkillCorrection) -> list[int]:
    """The places of the statements of these words; else of those that stand in a line of these words."""
    met = [n for n, requirement in enumerate(own) if is_text(one.text, requirement.place)]
    if met:
        return met
    lines = {line.line for line, _ in reading.lines if is_line(one.text, line.text)}
    alone = [n for n, requirement in enumerate(own) if requirement.place.line in lines]
    return alone if len({own[n].place.line for n in alone}) == len(alone) else []


def _skill(one: SkillCorrection, named: Sequence[Mention], vocabulary: Vocabulary) -> Skill | None:
    """The skill of this name: one that the statement names, a known one, or a new one of the type given."""
    key = one.skill.casefold()
    kinds = {NodeKind(one.type)} if one.type else {NodeKind.SYSTEM, NodeKind.COMPETENCY}
    of_statement = (
        mention.skill
        for mention in named
        if key in map(str.casefold, (mention.skill.name, mention.skill.id, *mention.skill.alt_labels))
    )
    system, competency = _system(one.skill, vocabulary), vocabulary.competencies.called(one.skill)
    other = None if system or competency else trades().called(one.skill)
    known = (*of_statement, system, competency, other)
    if skill := next((skill for skill in known if skill and skill.kind in kinds), None):
        return skill
    if one.type is None or not slug(one.skill):
        return None
    if one.type == SkillKind.SYSTEM:
        return system_skill(one.skill)
    return Skill(f"{NodeKind.COMPETENCY}:{slug(one.skill)}", one.skill)


def _system(name: str, vocabulary: Vocabulary) -> Skill | None:
    """The system that bears a name, as it is written or else in other letters."""
    bearing = [pair for pair in vocabulary.systems.names() if pair[0].casefold() == name.casefold()]
    return next((skill for text, skill in bearing if text == name), bearing[0][1] if bearing else None)


def _put_right(requirement: Requirement, skill: Skill, one: SkillCorrection) -> Requirement:
    own = [mention for mention in requirement.mentions if mention.skill.id == skill.id]
    others = tuple(mention for mention in requirement.mentions if mention.skill.id != skill.id)
    if not one.asked:
        return replace(requirement, mentions=others)
    preferred = one.necessity == Necessity.PREFERRED
    if own and _says(own, one, preferred):
        return requirement
    duty = requirement.section == Section.ROLE_REQUIREMENTS and one.level is None
    usage = Usage.PREFERRED if preferred else Usage.USAGE if duty else Usage.REQUIREMENT
    instead = own[0].alternatives if own else ()
    said = Mention(skill, requirement.place, one.level, usage, None, instead, one.id)
    place = next((n for n, m in enumerate(requirement.mentions) if m.skill.id == skill.id), len(others))
    return replace(requirement, mentions=(*others[:place], said, *others[place:]))


def _says(own: Sequence[Mention], one: SkillCorrection, preferred: bool) -> bool:
    """Whether the statement says by itself what the person says."""
    best = max(own, key=lambda mention: (not mention.usage.denies, mention.level or 0))
    return best.usage.asks and best.level == one.level and (best.usage == Usage.PREFERRED) == preferred
