"""Text from documents on its way out: as HTML it shows, in a spreadsheet it does not run."""

import re
from typing import Self

from markupsafe import Markup

from graph.formulas import FORMULA_SIGNS

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain_text(text: object) -> str:
    """The text without the characters that show nothing and turn others around."""
    return _CONTROL.sub("", str(text))


class Html(Markup):
    """What is HTML already. A text that is set into it by `format`, `join` or `+` is escaped on the way.

    Characters that show nothing and turn others around are left out of such a text.
    """

    __slots__ = ()

    @classmethod
    def escape(cls, text: object, /) -> Self:
        """The text as HTML that shows it and does nothing else; what is HTML already stays as it is."""
        return super().escape(text if hasattr(text, "__html__") else plain_text(text))

    def format(self, *args: object, **kwargs: object) -> Self:
        """The HTML with these in its braces, each escaped unless it is HTML already.

        What is no text and no number goes the way of markupsafe, which is some ten times as slow.
        """
        if any(not isinstance(one, (str, int, float)) for one in (*args, *kwargs.values())):
            return super().format(*args, **kwargs)
        named = {name: self._set_in(one) for name, one in kwargs.items()}
        return type(self)(str.format(self, *map(self._set_in, args), **named))

    @classmethod
    def _set_in(cls, one: object) -> object:
        """What stands in a brace: a number as it is, for no digit of it is a sign of HTML."""
        if isinstance(one, cls) or not isinstance(one, str):
            return one
        return str(cls.escape(one))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    # Some spreadsheets pass over the blanks that stand before a sign.
    return text.startswith(FORMULA_SIGNS) or text.lstrip().startswith(FORMULA_SIGNS)
