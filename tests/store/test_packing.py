"""What is packed is unpacked, and what was cut off or written otherwise is no row."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
import pytest

from newslint.model import Location, Place, RecordRef, Span
from newslint.store.packing import Writer, pack, read, unpack

LINE = "The ferry was late again, and nobody on the quay had been told why it was held in the strait. "


def test_what_is_packed_is_unpacked() -> None:
    """Whatever it is."""
    for raw in (b"", b"\x81\xa4path\xa1a", bytes(range(256)) * 40):
        assert unpack(pack(raw)) == raw


@pytest.mark.parametrize("packed", [b"", pack(b"x" * 99)[:-3], zlib.compress(b"x")[:4], bytes(40)])
def test_what_is_cut_off_is_no_row(packed: bytes) -> None:
    """It is an error, never half of what was packed."""
    with pytest.raises(zlib.error):
        unpack(packed)


def back(writer: Writer, raw: msgspec.Raw, path: str) -> Any:  # noqa: ANN401  (whatever was packed)
    """What was packed, as it is read with a path."""
    return read(raw, writer.text, path)


def test_a_value_is_read_as_it_was_written() -> None:
    """Texts of any length, objects within others, numbers, bytes, and what has no names of known objects."""
    place = Location("a.txt", RecordRef("r1", 3), 1, Span(4, 9), Place(2, 5, 4, 1), "ferry", LINE)
    value = [
        LINE * 3,
        LINE,
        "ferry was late",
        "late",
        "",
        None,
        True,
        -5,
        b"\0\xff",
        0.5,
        {"start": 1},
        {"other": LINE},
    ]
    writer = Writer("a.txt")
    first, second = writer.write(value), writer.write([place, place])
    assert back(writer, first, "a.txt") == value
    assert msgspec.convert(back(writer, second, "a.txt"), list[Location]) == [place, place]
    assert writer.text.count("ferry") == 3


def test_what_is_written_later_leaves_what_was_there() -> None:
    """A row that is added to has its text at the beginning of the new one."""
    early = Writer("a.txt")
    first = early.write([LINE])
    late = Writer("b.txt", early.text)
    second = late.write([LINE[:40], LINE.upper(), "b.txt"])
    assert back(late, first, "b.txt") == [LINE]
    assert back(late, second, "c.txt") == [LINE[:40], LINE.upper(), "c.txt"]


def test_a_path_is_what_it_is_when_it_is_read() -> None:
    """Also one that isn't in UTF-8; other texts of that kind have no place in a row."""
    odd = "\udcff.txt"
    writer = Writer(odd)
    raw = writer.write([odd, "words"])
    assert back(writer, raw, "new.txt") == ["new.txt", "words"]
    assert back(writer, raw, odd) == [odd, "words"]
    with pytest.raises(UnicodeEncodeError):
        writer.write(["half \ud83d of one"])


def test_a_long_text_is_packed_in_time_that_grows_with_it() -> None:
    """Pieces beyond its first part aren't looked for, and are right all the same."""
    text = "".join(
        f"Line {number} of the long account of the harbour board, {number * 7919} words.\n" for number in range(9000)
    )
    value = [text, *text.splitlines()]
    writer = Writer("a.txt")
    assert back(writer, writer.write(value), "a.txt") == value
