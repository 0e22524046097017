"""Ladders as data by chance: any keys a ladder may have, before any values, nested in any way."""

import json
import random
from collections.abc import Callable
from typing import Any

import yaml

from loaders.vocabulary.keys import KeyKind, ladder_keys

OTHER_KEYS = (
    "L1",
    "senior",
    "1",
    "2",
    "Senior Baker",
    "senior_baker",
    "communication",
    "scope",
    "<<",
    "",
    "duties",
)
VALUES: tuple[Any, ...] = (
    *("Baker", "Senior Baker", "senior", "L2", "1", "level 1", "baker", "Bakery", "Bakery career framework"),
    *("Bakes the bread of the day", "All duties of the Baker", "Baker duties, plus", "Excel, SAP"),
    *("Each level includes the one below", "- Bakes\n- Cleans the oven\n", "<ul><li>Bakes</li><li>Cleans"),
    *("3+ years", "2-4", "up to 2 years", "Bachelor's degree", "high_school", "expert", "nice to have"),
    *(0, 1, 2, 3, 99, -1, 3.5, True, False, None, "", " ", "~", "https://example.org", "#ff0000"),
    *("\u2028", "x" * 3000, "Knows Excel"),
)  # fmt: skip


def ladder_value(chance: random.Random, depth: int = 0) -> Any:
    """A value of keys and texts by chance."""
    if depth > 5 or chance.random() < 0.15 * depth:
        return chance.choice(VALUES)
    if chance.random() < 0.4:
        return [ladder_value(chance, depth + 1) for _ in range(chance.randint(0, 4))]
    return {_key(chance): ladder_value(chance, depth + 1) for _ in range(chance.randint(0, 6))}


def written(value: Any, chance: random.Random, ending: str) -> str:
    """The value in a layout of this ending."""
    if ending == ".json":
        return json.dumps(value, indent=chance.choice((None, 1, 4)), ensure_ascii=chance.random() < 0.5)
    flow = chance.choice((None, True, False))
    text: str = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    return text


def _key(chance: random.Random) -> str:
    if chance.random() < 0.2:
        return chance.choice(OTHER_KEYS)
    words = chance.choice(getattr(ladder_keys(), chance.choice(tuple(KeyKind)).value))
    ways: tuple[Callable[[str], str], ...] = (str, str.title, lambda key: key.replace(" ", "_"))
    return chance.choice(ways)(str(words))
