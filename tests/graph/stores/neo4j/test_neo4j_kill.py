"""A server that is killed at any moment of a load holds the old graph or the new one after its restart."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import psutil
import pytest

from graph.errors import StoreTrouble
from graph.model import Graph
from graph.stores.neo4j import leftovers, link, loading
from graph.stores.neo4j.store import Neo4jStore
from server import local
from server.home import Home
from server.process import free_port
from tests.kit import old_names
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import Neo4jServer, programs
from tests.kit.tries import tries

# The first kill hits the switch from one graph to the other; KILLS=20 tries as many as were tried by hand.
KILLS = int(os.environ.get("KILLS") or tries(6, 1))
SEED = 20261123
SYSTEMS = 12


def ladder(name: str) -> Graph:
    """A graph of some thousands of rows, all of whose ids carry the name."""
    return drawn(
        {
            f"{name}-{n}": {"technical": {f"{name}-{(n + k) % 60}": k % 5 + 1 for k in range(SYSTEMS)}}
            for n in range(200)
        }
    )


def sorted_graph(graph: Graph) -> Graph:
    return Graph(
        tuple(sorted(graph.nodes, key=lambda n: n.id)), tuple(sorted(graph.edges, key=lambda e: e.key))
    )


OLD, NEW = (sorted_graph(ladder(name)) for name in ("old", "new"))


@dataclass
class Victim:
    """A server that can be killed and started again on its data and port."""

    home: Home
    port: int
    killed: list[float] = field(default_factory=list)

    def start(self) -> Neo4jServer:
        """Start it, which recovers what was committed."""
        running = local.start(self.home, self.port)
        return Neo4jServer(running.address, running.user, running.password)

    def kill(self) -> None:
        """End the process as a power cut would."""
        process = psutil.Process(self.home.state()["pid"])
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)
        self.killed.append(time.monotonic())


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    """A throwaway server for this module alone."""
    victim = Victim(programs(tmp_path_factory.mktemp("victim")), free_port())
    yield victim
    local.stop(victim.home)


def loading_until_killed(
    server: Neo4jServer, begun: threading.Event | None, late: float, victim: Victim
) -> str:
    """What became of a load that is killed so late after its begin, or after the event."""
    opened = server.link()
    outcome: list[str] = []

    def load() -> None:
        try:
            Neo4jStore(opened, "kept").replace(NEW)
        except StoreTrouble as error:
            outcome.append(str(error))
        else:
            outcome.append("ended")

    thread = threading.Thread(target=load)
    thread.start()
    if begun:
        begun.wait(60)
    time.sleep(late)
    victim.kill()
    thread.join()
    opened.close()
    return outcome[0]


@pytest.mark.timeout(300 + 60 * KILLS)
def test_a_killed_load_leaves_the_old_graph_or_the_new_one(
    victim: Victim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "RETRY", 1)
    chance = random.Random(SEED)
    seen: list[str] = []
    for number in range(KILLS):
        server = victim.start()
        spent = warm_load(server)
        at_switch = threading.Event() if number % 3 == 0 else None
        late = chance.uniform(0, 0.02 if at_switch else spent)
        with monkeypatch.context() as patch:
            if at_switch:
                patch.setattr(loading, "_switch", telling(at_switch, loading._switch))
            outcome = loading_until_killed(server, at_switch, late, victim)
        seen.append(after_restart(victim))
        place = "at the switch" if at_switch else f"of {spent:.2f} s"
        print(f"kill {number} after {late:.3f} s {place}: {outcome[:50]} -> {seen[-1]}")
    assert len(seen) == KILLS


def warm_load(server: Neo4jServer) -> float:
    """Load the old graph and tell the seconds that a load takes once the server is warm."""
    opened = server.link()
    store = Neo4jStore(opened, "kept")
    store.replace(OLD)
    start = time.monotonic()
    store.replace(OLD)
    spent = time.monotonic() - start
    opened.close()
    return spent


def telling(event: threading.Event, work: Callable[..., None]) -> Callable[..., None]:
    """The work, which sets the event as it begins."""

    def told(*arguments: object) -> None:
        event.set()
        work(*arguments)

    return told


def after_restart(victim: Victim, moving: bool = False) -> str:
    """Start the server again and say which graph it holds; nothing else may be left of the load."""
    server = victim.start()
    opened = server.link()
    store = Neo4jStore(opened, "kept")
    held = store.graph()
    assert held in (OLD, NEW)
    if moving:
        store.replace(NEW)
        assert old_names.left(opened) == dict.fromkeys((*old_names.LABELS, "rules"), 0)
        opened.close()
        return "old" if held == OLD else "new"
    leftovers.clear(opened, "kept")
    loads = opened.ask("MATCH (l:AtlasLoad) RETURN l.state AS state ORDER BY state")
    assert [row["state"] for row in loads] in (["active"], ["active", "previous"])
    copies = opened.ask(
        "MATCH (n:AtlasEntity) RETURN n.load AS load, count(n) AS nodes, sum(COUNT { (n)--() }) AS ends"
    )
    assert len(copies) == len(loads)
    for copy in copies:
        assert (copy["nodes"], copy["ends"]) == (len(held.nodes), 2 * len(held.edges))
    assert store.graph() == held
    opened.close()
    return "old" if held == OLD else "new"


@pytest.mark.long
@pytest.mark.timeout(300 + 60 * KILLS)
def test_a_killed_move_from_the_old_names_leaves_the_old_graph_or_the_new_one(
    victim: Victim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "RETRY", 1)
    chance = random.Random(SEED)
    for number in range(max(1, KILLS // 2)):
        server = victim.start()
        spent = warm_load(server)
        opened = server.link()
        Neo4jStore(opened, "kept").wipe()
        old_names.load(opened, "kept", OLD)
        opened.close()
        # Moving and loading are two loads of the same size.
        late = chance.uniform(0, 2.5 * spent)
        outcome = loading_until_killed(server, None, late, victim)
        seen = after_restart(victim, moving=True)
        print(f"kill {number} after {late:.3f} s of {2 * spent:.2f} s: {outcome[:50]} -> {seen}")
