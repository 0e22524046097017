"""The guard of the console: it lets one reading statement through, by lists of what is allowed.

It is no parser. It walks the tokens and knows at each whether a value is wanted or one has just
ended. Where one has ended, a bare word must be on a list; so a clause that no list names cannot
begin, however it is dressed. Whether the statement is good Cypher is for the server to say.
"""

from dataclasses import dataclass

from console.allowed import (
    CLAUSES,
    CLOSING,
    FUNCTIONS,
    JOINING,
    JOINING_WITH,
    LEADING,
    NEVER_BARE,
    OPENING,
    PROCEDURES,
    SHOWN_CLAUSES,
    SHOWN_PROCEDURES,
    SUBQUERIES,
)
from console.tokens import Refused, Token, TokenKind, tidy, tokens, without_comments

MOST_NESTED = 40
ENDS = {"(": ")", "[": "]", "{": "}"}
END = Token(TokenKind.SIGN, "", 0)


def guard(text: str) -> str:
    """The statement to send, its comments blanked; raises Refused for what the lists do not allow."""
    plain = tidy(text)
    found = tokens(plain)
    if found and found[-1].is_sign(";"):
        found = found[:-1]
    if not found:
        raise Refused(plain, 0, "there is no question", f"write one with {SHOWN_CLAUSES}")
    _Walk(plain, found).whole()
    return without_comments(plain, found)


@dataclass(frozen=True)
class _Bracket:
    """An open bracket: where it stands, what closes it, and whether clauses may stand in it."""

    at: int
    closes: str
    is_query: bool = False
    is_map: bool = False


