"""How like two statements are, in the words of pages and of the command line."""

from graph.kinds import PAIR_FLOOR
from graph.model import Evidence
from graph.questions.answers import StatementPair

NO_PAIRS = "No two statements of these roles are that much alike, but for what most other roles say too."
_WORDS = ((0.995, "the same"), (0.9, "nearly the same"), (0.7, "much the same"), (PAIR_FLOOR, "alike"))


def likeness_words(score: float) -> str:
    """A likeness of two statements, 0 to 1, in words."""
    return next((words for least, words in _WORDS if score >= least), "somewhat alike")


def pair_words(pair: StatementPair) -> str:
    """Two statements that match in one line, with where each stands."""
    alike = likeness_words(pair.score).capitalize()
    return f"{alike}: {_said(pair.own)} ~ {_said(pair.other)}, {pair.score:.2f}"


def _said(evidence: Evidence) -> str:
    return f"{evidence.text} ({evidence.document} line {evidence.line})"
