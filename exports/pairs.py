"""How like two statements are, in the words of pages and of the command line."""

from graph.kinds import PAIR_FLOOR
from graph.model import Evidence
from graph.questions.answers import StatementPair
from graph.questions.titles import NO_TITLES, Titles

NO_PAIRS = "No two statements of these roles are that much alike, but for what most other roles say too."
_WORDS = ((0.995, "the same"), (0.9, "nearly the same"), (0.7, "much the same"), (PAIR_FLOOR, "alike"))


def percent(share: float) -> str:
    """A share of 1 in percent."""
    return f"{100 * share:.0f} %"


def likeness_words(score: float) -> str:
    """A likeness of two statements, 0 to 1, in words."""
    return next((words for least, words in _WORDS if score >= least), "somewhat alike")


def pair_words(pair: StatementPair, titles: Titles = NO_TITLES) -> str:
    """Two statements that match in one line, with where each stands."""
    alike = f"{likeness_words(pair.score).capitalize()} ({percent(pair.score)} alike)"
    return f"{alike}: {_said(pair.own, titles)} ~ {_said(pair.other, titles)}"


def _said(evidence: Evidence, titles: Titles) -> str:
    return f"“{evidence.text}” ({titles.place(evidence)})"
