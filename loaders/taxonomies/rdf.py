"""RDF in the forms that it is written in, parsed by rdflib; nothing is ever fetched."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.sax import SAXException

from rdflib import Graph as Triples
from rdflib.exceptions import Error, ParserError

from graph.errors import BadDocument
from graph.exchange.json_text import BadJson, parsed

_FAULTS = (
    SyntaxError, SAXException, Error, ParserError, ValueError, LookupError, AssertionError, TypeError,
    AttributeError, RecursionError, OSError,
)  # fmt: skip
_ENTITY = re.compile(
    r"<!ENTITY\s+(?:%\s*)?\S+\s+(?:SYSTEM|PUBLIC|[\"'][^\"']*&)|<!DOCTYPE[^\[>]*(?:SYSTEM|PUBLIC)"
)
_LONGEST_TOLD = 160


def triples_of(text: str, path: Path) -> Triples:
    """The triples of a text in Turtle, RDF/XML or JSON-LD; raises BadDocument in one line."""
    form = _form(text)
    if form == "json-ld":
        _check_contexts(text, path)
    if form == "xml" and _ENTITY.search(text):
        raise BadDocument(f"{path}: holds entities that lead elsewhere or grow; save it as Turtle")
    triples = Triples()
    try:
        with _quiet():
            triples.parse(data=text, format=form, publicID=f"urn:file:{path.name}")
    except _FAULTS as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise BadDocument(f"{path}: is no {form.upper()}: {why[:_LONGEST_TOLD]}; mend it there") from error
    return triples


def _form(text: str) -> str:
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        return "json-ld" if start == "{" or '"@' in text else "turtle"
    return "xml" if re.match(r"\s*<(?:\?xml|!--|!DOCTYPE|\w+:RDF|RDF)\b", text) else "turtle"


def _check_contexts(text: str, path: Path) -> None:
    try:
        value = parsed(text.encode())
    except BadJson as error:
        raise BadDocument(f"{path}: is no JSON: {error}; mend it there") from error
    for context in _contexts(value):
        parts = context if isinstance(context, list) else [context]
        for part in parts:
            if isinstance(part, str) or (isinstance(part, Mapping) and "@import" in part):
                raise BadDocument(
                    f"{path}: its @context is at {str(part)[:80]}, and nothing is fetched; "
                    "write the context into the file, or save it as Turtle"
                )


def _contexts(value: Any) -> Iterator[Any]:
    ahead = [value]
    while ahead:
        part = ahead.pop()
        if isinstance(part, Mapping):
            if "@context" in part:
                yield part["@context"]
            ahead += part.values()
        elif isinstance(part, list):
            ahead += part


@contextmanager
def _quiet() -> Iterator[None]:
    """While a text is parsed, the library's own remarks on odd values are not printed."""
    logger = logging.getLogger("rdflib")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
