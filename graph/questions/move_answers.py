"""The frozen answers about likeness, moves and paths."""

from dataclasses import dataclass

from graph.kinds import Level, MoveKind, Verdict
from graph.model import Node
from graph.questions.answers import Gap, StatementPair


@dataclass(frozen=True)
class SimilarRole:
    """A role like another one, 0 to 1, with the statements that match.

    `covered` is how much of what it states the other one covers, 0 to 1; None where it states nothing.
    """

    role: Node
    similarity: float
    covered: float | None
    verdict: Verdict
    pairs: tuple[StatementPair, ...]


@dataclass(frozen=True)
class Similar:
    """The roles most like one role, likest first.

    `ranked_by` names the parts of the likeness that told them apart, and `word_vectors` what the vectors of
    its words were made of; None where there are none, and words are compared as they are written.
    """

    role: Node
    similar: tuple[SimilarRole, ...]
    ranked_by: tuple[str, ...]
    word_vectors: str | None


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """The bar of the verdicts and what it rests on: the likeness of adjacent rungs.

    viable: at or above `bar` = mean - one standard deviation; stretch: at or above `floor` =
    mean - two; far below that. Without a single pair of adjacent rungs there is no bar.
    """

    rungs: tuple[tuple[Node, Node, float], ...]
    mean: float
    deviation: float
    bar: float
    floor: float


@dataclass(frozen=True, kw_only=True)
class Move:
    """A move of the lattice from one role to another.

    `covered` is how much of what the target states the origin covers, 0 to 1; None where it states
    nothing, and where it was not asked for: in the whole lattice.
    """

    origin: Node
    target: Node
    kind: MoveKind
    verdict: Verdict
    similarity: float
    effort: float
    covered: float | None = None


@dataclass(frozen=True)
class Lattice:
    """All roles with all moves between them; roles without a track have no moves."""

    roles: tuple[Node, ...]
    moves: tuple[Move, ...]
    calibration: Calibration | None


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What one skill does for the moves out of a role, learned to `level`.

    `opens` holds the roles to which the move becomes viable with it; `eased` counts the moves that
    ask for it, and `effort` is what they cost less, in all.
    """

    skill: Node
    level: Level
    opens: tuple[Node, ...]
    eased: int
    effort: float


@dataclass(frozen=True, kw_only=True)
class Moves:
    """The moves of the lattice into and out of a role, nearest first, and what opens more."""

    role: Node
    into: tuple[Move, ...]
    out: tuple[Move, ...]
    openings: tuple[Opening, ...]


@dataclass(frozen=True)
class PathStep:
    """One move of a path with what it shares, raises and misses, and the experience it asks."""

    move: Move
    gap: Gap


@dataclass(frozen=True, kw_only=True)
class CareerPath:
    """A path over the lattice; `hardest` is the effort of its hardest step."""

    roles: tuple[Node, ...]
    steps: tuple[PathStep, ...]
    effort: float
    hardest: float


@dataclass(frozen=True, kw_only=True)
class CareerPaths:
    """The best diverse paths; without one, why there is none and what to try instead."""

    origin: Node
    target: Node
    paths: tuple[CareerPath, ...]
    why_none: str | None
    offers: tuple[str, ...]
    calibration: Calibration | None
