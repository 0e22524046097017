"""Front matter in TOML, labels of somebody else, titles below "Role", and what only looks like facts."""

from pathlib import Path

import pytest

from loaders.documents.measures.degrees import degree_in
from loaders.documents.measures.years import years_in
from loaders.readers.fences import front_end
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import load_text, titles

DUTIES = "\n## Duties\n\n- Feed the otters\n- Weigh the seals\n"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ('+++\ntitle = "Seal Trainer"\ndraft = false\n+++\n', "Seal Trainer"),
        (
            '+++\ndate = "2020-01-01"\ntitle = "Come and swim! Now hiring a Seal Trainer"\n+++\n',
            "Seal Trainer",
        ),
        ("---\ntitel: Tierpfleger\nposition: Einrichtungsleitung\n---\n", "Tierpfleger"),
        ("---\nposition: Head Keeper\ntitle: Seal Trainer\n---\n", "Seal Trainer"),
        ("---\nposition: Seal Trainer\nmail: a@b.cd\n---\n", "Seal Trainer"),
        ("---\nrole: Seal Trainer\ntitle: Welcome to the zoo\n---\n", "Seal Trainer"),
    ],
)
def test_the_front_matter_states_the_title(front: str, title: str, tmp_path: Path) -> None:
    assert titles(load_text(tmp_path, front + DUTIES)) == [title]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["---", "a: b", "---", "text"], 3),
        (["+++", "a = 1", "+++", "text"], 3),
        (["---", "a: b", "..."], 3),
        (["+++", "a = 1", "---"], 0),
        (["text"], 0),
        ([], 0),
    ],
)
def test_a_front_matter_ends_at_its_own_fence(lines: list[str], end: int) -> None:
    assert front_end(lines) == end


@pytest.mark.parametrize("label", ["Role", "Position", "Job title", "Stelle", "Poste"])
def test_a_title_may_stand_below_a_heading_that_says_so(label: str, tmp_path: Path) -> None:
    text = (
        "# Zoo\n\n## Otter Keeper\n\n- Feed the otters\n\n"
        f"## {label}\n\nSenior Otter Keeper\nThe Senior Otter Keeper reports to the Zoo Director.\n\n"
        "### Duties\n\n- Lead the otter team\n"
    )
    report = load_text(tmp_path, text)
    assert titles(report) == ["Otter Keeper", "Senior Otter Keeper"]
    assert [asked.place.text for asked in report.roles[1].requirements] == ["Lead the otter team"]


@pytest.mark.parametrize(
    "line",
    [
        "- Extends to that of a Otter Keeper",
        "- Extends to that of the Otter Keeper.",
        "Extends to that of an Otter Keeper",
        "- Extends upon the Otter Keeper role",
        "- Extends to those of the Otter Keeper",
    ],
)
def test_what_extends_to_a_role_takes_it_over(line: str, tmp_path: Path) -> None:
    text = f"## Otter Keeper\n\n- Feed\n\n## Head Otter Keeper\n\n### Duties\n\n{line}\n\n- Lead\n"
    low, high = load_text(tmp_path, text).roles
    assert [link.target for link in high.inherits] == [low.id]


@pytest.mark.parametrize(
    "text", ["Keepers spend two years on this level", "They spend around 3 years at that level"]
)
def test_years_on_a_level_are_none_of_experience(text: str) -> None:
    assert years_in(text, vocabulary_of()) == []


@pytest.mark.parametrize("text", ["Our region: NJ, CT, MA", "Springfield, MA", "BCOM HR office", "(NY, MA)"])
def test_places_and_houses_are_no_degrees(text: str) -> None:
    assert degree_in(text, 1, [], vocabulary_of()) is None


@pytest.mark.parametrize(
    "text", ["BCom in accounting", "MA in history", "BA or MA required", "B.Com. required"]
)
def test_short_degrees_still_are(text: str) -> None:
    assert degree_in(text, 1, [], vocabulary_of()) is not None
