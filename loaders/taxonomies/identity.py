"""URIs of a taxonomy become ids of the graph, and ids become URIs of our own."""

from collections.abc import Iterable
from urllib.parse import quote, unquote

from graph.kinds import SKILL_KINDS, NodeKind
from graph.names import slug

# An id of the graph as a URI, and the words of our own for what a format cannot say.
OWN = "urn:role-atlas:"
TERMS = "urn:role-atlas:terms:"
_PARTS = "/#:"


def uri_of(node_id: str) -> str:
    """The URI of our own that stands for an id of the graph."""
    return f"{OWN}{quote(node_id, safe=':-._')}"


def own_id(uri: str, kinds: Iterable[NodeKind]) -> str | None:
    """The id that a URI of our own stands for, None for another URI or an id of another kind."""
    if not uri.startswith(OWN):
        return None
    node_id = unquote(uri.removeprefix(OWN)).casefold()
    kind, _, name = node_id.partition(":")
    return node_id if name and kind in set(map(str, kinds)) else None


class Ids:
    """The ids of what a taxonomy names by URIs; one URI has one id.

    An id is what stands last in the URI; where two URIs end alike, the later one's is the whole of it.
    With `plain`, a URI of our own is read as others read it: it does not tell a system from a competency.
    """

    def __init__(self, plain: bool = False) -> None:
        self._plain = plain
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()

    def role(self, uri: str) -> str:
        """The id of a role."""
        return self._id(uri, NodeKind.ROLE, (NodeKind.ROLE,))

    def skill(self, uri: str, kind: NodeKind = NodeKind.COMPETENCY) -> str:
        """The id of a skill, a competency unless said otherwise."""
        return self._id(uri, kind, (kind,) if self._plain else SKILL_KINDS)

    def _id(self, uri: str, kind: NodeKind, own: Iterable[NodeKind]) -> str:
        if uri not in self._ids:
            tries = (own_id(uri, own), f"{kind}:{_last(uri)}", f"{kind}:{slug(uri)}", f"{kind}:{quote(uri)}")
            wanted = (tried.casefold() for tried in tries if tried)
            node_id = next(name for name in wanted if name not in self._taken)
            self._taken.add(node_id)
            self._ids[uri] = node_id
        return self._ids[uri]


def _last(uri: str) -> str:
    """What stands last in a URI, without blanks and never empty."""
    start = max(uri.rstrip(_PARTS).rfind(sign) for sign in _PARTS) + 1
    return "-".join(unquote(uri[start:].rstrip(_PARTS)).split()) or slug(uri)
