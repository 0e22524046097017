"""What was left out of a folder, told where every other doubt of a load is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.documents import Finding, SourceDocument
from loaders.documents.intake import Unread

NOT_READ = "not-read"


def with_unread(documents: Sequence[SourceDocument], unread: Iterable[Unread]) -> list[SourceDocument]:
    """The documents with those left out, each of which holds no line and the finding that says why."""
    told = list(documents)
    places = {document.name: n for n, document in enumerate(told)}
    for left in unread:
        finding = Finding(NOT_READ, left.name, 1, "", f"{left.name} {left.why}", left.do)
        at = places.setdefault(left.name, len(told))
        if at == len(told):
            told.append(SourceDocument(left.name, ()))
        told[at] = replace(told[at], findings=(*told[at].findings, finding))
    return told
