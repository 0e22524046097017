"""What is written as CASE is a package as the information model of CASE 1.1 gives it."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from exports.taxonomies.writing import write
from loaders.connect import read_graph
from loaders.taxonomies.taxonomy import TaxonomyFormat
from tests.kit.case_form import PACKAGE
from tests.kit.places import SEEDS


def test_a_package_has_the_form_of_case(tmp_path: Path) -> None:
    write(read_graph([SEEDS]), TaxonomyFormat.CASE, tmp_path / "out.json")
    package = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    faults = [
        f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(PACKAGE).iter_errors(package)
    ]
    assert faults == []


def test_identifiers_are_unique_and_every_association_has_both_its_ends(tmp_path: Path) -> None:
    write(read_graph([SEEDS]), TaxonomyFormat.CASE, tmp_path / "out.json")
    package = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    things = [package["CFDocument"], *package["CFItems"], *package["CFAssociations"]]
    known = {thing["identifier"] for thing in things}
    assert len(known) == len(things)
    ends = {
        one[end]["identifier"]
        for one in package["CFAssociations"]
        for end in ("originNodeURI", "destinationNodeURI")
    }
    assert ends <= known
