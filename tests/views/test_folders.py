"""Each page is a folder of its own, and knows no other page."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.places import ROOT

VIEWS = ROOT / "views"
# What all pages share, and the frame that stands around them.
SHARED, FRAME = {"kit", "people", "loading"}, "frame"
FOLDERS = sorted(path.parent.name for path in VIEWS.glob("*/__init__.py"))


def folders_used(path: Path) -> Iterator[str]:
    """The folders of views that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("views."):
            yield str(node.module).split(".")[1]


@pytest.mark.parametrize("folder", [name for name in FOLDERS if name != FRAME])
def test_a_page_imports_from_its_own_folder_and_from_what_all_share(folder: str) -> None:
    allowed = {folder, "kit"} if folder in SHARED else {folder, *SHARED}
    for path in (VIEWS / folder).glob("*.py"):
        assert set(folders_used(path)) <= allowed, path


@pytest.mark.parametrize("folder", [name for name in FOLDERS if name not in {*SHARED, FRAME}])
def test_a_page_has_a_script_of_its_own(folder: str) -> None:
    assert (VIEWS / folder / "page.py").is_file()
