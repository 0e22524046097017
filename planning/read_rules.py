"""A rules file becomes rules; one that was read before is not read again."""

from pathlib import Path

import loaders.vocabulary
from graph.shelf import Shelf, key_of, key_of_code
from planning.rules import Rules, rules_of, text_of
from seeds.shipped import DUTIES

# What was read of a file of rules before, by every byte of it and of the code that reads it.
READ = Shelf("rules", most=20)
OWN = [Path(__file__).with_name(f"{name}.py") for name in ("rules", "read_rules", "rules_file")]
PHRASES = Path(loaders.vocabulary.__path__[0])


def read_rules(path: Path = DUTIES) -> Rules:
    """The rules of a YAML file; raises BadVocabulary with every fault and its place."""
    key = _key(path)
    known = READ.taken(key) if key else None
    if known is not None:
        return rules_of(known)
    # What reads YAML takes longer to load than all rules to follow.
    from planning.rules_file import rules_in  # noqa: PLC0415

    rules = rules_in(path)
    if key:
        READ.put(key, text_of(rules).encode("utf-8"))
    return rules


def _key(path: Path) -> str | None:
    """What tells these rules from all others, None for what is no file to be read: a pipe may never end."""
    code = key_of_code(PHRASES)
    try:
        own = (module.read_bytes() for module in OWN)
        return key_of([path.read_bytes(), code, *own]) if code and path.is_file() else None
    except OSError:
        return None
