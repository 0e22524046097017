"""In which field of work a text is at home, by its words, out of `seeds/vocabulary/fields.tsv`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from loaders.vocabulary.stems import stems_of
from seeds.shipped import VOCABULARY

FILE = "fields.tsv"
# The field of which the hand-written competencies are.
HOME = "business"
UNSURE = ""
# So many telling words make a text that can be told, and so many a statement.
FEWEST = 30
FEWEST_OF_ONE = 4
# In tenths of ln: another field is sure by such a lead, in all and for each word that tells; by a lead of
# less than NEAR it is business after all.
NEAR = 20
LEAD = 140
LEAD_A_WORD = 2


@dataclass(frozen=True)
class Fields:
    """The fields, and by stem the weight of each."""

    names: tuple[str, ...]
    weights: dict[str, tuple[int, ...]]

    def scores(self, stems: Iterable[str]) -> tuple[int, dict[str, int]]:
        """How many words tell, and how much they speak for each field, in tenths of ln."""
        telling = [self.weights[stem] for stem in set(stems) if stem in self.weights]
        sums = [sum(column) for column in zip(*telling, strict=True)] if telling else [0] * len(self.names)
        return len(telling), dict(zip(self.names, sums, strict=True))

    def speaks_of(self, text: str, of: Collection[str]) -> bool:
        """True where the words of a text speak for one of these fields before all others."""
        count, scores = self.scores(stems_of(text))
        best = max(scores.values())
        return count >= FEWEST_OF_ONE and best >= NEAR and any(scores.get(name) == best for name in of)

    def of_text(self, text: str) -> str:
        """The field of a text: business where too little tells another, UNSURE where it may be another."""
        count, scores = self.scores(stems_of(text))
        best = max(scores, key=lambda name: (scores[name], name))
        lead = scores[best] - scores[HOME]
        if count < FEWEST or lead < NEAR:
            return HOME
        return best if lead >= max(LEAD, LEAD_A_WORD * count) else UNSURE


@cache
def fields() -> Fields:
    """The shipped fields, read when a role is first placed in one."""
    lines = (VOCABULARY / FILE).read_text(encoding="utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return Fields(tuple(head[1:]), {row[0]: tuple(map(int, row[1:])) for row in rows})
