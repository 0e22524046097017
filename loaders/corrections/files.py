"""Corrections as files: a folder with one file of YAML a document."""

import os
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Annotated, Any
from urllib.parse import quote, unquote

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, SkipValidation, ValidationError

from graph.errors import BadAddress, BadVocabulary
from loaders.corrections.clashes import clashes
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import Corrections
from loaders.corrections.kinds import KINDS
from loaders.corrections.words import sentence
from loaders.files import leads_out
from loaders.vocabulary.yaml_data import checked_bytes

ENDING = ".yaml"
# A longer name is cut, in characters: no file system takes much more than twice as many bytes.
LONGEST_NAME = 100
# What a name of a file may hold on every system, beside letters and digits.
_SAFE = " ()[],;=+!@&'"
_HEAD = "# What a person put right in this document. atlas corrections list tells it in sentences.\n"


def of_list(given: Any) -> tuple[Correction, ...]:
    """The corrections of a list; raises ValueError with every fault, a place within the list in front."""
    if not isinstance(given, list | tuple):
        raise ValueError("holds no list; write each correction behind a dash")
    made: list[Correction] = []
    faults: list[str] = []
    for n, one in enumerate(given):
        kind = one.get("kind") if isinstance(one, dict) else None
        if not isinstance(one, dict):
            faults.append(f"[{n}]: is no correction; give it a kind and what it is about")
        elif not isinstance(kind, str) or kind not in KINDS:
            faults.append(f"[{n}].kind: {kind!r} is no kind of correction; give one of {', '.join(KINDS)}")
        else:
            try:
                made.append(KINDS[kind].model_validate(one))
            except ValidationError as error:
                faults += (f"[{n}]{_fault(fault['loc'], fault['msg'])}" for fault in error.errors())
    faults = faults or list(_quarrels(made))
    if faults:
        raise ValueError("\n".join(faults))
    return tuple({one.id: one for one in made}.values())


def _fault(loc: tuple[int | str, ...], message: str) -> str:
    told = message.removeprefix("Value error, ")
    at = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return f"{at}{told}" if told.startswith(".") else f"{at}: {told}"


def _quarrels(made: list[Correction]) -> list[str]:
    told = [
        f"[{later}]: {sentence(made[later])}, and [{earlier}] contradicts that: {sentence(made[earlier])}; "
        "leave one of the two out"
        for later, earlier in clashes(made)
    ]
    first: dict[str, int] = {}
    for n, one in enumerate(made):
        other = made[first.setdefault(one.id, n)]
        if other.as_data != one.as_data and not told:
            told.append(f"[{n}].id: {one.id} is also that of [{first[one.id]}]; give each an id of its own")
    return told


Several = Annotated[SkipValidation[tuple[Correction, ...]], BeforeValidator(of_list)]


class CorrectionFile(BaseModel):
    """The file: the document's name, which the file's own name tells where it is left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    document: str = ""
    corrections: Several = ()


def of_bytes(data: bytes, where: Path, document: str = "") -> tuple[str, tuple[Correction, ...]]:
    """The document's name and its corrections; raises BadVocabulary with every fault, told at `where`.

    The name within counts, else that which is given, else that of the file.
    """
    file = checked_bytes(data, str(where), CorrectionFile)
    return file.document or document or unquote(where.name.removesuffix(ENDING)), file.corrections


def to_bytes(document: str, given: tuple[Correction, ...]) -> bytes:
    """The file of one document's corrections."""
    data = {"document": document, "corrections": [one.as_data for one in given]}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    return (_HEAD + text).encode()


def file_name(document: str) -> str:
    """What the file of a document is called, safe on every system; the document's name stands in it."""
    name = quote(document, safe=_SAFE + "".join(sign for sign in document if sign.isalnum()))
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME]}-{sha256(document.encode()).hexdigest()[:8]}"
    return f"{name}{ENDING}"


def files_of(folder: Path) -> list[Path]:
    """The files of a folder of corrections; raises BadVocabulary for what is no folder."""
    if not folder.is_dir():
        raise BadVocabulary(f"{folder}: is no folder; give one of corrections, a file a document")
    return sorted(path for path in folder.iterdir() if path.suffix in {ENDING, ".yml"})


def read_corrections(folder: Path) -> Corrections:
    """The corrections of a folder; raises BadVocabulary in one line for a file that is none."""
    read: dict[str, tuple[Correction, ...]] = {}
    homes: dict[str, Path] = {}
    for path in files_of(folder):
        document, given = of_bytes(bytes_of(path, folder), path)
        if document in homes:
            raise BadVocabulary(f"{path}: is of {document}, as is {homes[document]}; put both into one file")
        homes[document], read[document] = path, given
    return Corrections(read)


def write_corrections(given: Corrections, folder: Path) -> None:
    """Make the folder hold these corrections and no others; raises BadAddress where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        read = {path: of_bytes(bytes_of(path, folder), path) for path in files_of(folder)}
        homes = {document: path for path, (document, _) in read.items()}
        for document, ones in given.documents.items():
            path = homes.pop(document, folder / file_name(document))
            # What says the same is left as a person wrote it.
            if path not in read or read[path][1] != ones:
                _put(path, to_bytes(document, ones))
        for path in homes.values():
            path.unlink()
    except OSError as error:
        raise BadAddress(f"cannot write {folder}: {error.strerror}") from error


def _put(path: Path, data: bytes) -> None:
    """Write a file whole: who reads it meanwhile sees what was there or what is."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    fresh.write_bytes(data)
    fresh.replace(path)


def bytes_of(path: Path, folder: Path) -> bytes:
    """What a file of a folder holds; raises BadVocabulary for one that leads out or cannot be read."""
    if leads_out(path, folder):
        raise BadVocabulary(f"{path}: is a link that leads out of {folder}: copy the file into the folder")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadVocabulary(f"{path}: cannot be read: {error.strerror}") from error
