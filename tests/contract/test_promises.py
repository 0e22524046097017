"""What every answer holds, as it was promised to those who build on it: no key is dropped or renamed."""

from collections.abc import Iterator

import pytest
from jsonschema import Draft202012Validator

from contract.document import SHARED, commands, schema
from tests.kit.schemas import description, keys_of, properties

SKILL = "id name kind"
EVIDENCE = "evidence[](document line text level)"
FINDING = "code document line text message suggestion"
NEED = f"level necessity via {EVIDENCE}"
ROLE = (
    "id title aliases track track_stated level_index education years(min max) supervisory_years "
    "document line requirements[](section heading text line skills) "
    f"skills[]({SKILL} level usage line) inherits[](target scope line sme)"
)
STEP = "from to kind verdict similarity effort shared raise missing experience"
# A key, with what stands in it in brackets; [] is said of each entry of a list.
PROMISED = {
    "load": f"roles[]({ROLE}) findings[]({FINDING}) documents[](name lines[](line class role))",
    "role": f"role({ROLE}) effective[]({SKILL} {NEED})",
    "who-needs": f"skill({SKILL}) floor roles[](id title track own {NEED})",
    "gap": (
        f"from to missing[]({SKILL} level) raise[]({SKILL} from to) met[]({SKILL} from to) effort share_met"
    ),
    "overlap": f"roles skills[]({SKILL} levels)",
    "similar": "role similar[](id title similarity verdict pairs[](own other score))",
    "families": (
        f"families[](name tightness roles[](id title track) skills[]({SKILL})) alone[](id title track) "
        f"between[](id title track family other) joined "
        f"bridges[]({SKILL} ends[](name roles[](id title {EVIDENCE})))"
    ),
    "paths": f"from to paths[](roles effort hardest steps[]({STEP})) why_none offers",
    "coverage": (f"floor skills[]({SKILL} count holders next_best[](who effort)) single_points uncovered"),
    "plan": (
        "feasible optimal effort bound assignments[](learner skill from to effort trainer) reason relaxation"
    ),
    "what-if": f"affected[](id title skill level {EVIDENCE}) new_single_points know_replacement",
    "check": f"findings[]({FINDING})",
    "diff": (
        "added[](what id) removed[](what id) changed[](what id before after) moves[](from to before after)"
    ),
}


def paths(promise: str) -> Iterator[str]:
    """The path of each key that a promise names."""
    within, name = [""], ""
    for sign in f"{promise} ":
        if sign == "(":
            yield f"{within[-1]}{name}".removesuffix("[]")
            within.append(f"{within[-1]}{name}.")
            name = ""
        elif sign in " )":
            if name:
                yield f"{within[-1]}{name}"
            name = ""
            if sign == ")":
                within.pop()
        else:
            name += sign


@pytest.mark.parametrize("command", PROMISED)
def test_a_key_that_was_promised_is_always_there(command: str) -> None:
    assert sorted(set(paths(PROMISED[command])) - keys_of(command, always=True)) == []


def test_every_schema_is_a_schema_and_tells_of_each_key_what_it_is() -> None:
    for name, value in {SHARED: schema(SHARED), **commands()}.items():
        Draft202012Validator.check_schema(value)
        assert [key for key, part in properties(value) if len(description(part)) < 8] == [], name


def test_a_program_may_meet_keys_that_it_does_not_know() -> None:
    for value in (schema(SHARED), *commands().values()):
        assert 'additionalProperties": false' not in str(value).replace("'", '"').casefold()
        assert "unevaluatedProperties" not in str(value)
