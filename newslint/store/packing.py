"""How values are packed: what a document came to as msgpack, in which its texts stand once, then zlib.

Most texts in what a document came to are pieces of it: the line of a finding, its words, a name. They stand as places
in one text, objects without the names of their fields, and the document's path as a mark, to be put in when it is read.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.msgpack import Ext

from newslint.model import (
    Edit,
    Finding,
    Fix,
    Location,
    Place,
    PlacedEdit,
    RecordRef,
    Related,
    Safety,
    Severity,
    Span,
)

#: objects of which values have many, by their fields
_FIELDS = [one.__struct_fields__ for one in (Finding, Related, Location, Place, Span, RecordRef, Fix, PlacedEdit, Edit)]
_NUMBER_OF = {fields: number for number, fields in enumerate(_FIELDS)}
_SPAN, _PLACE = (_NUMBER_OF[one.__struct_fields__] for one in (Span, Place))
#: marks for the document's path, and for a piece of its text
_PATH, _PIECE = 0, 1
#: characters of a text that is told by its place in another one, and of one that others may be pieces of; in how many
#: of these from the first on others are looked for. Not measured
_LONG, _WHOLE, _SEARCHED = 8, 64, 250_000
#: words that stand beside each other in any English prose, so that a short story needn't teach them
_PROSE = (
    " because there were about which their would have been after than more also when what them other over into first "
    "could only two three years people people’s who had not but they this will be from with that he said she said "
    "at the has been to be it was on the for the in a and the of a to the in the of the. The , who , and , said. "
    "It’s a “I don’t ,” he said. Mr. Mrs. New York United States President Monday Tuesday Wednesday Thursday Friday "
)  # fmt: skip


class Writer:
    """Packs values of a document. What its texts are pieces of grows as they come, at the end of what was there."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self._parts, self._length, self._head = [text], len(text), text[:_SEARCHED]
        self._places: dict[str, int] = {}

    @property
    def text(self) -> str:
        """What the texts of all that was packed are pieces of."""
        return "".join(self._parts)

    def write(self, value: object) -> msgspec.Raw:
        """A value, packed. Raises UnicodeEncodeError for halves of characters but in the path."""
        try:
            plain = msgspec.msgpack.decode(msgspec.msgpack.encode(value))
        except UnicodeEncodeError:
            # the names of a file system may be no UTF-8
            plain = msgspec.to_builtins(value, builtin_types=(bytes,))
        # shorter texts are pieces of longer ones
        for piece in sorted(self._pieces(plain, set()), key=lambda text: (-len(text), text)):
            self._find(piece)
        return msgspec.Raw(msgspec.msgpack.encode(self._mark(plain)))

    def _pieces(self, value: Any, found: set[str]) -> set[str]:  # noqa: ANN401  (whatever msgpack holds)
        """The texts in a value that are worth a place."""
        if isinstance(value, str):
            if len(value) > _LONG and value != self.path:
                found.add(value)
        elif isinstance(value, list | tuple | dict):
            for item in value.values() if isinstance(value, dict) else value:
                self._pieces(item, found)
        return found

    def _find(self, piece: str) -> None:
        """Note where a text stands that is a piece of others, or may have pieces."""
        at = self._head.find(piece)
        if at < 0 and len(piece) >= _WHOLE and piece not in self._places:
            at = self._length
            self._parts.append(piece + "\n")
            self._length += len(piece) + 1
            if at == len(self._head):
                self._head = (self._head + self._parts[-1])[:_SEARCHED]
        if at >= 0:
            self._places[piece] = at

    def _mark(self, value: Any) -> Any:  # noqa: ANN401  (whatever msgpack holds)
        """The value with marks in it; an object of known fields is their number and what they hold."""
        if isinstance(value, str):
            if value == self.path:
                return Ext(_PATH, b"")
            if value not in self._places:
                return value
            return Ext(_PIECE, msgspec.msgpack.encode((self._places[value], len(value))))
        if isinstance(value, list | tuple):
            return [self._mark(item) for item in value]
        if isinstance(value, dict):
            number = _NUMBER_OF.get(tuple(value))
            if number is None:
                return {key: self._mark(item) for key, item in value.items()}
            return {None: [number, *_apart(number, map(self._mark, value.values()), -1)]}
        return value


def read(raw: msgspec.Raw, text: str, path: str) -> Any:  # noqa: ANN401  (whatever msgpack holds)
    """What was packed, as msgpack has it, with that path. Raises ValueError, msgspec.MsgspecError."""

    def put(code: int, data: memoryview) -> str:
        if code == _PATH:
            return path
        start, length = msgspec.msgpack.decode(data, type=tuple[int, int])
        return text[start : start + length]

    return _unmark(msgspec.msgpack.decode(raw, ext_hook=put))


def _unmark(value: Any) -> Any:  # noqa: ANN401  (whatever msgpack holds)
    """The value with the names of fields in it."""
    if isinstance(value, list):
        return [_unmark(item) if isinstance(item, list | dict) else item for item in value]
    if isinstance(value, dict):
        if None in value:
            number, *values = value[None]
            return dict(zip(_FIELDS[number], _apart(number, map(_unmark, values), 1), strict=True))
        return {key: _unmark(item) for key, item in value.items()}
    return value


def _apart(number: int, values: Iterable[Any], sign: int) -> Iterable[Any]:
    """The values of an object; where something ends is told by how far that is from where it starts."""
    if number == _SPAN:
        start, end = values
        return start, end + sign * start
    if number == _PLACE:
        line, column, end_line, end_column = values
        return line, column, end_line + sign * line, end_column + sign * column
    return values


@functools.cache
def _dictionary() -> bytes:
    """A row as rows are, with what values have most; the end is what zlib refers to by the fewest bits."""
    place, span, record = Place(1, 1, 1, 1), Span(0, 0), RecordRef("d0", 1)
    fix = Fix("", Safety.SAFE, (PlacedEdit(Edit(span, ""), place),))
    related = Related("", record, place, "", "", "")
    finding = Finding(
        "CPY", "", Severity.WARNING, "", "", record, 1, span, place, "", "", "", (), (related,), fix
    )  # fmt: skip
    member = [
        "", None, 1, 1, 0, None, "2023-01-01", ["2023-01-01", "2023-01-01"], None, False, 3000, "", [], None, False,
        "", "",
    ]  # fmt: skip
    row = [[["", 0], [finding], 1, [], [], [], [], 0, 0], [Location("", record, 1, span, place, "", ""), member]]
    return _PROSE.encode() + Writer("").write(row)


def pack(raw: bytes) -> bytes:
    """The bytes of a row for some bytes of msgpack."""
    packing = zlib.compressobj(zdict=_dictionary())
    return packing.compress(raw) + packing.flush()


def unpack(packed: bytes) -> bytes:
    """What was packed. Raises zlib.error."""
    unpacking = zlib.decompressobj(zdict=_dictionary())
    raw = unpacking.decompress(packed) + unpacking.flush()
    if not unpacking.eof:
        raise zlib.error("it is cut off")
    return raw
