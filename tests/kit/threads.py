"""Many threads on graphs that differ in every answer, and the truth that one thread alone finds."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

from graph.ladder.check import check
from graph.model import Graph
from graph.questions.catalogue import roles, skills
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import role_matrix
from graph.questions.moves import lattice
from graph.stores import cache as kept
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from tests.kit.drawn import drawn

THREADS, ROUNDS, GRAPHS = 8, 40, 7
Question = Callable[[View], Any]

QUESTIONS: Mapping[str, Question] = {
    "roles": lambda store: [role.id for role in roles(store)],
    "skills": lambda store: [skill.id for skill in skills(store)],
    "matrix": lambda store: role_matrix(store).levels.toarray().tolist(),
    "demand": lambda store: role_matrix(store).asked.toarray().tolist(),
    "similarity": lambda store: similarity(store).scores.tolist(),
    "lattice": lattice,
    "check": check,
}


def graph_of(number: int) -> Graph:
    """A graph like the others in shape, and unlike each of them in every answer."""
    names = [f"{word}-{number}" for word in ("clerk", "senior-clerk", "lead")]
    asked = {
        name: {"technical": {f"reporting-{number}": 1 + (n + number) % 5, "excel": 1 + n, f"sql-{n}": None}}
        for n, name in enumerate(names[: 2 + number % 2])
    }
    return drawn(asked, tracks={f"office-{number}": list(asked)})


def truths() -> list[dict[str, Any]]:
    """What each question gives for each graph, asked one after the other of a store of its own."""
    answers = []
    for number in range(GRAPHS):
        alone = NetworkxStore()
        alone.replace(graph_of(number))
        answers.append({name: ask(alone) for name, ask in QUESTIONS.items()})
    kept.forget()
    return answers


def together(work: Callable[[Random], None]) -> None:
    """Run this in many threads at once; the first error of any of them is raised here."""
    with ThreadPoolExecutor(THREADS) as pool:
        for run in [pool.submit(work, Random(number)) for number in range(THREADS)]:
            run.result()


def number_of(store: View) -> int:
    """Which of the graphs a snapshot holds, told by its own roles."""
    return int(store.graph().nodes[-1].id.rpartition("-")[2])
