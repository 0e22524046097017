"""`atlas findings`: what is accepted in a store is accepted for `atlas check`, and is taken back."""

import json
from pathlib import Path

import pytest

from tests.commands.test_check_command import LADDER
from tests.kit.atlas import Atlas


@pytest.fixture
def kept(atlas: Atlas, tmp_path: Path) -> str:
    """A store whose upper rung asks nothing new."""
    document, store = tmp_path / "kitchen.txt", f"file:{tmp_path / 'atlas.db'}"
    document.write_text(LADDER, encoding="utf-8")
    assert atlas("load", str(document), "--into", store).code == 0
    return store


def id_of(atlas: Atlas, store: str, code: str = "nothing-new") -> str:
    told = atlas.json("findings", "list", "--store", store)["findings"]
    (one,) = [one["id"] for one in told if one["code"] == code]
    return str(one)


def test_accepted_with_a_reason_and_taken_back(atlas: Atlas, kept: str) -> None:
    one = id_of(atlas, kept)
    line = ("findings", "accept", one, "--reason", "both <b>cook</b>", "--by", "Ann", "--store", kept)
    (told,) = atlas.json(*line)["findings"]
    assert (told["state"], told["reason"], told["by"]) == ("accepted", "both <b>cook</b>", "Ann")
    value = atlas("check", "--store", kept, "--json").value
    assert "nothing-new" not in {finding["code"] for finding in value["findings"]}
    assert [(e["code"], e["reason"], e["by"]) for e in value["accepted"]] == [
        ("nothing-new", "both <b>cook</b>", "Ann")
    ]
    assert "both <b>cook</b>" in " ".join(atlas("check", "--store", kept).out.split())
    again = atlas(*line)
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert "accepted by Ann already" in again.err
    (back,) = atlas.json("findings", "undo", one, "--store", kept)["findings"]
    assert back["state"] == "new"


def test_later_hides_a_finding_until_the_graph_changes(atlas: Atlas, kept: str, tmp_path: Path) -> None:
    one = id_of(atlas, kept)
    (told,) = atlas.json("findings", "later", one, "--store", kept)["findings"]
    assert told["state"] == "later"
    assert told["until"] > told["at"]
    value = atlas("check", "--store", kept, "--json").value
    assert [finding["code"] for finding in value["later"]] == ["nothing-new"]
    atlas("load", str(tmp_path / "kitchen.txt"), "--into", kept)
    value = atlas("check", "--store", kept, "--json").value
    assert value["later"] == []
    assert "nothing-new" in {finding["code"] for finding in value["findings"]}


def test_a_baseline_is_read_into_the_list_and_written_from_it(
    atlas: Atlas, kept: str, tmp_path: Path
) -> None:
    first, second = (str(tmp_path / name) for name in ("a.json", "b.json"))
    atlas("check", "--store", kept, "--update-baseline", first)
    count = len(json.loads(Path(first).read_text(encoding="utf-8"))["accepted"])
    taken = atlas.json("findings", "import", first, "--store", kept)["findings"]
    assert {(one["state"], one["reason"]) for one in taken} == {("accepted", "from a.json")}
    assert len(taken) == count
    assert atlas("check", "--store", kept, "--baseline", first, "--fail-on", "notice").code == 0
    atlas("findings", "export", second, "--store", kept)
    written = json.loads(Path(second).read_text(encoding="utf-8"))["accepted"]
    assert {entry["reason"] for entry in written} == {"from a.json"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("accept", "00000000", "--reason", "x"), "no finding has the id 00000000"),
        (("undo", "00000000"), "nothing is decided on a finding 00000000"),
        (("import", "no-such.json"), "cannot read the baseline no-such.json"),
    ],
)
def test_bad_input_is_told_in_one_line(atlas: Atlas, kept: str, line: tuple[str, ...], told: str) -> None:
    ran = atlas("findings", *line, "--store", kept)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert told in ran.err


def test_a_store_that_forgets_is_told_before_anything_is_decided(atlas: Atlas) -> None:
    ran = atlas("findings", "later", "00000000", "--store", "memory:")
    assert ran.code == 2
    assert "forgets at the end what is decided" in ran.err
