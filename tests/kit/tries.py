"""How much a run of the tests tries: everything where TESTS=all, else less of what takes long."""

import os

ALL = os.environ.get("TESTS") == "all"
FEW_EXAMPLES = 60


def tries(all_of_them: int, few: int) -> int:
    """How often something is tried: all of it by `make test-all`, a few times by `make test`."""
    return all_of_them if ALL else few


def examples(wanted: int) -> int:
    """How many examples a property is tried on."""
    return tries(wanted, min(wanted, FEW_EXAMPLES))
