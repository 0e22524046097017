"""Marked parts of the program of a page: what stands beside the text, and what stands for another text."""

from loaders.readers.pdf.operations import Operand, said


class Marking:
    """The marks around a step; `hidden` counts those that set it apart from the text of the page."""

    def __init__(self) -> None:
        self.hidden = 0
        # What stands instead of the text that is shown, for each part that is open; None without.
        self._open: list[str | None] = []

    def begin(self, operands: list[Operand]) -> None:
        """A part begins: "/Artifact" with what it is, or any with the text that it stands for."""
        told = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
        actual = told.get("/ActualText")
        self._open.append(said(actual) if isinstance(actual, bytes) else None)
        beside = operands[:1] == ["/Artifact"] and told.get("/Type") == "/Pagination"
        if beside or self.hidden:
            self.hidden += 1

    def end(self) -> None:
        """The part ends that began last."""
        if self._open:
            self._open.pop()
        self.hidden = max(self.hidden - 1, 0)

    def instead(self, sign: str) -> str:
        """What a sign stands for: its own text, or the whole of another one with the first sign of it."""
        if not self._open or self._open[-1] is None:
            return sign
        text, self._open[-1] = self._open[-1], ""
        return text
