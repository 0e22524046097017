"""Text from documents on its way out: as HTML it shows, in a spreadsheet it does not run."""

import re
from html import escape

# A spreadsheet reads a cell that opens with one of these as a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain_text(text: object) -> str:
    """The text without the characters that show nothing and turn others around."""
    return _CONTROL.sub("", str(text))


def html_text(text: object) -> str:
    """The text as HTML that shows it and does nothing else."""
    return escape(plain_text(text), quote=True)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    # Some spreadsheets pass over the blanks that stand before a sign.
    return text.startswith(FORMULA_SIGNS) or text.lstrip().startswith(FORMULA_SIGNS)
