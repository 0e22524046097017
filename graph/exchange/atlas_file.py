"""A graph from the JSON file that an export wrote."""

from pathlib import Path

from graph.errors import BadAddress, BadDocument
from graph.exchange.codec import from_text, taken_as_valid
from graph.model import Graph
from graph.shelf import Shelf, key_of, key_of_code

# The files that this very program found to be atlas files, by every byte of them.
CHECKED = Shelf("checked", most=200)
CODE = Path(__file__).parents[1]


def read_atlas_file(path: Path) -> Graph:
    """The graph that a file holds, as an export writes it; raises BadDocument."""
    if not path.is_file():
        raise BadDocument(f"{path}: there is no such file; check the path")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error
    # To look at every value takes longer than all else; these very bytes may have been looked at before.
    code = key_of_code(CODE)
    key = code and key_of([data, code])
    if key and CHECKED.taken(key) is not None and (known := taken_as_valid(data)):
        return known
    graph = from_text(data, str(path))
    if key:
        CHECKED.put(key, b"")
    return graph