class _Walk:
    def __init__(self, text: str, found: tuple[Token, ...]) -> None:
        self.text = text
        self.found = found
        self.at = 0
        self.open = [_Bracket(0, "", is_query=True)]
        # A value is wanted; a clause is wanted; a name after a dot or a colon is wanted.
        self.wants_value = self.wants_clause = True
        self.wants_name = False

    def whole(self) -> None:
        """Walk to the end; raises Refused on the way."""
        while self.at < len(self.found):
            token = self.found[self.at]
            if self.wants_clause:
                self._opening(token)
            elif token.kind == TokenKind.WORD:
                self._word(token)
            elif token.kind == TokenKind.SIGN:
                self._sign(token)
            else:
                self._value(token)
        if len(self.open) > 1:
            opening = self.open[-1]
            raise self._refused(self.text[opening.at], opening.at, f"close it with {opening.closes}")
        if self.wants_clause:
            raise self._refused("the end", len(self.text.rstrip()), f"go on with {SHOWN_CLAUSES}")

    def _next(self, ahead: int = 1) -> Token:
        place = self.at + ahead
        return self.found[place] if place < len(self.found) else END

    def _refused(self, found: str, at: int, allowed: str) -> Refused:
        return Refused(self.text, at, f"{found} is not allowed here", allowed)

    def _take(self, count: int = 1, *, value: bool) -> None:
        """Go on by so many tokens; `value` says whether a value is wanted then."""
        self.at += count
        self.wants_value, self.wants_name, self.wants_clause = value, False, False

    def _opening(self, token: Token) -> None:
        if token.upper not in OPENING and not self._is_pattern(token):
            raise self._refused(_shown(token), token.at, f"a query opens with {', '.join(sorted(OPENING))}")
        self.wants_clause = False
        if token.upper:
            self._clause(token)
        else:
            self._sign(token)

    def _is_pattern(self, token: Token) -> bool:
        """True for the bracket of EXISTS { (a)-->(b) }, which needs no MATCH."""
        within = self.found[self.at - 2].upper if self.at >= 2 else ""
        return token.is_sign("(") and within in {"EXISTS", "COUNT"}

    def _word(self, token: Token) -> None:
        word = token.upper
        if self.wants_name:
            self._named(token)
        elif self._is_key():
            self._take(2, value=True)
        elif self.open[-1].is_query and word in CLAUSES:
            self._clause(token)
        elif self.wants_value:
            self._wanted(token)
        elif word in JOINING_WITH and self._next().upper == "WITH":
            self._take(2, value=True)
        elif word in JOINING or word in CLOSING:
            self._take(value=word in JOINING)
        else:
            raise self._refused(_shown(token), token.at, f"allowed are {SHOWN_CLAUSES}")

    def _is_key(self) -> bool:
        """True for the key of a map: {key: value}."""
        before = self.found[self.at - 1]
        opens = before.is_sign("{") or before.is_sign(",")
        return self.open[-1].is_map and opens and self._next().is_sign(":")

    def _named(self, token: Token) -> None:
        """A label, a type or a property: any word will do, but it cannot be called."""
        if self._next().is_sign("("):
            raise self._refused(f"{token.text}( … )", token.at, "only listed functions can be called")
        self._take(value=False)

    def _wanted(self, token: Token) -> None:
        word = token.upper
        if word in NEVER_BARE:
            raise self._refused(_shown(token), token.at, f"allowed are {SHOWN_CLAUSES}")
        if word in SUBQUERIES and self._next().is_sign("{"):
            self._take(value=True)
            self._into(is_query=True)
        elif word in LEADING:
            self._take(value=True)
        else:
            self._name_or_call(token)

    def _name_or_call(self, token: Token) -> None:
        name, count = self._dotted()
        if not self._next(count).is_sign("("):
            self._take(value=False)
        elif name.lower() in FUNCTIONS:
            self._take(count, value=True)
        else:
            raise self._refused(
                f"the function {name}", token.at, "only functions that read nothing but the graph"
            )

    def _dotted(self) -> tuple[str, int]:
        """The name that begins here, dots and all, and how many tokens it takes."""
        name, count = self.found[self.at].text, 1
        while self._next(count).is_sign(".") and self._next(count + 1).kind in {
            TokenKind.WORD,
            TokenKind.QUOTED,
        }:
            name += f".{self._next(count + 1).text}"
            count += 2
        return name, count

    def _clause(self, token: Token) -> None:
        word, follows = token.upper, self._next().upper
        if word == "CALL":
            self._call(token)
        elif word == "UNION":
            self._take(2 if follows in {"ALL", "DISTINCT"} else 1, value=True)
            self.wants_clause = True
        elif word == "OPTIONAL" and follows in {"MATCH", "CALL"}:
            self._take(value=True)
            self.wants_clause = True
        elif word == "ORDER" and follows == "BY":
            self._take(2, value=True)
        elif word in {"OPTIONAL", "ORDER"}:
            raise self._refused(_shown(token), token.at, "allowed are OPTIONAL MATCH and ORDER BY")
        else:
            self._take(value=True)

    def _call(self, token: Token) -> None:
        self._take(value=True)
        if self.found[self.at : self.at + 1] and self.found[self.at].is_sign("("):
            self._imported()
        here = self._next(0)
        if here.is_sign("{"):
            self._into(is_query=True)
            return
        name, count = self._dotted() if here.kind == TokenKind.WORD else (_shown(here), 1)
        if name.lower() not in PROCEDURES:
            allowed = f"allowed are {SHOWN_PROCEDURES} and CALL {{ … }}"
            raise self._refused(f"CALL {name}".strip(), token.at, allowed)
        self._take(count, value=False)

    def _imported(self) -> None:
        """The variables of CALL (a, b) { … }."""
        while not self._next(0).is_sign(")"):
            here = self._next(0)
            plain = here.kind in {TokenKind.WORD, TokenKind.QUOTED} or here.text in {"(", ",", "*"}
            if here is END or not plain:
                raise self._refused(_shown(here), here.at, "CALL ( … ) { … } takes names of variables")
            self.at += 1
        self.at += 1
        if not self._next(0).is_sign("{"):
            raise self._refused("CALL ( … )", self.found[self.at - 1].at, "allowed is CALL (a, b) { … }")

    def _into(self, *, is_query: bool = False) -> None:
        token = self.found[self.at]
        if len(self.open) > MOST_NESTED:
            raise self._refused(f"bracket {MOST_NESTED + 1} in brackets", token.at, "nest it less deeply")
        is_map = token.text == "{" and not is_query
        self.open.append(_Bracket(token.at, ENDS[token.text], is_query, is_map))
        self._take(value=True)
        self.wants_clause = is_query

    def _out_of(self, token: Token) -> None:
        if self.open[-1].closes != token.text:
            raise self._refused(_shown(token), token.at, f"expected is {self.open[-1].closes or 'the end'}")
        self.open.pop()
        self._take(value=False)

    def _sign(self, token: Token) -> None:
        sign = token.text
        if sign in ENDS:
            self._into()
        elif sign in ENDS.values():
            self._out_of(token)
        elif sign == ";":
            raise self._refused(_shown(token), token.at, "one statement at a time")
        elif sign == "~":
            raise self._refused("=~", token.at, "use CONTAINS, STARTS WITH or ENDS WITH")
        else:
            self._operator(sign)

    def _operator(self, sign: str) -> None:
        # In RETURN * and (n:%) the sign is itself the value.
        is_value = self.wants_value and (sign == "%" or (sign == "*" and self.open[-1].is_query))
        keeps_name = self.wants_name and sign == "!"
        self._take(value=not is_value)
        self.wants_name = keeps_name or sign in {".", ":"}

    def _value(self, token: Token) -> None:
        if not self.wants_value:
            raise self._refused(_shown(token), token.at, f"allowed are operators and {SHOWN_CLAUSES}")
        if token.kind in {TokenKind.QUOTED, TokenKind.PARAMETER} and self._next().is_sign("("):
            raise self._refused(f"{token.text}( … )", token.at, "functions are called by their bare names")
        self._take(value=False)


def _shown(token: Token) -> str:
    return token.upper or token.text or "the end"
