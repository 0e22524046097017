"""The words by which the headings of a roster's columns are known."""

import re
from collections.abc import Mapping

from graph.folding import folded
from graph.names import label_key

# Who bears a number, and what such a number is called.
_BEARERS = (
    *("employee", "emp", "empl", "personnel", "person", "staff", "worker", "payroll", "associate", "member"),
    *("colleague", "user", "hr", "sap", "clock", "badge", "team member", "pers", "people", "resource"),
)
_NUMBERS = ("id", "no", "nr", "num", "number", "code", "key", "identifier", "ref")
_JOINED = frozenset(f"{who}{number}".replace(" ", "") for who in _BEARERS for number in _NUMBERS)
_MAIL = (
    *("e mail", "email", "mail", "e mail address", "email address", "mail address", "work email"),
    *("work e mail", "business email", "company email", "email id", "upn", "user principal name"),
)
_UNTIL = (
    *("until", "valid until", "valid to", "valid through", "valid till", "expires", "expires on", "expiry"),
    *(
        "expiry date",
        "expiration",
        "expiration date",
        "expire date",
        "expiring on",
        "renew by",
        "renewal date",
        "gültig bis",
    ),
)

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "person": (
        *("person", "name", "employee", "employee name", "full name", "staff", "staff member", "member"),
        *("team member", "worker", "colleague", "person name", "people", "staff name", "worker name"),
        *("display name", "associate", "resource name", "mitarbeiter", "mitarbeiterin", "collaborateur"),
    ),
    "given": ("first name", "given name", "forename", "firstname", "given names", "vorname", "prénom"),
    "family": (
        "last name",
        "family name",
        "surname",
        "lastname",
        "nachname",
        "familienname",
        "nom de famille",
    ),
    "id": (
        *(f"{who} {number}" for who in _BEARERS for number in _NUMBERS),
        *("personalnummer", "mitarbeiternummer", "matricule"),
        *("id", "login", "user name", "username", "userid", "user", "guid", "badge", "global id", "wwid"),
    ),
    "mail": _MAIL,
    "role": (
        *("role", "title", "position", "job", "job title", "role title", "current role", "function"),
        *("current position", "post", "rolle", "funktion", "rôle", "poste", "fonction"),
    ),
    "skill": (
        *("skill", "competency", "competence", "system", "tool", "software", "application", "skill name"),
        *("capability", "competency or system", "skill or system", "kompetenz", "fähigkeit", "compétence"),
    ),
    "level": (
        *("level", "proficiency", "rating", "score", "skill level", "proficiency level", "current level"),
        *("mastery", "skill rating", "assessment", "competency level", "niveau", "stufe", "skill score"),
    ),
    "date": (
        *("date", "as of", "assessed", "assessed on", "last assessed", "date assessed", "assessment date"),
        *(
            "updated",
            "last updated",
            "valid on",
            "on",
            "valid from",
            "certified on",
            "date certified",
            "datum",
        ),
    ),
    "until": _UNTIL,
    "target": (
        *("target", "target role", "goal", "goal role", "aims at", "next role", "aspiration"),
        *("desired role", "career goal"),
    ),
    "capacity": (
        *("capacity", "learning capacity", "max skills", "max new skills", "new skills", "skills to learn"),
        "may learn",
    ),
    "status": (
        *("status", "employment status", "employee status", "worker status", "active", "is active", "state"),
        *("active status", "employed", "active employee", "still employed"),
    ),
    "left": (
        *("left", "left on", "date left", "leave date", "leaving date", "leaver", "termination date"),
        *("terminated", "terminated on", "end date", "employment end", "employment end date", "exit date"),
        *("last day", "last working day", "date of leaving", "resignation date", "leaving on", "has left"),
    ),
}
FIELDS = {heading: field for field, headings in HEADINGS.items() for heading in headings}
# What each field is called where a person reads or names it.
MEANINGS: Mapping[str, str] = {
    "person": "the person's name",
    "given": "the first name",
    "family": "the last name",
    "id": "what tells people apart",
    "mail": "what tells people apart (an address)",
    "role": "the role",
    "skill": "the skill",
    "level": "the level",
    "date": "the date from which it holds",
    "until": "the date until which it holds",
    "target": "the role aimed at",
    "capacity": "how many skills the person may learn",
    "status": "whether the person is still here",
    "left": "when the person left",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NUMBER_SIGN = re.compile(r"\s*(?:#|№|n°|nº)", re.IGNORECASE)


def heading_key(heading: str) -> str:
    """The form under which a heading is looked up: written out, lower case, single blanks."""
    key = label_key(_CAMEL.sub(" ", _NUMBER_SIGN.sub(" number", folded(heading))))
    return "id" if key in _JOINED else key


def field_of(heading: str) -> str | None:
    """The field that a heading names, None for another heading."""
    return FIELDS.get(heading_key(heading))


def of_a_skill(heading: str) -> tuple[str, str] | None:
    """The skill's name and the field, where a heading is a skill's own date, as "Excel valid until"."""
    key = heading_key(heading)
    for field in ("until", "date"):
        for words in sorted(HEADINGS[field], key=len, reverse=True):
            if len(words) > 2 and key.endswith(f" {words}"):
                return key.removesuffix(words).strip(), field
            if len(words) > 2 and key.startswith(f"{words} of "):
                return key.removeprefix(f"{words} of ").strip(), field
    return None
