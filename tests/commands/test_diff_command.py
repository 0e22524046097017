"""`atlas diff`: documents, exports, tables and bad input."""

from pathlib import Path

from tests.kit.atlas import Atlas

OLD = """Kitchen

Line Cook

  • 1-2 years of experience in cooking
  • Proficient in Excel
  • Counts crates
"""


def test_the_command_compares_documents_and_exports(atlas: Atlas, tmp_path: Path) -> None:
    old, new, export = (tmp_path / name for name in ("old.txt", "new.txt", "old.json"))
    old.write_text(OLD, encoding="utf-8")
    new.write_text(OLD.replace("Proficient", "Expert"), encoding="utf-8")
    assert atlas("export", str(export), "--store", f"memory:{old}").code == 0
    value = atlas.json("diff", str(old), str(new))
    assert value == atlas.json("diff", str(export), str(new))
    assert (value["added"], value["removed"]) == ([], [])
    assert {(c["what"], c["how"]) for c in value["changed"]} == {
        ("requirement", "reworded"),
        ("level", "changed"),
    }
    (level,) = [c for c in value["changed"] if c["what"] == "level"]
    assert (level["id"], level["before"]["level"], level["after"]["level"]) == ("role:line-cook", 3, 5)
    same = atlas.json("diff", str(export), str(old))
    assert same == {"added": [], "removed": [], "changed": [], "moves": [], "coverage": []}


def test_the_command_shows_a_table_and_refuses_what_is_no_ladder(atlas: Atlas, tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text(OLD, encoding="utf-8")
    ran = atlas("diff", str(old), str(old))
    assert (ran.code, ran.err) == (0, "")
    assert "Changed: none" in ran.out
    for arguments in ((str(old), "nowhere.txt"), (str(old), str(old), "--floor", "9")):
        ran = atlas("diff", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
