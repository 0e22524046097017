"""What a text says by a vocabulary is worked out once for as long as the text comes back."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

# So many texts are kept at once, those that came back last.
MOST_TEXTS = 20_000

_Function = TypeVar("_Function", bound=Callable[..., Any])


def by_text(function: _Function) -> _Function:
    """The function of a text, a vocabulary and further values, asked once for the same of them.

    What it returns is shared by all that ask, so it must be a value that nobody changes.
    """

    @wraps(function)
    def asked(text: str, vocabulary: Hashable, *further: Hashable) -> Any:
        known = _known(text, vocabulary)
        key = (function, further) if further else function
        if key not in known:
            known[key] = function(text, vocabulary, *further)
        return known[key]

    return cast(_Function, asked)


@lru_cache(maxsize=MOST_TEXTS)
def _known(text: str, vocabulary: Hashable) -> dict[Hashable, Any]:
    """What is known of a text so far; a vocabulary is the same as itself alone."""
    return {}
