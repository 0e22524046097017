"""The competencies of other trades than business, out of `seeds/vocabulary/trades.yaml`."""

from functools import cache

from loaders.vocabulary.competencies import TRADES, Competencies
from seeds.shipped import VOCABULARY


@cache
def trades() -> Competencies:
    """The shipped competencies, read when a document of another field is met; raises BadVocabulary."""
    return Competencies.read(VOCABULARY, TRADES)
