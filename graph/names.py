"""The forms under which names are found: folded, whatever the case, short forms written out."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from graph.folding import folded
from graph.model import Node
from graph.word_lists import short_forms

_WORDS = re.compile(r"&|[^\W_]+(?:[+#.'][^\W_]+)*[+#]*")
# Letters that Unicode does not part into a letter and its mark.
_BARE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def label_key(name: str) -> str:
    """The form under which a name is found: folded, lower case, single blanks, short forms written out."""
    name = folded(folded(name).casefold())
    words = _WORDS.findall(name)
    return " ".join(_written_out().get(word, word) for word in words) or name.strip()


@cache
def _written_out() -> Mapping[str, str]:
    return {"&": "and", **short_forms()}


def search_words(name: str) -> tuple[str, ...]:
    """The words of a name as search as you type compares them: folded, without accents, in small letters."""
    text = folded(name).casefold()
    if not text.isascii():
        bare = unicodedata.normalize("NFKD", text.translate(_BARE))
        text = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return tuple(_WORDS.findall(text))


def written_out(word: str) -> str:
    """What a short form stands for; any other word as it is."""
    return _written_out().get(word, word)


def id_key(name: str) -> str:
    """The form under which a name is looked up among the ids, which are case-folded."""
    return name.strip().casefold()


def keys_of(node: Node) -> frozenset[str]:
    """Every key under which a node is found by label."""
    return frozenset(label_key(name) for name in (node.label, *node.alt_labels))


def slug(text: str) -> str:
    """The text as part of an id: letters a to z and digits, hyphens between; never empty."""
    return _NO_SLUG.sub("-", text.casefold()).strip("-") or "unnamed"
