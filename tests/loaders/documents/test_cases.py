"""Documents whose right reading is known: the table tells exactly what is missed and what is wrong."""

from pathlib import Path

import pytest

from tests.kit.judged import KINDS, Score, judged
from tests.kit.places import SHARED
from tests.kit.right_readings import sets

# By document what is missed and what is wrong of each kind. A mended fault is taken out, and none is added:
# `python -m tests.loaders.documents.test_cases` prints it anew.
FAULTS: dict[str, dict[str, tuple[int, int]]] = {
    "13-levels-as-titles.md": {"lines": (0, 1)},
    "ft_operations.yml": {"systems": (1, 0)},
    "gitlab_payroll.md": {"inherits": (1, 0)},
}
SHOWN = (*KINDS, "lines", "levels", "listed", "flagged")
NAMES = [path.name for documents in sets(SHARED).values() for path, _ in documents] if SHARED.is_dir() else []


def faults(score: Score) -> dict[str, tuple[int, int]]:
    """What is missed and what is wrong, of each kind that has any."""
    pairs = {kind: (score.missed(kind), max(score.wrong(kind), 0)) for kind in SHOWN}
    return {kind: pair for kind, pair in pairs.items() if any(pair)}


def test_every_document_is_there(shared_dir: Path) -> None:
    assert {name: len(documents) for name, documents in sets(shared_dir).items()} == {
        "originals": 2,
        "cases": 25,
        "ladders of others": 5,
    }
    assert FAULTS.keys() <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_document_has_the_faults_that_are_told_and_no_other(name: str) -> None:
    path, truth = next(one for documents in sets(SHARED).values() for one in documents if one[0].name == name)
    score = judged(path, truth())
    print(*score.misses, sep="\n")
    assert faults(score) == FAULTS.get(name, {})


def printed() -> None:
    """Print the table of what is measured now."""
    print("FAULTS: dict[str, dict[str, tuple[int, int]]] = {")
    for path, truth in (one for documents in sets(SHARED).values() for one in documents):
        if bad := faults(judged(path, truth())):
            told = ", ".join(f'"{kind}": {pair}' for kind, pair in bad.items())
            print(f'    "{path.name}": {{{told}}},')
    print("}")


if __name__ == "__main__":
    printed()
