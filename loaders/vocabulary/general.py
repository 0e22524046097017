"""The competencies that any trade may ask for, out of `seeds/vocabulary/general.yaml`."""

from functools import cache

from loaders.vocabulary.competencies import GENERAL, Competencies
from seeds.shipped import VOCABULARY


@cache
def general() -> Competencies:
    """The shipped competencies, read when a statement first names no other; raises BadVocabulary."""
    return Competencies.read(VOCABULARY, GENERAL)
