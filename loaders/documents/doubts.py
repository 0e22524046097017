"""What a person should look at: statements without a skill, names that nobody knows, what was not read.

A document is told in few findings: what repeats is one of them, with how often it stands there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from graph.documents import Finding, SourceDocument
from graph.kinds import LineClass, Section, number_of
from loaders.documents.reading import Reading
from loaders.documents.records import Role
from loaders.documents.setting import NOWHERE, Setting
from loaders.documents.unknown_names import StrangeName, own_places
from loaders.readers.pieces import Missing, Source
from loaders.readers.taken import UnreadDocument
from loaders.vocabulary.names import unsaid_out
from loaders.vocabulary.phrases import LONGEST
from loaders.vocabulary.vocabulary import Vocabulary

NOT_READ, LEFT_OUT = "not-read", "left-out"
NO_ROLE, LITTLE, LANGUAGE = "no-role", "little-read", "other-language"
UNRESOLVED = "unresolved-line"
# So many unknown names of a document are told by name.
MOST_NAMES = 12
# Statements without a skill are told where they are so many, and at least three of four.
TELLING = 5
# So few statements are hardly a role's, where so many words beside them say something else.
FEW, MUCH = 2, 60
_MISSING = {Missing.SHEETS: "sheet-left-out", Missing.VALUES: "no-value", Missing.LETTERS: "damaged-letters"}


def doubts(
    document: str,
    roles: Sequence[Role],
    unknown: Sequence[StrangeName],
    vocabulary: Vocabulary,
    setting: Setting = NOWHERE,
) -> Iterator[Finding]:
    """Statements that are cut, the statements that name no skill as one finding, and the unknown names."""
    places = own_places(roles)
    for place in places:
        if len(place.folded.text) > LONGEST:
            message = f"the statement is longer than {LONGEST:,} characters; only its beginning was searched"
            do = "break it into sentences, each on a line of its own"
            yield place.finding("long-statement", document, message=message, suggestion=do)
    # Where competencies are unread, that says it all.
    if setting.language is None:
        yield from _without_skill(document, roles, vocabulary)
    yield from _unknown_names(document, unknown)


def little_read(reading: Reading) -> Iterator[Finding]:
    """That hardly a statement was read, though the document says much more than its titles."""
    drafts, kind = reading.drafts, LineClass.NOISE
    stated = sum(len(draft.statements) for draft in drafts)
    if not drafts or stated > FEW or any(draft.links for draft in drafts) or reading.definitions:
        return
    left = sum(len(line.text.split()) for line, _ in reading.lines if line.line_class == kind)
    if left < MUCH:
        return
    what = number_of(stated, "statement") if stated else "no statement"
    message = f"{what} of {drafts[0].title} was read, and {left} words were passed over"
    do = "set a heading such as Responsibilities above what it asks, each statement on a line of its own"
    yield drafts[0].place.finding(LITTLE, reading.source.name, message=message, suggestion=do)


def missing_told(source: Source) -> Iterator[Finding]:
    """What the reader of a file left out of it or found damaged."""
    for notice in source.notices:
        yield Finding(
            code=_MISSING[notice.kind],
            document=source.name,
            line=notice.line,
            text=notice.text,
            message=notice.message,
            suggestion=notice.do,
        )


def grouped(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a document; one for all lines that belong nowhere, none where hardly any was read."""
    said = (f for f in findings if f.code != UNRESOLVED or any(map(str.isalpha, unsaid_out(f.text))))
    told = sorted(said, key=lambda finding: (finding.code, finding.line))
    lost = any(finding.code in {NO_ROLE, LITTLE} for finding in told)
    for code, of_code in groupby(told, key=lambda finding: finding.code):
        first, *more = of_code
        if code != UNRESOLVED:
            yield from (first, *more)
        elif not lost:
            others = f"; lines at {number_of(len(more), 'other place')} belong nowhere too" if more else ""
            yield replace(first, message=first.message + others)


def languages_told_once(documents: Iterable[SourceDocument]) -> Iterator[SourceDocument]:
    """The documents; of those in one language the first tells it, with how many more there are."""
    given = tuple(documents)
    first = {document.language: n for n, document in reversed(list(enumerate(given))) if document.language}
    often = Counter(document.language for document in given)
    for n, document in enumerate(given):
        more = often[document.language] - 1
        if not document.language or not more:
            yield document
            continue
        others = number_of(more, "other document is so", "other documents are so")
        told = (
            replace(f, message=f"{f.message}; {others} too") if f.code == LANGUAGE else f
            for f in document.findings
            if f.code != LANGUAGE or n == first[document.language]
        )
        yield replace(document, findings=tuple(told))


def _without_skill(document: str, roles: Sequence[Role], vocabulary: Vocabulary) -> Iterator[Finding]:
    asked = [r for role in roles for r in role.requirements if r.section != Section.QUALIFICATION]
    bare = [r for r in asked if not r.mentions and not vocabulary.own.is_ignored(r.place.words)]
    if len(bare) < TELLING or 4 * len(bare) < 3 * len(asked):
        return
    (written, often), *others = Counter(r.heading for r in bare).most_common()
    heading = (written or "").strip("*_# :")
    under = f" under {heading}" if heading and not others else ""
    under = f", {often} of them under {heading}" if heading and others and 2 * often > len(bare) else under
    message = f"{len(bare)} of {len(asked)} statements name no skill that is known{under}; the first"
    do = "add phrases to the vocabulary for what they ask, or leave them"
    yield bare[0].place.finding("no-skill", document, message=message, suggestion=do)


def _unknown_names(document: str, unknown: Sequence[StrangeName]) -> Iterator[Finding]:
    """One finding of all unknown names, at the first place of the first; only so many are told by name."""
    if not unknown:
        return
    if len(unknown) == 1:
        message = f"{_often(unknown[0])} is no system, competency or title that is known"
        do = "accept it with --accept if it is a system"
    else:
        said = ", ".join(map(_often, unknown[:MOST_NAMES]))
        more = f" and {len(unknown) - MOST_NAMES} more" if len(unknown) > MOST_NAMES else ""
        message = f"{len(unknown)} names are no system, competency or title that is known: {said}{more}"
        do = "accept those that are systems with --accept"
    yield unknown[0].places[0].finding("unknown-name", document, message=message, suggestion=do)


def _often(one: StrangeName) -> str:
    times = len(one.places)
    return one.name if times == 1 else f"{one.name} ({times} times)"


def with_unread(
    documents: Sequence[SourceDocument], unread: Iterable[UnreadDocument]
) -> list[SourceDocument]:
    """The documents with those left out, each of which holds no line and the finding that says why."""
    told = list(documents)
    places = {document.name: n for n, document in enumerate(told)}
    for left in unread:
        finding = Finding(
            code=LEFT_OUT if left.others else NOT_READ,
            document=left.name,
            line=1,
            text="",
            message=f"{left.name} {left.why}",
            suggestion=left.do,
        )
        at = places.setdefault(left.name, len(told))
        if at == len(told):
            told.append(SourceDocument(left.name, ()))
        told[at] = replace(told[at], findings=(*told[at].findings, finding))
    return told
