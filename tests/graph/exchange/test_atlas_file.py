"""An atlas file from outside is read whole or refused in one line that says where it is wrong."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadDocument
from graph.exchange.codec import FORMAT, from_text, graph_json
from graph.model import Graph
from graph.stores.sqlite.store import FileStore
from tests.kit.asked import refusal
from tests.kit.atlas import Atlas
from tests.kit.drawn import drawn
from tests.kit.fuzzed import exports, fuzzed
from tests.kit.page_graph import restaurant

Change = Callable[[dict[str, Any]], object]
NODES = {node["id"]: n for n, node in enumerate(json.loads(exports()[0])["nodes"])}
JUNIOR, SQL = NODES["role:junior"], NODES["system:sql"]
REQUIREMENT, DOCUMENT = NODES["requirement:junior-technical-sql"], NODES["document:ladder"]
EDGES = [(edge["kind"], edge["source"]) for edge in json.loads(exports()[0])["edges"]]
STATES = EDGES.index(("STATES", "role:junior"))
NAMES = EDGES.index(("NAMES", "requirement:junior-technical-sql"))
NEEDS = EDGES.index(("NEEDS", "role:senior"))


@pytest.fixture
def atlas(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Atlas:
    """The command line, run in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Atlas(capsys, monkeypatch)


def setting(*path_and_value: Any) -> Change:
    """A change that puts the last argument at the place that the others name."""
    *path, key, value = path_and_value

    def change(export: Any) -> None:
        for part in path:
            export = export[part]
        export[key] = value

    return change


def removing(*path: Any) -> Change:
    """A change that takes a key out."""
    *inner, key = path

    def change(export: Any) -> None:
        for part in inner:
            export = export[part]
        del export[key]

    return change


