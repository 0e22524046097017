"""An encoder of one's own joins the likeness of roles; without one nothing of it is loaded."""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from graph.arrays import Floats
from graph.errors import BadEncoder
from graph.questions.likeness import encoder as opening
from graph.questions.likeness.encoder import KEPT, Encoder, encoder
from graph.questions.likeness.onnx_model import OnnxModel, missing_libraries
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.sentences import ENCODED
from graph.questions.likeness.statements import StatementIndex
from graph.small_shelf import SmallShelf
from graph.stores.cache import forget
from graph.stores.memory import NetworkxStore
from tests.kit.atlas import Atlas
from tests.kit.encoders import fetched_encoder
from tests.kit.neo4j_servers import missing
from tests.kit.page_graph import restaurant
from tests.kit.places import ROOT
from tests.kit.tiny_encoder import write_encoder

WORDS = {
    "bill": (1, 0, 0),
    "invoice": (0.9, 0.1, 0),
    "cook": (0, 0, 1),
    "waiter": (0, 1, 0),
    "leads": (1, 1, 1),
}
LIBRARIES = ("onnxruntime", "tokenizers")


@pytest.fixture
def opened() -> None:
    """What opens models is installed; without it a test is skipped aloud, in CI it fails."""
    if lacking := missing_libraries():
        missing(f"{' and '.join(lacking)} cannot be loaded: make lint installs them")


