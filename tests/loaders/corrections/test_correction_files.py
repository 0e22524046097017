"""Corrections as files: what is taken, what is told of what is none, and what is written back."""

import os
from pathlib import Path

import pytest

from graph.errors import AmbiguousName, BadVocabulary, UnknownName
from loaders.corrections.corrections import Corrections
from loaders.corrections.files import file_name, of_bytes, read_corrections, to_bytes, write_corrections
from loaders.corrections.words import sentence
from tests.kit.put_right import corrected, made

SKILL = {"kind": "skill", "role": "Baker", "text": "Excel", "skill": "Excel"}
FILE = """corrections:
- kind: title
  text: Night Shift
  says: no-role
  by: ann
  at: 2026-11-29T14:05:00Z
  note: it is a time of day
- kind: skill
  role: Baker
  text: Excel
  skill: Excel
  level: expert
"""


def fault(folder: Path, text: str, name: str = "x.yaml") -> str:
    (folder / name).write_text(text)
    with pytest.raises(BadVocabulary) as told:
        read_corrections(folder)
    return str(told.value).replace(str(folder), "corrections")


def test_a_file_without_a_name_within_is_of_the_document_that_its_own_name_tells(tmp_path: Path) -> None:
    (tmp_path / "sub%2Fladder.md.yaml").write_text(FILE)
    given = read_corrections(tmp_path)
    assert list(given.documents) == ["sub/ladder.md"]
    title, skill = given.of("sub/ladder.md")
    assert (title.by, title.at[:19], title.note) == ("ann", "2026-11-29T14:05:00", "it is a time of day")
    assert sentence(skill) == "under Baker, “Excel” asks for Excel (expert, required)"
    assert given.of("other.md") == ()


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    names = ["ladder.md", "a/b: c?.docx", "..", "Rôles de l'équipe.pdf", "x" * 300, "CON"]
    given = Corrections()
    for n, name in enumerate(names):
        given = given.holding(
            name, made(**SKILL | {"occurrence": n + 1}), made(kind="alias", role="A", alias=str(n))
        )
    write_corrections(given, tmp_path / "new")
    assert read_corrections(tmp_path / "new") == given
    assert {path.parent for path in (tmp_path / "new").rglob("*")} == {tmp_path / "new"}
    assert all(len(os.fsencode(path.name)) < 255 for path in (tmp_path / "new").iterdir())
    assert of_bytes(to_bytes("a.md", given.of("CON")), Path("x.yaml")) == ("a.md", given.of("CON"))


def test_a_file_that_says_the_same_is_left_as_a_person_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(f"# by hand\ndocument: a.md\n{FILE}")
    (tmp_path / "other.yaml").write_text(f"document: b.md\n{FILE}")
    given = read_corrections(tmp_path)
    write_corrections(given.with_document("b.md", ()), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]
    assert (tmp_path / "mine.yaml").read_text().startswith("# by hand")
    write_corrections(given.without(given.of("a.md")[0].id, "a.md"), tmp_path)
    assert len(read_corrections(tmp_path).of("a.md")) == 1


def test_names_of_files_tell_documents_apart() -> None:
    names = ["a/b", "a%2Fb", "a b", "A b", "x" * 200, "x" * 201]
    assert len({file_name(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "corrections: 5",
            "corrections/x.yaml: corrections: holds no list; write each correction behind a dash",
        ),
        ("correction: []", "corrections/x.yaml: correction: Extra inputs are not permitted"),
        (
            "corrections: [{kind: skil}]",
            "corrections/x.yaml: corrections[0].kind: 'skil' is no kind of correction; "
            "give one of title, line, skill, inherits, track, alias",
        ),
        (
            "corrections: [x]",
            "corrections/x.yaml: corrections[0]: is no correction; give it a kind and what it is about",
        ),
        (
            "corrections:\n- {kind: skill, role: A, text: b, skill: c, level: 9}",
            "corrections/x.yaml: corrections[0].level: Input should be 1, 2, 3, 4 or 5",
        ),
        (
            "corrections:\n- {kind: skill, role: A, text: b, skill: c, level: guru}",
            "corrections/x.yaml: corrections[0].level: 'guru' is no level; give 1 to 5, "
            "or one of basic, working, proficient, advanced, expert",
        ),
        (
            "corrections:\n- {kind: skill, role: A, text: b, skill: c, colour: red}",
            "corrections/x.yaml: corrections[0].colour: Extra inputs are not permitted",
        ),
        (
            "corrections:\n- {kind: alias, role: A}",
            "corrections/x.yaml: corrections[0].alias: Field required",
        ),
        (
            "corrections:\n- {kind: title, text: A, says: other-title}",
            "corrections/x.yaml: corrections[0].of: names the role where `says` is other-title, "
            "and stands nowhere else",
        ),
        (
            "corrections:\n- {kind: line, text: A, role: B}",
            "corrections/x.yaml: corrections[0].class: give a class, a section or both",
        ),
        (
            "corrections:\n- {kind: line, text: A, role: B, class: role_title}",
            "corrections/x.yaml: corrections[0].class: role_title is not set so; give one of track_header, "
            "doc_title, section_heading, soft_heading, qualification, requirement, group_header, noise",
        ),
        (
            "corrections:\n- {kind: track, track: T, roles: [A, a]}",
            "corrections/x.yaml: corrections[0].roles: a stands twice",
        ),
        (
            "corrections:\n- {kind: alias, role: A, alias: B, at: soon}",
            "corrections/x.yaml: corrections[0].at: 'soon' is no time; write it as 2026-11-29T14:05:00Z",
        ),
        (
            "corrections:\n- {kind: alias, role: A, alias: B, id: 'Ä b'}",
            "corrections/x.yaml: corrections[0].id: String should match pattern '^[a-z0-9][a-z0-9-]{0,39}$'",
        ),
        (
            "corrections:\n- {kind: alias, role: A, alias: B, id: a}\n"
            "- {kind: alias, role: A, alias: C, id: a}",
            "corrections/x.yaml: corrections[1].id: a is also that of [0]; give each an id of its own",
        ),
        ("corrections: [\n", "corrections/x.yaml: line 2, column 1: is not valid YAML"),
        ("document: a\ndocument: b", "corrections/x.yaml: line 2, column 1: document: is given twice"),
    ],
)
def test_what_is_none_is_told_in_one_line_with_file_and_path(tmp_path: Path, text: str, told: str) -> None:
    said = fault(tmp_path, text)
    assert said.startswith(told)
    assert len(said.splitlines()) == 1


