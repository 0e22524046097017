"""Many values that stay are made at once, and the collector of circles does not walk them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New values between two looks for circles, and looks at the newest between two at all.
SELDOM = (100_000, 20, 100)


def seldom() -> None:
    """Look for circles of values now and then only: a command is soon over, and what it makes stays."""
    gc.set_threshold(*SELDOM)


def set_aside() -> None:
    """What was made until now is not looked at for circles until the `staying` block ends."""
    gc.freeze()


@contextmanager
def staying() -> Iterator[None]:
    """A block in which values are made that stay; what is set aside in it is looked at again after it."""
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def without_circles() -> Iterator[None]:
    """A block that makes no circles of values, in which none are looked for."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
