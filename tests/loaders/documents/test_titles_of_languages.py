"""Titles in German and French are known by their nouns, in the forms in which people write them."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.titles.nouns import has_noun
from loaders.vocabulary.vocabulary import vocabulary_of


@pytest.mark.parametrize(
    "title",
    [
        "Koch",
        "Chefköchin",
        "Teamleiterin",
        "Buchhalter:in",
        "Sachbearbeiter/in",
        "Verkäufer*in",
        "Pflegefachkraft",
        "Mitarbeiter im Lager",
        "Referentin für Presse",
        "Steuerfachangestellte",
        "Chargé de communication",
        "Directrice des ventes",
        "Responsable Communication",
        "Cheffe de rang",
        "Employé(e) polyvalent",
        "Technicien chimiste",
    ],
)
def test_a_title_has_its_noun(title: str) -> None:
    assert has_noun(title, vocabulary_of())


@pytest.mark.parametrize(
    "words", ["Aufgaben", "Weiterbildung", "Ihr Profil", "Compétences", "Handcraft", "Missions"]
)
def test_other_words_are_no_nouns_of_titles(words: str) -> None:
    assert not has_noun(words, vocabulary_of())


@pytest.mark.parametrize(
    ("low", "high", "line"),
    [
        ("Jungkoch", "Koch", "Jede Stufe umfasst die vorherige Stufe."),
        ("Verkäufer", "Filialleiterin", "Jede Stufe beinhaltet die vorherige Stufe."),
        ("Assistante", "Responsable Accueil", "Chaque niveau comprend le niveau précédent."),
        ("Lehrer", "Schulleiter", "Jede Stufe baut auf der vorherigen auf."),
    ],
)
def test_a_ladder_whose_steps_take_each_other_over_is_read(
    low: str, high: str, line: str, tmp_path: Path
) -> None:
    path = tmp_path / "ladder.md"
    path.write_text(f"# Haus\n\n{line}\n\n## {low}\n\n- A b c\n\n## {high}\n\n- D e f\n", encoding="utf-8")
    lower, higher = load([path]).roles
    assert [lower.title, higher.title] == [low, high]
    assert [link.target for link in higher.inherits] == [lower.id]


@pytest.mark.parametrize(
    "line", ["- Aufgaben wie Koch", "- Siehe Koch", "Wie Koch, zusätzlich:", "- Tâches comme le Koch"]
)
def test_a_german_role_takes_over_from_another(line: str, tmp_path: Path) -> None:
    path = tmp_path / "ladder.md"
    path.write_text(f"## Koch\n\n- Salzen\n\n## Küchenleiter\n\n{line}\n\n- Führen\n", encoding="utf-8")
    low, high = load([path]).roles
    assert [link.target for link in high.inherits] == [low.id]


@pytest.mark.parametrize(
    "line",
    [
        "- Builds on the work of the Koch to plan the week",
        "- Hands the duties of the day to the Koch",
        "- Helps the Koch",
    ],
)
def test_work_with_another_is_not_taken_over(line: str, tmp_path: Path) -> None:
    path = tmp_path / "ladder.md"
    path.write_text(f"## Koch\n\n- Salt\n\n## Küchenleiter\n\n{line}\n- Lead\n", encoding="utf-8")
    report = load([path])
    assert [role.inherits for role in report.roles] == [(), ()]
    assert "unlinked-inheritance" not in {finding.code for finding in report.findings}
