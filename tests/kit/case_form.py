"""The form of a CASE 1.1 package as its information model gives it: what each object must and may have.

Facts of https://www.imsglobal.org/sites/default/files/spec/case/v1p1/information_model/caseservicev1p1_infomodelv1p0.html,
in words of our own; of what may be there only what an export writes.
"""

from typing import Any

TEXT = {"type": "string", "minLength": 1}
URI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
UUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
# A text of one line, which the model calls normalised.
LINE = {"type": "string", "pattern": r"^[^\n\r\t]+$"}
STANDARD = (
    "isChildOf|isPeerOf|isPartOf|exactMatchOf|precedes|isRelatedTo|replacedBy|exemplar|hasSkillLevel|"
    "isTranslationOf"
)


def thing(must: dict[str, Any], may: dict[str, Any]) -> dict[str, Any]:
    """An object that has all of the first and nothing beyond the second."""
    stamped = {"identifier": UUID, "uri": URI, "lastChangeDateTime": TIME} | must
    return {
        "type": "object",
        "required": list(stamped),
        "properties": stamped | may | {"extensions": {"type": "object"}},
        "additionalProperties": False,
    }


END = {
    "type": "object",
    "required": ["title", "identifier", "uri"],
    "properties": {"title": LINE, "identifier": TEXT, "uri": URI},
    "additionalProperties": False,
}
ITEM = thing({"fullStatement": TEXT}, {"CFItemType": LINE, "humanCodingScheme": LINE})
ASSOCIATION = thing(
    {
        "associationType": {"type": "string", "pattern": rf"^(?:{STANDARD}|ext:[A-Za-z0-9._-]+)$"},
        "originNodeURI": END,
        "destinationNodeURI": END,
    },
    {"sequenceNumber": {"type": "integer"}},
)
PACKAGE: dict[str, Any] = {
    "type": "object",
    "required": ["CFDocument"],
    "properties": {
        "CFDocument": thing({"creator": LINE, "title": LINE}, {"caseVersion": {"const": "1.1"}}),
        "CFItems": {"type": "array", "items": ITEM},
        "CFAssociations": {"type": "array", "items": ASSOCIATION},
    },
    "additionalProperties": False,
}
