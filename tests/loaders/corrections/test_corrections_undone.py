"""Whatever is put right and taken back: the graph is the one before, and the same on every store."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.exchange.codec import from_text, text_of
from graph.kinds import Level, Necessity, Scope, Section
from graph.ladder.what_changes import Effect, effect
from graph.model import Graph
from graph.needs import with_needs
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import Corrections
from loaders.corrections.files import of_bytes, to_bytes
from loaders.corrections.kinds import SETTABLE
from loaders.documents.build import graph_of
from loaders.documents.load import load
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.put_right import LADDER, made

NAME = "ladder.md"
ROLES = st.sampled_from(["Baker", "Senior Baker", "Night Shift", "Head Baker", "Smith"])
LINES = sorted({line.strip(" #-") for line in LADDER.splitlines() if line.strip()})
TEXTS = st.sampled_from([*LINES, "not there"])
SKILLS = st.sampled_from(["Excel", "QuickBooks", "OvenTrack", "time management"])


def _some(kind: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), **parts})


DRAWN = st.one_of(
    _some("title", text=TEXTS, says=st.sampled_from(["role", "no-role"])),
    _some("title", text=TEXTS, says=st.just("other-title"), of=ROLES),
    _some("title", text=TEXTS, says=st.just("role"), title=st.sampled_from(["Cook", "Baker", "Head"])),
    _some(
        "line",
        role=ROLES,
        text=TEXTS,
        occurrence=st.integers(1, 2),
        **{"class": st.sampled_from([*SETTABLE, None]), "section": st.sampled_from([*Section, None])},
    ),
    _some(
        "skill",
        role=ROLES,
        text=TEXTS,
        skill=SKILLS,
        type=st.sampled_from(["system", None]),
        level=st.sampled_from([*Level, None]),
        necessity=st.sampled_from(Necessity),
    ),
    _some("skill", role=ROLES, text=TEXTS, skill=SKILLS, asked=st.just(False)),
    _some(
        "inherits",
        role=ROLES,
        scope=st.sampled_from([*Scope, None]),
        holds=st.booleans(),
        text=st.one_of(st.none(), TEXTS),
        **{"from": ROLES},
    ),
    _some("track", track=st.sampled_from(["Baking", None]), roles=st.lists(ROLES, min_size=1, unique=True)),
    _some("alias", role=ROLES, alias=st.sampled_from(["Bakers", "Smith", "Baker"])),
)


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ladder of a bakery as a file."""
    path = tmp_path_factory.mktemp("ladder") / NAME
    path.write_text(LADDER)
    return path


def read(ladder: Path, corrections: Corrections) -> Graph:
    return with_needs(graph_of(load([ladder], vocabulary_of(), corrections=corrections)))


def valid(drawn: list[dict[str, Any]]) -> list[Correction]:
    kept = []
    for one in drawn:
        try:
            kept.append(made(**one))
        except ValidationError:
            continue
    return kept


@given(drawn=st.lists(DRAWN, max_size=6))
def test_what_is_undone_gives_the_graph_before(ladder: Path, drawn: list[dict[str, Any]]) -> None:
    before = read(ladder, Corrections())
    put_right = Corrections().holding(NAME, *valid(drawn))
    after = read(ladder, put_right)
    # Each is applied, harmless or told; and what is told is told once.
    told = next(one for one in after.nodes if one.id == "document:ladder-md").facts
    stale = [finding["suggestion"] for finding in told["findings"] if finding["code"] == "stale-correction"]
    assert len(stale) == len(set(stale)) <= len(put_right)
    assert [one["id"] for one in told.get("corrections", ())] == [one.id for one in put_right.of(NAME)]
    ids = {one.id for one in put_right.of(NAME)}
    assert {edge.facts["corrected"] for edge in after.edges if "corrected" in edge.facts} <= ids
    # A file keeps them, and so does an atlas file what they made.
    assert of_bytes(to_bytes(NAME, put_right.of(NAME)), Path("x.yaml"))[1] == put_right.of(NAME)
    assert text_of(from_text(text_of(after).encode(), "x")) == text_of(after)
    undone = put_right
    for one in put_right.of(NAME):
        undone = undone.without(one.id)
    assert text_of(read(ladder, undone)) == text_of(before)
    assert text_of(read(ladder, put_right)) == text_of(after)


def test_every_store_holds_what_was_put_right(ladder: Path, tmp_path: Path) -> None:
    given = Corrections().holding(
        NAME,
        made(kind="title", text="Night Shift", says="no-role"),
        made(kind="skill", role="Baker", text="Order flour", skill="OvenTrack", type="system", level=4),
        made(kind="inherits", role="Head Baker", **{"from": "Baker"}),
        made(kind="track", track="Baking", roles=["Baker", "Senior Baker", "Head Baker"]),
        made(kind="line", role="Baker", text="Kneads dough", section="soft"),
        made(kind="alias", role="Smith", alias="Forger"),
    )
    graph = read(ladder, given)
    memory, file = NetworkxStore(), FileStore(tmp_path / "atlas.db")
    for store in (memory, file):
        store.replace(graph)
    assert text_of(memory.graph()) == text_of(file.graph())
    assert effect(memory.graph(), file.graph()) == Effect((), (), ())
    corrected = {edge.key for edge in graph.edges if "corrected" in edge.facts}
    for store in (memory, file):
        assert {edge.key for edge in store.graph().edges if "corrected" in edge.facts} == corrected
