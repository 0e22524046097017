"""Make the products of `seeds/vocabulary/` from O*NET's list of technology: `make products [ONET=zip]`.

Written are `products.tsv` and `everyday.txt`; what was left out is counted by its reason, `--show REASON`
lists it. The judgements behind it stand in `products.yaml`; `systems.yaml` has the first word.
"""

import csv
import io
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from loaders.vocabulary.products import FILE as PRODUCTS
from loaders.vocabulary.products import Alias, Product, text_of
from loaders.vocabulary.system_names import SystemFile
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

ONET = Path(__file__).parents[2] / "shared" / "data" / "onet-29.3" / "db_29_3_text.zip"
SAID_IN = ("Task Statements", "DWA Reference", "Content Model Reference", "Occupation Data")
SOURCE = """\
# {what}
# Made by `make products` from {of} of the O*NET 29.3 Database by the U.S. Department of Labor,
# Employment and Training Administration (USDOL/ETA), used under the CC BY 4.0 licence
# (https://creativecommons.org/licenses/by/4.0/). Role Atlas has modified this information;
# USDOL/ETA has not approved, endorsed or tested these modifications.
"""
# What stands behind a product's name and belongs to it no more than "system" does.
TAIL = re.compile(r"\s+(?:software|systems?|platform|application|program|tools?)$|\s*\([^()]*\)$", re.I)
SMALL_WORD = re.compile(r"[a-z][a-z-]+$")


@dataclass
class Review:
    """The judgements of products.yaml, and what must not be doubled."""

    data: Mapping[str, Any]
    everyday: frozenset[str]
    known: frozenset[str]
    counts: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def makers(self) -> tuple[str, ...]:
        """The makers, the longest first."""
        return tuple(sorted(self.data["makers"], key=len, reverse=True))

    @cached_property
    def kind_of(self) -> dict[str, tuple[str, int]]:
        """Kind and least number of occupations by commodity title."""
        kinds = self.data["kinds"].items()
        return {title: (kind, said["least"]) for kind, said in kinds for title in said["commodities"]}

    def parted(self, name: str) -> tuple[str, str]:
        """Maker and own name; no maker where none is known or nothing else is left."""
        maker = next((m for m in self.makers if name.startswith(m + " ")), "")
        return maker, name[len(maker) :].strip()

    def is_everyday(self, name: str) -> bool:
        """True where each word of the name is one that English writes small."""
        words = re.findall(r"[^\W_]+", name.casefold())
        return all(
            w.isdigit()
            or len(w) == 1
            or {w, f"{w}s", w.removesuffix("s"), w.removesuffix("es")} & self.everyday
            for w in words
        )

    def fault(self, raw: str, name: str, named_by: int, title: str) -> str | None:
        """Why a name is left out, if it is."""
        kind, least = self.kind_of.get(title, ("", 0))
        maker, own = self.parted(name)
        words = own.split()
        starts = (re.match(re.escape(s) + r"(?!\w)", name) for s in self.data["not_products"])
        tests = {
            "of no kind that is taken": not kind,
            "named by too few occupations": named_by < least,
            "known by hand": bool({key(name), key(own), key(raw)} & self.known),
            "a part of what is known by hand": self._is_part(name, maker),
            "no product": any(starts),
            "a maker alone": name in self.makers,
            "generic": is_generic(own, bool(maker)),
            "everyday words of no known maker": not (maker or name in self.data["keep"])
            and self.is_everyday(own),
            "named once, of no known maker": not (maker or name in self.data["keep"])
            and named_by < 2
            and len(words) > 1,
            "a spelled-out term": spelled(own) is not None,
            "an acronym": own.isupper() and len(own) < 6 and not maker and own not in self.data["keep"],
            "longer than people say": len(words) > 4,
        }
        return next((why for why, holds in tests.items() if holds), None)

    def _is_part(self, name: str, maker: str) -> bool:
        """True for "Tableau Server" where Tableau is known: the longer name is met as the shorter."""
        words = name.split()
        heads = (" ".join(words[:n]) for n in range(1, len(words)))
        return any(key(head) in self.known and head not in self.makers for head in heads)

    def policy(self, name: str, rare: bool) -> str:
        """How a name must be written and where it must stand to be met as a system."""
        single = " " not in name
        if name in self.data["keep"] and not self.is_everyday(name):
            return "exact"
        if self.is_everyday(name):
            return "asked" if single else "exact"
        if single and (rare or len(name) < 5) and re.fullmatch(r"[A-Z][a-z]+", name):
            return "asked"
        return "exact" if single else "any"

    def short(self, product: Product) -> Alias | None:
        """The name without its maker, where a document would say it so."""
        own = self.parted(product.name)[1]
        said = own in self.data["short_names"]
        listed = product.maker and product.name in self.counts
        if not listed or key(own) in self.known or not (said or re.fullmatch(r"[A-Z]\S{3,}", own)):
            return None
        if (own.isupper() and len(own) < 6) or (self.is_everyday(own) and not said):
            return None
        return own, self.policy(own, self.counts[product.name] < 3)


