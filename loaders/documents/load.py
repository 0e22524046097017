"""Role documents become a report: the roles, every line with its class, every doubt as a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.documents import Finding, SourceDocument
from graph.watching import Watch
from loaders.corrections.corrections import NONE, Corrections
from loaders.documents.alone import Alone, alone
from loaders.documents.doubts import grouped, languages_told_once, with_unread
from loaders.documents.link import circles_told, give_ids, links_of
from loaders.documents.records import LoadReport
from loaders.documents.tables.choices import NO_COLUMNS, ColumnChoices, check_used
from loaders.readers.intake import files_at
from loaders.readers.opening import read_files
from loaders.readers.pieces import Source
from loaders.readers.taken import UnreadDocument
from loaders.vocabulary.vocabulary import Vocabulary, vocabulary_of


def load(
    paths: Sequence[Path],
    vocabulary: Vocabulary | None = None,
    columns: ColumnChoices = NO_COLUMNS,
    corrections: Corrections | None = None,
) -> LoadReport:
    """What the documents at these paths say; raises BadDocument in one line for what cannot be read.

    `columns` is what a person says of the columns of tables; raises BadQuestion where it fits none.
    `corrections` are what persons put right.
    """
    vocabulary = vocabulary or vocabulary_of()
    files, left_out = files_at(paths)
    read, unread = read_files(files)
    return report_of(read, (*left_out, *unread), vocabulary, columns, corrections or NONE)


def report_of(
    given: Sequence[Source],
    unread: Sequence[UnreadDocument],
    vocabulary: Vocabulary,
    columns: ColumnChoices = NO_COLUMNS,
    corrections: Corrections = NONE,
) -> LoadReport:
    """What documents say whose text was taken in already; raises BadQuestion for columns that fit none."""
    check_used(((source.name, table) for source in given for table in source.tables), columns, vocabulary)
    read = [alone(source, vocabulary, columns, None, corrections.of(source.name)) for source in given]
    return joined(read, unread, vocabulary)


def joined(
    given: Sequence[Alone],
    unread: Sequence[UnreadDocument],
    vocabulary: Vocabulary,
    watch: Watch | None = None,
) -> LoadReport:
    """What documents say together that were each read by itself; it may be asked once of each."""
    readings = [one.reading for one in given]
    give_ids(readings)
    links = links_of(readings, vocabulary, watch)
    every = tuple(
        replace(role, id=draft.id, aliases=links.aliases[draft.id], inherits=links.inherits[draft.id])
        for one in given
        for role, draft in zip(one.roles, one.reading.drafts, strict=True)
    )
    circles = circles_told(every)
    documents = list(languages_told_once(_document(one, circles) for one in given))
    told = sorted(unread, key=lambda left: left.others)
    return LoadReport(every, tuple(with_unread(documents, told)))


def _document(one: Alone, circles: Mapping[str, Sequence[Finding]]) -> SourceDocument:
    reading, language = one.reading, one.setting.language
    name = reading.source.name
    lines = tuple(replace(line, role=draft.id or None if draft else None) for line, draft in reading.lines)
    findings = grouped((*reading.findings, *one.findings))
    in_order = sorted(findings, key=lambda finding: (finding.line, finding.code))
    told = (*in_order, *circles.get(name, ()))
    tables = tuple(laid.table for laid in reading.laid)
    code = language.code if language else None
    corrected = tuple(correction.as_data for correction in reading.corrected.given)
    defined = tuple(reading.definitions)
    proposed, unknown = one.proposals, one.unknown
    return SourceDocument(name, lines, told, tables, defined, code, proposed, unknown, corrected)
