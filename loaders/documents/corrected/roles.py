"""Which roles and statements of a document the anchor of a correction means."""

from pathlib import Path

from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.vocabulary.vocabulary import lookup_key


def names_of(draft: RoleDraft, document: str) -> frozenset[str]:
    """The names by which a correction may call a role: its title as it is and as it stands there."""
    if not draft.title:
        # The file's name stands for a title that is missing.
        return frozenset({lookup_key(Path(document).stem.replace("_", " ").replace("-", " "))})
    return frozenset(map(lookup_key, (draft.title, draft.place.text, draft.place.words))) - {""}


def roles_called(reading: Reading, name: str) -> list[RoleDraft]:
    """The roles of a document that a correction means by a name: by their titles, else by their lines."""
    key = lookup_key(name)
    titled = [draft for draft in reading.drafts if lookup_key(draft.title) == key]
    return titled or [draft for draft in reading.drafts if key in names_of(draft, reading.source.name)]


def statements_of(reading: Reading, name: str) -> list[tuple[RoleDraft, DraftStatement]]:
    """The statements of the roles of a name, in the order in which they were read."""
    return [(draft, said) for draft in roles_called(reading, name) for said in draft.statements]
