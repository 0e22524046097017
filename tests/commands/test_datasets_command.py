"""`atlas datasets`: those that stand side by side are listed, begun, renamed and removed."""

from pathlib import Path

import pytest

from tests.kit.atlas import Atlas

COOKS = "Kitchen\n\nLine Cook\n\n  • 1-2 years of experience in cooking\n  • Proficient in Excel\n"


@pytest.fixture
def kept(atlas: Atlas, tmp_path: Path) -> str:
    """A store in a file with one role, and beside it files that are none of ours."""
    store, document = f"file:{tmp_path / 'atlas.db'}", tmp_path / "cooks.txt"
    document.write_text(COOKS, encoding="utf-8")
    assert atlas("load", str(document), "--into", store, "--by", "Ann").code == 0
    (tmp_path / "package.json").write_text('{"name": "theirs"}')
    return store


def test_datasets_are_begun_named_filled_and_removed_beside_each_other(
    atlas: Atlas, kept: str, tmp_path: Path
) -> None:
    begun = atlas.json("datasets", "begin", "finance", "--by", "Bo", "--store", kept)
    assert begun == {"name": "finance.db", "address": f"file:{tmp_path / 'finance.db'}"}
    assert atlas("load", str(tmp_path / "cooks.txt"), "--into", begun["address"]).code == 0
    named = atlas.json("datasets", "rename", "finance", "finance-2027", "--by", "Cy", "--store", kept)
    assert named["name"] == "finance-2027.db"
    told = atlas.json("datasets", "list", "--store", kept)
    assert [
        (one["name"], one["asked"], one["roles"], one["versions"], one["by"]) for one in told["datasets"]
    ] == [
        ("atlas.db", True, 1, 1, "Ann"),
        ("finance-2027.db", False, 1, 1, "Cy"),
    ]
    assert [one["note"] for one in told["gone"]] == ["finance.db is called finance-2027.db"]
    gone = atlas("datasets", "remove", "finance-2027", "--yes", "--by", "Dee", "--store", kept)
    assert (gone.code, gone.err) == (0, "")
    assert "is removed. It held 1 role, 1 document and 1 version." in " ".join(gone.out.split())
    told = atlas.json("datasets", "list", "--store", kept)
    assert [one["name"] for one in told["datasets"]] == ["atlas.db"]
    assert [(one["name"], one["by"]) for one in told["gone"]] == [
        ("finance-2027.db", "Dee"),
        ("finance.db", "Cy"),
    ]
    assert (tmp_path / "package.json").exists()


def test_the_table_says_which_is_of_the_address_and_what_was_removed(atlas: Atlas, kept: str) -> None:
    atlas("datasets", "begin", "finance", "--store", kept)
    atlas("datasets", "remove", "finance.db", "--yes", "--by", "Dee", "--store", kept)
    out = " ".join(atlas("datasets", "list", "--store", kept).out.split())
    assert "atlas.db (of" in out
    assert "finance.db was removed: it held 0 roles" in out
    assert "by Dee" in out


def test_the_last_dataset_can_go_too(atlas: Atlas, kept: str, tmp_path: Path) -> None:
    assert atlas("datasets", "remove", "atlas", "--yes", "--store", kept).code == 0
    assert not (tmp_path / "atlas.db").exists()
    assert atlas.json("datasets", "list", "--store", kept) == {"datasets": [], "gone": []}
    refused = atlas("who-needs", "Excel", "--store", kept)
    assert refused.code == 2
    assert "load one with atlas load FOLDER" in refused.err


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("remove", "finance"), "no dataset is called finance here; there are atlas.db"),
        (("remove", "package.json", "--yes"), "no dataset is called package.json here; there are atlas.db"),
        (
            ("remove", "atlas"),
            "It holds 1 role, 1 document and 1 version, all of it lost. Nothing is deleted",
        ),
        (("begin", "ATLAS"), "a dataset is called atlas.db already"),
        (("begin", "../x"), "'../x' cannot be the name of a dataset"),
        (("begin", ""), "cannot be the name of a dataset"),
        (("rename", "atlas", "<b>x</b>"), "'<b>x</b>' cannot be the name of a dataset"),
        (("rename", "other", "x"), "no dataset is called other here"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    atlas: Atlas, kept: str, line: tuple[str, ...], told: str
) -> None:
    ran = atlas("datasets", *line, "--store", kept)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert [one["name"] for one in atlas.json("datasets", "list", "--store", kept)["datasets"]] == [
        "atlas.db"
    ]


@pytest.mark.parametrize("act", [("begin", "x"), ("rename", "memory:", "x"), ("remove", "memory:", "--yes")])
def test_what_memory_would_forget_is_not_begun(atlas: Atlas, act: tuple[str, ...]) -> None:
    ran = atlas("datasets", *act)
    assert ran.code == 2
    assert "memory: forgets at the end" in ran.err


def test_tables_of_an_export_are_listed_and_never_removed(atlas: Atlas, kept: str, tmp_path: Path) -> None:
    assert atlas("export", "--format", "parquet", str(tmp_path / "tables"), "--store", kept).code == 0
    tables = f"parquet:{tmp_path / 'tables'}"
    assert [one["name"] for one in atlas.json("datasets", "list", "--store", tables)["datasets"]] == [
        "tables"
    ]
    ran = atlas("datasets", "remove", "tables", "--yes", "--store", tables)
    assert (ran.code, "is read only" in ran.err) == (2, True)
    assert (tmp_path / "tables").is_dir()
