"""The forms under which names are found: folded, whatever the case, short forms written out."""

import re

from graph.folding import folded
from graph.model import Node

# Written forms that stand for one word in titles.
SHORT_FORMS = {"sr": "senior", "jr": "junior", "mgr": "manager", "&": "and"}
_WORDS = re.compile(r"&|[^\W_]+(?:[+#.'][^\W_]+)*[+#]*")


def label_key(name: str) -> str:
    """The form under which a name is found: folded, lower case, single blanks, short forms written out."""
    name = folded(folded(name).casefold())
    words = _WORDS.findall(name)
    return " ".join(SHORT_FORMS.get(word, word) for word in words) or name.strip()


def id_key(name: str) -> str:
    """The form under which a name is looked up among the ids, which are case-folded."""
    return name.strip().casefold()


def keys_of(node: Node) -> frozenset[str]:
    """Every key under which a node is found by label."""
    return frozenset(label_key(name) for name in (node.label, *node.alt_labels))
