"""Roles are found by their names without a look at each, and the answer is that of a look at each."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from loaders.documents.inheritance.named_roles import MOST_NAMES, NamedRole, NamedRoles
from loaders.documents.inheritance.nearest import NearestNames
from loaders.documents.inheritance.targets import keys_of, linked, with_slips
from loaders.documents.load import load
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.known_titles import KnownTitles
from loaders.documents.titles.slips import is_slip, words_of_titles
from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of
from tests.kit.tries import examples

WORDS = ("Senior", "Junior", "Lead", "Clerk", "Clrek", "Buyer", "Buyers", "Payroll", "Payrol", "Stock", "II")
PLAIN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
TITLES = st.one_of(PLAIN, st.tuples(PLAIN, PLAIN).map(", ".join), st.tuples(PLAIN, PLAIN).map(" (".join))
ROLES = st.lists(st.tuples(TITLES, st.integers(0, 2), st.sampled_from((None, "A", "B"))), min_size=1)


def named(drawn: Sequence[tuple[str, int, str | None]]) -> list[NamedRole]:
    """Roles of these titles, documents and tracks."""
    return [
        NamedRole(f"role:{n}", (title,), document, track) for n, (title, document, track) in enumerate(drawn)
    ]


def circles(own: NamedRole, roles: Sequence[NamedRole]) -> list[list[NamedRole]]:
    """The roles around one: of its track, of its document, of all other documents."""
    beside = [role for role in roles if role.document == own.document and role is not own]
    others = [role for role in roles if role.document != own.document]
    return [[role for role in beside if role.track == own.track], beside, others]


@settings(max_examples=examples(200))
@given(drawn=ROLES, surface=PLAIN)
def test_the_very_words_and_slips_of_the_pen_are_those_that_a_look_at_each_role_meets(
    drawn: Sequence[tuple[str, int, str | None]], surface: str
) -> None:
    roles, words = named(drawn), vocabulary_of()
    own, known, spoken = roles[0], NamedRoles(roles, keys_of(words)), key_words(surface)
    meant = linked(surface, own, known, words)
    exact = next(
        (c for c in ([r for r in ring if lookup_key(r.title) == lookup_key(surface)] for ring in
         circles(own, roles)) if c), []
    )  # fmt: skip
    if len(exact) == 1:
        assert (meant.role, meant.exact) == (exact[0].id, True)
    elif exact:
        assert meant.role is None
        assert meant.among
    sure = words_of_titles(words) | {w for r in roles if r is not own for w in key_words(r.title)}
    slips = ([r for r in ring if is_slip(key_words(r.title), spoken, sure)] for ring in circles(own, roles))
    met = next((ring for ring in slips if ring), [])
    told = with_slips(surface, own, known, words)
    assert told.role == (met[0].id if len(met) == 1 else None)
    assert told.among == (tuple(dict.fromkeys(r.title for r in met)) if len(met) > 1 else ())


@settings(max_examples=examples(200))
@given(drawn=ROLES, surface=st.text(max_size=12) | PLAIN)
def test_the_nearest_name_is_that_of_a_look_at_each_role(
    drawn: Sequence[tuple[str, int, str | None]], surface: str
) -> None:
    roles = named(drawn)
    known = NamedRoles(roles, keys_of(vocabulary_of()))
    titles = [role.title for ring in circles(roles[0], roles) for role in ring]
    near = process.extractOne(surface, titles, scorer=fuzz.token_sort_ratio)
    assert NearestNames(roles, known.circles).nearest(surface, roles[0]) == (near and near[0])


@settings(max_examples=examples(200))
@given(titles=st.lists(TITLES), spoken=PLAIN)
def test_a_slip_in_a_known_title_is_met_as_by_a_look_at_each(titles: list[str], spoken: str) -> None:
    sure = words_of_titles(vocabulary_of())
    every = sure | {word for title in titles for word in key_words(title)}
    met = any(is_slip(key_words(title), key_words(spoken), every) for title in titles)
    assert KnownTitles(titles).has_slip(spoken, sure) == met


@pytest.mark.parametrize("many", [MOST_NAMES, MOST_NAMES + 30])
def test_of_many_roles_that_words_may_mean_some_are_told(tmp_path: Path, many: int) -> None:
    said = "All duties of the Clerk, plus:\n\n- Checks the stock\n\n"
    roles = "".join(f"## Clerk, House {n}\n\n- Counts shelf {n}\n\n" for n in range(many))
    (tmp_path / "clerks.md").write_text(f"# Roles\n\n{roles}## Buyer\n\n{said}")
    report = load([tmp_path])
    (told,) = (f for d in report.documents for f in d.findings if f.code == "unlinked-inheritance")
    assert told.message.count(" or ") == min(many - 1, MOST_NAMES)
    assert (" or another;" in told.message) == (many > MOST_NAMES)
