"""Which statement of an old ladder is which of a new one, where words, section or role changed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Floats
from graph.ladder.laid_out import Ladder, Statement
from graph.ladder.matching import best_pairs
from graph.questions.likeness.statements import StatementIndex

# Two statements of one role at least this alike are one statement in other words.
REWORDED = 0.5
Pair = tuple[Statement, Statement]


@dataclass(frozen=True)
class ComparedStatements:
    """All statements of two ladders, ready to be compared."""

    old: Ladder
    new: Ladder

    @cached_property
    def _texts(self) -> Mapping[str, int]:
        both = (*self.old.everything(), *self.new.everything())
        return {text: n for n, text in enumerate(sorted({s.key for s in both}))}

    @cached_property
    def _index(self) -> StatementIndex:
        return StatementIndex(list(self._texts))

    def score(self, rows: Sequence[Statement], columns: Sequence[Statement]) -> Floats:
        """How much alike statements are, 0 to 1: their words, or words and skills by halves if more."""
        places = ([self._texts[s.key] for s in side] for side in (rows, columns))
        words = self._index.likeness(*places)
        skills = np.array([[_shared(one, two) for two in columns] for one in rows])
        return np.asarray(np.maximum(words, (words + skills) / 2))

    def pairs(self, old: Iterable[Statement], new: Iterable[Statement]) -> list[Pair]:
        """The statements of two roles that are one: in the same words, else the likest at best."""
        before, after = list(old), list(new)
        same = [*_taken(before, after, _section_and_words), *_taken(before, after, _words)]
        return same + best_pairs(before, after, _place, self.score, REWORDED)


def matched_statements(compared: ComparedStatements, roles: Mapping[str, str]) -> list[Pair]:
    """The pairs within matched roles, then those whose words reappear in another role."""
    old, new = compared.old.statements, compared.new.statements
    within = [pair for low, high in roles.items() for pair in compared.pairs(old[low], new[high])]
    seen = {id(statement) for pair in within for statement in pair}
    before, after = (
        [s for s in side.everything() if id(s) not in seen] for side in (compared.old, compared.new)
    )
    return within + _taken(before, after, _words)


def _taken(old: list[Statement], new: list[Statement], key: Callable[[Statement], Hashable]) -> list[Pair]:
    """Take the pairs of one key out of both lists, in the order of their places."""
    by_key = defaultdict(list)
    for statement in sorted(new, key=_place):
        by_key[key(statement)].append(statement)
    pairs = [(s, by_key[key(s)].pop(0)) for s in sorted(old, key=_place) if by_key[key(s)]]
    gone = {id(statement) for pair in pairs for statement in pair}
    for side in (old, new):
        side[:] = [statement for statement in side if id(statement) not in gone]
    return pairs


def _words(statement: Statement) -> str:
    return statement.key


def _section_and_words(statement: Statement) -> tuple[str, str]:
    return (str(statement.section), _words(statement))


def _place(statement: Statement) -> tuple[str, str, str, str, int, int]:
    said = statement.evidence
    return (_words(statement), statement.section, statement.role.id, said.document, said.line, said.start)


def _shared(one: Statement, two: Statement) -> float:
    """The share of skills that both name, 0 where neither names any (Jaccard)."""
    named = [{name.skill for name in statement.names} for statement in (one, two)]
    either = named[0] | named[1]
    return len(named[0] & named[1]) / len(either) if either else 0.0
