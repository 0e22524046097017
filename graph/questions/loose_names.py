"""Names as people write them in haste: abbreviated, parted or joined otherwise, turned round at a comma.

What a name may mean is its forms; two names are loosely the same where they share one. "Sr Sales Ops Analyst"
and "Analyst, Senior Sales Operations" are, and so are "sales force" and "Salesforce". Forms are sought only
where no node bears the name as it is written (`graph/questions/find.py`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product

from graph.kinds import NodeKind
from graph.model import Node
from graph.names import label_key
from graph.singular import singular
from graph.stores.cache import kept
from graph.stores.store import View
from graph.word_lists import abbreviations

# More of a name, in characters, tells nothing of what it is like.
LONGEST_NAME = 200
# More readings of one name than these are not tried: four abbreviations of two or three words each.
MOST_READINGS = 48
_JOINED_LETTERS = re.compile(r"(?<=\b\w)[/.&](?=\w\b)")
_OF = " of "


@dataclass(frozen=True)
class _Forms:
    """The ids of the nodes that bear a name of each form, as it is written and with abbreviations read."""

    written: Mapping[str, frozenset[str]]
    read: Mapping[str, frozenset[str]]


def loosely_named(store: View, name: str, kinds: Sequence[NodeKind]) -> tuple[Node, ...]:
    """The nodes of these kinds that bear the name but for blanks, plurals, turns and abbreviations.

    What fits without reading an abbreviation goes before what fits by one; sorted by id; none for a text too
    long to be a name.
    """
    if len(name) > LONGEST_NAME:
        return ()
    forms = kept(store, f"loose names of {','.join(sorted(kinds))}", lambda here: _forms(here, kinds))
    for known, asked in ((forms.written, _solid(turns(name))), (forms.read, _solid(readings(name)))):
        if ids := frozenset().union(*(known.get(form, frozenset()) for form in asked)):
            return store.nodes(ids)
    return ()


def readings(name: str) -> tuple[str, ...]:
    """The name with each abbreviation as it stands and written out each way, as label keys."""
    return tuple(dict.fromkeys(reading for turn in turns(name) for reading in _read(turn)))


def turns(name: str) -> tuple[str, ...]:
    """The name as a label key, and turned round: "Manager, Accounting" and "Manager of Accounting"."""
    plain = _JOINED_LETTERS.sub("", name[:LONGEST_NAME])
    turned = [label_key(plain)]
    head, comma, tail = plain.partition(",")
    if comma and head.strip() and tail.strip():
        turned.append(label_key(f"{tail} {head}"))
    head, of, tail = turned[0].partition(_OF)
    if of:
        turned.append(f"{tail} {head}")
    return tuple(turned)


def _read(key: str) -> Iterator[str]:
    known = abbreviations()
    meanings = [(word, *known.get(word, ())) for word in key.split()]
    yield from (" ".join(words) for words in islice(product(*meanings), MOST_READINGS))


def _solid(keys: Sequence[str]) -> frozenset[str]:
    """The keys without blanks, as they are and in the singular."""
    plain = {key.replace(" ", "") for key in keys}
    return frozenset(plain | {"".join(map(singular, key.split())) for key in keys})


def _forms(store: View, kinds: Sequence[NodeKind]) -> _Forms:
    written: dict[str, set[str]] = defaultdict(set)
    read: dict[str, set[str]] = defaultdict(set)
    for node in (node for kind in kinds for node in store.nodes_of_kind(kind)):
        for name in (node.label, *node.alt_labels):
            for form in _solid(turns(name)):
                written[form].add(node.id)
            for form in _solid(readings(name)):
                read[form].add(node.id)
    return _Forms(_frozen(written), _frozen(read))


def _frozen(forms: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {form: frozenset(ids) for form, ids in forms.items()}
