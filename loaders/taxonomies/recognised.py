"""Which open format a path is in, told by what stands in it, and the graph that it holds."""

import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from graph.errors import BadDocument, InvalidRecord
from graph.model import Graph
from loaders.taxonomies.table_files import ARCHIVE, TaxonomyFiles
from loaders.taxonomies.taxonomy import Reading, TaxonomyFormat

# The module that reads each format; its library, if it needs one, is loaded with it.
READERS = {
    TaxonomyFormat.ESCO: "loaders.taxonomies.esco",
    TaxonomyFormat.SKOS: "loaders.taxonomies.skos",
    TaxonomyFormat.ONET: "loaders.taxonomies.onet",
    TaxonomyFormat.CASE: "loaders.taxonomies.case",
    TaxonomyFormat.SCHEMA_ORG: "loaders.taxonomies.schema_org",
}
JSON_ENDINGS = frozenset({".json", ".jsonld"})
TABLE_ENDINGS = frozenset({ARCHIVE, ".csv", ".txt"})
RDF_ENDINGS = frozenset({".ttl", ".rdf", ".owl", ".nt", ".n3", ".xml"})
# So much of a file, in bytes, is looked at to tell whether its words are those of SKOS.
HEAD = 1 << 16
OCCUPATION = re.compile(rb'"(?:schema:|https?://schema\.org/)?Occupation"')
SKOS_SPACE = b"http://www.w3.org/2004/02/skos/core#"


def format_of(path: Path) -> TaxonomyFormat | None:
    """The open format of a file or a folder, None for what is in none of them."""
    try:
        if path.is_dir() or (path.is_file() and path.suffix.lower() == ARCHIVE):
            return _of_tables(TaxonomyFiles.at(path, strict=False))
        if path.is_file() and path.suffix.lower() in JSON_ENDINGS | RDF_ENDINGS:
            return _of_file(path)
    except OSError:
        # Whoever reads the path next tells what is wrong with it.
        return None
    return None


def tables_of(paths: Sequence[Path]) -> TaxonomyFormat | None:
    """The format of several paths that hold the tables of one taxonomy together, None where they do not."""
    try:
        if all(path.is_file() and path.suffix.lower() in TABLE_ENDINGS for path in paths):
            return _of_tables(TaxonomyFiles.at(paths, strict=False))
    except OSError:
        return None
    return None


def opened(path: Path | Sequence[Path], form: TaxonomyFormat) -> Reading:
    """What lies there in this format; raises BadDocument in one line for what is broken."""
    reading: Reading = import_module(READERS[form]).opened(path)
    return reading


def taxonomy_graph(path: Path | Sequence[Path], form: TaxonomyFormat) -> Graph:
    """The graph that what lies there in this format states; raises BadDocument in one line."""
    # What builds graphs is loaded where there is one to build.
    from loaders.taxonomies.build import graph_of  # noqa: PLC0415

    taxonomy = opened(path, form)(False)
    if not taxonomy.roles:
        raise BadDocument(f"{_shown(path)}: no role stands in it; give the tables with their rows")
    try:
        return graph_of(taxonomy)
    except InvalidRecord as error:
        raise BadDocument(f"{_shown(path)}: {error}; export or download it again") from error


def _shown(path: Path | Sequence[Path]) -> str:
    return str(path) if isinstance(path, Path) else ", ".join(map(str, path))


def _of_tables(tables: TaxonomyFiles) -> TaxonomyFormat | None:
    for header in tables.headers(".csv"):
        if "conceptUri" in header or "occupationUri" in header:
            return TaxonomyFormat.ESCO
    if any("O*NET-SOC Code" in header for header in tables.headers(".txt")):
        return TaxonomyFormat.ONET
    return None


def _of_file(path: Path) -> TaxonomyFormat | None:
    with path.open("rb") as file:
        head = file.read(HEAD)
        if path.suffix.lower() not in JSON_ENDINGS:
            return TaxonomyFormat.SKOS if SKOS_SPACE in head else None
        if b'"role-atlas/' in head[:200]:
            return None
        data = head + file.read()
    if b'"CFItems"' in data or b'"CFDocument"' in data:
        return TaxonomyFormat.CASE
    if SKOS_SPACE in data:
        return TaxonomyFormat.SKOS
    # A job posting may hold "OccupationalExperienceRequirements", and is a document.
    occupation = b"schema.org" in data and OCCUPATION.search(data) and b'"JobPosting"' not in data
    return TaxonomyFormat.SCHEMA_ORG if occupation else None
