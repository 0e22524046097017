"""A vocabulary file is read whole or refused with every fault it has."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, field_validator

from graph.errors import BadVocabulary
from loaders.vocabulary.yaml_data import read_checked


class Fruit(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    weight: int = 1

    @field_validator("name")
    @classmethod
    def _is_ripe(cls, name: str) -> str:
        if name == "green":
            raise ValueError("this fruit is not ripe")
        return name


class Basket(BaseModel):
    model_config = ConfigDict(extra="forbid")
    fruits: list[Fruit]
    owner: str = "nobody"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "basket.yaml"


def faults(path: Path) -> list[str]:
    with pytest.raises(BadVocabulary) as caught:
        read_checked(path, Basket)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(f"{path}: ") for line in lines)
    return [line.removeprefix(f"{path}: ") for line in lines]


def test_a_good_file_comes_back_as_its_schema(file: Path) -> None:
    file.write_text("fruits:\n  - {name: plum, weight: 3}\n  - {name: fig}\n", encoding="utf-8")
    assert read_checked(file, Basket) == Basket(fruits=[Fruit(name="plum", weight=3), Fruit(name="fig")])


def test_a_byte_order_mark_is_no_part_of_the_first_key(file: Path) -> None:
    file.write_text("fruits: []\n", encoding="utf-8-sig")
    assert read_checked(file, Basket).fruits == []


def test_every_fault_is_told_at_once_with_its_path(file: Path) -> None:
    file.write_text(
        "fruits:\n  - {name: plum, weight: heavy}\n  - {wieght: 2}\n  - {name: green}\ncolour: red\n",
        encoding="utf-8",
    )
    told = faults(file)
    assert [line.partition(": ")[0] for line in told] == [
        "fruits[0].weight",
        "fruits[1].name",
        "fruits[1].wieght",
        "fruits[2].name",
        "colour",
    ]
    assert told[3] == "fruits[2].name: this fruit is not ripe"


def test_keys_given_twice_are_told_beside_the_other_faults(file: Path) -> None:
    file.write_text("owner: Ann\nfruits: []\nowner: Bo\nsize: 3\n", encoding="utf-8")
    told = faults(file)
    assert told[0] == "line 3, column 1: owner: is given twice, first on line 1"
    assert told[1].startswith("size: ")


def test_a_key_given_twice_in_a_nested_mapping_alone_refuses_the_file(file: Path) -> None:
    file.write_text("fruits:\n  - name: plum\n    name: fig\n", encoding="utf-8")
    assert faults(file) == ["line 3, column 5: name: is given twice, first on line 2"]


def test_broken_yaml_is_told_with_line_and_column(file: Path) -> None:
    file.write_text("fruits:\n  - {name: plum\nowner: Ann\n", encoding="utf-8")
    (told,) = faults(file)
    assert told.startswith("line 3, column ")
    assert "is not valid YAML" in told


@pytest.mark.parametrize(
    ("text", "named"), [("", "nothing"), ("- plum\n- fig\n", "a list"), ("plum", "a str")]
)
def test_a_file_without_a_mapping_is_refused(file: Path, text: str, named: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert faults(file) == [f"holds {named} where a mapping of keys is expected"]


def test_a_missing_file_is_one_clear_line(file: Path) -> None:
    assert faults(file) == ["cannot be read: No such file or directory"]


def test_a_file_that_is_no_text_is_one_clear_line(file: Path) -> None:
    file.write_bytes(b"fruits: \xff\xfe")
    assert faults(file) == ["is not UTF-8 text: byte 8"]


def test_an_anchor_that_holds_python_objects_is_refused(file: Path) -> None:
    file.write_text("owner: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    (told,) = faults(file)
    assert "is not valid YAML" in told


def test_control_characters_are_told_as_broken_yaml(file: Path) -> None:
    file.write_bytes(b"owner: \x00\n")
    (told,) = faults(file)
    assert "is not valid YAML" in told