@pytest.fixture
def tiny(opened: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a tiny encoder that the setting names, with a cache of its own."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    folder = write_encoder(tmp_path / "tiny", WORDS)
    monkeypatch.setenv("ATLAS_ENCODER", str(folder))
    # What is kept of a graph was worked out with another setting.
    forget()
    yield folder
    forget()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that models are asked for, as they are asked."""
    texts_asked: list[str] = []
    batches = OnnxModel.batches

    def noted(self: OnnxModel, texts: Sequence[str]) -> Iterator[tuple[list[int], Floats]]:
        texts_asked.extend(texts)
        return batches(self, texts)

    monkeypatch.setattr(OnnxModel, "batches", noted)
    return texts_asked


def test_a_text_is_the_mean_of_its_words_as_a_unit_row(tiny: Path) -> None:
    rows = Encoder(tiny).texts(["Bill", "bill cook", "neither", ""])
    half = np.sqrt(0.5)
    assert rows == pytest.approx(np.array([[1, 0, 0], [half, 0, half], [0, 0, 0], [0, 0, 0]]), abs=1e-3)


def test_no_text_has_no_row(tiny: Path) -> None:
    assert len(Encoder(tiny).texts([])) == 0


def test_a_text_alone_and_among_longer_ones_is_the_same(tiny: Path) -> None:
    texts = ["bill", "cook " * 30, "invoice bill", "bill " * 300]
    together = Encoder(tiny).texts(texts)
    KEPT.file.unlink()
    assert together.tolist() == [Encoder(tiny).texts([text])[0].tolist() for text in texts]


def test_what_was_worked_out_is_kept_and_the_same(tiny: Path, asked: list[str]) -> None:
    fresh = Encoder(tiny).texts(["bill", "cook", "bill"])
    assert asked == ["bill", "cook"]
    assert Encoder(tiny).texts(["cook", "bill"]).tolist() == fresh[[1, 0]].tolist()
    assert asked == ["bill", "cook"]


def test_another_model_takes_nothing_of_what_the_first_one_made(tiny: Path) -> None:
    first = Encoder(tiny).texts(["bill"])
    write_encoder(tiny, {"bill": (0, 1, 0)})
    assert Encoder(tiny).texts(["bill"]).tolist() != first.tolist()


def test_a_model_may_lie_in_a_folder_of_its_own_with_its_numbers_beside_it(tiny: Path) -> None:
    (tiny / "onnx").mkdir()
    (tiny / "model.onnx").rename(tiny / "onnx" / "model.onnx")
    first = Encoder(tiny)
    assert first.texts(["cook"]).tolist() == [[0, 0, 1]]
    (tiny / "onnx" / "model.onnx_data").write_bytes(b"other numbers")
    assert Encoder(tiny).key != first.key


def test_what_is_kept_is_bounded(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "KEPT", SmallShelf("few", most=60))
    rows = Encoder(tiny).texts([f"bill {n}" for n in range(100)])
    assert rows.shape == (100, 3)
    assert rows.tolist() == Encoder(tiny).texts([f"bill {n}" for n in range(100)]).tolist()


def test_two_processes_work_at_the_same_texts_at_once(tiny: Path) -> None:
    told = (
        "from graph.questions.likeness.encoder import encoder\n"
        "rows = encoder().texts([f'bill cook {n}' for n in range(3000)])\n"
        "print(rows.shape, rows.sum())"
    )
    command = [sys.executable, "-c", told]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = {process.communicate(timeout=100)[0] for process in both}
    assert [process.returncode for process in both] == [0, 0]
    assert len(said) == 1


def test_it_is_a_part_of_the_likeness_of_roles_and_the_shares_say_so(
    tiny: Path, kitchen: NetworkxStore
) -> None:
    joined = similarity(kitchen).joined
    assert joined.shares.keys() >= ENCODED
    assert set(joined.telling) & ENCODED
    assert sum(joined.shares.values()) == pytest.approx(1)


def test_statements_of_other_words_are_alike_by_it(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["bill the guests", "invoice all customers", "cook soup"]
    read = StatementIndex(texts).likeness([0], [1, 2])
    monkeypatch.delenv("ATLAS_ENCODER")
    unread = StatementIndex(texts).likeness([0], [1, 2])
    assert read[0, 0] > unread[0, 0]
    assert read[0, 0] - read[0, 1] > unread[0, 0] - unread[0, 1]


def test_without_the_setting_nothing_is_loaded_and_no_part_is_there(kitchen: NetworkxStore) -> None:
    assert encoder() is None
    assert not ENCODED & similarity(kitchen).joined.shares.keys()
    told = (
        "import sys\nfrom graph.questions.similarity import similar\n"
        "from tests.kit.page_graph import restaurant\n"
        "from graph.stores.memory import NetworkxStore\n"
        "store = NetworkxStore()\nstore.replace(restaurant())\nsimilar(store, restaurant_role)\n"
        f"print(*(name for name in {LIBRARIES} if name in sys.modules))"
    )
    role = next(node.id for node in restaurant().nodes if node.id.startswith("role:"))
    command = [sys.executable, "-c", told.replace("restaurant_role", repr(role))]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_without_the_extra_one_line_says_how_to_get_it(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.questions.likeness.onnx_model.find_spec", lambda name: None)
    with pytest.raises(
        BadEncoder, match=r"^ATLAS_ENCODER is set, .*onnxruntime and tokenizers.*\[semantic\]"
    ):
        Encoder(tiny)


def no_folder(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def no_model(folder: Path) -> None:
    (folder / "model.onnx").unlink()


def empty(folder: Path) -> None:
    no_model(folder)
    (folder / "tokenizer.json").unlink()


def text_for_a_model(folder: Path) -> None:
    (folder / "model.onnx").write_text("a model, one day", encoding="utf-8")


def cut_off(folder: Path) -> None:
    path = folder / "model.onnx"
    path.write_bytes(path.read_bytes()[:-20])


def nothing_in_the_model(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"")


def no_tokenizer(folder: Path) -> None:
    (folder / "tokenizer.json").unlink()


def tokenizer_of_another_form(folder: Path) -> None:
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")


def tokenizer_of_no_text(folder: Path) -> None:
    (folder / "tokenizer.json").write_bytes(b"\xff\x00\xfe")


def asks_for_pictures(folder: Path) -> None:
    write_encoder(folder, WORDS, asks="pixel_values")


def gives_one_number_a_word(folder: Path) -> None:
    write_encoder(folder, {"bill": (1,), "cook": (2,)})


def tokenizer_of_another_model(folder: Path) -> None:
    write_encoder(folder, WORDS, vocabulary=["role"])


def not_a_number(folder: Path) -> None:
    write_encoder(folder, {**WORDS, "role": (float("nan"), 0, 0)})


BROKEN: dict[Callable[[Path], None], str] = {
    no_folder: "no such folder",
    empty: "holds no model.onnx and no tokenizer.json",
    no_model: "holds no model.onnx",
    no_tokenizer: "holds no tokenizer.json",
    text_for_a_model: "is no ONNX model",
    cut_off: "is no ONNX model",
    nothing_in_the_model: "is no ONNX model",
    tokenizer_of_another_form: "is no tokenizer",
    tokenizer_of_no_text: "is no tokenizer",
    asks_for_pictures: "of another kind: it asks for pixel_values",
    gives_one_number_a_word: "of another kind: its first output",
    tokenizer_of_another_model: "does not fit its tokenizer",
    not_a_number: "gives no vector for each token",
}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.__name__)
def test_a_folder_without_an_encoder_is_told_in_one_line(broken: Callable[[Path], None], tiny: Path) -> None:
    broken(tiny)
    with pytest.raises(BadEncoder) as told:
        Encoder(tiny).texts(["the role of a cook"])
    assert BROKEN[broken] in str(told.value)
    assert "\n" not in str(told.value)


def test_a_command_tells_it_in_one_line(
    opened: None, atlas: Atlas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ATLAS_ENCODER", str(tmp_path / "absent"))
    ended = atlas("similar", "Controller")
    assert ended.code == 2
    assert ended.err.splitlines() == [
        f"atlas: ATLAS_ENCODER is {tmp_path / 'absent'}, and there is no such folder"
    ]


def test_the_fetched_encoder_knows_work_by_its_meaning(
    opened: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path))
    rows = Encoder(fetched_encoder()).texts(
        ["Sends invoices to customers.", "Mails bills to clients.", "Cooks soup for the guests."]
    )
    assert rows.shape == (3, 384)
    assert rows[0] @ rows[1] > 0.6
    assert rows[0] @ rows[2] < 0.3
