"""What is packed is unpacked, and what was cut off or written otherwise is no row."""

from __future__ import annotations

import zlib

import pytest

from newslint.store.packing import pack, unpack


def test_what_is_packed_is_unpacked() -> None:
    """Whatever it is."""
    for raw in (b"", b"\x81\xa4path\xa1a", bytes(range(256)) * 40):
        assert unpack(pack(raw)) == raw


@pytest.mark.parametrize("packed", [b"", pack(b"x" * 99)[:-3], zlib.compress(b"x")[:4], bytes(40)])
def test_what_is_cut_off_is_no_row(packed: bytes) -> None:
    """It is an error, never half of what was packed."""
    with pytest.raises(zlib.error):
        unpack(packed)
