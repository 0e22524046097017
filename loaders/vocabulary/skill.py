"""A skill of the vocabulary, as competencies and systems are called together."""

from dataclasses import dataclass

from graph.kinds import NodeKind
from graph.names import slug


@dataclass(frozen=True)
class Skill:
    """A competency or a system of the vocabulary: `id` as in the graph, its name, its other names."""

    id: str
    name: str
    alt_labels: tuple[str, ...] = ()

    @property
    def kind(self) -> NodeKind:
        """Competency or system, as the id says."""
        return NodeKind(self.id.partition(":")[0])


def system_skill(name: str, aliases: tuple[str, ...] = ()) -> Skill:
    """The system of this name, with the id that its name gives it."""
    said = name.replace("+", " plus").replace("#", " sharp")
    return Skill(f"{NodeKind.SYSTEM}:{slug(said)}", name, aliases)
