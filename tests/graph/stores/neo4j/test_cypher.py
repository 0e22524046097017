"""Every Cypher text is a constant or a sum of constants, and the server plans each one well."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.kinds import EdgeKind, NodeKind
from graph.stores.neo4j import cypher_read, cypher_records, cypher_write
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.own_names import label_of, type_of
from graph.stores.neo4j.schema import prepare
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import fresh_store
from tests.kit.places import ROOT

# The console sends what a person typed, which its guard has read; everything else is ours.
HOME = ROOT / "graph" / "stores" / "neo4j"
RUNNERS = {"run", "ask", "define", "execute_query", "Query"}
# A name that begins with an underscore is a part of a text, of which several are made.
SAID = {
    name: value
    for module in (cypher_write, cypher_read, cypher_records)
    for name, value in vars(module).items()
    if name.isupper() and not name.startswith("_")
}


def texts() -> Iterator[tuple[str, str]]:
    """Every Cypher text of the store with its name."""
    for name, value in SAID.items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name} {n}", text) for n, text in enumerate(value))
        elif hasattr(value, "items"):
            yield from ((f"{name} {kind}", text) for kind, text in value.items())


TEXTS = dict(texts())
VALUES = {
    "keys": ["x|role:clerk|"],
    "ids": ["role:clerk"],
    "kinds": ["role"],
    "rows": [],
    "most": 10,
    "page": 10,
    "batch": 0,
    "dataset": "d",
    "name": "e",
    "load": "x",
    "prefix": "x|",
    "after": "x|",
    "type": "ATLAS_NEEDS",
    "kind": "x",
    "id_key": "x|role:clerk|",
    "label_key": "x|clerk",
    "owner": "me|1",
    "active": "x",
    "previous": "w",
    "key": "d|x|plan|spring",
    "old": "d|w|plan|spring",
    "loads": ["", "x"],
    "mark": "m",
    "facts": {"key": "d|x|plan|spring"},
    "content": "d|1",
    "data": b"1",
}


def is_sum_of_constants(node: ast.AST) -> bool:
    """Whether it is texts, and names of texts that are written in capitals, one after the other."""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and all(map(is_sum_of_constants, (node.left, node.right)))
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id.isupper())


@pytest.mark.parametrize("path", sorted(HOME.glob("cypher_*.py")), ids=lambda path: path.name)
def test_a_constant_in_capitals_is_made_of_texts_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert not any(name.isupper() for name in imported)
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr | ast.FunctionDef | ast.AugAssign), ast.unparse(node)
        if isinstance(node, ast.BinOp):
            assert is_sum_of_constants(node), ast.unparse(node)


@pytest.mark.parametrize("path", sorted(HOME.glob("*.py")), ids=lambda path: path.name)
def test_no_cypher_is_pieced_together(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr | ast.BinOp) and not is_sum_of_constants(node):
            words = " ".join(str(n.value) for n in ast.walk(node) if isinstance(n, ast.Constant))
            assert not re.search(r"\b(?:MATCH|MERGE|UNWIND|CREATE|RETURN|DELETE)\b", words), words
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
            if name in RUNNERS and node.args:
                allowed = ast.Name | ast.Attribute | ast.Subscript | ast.Constant
                assert isinstance(node.args[0], allowed), ast.unparse(node)


def test_labels_and_types_are_those_of_the_vocabulary() -> None:
    labels = {label_of(kind) for kind in NodeKind}
    labels |= {"AtlasEntity", "AtlasName", "AtlasLoad", "AtlasDataset", "AtlasRecord", "AtlasContent"}
    types = {type_of(kind, "any") for kind in EdgeKind} | {"ATLAS_HOLDS"}
    for name, text in TEXTS.items():
        plain = re.sub(r"'[^']*'", "", text)
        assert set(re.findall(r"(?<=[\w(]):([A-Z]\w+)", re.sub(r"(?s)\[.*?\]", "", plain))) <= labels, name
        for found in re.findall(r"\[\w*:([A-Z_|\s]+)", plain):
            assert {name.strip() for name in found.split("|")} <= types, name


def test_every_value_is_a_parameter_that_is_known_here() -> None:
    for name, text in TEXTS.items():
        assert set(re.findall(r"\$(\w+)", text)) <= VALUES.keys(), name


@pytest.fixture(scope="module")
def loaded(neo4j_link: Link) -> Link:
    """A database with a graph and every index."""
    prepare(neo4j_link)
    with fresh_store(neo4j_link) as store:
        store.replace(drawn({f"clerk-{n}": {"technical": {"sql": 2}} for n in range(50)}))
    return neo4j_link


PLANNED = [
    name for name, text in TEXTS.items() if not re.search(r"CREATE (?:CONSTRAINT|INDEX)|SHOW|db\.", text)
]


@pytest.mark.parametrize("name", PLANNED)
def test_a_query_is_planned_without_a_scan_or_a_product(loaded: Link, name: str) -> None:
    text = TEXTS[name]
    values = {key: value for key, value in VALUES.items() if f"${key}" in text}
    with loaded.driver.session(database=loaded.database) as session:
        summary = session.run(f"EXPLAIN {text}", values).consume()
    operators = set(named(summary.plan))
    bad = {"AllNodesScan", "NodeByLabelScan", "CartesianProduct", "VarLengthExpand(All)", "Eager"}
    bad |= {"UnionRelationshipTypesScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}
    if name.partition(" ")[0] in {*vars(cypher_write), *vars(cypher_records)}:
        # What is written is a batch or a single load, so it may be held in memory as a whole.
        bad -= {"Eager"}
    assert not operators & bad, operators
    heard = [status.status_description for status in summary.gql_status_objects if status.is_notification]
    assert [line for line in heard if "does not exist" not in line] == []


def named(plan: object) -> Iterator[str]:
    """The operators of a plan, without the database they run on."""
    assert isinstance(plan, dict)
    yield str(plan["operatorType"]).partition("@")[0]
    for child in plan.get("children", ()):
        yield from named(child)


def test_the_check_of_plans_sees_a_scan(loaded: Link) -> None:
    with loaded.driver.session(database=loaded.database) as session:
        summary = session.run("EXPLAIN MATCH (n:AtlasEntity) WHERE n.label = $x RETURN n", x="y").consume()
    assert "NodeByLabelScan" in set(named(summary.plan))
