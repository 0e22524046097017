"""The check of a ladder: everything odd in it, gravest first."""

from collections.abc import Callable, Iterator

from graph.ladder.experience import copied_fields, does_not_grow
from graph.ladder.finding import LadderFinding, findings_in, findings_text
from graph.ladder.laid_out import Ladder
from graph.ladder.large import large_rungs
from graph.ladder.of_reading import of_the_loader
from graph.ladder.persons import persons, undefined_titles
from graph.ladder.rungs import asks_less, nothing_new
from graph.ladder.statements import duplicates, named_once, near_duplicates
from graph.questions.calibration import calibration
from graph.questions.likeness.encoder import encoder
from graph.stores.cache import kept
from graph.stores.derived import drawer
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
    """What is odd in the ladder of a store, sorted by severity, document, line and code.

    What was seen once is kept beside the store.
    """
    return kept(store, "check", _seen)


def _seen(store: View) -> tuple[LadderFinding, ...]:
    model = encoder()
    name = f"check-{model.key[:32]}" if model else "check"
    return findings_in(drawer(store).text(name, lambda: findings_text(_look(store))))


def _look(store: View) -> tuple[LadderFinding, ...]:
    ladder = Ladder(store)
    findings = {finding for look in CHECKS for finding in look(ladder)}
    findings |= set(large_rungs(ladder, calibration(store)))
    return tuple(sorted(findings, key=lambda finding: (finding.order, finding.message)))
