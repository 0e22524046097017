"""What the pages show is read by people: no code of a finding in running text, no file's name for a title."""

import re

import pytest

from tests.house.test_plain_words import faults
from tests.kit.pages import visited, words

_CODE = re.compile(r'<span class="ra-code">[^<]*</span>')


@pytest.mark.parametrize(
    ("page", "choices"),
    [
        ("check", {}),
        ("sources", {"document": "finance-ladder.txt"}),
        ("coverage", {}),
        ("who_needs", {"skill": "system:salesforce"}),
        ("explore", {}),
        ("settings", {}),
        ("changes", {}),
        ("plan", {"skill": "system:pardot"}),
    ],
)
def test_what_a_page_shows_is_read_by_people(page: str, choices: dict[str, str]) -> None:
    shown = re.sub(r"<[^>]+>", " ", _CODE.sub("", words(visited(f"{page}/page.py", **choices))))
    assert faults(shown) == []
