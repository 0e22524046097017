"""Tables fit the screen: no line is wider, no word is broken, nothing of the answer is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from commands.layout import RULE, laid_out, shortened, wrapped
from seeds.shipped import DOCUMENTS
from tests.kit.atlas import Atlas
from tests.kit.tries import tries

ROLE, OTHER, LAST = "Senior Staff Accountant", "Billing Coordinator", "Senior Sales Operations Analyst"
COMMANDS = (
    ("load", str(DOCUMENTS)),
    ("role", ROLE),
    ("who-needs", "Excel"),
    ("who-needs", "NetSuite"),
    ("who-needs", "Excel", "MAP:3", "Salesforce", "--any", "--without", "Sertifi"),
    ("gap", OTHER, ROLE),
    ("overlap", OTHER, ROLE),
    ("overlap", OTHER, ROLE, LAST, "Controller", "Account Manager"),
    ("overlap", "--all"),
    ("systems",),
    ("systems", ROLE),
    ("similar", ROLE),
    ("families",),
    ("moves", ROLE),
    ("paths", OTHER, LAST),
    ("paths", ROLE, OTHER),
    ("coverage",),
    ("plan", "Excel", "Salesforce", "--alternatives", "--rules", "finance"),
    ("plan", "Excel", "--target", "99"),
    ("what-if", "retire", "Excel"),
    ("what-if", "leave", "Controller", "--then", "retire Salesforce"),
    ("check",),
    ("diff", str(DOCUMENTS / "finance-ladder.txt"), str(DOCUMENTS)),
    ("export", "{folder}/all.json"),
    ("roster-template", "{folder}/people.csv"),
)


def shown(atlas: Atlas, columns: int, arguments: tuple[str, ...], folder: Path) -> str:
    atlas.patch.setenv("COLUMNS", str(columns))
    ran = atlas(*(one.replace("{folder}", str(folder)) for one in arguments))
    assert ran.code in {0, 1}, ran.err
    return ran.out


def words_of(text: str) -> set[str]:
    return {word for word in text.split() if not word.startswith(RULE)}


def check_table(atlas: Atlas, arguments: tuple[str, ...], folder: Path) -> None:
    narrow, wide = (shown(atlas, columns, arguments, folder) for columns in (80, 4000))
    labels = {f"{word}:" for word in wide.split()}
    assert words_of(narrow) <= words_of(wide) | labels, words_of(narrow) - words_of(wide) - labels
    assert words_of(wide) - words_of(narrow) <= {
        label.removesuffix(":") for label in words_of(narrow) & labels
    }
    for line in narrow.splitlines():
        assert cell_len(line) <= 80 or str(folder) in line


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_table_of_the_seeds_fits_80_columns(
    atlas: Atlas, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    check_table(atlas, arguments, tmp_path)


def questions_of_shared(atlas: Atlas, folder: Path) -> Iterator[tuple[str, ...]]:
    value = atlas.json("load", str(folder))
    titles = [role["id"] for role in value["roles"]]
    skills = list(dict.fromkeys(skill["id"] for role in value["roles"] for skill in role["skills"]))
    store = ("--store", f"memory:{folder}")
    yield ("load", str(folder))
    yield ("check", str(folder))
    yield ("diff", str(DOCUMENTS), str(folder))
    yield from (("coverage", *store), ("plan", *skills[:3], "--rules", "finance", *store))
    yield ("what-if", "leave", titles[0], *store)
    yield from (("who-needs", skill, *store) for skill in skills[:12])
    yield from (("role", title, *store) for title in titles)
    yield from (("moves", title, *store) for title in titles[:3])
    yield from (("similar", title, *store) for title in titles[:3])
    yield from (("gap", titles[0], title, *store) for title in titles[1:5])
    yield from (("paths", titles[0], title, *store) for title in titles[1:5])
    yield ("overlap", *titles[:6], *store)


@pytest.mark.parametrize("folder", ["seeds", "documents"])
def test_every_table_of_the_shared_documents_fits_80_columns(
    atlas: Atlas, shared_dir: Path, tmp_path: Path, folder: str
) -> None:
    asked = list(questions_of_shared(atlas, shared_dir / folder))
    assert len(asked) > 10
    for arguments in asked[:: tries(1, 4)]:
        check_table(atlas, arguments, tmp_path)


def test_a_need_that_is_only_preferred_says_so(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "Clerk\nTechnical Skills:\n- Proficient in Excel\n\nAnalyst\nTechnical Skills:\n"
        "- Advanced Excel is preferred\n- Working knowledge of Salesforce\n"
    )
    (tmp_path / "ladder.txt").write_text(text)
    store = ("--store", f"memory:{tmp_path}")
    needs = {need["title"]: need["necessity"] for need in atlas.json("who-needs", "Excel", *store)["roles"]}
    assert needs == {"Clerk": "required", "Analyst": "preferred"}
    monkeypatch.setenv("COLUMNS", "200")
    lines = {line.split()[0]: line for line in atlas("who-needs", "Excel", *store).out.splitlines() if line}
    assert "preferred" in lines["Analyst"].replace("is preferred", "")
    assert "preferred" not in lines["Clerk"]
    assert ", preferred" in atlas("role", "Analyst", *store).out


def test_columns_stand_side_by_side_as_far_as_their_words_fit() -> None:
    rows = [["Clerk", "line 3, ladder.txt"], ["Analyst", "line 12, ladder.txt"]]
    assert list(laid_out(("role", "where"), rows, 40)) == [
        "role     where",
        RULE * 28,
        "Clerk    line 3, ladder.txt",
        "Analyst  line 12, ladder.txt",
    ]
    assert list(laid_out(("role", "where"), rows, 22)) == [
        "role     where",
        RULE * 22,
        "Clerk    line 3,",
        "         ladder.txt",
        "Analyst  line 12,",
        "         ladder.txt",
    ]
    assert list(laid_out(("role", "where"), rows, 18)) == [
        "role",
        RULE * 7,
        "Clerk",
        "  where: line 3,",
        "  ladder.txt",
        "Analyst",
        "  where: line 12,",
        "  ladder.txt",
    ]


def test_a_word_that_fits_no_line_is_parted_behind_its_signs() -> None:
    assert wrapped("see /one/two/three/four-five_six.txt now", 12) == [
        "see",
        "/one/two/",
        "three/four-",
        "five_six.txt",
        "now",
    ]
    assert wrapped("x" * 25, 10) == ["x" * 10, "x" * 10, "x" * 5]
    assert wrapped("see /one/two/three/four-five_six.txt now", 12, whole=True) == [
        "see",
        "/one/two/three/four-five_six.txt",
        "now",
    ]
    assert wrapped("", 10) == [""]


def test_a_text_is_shortened_between_words() -> None:
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 12) == "one two …"
    assert shortened("", 5) == ""


def test_wide_signs_count_double() -> None:
    lines = list(laid_out(("role", "where"), [["会計 担当", "東京 本社"], ["Clerk", "Berlin"]], 13))
    assert all(cell_len(line) <= 13 for line in lines)
    assert "会計   東京" in lines


CELLS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Mn", "Me", "Zl", "Zp")), max_size=60
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(8, 90))
def test_no_line_is_wider_and_no_sign_is_lost(rows: list[list[str]], width: int) -> None:
    clean = [[" ".join(cell.split()) for cell in row] for row in rows]
    lines = list(laid_out(("role", "skill", "where"), clean, width))
    assert all(cell_len(line) <= width for line in lines)
    body = lines[next(n for n, line in enumerate(lines) if line.startswith(RULE)) + 1 :]
    told = sorted("".join("".join(body).split()))
    wanted = sorted("".join("".join(cell for row in clean for cell in row).split()))
    labels = [word for word in ("role:", "skill:", "where:") if any(word in line for line in body)]
    assert len(told) >= len(wanted)
    assert len(told) == len(wanted) or labels
