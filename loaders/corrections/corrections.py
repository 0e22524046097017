"""All corrections of a set of documents, by document; they are added and taken out as values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import AmbiguousName, UnknownName
from graph.questions.spelling import closest
from loaders.corrections.clashes import same_matter
from loaders.corrections.correction import Correction


@dataclass(frozen=True)
class Corrections:
    """The corrections of each document, by its name, in the order in which they were made."""

    documents: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict, hash=False)

    def of(self, document: str) -> tuple[Correction, ...]:
        """Those of one document, none where it has none."""
        return self.documents.get(document, ())

    def __iter__(self) -> Iterator[tuple[str, Correction]]:
        """Each with the name of its document, by document."""
        for document in sorted(self.documents):
            for one in self.documents[document]:
                yield document, one

    def __len__(self) -> int:
        """How many there are."""
        return sum(map(len, self.documents.values()))

    def holding(self, document: str, *given: Correction) -> "Corrections":
        """These with others of a document, each in place of what it takes the place of or contradicts."""
        kept = list(self.of(document))
        for one in given:
            kept = [other for other in kept if other.id != one.id and not same_matter(other, one)]
            kept.append(one)
        return self.with_document(document, kept)

    def without(self, correction_id: str, document: str | None = None) -> "Corrections":
        """These without the one of this id; raises UnknownName or AmbiguousName where it names not one."""
        document, _ = self.one(correction_id, document)
        left = tuple(one for one in self.of(document) if one.id != correction_id)
        return self.with_document(document, left)

    def one(self, correction_id: str, document: str | None = None) -> tuple[str, Correction]:
        """The document and the correction of this id, which the document must tell where several share it."""
        looked = [pair for pair in self if document in {None, pair[0]}]
        met = [pair for pair in looked if pair[1].id == correction_id]
        if len(met) > 1:
            raise AmbiguousName(correction_id, [f"{correction_id} of {name}" for name, _ in met])
        if not met:
            near = closest(correction_id, {one.id: one.id for _, one in looked})
            raise UnknownName(correction_id, "correction", near, "the corrections given")
        return met[0]

    def with_document(self, document: str, given: Iterable[Correction]) -> "Corrections":
        """These with the corrections of one document replaced; without any it is left out."""
        every = {**self.documents, document: tuple(given)}
        return Corrections({name: every[name] for name in sorted(every) if every[name]})

    def over(self, others: "Corrections") -> "Corrections":
        """These, and the others beside them where these say nothing of the matter."""
        merged = others
        for document, one in self:
            merged = merged.holding(document, one)
        return merged


# Nothing was put right.
NONE = Corrections()
