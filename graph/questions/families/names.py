"""What a family of roles is called: by the skills, or the words of titles, that set it apart.

A skill sets a family apart where two of its roles ask it and at least half of them, at least twice as
large a share as of the others, and where the difference of the log odds exceeds 1.28 of its standard
errors (one chance in ten). The log odds with their error are those of Monroe, Colaresi and Quinn
("Fightin' Words", 2008); half a role is added to each count (Haldane 1956), so that none and all are
told too.
"""

import re
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from graph.arrays import Floats, Sparse
from graph.model import Node
from graph.questions.families.answers import FamilySkill
from graph.questions.matrix import RoleMatrix
from graph.word_lists import word_lists

LEAST_SHARE = 0.5
LEAST_ROLES = 2
LEAST_RATIO = 2.0
LEAST_DISTINCTNESS = 1.28
# A name is read at a glance.
SKILLS_OF_A_NAME = 2
_WORD = re.compile(r"[^\W\d_]{3,}")


def distinctness(inside: Floats, size: int, outside: Floats, others: int) -> Floats:
    """How much oftener each thing is met in `size` roles than in `others` roles, in standard errors.

    `inside` and `outside` count the roles that have it; what does not set the `size` roles apart is 0.
    """
    there, lacking, elsewhere, rest = (n + 0.5 for n in (inside, size - inside, outside, others - outside))
    odds = np.log(there / lacking) - np.log(elsewhere / rest)
    errors = odds / np.sqrt(1 / there + 1 / lacking + 1 / elsewhere + 1 / rest)
    often = (inside >= LEAST_ROLES) & (inside / size >= LEAST_SHARE)
    oftener = inside / size >= LEAST_RATIO * outside / max(others, 1)
    return np.where(often & oftener & (errors >= LEAST_DISTINCTNESS), errors, 0.0)


def skills_apart(matrix: RoleMatrix, rows: Sequence[int]) -> tuple[FamilySkill, ...]:
    """The skills that set these roles, by row, apart: the most distinctive first.

    Of equals those come first that the roles ask at the highest levels in all, then shorter names.
    """
    every, inside = _sums(matrix.asked), _sums(matrix.asked[list(rows)])
    levels = _sums(matrix.levels[list(rows)])
    errors = np.round(distinctness(inside, len(rows), every - inside, len(matrix.roles) - len(rows)), 9)
    order = sorted(
        np.flatnonzero(errors).tolist(),
        key=lambda n: (-errors[n], -levels[n], len(matrix.skills[n].label), matrix.skills[n].id),
    )
    return tuple(
        FamilySkill(
            skill=matrix.skills[n],
            inside=int(inside[n]),
            outside=int(every[n] - inside[n]),
            distinctness=float(errors[n]),
        )
        for n in order
    )


def _sums(rows: Sparse) -> Floats:
    return np.asarray(rows.sum(axis=0), dtype=np.float64)


def shared_word(roles: Sequence[Node], others: Sequence[Node]) -> str | None:
    """The word that sets the titles of the roles apart, as the first of them writes it; None without one.

    Where no word is met oftener here than elsewhere, it is one that all of them have and half of the
    others lack.
    """
    written: dict[str, str] = {}
    for role in roles:
        for word in _WORD.findall(role.label):
            written.setdefault(word.casefold(), word)
    here, there = ([_words(role) for role in some] for some in (roles, others))
    words = sorted(written.keys() - word_lists("ladder")["of_every_field"])
    inside, outside = (
        np.array([_bearing(w, some) for w in words], dtype=np.float64) for some in (here, there)
    )
    errors = np.round(distinctness(inside, len(roles), outside, len(others)), 9)
    order = sorted(range(len(words)), key=lambda n: (-errors[n], -inside[n], outside[n], words[n]))
    told = [n for n in order if errors[n] or (inside[n] == len(roles) and 2 * outside[n] <= len(others))]
    return written[words[told[0]]] if told else None


def _words(role: Node) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(role.label))


def _bearing(word: str, titles: Collection[frozenset[str]]) -> int:
    return sum(word in title for title in titles)


def family_name(
    apart: Sequence[FamilySkill], roles: Sequence[Node], others: Sequence[Node], taken: Collection[str]
) -> str:
    """A name for the roles, the most typical first, that differs from those `taken` by more than case."""
    held = {name.casefold() for name in taken}
    return next(name for name in _names(apart, roles, others) if name.casefold() not in held)


def _names(apart: Sequence[FamilySkill], roles: Sequence[Node], others: Sequence[Node]) -> Iterator[str]:
    labels = _told_first(apart)
    for count in range(min(SKILLS_OF_A_NAME, len(labels)), len(labels) + 1):
        if count:
            yield " · ".join(labels[:count])
    if word := shared_word(roles, others):
        yield word
    around = f"Like {roles[0].label}"
    yield around
    number = 2
    while True:
        yield f"{around} ({number})"
        number += 1


def _told_first(apart: Sequence[FamilySkill]) -> list[str]:
    """The skills by name: what people do and with what, the most distinctive of each, then the rest."""
    first: dict[str, FamilySkill] = {}
    for one in apart:
        first.setdefault(one.skill.kind, one)
    leading = list(first.values())
    return [one.skill.label for one in (*leading, *(one for one in apart if one not in leading))]
