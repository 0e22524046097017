"""The needs of a graph as plain numbers are those of its edges, read afresh or kept beside the store."""

from pathlib import Path

from graph.kinds import EdgeKind, Necessity
from graph.questions.need_numbers import need_numbers
from graph.stores.cache import forget
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from tests.kit.drawn import drawn

GRAPH = drawn(
    {
        "clerk": {"technical": {"excel": 2, "sap": None}},
        "lead": {"technical": {"excel": 4, "sql": 1}, "soft": {"talks": 3}},
        "idle": {},
    },
    [("lead", "clerk", "all")],
    {"desk": ["clerk", "lead"]},
    [("lead", "sql")],
)


def told(store: View) -> list[tuple[str, str, int, bool]]:
    numbers = need_numbers(store)
    cells = zip(numbers.rows, numbers.columns, numbers.levels, numbers.required, strict=True)
    return [(numbers.roles[r].id, numbers.skills[c].id, level, bool(must)) for r, c, level, must in cells]


def test_the_numbers_are_those_of_the_edges_when_read_and_when_kept(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "kept.db")
    store.replace(GRAPH)
    edges = [
        (e.source, e.target, int(e.level or 0), e.necessity == Necessity.REQUIRED)
        for e in store.edges_of_kind(EdgeKind.NEEDS)
    ]
    assert told(store) == edges
    forget()
    assert told(store) == edges
    assert [role.label for role in need_numbers(store).roles] == ["clerk", "idle", "lead"]


def test_another_load_is_read_anew(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "kept.db")
    store.replace(GRAPH)
    assert told(store)
    store.replace(drawn({"clerk": {}}, [], {}, []))
    assert told(store) == []
