"""The level at which a statement asks for something that it names, whether that is known or not."""

import re

from graph.kinds import Level
from loaders.documents.asking_words import AskingWords
from loaders.documents.mentions import LEADING_WORDS
from loaders.vocabulary.vocabulary import Vocabulary


def level_said(text: str, name: str, vocabulary: Vocabulary) -> Level | None:
    """The level that governs a name in a statement, or leads one that has no such name; None for none."""
    asked = AskingWords(text, vocabulary)
    met = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    level, _ = asked.governing(*met.span()) if met else asked.leading(LEADING_WORDS)
    return level
