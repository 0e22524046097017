"""The lists of words that the graph needs, out of `seeds/vocabulary/`, read without a library for YAML.

Every name that is looked up goes through the short forms, so reading them must cost nothing at start.
A file is YAML of one shape: `key: words`, the words parted by blanks, further lines indented.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.errors import BadVocabulary
from seeds.shipped import VOCABULARY

_COMMENT = re.compile(r"(?:^|\s)#.*")
_KEY = re.compile(r"(\w+):(?:\s+|$)")
# Signs that mean something to YAML where a word begins.
_SIGNS = re.compile(r"""[\[\]{}"'&*!|>%@`,?:-]""")


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The words of each key of a shipped file, such as "ladder"; raises BadVocabulary."""
    return lists_in(VOCABULARY / f"{name}.yaml")


@cache
def short_forms() -> Mapping[str, str]:
    """The word that each short form in titles and names stands for: "senior" by "sr"."""
    return {short: " ".join(words) for short, words in word_lists("short_forms").items()}


@cache
def abbreviations() -> Mapping[str, tuple[str, ...]]:
    """What each abbreviation in a name may stand for, sorted: "accounts receivable" for "ar"."""
    lists = word_lists("abbreviations")
    return {short: tuple(sorted(w.replace("-", " ") for w in words)) for short, words in lists.items()}


def lists_in(path: Path) -> dict[str, frozenset[str]]:
    """The words of each key of a file; raises BadVocabulary with its first fault."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadVocabulary(f"{path}: cannot be read: {error}") from error
    lists: dict[str, set[str]] = {}
    words: set[str] | None = None
    for number, line in enumerate(lines, start=1):
        said = _COMMENT.sub("", line)
        if key := _KEY.match(said):
            if key[1] in lists:
                raise BadVocabulary(f"{path}: line {number}: {key[1]}: is given twice")
            words = lists[key[1]] = set()
            said = said[key.end() :]
        elif said.strip() and (words is None or not said[0].isspace()):
            raise BadVocabulary(f"{path}: line {number}: is no key with its words, and no further words")
        if words is not None:
            words.update(said.split())
        if bad := next((word for word in said.split() if _SIGNS.match(word)), None):
            raise BadVocabulary(f"{path}: line {number}: {bad!r} is no word; write words and blanks only")
    if empty := next((key for key, held in lists.items() if not held), None):
        raise BadVocabulary(f"{path}: {empty}: is empty where at least one word is needed")
    return {key: frozenset(held) for key, held in lists.items()}
