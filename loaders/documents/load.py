"""Role documents become a report: the roles, every line with its class, every doubt as a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.documents import Finding, SourceDocument
from loaders.documents.doubts import doubts, grouped, missing_told, with_unread
from loaders.documents.inferred import settled
from loaders.documents.link import Links, circles_told, give_ids, links_of
from loaders.documents.machine import read
from loaders.documents.mentions import mentions
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.records import LoadReport, Requirement, Role
from loaders.documents.setting import Setting, language_told, setting_of
from loaders.documents.table_choices import NO_COLUMNS, ColumnChoices, check_used
from loaders.readers.intake import files_at
from loaders.readers.opening import read_files
from loaders.readers.pieces import Source
from loaders.readers.taken import UnreadDocument
from loaders.vocabulary.vocabulary import Vocabulary, vocabulary_of


def load(
    paths: Sequence[Path], vocabulary: Vocabulary | None = None, columns: ColumnChoices = NO_COLUMNS
) -> LoadReport:
    """What the documents at these paths say; raises BadDocument in one line for what cannot be read.

    `columns` is what a person says of the columns of tables; raises BadQuestion where it fits none.
    """
    vocabulary = vocabulary or vocabulary_of()
    files, left_out = files_at(paths)
    read, unread = read_files(files)
    return report_of(read, (*left_out, *unread), vocabulary, columns)


def report_of(
    given: Sequence[Source],
    unread: Sequence[UnreadDocument],
    vocabulary: Vocabulary,
    columns: ColumnChoices = NO_COLUMNS,
) -> LoadReport:
    """What documents say whose text was taken in already; raises BadQuestion for columns that fit none."""
    check_used(((source.name, table) for source in given for table in source.tables), columns, vocabulary)
    readings = [settled(read(source, vocabulary, columns), vocabulary) for source in given]
    give_ids(readings)
    links = links_of(readings, vocabulary)
    settings = [setting_of(reading) for reading in readings]
    roles = {
        reading.source.name: [_role(reading, draft, links, setting) for draft in reading.drafts]
        for reading, setting in zip(readings, settings, strict=True)
    }
    every = tuple(role for own in roles.values() for role in own)
    circles = circles_told(every)
    documents = [
        _document(reading, roles[reading.source.name], circles, setting)
        for reading, setting in zip(readings, settings, strict=True)
    ]
    told = sorted(unread, key=lambda left: left.others)
    return LoadReport(every, tuple(with_unread(documents, told)))


def _role(reading: Reading, draft: RoleDraft, links: Links, setting: Setting) -> Role:
    own_track = [other for other in reading.drafts if other.track == draft.track]
    return Role(
        id=draft.id,
        title=draft.title,
        aliases=links.aliases[draft.id],
        track=draft.track,
        track_stated=draft.track_place is not None,
        track_place=draft.track_place or draft.place,
        level_index=own_track.index(draft) + 1 if draft.track else None,
        education=draft.education,
        years=draft.years,
        supervisory_years=draft.supervisory_years,
        document=reading.source.name,
        place=draft.place,
        requirements=tuple(_requirement(stated, reading.vocabulary, setting) for stated in draft.statements),
        inherits=links.inherits[draft.id],
    )


def _requirement(statement: DraftStatement, vocabulary: Vocabulary, setting: Setting) -> Requirement:
    if statement.named is not None:
        return Requirement(
            section=statement.section,
            heading=statement.heading,
            place=statement.place,
            mentions=statement.named,
        )
    section, heading = statement.section, statement.heading
    named = mentions(statement.place, section, vocabulary, statement.measures, heading, setting)
    if statement.group:
        named += mentions(statement.group, section, vocabulary, heading=heading, setting=setting)
    return Requirement(section=section, heading=heading, place=statement.place, mentions=named)


def _document(
    reading: Reading,
    roles: Sequence[Role],
    circles: Mapping[str, Sequence[Finding]],
    setting: Setting,
) -> SourceDocument:
    name = reading.source.name
    lines = tuple(replace(line, role=draft.id or None if draft else None) for line, draft in reading.lines)
    doubted = (*missing_told(reading.source), *doubts(name, roles, reading.vocabulary, setting))
    findings = grouped((*reading.findings, *language_told(reading, setting), *doubted))
    in_order = sorted(findings, key=lambda finding: (finding.line, finding.code))
    code = setting.language.code if setting.language else None
    told = (*in_order, *circles.get(name, ()))
    tables = tuple(laid.table for laid in reading.laid)
    return SourceDocument(name, lines, told, tables, tuple(reading.definitions), code)
