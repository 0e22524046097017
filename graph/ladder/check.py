"""The check of a ladder: everything odd in it, gravest first."""

from collections.abc import Callable, Iterator

from graph.ladder.doubts import of_the_loader
from graph.ladder.experience import copied_fields, does_not_grow
from graph.ladder.finding import LadderFinding
from graph.ladder.laid_out import Ladder
from graph.ladder.persons import persons, undefined_titles
from graph.ladder.rungs import asks_less, nothing_new
from graph.ladder.statements import duplicates, named_once, near_duplicates
from graph.stores.cache import kept
from graph.stores.store import View

CHECKS: tuple[Callable[[Ladder], Iterator[LadderFinding]], ...] = (
    nothing_new,
    asks_less,
    does_not_grow,
    copied_fields,
    duplicates,
    near_duplicates,
    named_once,
    persons,
    undefined_titles,
    of_the_loader,
)


def check(store: View) -> tuple[LadderFinding, ...]:
    """What is odd in the ladder of a store, sorted by severity, document, line and code."""
    return kept(store, "check", _look)


def _look(store: View) -> tuple[LadderFinding, ...]:
    ladder = Ladder(store.graph())
    found = {finding for look in CHECKS for finding in look(ladder)}
    return tuple(sorted(found, key=lambda finding: (finding.order, finding.message)))
