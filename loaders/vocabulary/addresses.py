"""Addresses in a text: of pages, of files and of people. What they are made of names nothing."""

import re

# The target of a link, an address with or without its scheme, of a person, a path from a root.
_ADDRESS = re.compile(
    r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)"
    # "[the guide][name]", and the line that says where the name leads.
    r"|(?<=\w\])\[[^\[\]]*\]|\[[^\[\]]*\]:(?=\s*<?(?:\w+:/|\.{0,2}/))"
    r"|\b(?:https?|ftp|mailto|tel):[^\s<>()\"]+"
    r"|\bwww\.[^\s<>()\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w/.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?!js\b)[a-z]{2,6}/[^\s<>()\"]*"
    r"|(?<![\w/.])(?:\.{1,2}|~)?/(?:[a-z0-9_.-]+/)+[a-z0-9_.#-]*",
)
_MAY_HOLD = re.compile(r"[/@:]|www\.|\][(\[]")
# Stands for a sign of an address, so that places in the text stay what they are.
_SIGN = "·"


def without_addresses(text: str) -> str:
    """The text with each sign of its addresses put out; as long as before."""
    if not _MAY_HOLD.search(text):
        return text
    return _ADDRESS.sub(lambda match: _SIGN * len(match.group()), text)
