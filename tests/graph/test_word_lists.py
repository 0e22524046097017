"""The word lists of the graph: read as YAML would be, in no time, and every fault told."""

from pathlib import Path

import pytest
import yaml

from graph.errors import BadVocabulary
from graph.names import label_key
from graph.word_lists import lists_in, short_forms, word_lists
from seeds.shipped import VOCABULARY
from tests.kit.modules import modules_after

LISTS = ("abbreviations", "ladder", "short_forms")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_words_is_the_same_to_yaml(name: str) -> None:
    text = (VOCABULARY / f"{name}.yaml").read_text(encoding="utf-8")
    assert {key: frozenset(str(words).split()) for key, words in yaml.safe_load(text).items()} == dict(
        word_lists(name)
    )


def test_each_short_form_is_written_out_where_names_are_compared() -> None:
    for short, word in short_forms().items():
        assert label_key(f"{short.title()}. Clerk") == label_key(f"{word} clerk")


def test_a_name_is_found_without_a_library_for_yaml() -> None:
    assert not modules_after("from graph.names import label_key; label_key('Sr. Clerk')") & {
        "yaml",
        "pydantic",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: one\na: two\n", "line 2: a: is given twice"),
        ("one two\n", "line 1: is no key with its words"),
        ("a: one\ntwo\n", "line 2: is no key with its words"),
        ("a: [one, two]\n", "line 1: '[one,' is no word"),
        ("a: one\n  - two\n", "line 2: '-' is no word"),
        ("a:\nb: one\n", "a: is empty where at least one word is needed"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "lists.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadVocabulary, match="lists") as error:
        lists_in(path)
    assert told in str(error.value)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadVocabulary, match="cannot be read"):
        lists_in(tmp_path / "none.yaml")
