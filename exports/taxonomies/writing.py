"""A graph written to a file or a folder in an open format, with what that format cannot say."""

from importlib import import_module
from pathlib import Path

from exports.taxonomies.framing import framed
from exports.taxonomies.losses import Loss, losses
from graph.collecting import without_circles
from graph.model import Graph
from graph.stores.keeping import check_roles
from loaders.taxonomies.recognised import opened
from loaders.taxonomies.taxonomy import TaxonomyFormat

# The module that writes each format; its library, if it needs one, is loaded with it.
WRITERS = {
    TaxonomyFormat.ESCO: "exports.taxonomies.esco",
    TaxonomyFormat.SKOS: "exports.taxonomies.skos",
    TaxonomyFormat.ONET: "exports.taxonomies.onet",
    TaxonomyFormat.CASE: "exports.taxonomies.case",
    TaxonomyFormat.SCHEMA_ORG: "exports.taxonomies.schema_org",
}
NAMES = {
    TaxonomyFormat.ESCO: "ESCO",
    TaxonomyFormat.ONET: "O*NET",
    TaxonomyFormat.SKOS: "SKOS",
    TaxonomyFormat.CASE: "CASE",
    TaxonomyFormat.SCHEMA_ORG: "schema.org",
}


def write(graph: Graph, form: TaxonomyFormat, path: Path) -> tuple[Loss, ...]:
    """Write the graph and return what others do not learn from the file; raises OSError, NoRoleFound."""
    check_roles(graph, f"there is nothing to write to {path}")
    with without_circles():
        import_module(WRITERS[form]).write(framed(graph), path)
        return losses(graph, opened(path, form))


def told(form: TaxonomyFormat, lost: tuple[Loss, ...]) -> str:
    """The losses in a few sentences."""
    if not lost:
        return f"{NAMES[form]} says all of it."
    lines = [f"{NAMES[form]} cannot say:", *(f"  {loss.words}{_kept(loss)}" for loss in lost)]
    if any(loss.kept for loss in lost):
        lines.append("* kept in words of Role Atlas, which other programs pass over")
    return "\n".join(lines)


def _kept(loss: Loss) -> str:
    if not loss.kept:
        return ""
    return " *" if loss.kept == loss.times else f" * ({loss.kept} of them)"
