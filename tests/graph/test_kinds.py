"""Words for counts."""

import pytest

from graph.kinds import number_of


@pytest.mark.parametrize(
    ("number", "names", "text"),
    [
        (0, ("role",), "0 roles"),
        (1, ("role",), "1 role"),
        (2, ("role",), "2 roles"),
        (1, ("person", "people"), "1 person"),
        (3, ("person", "people"), "3 people"),
    ],
)
def test_a_number_stands_with_its_noun(number: int, names: tuple[str, ...], text: str) -> None:
    assert number_of(number, *names) == text
