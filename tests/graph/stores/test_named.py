"""Scenarios and plans are kept under a name: replaced only with a word, renamed, taken away."""

import pytest

from graph.errors import BadQuestion, ChangedMeanwhile
from graph.stores import named
from graph.stores.records import RecordKind
from graph.stores.store import Store

PLAN, SET = RecordKind.PLAN, {"skill": ["system:a", "system:b"], "floor": ["4"]}


def test_what_is_kept_is_read_again_with_who(store: Store) -> None:
    head = named.keep(store, PLAN, " <b>mine</b>\n now ", SET, "Ann")
    assert (head.name, head.by) == ("<b>mine</b> now", "Ann")
    assert named.settings_of(store, PLAN, "<b>mine</b> now") == SET


def test_a_name_is_taken_over_only_with_a_word_and_as_it_was_seen(store: Store) -> None:
    seen = named.keep(store, PLAN, "mine", SET, "Ann").revision
    with pytest.raises(BadQuestion, match="a plan is called mine already, kept by Ann on 20"):
        named.keep(store, PLAN, "mine", {})
    named.keep(store, PLAN, "mine", {"a": ["1"]}, "Bob", seen)
    with pytest.raises(ChangedMeanwhile, match="plan mine was changed meanwhile by Bob"):
        named.keep(store, PLAN, "mine", {"a": ["2"]}, "Ann", seen)
    assert named.settings_of(store, PLAN, "mine") == {"a": ["1"]}


def test_renamed_and_taken_away(store: Store) -> None:
    named.keep(store, PLAN, "mine", SET)
    named.keep(store, PLAN, "other", {})
    with pytest.raises(BadQuestion, match="called other already"):
        named.rename(store, PLAN, "mine", "other")
    named.rename(store, PLAN, "mine", "ours")
    assert named.settings_of(store, PLAN, "ours") == SET
    named.remove(store, PLAN, "ours")
    with pytest.raises(BadQuestion, match="no plan is called ours here; there are other"):
        named.settings_of(store, PLAN, "ours")


@pytest.mark.parametrize("name", ["", " \n", "x" * 61])
def test_a_name_is_short_and_not_empty(store: Store, name: str) -> None:
    with pytest.raises(BadQuestion, match="a name is needed"):
        named.keep(store, PLAN, name, SET)
