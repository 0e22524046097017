"""A place in the tokens of a statement: what is open around it and what may come next."""

from dataclasses import dataclass

from console.tokens import Refused, Token, TokenKind

MOST_NESTED = 40
ENDS = {"(": ")", "[": "]", "{": "}"}
END = Token(TokenKind.SIGN, "", 0)
LOOPING = {"ALL", "ANY", "NONE", "SINGLE"}
NAMES = {TokenKind.WORD, TokenKind.QUOTED}


def shown(token: Token) -> str:
    """The token as a refusal names it."""
    return token.upper or token.text or "the end"


@dataclass(frozen=True)
class Bracket:
    """An open bracket: its place, what closes it, and what may stand in it."""

    at: int
    closes: str
    is_query: bool = False
    is_map: bool = False
    loops: bool = False


class Cursor:
    """Walks over the tokens of a statement, forward only."""

    def __init__(self, text: str, tokens: tuple[Token, ...]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.open = [Bracket(0, "", is_query=True)]
        # A value is wanted; a clause is wanted; a name after a dot or a colon is wanted.
        self.wants_value = self.wants_clause = True
        self.wants_name = False

    def ahead(self, count: int = 1) -> Token:
        """The token so many places from here, END beyond the last."""
        place = self.at + count
        return self.tokens[place] if 0 <= place < len(self.tokens) else END

    def refused(self, what: str, at: int, allowed: str) -> Refused:
        """The refusal of what was found at a place."""
        return Refused(self.text, at, f"{what} is not allowed here", allowed)

    def take(self, count: int = 1, *, value: bool) -> None:
        """Go on by so many tokens; `value` says whether a value is wanted then."""
        self.at += count
        self.wants_value, self.wants_name, self.wants_clause = value, False, False

    def dotted(self) -> tuple[str, int]:
        """The name that begins here, dots and all, and how many tokens it takes."""
        name, count = self.ahead(0).text, 1
        while self.ahead(count).is_sign(".") and self.ahead(count + 1).kind in NAMES:
            name += f".{self.ahead(count + 1).text}"
            count += 2
        return name, count

    def into(self, *, is_query: bool = False) -> None:
        """Go into the bracket that opens here; raises Refused when it is one too deep."""
        token = self.ahead(0)
        if len(self.open) > MOST_NESTED:
            raise self.refused(f"bracket {MOST_NESTED + 1} in brackets", token.at, "nest it less deeply")
        loops = self._loops(token)
        if loops and any(bracket.loops for bracket in self.open):
            raise self.refused("a list within a list", token.at, "use UNWIND, which the server can stop")
        is_map = token.text == "{" and not is_query
        self.open.append(Bracket(token.at, ENDS[token.text], is_query, is_map, loops))
        self.take(value=True)
        self.wants_clause = is_query

    def out_of(self, token: Token) -> None:
        """Go out of the innermost bracket; raises Refused when another sign closes it."""
        if self.open[-1].closes != token.text:
            raise self.refused(shown(token), token.at, f"expected is {self.open[-1].closes or 'the end'}")
        self.open.pop()
        self.take(value=False)

    def _loops(self, token: Token) -> bool:
        """True for [x IN …] and all(x IN …): the server does not look at the clock within them."""
        of_list = token.text == "[" or self.ahead(-1).upper in LOOPING
        return of_list and self.ahead(1).kind in NAMES and self.ahead(2).upper == "IN"
