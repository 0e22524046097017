"""The parts of a packed file are unpacked no further than the file says they reach.

What a part says of its size may be a lie: a library that trusts it unpacks a gigabyte from a megabyte.
"""

import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

# Other ways of packing cannot be unpacked by pieces.
KNOWN = frozenset({ZIP_STORED, ZIP_DEFLATED})
# The head of a part, in bytes, and where in it the lengths of what comes between it and the part stand.
_HEAD, _LENGTHS = 30, slice(26, 30)
_PIECE = 1 << 20


def content_of(packed: ZipFile, part: ZipInfo) -> bytes:
    """What a part holds; raises BadZipFile for one that `check_part` refuses."""
    check_part(packed, part)
    return packed.read(part)


def check_part(packed: ZipFile, part: ZipInfo) -> None:
    """Raises BadZipFile for a part that is packed in an unknown way, or unpacks to more than it says."""
    if part.compress_type not in KNOWN:
        raise BadZipFile(f"{part.filename} is packed in a way that is not known")
    if part.compress_type == ZIP_STORED:
        return
    unpacking, left = zlib.decompressobj(-zlib.MAX_WBITS), part.file_size
    waiting = _packed_bytes(packed, part)
    while waiting and not unpacking.eof:
        left -= len(unpacking.decompress(waiting, _PIECE))
        if left < 0:
            raise BadZipFile(f"{part.filename} unpacks to more than it says")
        waiting = unpacking.unconsumed_tail


def _packed_bytes(packed: ZipFile, part: ZipInfo) -> bytes:
    held = packed.fp
    assert held
    held.seek(part.header_offset)
    head = held.read(_HEAD)[_LENGTHS]
    named, more = int.from_bytes(head[:2], "little"), int.from_bytes(head[2:], "little")
    held.seek(part.header_offset + _HEAD + named + more)
    return held.read(part.compress_size)
