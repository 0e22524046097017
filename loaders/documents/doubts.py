"""What a person should look at: statements without a skill, names that nobody knows, what was not read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.documents import Finding, SourceDocument
from graph.kinds import Section
from loaders.documents.records import Requirement, Role
from loaders.readers.taken import UnreadDocument
from loaders.vocabulary.phrases import LONGEST
from loaders.vocabulary.vocabulary import Vocabulary

_NAME = re.compile(r"(?<=[a-z,;(&/] )(?:[A-Z][\w'&]*|[A-Z]{2,}\w*)(?:\s+[A-Z][\w'&]*)*")
NOT_READ = "not-read"


def doubts(document: str, roles: Sequence[Role], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Requirements that name no skill or are cut, and each capitalised name that is unknown, once."""
    titles = {word for role in roles for name in (role.title, role.track or "") for word in name.split()}
    seen: set[str] = set()
    for requirement in (r for role in roles for r in role.requirements):
        place = requirement.place
        if len(place.folded.text) > LONGEST:
            message = f"the statement is longer than {LONGEST:,} characters; only its beginning was searched"
            do = "break it into sentences, each on a line of its own"
            yield place.finding("long-statement", document, message=message, suggestion=do)
        if not requirement.mentions and not _measures(requirement):
            message, do = "no skill of the vocabulary is named", "add a phrase to the vocabulary, or leave it"
            yield place.finding("no-skill", document, message=message, suggestion=do)
        for name in _unknown(place.words, vocabulary, titles):
            if name not in seen:
                seen.add(name)
                message = f"{name} is no system, competency or title that is known"
                do = "add it to the vocabulary if it is a system"
                yield place.finding("unknown-name", document, message=message, suggestion=do)


def _measures(requirement: Requirement) -> bool:
    return requirement.section == Section.QUALIFICATION


def _unknown(text: str, vocabulary: Vocabulary, titles: set[str]) -> Iterator[str]:
    spans = [(named.start, named.end) for named in vocabulary.systems.named_in(text)]
    for match in _NAME.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in spans)
        known = vocabulary.competencies.named_in(match.group()) or vocabulary.patterns["nouns"].fullmatch(
            match.group()
        )
        if not inside and not known and not set(match.group().split()) <= titles and len(match.group()) > 1:
            yield match.group()


def with_unread(
    documents: Sequence[SourceDocument], unread: Iterable[UnreadDocument]
) -> list[SourceDocument]:
    """The documents with those left out, each of which holds no line and the finding that says why."""
    told = list(documents)
    places = {document.name: n for n, document in enumerate(told)}
    for left in unread:
        finding = Finding(
            code=NOT_READ,
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
