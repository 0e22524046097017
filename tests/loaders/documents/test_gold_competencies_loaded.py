"""The competencies of the loaded originals are those that the phrases find in their statements."""

from pathlib import Path

import pytest

from graph.kinds import NodeKind
from loaders.documents.load import load
from loaders.documents.records import LoadReport, Requirement
from loaders.vocabulary.vocabulary import vocabulary_of


@pytest.fixture(scope="module")
def loaded(shared_dir: Path) -> LoadReport:
    return load([shared_dir / "seeds"])


def competencies(requirement: Requirement) -> set[str]:
    skills = (mention.skill for mention in requirement.mentions)
    return {skill.name for skill in skills if skill.kind == NodeKind.COMPETENCY}


def test_the_loaded_competencies_are_those_named_in_the_statement(loaded: LoadReport) -> None:
    requirements = [requirement for role in loaded.roles for requirement in role.requirements]
    named_in = vocabulary_of().competencies.named_in
    tagged = 0
    for requirement in requirements:
        found = competencies(requirement)
        assert found <= {skill.name for skill in named_in(requirement.place.text)}, requirement.place
        tagged += len(found)
    assert tagged > 380
