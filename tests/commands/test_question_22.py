"""Question 22 on the original ladder: what changed since another version of it."""

from pathlib import Path

import pytest

from graph.ladder.change import How, What
from graph.ladder.diff import diff
from graph.ladder.laid_out import Ladder, Statement
from graph.questions.catalogue import roles
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph

# Every so many statements one is edited: a spread over all roles and sections.
STEP = 25


@pytest.fixture(scope="module")
def lines(shared_dir: Path) -> list[str]:
    """The lines of the original ladder: the longer of the two documents."""
    longest = max(
        (shared_dir / "seeds").glob("*.txt"), key=lambda path: path.read_text(encoding="utf-8").count("\n")
    )
    return longest.read_text(encoding="utf-8").split("\n")


def loaded(folder: Path, lines: list[str]) -> NetworkxStore:
    """A store that holds these lines as a document."""
    (folder / "ladder.txt").write_text("\n".join(lines), encoding="utf-8")
    store = NetworkxStore()
    store.replace(read_graph([folder / "ladder.txt"]))
    return store


def spread(store: NetworkxStore) -> list[Statement]:
    """Statements from all over the ladder."""
    return list(Ladder(store).everything())[::STEP]


def test_a_line_that_is_deleted_is_the_one_statement_that_went(tmp_path: Path, lines: list[str]) -> None:
    old = loaded(tmp_path, lines)
    for statement in spread(old):
        at = statement.evidence.line
        difference = diff(old, loaded(tmp_path, lines[: at - 1] + lines[at:]))
        (change,) = [c for c in difference.changes if c.what == What.REQUIREMENT]
        assert change.how == How.REMOVED
        assert (change.before or {})["line"] == at


def test_a_line_with_one_other_word_is_the_one_statement_reworded(tmp_path: Path, lines: list[str]) -> None:
    old = loaded(tmp_path, lines)
    for statement in spread(old):
        at = statement.evidence.line
        words = lines[at - 1].split(" ")
        words[max(range(len(words)), key=lambda n: len(words[n]))] = "all"
        difference = diff(old, loaded(tmp_path, [*lines[: at - 1], " ".join(words), *lines[at:]]))
        (change,) = [c for c in difference.changes if c.what == What.REQUIREMENT]
        assert change.how == How.REWORDED
        assert (change.before or {})["line"] == at


def test_a_role_whose_lines_go_to_another_track_has_moved(tmp_path: Path, lines: list[str]) -> None:
    old = loaded(tmp_path, lines)
    *_, last = roles(old)
    start = (last.as_role.line or 1) - 1
    other = next(role for role in roles(old) if role.as_role.track not in (None, last.as_role.track))
    at = (other.as_role.line or 1) - 1
    difference = diff(old, loaded(tmp_path, lines[:at] + lines[start:] + ["", *lines[at:start]]))
    (moved,) = [c for c in difference.changed if c.what == What.ROLE and c.id == last.id]
    assert moved.how == How.MOVED
    assert (moved.before or {})["track"] != (moved.after or {})["track"]
    assert [c for c in difference.changes if c.what == What.REQUIREMENT] == []
