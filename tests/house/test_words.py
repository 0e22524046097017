"""One word, one thing: no two types of one name, and a local name says what it holds."""

import ast
from collections import defaultdict

from tests.house.test_layers import modules

# A name that says only that something was sought.
SAYS_NOTHING = "found"


def test_no_two_types_of_the_program_share_a_name() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for module, path in modules().items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_no_name_says_only_that_something_was_found() -> None:
    said = [
        f"{module}:{node.lineno}"
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Name) and node.id == SAYS_NOTHING)
        or (isinstance(node, ast.arg) and node.arg == SAYS_NOTHING)
    ]
    assert said == []
