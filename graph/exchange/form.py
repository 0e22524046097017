"""The form of an atlas file, version 1: one model that says of every value what it may be.

A file is {format, nodes, edges}. What a node's or an edge's facts hold depends on its kind; facts
that are not known here are taken as they are.
"""

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Annotated, Any, NotRequired

from pydantic import Discriminator, Field, Tag, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from typing_extensions import TypedDict

from graph.exchange.facts import (
    DocumentFactsForm,
    EdgeFactsForm,
    EvidenceForm,
    RequirementFactsForm,
    RoleFactsForm,
    SkillFactsForm,
    closed,
    one_of,
)
from graph.exchange.json_text import at
from graph.kinds import EdgeKind, NodeKind


@closed
class NodeForm(TypedDict):
    """A node of a kind whose facts are free."""

    id: Annotated[str, Field(pattern=rf"^(?:{'|'.join(NodeKind)}):")]
    label: Annotated[str, Field(pattern=r"[^\s\x00-\x1f]")]
    alt_labels: list[str]
    facts: dict[str, Any]


@closed
class RoleForm(NodeForm):
    """A role."""

    facts: RoleFactsForm  # type: ignore[misc]


@closed
class SkillForm(NodeForm):
    """A competency or a system."""

    facts: SkillFactsForm  # type: ignore[misc]


@closed
class RequirementForm(NodeForm):
    """A requirement."""

    facts: RequirementFactsForm  # type: ignore[misc]


@closed
class DocumentForm(NodeForm):
    """A document."""

    facts: DocumentFactsForm  # type: ignore[misc]


@closed
class EdgeForm(TypedDict):
    """A statement about two nodes."""

    source: str
    kind: one_of(EdgeKind)  # type: ignore[valid-type]
    target: str
    evidence: Annotated[list[EvidenceForm], Field(min_length=1)]
    facts: EdgeFactsForm


FORMS: Mapping[str, Any] = {
    NodeKind.ROLE: RoleForm,
    NodeKind.COMPETENCY: SkillForm,
    NodeKind.SYSTEM: SkillForm,
    NodeKind.REQUIREMENT: RequirementForm,
    NodeKind.DOCUMENT: DocumentForm,
}
OTHER = "other"


def _form_of(node: Any) -> str:
    """The kind that a node's id names, where its facts have a form."""
    node_id = node.get("id") if isinstance(node, dict) else None
    kind = node_id.partition(":")[0] if isinstance(node_id, str) else ""
    return kind if kind in FORMS else OTHER


# The facts that have a form: nothing in them is deeper than the form is.
EDGE_FACTS = frozenset(EdgeFactsForm.__annotations__)
_FACTS: Mapping[str, frozenset[str]] = {
    kind: frozenset(form.__annotations__["facts"].__annotations__) for kind, form in FORMS.items()
}


def known_facts(node_id: str) -> frozenset[str]:
    """The facts that have a form in a node of this id."""
    return _FACTS.get(node_id.partition(":")[0], frozenset())


_TAGGED = [Annotated[form, Tag(str(kind))] for kind, form in FORMS.items()]
AnyNodeForm: Any = Annotated[reduce(or_, _TAGGED, Annotated[NodeForm, Tag(OTHER)]), Discriminator(_form_of)]


@closed
class AtlasFile(TypedDict):
    """A whole file."""

    format: NotRequired[str]
    nodes: list[AnyNodeForm]
    edges: list[EdgeForm]


_FILE = TypeAdapter(AtlasFile)


def faults(value: Any) -> Iterator[str]:
    """What keeps a value from being an atlas file, each with its path in the JSON."""
    try:
        _FILE.validate_python(value)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            yield f"{at(_loc(fault['loc']))}: {_said(fault)}"


def _loc(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place in the JSON: the model names between a node and its keys the form that it tried."""
    return (*loc[:2], *loc[3:]) if loc[0] == "nodes" and len(loc) > 2 else loc


SAID: Mapping[str, str] = {
    "string_type": "should be text",
    "int_type": "should be a whole number",
    "float_type": "should be a number",
    "finite_number": "should be a finite number",
    "bool_type": "should be true or false",
    "list_type": "should be a list",
    "tuple_type": "should be a list",
    "dict_type": "should be an object",
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "string_too_short": "should not be empty",
    "too_short": "should not be empty",
    "too_long": "holds too many values",
    "string_pattern_mismatch": "should hold more than blanks",
    "string_pattern_mismatch of id": f"should begin with one of {', '.join(f'{k}:' for k in NodeKind)}",
    "literal_error": "should be one of {expected}",
    "greater_than_equal": "should be {ge} or more",
    "less_than_equal": "should be {le} or less",
}


def _said(fault: ErrorDetails) -> str:
    kind, last = fault["type"], fault["loc"][-1]
    said = SAID.get(f"{kind} of {last}") or SAID.get(kind, fault["msg"])
    return said.format_map(fault.get("ctx", {}))
