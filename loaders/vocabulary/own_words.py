"""What an organisation's own vocabulary says that is neither a system's name nor a competency's phrase."""

from dataclasses import dataclass

from graph.folding import name_key


@dataclass(frozen=True)
class OwnWords:
    """Competencies of other trades that count here, by label, and the keys of names that are no skill."""

    accepted: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def is_ignored(self, text: str) -> bool:
        """Whether a name, also in the plural, or a whole statement is said to ask for no skill."""
        return bool(self.ignored) and not self.ignored.isdisjoint(forms_of(text))


def ignored_key(text: str) -> str:
    """The key of a name or statement: as names are compared, without the stops around it."""
    return name_key(text).strip(" .,;:!")


def forms_of(text: str) -> tuple[str, ...]:
    """The keys of which one is ignored where a text is: whole, or without "'s" or "s"."""
    key = ignored_key(text)
    bare = key.replace("’", "'")
    return (key, bare.removesuffix("'s"), bare.removesuffix("s"))


# Where nothing lies over a vocabulary.
NO_OWN_WORDS = OwnWords()
