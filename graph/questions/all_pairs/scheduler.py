"""Blocks of roles on other machines: those of a Dask scheduler, by its address (the extra `scale`)."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graph.errors import BadAddress
from graph.questions.all_pairs.likest import Answer, LikestQuestion, Spread

# Seconds until a scheduler that does not answer is called dead.
PATIENCE = 10
_ADDRESS = re.compile(r"(?:tcp|tls)://[^\s@]+")


def on_scheduler(address: str) -> Spread:
    """What spreads the blocks over the workers of this scheduler; raises BadAddress for no form of one."""
    if not _ADDRESS.fullmatch(address):
        raise BadAddress(f"{address!r} is no address of a Dask scheduler: give tcp://HOST:8786")

    def spread(question: LikestQuestion) -> Iterator[Answer]:
        with _client(address) as client:
            there = client.scatter(question, broadcast=True, hash=False)
            blocks = client.map(_answered, question.blocks, question=there, pure=False)
            for block in blocks:
                yield block.result()

    return spread


def _answered(block: tuple[int, int], question: LikestQuestion) -> Answer:
    """One block, on a worker."""
    return question.answer(block)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """The scheduler, its troubles told in one line; it has workers, or waiting for it would not end."""
    distributed = _library()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BadAddress(
            f"no Dask scheduler answers at {address} within {PATIENCE} seconds: "
            "start one with dask scheduler, or leave --scheduler out"
        ) from error
    try:
        if not client.scheduler_info()["workers"]:
            raise BadAddress(f"the Dask scheduler at {address} has no workers: start dask worker {address}")
        yield client
    except (distributed.scheduler.KilledWorker, distributed.CancelledError) as error:
        raise BadAddress(f"the workers of {address} went away before they were done: ask again") from error
    except ModuleNotFoundError as error:
        raise BadAddress(f"a worker of {address} lacks {error.name}: install Role Atlas there too") from error
    finally:
        client.close()


def _library() -> Any:
    try:
        import distributed  # noqa: PLC0415 - an extra, and slow to load
    except ModuleNotFoundError as error:
        raise BadAddress("Dask is not installed: run pip install 'role-atlas[scale]'") from error
    return distributed
