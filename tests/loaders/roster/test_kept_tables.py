"""A table of people is kept with how it is read, and comes back as it was."""

from pathlib import Path

import pytest

from graph.errors import BadQuestion, BadRoster
from graph.stores.records import RecordKind
from graph.stores.store import Store
from loaders.roster.choices import NO_CHOICES, Choices, choices_of
from loaders.roster.kept import KeptTable, keep_table, kept_table, table_named, unpacked
from loaders.roster.scales import scale_named

DATA = "person;role\nAnn;Waiter\n".encode("utf-16")


@pytest.mark.parametrize(
    "choices",
    [
        NO_CHOICES,
        choices_of(("Team, north", "2"), 'Name=person,"Tool, X"=ignore', "0-4", "2=4,1:7=2:9"),
        *(
            Choices(scale=scale_named(scale))
            for scale in ("1-5", "1-7", "percent", "0=none,1=basic,a=expert")
        ),
    ],
)
def test_a_table_comes_back_with_how_it_is_read(choices: Choices) -> None:
    table = KeptTable("Équipe <b>.csv", DATA, choices)
    assert unpacked(table.packed()) == table


def test_what_tells_a_table_is_what_it_holds_and_how_it_is_read() -> None:
    table = KeptTable("a.csv", DATA)
    assert table.digest == KeptTable("b.csv", DATA).digest
    assert table.digest != KeptTable("a.csv", DATA + b"\n").digest
    assert table.digest != KeptTable("a.csv", DATA, choices_of(scale="0-4")).digest


def test_a_file_of_the_path_is_taken_before_what_is_kept_under_it(store: Store, tmp_path: Path) -> None:
    keep_table(store, "Team", KeptTable("a.csv", b"kept"))
    assert table_named(store, Path("Team")) == kept_table(store, "Team") == KeptTable("a.csv", b"kept")
    file = tmp_path / "Team"
    file.write_bytes(b"of the file")
    assert table_named(store, file).data == b"of the file"
    with pytest.raises(BadRoster, match=r"Tean: there is no such file, and none is kept .*; kept are Team"):
        table_named(store, Path("Tean"))


def test_where_nothing_is_kept_a_path_is_a_path(store: Store) -> None:
    with pytest.raises(BadRoster, match=r"nowhere\.csv: cannot be read: No such file"):
        table_named(store, Path("nowhere.csv"))
    with pytest.raises(BadQuestion, match="no roster is called Team here; none is kept"):
        kept_table(store, "Team")


def test_a_table_of_great_size_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.roster.kept.MOST", 3)
    with pytest.raises(BadQuestion, match="is not kept"):
        keep_table(store, "Team", KeptTable("a.csv", b"1234"))
    assert store.records(RecordKind.ROSTER) == ()
