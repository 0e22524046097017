"""Own words that a document cannot bear on leave its reading as it was; all others read it again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.exchange.codec import text_of
from graph.kinds import SkillKind
from graph.model import Graph
from loaders.corrections.corrections import NONE
from loaders.corrections.kinds import SkillCorrection
from loaders.documents import each
from loaders.readers.opening import read_files
from loaders.readers.taken import TakenFile
from loaders.remembered import read_documents
from loaders.vocabulary.concerning import Concerning, starts_of
from loaders.vocabulary.own import Ignored, OwnCompetency, OwnSystem, OwnVocabulary
from loaders.vocabulary.vocabulary import vocabulary_of

HEAD = "# {}\n\n## Requirements\n\n- {}\n- {}\n"
DOCUMENTS = {
    "kiln.md": ("Kiln Operator", "Fires bricks in the Pyrolog kiln", "Keeps GLZs in order"),
    "till.md": ("Till Clerk", "Counts the till with Salesforce CRM", "Explains 401(k) plans"),
    "desk.md": ("Desk Clerk", "Answers the telephone", "Willing to work shifts"),
    "ward.md": ("Ward Nurse", "Gives medication to patients", "Uses Wardbook"),
}
# A system that a person names where the document does not.
CORRECTIONS = NONE.holding(
    "desk.md",
    SkillCorrection(
        role="Desk Clerk", text="Answers the telephone", skill="Salesforce", type=SkillKind.SYSTEM
    ),
)
WORDS = {
    "a new system": (OwnVocabulary(systems=(OwnSystem(name="Pyrolog"),)), {"kiln.md"}),
    "in other letters": (OwnVocabulary(systems=(OwnSystem(name="pyrolog"),)), {"kiln.md"}),
    "ignored in the plural": (OwnVocabulary(ignored=(Ignored(name="GLZ"),)), {"kiln.md"}),
    "another name of a known system, which is told with it": (
        OwnVocabulary(systems=(OwnSystem(name="Salesforce", aliases=("Zebrabase",)),)),
        {"till.md", "desk.md"},
    ),
    "a name with a bracket": (OwnVocabulary(competencies=(OwnCompetency(name="401k"),)), {"till.md"}),
    "an ignored statement": (
        OwnVocabulary(ignored=(Ignored(name="Willing to work shifts.", what="statement"),)),
        {"desk.md"},
    ),
    "a competency with a phrase": (
        OwnVocabulary(competencies=(OwnCompetency(name="Brickmaking", phrases=("fire* .. brick*",)),)),
        {"kiln.md"},
    ),
    "another name of a competency of another trade": (
        OwnVocabulary(competencies=(OwnCompetency(name="Patient care", aliases=("Zebra",)),)),
        {"ward.md"},
    ),
    "what stands nowhere": (OwnVocabulary(systems=(OwnSystem(name="Zebrabase"),)), set()),
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache folder."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four documents that share few words."""
    place = tmp_path / "documents"
    place.mkdir()
    for name, said in DOCUMENTS.items():
        (place / name).write_text(HEAD.format(*said))
    return place


@pytest.mark.parametrize(("own", "read"), WORDS.values(), ids=WORDS.keys())
def test_only_documents_that_own_words_may_bear_on_are_read_again(
    own: OwnVocabulary,
    read: set[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def load(keep: bool, own: OwnVocabulary | None = None) -> Graph:
        return read_documents([folder], keep_each=keep, own=own, corrections=CORRECTIONS)

    load(True)
    opened: list[str] = []

    def counted(files: Sequence[TakenFile]) -> object:
        opened.extend(file.name for file in files)
        return read_files(files)

    monkeypatch.setattr(each, "read_files", counted)
    graph = load(True, own)
    assert set(opened) == read
    opened.clear()
    assert text_of(load(True, own)) == text_of(graph)
    assert opened == []
    assert text_of(load(False, own)) == text_of(graph)
    opened.clear()
    load(True)
    assert opened == []


def test_a_name_is_looked_for_by_all_its_words() -> None:
    own = OwnVocabulary(systems=(OwnSystem(name="Kiln Book"), OwnSystem(name="Kiln Master")))
    key = Concerning.of(vocabulary_of(), own).key
    assert key(starts_of(["Keeps the kiln-book"])) == OwnVocabulary(systems=own.systems[:1]).key
    assert key(starts_of(["Keeps the kiln"])) == ""
    assert key(starts_of(["Masters the kiln"])) == OwnVocabulary(systems=own.systems[1:]).key
