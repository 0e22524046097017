"""What nodes and edges state is read as typed values; keys of files stand in few places."""

import re

from tests.house.test_layers import modules

# Where facts are typed, and where they are carried as a whole.
HOMES = ("graph.facts", "graph.model", "graph.documents", "graph.exchange", "graph.stores")
BY_KEY = re.compile(r"""\.facts(\[["']|\.get\()""")


def test_no_fact_is_read_by_a_key_outside_its_home() -> None:
    strangers = [
        name
        for name, path in modules().items()
        if not any(name == home or name.startswith(f"{home}.") for home in HOMES)
        and BY_KEY.search(path.read_text(encoding="utf-8"))
    ]
    assert not strangers
