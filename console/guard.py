"""The guard of the console: it lets one reading statement through, by lists of what is allowed.

It is no parser. It walks the tokens and knows at each whether a value is wanted or one has just
ended. Where one has ended, a bare word must be on a list; so a clause that no list names cannot
begin, however it is dressed. Whether the statement is good Cypher is for the server to say.
"""

from console.allowed import (
    CLAUSES,
    CLOSING,
    FUNCTIONS,
    JOINING,
    JOINING_WITH,
    LEADING,
    MOST_RANGE,
    NEVER_BARE,
    OPENING,
    PROCEDURES,
    SHOWN_CLAUSES,
    SHOWN_PROCEDURES,
    SUBQUERIES,
)
from console.cursor import END, ENDS, NAMES, Cursor, shown
from console.tokens import Refused, Token, TokenKind, tidy, tokens, without_comments


def guard(text: str) -> str:
    """The statement to send, its comments blanked; raises Refused for what the lists do not allow."""
    plain = tidy(text)
    cut = tokens(plain)
    if cut and cut[-1].is_sign(";"):
        cut = cut[:-1]
    if not cut:
        raise Refused(plain, 0, "there is no question", f"write one with {SHOWN_CLAUSES}")
    _Walk(plain, cut).whole()
    return without_comments(plain, cut)


