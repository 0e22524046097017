"""The frozen answers about likeness, moves and paths."""

from dataclasses import dataclass

from graph.kinds import BestAt, Level, MoveKind, Verdict
from graph.model import Node
from graph.questions.answers import Gap, StatementPair


@dataclass(frozen=True)
class Bar:
    """What one measure calls usual here, from the mean and the standard deviation of the promotions.

    A likeness is usual from `usual` on and a stretch from `stretch` on, an effort up to them.
    """

    mean: float
    deviation: float
    usual: float
    stretch: float


@dataclass(frozen=True)
class Promotion:
    """Two adjacent rungs of a track with their likeness (0 to 1) and the effort between them."""

    origin: Node
    target: Node
    similarity: float
    effort: float


@dataclass(frozen=True)
class WithoutTrack:
    """The bars as they would be without the promotions of one track; `rungs` is how many are left."""

    track: str
    rungs: int
    likeness: Bar
    learning: Bar | None


# Fewer promotions than this are few to judge other moves by.
FEW_PROMOTIONS = 5


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """What the verdicts rest on: the likeness of adjacent rungs, and what these ask to be learned.

    `learning` is None where no promotion asks anything; `promotion` the median effort of those that do,
    the unit in which effort is shown. Without a single pair of adjacent rungs there is no calibration.
    """

    rungs: tuple[Promotion, ...]
    likeness: Bar
    learning: Bar | None
    promotion: float | None
    without: tuple[WithoutTrack, ...]

    @property
    def rests_on_few(self) -> bool:
        """Whether there are too few promotions to trust the verdicts much."""
        return len(self.rungs) < FEW_PROMOTIONS


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
    `calibration` is what the verdicts rest on.
    """

    role: Node
    similar: tuple[SimilarRole, ...]
    ranked_by: tuple[str, ...]
    word_vectors: str | None
    calibration: Calibration | None


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
    """What one skill does for the moves out of a role, learned to `level`; None where no target states one.

    `opens` holds the roles to which the move becomes viable with it; `eased` counts the moves that
    ask for it, and `effort` is what they cost less, in all.
    """

    skill: Node
    level: Level | None
    opens: tuple[Node, ...]
    eased: int
    effort: float


@dataclass(frozen=True, kw_only=True)
class Moves:
    """The moves into and out of a role, nearest first, what opens more, and what the verdicts rest on."""

    role: Node
    into: tuple[Move, ...]
    out: tuple[Move, ...]
    openings: tuple[Opening, ...]
    calibration: Calibration | None


@dataclass(frozen=True)
class PathStep:
    """One move of a path with what it shares, raises and misses, and the experience it asks.

    `gap` is held against all that the origin and the roles passed ask, and so is the effort of `move`.
    """

    move: Move
    gap: Gap


@dataclass(frozen=True, kw_only=True)
class CareerPath:
    """A path over the lattice; `effort` counts each skill once, `hardest` is the effort of its hardest step.

    `best_at` is what it is the best of all at, nothing for a middle way. `beaten_by` is the number of the
    path that is nowhere worse, where this one is offered for beginning with the next rung of the own track;
    `note` a sentence where the path needs one.
    """

    roles: tuple[Node, ...]
    steps: tuple[PathStep, ...]
    effort: float
    hardest: float
    best_at: tuple[BestAt, ...] = ()
    beaten_by: int | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class CareerPaths:
    """The paths that no other beats; without one, why there is none and what to try instead.

    `also` is the path by the next rung of the own track, where none of `paths` begins so and there is room:
    people ask for it first. `complete` is False where there was too much to look at all of it. `neighbours`
    says to how many of the likest roles a move leads, where not to all; `rungs_known` is False where nobody
    says whether a move climbs.
    """

    origin: Node
    target: Node
    paths: tuple[CareerPath, ...]
    why_none: str | None
    offers: tuple[str, ...]
    calibration: Calibration | None
    complete: bool = True
    also: tuple[CareerPath, ...] = ()
    neighbours: int | None = None
    rungs_known: bool = True

    @property
    def offered(self) -> tuple[CareerPath, ...]:
        """All that is shown, as it is numbered."""
        return (*self.paths, *self.also)
