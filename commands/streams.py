"""Standard output that may be closed by whoever reads it: what is left is dropped, the exit code stays."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import UnsupportedOperation
from typing import Any, TextIO, cast

from graph.errors import BadAddress


@contextmanager
def patient_output() -> Iterator[None]:
    """Let a reader such as head go away without a word while the block runs.

    Raises BadAddress where the answer cannot be written for any other reason, such as a full disk.
    """
    given: TextIO | None = sys.stdout
    stream = given if given is not None else open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if hasattr(stream, "reconfigure"):
        # A name that the terminal has no signs for is told with others, not by a traceback.
        stream.reconfigure(errors="backslashreplace")
    patient = _Patient(stream)
    with redirect_stdout(cast("TextIO", patient)):
        try:
            yield
        finally:
            patient.flush()


class _Patient:
    """A stream that goes on without a reader."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write the text, or drop it where nobody reads any more."""
        with self._kept():
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Hand over what was written."""
        with self._kept():
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            self._hush()
        except OSError as error:
            self._hush()
            raise BadAddress(f"the answer cannot be written: {error.strerror}") from error

    def _hush(self) -> None:
        """Let all that is still to be written, also at the very end, go nowhere."""
        try:
            number = self._stream.fileno()
        except UnsupportedOperation:
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
