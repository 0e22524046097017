"""Own words on the command line: told, decided, taken back, shared, and read with by a load."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from tests.kit.atlas import Atlas
from tests.kit.contract_cases import CLERK


@pytest.fixture
def clerk(tmp_path: Path) -> Path:
    path = tmp_path / "documents" / "clerk.md"
    path.parent.mkdir()
    path.write_text(CLERK, encoding="utf-8")
    return path


@pytest.fixture
def words(tmp_path: Path) -> tuple[str, str]:
    return ("--vocabulary-file", str(tmp_path / "words.yaml"))


def skills(value: Any) -> set[str]:
    return {skill["name"] for role in value["roles"] for skill in role["skills"]}


def refused(atlas: Atlas, *arguments: str) -> str:
    ran = atlas("vocabulary", *arguments)
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def test_what_is_accepted_is_read_by_a_load_and_asked_no_more(
    atlas: Atlas, clerk: Path, words: tuple[str, str]
) -> None:
    store = ("--store", f"memory:{clerk}")
    before = atlas.json("vocabulary", "propose", *store)
    assert {"Wanderdesk", "CST", "NetSuit"} <= {name for group in before["groups"] for name in group["said"]}
    atlas.json("vocabulary", "accept", "Wanderdesk", *words)
    atlas.json("vocabulary", "accept", "NetSuit", "--of", "NetSuite", *words)
    atlas.json("vocabulary", "ignore", "CST", "--what", "team", *words)
    value = atlas.json("load", str(clerk), *words)
    assert {"Wanderdesk", "NetSuite"} <= skills(value)
    assert not any("CST" in finding["message"] for finding in value["findings"])
    after = atlas.json("vocabulary", "propose", *store, *words)
    assert not {"Wanderdesk", "CST", "NetSuit"} & {
        name for group in after["groups"] for name in group["said"]
    }


def test_a_dataset_keeps_its_words_and_reads_each_load_with_them(
    atlas: Atlas, clerk: Path, tmp_path: Path
) -> None:
    address = f"file:{tmp_path / 'atlas.db'}"
    atlas.json("load", str(clerk), "--into", address)
    atlas.json("vocabulary", "accept", "Wanderdesk", "--by", "Ann", "--store", address)
    (entry,) = atlas.json("vocabulary", "list", "--store", address)["entries"]
    assert (entry["kind"], entry["name"], entry["by"]) == ("system", "Wanderdesk", "Ann")
    assert "Wanderdesk" in skills(atlas.json("load", str(clerk), "--into", address))
    (undone,) = atlas.json("vocabulary", "undo", "--store", address)["entries"]
    assert undone["name"] == "Wanderdesk"
    assert "Wanderdesk" not in skills(atlas.json("load", str(clerk), "--into", address))


def test_words_are_shared_and_clashes_told(atlas: Atlas, words: tuple[str, str], tmp_path: Path) -> None:
    shared, other = str(tmp_path / "shared.yaml"), ("--vocabulary-file", str(tmp_path / "other.yaml"))
    atlas.json("vocabulary", "accept", "Wanderdesk", *words)
    atlas.json("vocabulary", "ignore", "CST", *words)
    atlas.json("vocabulary", "export", shared, *words)
    atlas.json("vocabulary", "accept", "CST", *other)
    ran = atlas("vocabulary", "import", shared, *other, "--json")
    assert ran.code == 1
    assert [entry["name"] for entry in ran.value["entries"]] == ["Wanderdesk"]
    assert ran.value["clashes"] == ["'CST' is already a name of the system 'CST'"]


def test_bad_input_is_told_in_a_line(atlas: Atlas, words: tuple[str, str], tmp_path: Path) -> None:
    assert "no skill that is known" in refused(atlas, "accept", "Foo", "--of", "Salesfrce", *words)
    assert "nothing was decided" in refused(atlas, "undo", *words)
    assert "forgets its words" in refused(atlas, "accept", "Foo", "--store", "memory:")
    both = refused(atlas, "accept", "Foo", "--store", "memory:", *words)
    assert "are given; words are kept in one of the two" in both
    assert "cannot be read" in refused(atlas, "import", str(tmp_path / "none.yaml"), *words)
    assert "cannot write" in refused(atlas, "export", str(tmp_path / "none" / "words.yaml"), *words)
    assert not Path(words[1]).exists()


def test_a_name_with_markup_is_told_as_it_is(atlas: Atlas, words: tuple[str, str]) -> None:
    name = "[bold]<script>alert(1)</script>"
    assert atlas("vocabulary", "ignore", name, *words).code == 0
    assert name in atlas("vocabulary", "list", *words).out


def test_accepting_in_a_dataset_reads_its_documents_again_in_one_act(
    atlas: Atlas, clerk: Path, tmp_path: Path
) -> None:
    address = f"file:{tmp_path / 'atlas.db'}"
    atlas.json("load", str(clerk.parent), "--into", address)
    told = atlas.json("vocabulary", "accept", "Wanderdesk", "--store", address)
    assert told["effect"] == "1 document was read again: 1 need of 1 role came."
    needed = atlas.json("who-needs", "Wanderdesk", "--store", address)
    assert "Payroll Clerk" in json.dumps(needed)
    told = atlas.json("vocabulary", "undo", "--store", address)
    assert told["effect"] == "1 document was read again: 1 need of 1 role went."
    assert atlas("who-needs", "Wanderdesk", "--store", address).code == 2
    told = atlas.json("vocabulary", "ignore", "NetSuit", "--store", address)
    assert told["effect"] == "1 document was read again: no need of a role changed."


def test_who_says_who_they_are_undoes_their_own_last_decision(atlas: Atlas, tmp_path: Path) -> None:
    words = ("--vocabulary-file", str(tmp_path / "own.yaml"))
    atlas.json("vocabulary", "accept", "Foxtrot", "--by", "Ann", *words)
    atlas.json("vocabulary", "accept", "Wanderdesk", "--by", "Ben", *words)
    (entry,) = atlas.json("vocabulary", "undo", "--by", "Ann", *words)["entries"]
    assert (entry["name"], entry["by"]) == ("Foxtrot", "Ann")
    assert "the last decision, on Wanderdesk, was made by Ben" in refused(
        atlas, "undo", "--by", "Ann", *words
    )
    (entry,) = atlas.json("vocabulary", "undo", "Wanderdesk", "--by", "Ann", *words)["entries"]
    assert entry["by"] == "Ben"


def test_a_dataset_without_its_documents_says_so_and_keeps_the_word(
    atlas: Atlas, clerk: Path, tmp_path: Path
) -> None:
    store = FileStore(tmp_path / "atlas.db")
    store.replace(read_graph([clerk]))
    store.close()
    address = f"file:{tmp_path / 'atlas.db'}"
    told = atlas.json("vocabulary", "accept", "Wanderdesk", "--store", address)
    assert told["effect"].endswith("keeps no documents to read again; the word counts at the next load.")
    assert "Wanderdesk" in skills(atlas.json("load", str(clerk), "--into", address))


def test_documents_that_were_read_otherwise_are_not_read_again_behind_ones_back(
    atlas: Atlas, clerk: Path, tmp_path: Path
) -> None:
    senior = (
        "- Intermediate knowledge of Excel\n\n# Payroll Lead\n\n- Mastery of all Payroll Clerk requirements\n"
    )
    clerk.write_text(CLERK + senior, encoding="utf-8")
    address = f"file:{tmp_path / 'atlas.db'}"
    words = tmp_path / "words.yaml"
    words.write_text("systems: [{name: NetSuit}]\n", encoding="utf-8")
    # Words of a load are kept with it, and so a reading with them is the same.
    atlas.json("load", str(clerk), "--into", address, "--vocabulary-file", str(words))
    told = atlas.json("vocabulary", "ignore", "CST", "--store", address)
    assert told["effect"].startswith("1 document was read again")
    assert [entry["name"] for entry in atlas.json("vocabulary", "list", "--store", address)["entries"]] == [
        "NetSuit",
        "CST",
    ]
    atlas.json("load", str(clerk), "--into", address, "--lift-inherited")
    told = atlas.json("vocabulary", "accept", "Wanderdesk", "--store", address)
    assert "loaded with other settings" in told["effect"]
    assert atlas("who-needs", "Wanderdesk", "--store", address).code == 2
