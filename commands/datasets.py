"""The commands on datasets that stand side by side: atlas datasets list, begin, rename, remove."""

import shlex
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, By, StoreOption, Yes, answered, family, make_sure
from graph.errors import BadQuestion

if TYPE_CHECKING:
    from graph.stores.store import Store

app = family("datasets", "The datasets that stand side by side: files of a folder, graphs of a database.")

Name = Annotated[str, typer.Argument(help="Its name, as atlas datasets list tells it.")]


@app.command("list")
def listed(store: StoreOption = None, as_json: AsJson = False) -> None:
    """The datasets beside the one of the address, itself among them, and what each holds."""
    from contract.datasets import DatasetList, dataset_told
    from graph.stores.datasets import became
    from loaders.connect import connect

    with closing(connect(store)) as here:
        told = []
        for name in here.names():
            with _of(here, name) as one:
                told.append(dataset_told(one, name == here.name))
        answered(DatasetList(tuple(told), became(here)), as_json)


@app.command()
def begin(
    name: Annotated[str, typer.Argument(help="The name that it is given, such as finance-2027.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Begin a dataset beside the one of the address, which holds nothing until something is loaded."""
    from contract.datasets import changed
    from graph.stores.datasets import check_free, checked_dataset
    from loaders.datasets import begun

    with _several(store) as here:
        whole = checked_dataset(here.address, name)
        check_free(whole, here.names())
        with _of(here, whole) as one:
            begun(one, by)
            how = f"load into it with atlas load FOLDER --into {shlex.quote(one.address)}"
            answered(changed(one.name, one.address, f"The dataset {whole} is begun: {how}."), as_json)


@app.command()
def rename(
    name: Name,
    to: Annotated[str, typer.Argument(help="Its new name.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Give a dataset another name, with all that it holds."""
    from contract.datasets import changed
    from graph.stores.datasets import beside, named_dataset
    from loaders.datasets import renamed

    with _several(store) as here:
        was = named_dataset(name, here.names())
        with _of(here, was) as one:
            whole = renamed(one, to, by, _notes(here, was))
        words = f"The dataset {was} is called {whole} now, with all that it holds."
        answered(changed(whole, beside(here.address, whole), words), as_json)


@app.command()
def remove(
    name: Name,
    by: By = "",
    yes: Yes = False,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Remove a dataset with all that it holds, after saying what would be lost."""
    from contract.datasets import changed
    from graph.stores.datasets import inventory, named_dataset
    from loaders.datasets import removed

    with _several(store) as here:
        whole = named_dataset(name, here.names())
        with _of(here, whole) as one:
            lost = inventory(one).told
            make_sure(f"Remove the dataset {whole} at {one.address}? It holds {lost}, all of it lost.", yes)
            lost = removed(one, by, _notes(here, whole))
            words = f"The dataset {whole} is removed. It held {lost}."
            answered(changed(whole, one.address, words), as_json)


def _notes(here: "Store", name: str) -> "Store | None":
    """The dataset of the address, to note what is done to another one beside it; None where it is that."""
    return here if name != here.name and here.name in here.names() else None


@contextmanager
def _several(address: str | None) -> Iterator["Store"]:
    """The store at an address beside which datasets stand; raises BadQuestion for one that forgets them."""
    from graph.address import Address
    from loaders.connect import check_written_to, connect

    check_written_to(address)
    with closing(connect(address)) as here:
        if Address.parse(here.address).in_memory:
            raise BadQuestion(
                f"{here.address} forgets at the end what is begun: give --store file:PATH or neo4j://HOST"
            )
        yield here


@contextmanager
def _of(here: "Store", name: str) -> Iterator["Store"]:
    """The dataset of this name beside another one, which may be that itself."""
    from graph.stores.datasets import beside
    from loaders.connect import connect

    if name == here.name:
        yield here
        return
    with closing(connect(beside(here.address, name))) as one:
        yield one
