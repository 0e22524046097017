"""The app is killed in the middle of a keep: the old or the new stands after a restart, with its records."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.keeping import keep as put_in
from graph.stores.records import Act, RecordKind
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from graph.stores.versions import versions
from loaders.given import read_given
from loaders.given_documents import GivenFile
from loaders.originals import kept_instead, originals
from tests.kit.neo4j_servers import Neo4jServer, open_store
from tests.kit.own_files import payload
from tests.kit.own_way import came, drop, keep
from tests.kit.tries import tries
from tests.kit.visits import Visiting, killable_app_on

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

SEED = 20261129
GRADES = 60
# So long, in seconds, an app on a busy machine may take to begin to write.
WRITING = 20.0
OLD = GivenFile("clerk.txt", b"Clerk\n\nRequirements\n- Proficient in Excel\n")
NEW = GivenFile(
    "fitters.txt",
    "\n\n".join(
        f"Grade {n} Fitter\n\nRequirements\n- Proficient in Excel\n- Fits pipes {n}" for n in range(GRADES)
    ).encode(),
)


@dataclass
class Place:
    """Where a graph is kept, as this process and an app reach it."""

    address: str
    env: Mapping[str, str]

    def open(self) -> Store:
        """The store that is kept there."""
        if self.address.startswith("file:"):
            return FileStore(Path(self.address.removeprefix("file:")))
        return open_store(self.address, self.env)

    def put(self, *files: GivenFile, beside: bool = False) -> float:
        """Keep these documents, and tell the seconds that it took."""
        store = self.open()
        reading = read_given(files, originals(store) if beside else ())
        act = Act(kept_instead(store, reading.documents))
        start = time.monotonic()
        put_in(store, reading.graph, act=act)
        spent = time.monotonic() - start
        store.close()
        return spent

    def written(self) -> tuple[int, int] | None:
        """What tells that a file was written to since; None for a server, which takes long enough."""
        if not self.address.startswith("file:"):
            return None
        try:
            told = Path(f"{self.address.removeprefix('file:')}-wal").stat()
        except FileNotFoundError:
            return (0, 0)
        return (told.st_size, told.st_mtime_ns)

    def wait_for_writing(self, before: tuple[int, int] | None) -> None:
        """Wait until a file is written to."""
        end = time.monotonic() + WRITING
        while before is not None and self.written() == before:
            assert time.monotonic() < end

    def held(self) -> tuple[Graph, list[str], tuple[int, list[str]]]:
        """All that stands there: the graph, the documents beside it, and the version that says it stands."""
        store = self.open()
        kept = store.graph()
        graph = Graph(
            tuple(sorted(kept.nodes, key=lambda node: node.id)),
            tuple(sorted(kept.edges, key=lambda edge: edge.key)),
        )
        documents = [head.name for head in store.records(RecordKind.DOCUMENT)]
        (stands,) = [one for one in versions(store) if one.stands]
        store.close()
        return graph, documents, (stands.roles, sorted(stands.documents))


@pytest.fixture(params=["file", "neo4j"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """An empty place of each kind that outlives the app."""
    if request.param == "file":
        yield Place(f"file:{tmp_path / 'atlas.db'}", {})
        return
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    yield Place(server.fresh_address(), dict(server.env))


def test_a_kill_in_the_middle_of_a_keep_leaves_the_old_or_the_new(place: Place, visiting: Visiting) -> None:
    chance = random.Random(SEED)
    place.put(OLD)
    old = place.held()
    spent = place.put(NEW, beside=True)
    new = place.held()
    assert [len([n for n in state[0].nodes if n.kind == NodeKind.ROLE]) for state in (old, new)] == [
        1,
        GRADES + 1,
    ]
    assert (old[1], new[1]) == (["clerk.txt"], ["clerk.txt", "fitters.txt"])
    seen = []
    for number in range(tries(8, 2)):
        place.put(OLD)
        late = chance.uniform(0.5, 1.2) if number % 2 else chance.uniform(0, 0.5)
        with killable_app_on(place.address, place.env) as (address, process):
            page = visiting(address).open("/load")
            drop(page, payload(NEW.name, NEW.data))
            came(page, NEW.name, f"{GRADES} roles")
            before = place.written()
            page.get_by_role("button", name="Keep").click()
            place.wait_for_writing(before)
            time.sleep(late * spent)
            process.kill()
            process.wait(timeout=10)
        held = place.held()
        seen.append("old" if held == old else "new")
        assert held in (old, new)
        print(f"kill {number} after {late:.2f} of {spent:.2f} s: {seen[-1]}")
    roles = "1 role" if seen[-1] == "old" else f"{GRADES + 1} roles"
    with killable_app_on(place.address, place.env) as (address, _):
        page = visiting(address).open("/")
        expect(page.get_by_role("link", name=roles, exact=True)).to_be_visible()
        drop(page, payload(NEW.name, NEW.data))
        came(page, NEW.name, f"{GRADES} roles")
        keep(page)
    assert place.held() == new