WRONG: dict[str, Change] = {
    f"nodes[{JUNIOR}].id: should be text": setting("nodes", JUNIOR, "id", ["role:x"]),
    f"nodes[{JUNIOR}].id: should begin with one of role:, ": setting("nodes", JUNIOR, "id", "person:x"),
    f"nodes[{JUNIOR}].label: should be text": setting("nodes", JUNIOR, "label", 7),
    f"nodes[{JUNIOR}].label: should hold more than blanks": setting("nodes", JUNIOR, "label", " \u2028\x1f"),
    f"nodes[{SQL}].label: should hold more than blanks": setting("nodes", SQL, "label", ""),
    f"nodes[{JUNIOR}]['a\\nkey\\u2028']: is not known here": setting("nodes", JUNIOR, "a\nkey\u2028", 1),
    f"nodes[{JUNIOR}]['']: is not known here": setting("nodes", JUNIOR, "", 1),
    f"nodes[{JUNIOR}]['{'k' * 79}…]: is not known here": setting("nodes", JUNIOR, "k" * 9000, 1),
    f"nodes[{JUNIOR}].alt_labels: should be a list": setting("nodes", JUNIOR, "alt_labels", "x"),
    f"nodes[{JUNIOR}].alt_labels[1]: should be text": setting("nodes", JUNIOR, "alt_labels", ["x", None]),
    f"nodes[{JUNIOR}].facts: is missing": removing("nodes", JUNIOR, "facts"),
    f"nodes[{JUNIOR}].colour: is not known here": setting("nodes", JUNIOR, "colour", "red"),
    f"nodes[{JUNIOR}]: should be an object": setting("nodes", JUNIOR, "role:junior"),
    f"nodes[{JUNIOR}].facts.years: should be an object": setting("nodes", JUNIOR, "facts", "years", 3),
    f"nodes[{JUNIOR}].facts.years.min: should be a whole number": setting(
        "nodes", JUNIOR, "facts", "years", {"min": "3", "max": None, "line": 1}
    ),
    f"nodes[{JUNIOR}].facts.line: should be 1 or more": setting("nodes", JUNIOR, "facts", "line", 0),
    f"nodes[{JUNIOR}].facts.line: should be 1000000000 or less": setting(
        "nodes", JUNIOR, "facts", "line", 10**30
    ),
    f"nodes[{JUNIOR}].facts.track_stated: should be true or false": setting(
        "nodes", JUNIOR, "facts", "track_stated", "yes"
    ),
    f"nodes[{SQL}].facts.weight: should be a number": setting("nodes", SQL, "facts", "weight", "heavy"),
    f"nodes[{SQL}].facts.weight: is missing, and a role needs this": removing(
        "nodes", SQL, "facts", "weight"
    ),
    f"nodes[{REQUIREMENT}].facts.section: should be one of 'qualification'": setting(
        "nodes", REQUIREMENT, "facts", "section", "attic"
    ),
    f"nodes[{DOCUMENT}].facts.lines[0][2]: should be one of 'role_title'": setting(
        "nodes", DOCUMENT, "facts", "lines", [[1, "x", "chapter", None]]
    ),
    f"nodes[{DOCUMENT}].facts.findings[0].message: is missing": setting(
        *("nodes", DOCUMENT, "facts", "findings"),
        [{"code": "x", "document": "x", "line": 1, "text": "x", "suggestion": "x"}],
    ),
    f"nodes[{SQL}].id: is that of nodes[{JUNIOR}] as well": setting("nodes", SQL, "id", "role:junior"),
    f"nodes[{JUNIOR}].facts.deep: is nested deeper than 50 levels": lambda export: export["nodes"][JUNIOR][
        "facts"
    ].update(deep=json.loads("[" * 60 + "]" * 60)),
    f"edges[{NAMES}].kind: should be one of 'IN_TRACK'": setting("edges", NAMES, "kind", "LIKES"),
    f"edges[{NAMES}].kind: should be one of": setting("edges", NAMES, "kind", {"x": 1}),
    f"edges[{NAMES}].evidence: should not be empty": setting("edges", NAMES, "evidence", []),
    f"edges[{NAMES}].evidence[0].line: should be a whole number": setting(
        "edges", NAMES, "evidence", 0, "line", 1.0
    ),
    f"edges[{NAMES}].evidence[0].level: should be 5 or less": setting(
        "edges", NAMES, "evidence", 0, "level", 6
    ),
    f"edges[{NAMES}].facts.level: should be a whole number": setting("edges", NAMES, "facts", "level", True),
    f"edges[{NAMES}].facts.usage: should be one of": setting("edges", NAMES, "facts", "usage", "love"),
    f"edges[{NAMES}].facts.scope: should be one of": setting("edges", NAMES, "facts", "scope", 1),
    f"edges[{NAMES}].target: no node has the id 'system:abacus'": setting(
        "edges", NAMES, "target", "system:abacus"
    ),
    f"edges[{NAMES}].target: NAMES wants a competency or a system there, not 'role:junior'": setting(
        "edges", NAMES, "target", "role:junior"
    ),
    f"edges[{NAMES}].source: no role states 'requirement:junior-technical-sql'": removing("edges", STATES),
    f"edges[{NEEDS}].facts.via[0]: no role has the id 'role:nobody'": setting(
        "edges", NEEDS, "facts", "via", ["role:nobody"]
    ),
    "nodes: should be a list": setting("nodes", {}),
    "edges: is missing": removing("edges"),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_fault_is_one_line_with_its_path(atlas: Atlas, said: str) -> None:
    export = json.loads(exports()[0])
    WRONG[said](export)
    if said.endswith("requirement:junior-technical-sql'"):
        said = said.replace(f"edges[{NAMES}]", f"edges[{NAMES - 1}]")
    Path("export.json").write_text(json.dumps(export), encoding="utf-8")
    for arguments in (("load", "export.json"), ("coverage", "--store", "file:export.json")):
        ran = atlas(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert f"export.json is a broken atlas file: {said}" in ran.err
        assert len(ran.err.splitlines()) == 1


def test_a_fault_that_the_graph_itself_finds_is_one_line_as_well() -> None:
    export = json.loads(exports()[0])
    export["edges"][NAMES]["evidence"][0] |= {"document": "two\nlines", "start": 5, "end": 2}
    why = refusal(json.dumps(export).encode())
    assert why is not None
    assert f"edges[{NAMES}]: evidence without a place: two lines" in why
    assert len(why.splitlines()) == 1
    export = json.loads(exports()[0])
    export["edges"].append(export["edges"][NAMES])
    assert "two edges share the key 'requirement:junior" in str(refusal(json.dumps(export).encode()))


def test_of_many_faults_the_first_are_told(atlas: Atlas) -> None:
    export = json.loads(exports()[1])
    for node in export["nodes"]:
        node["label"] = 1
    Path("export.json").write_text(json.dumps(export), encoding="utf-8")
    ran = atlas("load", "export.json")
    assert ran.err.count("should be text") == 5
    assert "more of the kind" in ran.err
    assert len(ran.err.splitlines()) == 1


GOOD = exports()[0]
NO_JSON: dict[str, tuple[bytes, str]] = {
    "a list in lists, 200,000 deep": (b"[" * 200_000 + b"]" * 200_000, "nested deeper"),
    "objects, 200,000 deep": (b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "nested deeper"),
    "deep where facts are": (GOOD.replace("[]", "[" * 5000 + "]" * 5000, 1).encode(), "nested deeper"),
    "nothing": (b"", "line 1, column 1: expecting value"),
    "blanks": (b" \n ", "expecting value"),
    "half of it": (GOOD[: len(GOOD) // 2].encode(), "line 1, column"),
    "something behind it": (GOOD.encode() + b"]", "extra data"),
    "a key twice": (
        GOOD.replace('"label":', '"label": "x", "label":', 1).encode(),
        "nodes[0]: the key 'label' is given twice",
    ),
    "a key twice at the top": (
        b'{"nodes": [], "nodes": [], "edges": []}',
        "the whole file: the key 'nodes' is given twice",
    ),
    "NaN": (GOOD.replace('"line": 1,', '"line": NaN,', 1).encode(), "NaN is no number"),
    "Infinity": (GOOD.replace('"line": 1,', '"line": -Infinity,', 1).encode(), "-Infinity is no number"),
    "a float out of range": (
        GOOD.replace('"line": 1,', '"line": 1e999,', 1).encode(),
        "1e999 is out of range",
    ),
    "a number of 5,000 digits": (
        GOOD.replace('"line": 1,', f'"line": {"9" * 5000},', 1).encode(),
        "thousands of digits",
    ),
    "half of a character": (
        GOOD.replace('"label": "', '"label": "\\ud83d', 1).encode(),
        "nodes[0].label: holds half of a character",
    ),
    "half of a character as a key": (
        b'{"nodes": [], "edges": [{"\\uDC00": 1}]}',
        "edges[0]: holds half of a character",
    ),
    "Latin 1": (GOOD.replace('"label": "', '"label": "é', 1).encode("latin-1"), "it is no UTF-8 text: byte"),
    "UTF-16 without its mark": (GOOD.encode("utf-16-le"), "atlas file"),
    "UTF-16 cut short": (GOOD.encode("utf-16")[:-1], "it is no UTF-16 text: byte"),
    "an image": (b"\x89PNG\r\n\x1a\n\x00\x00", "it is no UTF-8 text: byte 0"),
    "a list": (b"[]", "lacks the mark 'role-atlas/1'"),
    "a number": (b"7", "lacks the mark"),
    "another format": (
        b'{"format": "openapi/3", "nodes": [], "edges": []}',
        "its format should be 'role-atlas/1'",
    ),
    "a format that is none": (
        b'{"format": ["role-atlas/1"], "nodes": [], "edges": []}',
        "its format should be",
    ),
    "version 0": (b'{"format": "role-atlas/0", "nodes": [], "edges": []}', "its format should be"),
    "a newer version": (
        b'{"format": "role-atlas/2", "nodes": []}',
        "newer version (role-atlas/2; this Role Atlas reads role-atlas/1)",
    ),
    "a much newer version": (
        b'{"format": "role-atlas/10", "things": []}',
        "is an atlas file of a newer version",
    ),
}


@pytest.mark.parametrize("case", NO_JSON)
def test_what_is_no_atlas_file_is_one_line(atlas: Atlas, case: str) -> None:
    data, said = NO_JSON[case]
    Path("export.json").write_bytes(data)
    for arguments in (("load", "export.json"), ("coverage", "--store", "file:export.json")):
        ran = atlas(*arguments)
        assert (ran.code, ran.out) == (2, "")
        # A file without a byte is a store into which nothing was loaded yet.
        assert (said if data or arguments[0] == "load" else "export.json holds no graph yet") in ran.err
        assert len(ran.err.splitlines()) == 1
        assert len(ran.err) < 400


def test_the_report_of_a_deep_file_is_mended(atlas: Atlas) -> None:
    Path("deep.json").write_text("[" * 200000 + "]" * 200000)
    ran = atlas("load", "deep.json")
    assert ran.code == 2
    assert ran.err == "atlas: deep.json: is nested deeper than 60 levels; write its parts side by side\n"
    ran = atlas("coverage", "--store", "file:deep.json")
    assert ran.err == "atlas: deep.json is not an atlas file: it is nested deeper than such a file ever is\n"
    ran = atlas("check", "--baseline", "deep.json")
    assert (ran.code, ran.out) == (2, "")
    assert "the baseline deep.json is no JSON: it is nested deeper" in ran.err


def test_json_of_another_kind_is_no_atlas_file_and_a_document_without_roles(atlas: Atlas) -> None:
    Path("left-pad.json").write_text('{"name": "left-pad", "version": "1.0"}')
    ran = atlas("coverage", "--store", "file:left-pad.json")
    assert (ran.code, ran.out) == (2, "")
    assert "lacks the mark" in ran.err
    told = atlas.json("load", "left-pad.json")
    assert (told["roles"], [one["code"] for one in told["findings"]]) == ([], ["no-role"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("marked", [True, False])
def test_marks_of_encodings_are_read_and_an_export_without_format_is_of_version_1(
    encoding: str, marked: bool, tmp_path: Path
) -> None:
    value = graph_json(restaurant())
    if not marked:
        del value["format"]
    path = tmp_path / "kept.json"
    path.write_bytes(json.dumps(value, ensure_ascii=False).encode(encoding))
    assert FileStore(path).graph() == sorted_graph(restaurant())


def test_what_is_written_carries_its_version() -> None:
    assert graph_json(Graph((), ()))["format"] == FORMAT == "role-atlas/1"


def test_facts_that_are_not_known_are_kept_as_they_are() -> None:
    export = json.loads(GOOD)
    facts = {"mood": {"deep": [[["x", None, 1.5, True]]]}, "list": [1, 2]}
    export["nodes"][JUNIOR]["facts"] |= facts
    export["edges"][NAMES]["facts"] |= facts
    graph = from_text(json.dumps(export).encode(), "x")
    assert {"mood", "list"} <= graph.by_id["role:junior"].facts.keys()
    assert graph_json(graph) == export


def test_every_export_of_ours_is_taken_as_it_is() -> None:
    for text in exports():
        assert refusal(text.encode()) is None
        assert graph_json(from_text(text.encode(), "x")) == json.loads(text)


def test_changed_exports_are_refused_in_one_line_or_answer_every_question() -> None:
    told = [refusal(data) for data in fuzzed(20261125, 400)]
    refused = [why for why in told if why is not None]
    assert 250 < len(refused) < 390, "a sweep that takes all or nothing shows nothing"
    assert all(why.startswith("export.json is ") and len(why.splitlines()) == 1 for why in refused)
    assert all(len(why) < 2000 for why in refused)


def test_a_refused_file_leaves_the_kept_graph_as_it_was(atlas: Atlas) -> None:
    FileStore(Path("kept.json")).replace(drawn({"clerk": {"technical": {"excel": 2}}}))
    before = Path("kept.json").read_bytes()
    for data, _ in NO_JSON.values():
        Path("export.json").write_bytes(data)
        assert atlas("load", "export.json", "--into", "file:kept.json").code == 2
    assert Path("kept.json").read_bytes() == before


def test_a_newer_version_is_no_reason_to_load_over_it(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    path.write_text('{"format": "role-atlas/2", "parts": []}')
    with pytest.raises(BadDocument, match="update Role Atlas"):
        FileStore(path)


def sorted_graph(graph: Graph) -> Graph:
    return Graph(
        tuple(sorted(graph.nodes, key=lambda node: node.id)),
        tuple(sorted(graph.edges, key=lambda edge: edge.key)),
    )
