"""docs/cli.md is what the commands say of themselves."""

import re

from commands.document import PAGE, commands, page
from tests.kit.places import ROOT


def test_the_page_of_the_command_line_is_current() -> None:
    """Run python -m commands.document to write it anew."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_page_tells_every_option_of_every_command() -> None:
    sections = dict(re.findall(r"^## atlas (.+?)\n(.*?)(?=^## |\Z)", page(), flags=re.M | re.S))
    assert set(sections) == {name for name, _ in commands()}
    for name, command in commands():
        for option in (opt for param in command.params for opt in param.opts if opt.startswith("--")):
            assert f"| `{option}" in sections[name]


def test_every_command_that_has_a_schema_is_told() -> None:
    told = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## atlas (.+)$", told, flags=re.M)) <= {name for name, _ in commands()}
