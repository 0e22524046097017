"""A document that is data, in whole or in its front matter: its roles are taken as it states them."""

from pathlib import PurePath

from graph.documents import SourceLine
from graph.kinds import LineClass
from loaders.documents.data.levels import add_levels
from loaders.documents.data.roles import DataRoles
from loaders.documents.data.spot import Spot
from loaders.documents.data.table import framework_of, table_of
from loaders.documents.data.taken import DataTaking
from loaders.documents.data.tree import family_in, titled
from loaders.documents.reading import Reading, RoleDraft
from loaders.readers.pieces import Block, Data, Piece, Place, Series


def behind_data(reading: Reading) -> tuple[Piece, ...]:
    """Take the roles of a document's data, if it names any, and give the pieces that are left to be read."""
    source, data = reading.source, reading.source.data
    if data is None:
        return source.pieces
    if take_data(reading, data):
        last = data.lines[-1][0] if data.lines else 0
        # The fence below front matter belongs to it.
        behind = tuple(piece for piece in source.pieces if _line(piece) > last + 1)
        reading.after_table = bool(behind)
        return behind
    if source.pieces:
        return source.pieces
    words = reading.vocabulary
    if table := table_of(data.root, words) or framework_of(data.root, words):
        return (table,)
    no_role(reading, data)
    return ()


def take_data(reading: Reading, data: Data) -> bool:
    """Take the roles of data; False where it names none.

    Front matter is a ladder where it names several roles, or where nothing stands below it.
    """
    last = data.lines[-1][0] if data.lines else 0
    below = any(block.place.line > last + 1 for block in reading.source.blocks)
    roles = DataRoles(data.root, reading.vocabulary)
    by_file = None if roles.page else _by_file(reading, data)
    if not roles.roles and (page := roles.page or by_file):
        add_levels(roles, data.root, page, reading.vocabulary)
    before = len(reading.findings), len(reading.chains)
    taking = DataTaking(reading, roles)
    taking.take(data.root, Spot())
    if len(roles.roles) == 1 and not taking.drafts[id(roles.roles[0])].statements:
        roles, taking = _levels_of(roles, taking, reading, data)
    drafts = [draft for role in roles.roles if _is_role(draft := taking.drafts[id(role)], role.declared)]
    if not drafts or (below and len(drafts) == 1):
        del reading.findings[before[0] :], reading.chains[before[1] :]
        return False
    if by_file and any(role.family == by_file for role in roles.roles):
        message = "levels alone are named; the name of the file stands for what they are levels of"
        reading.find("low-confidence-title", by_file[1], message, "name the family at the top of the file")
    reading.drafts += drafts
    for key, first in data.doubles:
        reading.find(
            "double-key",
            key.place,
            f"the key {key.text} is given twice, first on line {first}; both are read",
            "put what both hold under one key",
        )
    _note(reading, data, taking)
    return True


def _levels_of(
    roles: DataRoles, taking: DataTaking, reading: Reading, data: Data
) -> tuple[DataRoles, DataTaking]:
    """The levels of a role that is asked nothing itself, where data names any; else the role."""
    (role,) = roles.roles
    levels = DataRoles(Series((), role.place.line), reading.vocabulary)
    add_levels(levels, data.root, (role.title, role.place), reading.vocabulary)
    other = DataTaking(reading, levels)
    other.take(data.root, Spot())
    asked = any(draft.statements for draft in other.drafts.values())
    return (levels, other) if asked else (roles, taking)


def no_role(reading: Reading, data: Data) -> None:
    """Keep the first line of data that names no role, and say so."""
    number, text = data.lines[0] if data.lines else (1, "")
    reading.lines.append((SourceLine(number, text, LineClass.NOISE, None), None))
    place = Place(number, 0, len(text), text.strip())
    message = "the file is data that names no role"
    do = "give each role a title and what it asks, as in title: Clerk and duties: [...]"
    reading.find("no-role", place, message, do)


def _is_role(draft: RoleDraft, declared: bool) -> bool:
    """Whether anything is asked of a role, or its title alone says that it is one."""
    return declared or bool(draft.statements or draft.links or draft.years or draft.education)


def _by_file(reading: Reading, data: Data) -> tuple[str, Place] | None:
    """The name of the file as that of the family."""
    stem = PurePath(reading.source.name).name.partition(".")[0]
    family = family_in(titled(stem), reading.vocabulary)
    number, text = data.lines[0] if data.lines else (1, "")
    return (family, Place(number, 0, len(text), text.strip())) if family else None


def _note(reading: Reading, data: Data, taking: DataTaking) -> None:
    """Give each line of the data its class; what nothing was taken from is none of anything."""
    kept = {id(draft) for draft in reading.drafts}
    for number, text in data.lines:
        kind, role = taking.lines.get(number, (LineClass.NOISE, None))
        role = role if role and id(role) in kept else None
        reading.lines.append((SourceLine(number, text, kind, None), role))


def _line(piece: Piece) -> int:
    return piece.place.line if isinstance(piece, Block) else piece.lines[0][0]
