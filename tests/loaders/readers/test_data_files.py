"""Files of data: the original ladder as data, and what is broken, too large or made to do harm."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.errors import BadDocument
from graph.kinds import NodeKind, Section
from loaders.connect import read_graph
from loaders.documents.load import load
from loaders.documents.records import LoadReport, Role
from tests.kit.converted import original_ladder

KEYS = {
    Section.QUALIFICATION: "qualifications",
    Section.TECHNICAL: "technical skills",
    Section.SOFT: "soft skills",
    Section.ROLE_REQUIREMENTS: "responsibilities",
}


def as_list(report: LoadReport) -> Any:
    """The roles in a list, what they are asked in a list for each section, as an export has them."""
    return [
        {
            "jobTitle": role.title,
            **({"track": role.track} if role.track else {}),
            **_sections(role, flat=True),
        }
        for role in report.roles
    ]


def as_families(report: LoadReport) -> Any:
    """The roles by title in their tracks, what they are asked by section and heading."""
    families: dict[str, Any] = {}
    for role in report.roles:
        family = families.setdefault(role.track or "Others", {"roles": {}})
        family["roles"][role.title] = {
            key.title(): value for key, value in _sections(role, flat=False).items()
        }
    return {"families": families}


def _sections(role: Role, flat: bool) -> dict[str, Any]:
    """What a role is asked, in the order of its lines, inheritance among the requirements of its section."""
    scopes = {
        "technical": Section.TECHNICAL,
        "soft": Section.SOFT,
        "responsibilities": Section.ROLE_REQUIREMENTS,
    }
    asked = [(r.place.line, r.section, r.heading, r.place.text) for r in role.requirements]
    asked += [
        (i.place.line, scopes.get(i.scope, Section.QUALIFICATION), None, i.place.text) for i in role.inherits
    ]
    sections: dict[str, Any] = {}
    for _, section, heading, text in sorted(set(asked), key=lambda one: one[0]):
        if flat:
            items = sections.setdefault(KEYS[section], [])
            named = heading is not None and section in {Section.SOFT, Section.ROLE_REQUIREMENTS}
            if named and not (items and isinstance(items[-1], dict) and items[-1]["name"] == heading):
                items.append({"name": heading, "items": []})
            (items[-1]["items"] if named else items).append(text)
        else:
            sections.setdefault(KEYS[section], {}).setdefault(heading or "list", []).append(text)
    return sections


def told(report: LoadReport) -> list[Any]:
    """What a report says, whatever lines it is written on."""
    titles = {role.id: role.title for role in report.roles}
    return [
        (
            role.title,
            role.track,
            role.years and (role.years.min, role.years.max, role.years.field),
            role.education and (role.education.level, role.education.field),
            sorted(
                (r.section, r.place.text, tuple((m.skill.id, m.level, m.usage, m.quote) for m in r.mentions))
                for r in role.requirements
            ),
            sorted((titles.get(i.target or ""), i.target_surface, i.scope, i.sme) for i in role.inherits),
        )
        for role in report.roles
    ]


WRITERS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "block YAML": ("yaml", lambda value: yaml.safe_dump(value, allow_unicode=True, sort_keys=False)),
    "flow YAML": (
        "yml",
        lambda value: yaml.safe_dump(value, default_flow_style=True, width=80, sort_keys=False),
    ),
    "indented JSON": ("json", lambda value: json.dumps(value, indent=2, ensure_ascii=False)),
    "JSON on one line": ("json", json.dumps),
}


@pytest.mark.parametrize("layout", [as_list, as_families])
@pytest.mark.parametrize("writer", WRITERS)
def test_the_original_ladder_as_data_says_the_same(
    shared_dir: Path, tmp_path: Path, layout: Callable[[LoadReport], Any], writer: str
) -> None:
    original = load([original_ladder(shared_dir)])
    ending, write = WRITERS[writer]
    path = tmp_path / f"ladder.{ending}"
    path.write_text(write(layout(original)), encoding="utf-8")
    report = load([path])
    assert told(report) == told(original)
    lines = {line.line: line.text for document in report.documents for line in document.lines}
    for role in report.roles:
        for requirement in role.requirements:
            assert requirement.place.text.split()[0] in lines[requirement.place.line]


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "aliases of aliases": ("a.yaml", BOMB.encode, "holds more than 250,000 values"),
    "an alias of itself": ("a.yaml", lambda: b"a: &a [*a]\n", "refers to 'a' at line 1"),
    "an alias of nothing": ("a.yaml", lambda: b"a: 1\nb: *c\n", "refers to 'c' at line 2"),
    "deep in YAML": ("a.yaml", lambda: b"[" * 200_000, "is nested deeper than 60 levels"),
    "deep in blocks": (
        "a.yaml",
        lambda: "".join("  " * n + "a:\n" for n in range(500)).encode(),
        "is nested deeper than 60 levels",
    ),
    "deep in JSON": ("a.json", lambda: b'{"a":[' * 100_000, "is nested deeper than 60 levels"),
    "a tag of Python": (
        "a.yaml",
        lambda: b"a: !!python/object/apply:os.system ['true']\n",
        "bears a mark for programs, !!python/object/apply:os.system, at line 1",
    ),
    "a tag of somebody": (
        "a.yml",
        lambda: b"a: 1\nb: !Ref c\n",
        "bears a mark for programs, !Ref, at line 2",
    ),
    "tabs": ("a.yaml", lambda: b"a:\n\tb: 1\n", "is no YAML at line 2, column 1: a tab stands where blanks"),
    "a colon too many": ("a.yaml", lambda: b"title: Clerk\nduty: a: b\n", "is no YAML at line 2, column 8"),
    "an open quotation mark": ("a.yaml", lambda: b'title: "Clerk\nb: 1\n', "is no YAML at line"),
    "an open bracket": ("a.yaml", lambda: b"title: Clerk\nduties: [a, b\nc: 1\n", "is no YAML at line"),
    "signs of control": ("a.yaml", lambda: b"title: Cl\x07erk\n", "is no YAML"),
    "NULs": ("a.yaml", lambda: b"title: \x00\n", "is not text"),
    "nothing but remarks": ("a.yaml", lambda: b"# nothing\n---\n", "the file is empty"),
    "half of JSON": (
        "a.json",
        lambda: b'{"title": "Clerk", "duties": ["a"',
        "is no JSON at line 1, column 34",
    ),
    "a comma too many": ("a.json", lambda: b'["a",\n]', "is no JSON at line 2, column 1: a comma stands"),
    "a comma too few": (
        "a.json",
        lambda: b'{"a": 1\n"b": 2}',
        "is no JSON at line 2, column 1: a comma or }",
    ),
    "no quotation marks": ("a.json", lambda: b'{"a": [1],\n b: 2}', "is no JSON at line 2, column 2: a key"),
    "a remark in JSON": ("a.json", lambda: b'{"a": [1], // one\n "b": 2}', "is no JSON at line 1, column 12"),
    "an open text": ("a.json", lambda: b'{"a": "b\n}', "is no JSON at line 1, column 7: unterminated"),
    "not a number": ("a.json", lambda: b'[{"a": NaN}]', "NaN is no number of JSON"),
    "infinity": ("a.json", lambda: b'[{"a": -Infinity}]', "-Infinity is no number of JSON"),
    "a word": ("a.jsonl", lambda: b'{"a": 1}\n{"b": yes}\n', "is no JSON at line 2, column 7"),
    "a large YAML file": ("a.yaml", lambda: b"a: b\n" * 5_000_001, "is larger than 25 MB"),
    "a large JSON file": ("a.json", lambda: b'["a"' + b" " * 25_000_000 + b"]", "is larger than 25 MB"),
    "many values in YAML": ("a.yaml", lambda: b"- a\n" * 400_000, "holds more than 250,000 values"),
    "many values in JSON": ("a.json", lambda: b'["a"' + b",1" * 400_000 + b"]", "holds more than 250,000"),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_data_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    name, made, why = BAD[kind]
    path = tmp_path / name
    path.write_bytes(made())
    with pytest.raises(BadDocument) as refused:
        load([path])
    told = str(refused.value)
    assert why in told
    assert len(told.splitlines()) == 1
    assert "; " in told, "and what to do about it"
    assert len(told) < 400


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_data_is_read_in_any_coding(tmp_path: Path, coding: str, name: str) -> None:
    text = {"title": "Bäcker", "aufgaben": ["Bäckt früh am Morgen das Brot"]}
    written = (
        json.dumps(text, ensure_ascii=False)
        if name.endswith("json")
        else yaml.safe_dump(text, allow_unicode=True)
    )
    (tmp_path / name).write_bytes(written.encode(coding))
    (role,) = load([tmp_path / name]).roles
    assert (role.title, role.requirements[0].place.text) == ("Bäcker", "Bäckt früh am Morgen das Brot")


def test_numbers_and_words_that_yaml_takes_for_others_stay_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        f"title: Clerk\nversion: {'9' * 9_000}\nnext: 2026-13-45\nyears: 0x3\n"
        "duties: [Says no, 'on', Off to sea]\n"
    )
    (role,) = load([tmp_path / "a.yaml"]).roles
    assert [r.place.text for r in role.requirements][-3:] == ["Says no", "on", "Off to sea"]


def test_an_atlas_file_in_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "clerk.yaml").write_text("title: Clerk\nduties: [Files letters]\n")
    (tmp_path / "kept.json").write_text('{"format": "role-atlas/1", "nodes": [], "edges": []}')
    report = load([tmp_path])
    assert [role.title for role in report.roles] == ["Clerk"]
    (told,) = [f for f in report.findings if f.code == "not-read"]
    assert "is an atlas file" in told.message


def test_half_of_a_character_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"title": "Clerk", "duties": ["Files \\ud83d letters"]}')
    (role,) = load([tmp_path / "a.json"]).roles
    assert role.requirements[0].place.text == "Files \ufffd letters"


@pytest.mark.parametrize("ending", [".json", ".jsonld"])
def test_a_job_posting_is_a_document_and_no_taxonomy(tmp_path: Path, ending: str) -> None:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Welder",
        "responsibilities": "Welds the frames of lorries",
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
    }
    path = tmp_path / f"posting{ending}"
    path.write_text(json.dumps({"@graph": [posting]}))
    graph = read_graph([path])
    assert [node.label for node in graph.nodes if node.kind == NodeKind.ROLE] == ["Welder"]
