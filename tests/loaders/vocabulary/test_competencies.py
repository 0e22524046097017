"""Competencies are found by phrases: on the originals, on sentences of our own, and in no other word."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadVocabulary
from graph.kinds import NodeKind
from loaders.vocabulary.competencies import Competencies
from loaders.vocabulary.phrases import Phrase
from tests.kit.places import ROOT
from tests.kit.work import calls

VOCABULARY = ROOT / "seeds" / "vocabulary"
SENTENCES = Path(__file__).with_name("competency_sentences.txt").read_text(encoding="utf-8").splitlines()
OWN = [tuple(line.partition("| ")[::-2]) for line in SENTENCES if "| " in line and not line.startswith("#")]
COMPETENCIES = Competencies.read(VOCABULARY)

Tagged = tuple[str, str, set[str]]


def named(text: str) -> set[str]:
    return {skill.name for skill in COMPETENCIES.named_in(text)}


def figures(tagged: Iterable[Tagged]) -> tuple[float, float]:
    """Precision and recall over pairs of statement and competency; prints them with every miss."""
    right = extra = missed = 0
    for place, text, wanted in tagged:
        found = named(text)
        right, extra, missed = (
            right + len(found & wanted),
            extra + len(found - wanted),
            missed + len(wanted - found),
        )
        if found != wanted:
            print(f"{place}: extra {sorted(found - wanted)}, missed {sorted(wanted - found)}: {text[:90]}")
    precision, recall = right / (right + extra), right / (right + missed)
    print(f"precision {precision:.3f}, recall {recall:.3f} ({right} right, {extra} extra, {missed} missed)")
    return precision, recall


@pytest.fixture(scope="module")
def truth(shared_dir: Path) -> Mapping[str, Mapping[str, str]]:
    gold: dict[str, dict[str, str]] = json.loads(
        (shared_dir / "gold/seeds/competencies.gold.json").read_text(encoding="utf-8")
    )
    return gold


@pytest.fixture(scope="module")
def ladder(shared_dir: Path, truth: Mapping[str, Mapping[str, str]]) -> list[Tagged]:
    """Every requirement of the ladder, also those that name no competency."""
    gold = json.loads((shared_dir / "gold/seeds/ladder.gold.json").read_text(encoding="utf-8"))
    tags, names = truth["ladder_lines"], truth["competencies"]
    return [
        (f"line {x['n']}", x["text"].strip(" •\t"), {names[code] for code in tags.get(str(x["n"]), ())})
        for x in gold["lines"]
        if x["cls"] == "requirement" or str(x["n"]) in tags
    ]


@pytest.fixture(scope="module")
def job(shared_dir: Path, truth: Mapping[str, Mapping[str, str]]) -> list[Tagged]:
    gold = json.loads((shared_dir / "gold/seeds/jd.gold.json").read_text(encoding="utf-8"))
    text = (shared_dir / "seeds" / gold["document"]).read_text(encoding="utf-8").split("\n")
    names = truth["competencies"]
    return [
        (
            f"character {s['start']}",
            text[s["line"] - 1][s["start"] : s["end"]],
            {names[c] for c in s["competencies"]},
        )
        for line in gold["lines"]
        for s in line.get("statements", ())
    ]


def test_the_vocabulary_holds_the_competencies_of_the_originals(
    truth: Mapping[str, Mapping[str, str]],
) -> None:
    assert {skill.name for skill in COMPETENCIES.skills} == set(truth["competencies"].values())


def test_the_ladder_is_tagged_at_ninety_five_percent(ladder: list[Tagged]) -> None:
    assert len(ladder) > 250
    precision, recall = figures(ladder)
    assert precision >= 0.95
    assert recall >= 0.95


def test_the_job_description_is_tagged_at_ninety_percent(job: list[Tagged]) -> None:
    assert len(job) == 25
    precision, recall = figures(job)
    assert precision >= 0.9
    assert recall >= 0.9


def test_both_originals_together_are_tagged_at_ninety_percent(
    ladder: list[Tagged], job: list[Tagged]
) -> None:
    precision, recall = figures([*ladder, *job])
    assert precision >= 0.9
    assert recall >= 0.9


@pytest.mark.parametrize(("text", "expected"), OWN, ids=[text for text, _ in OWN])
def test_a_sentence_of_our_own_names_what_a_reader_finds_in_it(text: str, expected: str) -> None:
    assert [s.id.removeprefix("competency:") for s in COMPETENCIES.named_in(text)] == expected.split()


def test_our_own_sentences_name_every_competency_of_the_vocabulary() -> None:
    asked = {f"competency:{name}" for _, expected in OWN for name in expected.split()}
    assert asked == {skill.id for skill in COMPETENCIES.skills}


@pytest.mark.parametrize("wording", ["{}", "Experience with {}", "{}."])
def test_every_name_of_a_competency_names_it(wording: str) -> None:
    names = [(skill, name) for skill in COMPETENCIES.skills for name in (skill.name, *skill.alt_labels)]
    silent = [name for skill, name in names if skill not in COMPETENCIES.named_in(wording.format(name))]
    assert silent == []


def test_skills_and_finds_are_sorted_and_carry_their_other_names() -> None:
    ids = [skill.id for skill in COMPETENCIES.skills]
    assert ids == sorted(set(ids))
    assert all(skill.kind is NodeKind.COMPETENCY and skill.alt_labels for skill in COMPETENCIES.skills)
    found = [skill.id for skill in COMPETENCIES.named_in("Reconcile the bank, close the books, run payroll")]
    assert found == ["competency:month-end-close", "competency:payroll", "competency:reconciliation"]


@pytest.mark.parametrize(
    "text",
    [
        "An excellent record",
        "Leads are followed up within a day",
        "The people who report to the controller",
        "Reports to the controller",
        "Leads by far in sales of paint",
        "A close relative of the owner",
        "Taxi fares are paid",
        "The market is closed on Mondays",
        "He is a partial owner of the firm",
        "ap and ar in lower case are no short forms here",
        "A personal account of the war",
        "Bilingual receptionist",
        "Auditorium seats for two hundred",
        "The collector's edition",
        "",
        "•",
    ],
)
def test_a_word_that_only_looks_alike_names_nothing(text: str) -> None:
    assert named(text) == set()


def test_every_fault_of_a_vocabulary_is_told_on_a_line_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "competencies.yaml").write_text(
        "competencies:\n"
        "- {label: A, phrases: [(open]}\n"
        "- {label: B, phrases: []}\n"
        "- {lable: C, phrases: [ab*]}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadVocabulary) as caught:
        Competencies.read(tmp_path)
    assert [line.split(": ")[1] for line in str(caught.value).splitlines()] == [
        "competencies[0].phrases[0]",
        "competencies[1].phrases",
        "competencies[2].label",
        "competencies[2].phrases[0]",
        "competencies[2].lable",
    ]


def test_unknown_wordings_and_double_labels_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "competencies.yaml").write_text(
        "competencies:\n- {label: A, phrases: [<no>]}\n- {label: a, phrases: [it, <none>]}\n",
        encoding="utf-8",
    )
    with pytest.raises(BadVocabulary) as caught:
        Competencies.read(tmp_path)
    assert [line.split(": ")[1] for line in str(caught.value).splitlines()] == [
        "competencies[1].label",
        "competencies[0].phrases[0]",
        "competencies[1].phrases[1]",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = COMPETENCIES.named_in(text)
    assert set(found) <= set(COMPETENCIES.skills)


@pytest.mark.parametrize("piece", ["manage the ", "a", " ", "collect, ", "(((", "train & "])
def test_a_very_long_line_is_as_much_work_as_a_long_one(piece: str) -> None:
    COMPETENCIES.named_in(piece)
    long, longer = (piece * (signs // len(piece)) for signs in (5_000, 20_000))
    work = calls(lambda: COMPETENCIES.named_in(long))
    assert calls(lambda: COMPETENCIES.named_in(longer)) < 2 * work


def test_of_all_phrases_a_statement_is_tried_on_few(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    is_met_in = Phrase.is_met_in

    def noted(phrase: Phrase, text: str) -> bool:
        tried.append(text)
        return is_met_in(phrase, text)

    monkeypatch.setattr(Phrase, "is_met_in", noted)
    texts = [f"{text} of the house" for text, _ in OWN]
    for text in texts:
        COMPETENCIES.named_in(text)
    assert len(texts) < len(tried) < 10 * len(texts)