class _Walk(Cursor):
    def whole(self) -> None:
        """Walk to the end; raises Refused on the way."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
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
            raise self.refused(self.text[opening.at], opening.at, f"close it with {opening.closes}")
        if self.wants_clause:
            raise self.refused("the end", len(self.text.rstrip()), f"go on with {SHOWN_CLAUSES}")

    def _opening(self, token: Token) -> None:
        if token.upper not in OPENING and not self._is_pattern(token):
            raise self.refused(shown(token), token.at, f"a query opens with {', '.join(sorted(OPENING))}")
        self.wants_clause = False
        if token.upper:
            self._clause(token)
        else:
            self._sign(token)

    def _is_pattern(self, token: Token) -> bool:
        """True for the bracket of EXISTS { (a)-->(b) }, which needs no MATCH."""
        within = self.tokens[self.at - 2].upper if self.at >= 2 else ""
        return token.is_sign("(") and within in {"EXISTS", "COUNT"}

    def _word(self, token: Token) -> None:
        word = token.upper
        if self.wants_name:
            self._named(token)
        elif self._is_key():
            self.take(2, value=True)
        elif self.open[-1].is_query and word in CLAUSES:
            self._clause(token)
        elif self.wants_value:
            self._wanted(token)
        elif word in JOINING_WITH and self.ahead().upper == "WITH":
            self.take(2, value=True)
        elif word in JOINING or word in CLOSING:
            self.take(value=word in JOINING)
        else:
            raise self.refused(shown(token), token.at, f"allowed are {SHOWN_CLAUSES}")

    def _is_key(self) -> bool:
        """True for the key of a map: {key: value}."""
        before = self.tokens[self.at - 1]
        opens = before.is_sign("{") or before.is_sign(",")
        return self.open[-1].is_map and opens and self.ahead().is_sign(":")

    def _named(self, token: Token) -> None:
        """A label, a type or a property: any word will do, but it cannot be called."""
        if self.ahead().is_sign("("):
            raise self.refused(f"{token.text}( … )", token.at, "only listed functions can be called")
        self.take(value=False)

    def _wanted(self, token: Token) -> None:
        word = token.upper
        if word in NEVER_BARE:
            raise self.refused(shown(token), token.at, f"allowed are {SHOWN_CLAUSES}")
        if word in SUBQUERIES and self.ahead().is_sign("{"):
            self.take(value=True)
            self.into(is_query=True)
        elif word in LEADING:
            self.take(value=True)
        else:
            self._name_or_call(token)

    def _name_or_call(self, token: Token) -> None:
        name, count = self.dotted()
        if not self.ahead(count).is_sign("("):
            self.take(value=False)
        elif name.lower() in FUNCTIONS:
            self.take(count, value=True)
            if name.lower() == "range":
                self._range()
        else:
            raise self.refused(
                f"the function {name}", token.at, "only functions that read nothing but the graph"
            )

    def _range(self) -> None:
        """A list of any length out of two numbers would fill the server's memory."""
        count = 1
        while not self.ahead(count).is_sign(")"):
            token = self.ahead(count)
            small = token.text.isdigit() and int(token.text) <= MOST_RANGE
            if not small and not token.is_sign(",") and not token.is_sign("-"):
                raise self.refused(
                    f"range with {shown(token)}", token.at, f"it takes numbers from 0 to {MOST_RANGE:,}"
                )
            count += 1

    def _clause(self, token: Token) -> None:
        word, follows = token.upper, self.ahead().upper
        if word == "CALL":
            self._call(token)
        elif word == "UNION":
            self.take(2 if follows in {"ALL", "DISTINCT"} else 1, value=True)
            self.wants_clause = True
        elif word == "OPTIONAL" and follows in {"MATCH", "CALL"}:
            self.take(value=True)
            self.wants_clause = True
        elif word == "ORDER" and follows == "BY":
            self.take(2, value=True)
        elif word in {"OPTIONAL", "ORDER"}:
            raise self.refused(shown(token), token.at, "allowed are OPTIONAL MATCH and ORDER BY")
        else:
            self.take(value=True)

    def _call(self, token: Token) -> None:
        self.take(value=True)
        if self.tokens[self.at : self.at + 1] and self.tokens[self.at].is_sign("("):
            self._imported()
        here = self.ahead(0)
        if here.is_sign("{"):
            self.into(is_query=True)
            return
        name, count = self.dotted() if here.kind == TokenKind.WORD else (shown(here), 1)
        if name.lower() not in PROCEDURES:
            allowed = f"allowed are {SHOWN_PROCEDURES} and CALL {{ … }}"
            raise self.refused(f"CALL {name}".strip(), token.at, allowed)
        self.take(count, value=False)

    def _imported(self) -> None:
        """The variables of CALL (a, b) { … }."""
        while not self.ahead(0).is_sign(")"):
            here = self.ahead(0)
            plain = here.kind in NAMES or here.text in {"(", ",", "*"}
            if here is END or not plain:
                raise self.refused(shown(here), here.at, "CALL ( … ) { … } takes names of variables")
            self.at += 1
        self.at += 1
        if not self.ahead(0).is_sign("{"):
            raise self.refused("CALL ( … )", self.tokens[self.at - 1].at, "allowed is CALL (a, b) { … }")

    def _sign(self, token: Token) -> None:
        sign = token.text
        if sign in ENDS:
            self.into()
        elif sign in ENDS.values():
            self.out_of(token)
        elif sign == ";":
            raise self.refused(shown(token), token.at, "one statement at a time")
        elif sign == "~":
            raise self.refused("=~", token.at, "use CONTAINS, STARTS WITH or ENDS WITH")
        else:
            self._operator(sign)

    def _operator(self, sign: str) -> None:
        # In RETURN * and (n:%) the sign is itself the value.
        is_value = self.wants_value and (sign == "%" or (sign == "*" and self.open[-1].is_query))
        keeps_name = self.wants_name and sign == "!"
        self.take(value=not is_value)
        self.wants_name = keeps_name or sign in {".", ":"}

    def _value(self, token: Token) -> None:
        if not self.wants_value:
            raise self.refused(shown(token), token.at, f"allowed are operators and {SHOWN_CLAUSES}")
        if token.kind in {TokenKind.QUOTED, TokenKind.PARAMETER} and self.ahead().is_sign("("):
            raise self.refused(f"{token.text}( … )", token.at, "functions are called by their bare names")
        self.take(value=False)
