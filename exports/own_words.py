"""What is proposed for unknown words and what was decided of them, in words that people read."""

from loaders.unknown.answers import Likely, Saying
from loaders.vocabulary.own import Decided, Ignored, OwnCompetency, kind_of


def likely_words(likely: Likely) -> str:
    """What is proposed, in a few words; what is not sure begins with "perhaps"."""
    what = likely.what if likely.what != "other" else "no skill"
    told = {
        Saying.SYSTEM: f"take as the system {likely.name}",
        Saying.COMPETENCY: f"take as the competency {likely.name}",
        Saying.ALIAS: f"take as another name of {likely.name}",
        Saying.IGNORE: f"ignore ({what})",
    }[likely.doing]
    return told if likely.is_sure else f"perhaps {told}"


def taken_as(entry: Decided) -> str:
    """What the names of a decision are taken as."""
    return f"ignored, {entry.what}" if isinstance(entry, Ignored) else kind_of(entry)


def others_of(entry: Decided) -> str:
    """The other names of a decision, and its phrases."""
    phrases = entry.phrases if isinstance(entry, OwnCompetency) else ()
    return "; ".join((*entry.aliases, *phrases))
