"""What a reader says of a file that it can make nothing of."""


class Unreadable(Exception):
    """A file that its reader can make nothing of: why, and what to do about it."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(why, do)
        self.why, self.do = why, do


def empty_file() -> Unreadable:
    """What to say of a file in which nothing stands."""
    return Unreadable("the file is empty", "give a document with text")