def key(name: str) -> str:
    """A name as it is compared: letters, digits, plus and number signs, in small letters."""
    return re.sub(r"[^\w+#]|_", "", name.casefold())


def is_generic(own: str, has_maker: bool) -> bool:
    """True for "Inventory control software": but for the first word, all is in small letters."""
    words = own.split()
    small = [word for word in words if SMALL_WORD.match(word)]
    if has_maker:
        return bool(small)
    return len(small) > 0 and len(words) - len(small) <= 2


def spelled(own: str) -> str | None:
    """The acronym behind its own words, if the name is such a term: "Structured query language SQL"."""
    *words, last = own.split()
    initials = "".join(word[0] for word in re.split(r"[\s-]+", " ".join(words)) if word).upper()
    return last if len(last) > 1 and last.isupper() and last in {initials, initials[-len(last) :]} else None


def table(archive: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of the database."""
    member = next(n for n in archive.namelist() if n.endswith(f"{name}.txt"))
    with archive.open(member) as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8"), delimiter="\t")


def everyday_of(archive: zipfile.ZipFile) -> frozenset[str]:
    """The words that the statements of the database write in small letters."""
    words: set[str] = set()
    for name in SAID_IN:
        for row in table(archive, name):
            words |= set(re.findall(r"(?<![\w.-])[a-z]{3,}(?![\w-])", " ".join(row.values())))
    return frozenset(words)


def bare(name: str) -> str:
    """The name without what says only that it is software."""
    short = TAIL.sub("", name.strip())
    return short if short == name else bare(short)


def products_of(archive: zipfile.ZipFile, review: Review) -> list[Product]:
    """The products worth knowing, by name; the others are listed in the review."""
    occupations: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, Counter[str]] = defaultdict(Counter)
    for row in table(archive, "Technology Skills"):
        name = review.data["same_as"].get(row["Example"], row["Example"])
        occupations[name].add(row["O*NET-SOC Code"])
        titles[name][row["Commodity Title"]] += 1
    taken: dict[str, Product] = {}
    for raw in sorted(occupations, key=lambda n: (-len(occupations[n]), n)):
        name, title = bare(raw), titles[raw].most_common(1)[0][0]
        why = review.fault(raw, name, len(occupations[raw]), title) or (
            "twice" if key(name) in taken else None
        )
        if why:
            review.left_out[why].append(raw)
            continue
        maker, _ = review.parted(name)
        kind, policy = review.kind_of[title][0], review.policy(name, len(occupations[raw]) < 2)
        review.counts[name] = len(occupations[raw])
        taken[key(name)] = Product(name, maker, kind, (), policy)
    for product in reviewed_products(review):
        taken.setdefault(key(product.name), product)
    return sorted(_with_short_names(list(taken.values()), review), key=lambda p: p.name.casefold())


def reviewed_products(review: Review) -> Iterator[Product]:
    """The products that the review adds, but for those known by hand; each bears its whole name alone."""
    for kind, names in review.data["also"].items():
        for text in names:
            name, _, maker = map(str.strip, text.partition("|"))
            if key(name) in review.known:
                review.left_out["known by hand"].append(name)
                continue
            yield Product(name, maker, kind, (), review.policy(name, rare=False))


def _with_short_names(products: list[Product], review: Review) -> Iterator[Product]:
    """Each product with its name without the maker, where that is its alone."""
    owners = Counter(key(review.parted(p.name)[1]) for p in products)
    for product in products:
        short = review.short(product)
        alone = short and owners[key(short[0])] == 1
        yield replace(product, aliases=(short,)) if short and alone else product


def reviewed(everyday: frozenset[str]) -> Review:
    """The review, with the names of the hand-written systems."""
    data = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    systems = read_checked(VOCABULARY / "systems.yaml", SystemFile).systems
    known = frozenset(key(alias.name) for system in systems for alias in system.names)
    return Review(data, everyday | set(data["everyday"]), known)


def main(arguments: list[str]) -> None:
    """Write both files, and tell what was left out."""
    source = next((Path(a) for a in arguments if a.endswith(".zip")), ONET)
    with zipfile.ZipFile(source) as archive:
        words = everyday_of(archive)
        review = reviewed(words)
        products = products_of(archive, review)
    said = SOURCE.format(what="Words that English writes in small letters.", of="the statements")
    every = "\n".join(sorted(words | set(review.data["everyday"])))
    (VOCABULARY / "everyday.txt").write_text(f"{said}{every}\n", encoding="utf-8")
    said = SOURCE.format(what="Products that documents name as systems.", of="the technology skills")
    (VOCABULARY / PRODUCTS).write_text(said + text_of(products), encoding="utf-8")
    print(f"{len(products)} products; left out:")
    for why, names in sorted(review.left_out.items(), key=lambda item: -len(item[1])):
        print(f"  {len(names):5} {why}")
        if "--show" in arguments and why in arguments:
            print(*names, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
