"""Which statement of an old ladder is which of a new one, where words, section or role changed."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graph.arrays import Floats, Sparse, sparse
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
        skills = self._shared(rows, columns)
        return np.asarray(np.maximum(words, (words + skills) / 2))

    def _shared(self, rows: Sequence[Statement], columns: Sequence[Statement]) -> Floats:
        """The share of skills that each two name both, 0 where neither names any (Jaccard)."""
        one, other = (self._named(side) for side in (rows, columns))
        both = (one @ other.T).toarray()
        either = one.sum(axis=1)[:, None] + other.sum(axis=1)[None, :] - both
        return np.asarray(np.divide(both, either, out=np.zeros_like(both), where=either > 0))

    def _named(self, side: Sequence[Statement]) -> Sparse:
        cells = [(n, skill, 1.0) for n, s in enumerate(side) for skill in sorted(self._skills_of(s))]
        return sparse(cells, (len(side), len(self._skills)))

    def _skills_of(self, statement: Statement) -> set[int]:
        return {self._skills[name.skill] for name in statement.names}

    @cached_property
    def _skills(self) -> Mapping[str, int]:
        both = (*self.old.everything(), *self.new.everything())
        return {skill: n for n, skill in enumerate(sorted({n.skill for s in both for n in s.names}))}

    def at_most(self, stated: Sequence[Statement], others: Sequence[Sequence[Statement]]) -> Floats:
        """A bound on how like each of some roles can be to one that states this, in pairs (shape: others).

        The sum of the likest statement for each: no pairing does better.
        """
        every = [one for said in others for one in said]
        sums = np.zeros(len(others))
        if not stated or not every:
            return sums
        # What has no words that are known is not even like itself: it counts as it is.
        loose = np.diagonal(self.score(stated, stated)) < REWORDED
        scores = self.score(stated, every)
        scores = np.where((scores >= REWORDED) | loose[:, None], scores, 0)
        saying = [n for n, said in enumerate(others) if said]
        ends = np.cumsum([0, *(len(others[n]) for n in saying[:-1])])
        sums[saying] = np.maximum.reduceat(scores, ends, axis=1).sum(axis=0)
        return sums

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
