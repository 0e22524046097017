"""How what statements ask is called: the first words of one that tell enough, as it writes them."""

import re
from collections.abc import Sequence

from loaders.unknown.telling import words_of
from loaders.vocabulary.names import name_words
from loaders.vocabulary.own import LONGEST_NAME
from loaders.vocabulary.unknown_words import unknown_words

_WORD = re.compile(r"[^\W_]+(?:[&'’/-][^\W_]+)*")
_MARKS = re.compile(r"[*_`]+")
_STOP = re.compile(r"[.;:()]")
# A statement of so few words is its own name; of a longer one so many words make a name.
SHORT, MOST_WORDS = 5, 5
# So many telling words say enough.
ENOUGH = 2


def called(statements: Sequence[str]) -> str:
    """A name for what statements that are much alike ask, by the first of them: "Climbing towers"."""
    text = _MARKS.sub("", statements[0])
    words = list(_WORD.finditer(text))
    told = [n for n, word in enumerate(words) if words_of(word.group())]
    if not told:
        return text[:LONGEST_NAME].strip()
    first = told[0]
    doing = _doing(words[0].group()) if first == 0 and len(words) > 1 else ""
    last = _end(text, words, told, bool(doing))
    name = text[words[first].start() : words[last].end()]
    name = (doing + name[len(words[0].group()) :] if doing else name)[:LONGEST_NAME].strip()
    return name[0].upper() + name[1:]


def _end(text: str, words: Sequence[re.Match[str]], told: Sequence[int], is_deed: bool) -> int:
    """The telling word at which a name ends: before a stop, or before a small word behind enough."""
    first = last = told[0]
    is_short = len(words) - first <= SHORT
    for n in told[1:]:
        between = text[words[last].end() : words[n].start()]
        small = [word.group() for word in words[last + 1 : n]]
        joined = "," in between or any(unknown_words().ends_name(word) for word in small)
        enough = sum(first <= one <= last for one in told) >= ENOUGH
        ends = joined if not is_short or is_deed else any(_joins(word) for word in small)
        if _STOP.search(between) or (enough and ends) or n - first >= MOST_WORDS:
            break
        last = n
    return last


def _joins(word: str) -> bool:
    return word in name_words().file.joiners


def _doing(word: str) -> str:
    """A verb as what one does, "Climbs" as "Climbing"; empty where English has no such form."""
    everyday = name_words().everyday
    small = word.casefold()
    for base in (small.removesuffix("s"), small.removesuffix("es")):
        if base != small and base in everyday:
            open_end = base.removesuffix("e") if base.endswith("e") else base + base[-1:]
            for form in (f"{open_end}ing", f"{base}ing"):
                if form in everyday:
                    return form
    return ""
