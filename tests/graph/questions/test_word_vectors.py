"""Word vectors are trained the same in every run, and read back as they were written."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.vectors import Trained, trained, write
from graph.errors import BadVocabulary
from graph.questions.likeness.meaning import WordVectors, word_vectors
from graph.questions.likeness.words import telling_words

WORKSHOP = [
    "Welder",
    "Welds steel pipes and repairs steel machines",
    "Repairs machines and grinds steel pipes",
]
OFFICE = ["Clerk", "Files invoices and posts payments in ledgers", "Posts invoices and checks payments"]
MORE = [
    "weld steel pipes",
    "repair steel machines",
    "post payments of invoices",
    "check invoices in ledgers",
] * 3


@pytest.fixture(scope="module")
def made() -> Trained:
    """The vectors of two trades."""
    return trained([WORKSHOP, OFFICE], MORE)


@pytest.fixture
def kept(made: Trained, tmp_path: Path) -> WordVectors:
    """The same, written down and read."""
    write(made, tmp_path)
    vectors = word_vectors(tmp_path)
    assert vectors is not None
    return vectors


def test_training_twice_gives_the_same_to_the_last_bit(made: Trained) -> None:
    again = trained([WORKSHOP, OFFICE], MORE)
    assert again.words == made.words
    assert np.array_equal(again.vectors, made.vectors)
    assert np.array_equal(again.usual, made.usual)


def test_words_of_one_trade_lie_nearer_than_those_of_two(made: Trained) -> None:
    at = {word: n for n, word in enumerate(made.words)}
    near = made.vectors @ made.vectors.T
    assert near[at["steel"], at["pipe"]] > near[at["steel"], at["invoice"]]
    assert near[at["invoice"], at["payment"]] > near[at["invoice"], at["machine"]]


def test_what_is_written_is_read_back(made: Trained, kept: WordVectors) -> None:
    assert tuple(kept.column) == made.words
    assert kept.rarity == pytest.approx(made.rarity, abs=1e-3)
    assert np.asarray(kept.vectors) == pytest.approx(made.vectors, abs=1e-3)
    assert kept.usual == pytest.approx(made.usual, abs=1e-3)
    assert "O*NET" in kept.source
    assert "ESCO" in kept.source


@pytest.mark.parametrize("text", ["", "of the and", "zymurgy quixotic"])
def test_a_text_without_a_known_word_is_a_row_of_zeros(kept: WordVectors, text: str) -> None:
    rows = kept.texts([telling_words(text), telling_words("Repairs steel machines")])
    assert not rows[0].any()
    assert np.linalg.norm(rows[1]) == pytest.approx(1)


def test_of_no_texts_there_are_no_rows(kept: WordVectors) -> None:
    assert kept.texts([]).shape == (0, kept.usual.shape[0])


def test_a_folder_without_vectors_gives_none(tmp_path: Path) -> None:
    assert word_vectors(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("words.tsv", "version: 1", "version: 9", "of no version that is read here"),
        ("words.tsv", "# version: 1\n", "", "of no version that is read here"),
        ("words.tsv", "# source: ", "# ", "of no version that is read here"),
        ("words.tsv", "steel\t", "steel\tvery\t", "cannot be read"),
        ("words.tsv", "steel\t", "steal\t1.0\nsteel\t", "does not belong to words.tsv"),
        ("vectors.npy", None, "no numbers", "cannot be read"),
    ],
)
def test_a_broken_pair_of_files_is_one_clear_line(
    made: Trained, tmp_path: Path, name: str, old: str | None, new: str, why: str
) -> None:
    write(made, tmp_path)
    file = tmp_path / name
    file.write_text(
        new if old is None else file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8"
    )
    with pytest.raises(BadVocabulary, match=why) as raised:
        word_vectors(tmp_path)
    assert len(str(raised.value).splitlines()) == 1
    assert "make vectors" in str(raised.value)
