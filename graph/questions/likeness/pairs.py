"""The statements of two roles that match: what is shown where roles are said to be alike."""

from graph.questions.likeness.roles import Similarity
from graph.questions.move_answers import StatementPair

# Two statements less alike than this share hardly more than their field: of the pairs of the development
# ladders judged by hand, most above it say the same work (docs/evaluation.md).
PAIR_FLOOR = 0.4
MOST_PAIRS = 5
# Two statements this alike in words are one. What more than half of all other roles make too is everybody's.
NEARLY, EVERYBODY = 0.7, 0.5


def statement_pairs(
    alike: Similarity, role: str, other: str, floor: float = PAIR_FLOOR, most: int = MOST_PAIRS
) -> tuple[StatementPair, ...]:
    """The statements of two roles that match best, each once, likest first; none that most roles make."""
    row, column = alike.matrix.row[role], alike.matrix.row[other]
    pairs: list[StatementPair] = []
    for own, match, score in alike.index.matches(alike.of_role[row], alike.of_role[column], floor):
        if len(pairs) == most:
            break
        if not _everybodys(alike, own, {row, column}):
            pairs.append(StatementPair(alike.statements[own], alike.statements[match], score))
    return tuple(pairs)


def _everybodys(alike: Similarity, statement: int, ends: set[int]) -> bool:
    """Whether more than half of the other roles make a statement too."""
    vectors = alike.index.words.vectors
    near = (vectors @ vectors[[statement]].T).toarray()[:, 0] >= NEARLY
    sayers = set(alike.role_of[near].tolist()) - ends
    others = len(alike.of_role) - len(ends)
    return others > 1 and len(sayers) > EVERYBODY * others
