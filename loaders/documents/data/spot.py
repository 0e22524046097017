"""Where the reading of data stands: the roles spoken of, and the heading and section by the keys around."""

from dataclasses import dataclass, replace

from graph.kinds import Section
from loaders.documents.asking_words import is_welcome
from loaders.documents.data.tree import heading_of, kinds_of, text_at
from loaders.documents.reading import RoleDraft
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Keyed, Place, Scalar, Series, Value
from loaders.vocabulary.keys import KeyKind, ladder_keys
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


@dataclass(frozen=True)
class Spot:
    """The roles at hand, their family, the heading and the section.

    `sure` is False below a key that nobody knows: names alone are no requirements there. `skills` is True
    where a name is that of a skill, `told` where prose tells of a role, so that only what is listed asks,
    `listed` within a list, of which each text is one statement. `group` names what the statements are about,
    as the header of a nested list does. `named` is True under the name of a topic, which heads what stands
    below it, whatever key that stands behind; `whole` where prose says what is asked too.
    """

    roles: tuple[RoleDraft, ...] = ()
    family: tuple[str, Place] | None = None
    heading: str | None = None
    section: Section = Section.ROLE_REQUIREMENTS
    sure: bool = False
    skills: bool = False
    told: bool = False
    listed: bool = False
    group: Place | None = None
    named: bool = False
    whole: bool = False


def under(key: Scalar, at: Spot, vocabulary: Vocabulary) -> Spot:
    """The spot behind a key that heads what it asks, as its words say."""
    kinds, words = kinds_of(key), heading_of(key)
    if KeyKind.ITEMS in kinds:
        return replace(at, sure=bool(at.roles))
    if not at.roles and kinds & {KeyKind.ROLES, KeyKind.RUNGS, KeyKind.FAMILIES}:
        return replace(at, listed=False)
    if at.whole and kinds & {KeyKind.TEXT, KeyKind.TOLD}:
        return replace(at, listed=False)
    known, section = vocabulary.section_named(words)
    if section is None and at.skills:
        known, section = vocabulary.section_named(f"{words} {ladder_keys().skills_word}")
    if KeyKind.SKILLS in kinds:
        known, section = True, section or Section.TECHNICAL
    elif lookup_key(words) in vocabulary.soft_headings:
        known, section = True, Section.SOFT
    told = known and section is None and vocabulary.is_told(words)
    if known and section is None and not told:
        # What an employer offers, how it hires: nothing there is asked of anybody.
        return Spot(family=at.family) if at.roles else at
    told = (told or (KeyKind.TOLD in kinds and section is None)) and not at.whole
    if not known and not kinds and (at.whole or (at.named and not at.roles)):
        return replace(at, listed=False)
    # A key that nobody knows within a section names a part of it.
    part = at.roles and at.sure and section is None and not told and at.section != Section.SOFT
    labelled = at.named and at.roles and not is_welcome(words, vocabulary)
    return replace(
        at,
        heading=at.heading if labelled else words,
        section=section or at.section,
        sure=bool(section) or (at.sure and not told),
        skills=KeyKind.SKILLS in kinds or at.skills,
        told=told,
        listed=False,
        group=replace(key.place, text=words) if part else None,
    )


def under_label(label: Scalar, at: Spot, vocabulary: Vocabulary) -> Spot:
    """The spot under the name of a topic, or of a skill that more is said of."""
    words = label.place.text
    section = vocabulary.section_named(words)[1]
    if lookup_key(bare_title(words, vocabulary)) in vocabulary.soft_headings:
        section = Section.SOFT
    around = Section.ROLE_REQUIREMENTS if at.skills else at.section
    section = section or around
    # Soft requirements stand under headings, others are about what the label names.
    group = None if section == Section.SOFT else label.place
    return replace(at, heading=words, section=section, skills=False, group=group, named=at.listed)


def label_of(value: Value) -> Scalar | None:
    """The text that names a mapping."""
    if not isinstance(value, Keyed):
        return None
    kinds = (KeyKind.TITLE, KeyKind.NAME, KeyKind.SKILL, KeyKind.TEXT, KeyKind.AREA)
    return next((text for kind in kinds if (text := text_at(value, kind))), None)


def is_nested(value: Keyed) -> bool:
    """Whether a mapping holds more than texts, but for what says nothing."""
    return any(
        not isinstance(inner, Scalar) and KeyKind.SILENT not in kinds_of(key) and _holds_more(key, inner)
        for key, inner in value.entries
    )


def _holds_more(key: Scalar, value: Series | Keyed) -> bool:
    """Whether a value holds anything but the names of roles and levels."""
    if isinstance(value, Series) and kinds_of(key) & {KeyKind.ROLES, KeyKind.RUNGS}:
        return not all(isinstance(one, Scalar) for one in value.values)
    return bool(value.values if isinstance(value, Series) else value.entries)
