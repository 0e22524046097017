"""The versions of a dataset as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from contract.to_json import Json, to_json
from graph.stores.keeping import Outcome
from graph.stores.versions import Version
from loaders.doings import LoggedAct


@dataclass(frozen=True)
class Versions:
    """The versions that are kept, the newest first."""

    kept: Sequence[Version]


@dataclass(frozen=True)
class ActsLogged:
    """Who did what in a dataset and when, the newest first."""

    doings: Sequence[LoggedAct]


@dataclass(frozen=True)
class WentBack:
    """The version that was gone back to, and what that replaced."""

    number: int
    outcome: Outcome


@to_json.register
def _versions(answer: Versions) -> Json:
    return {"versions": [{**asdict(one), "documents": list(one.documents)} for one in answer.kept]}


@to_json.register
def _done(answer: ActsLogged) -> Json:
    return {"done": [asdict(one) for one in answer.doings]}


@to_json.register
def _went_back(answer: WentBack) -> Json:
    return {"version": answer.number, "roles": answer.outcome.roles, "before": answer.outcome.before}
