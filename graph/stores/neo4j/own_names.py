"""What our labels and relation types are called in a database that others may share.

Earlier versions of the atlas used names that any tool might: Entity, Role, NEEDS. A load under those
names is still read, by the same queries with the mark taken off, until the next load moves it.
"""

from functools import cache
from typing import LiteralString

from graph.kinds import EdgeKind, NodeKind

LABEL, TYPE = "Atlas", "ATLAS_"
# The version of a graph under the old names is its load with this before it.
OLD = "old:"


def label_of(kind: NodeKind) -> str:
    """The label of a kind of node."""
    return f"{LABEL}{kind.capitalize()}"


def type_of(kind: EdgeKind, version: str) -> str:
    """The relation type of a kind of edge in a graph of this version."""
    return str(kind) if is_old(version) else f"{TYPE}{kind}"


def kind_of(relation_type: str) -> str:
    """The kind of edge that a relation type stands for."""
    return relation_type.removeprefix(TYPE)


def is_old(version: str) -> bool:
    """Whether the graph of this version bears the old names."""
    return version.startswith(OLD)


def load_of(version: str) -> str:
    """The id of the load that a version names."""
    return version.removeprefix(OLD)


def worded(query: LiteralString, version: str) -> LiteralString:
    """The query in the names that the graph of this version bears."""
    return in_old_names(query) if is_old(version) else query


@cache
def in_old_names(query: LiteralString) -> LiteralString:
    """The query as it reads in the names of before."""
    return query.replace(":Atlas", ":").replace("ATLAS_", "")
