"""What a check works out of all at once is what it worked out of each by itself, and it is kept."""

import json
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.kinds import EdgeKind
from graph.ladder.check import check
from graph.ladder.finding import Severity, findings_in, findings_text
from graph.ladder.laid_out import Ladder
from graph.ladder.large import _others
from graph.model import Edge, Node
from graph.questions.calibration import bars
from graph.questions.effort import median_of
from graph.questions.move_answers import Promotion
from graph.stores import derived
from graph.stores.cache import forget
from graph.stores.sqlite.store import FileStore
from tests.kit.ladders import LADDER, edited, odd, saying, stored
from tests.kit.page_graph import restaurant

ROLE = Node("role:one", "one")
RUNGS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0.0, 1.0, 2.5, 2.5, 40.0])), min_size=4, max_size=12
)


def promotion(likeness: float, effort: float) -> Promotion:
    return Promotion(ROLE, ROLE, likeness, effort)


@given(RUNGS)
def test_what_the_others_of_a_rung_set_is_what_they_set_by_themselves(
    told: list[tuple[float, float]],
) -> None:
    rungs = list(starmap(promotion, told))
    for n, others in enumerate(_others(rungs)):
        rest = [*rungs[:n], *rungs[n + 1 :]]
        likeness, learning = bars(rest)
        assert vars(others.likeness) == pytest.approx(vars(likeness), abs=1e-6)
        assert (others.learning is None) == (learning is None)
        if learning and others.learning:
            assert vars(others.learning) == pytest.approx(vars(learning), abs=1e-5)
        assert others.median == pytest.approx(median_of(rung.effort for rung in rest))


def test_findings_are_read_back_from_their_text() -> None:
    some = (odd("nothing-new", Severity.NOTICE, "»Große« words\n"), odd("same-title", Severity.ERROR, "x"))
    assert findings_in(findings_text(some)) == some
    assert json.loads(findings_text(())) == []


def test_what_was_seen_once_is_not_looked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileStore(tmp_path / "kept.db")
    counts = "Counts the crates every morning"
    naming = edited(LADDER, "Line Cook", lambda post: saying(post, counts, "Counts the crates with Anna"))
    store.replace(restaurant(naming))
    seen = check(store)
    assert seen == check(stored(naming)) != ()
    forget()
    monkeypatch.setattr(Ladder, "statements", property(lambda _: pytest.fail("it is looked at again")))
    assert check(store) == seen
    monkeypatch.undo()
    store.replace(restaurant(LADDER))
    assert check(store) == check(stored(LADDER)) == ()


def test_a_ladder_reads_no_more_than_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    store = stored(LADDER)
    view = store.snapshot()
    asked: list[EdgeKind] = []

    def edges(kind: EdgeKind) -> Iterator[Edge]:
        asked.append(kind)
        return iter(edge for edge in view.graph().edges if edge.kind == kind)

    monkeypatch.setattr(view, "edges_of_kind", edges)
    ladder = Ladder(view)
    assert [rung.high.label for rung in ladder.rungs] == ["Head Cook", "Head Waiter"]
    assert set(asked) == {EdgeKind.PROMOTES_TO, EdgeKind.INHERITS}
    assert derived.drawer(view).folder is None
