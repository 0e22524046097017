"""The command line, run in this process."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

import cli
from graph.stores.store import Store
from loaders import connect


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


class Atlas:
    """Runs `atlas` with arguments, on one store unless told otherwise."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, store: str = ""
    ) -> None:
        self.capsys = capsys
        self.patch = patch
        self.store = store

    def __call__(self, *arguments: str) -> Ran:
        """Run one command."""
        self.capsys.readouterr()
        self.patch.setattr("sys.argv", ["atlas", *arguments])
        self.patch.setenv("STORE", self.store)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = self.capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    def handed(self, store: Store) -> "Atlas":
        """This command line, whose questions at its own address are asked of a store that stays open."""
        opens = connect.open_to_read

        def open_to_read(address: str | None) -> Store:
            return opens(address) if address and address != self.store else store

        self.patch.setattr(store, "close", lambda: None)
        self.patch.setattr(connect, "open_to_read", open_to_read)
        return self

    def json(self, *arguments: str) -> Any:
        """The JSON value of a command that ends well."""
        ran = self(*arguments, "--json")
        assert (ran.code, ran.err) == (0, "")
        return ran.value
