"""Answers of a server that are remembered, each under the version of the graph that it is of."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

from graph.errors import StoreUnavailable
from graph.stores.patterns import Piece

Answer = TypeVar("Answer")

# Nodes and edges that are remembered in all, some 100 MB; the answers used last stay.
MOST_PARTS = 200_000
# Seconds for which an absent server is not asked again: a page asks a dozen questions.
PAUSE = 2.0


class Memory:
    """Answers by version and question, and whether the server was there when it was last asked."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[object, ...], tuple[object, int]] = OrderedDict()
        self._parts = 0
        self._lock = threading.Lock()
        self._asked_again = 0.0
        self.version: str | None = None
        self.trouble: StoreUnavailable | None = None

    def reach(self, ask: Callable[[], Answer]) -> Answer:
        """What asking the server gives; raises StoreUnavailable at once where it was away just now."""
        known = self.trouble
        if known and time.monotonic() < self._asked_again:
            raise known.with_traceback(None)
        try:
            answer = ask()
        except StoreUnavailable as error:
            self._asked_again = time.monotonic() + PAUSE
            self.trouble = error
            raise
        self.trouble = None
        return answer

    def answer(self, question: tuple[object, ...], ask: Callable[[], Answer]) -> Answer:
        """The answer that is remembered, else the server's."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                known: Answer = self._answers[question][0]  # type: ignore[assignment]
                return known
        answer = self.reach(ask)
        self._keep(question, answer)
        return answer

    def _keep(self, question: tuple[object, ...], answer: object) -> None:
        parts = _parts(answer)
        with self._lock:
            if question not in self._answers and parts <= MOST_PARTS:
                self._answers[question] = (answer, parts)
                self._parts += parts
            while self._parts > MOST_PARTS:
                self._parts -= self._answers.popitem(last=False)[1][1]


def _parts(answer: object) -> int:
    if isinstance(answer, Piece):
        return 1 + len(answer.nodes) + len(answer.edges)
    return 1 + len(answer) if isinstance(answer, tuple) else 1
