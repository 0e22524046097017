"""`atlas corrections` and `atlas load --corrections`: what they say, what they refuse, how they end."""

import json
from pathlib import Path

import pytest

from loaders.corrections.files import read_corrections, write_corrections
from tests.kit.atlas import Atlas
from tests.kit.put_right import LADDER, corrected

GIVEN = (
    {
        "kind": "title",
        "text": "Night Shift",
        "says": "no-role",
        "by": "ann",
        "at": "2026-11-29",
        "note": "so",
    },
    {"kind": "skill", "role": "Baker", "text": "Basic Excel", "skill": "Excel", "level": 3, "id": "excel-3"},
)
GONE = {"kind": "alias", "role": "Smith", "alias": "Forger", "id": "gone"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the ladder of a bakery, and corrections of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    Path("documents").mkdir()
    Path("documents/ladder.md").write_text(LADDER)
    write_corrections(corrected("ladder.md", *GIVEN), Path("corrections"))
    return tmp_path


def test_list_tells_each_as_a_sentence(atlas: Atlas) -> None:
    first, second = read_corrections(Path("corrections")).of("ladder.md")
    assert atlas("corrections", "list", "corrections").out.splitlines() == [
        "ladder.md",
        f"  {first.id}: “Night Shift” is no role. Set by ann on 2026-11-29. (so)",
        "  excel-3: under Baker, “Basic Excel” asks for Excel (proficient, required).",
    ]
    assert atlas.json("corrections", "list", "corrections")["corrections"][1] == {
        "document": "ladder.md",
        "id": second.id,
        "kind": "skill",
        "says": "under Baker, “Basic Excel” asks for Excel (proficient, required)",
        "by": None,
        "at": None,
        "note": None,
        "set": {"role": "Baker", "text": "Basic Excel", "skill": "Excel", "level": 3},
    }
    Path("none").mkdir()
    assert atlas("corrections", "list", "none").out == "Nothing was put right.\n"


def test_check_tells_the_effect_and_ends_well_where_all_fit(atlas: Atlas) -> None:
    ran = atlas("corrections", "check", "corrections", "--documents", "documents")
    assert (ran.code, ran.out) == (0, "2 corrections: 4 roles, 1 need and 2 moves change.\n")
    value = atlas.json("corrections", "check", "corrections", "--documents", "documents")
    assert value["effect"]["roles"] == [
        "role:baker",
        "role:head-baker",
        "role:night-shift",
        "role:senior-baker",
    ]
    assert (value["corrections"], value["stale"], value["unread"]) == (2, [], [])


def test_check_ends_with_one_where_some_do_not_fit(atlas: Atlas) -> None:
    write_corrections(corrected("ladder.md", GONE), Path("gone"))
    write_corrections(corrected("lader.md", GONE), Path("other"))
    ran = atlas("corrections", "check", "gone", "--documents", "documents")
    assert (ran.code, ran.out.splitlines()[1]) == (
        1,
        "ladder.md: a correction no longer fits this document (Smith is also called Forger): no role of this "
        "document is called Smith; take it out (atlas corrections undo gone), or set it anew",
    )
    ran = atlas("corrections", "check", "other", "--documents", "documents")
    assert ran.code == 1
    assert ran.out.splitlines()[1:] == [
        "1 correction of lader.md not used: no document of that name was read; the nearest is ladder.md"
    ]
    assert atlas("corrections", "check", "gone").code == 2


def test_undo_takes_one_out_of_its_file(atlas: Atlas) -> None:
    ran = atlas("corrections", "undo", "excel-3", "corrections")
    assert (ran.code, ran.out) == (
        0,
        "Taken out of corrections: ladder.md: under Baker, “Basic Excel” asks for Excel (proficient, "
        "required). The next load reads ladder.md without it.\n",
    )
    assert [one.kind for one in read_corrections(Path("corrections")).of("ladder.md")] == ["title"]
    ran = atlas("corrections", "undo", "excel-3", "corrections")
    assert ran.code == 2
    assert ran.err.startswith("atlas: no correction is called 'excel-3' in the corrections given")


def test_a_load_reads_with_corrections_and_says_what_it_did_not_use(atlas: Atlas) -> None:
    plain = atlas.json("load", "documents")
    value = atlas.json("load", "documents", "--corrections", "corrections")
    assert {role["title"] for role in plain["roles"]} - {r["title"] for r in value["roles"]} == {
        "Night Shift"
    }
    write_corrections(corrected("other.md", GONE), Path("other"))
    ran = atlas("load", "documents", "--corrections", "other", "--json")
    assert ran.value == plain
    assert ran.err == (
        "atlas: 1 correction of other.md not used: no document of that name was read; "
        "the nearest is ladder.md\n"
    )


def test_a_stale_correction_is_a_finding_of_the_load(atlas: Atlas) -> None:
    write_corrections(corrected("ladder.md", GONE), Path("gone"))
    ran = atlas("load", "documents", "--corrections", "gone", "--strict")
    assert ran.code == 1
    assert "These corrections no longer fit what stands in the document. [stale-correction]" in ran.out
    assert "Smith is also called Forger" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("load", "documents", "--corrections", "bad"),
        ("corrections", "list", "bad"),
        ("corrections", "check", "bad", "--documents", "documents"),
        ("corrections", "undo", "x", "bad"),
    ],
    ids=" ".join,
)
def test_a_file_that_is_none_is_one_line(atlas: Atlas, words: tuple[str, ...]) -> None:
    Path("bad").mkdir()
    Path("bad/x.yaml").write_text(json.dumps({"corrections": [{"kind": "alias", "role": "A", "alis": "B"}]}))
    ran = atlas(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "atlas: bad/x.yaml: corrections[0].alias: Field required; "
        "bad/x.yaml: corrections[0].alis: Extra inputs are not permitted\n"
    )
    assert atlas(*(word.replace("bad", "none") for word in words)).err == (
        "atlas: none: is no folder; give one of corrections, a file a document\n"
    )
