"""What a document says by itself, before its roles are told apart from those of others and linked to them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from graph.documents import Finding, Proposal, UnknownWord
from graph.watching import Watch, parted, watched
from loaders.corrections.correction import Correction
from loaders.documents.corrected.skills import with_skills
from loaders.documents.corrected.tracks import settle_tracks
from loaders.documents.doubts import doubts, little_read, missing_told
from loaders.documents.inferred import settled
from loaders.documents.machine import read
from loaders.documents.mentions import mentions
from loaders.documents.proposals import proposals
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.records import Requirement, Role
from loaders.documents.setting import Setting, language_told, setting_of
from loaders.documents.tables.choices import NO_COLUMNS, ColumnChoices
from loaders.documents.unknown_names import unknown_names
from loaders.readers.pieces import Source
from loaders.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Alone:
    """A document read by itself: its roles have no ids, and inherit nothing yet.

    It depends on the document, what was put right in it, the vocabulary and the program alone. Linking adds
    to `reading.findings` and gives `reading.drafts` their ids.
    """

    reading: Reading
    setting: Setting
    roles: tuple[Role, ...]
    findings: tuple[Finding, ...]
    proposals: tuple[Proposal, ...]
    unknown: tuple[UnknownWord, ...]


def alone(
    source: Source,
    vocabulary: Vocabulary,
    columns: ColumnChoices = NO_COLUMNS,
    watch: Watch | None = None,
    corrections: Sequence[Correction] = (),
) -> Alone:
    """What a document says by itself; `watch` is told how much of how much of it is read.

    `corrections` are what a person put right in it.
    """
    of_lines, of_statements, of_rest = parted(watch, 6, 3, 1)
    reading = settled(read(source, vocabulary, columns, of_lines, corrections), vocabulary)
    settle_tracks(reading)
    setting = setting_of(reading)
    count = sum(len(draft.statements) for draft in reading.drafts)
    stated = watched((one for draft in reading.drafts for one in draft.statements), of_statements, count)
    asked = {
        draft: [
            _requirement(one, reading.vocabulary, setting) for one in islice(stated, len(draft.statements))
        ]
        for draft in reading.drafts
    }
    with_skills(reading, asked)
    rungs = Counter[str | None]()
    roles = []
    for draft in reading.drafts:
        rungs[draft.track] += 1
        roles.append(_role(reading, draft, tuple(asked[draft]), rungs[draft.track]))
    unknown = unknown_names(roles, vocabulary, setting, of_rest)
    told = (*language_told(reading, setting), *missing_told(source), *little_read(reading))
    doubted = doubts(source.name, roles, unknown, vocabulary, setting)
    proposed = proposals(roles, unknown, vocabulary, setting)
    names = tuple(one.told for one in unknown)
    return Alone(reading, setting, tuple(roles), (*told, *doubted), proposed, names)


def _role(reading: Reading, draft: RoleDraft, asked: tuple[Requirement, ...], rung: int) -> Role:
    return Role(
        id="",
        title=draft.title,
        aliases=(),
        track=draft.track,
        track_stated=draft.track_place is not None,
        track_place=draft.track_place or draft.place,
        level_index=rung if draft.track else None,
        education=draft.education,
        years=draft.years,
        supervisory_years=draft.supervisory_years,
        document=reading.source.name,
        place=draft.place,
        requirements=asked,
        inherits=(),
        corrected=draft.corrected,
        track_corrected=draft.track_corrected,
    )


def _requirement(statement: DraftStatement, vocabulary: Vocabulary, setting: Setting) -> Requirement:
    if statement.named is not None:
        return Requirement(
            section=statement.section,
            heading=statement.heading,
            place=statement.place,
            mentions=statement.named,
            corrected=statement.corrected,
        )
    section, heading = statement.section, statement.heading
    named = mentions(statement.place, section, vocabulary, statement.measures, heading, setting)
    if statement.group:
        # What stands over a list tells the topic of a statement that names none itself.
        told = replace(setting, general=not named)
        named += mentions(statement.group, section, vocabulary, heading=heading, setting=told)
    return Requirement(
        section=section,
        heading=heading,
        place=statement.place,
        mentions=named,
        corrected=statement.corrected,
    )
