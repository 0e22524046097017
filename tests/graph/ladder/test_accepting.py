"""Findings that are accepted or put off are one list of a dataset, with reason, who and when."""

from datetime import UTC, datetime, timedelta

import pytest

from graph.errors import BadQuestion
from graph.ladder import accepting
from graph.ladder.accepting import Decisions, decisions, joined, judged
from graph.ladder.finding import Accepted, Severity, entries_json, read_baseline
from graph.stores.memory import NetworkxStore
from graph.stores.store import Store
from tests.kit.ladders import odd
from tests.kit.page_graph import restaurant

ONE = odd("person-named", Severity.WARNING, "Ask <b>Priya</b>")
OTHER = odd("empty-heading", Severity.NOTICE, "Duties")


def test_what_is_accepted_is_known_with_reason_and_who(store: Store) -> None:
    store.replace(restaurant())
    accepting.accept(store, [ONE], "  she is\nthe only one ", "Ann")
    answer = judged([ONE, OTHER], decisions(store), store.version)
    assert (answer.new, answer.known) == ((OTHER,), (ONE,))
    (entry,) = answer.accepted
    assert (entry.reason, entry.by, entry.at[:2]) == ("she is the only one", "Ann", "20")


def test_a_load_keeps_what_is_accepted_and_brings_back_what_was_put_off(store: Store) -> None:
    store.replace(restaurant())
    accepting.accept(store, [ONE], "so be it")
    accepting.put_off(store, [OTHER], store.version)
    assert judged([ONE, OTHER], decisions(store), store.version).later == (OTHER,)
    store.replace(restaurant())
    answer = judged([ONE, OTHER], decisions(store), store.version)
    assert (answer.known, answer.new, answer.later) == ((ONE,), (OTHER,), ())


def test_later_ends_after_a_week() -> None:
    store = NetworkxStore()
    accepting.put_off(store, [ONE], "v")
    now = datetime.now(UTC)
    given = decisions(store)
    assert [len(given.standing("v", now + timedelta(days=days))) for days in (6, 8)] == [1, 0]
    assert given.standing("w", now) == ()


def test_two_who_accept_at_once_lose_nothing_and_one_finding_is_accepted_once() -> None:
    store = NetworkxStore()
    change = store.change

    def overtaken(act: object) -> None:
        store.change = change  # type: ignore[method-assign]
        accepting.accept(store, [OTHER], "b", "Bob")
        change(act)  # type: ignore[arg-type]

    store.change = overtaken  # type: ignore[method-assign]
    accepting.accept(store, [ONE], "a", "Ann")
    assert [(e.text, e.by) for e in decisions(store).accepted] == [(OTHER.text, "Bob"), (ONE.text, "Ann")]
    with pytest.raises(BadQuestion, match="accepted by Ann already: a; take that back first"):
        accepting.accept(store, [ONE], "c", "Bob")


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 1001])
def test_nothing_is_accepted_without_a_reason_that_can_be_read(reason: str) -> None:
    store = NetworkxStore()
    with pytest.raises(BadQuestion, match="reason"):
        accepting.accept(store, [ONE], reason)
    assert decisions(store) == Decisions()


def test_what_is_taken_back_is_told_again_and_an_unknown_id_is_told() -> None:
    store = NetworkxStore()
    accepting.accept(store, [ONE], "a")
    assert [entry.text for entry in accepting.take_back(store, [ONE.id])] == [ONE.text]
    assert judged([ONE], decisions(store), "v").new == (ONE,)
    with pytest.raises(BadQuestion, match="nothing is decided on a finding 00000000"):
        accepting.take_back(store, ["00000000"])


def test_a_baseline_and_the_list_are_one_and_each_finding_counts_once() -> None:
    store = NetworkxStore()
    accepting.accept(store, [ONE], "a", "Ann")
    baseline = [Accepted.of(ONE), Accepted.of(OTHER)]
    both = joined(decisions(store).accepted, baseline)
    assert [(entry.text, entry.reason) for entry in both] == [(ONE.text, "a"), (OTHER.text, "")]
    assert judged([ONE], decisions(store), "v", [Accepted.of(ONE)]).stale == ()
    assert accepting.take_in(store, baseline, "base.json", "Bob") == 1
    assert accepting.take_in(store, baseline, "base.json", "Bob") == 0
    assert [(e.reason, e.by) for e in decisions(store).accepted] == [("from base.json", "Bob"), ("a", "Ann")]
    written = entries_json(decisions(store).accepted)
    assert {entry.reason for entry in read_baseline(written, "x")} == {"a", "from base.json"}
