"""What can go wrong, in one clear line each; all descend from GraphError."""

from collections.abc import Sequence

# So much of a name, in characters, is repeated in a sentence.
LONGEST_SHOWN = 120


class GraphError(Exception):
    """Something a person can be told in one line."""

    @property
    def hidden(self) -> str:
        """The line without the words that were typed or read, for an audience that may see no names."""
        return str(self)


class InvalidRecord(GraphError):
    """A node, an edge or a piece of evidence that cannot stand."""


class UnknownNode(GraphError):
    """No node has this id."""

    def __init__(self, node_id: str) -> None:
        super().__init__(f"no node has the id {node_id!r}")
        self.node_id = node_id


class UnknownName(GraphError):
    """A name that no node of the wanted kind bears; carries the nearest ones."""

    def __init__(
        self, name: str, kind: str, nearest: Sequence[str], where: str = "the loaded documents"
    ) -> None:
        self.offer = f"; the nearest {_are(nearest)}" if nearest else ""
        super().__init__(f"no {kind} is called {_short(name)!r} in {where}{self.offer}")
        self._hidden = f"no {kind} is called what was asked for in {where}{self.offer}"
        self.name = name
        self.kind = kind
        self.nearest = tuple(nearest)

    @property
    def hidden(self) -> str:
        """The line without the name."""
        return self._hidden


class AmbiguousName(GraphError):
    """A name that several nodes bear; carries their ids."""

    def __init__(self, name: str, ids: Sequence[str]) -> None:
        super().__init__(f"{_short(name)!r} may be any of {', '.join(ids)}; give one of these ids")
        self.name = name
        self.ids = tuple(ids)

    @property
    def hidden(self) -> str:
        """The line without the name."""
        return f"the name asked for may be any of {', '.join(self.ids)}; give one of these ids"


class BadAddress(GraphError):
    """A store address that cannot be opened."""


class NothingKept(GraphError):
    """An address at which no graph was ever loaded; carries that in words, and the nearest names there."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str], how: str, empty: bool = False) -> None:
        offer = f"; the nearest there {_are(nearest)}" if nearest else ""
        said = f"{name} holds no graph yet" if empty else f"there is no {kind} {name}{offer}"
        super().__init__(f"{said}; {how}")
        self.said = said
        self.name = name
        self.nearest = tuple(nearest)


class NothingToUndo(GraphError):
    """A store that holds no version before the last load."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} keeps no earlier version: no load has replaced a graph there")


class BadQuestion(GraphError):
    """A question whose terms contradict each other or are out of scale.

    `bare` says the same without the words of the question, where these may hold a name.
    """

    def __init__(self, told: str, bare: str = "") -> None:
        super().__init__(told)
        self._bare = bare

    @property
    def hidden(self) -> str:
        """The line without the words of the question."""
        return self._bare or str(self)


class BadDocument(GraphError):
    """A document that cannot be read as text, or a path that leads to none."""


class BadRoster(BadDocument):
    """A file that holds no table of people that can be taken.

    `reason` may repeat text of the table, `bare` repeats none.
    """

    def __init__(self, file: str, reason: str, bare: str = "") -> None:
        super().__init__(f"{file}: {reason}")
        self._bare = bare or reason

    @property
    def hidden(self) -> str:
        """The line without the file's name and without text of the table."""
        return f"the table of people: {self._bare}"


class NoRoleFound(BadDocument):
    """Documents, or an atlas file, that hold no role."""

    def __init__(self, where: str, then: str) -> None:
        super().__init__(f"no role was found in {where}: {then}; a role needs a title on a line of its own")


class BadVocabulary(GraphError):
    """A vocabulary file with faults; the text lists every one of them with its place."""


class BadEncoder(GraphError):
    """A folder that was named as the encoder of sentences, and holds none that can be used."""


class ChangedMeanwhile(GraphError):
    """Something that is kept in a dataset was changed by another since it was looked at."""

    def __init__(self, what: str, by: str, held: bool) -> None:
        done = "changed" if held else "taken away"
        who = f" by {by}" if by else ""
        super().__init__(
            f"{what} was {done} meanwhile{who}: nothing is kept, look at it as it is now and try again"
        )


class StoreTrouble(GraphError):
    """A store on a server that cannot do what was asked; the text says why and what to do."""


class StoreUnavailable(StoreTrouble):
    """The server does not answer now, but may do so again by itself."""


class RuleBroken(StoreTrouble):
    """A rule of the database forbids what was to be written; the text is the server's."""


class GraphReplaced(StoreTrouble):
    """The graph was replaced while it was read."""

    def __init__(self) -> None:
        super().__init__("the graph was replaced while it was read; ask again")


class ServerTrouble(GraphError):
    """A server of one's own that cannot be fetched, started or stopped; the text says what to do."""


def _are(names: Sequence[str]) -> str:
    return f"{'is' if len(names) == 1 else 'are'} {', '.join(names)}"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_SHOWN else f"{name[:LONGEST_SHOWN]}…"
