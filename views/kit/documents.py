"""What documents are called on pages: by their titles; the names of their files are tooltips."""

from exports.markup import Html
from graph.model import Evidence
from graph.questions.titles import Titles
from graph.stores.cache import kept
from views.kit.html import link
from views.kit.shell import store


def titles() -> Titles:
    """The titles of the documents of the store, each fetched once for each version of its graph."""
    known: dict[str, tuple[str, bool]] = kept(store(), "titles", lambda _: {})
    return Titles(store(), known)


def place_link(evidence: Evidence) -> Html:
    """A link to the line of a sentence under its document's title, the file's name as its tooltip."""
    return place_at(evidence.document, evidence.line)


def place_at(document: str, line: int | None) -> Html:
    """A link to a line of a document under the document's title, the file's name as its tooltip."""
    said = link(titles().line(document, line), "sources", document=document, line=line)
    return Html('<span title="{}">{}</span>').format(document, said)
