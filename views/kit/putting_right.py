"""Who may put right how a line was read, and the link that leads from what rests on it to its line."""

from exports.markup import Html
from graph.model import Evidence
from graph.stores.parquet.store import ParquetStore
from views.kit.connection import connection
from views.kit.html import NOTHING, link
from views.kit.person import may_edit

_LINK = Html(' <span class="ra-at ra-right">{}</span>')


def puts_right() -> bool:
    """Whether who uses the app may put right, in a store that is written to."""
    return may_edit() and not isinstance(connection().store(), ParquetStore)


def right_link(evidence: Evidence) -> Html:
    """A quiet link to where the reading of a sentence is put right, nothing for who may change nothing."""
    if not puts_right():
        return NOTHING
    return _LINK.format(link("Put right", "sources", document=evidence.document, line=evidence.line))
