"""How fast words are searched: python -m benchmarks.words.

Prints how many statements a second are searched for competencies, and for long lines the milliseconds of
processor time and the power by which they grow where a line gets four times as long: 1 is linear.
"""

import math
import time
from collections.abc import Callable

from loaders.vocabulary.vocabulary import vocabulary_of
from tests.loaders.vocabulary.test_competencies import COMPETENCIES, OWN

PIECES = ("manage the ", "a", " ", "collect, ", "(((", "train & ")
SYSTEMS = "Oracle Microsoft Adobe word access SAP "
SHORT, LONG = 5_000, 20_000


def main() -> None:
    """Print the figures."""
    texts = [f"{text} {n}" for n in range(4) for text, _ in OWN]
    COMPETENCIES.named_in(texts[0])
    spent = _spent(lambda: [COMPETENCIES.named_in(text) for text in texts])
    print(f"competencies: {len(texts) / spent:.0f} statements a second")
    for piece in PIECES:
        _told(f"competencies, {piece!r}", piece, COMPETENCIES.named_in)
    _told("systems", SYSTEMS, vocabulary_of().systems.named_in)


def _told(words: str, piece: str, search: Callable[[str], object]) -> None:
    search(piece)
    long, longer = (piece * (signs // len(piece)) for signs in (SHORT, LONG))
    few, many = _spent(lambda: search(long)), _spent(lambda: search(longer))
    power = math.log(many / few) / math.log(LONG / SHORT)
    print(f"{words}: {1000 * many:.1f} ms for {LONG} signs, growing by the power {power:.2f}")


def _spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(time.process_time() - started, 1e-6)


if __name__ == "__main__":
    main()
