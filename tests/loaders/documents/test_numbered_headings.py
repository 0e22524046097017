"""Numbers of chapters without a point before the titles of roles."""

from pathlib import Path

import pytest

from tests.kit.texts import load_text, titles


@pytest.mark.parametrize(
    ("headings", "wanted"),
    [
        (("1 Clerk", "2 Senior Clerk"), ["Clerk", "Senior Clerk"]),
        (("1 Sachbearbeiter Einkauf", "2 Einkäufer"), ["Sachbearbeiter Einkauf", "Einkäufer"]),
        (("1 Vendeur", "2 Responsable de magasin"), ["Vendeur", "Responsable de magasin"]),
        (("1 Nurse", "2 Head Nurse", "3 Matron"), ["Nurse", "Head Nurse", "Matron"]),
        (("1  Cook", "2  Head Cook"), ["Cook", "Head Cook"]),
    ],
)
def test_headings_that_count_up_bear_no_numbers(
    headings: tuple[str, ...], wanted: list[str], tmp_path: Path
) -> None:
    """The title is what stands behind."""
    text = "# Roles\n\n" + "\n".join(f"## {head}\n\n- keeps files\n- writes letters\n" for head in headings)
    assert titles(load_text(tmp_path, text)) == wanted


def test_a_number_that_counts_nothing_stays(tmp_path: Path) -> None:
    """It may be a part of the title."""
    text = "# Roles\n\n## 24 Hour Care Assistant\n\n- helps people\n\n## Nurse\n\n- gives medicine\n"
    assert titles(load_text(tmp_path, text)) == ["24 Hour Care Assistant", "Nurse"]