NO_STATEMENT = {"kind": "line", "role": "Baker", "text": "Excel", "class": "noise"}
CLASHES = [
    ({**SKILL, "level": 2}, {**SKILL, "role": "baker", "level": 3}),
    (SKILL, {**SKILL, "asked": False}),
    (SKILL, {**SKILL, "necessity": "preferred"}),
    (SKILL, NO_STATEMENT),
    ({"kind": "title", "text": "A", "says": "role"}, {"kind": "title", "text": "a:", "says": "no-role"}),
    ({**NO_STATEMENT}, {**NO_STATEMENT, "class": "group_header"}),
    (
        {"kind": "inherits", "role": "A", "from": "B", "scope": "soft"},
        {"kind": "inherits", "role": "A", "from": "B", "holds": False},
    ),
    ({"kind": "alias", "role": "A", "alias": "C"}, {"kind": "alias", "role": "B", "alias": "c"}),
    (
        {"kind": "track", "track": "T", "roles": ["A", "B"]},
        {"kind": "track", "track": "T", "roles": ["B", "A"]},
    ),
    ({"kind": "track", "track": "T", "roles": ["A", "B"]}, {"kind": "track", "track": "U", "roles": ["B"]}),
    ({"kind": "track", "track": "T", "roles": ["A", "B"]}, {"kind": "track", "roles": ["B"]}),
    ({"kind": "inherits", "role": "Baker", "from": "B", "text": "Excel"}, SKILL),
]


@pytest.mark.parametrize(("one", "other"), CLASHES, ids=str)
def test_two_that_contradict_each_other_are_an_error(
    tmp_path: Path, one: dict[str, object], other: dict[str, object]
) -> None:
    for pair in ((one, other), (other, one)):
        first, second = (made(**given) for given in pair)
        data = to_bytes("a.md", (first, second)).decode()
        told = fault(tmp_path, data)
        assert told == (
            f"corrections/x.yaml: corrections[1]: {sentence(second)}, and [0] contradicts that: "
            f"{sentence(first)}; leave one of the two out"
        )


@pytest.mark.parametrize(
    "pair",
    [
        (SKILL, {**SKILL, "occurrence": 2, "level": 4}),
        (SKILL, {**SKILL, "by": "ann", "id": "other"}),
        (SKILL, {"kind": "line", "role": "Baker", "text": "Excel", "section": "soft"}),
        (
            {"kind": "inherits", "role": "A", "from": "B", "scope": "soft"},
            {"kind": "inherits", "role": "A", "from": "B", "scope": "technical", "holds": False},
        ),
        ({"kind": "track", "roles": ["A"]}, {"kind": "track", "roles": ["B"]}),
    ],
    ids=str,
)
def test_two_that_both_can_be_are_taken(tmp_path: Path, pair: tuple[dict[str, object], ...]) -> None:
    given = tuple(made(**one) for one in pair)
    (tmp_path / "x.yaml").write_bytes(to_bytes("a.md", given))
    assert read_corrections(tmp_path).of("a.md") == given


def test_one_document_has_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("document: d.md")
    told = fault(tmp_path, "document: d.md", "b.yml")
    assert (
        told
        == "corrections/b.yml: is of d.md, as is "
        + f"{tmp_path}/a.yaml; put both into one file".replace(str(tmp_path), "corrections")
    )


def test_a_file_behind_a_link_that_leads_out_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.yaml").write_text("x: 1")
    (tmp_path / "in" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    with pytest.raises(BadVocabulary, match="is a link that leads out"):
        read_corrections(tmp_path / "in")
    with pytest.raises(BadVocabulary, match="is no folder"):
        read_corrections(tmp_path / "none")


def test_a_newer_decision_takes_the_place_of_the_older(tmp_path: Path) -> None:
    first = made(**SKILL | {"level": 2})
    for later in ({**SKILL, "level": 3}, {**SKILL, "asked": False}, NO_STATEMENT):
        given = Corrections().holding("a.md", first).holding("a.md", made(**later))
        assert given.of("a.md") == (made(**later),)
    twice = Corrections().holding("a.md", first).holding("b.md", first)
    assert twice.without(first.id, "b.md").documents == {"a.md": (first,)}
    with pytest.raises(AmbiguousName):
        twice.without(first.id)
    with pytest.raises(UnknownName, match=f"the nearest is {first.id}"):
        corrected("a.md", SKILL | {"level": 2}).without(first.id[:-1])


def test_ids_are_short_and_depend_on_what_is_said_alone() -> None:
    one, other = made(**SKILL), made(**SKILL, by="ann", at="2026-01-02", note="so")
    assert one.id == other.id
    assert len(one.id) == 8
    assert made(**SKILL | {"level": 3}).id != one.id
