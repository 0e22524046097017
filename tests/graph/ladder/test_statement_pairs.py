"""What a role can be like at most is never less than what it is like."""

from hypothesis import given
from hypothesis import strategies as st

from graph.ladder.laid_out import Ladder
from graph.ladder.statement_pairs import ComparedStatements
from graph.stores.memory import NetworkxStore
from tests.kit.page_graph import Post, Skills, restaurant

SENTENCES = ("Counts the crates", "Counts crates at noon", "Greets the guests", "Plans menus", "Zzqx", "1 2")
NAMES: list[Skills] = [{}, {"system:tablepad": 2}, {"competency:hygiene": None}]
SAYING = st.dictionaries(st.sampled_from(SENTENCES), st.sampled_from(NAMES), max_size=4)


def ladder(says: list[dict[str, Skills]]) -> Ladder:
    store = NetworkxStore()
    store.replace(restaurant(tuple(Post(f"Role {n}", "Hall", n + 1, own) for n, own in enumerate(says))))
    return Ladder(store)


@given(SAYING, st.lists(SAYING, min_size=1, max_size=3))
def test_the_bound_of_a_likeness_is_never_below_it(
    one: dict[str, Skills], others: list[dict[str, Skills]]
) -> None:
    old, new = ladder([one]), ladder(others)
    compared = ComparedStatements(old, new)
    (stated,) = old.statements.values()
    every = list(new.statements.values())
    for other, most in zip(every, compared.at_most(stated, every).tolist(), strict=True):
        pairs = compared.pairs(stated, other)
        assert sum(float(compared.score([a], [b])[0, 0]) for a, b in pairs) <= most + 1e-9
