"""Small documents of one kind of layout each: what is missed and wrong may only become less."""

from pathlib import Path

import pytest

from tests.kit.judged import KINDS, Score, judged, sets

# By document what is missed and what is wrong of each kind, at most: what was reached when it was written.
# `python -m tests.loaders.documents.test_cases` prints it anew.
FAULTS: dict[str, dict[str, tuple[int, int]]] = {
    "13-levels-as-titles.md": {"lines": (0, 1)},
    "16-prose.txt": {"levels": (1, 0)},
    "18-ladder.yml": {
        "titles": (2, 0),
        "inherits": (1, 0),
        "systems": (2, 0),
        "years": (2, 0),
        "lines": (6, 0),
    },
    "23-word.docx": {"lines": (1, 0)},
    "25-two-columns.pdf": {"titles": (1, 0), "systems": (3, 0), "years": (1, 0), "lines": (6, 0)},
    "ft_operations.yml": {"titles": (3, 0), "systems": (5, 0)},
    "gitlab_fpa.md": {"systems": (0, 1)},
    "gitlab_payroll.md": {"inherits": (1, 0), "systems": (0, 2)},
    "monzo_customer_operations.md": {"titles": (2, 0), "inherits": (1, 0)},
}


def allowed(name: str, kind: str) -> tuple[int, int]:
    """What may be missed and wrong of a kind in a document."""
    return FAULTS.get(name, {}).get(kind, (0, 0))


def faults(score: Score) -> dict[str, tuple[int, int]]:
    """What is missed and what is wrong, of each kind that has any."""
    kinds = (*KINDS, "lines", "levels")
    pairs = {kind: (score.missed(kind), max(score.wrong(kind), 0)) for kind in kinds}
    return {kind: pair for kind, pair in pairs.items() if any(pair)}


def test_no_document_is_read_worse_than_before(shared_dir: Path) -> None:
    measured = {}
    for path, truth in (one for documents in sets(shared_dir).values() for one in documents):
        score = judged(path, truth)
        print(*score.misses, sep="\n")
        if bad := faults(score):
            measured[path.name] = bad
    worse = {
        name: bad
        for name, bad in measured.items()
        if any(
            missed > allowed(name, kind)[0] or wrong > allowed(name, kind)[1]
            for kind, (missed, wrong) in bad.items()
        )
    }
    assert worse == {}


@pytest.mark.parametrize("name", ["cases", "ladders of others"])
def test_a_set_holds_its_documents(shared_dir: Path, name: str) -> None:
    documents = sets(shared_dir)[name]
    assert len(documents) == {"cases": 25, "ladders of others": 5}[name]
    assert all(path.is_file() for path, _ in documents)


def printed(shared: Path) -> None:
    """Print the table of what is measured now."""
    print("FAULTS: dict[str, dict[str, tuple[int, int]]] = {")
    for path, truth in (one for documents in sets(shared).values() for one in documents):
        if bad := faults(judged(path, truth)):
            told = ", ".join(f'"{kind}": {pair}' for kind, pair in bad.items())
            print(f'    "{path.name}": {{{told}}},')
    print("}")


if __name__ == "__main__":
    printed(Path(__file__).resolve().parents[4] / "shared")
