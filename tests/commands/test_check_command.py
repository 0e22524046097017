"""`atlas check`: exit codes, the baseline, and what it says of bad input."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ladder.finding import Accepted, LadderFinding, Severity, baseline_json, compared, read_baseline
from tests.kit.atlas import Atlas
from tests.kit.ladders import odd

LADDER = """Kitchen

Line Cook

  • 1-2 years of experience in cooking
  • Proficient in Excel

Head Cook

  • 1-2 years of experience in cooking
  • Proficient in Excel
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A ladder whose upper rung asks nothing new."""
    path = tmp_path / "kitchen.txt"
    path.write_text(LADDER, encoding="utf-8")
    return path


def test_new_findings_end_with_1_and_a_higher_bar_with_0(atlas: Atlas, document: Path) -> None:
    ran = atlas("check", str(document), "--json")
    assert ran.code == 1
    (nothing_new,) = [f for f in ran.value["findings"] if f["code"] == "nothing-new"]
    assert (nothing_new["document"], nothing_new["line"]) == ("kitchen.txt", 8)
    assert nothing_new["role"] == "role:head-cook"
    assert atlas("check", str(document), "--fail-on", "error").code == 0


def test_accepted_findings_are_known_though_their_lines_move(
    atlas: Atlas, document: Path, tmp_path: Path
) -> None:
    baseline = str(tmp_path / "accepted.json")
    assert atlas("check", str(document), "--update-baseline", baseline).code == 0
    document.write_text(LADDER.replace("Line Cook", "\n\n\nLine Cook"), encoding="utf-8")
    ran = atlas("check", str(document), "--baseline", baseline, "--fail-on", "notice", "--json")
    assert ran.code == 0
    assert (ran.value["findings"], ran.value["stale"]) == ([], [])
    assert len(ran.value["known"]) >= 2


def test_a_new_finding_stands_out_and_a_stale_acceptance_is_named(
    atlas: Atlas, document: Path, tmp_path: Path
) -> None:
    baseline = str(tmp_path / "accepted.json")
    atlas("check", str(document), "--update-baseline", baseline)
    changed = LADDER.replace("1-2 years of experience in cooking\n  • Proficient in Excel\n", "", 1)
    document.write_text(f"{changed}  • Ask Priya for the keys\n", encoding="utf-8")
    ran = atlas("check", str(document), "--baseline", baseline, "--json")
    assert ran.code == 1
    assert "person-named" in {f["code"] for f in ran.value["findings"]}
    assert "nothing-new" in {entry["code"] for entry in ran.value["stale"]}


def test_the_table_says_what_to_do(atlas: Atlas, document: Path) -> None:
    ran = atlas("check", str(document))
    assert "nothing-new" in ran.out
    assert "to look at" in ran.out


def test_without_a_path_the_store_is_checked(atlas: Atlas) -> None:
    ran = atlas("check", "--store", "memory:", "--fail-on", "error", "--json")
    assert ran.code == 0
    assert ran.value["findings"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no baseline"),
        ('{"format": "role-atlas-baseline/1"}', "no list"),
        ('{"format": "role-atlas-baseline/1", "accepted": [{"code": 1}]}', "entry 1"),
    ],
)
def test_a_bad_baseline_is_told_in_one_line(
    atlas: Atlas, document: Path, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    ran = atlas("check", str(document), "--baseline", str(tmp_path / "bad.json"))
    assert ran.code == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.txt",),
        ("--baseline", "nowhere.json"),
        ("x.txt", "--store", "memory:"),
        ("--fail-on", "mild"),
    ],
)
def test_bad_input_ends_with_2(atlas: Atlas, arguments: tuple[str, ...]) -> None:
    ran = atlas("check", *arguments)
    assert (ran.code, ran.out) == (2, "")


FINDINGS = st.lists(
    st.builds(
        lambda code, line, text: odd(code, Severity.WARNING, text, line=line),
        st.sampled_from(["one", "two"]),
        st.integers(1, 9),
        st.sampled_from(["Words here", "words  HERE.", "Others"]),
    ),
    max_size=8,
)


@given(before=FINDINGS, now=FINDINGS)
def test_each_acceptance_covers_one_finding(before: list[LadderFinding], now: list[LadderFinding]) -> None:
    accepted = read_baseline(json.loads(json.dumps(baseline_json(before))), "b")
    answer = compared(now, accepted)
    assert sorted(answer.new + answer.known, key=str) == sorted(now, key=str)
    assert len(answer.known) + len(answer.stale) == len(before)
    identities = [entry.identity for entry in map(Accepted.of, now)]
    for entry in answer.stale:
        assert identities.count(entry.identity) < [f.identity for f in before].count(entry.identity)
    assert compared(now, map(Accepted.of, now)).new == ()
