"""The commands on the versions of a dataset: atlas versions list, log, back."""

from typing import Annotated

import typer

from commands.asking import AsJson, By, StoreOption, answered, family

app = family("versions", "The last ten versions of what a store holds.")


@app.command("list")
def listed(store: StoreOption = None, as_json: AsJson = False) -> None:
    """The versions that are kept, the newest first: who made each, when, from which documents."""
    from contract.versions import Versions
    from graph.stores.versions import versions
    from loaders.connect import connect

    opened = connect(store)
    try:
        answered(Versions(versions(opened)), as_json)
    finally:
        opened.close()


@app.command()
def log(store: StoreOption = None, as_json: AsJson = False) -> None:
    """Who did what in a dataset and when, the newest first: of all that stands there."""
    from contract.versions import ActsLogged
    from loaders.connect import connect
    from loaders.doings import doings

    opened = connect(store)
    try:
        answered(ActsLogged(doings(opened)), as_json)
    finally:
        opened.close()


@app.command()
def back(
    number: Annotated[
        int, typer.Argument(help="The number of the version, as atlas versions list tells it.")
    ],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Put a version in place of what the store holds, as a further version."""
    from commands.progress import progress
    from commands.put_right import tell_unwritten
    from contract.versions import WentBack
    from graph.stores.keeping import go_back
    from loaders.connect import check_written_to, connect

    check_written_to(store)
    opened = connect(store)
    try:
        with progress(f"Writing to {opened.address}", not as_json) as watch:
            outcome = go_back(opened, number, by, watch)
        tell_unwritten(opened, opened.address)
        answered(WentBack(number, outcome), as_json)
    finally:
        opened.close()
