"""Words that mean something in documents and tables are data: no list of them stands in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kit.places import ROOT

ROOMS = ("graph", "loaders")
# So many words in one place are a list of words.
MOST = 4
# A word, or a few, as people write them; a name of code has an underscore or a capital in it.
WORD = re.compile(r"[^\W\d_A-Z][^\W\d_A-Z'.-]*(?: [^\W\d_A-Z'.-]+){0,3}\??")
CHOICE = re.compile(r"(?:(?<=[(|:])|^)([^\W\d_A-Z][^\W\d_A-Z' ]*\??)(?=[|)]|$)")

# By module and first word: what is no wording of documents and tables.
ALLOWED = {
    ("graph/address.py", "auth"): "keys of an address that hold a secret",
    ("graph/stores/neo4j/rows.py", "evidence"): "names of properties in a database",
    ("loaders/readers/web/elements.py", "aside"): "names of elements of HTML",
    ("loaders/readers/web/elements.py", "abbr"): "names of elements of HTML",
    ("loaders/readers/web/elements.py", "br"): "names of elements of HTML",
    ("loaders/vocabulary/own.py", "document"): "values of a key, as the file of own words writes them",
    ("loaders/roster/columns.py", "capacity"): "names of fields, with what a person is told of them",
    ("loaders/roster/template.py", "capacity"): "what the program writes, and reads by its own vocabulary",
    ("loaders/roster/template.py", "date"): "a part of the same",
}


def lists_in(tree: ast.Module) -> Iterator[list[str]]:
    """Yield the words of each literal, each text that is split and each choice in a pattern, in order."""
    for words in _lists_in(tree):
        yield sorted({word for word in words if len(word) > 1})


def _lists_in(tree: ast.Module) -> Iterator[list[str]]:
    texts = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield [text for text in strings(node) if WORD.fullmatch(text)]
        elif isinstance(node, ast.Dict):
            constant = all(isinstance(value, ast.Constant) for value in node.values)
            yield [
                text for key in node.keys if constant and key for text in strings(key) if WORD.fullmatch(text)
            ]
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split"
        ):
            of = node.func.value
            said = texts.get(of.id, of) if isinstance(of, ast.Name) else of
            yield [word for text in strings(said) for word in text.split() if WORD.fullmatch(word)]
        elif isinstance(node, ast.Constant | ast.JoinedStr):
            yield [word for text in strings(node) if "|" in text for word in CHOICE.findall(text)]


def strings(node: ast.expr) -> list[str]:
    """The texts within an expression of constants, however they are nested; none of what is called."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return [text for part in node.elts for text in strings(part)]
    if isinstance(node, ast.JoinedStr):
        return [text for part in node.values for text in strings(part)]
    return strings(node.value) if isinstance(node, ast.Starred) else []


def modules() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_list_of_words_stands_in_code(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    lists = lists_in(ast.parse(path.read_text(encoding="utf-8")))
    bad = [words for words in lists if len(words) > MOST and (name, words[0]) not in ALLOWED]
    assert bad == [], "words are data: put them under seeds/vocabulary/"


@pytest.mark.parametrize(
    "code",
    [
        "SMALL = {'of', 'and', 'the', 'for', 'to'}",
        "FORMS = (*('clerk', 'teller'), *('nurse', 'cook', 'old hand'))",
        "SHORT = {'sr': 'senior', 'jr': 'junior', 'mgr': 'manager', 'asst': 'assistant', 'dr': 'doctor'}",
        "ENDS = ('clerk teller ' 'nurse cook baker')\nALL = frozenset(ENDS.split())",
        "import re\nHELD = re.compile(r'\\\\b(?:degree|licence|certificate|diploma|experience)\\\\b')",
        "def held(x):\n    return rf'(?:{x}|degree|licence|certificate|diploma|experience)'",
    ],
)
def test_a_list_of_words_is_seen_in_each_form(code: str) -> None:
    assert any(len(words) > MOST for words in lists_in(ast.parse(code)))


def test_what_is_allowed_is_still_there() -> None:
    seen = {
        (path.relative_to(ROOT).as_posix(), words[0])
        for path in modules()
        for words in lists_in(ast.parse(path.read_text(encoding="utf-8")))
        if len(words) > MOST
    }
    assert set(ALLOWED) <= seen
