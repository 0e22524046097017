"""What the documents of the store that is asked are called in tables."""

from contextvars import ContextVar

from graph.model import Evidence
from graph.questions.titles import NO_TITLES, Titles

_TITLES: ContextVar[Titles] = ContextVar("titles", default=NO_TITLES)


def call_documents(titles: Titles) -> None:
    """Call documents by these titles in all that is printed from now on."""
    _TITLES.set(titles)


def titles() -> Titles:
    """The titles of the documents of the store that was opened last."""
    return _TITLES.get()


def place(evidence: Evidence) -> str:
    """Where a sentence stands: "Finance Roles, line 62"."""
    return titles().place(evidence)
