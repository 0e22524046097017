"""An act is made again where the graph is replaced under it, and told where that goes on."""

from collections.abc import Iterator

import pytest

from graph.errors import ChangedMeanwhile, GraphReplaced
from loaders import acting
from loaders.acting import acted


class Place:
    """A place whose readings and writings fail as told, in turn."""

    def __init__(self, readings: Iterator[Exception | None], writings: Iterator[Exception | None]) -> None:
        self.readings, self.writings, self.kept = readings, writings, 1

    def read(self) -> int:
        """What is kept, or trouble."""
        if trouble := next(self.readings):
            raise trouble
        return self.kept

    def write(self, kept: int, note: str = "", by: str = "") -> str:
        """Keep, or trouble."""
        if trouble := next(self.writings):
            raise trouble
        self.kept = kept
        return "kept"


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow at once."""
    monkeypatch.setattr(acting, "PAUSE", 0)


@pytest.mark.parametrize("trouble", [GraphReplaced(), ChangedMeanwhile("a word", "ann", True)])
def test_an_act_is_made_again_on_what_is_there_now(trouble: Exception) -> None:
    place = Place(iter([GraphReplaced(), None, GraphReplaced(), None, None]), iter([trouble, None]))
    assert acted(place, lambda kept: kept + 1) == (1, 2, "kept")
    assert place.kept == 2


def test_trouble_that_goes_on_is_told() -> None:
    always = iter(GraphReplaced, None)
    with pytest.raises(GraphReplaced):
        acted(Place(always, iter([None])), lambda kept: kept + 1)
    with pytest.raises(GraphReplaced):
        acted(Place(iter(lambda: None, 1), always), lambda kept: kept + 1)


def test_a_clash_on_one_matter_is_told_at_once() -> None:
    def clash(_: int) -> int:
        raise ChangedMeanwhile("the level", "ben", True)

    with pytest.raises(ChangedMeanwhile, match="ben"):
        acted(Place(iter([None]), iter([])), clash)
