"""The products that documents name as systems: from a public list by a script, and further ones."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from graph.errors import BadVocabulary
from loaders.files import leads_out
from loaders.vocabulary.skill import Skill, system_skill
from seeds.shipped import VOCABULARY

FILE = "products.tsv"
FURTHER = "further_products.tsv"
# any: met in any case; exact: only as written; asked: as written, and only where the words around ask for it.
POLICIES = ("any", "exact", "asked")


# Another name of a product, and its policy.
Alias = tuple[str, str]


@dataclass(frozen=True)
class Product:
    """A product: its name, who makes it, the kind of system it is, its other names, and its name's policy."""

    name: str
    maker: str
    kind: str
    aliases: tuple[Alias, ...]
    policy: str

    @cached_property
    def skill(self) -> Skill:
        """The product as the graph knows it: a system."""
        return system_skill(self.name, tuple(name for name, _ in self.aliases))


COLUMNS = tuple(field.name for field in fields(Product))


def read_products(folder: Path) -> tuple[Product, ...]:
    """The products of a vocabulary, or those that ship; raises BadVocabulary with the first fault.

    Further ones stand in a file of their own, beside the one that a script makes.
    """
    own = folder if (folder / FILE).exists() else VOCABULARY
    more = _read(own / FURTHER) if (own / FURTHER).exists() else ()
    return (*_read(own / FILE), *more)


def _read(path: Path) -> tuple[Product, ...]:
    if leads_out(path, path.parent):
        raise BadVocabulary(
            f"{path}: is a link that leads out of {path.parent}: copy the file into the folder"
        )
    if not path.is_file():
        raise BadVocabulary(f"{path}: is no file: give a table with tabs")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadVocabulary(f"{path}: cannot be read: {error}") from error
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    rows = csv.reader(lines[start:], delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(next(rows, ())) != COLUMNS:
        raise BadVocabulary(f"{path}: line {start + 1}: the columns must be {', '.join(COLUMNS)}")
    return tuple(_product(path, number, row) for number, row in enumerate(rows, start=start + 2) if row)


def _product(path: Path, number: int, row: list[str]) -> Product:
    aliases = tuple(_alias(text) for text in row[3].split("|") if text) if len(row) == len(COLUMNS) else ()
    policies = {row[-1], *(policy for _, policy in aliases)}
    if len(row) != len(COLUMNS) or not row[0] or not policies <= set(POLICIES):
        raise BadVocabulary(
            f"{path}: line {number}: give name, maker, kind, aliases as NAME=POLICY parted by |, and a policy"
            f" ({', '.join(POLICIES)}), with tabs between"
        )
    name, maker, kind, _, policy = row
    return Product(name, maker, kind, aliases, policy)


def _alias(text: str) -> Alias:
    name, _, policy = text.partition("=")
    return name, policy


def text_of(products: Iterable[Product]) -> str:
    """The products as the file holds them."""
    out = io.StringIO()
    rows = ((p.name, p.maker, p.kind, "|".join(map("=".join, p.aliases)), p.policy) for p in products)
    writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n", quotechar=None)
    writer.writerows([COLUMNS, *rows])
    return out.getvalue()
