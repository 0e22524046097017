"""Tables of people that a dataset keeps under a name, each with the choices by which it is read."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import BadAddress, BadQuestion, BadRoster
from graph.kinds import Level
from graph.stores import named
from graph.stores.records import RecordHead, RecordKind, digest_of
from graph.stores.store import Store, View
from loaders.roster.choices import NO_CHOICES, Choices, choices_of, spelt
from loaders.roster.read import roster_report, table_bytes
from loaders.roster.report import RosterReport
from loaders.roster.scales import Scale, scale_named

# A table larger than this, in bytes, is not kept: a million rows of people are smaller.
MOST = 50_000_000
NOTHING_HELD = "none"


@dataclass(frozen=True)
class KeptTable:
    """A table of people: the name of its file, its bytes, and how it is to be read."""

    file: str
    data: bytes
    choices: Choices = NO_CHOICES

    @property
    def digest(self) -> str:
        """What tells this table, so read, from every other, whatever its file is called."""
        return digest_of(KeptTable("", self.data, self.choices).packed())

    def packed(self) -> bytes:
        """The table as it is kept."""
        choices = self.choices
        told = {
            "file": self.file,
            "sheets": list(choices.sheets),
            "columns": [list(pair) for pair in choices.columns],
            "scale": _spelt(choices.scale) if choices.scale else "",
            "same": ",".join(map(spelt, choices.same)),
            "table": b64encode(self.data).decode(),
        }
        return json.dumps(told, ensure_ascii=False).encode()

    def write_to(self, path: Path) -> None:
        """Write the table as it was given; raises BadAddress where it cannot be written."""
        try:
            path.write_bytes(self.data)
        except OSError as error:
            raise BadAddress(f"cannot write {path}: {error.strerror}") from error

    def report(self, view: View, today: date) -> RosterReport:
        """How it is read against a graph; raises BadRoster where it holds no table of people."""
        return roster_report(view, self.file, self.data, today, self.choices)


def unpacked(data: bytes) -> KeptTable:
    """A table as it was kept."""
    told = json.loads(data)
    read = choices_of(told["sheets"], "", told["scale"], told["same"])
    columns = tuple((column, what) for column, what in told["columns"])
    choices = Choices(read.sheets, columns, read.scale, read.same)
    return KeptTable(told["file"], b64decode(told["table"]), choices)


def kept_table(store: Store, name: str) -> KeptTable:
    """The table that is kept under a name; raises BadQuestion, which tells the names there are."""
    named.head_of(store, RecordKind.ROSTER, name)
    record = store.record(RecordKind.ROSTER, name)
    if record is None:
        raise BadQuestion(f"the roster {name} was taken away just now")
    return unpacked(record.data)


def table_named(store: Store, file: Path) -> KeptTable:
    """The table in a file, or where there is no file of this path the one that is kept under this name."""
    heads = store.records(RecordKind.ROSTER)
    if file.exists() or not heads:
        return KeptTable(file.name, table_bytes(file))
    if str(file) not in [head.name for head in heads]:
        names = ", ".join(head.name for head in heads)
        bare = "there is no such file, and none is kept under this name"
        raise BadRoster(str(file), f"{bare}; kept are {names}", f"{bare}; atlas kept list tells them")
    return kept_table(store, str(file))


def keep_table(store: Store, name: str, table: KeptTable, by: str = "", replaces: int = 0) -> RecordHead:
    """Keep a table under a name, as `named.keep_data` does; raises BadQuestion for one of great size."""
    if len(table.data) > MOST:
        raise BadQuestion(f"a table of more than {MOST // 1_000_000} MB is not kept; give a smaller one")
    return named.keep_data(store, RecordKind.ROSTER, name, table.packed(), by, replaces)


def _spelt(scale: Scale) -> str:
    """The scale as a person gives it, so that it is read back as it was."""
    try:
        if scale_named(scale.name) == scale:
            return scale.name
    except BadQuestion:
        pass
    steps = ((step, level) for step, level in scale.steps.items())
    return ",".join(f"{step}={_word(level)}" for step, level in steps)


def _word(level: object) -> str:
    return level.name.lower() if isinstance(level, Level) else NOTHING_HELD
