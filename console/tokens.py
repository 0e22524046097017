"""A Cypher statement cut into tokens, or the place where it cannot be."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import GraphError

MOST_CHARACTERS = 10_000
# Neo4j 5.26 never answers when a syntax error follows a character beyond this one.
LAST_SIGN = "\uffff"
# Control, format (zero width, direction), surrogate, private, unassigned, line and paragraph separator.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class Refused(GraphError):
    """A statement that the console does not send; says what was found, where, and what is allowed."""

    def __init__(self, text: str, at: int, what: str, allowed: str) -> None:
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        super().__init__(f"line {line}, column {column}: {what}; {allowed}")


class TokenKind(StrEnum):
    """What a token is; blanks and comments are no tokens."""

    WORD = "word"
    QUOTED = "quoted"
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"
    SIGN = "sign"


@dataclass(frozen=True)
class Token:
    """A piece of the statement and its place, counted in characters from 0."""

    kind: TokenKind
    text: str
    at: int

    @property
    def upper(self) -> str:
        """The text as keywords are compared; empty for all but bare words."""
        return self.text.upper() if self.kind == TokenKind.WORD else ""

    def is_sign(self, sign: str) -> bool:
        """True when it is this sign, and not a string that looks like it."""
        return self.kind == TokenKind.SIGN and self.text == sign


# Stricter than Cypher on purpose: where the two could read a text differently, this one does not read
# it at all. Outside quotes only ASCII, no escape but the known ones, no number glued to a word or a dot.
PIECE = re.compile(
    r"""
      (?P<blank>[ \t\n]+)
    | (?P<comment>//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)
    | (?P<string>'(?:[^'\\]|\\[\\'"`bfnrt])*'|"(?:[^"\\]|\\[\\'"`bfnrt])*")
    | (?P<quoted>`(?:[^`\\\n]|``)+`(?!`))
    | (?P<parameter>\$[A-Za-z_][A-Za-z0-9_]*)
    | (?P<number>(?:0[xX][0-9a-fA-F]+|0o[0-7]+|[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
        (?![A-Za-z0-9_]|\.[^.]))
    | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<sign>\.\.|\|\||/(?![/*])|[()\[\]{},.:;|&!%+\-*^=<>~])
    """,
    re.VERBOSE,
)
UNREAD = {
    "'": "a text that does not end, or holds an escape other than \\\\ \\' \\\" \\n \\t",
    '"': "a text that does not end, or holds an escape other than \\\\ \\' \\\" \\n \\t",
    "`": "a name in backticks that does not end, is empty or holds a backslash",
    "/": "a comment that does not end",
    "$": "a $ without the name of a parameter",
}


def tidy(text: str) -> str:
    """The text with plain line ends; raises Refused when it is too long or holds what nobody can see."""
    plain = text.replace("\r\n", "\n")
    if len(plain) > MOST_CHARACTERS:
        what = f"{len(plain):,} characters"
        raise Refused(plain, 0, what, f"a question may have {MOST_CHARACTERS:,}")
    for at, sign in enumerate(plain):
        if sign not in "\n\t" and unicodedata.category(sign) in UNSEEN:
            raise Refused(plain, at, f"the invisible character U+{ord(sign):04X}", "leave it out")
        if sign > LAST_SIGN:
            what = f"the character {sign} (U+{ord(sign):04X})"
            raise Refused(plain, at, what, "allowed are characters up to U+FFFF")
    # Cypher turns these into characters before it reads the text: a quote could open or close unseen.
    if hidden := re.search(r"\\[uU]", plain):
        raise Refused(plain, hidden.start(), "a \\u escape", "type the character itself")
    return plain


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of the text in order; raises Refused where it cannot be read without doubt."""
    cut: list[Token] = []
    at = 0
    while at < len(text):
        piece = PIECE.match(text, at)
        if piece is None or piece.lastgroup is None:
            raise _unread(text, at)
        if piece.lastgroup not in {"blank", "comment"}:
            cut.append(Token(TokenKind(piece.lastgroup), piece.group(), at))
        at = piece.end()
    return tuple(cut)


def without_comments(text: str, kept: tuple[Token, ...]) -> str:
    """The text with blanks for all but these tokens, so that every place stays what it was."""
    blank = [sign if sign == "\n" else " " for sign in text]
    for token in kept:
        blank[token.at : token.at + len(token.text)] = token.text
    return "".join(blank).rstrip()


def _unread(text: str, at: int) -> Refused:
    sign = text[at]
    if sign.isdigit() and sign.isascii():
        return Refused(text, at, "a number that runs into a word or a dot", "put a blank between them")
    if sign in UNREAD:
        return Refused(text, at, UNREAD[sign], "close it or take it out")
    shown = f"U+{ord(sign):04X}, {unicodedata.name(sign, 'no name').lower()}"
    return Refused(text, at, f"the character {shown}", "put names that hold other letters in backticks")
