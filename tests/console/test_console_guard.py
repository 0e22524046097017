"""The console's guard refuses every attack by itself, and lets honest questions through."""

import pytest

from console.guard import guard
from console.tokens import Refused
from tests.kit.attacks import ATTACKS, HONEST


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused_with_one_line_that_names_the_place(attack: str) -> None:
    with pytest.raises(Refused, match=r"^line \d+, column \d+: .+; .+$") as refused:
        guard(attack)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("question", HONEST.values(), ids=HONEST)
def test_an_honest_question_is_let_through(question: str) -> None:
    assert guard(question)
