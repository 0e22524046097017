"""English words in the singular, by their endings."""

import re

_HISSES = re.compile(r"[hsxz]es$")


def singular(word: str) -> str:
    """A word in small letters without the ending of a plural: "accounts" as "account"; "analysis" stays."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and _HISSES.search(word):
        return word[:-2]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word
