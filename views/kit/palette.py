"""The colours of the pages, for a light and a dark ground; a colour is never the only sign."""

from dataclasses import dataclass

from graph.kinds import Level, Verdict


@dataclass(frozen=True)
class Colour:
    """One colour as it stands on a light and on a dark ground."""

    light: str
    dark: str

    @property
    def css(self) -> str:
        """A CSS value that follows the colour scheme of its element."""
        return f"light-dark({self.light}, {self.dark})"


# Each reaches a contrast of 4.5 to 1 on its ground, so that it may also colour text.
TRACKS = (
    Colour("#4f46e5", "#a5a2ff"),
    Colour("#0f766e", "#2dd4bf"),
    Colour("#b45309", "#fbbf24"),
    Colour("#be185d", "#f472b6"),
    Colour("#0369a1", "#38bdf8"),
    Colour("#4d7c0f", "#a3e635"),
    Colour("#7e22ce", "#d08bff"),
    Colour("#b91c1c", "#f98080"),
    Colour("#0e7490", "#67e8f9"),
    Colour("#78350f", "#d6a77a"),
    Colour("#475569", "#a3b1c6"),
    Colour("#86198f", "#f0abfc"),
)
WITHOUT_TRACK = Colour("#5b6472", "#a3adbb")

# One hue that grows darker on light ground and brighter on dark ground.
LEVELS = {
    Level.BASIC: Colour("#a9b8e8", "#3b4a7d"),
    Level.WORKING: Colour("#8496dd", "#5266a8"),
    Level.PROFICIENT: Colour("#5f73cf", "#7288d2"),
    Level.ADVANCED: Colour("#4152b8", "#98abef"),
    Level.EXPERT: Colour("#29368f", "#c6d2ff"),
}
LEVEL_NOT_STATED = Colour("#c3c9d4", "#454e5e")

VERDICTS = {
    Verdict.VIABLE: Colour("#166534", "#6ee7a0"),
    Verdict.STRETCH: Colour("#92500a", "#fbbf24"),
    Verdict.FAR: Colour("#b3261e", "#ff9c94"),
}

THERE, AWAY = VERDICTS[Verdict.VIABLE], VERDICTS[Verdict.FAR]


def track_colour(position: int) -> Colour:
    """The colour of the track at this position; beyond the last colour they begin again."""
    return TRACKS[position % len(TRACKS)]


def level_colour(level: Level | None) -> Colour:
    """The colour of a level, a neutral one when it is not stated."""
    return LEVEL_NOT_STATED if level is None else LEVELS[Level(level)]
