"""Files that are packed as one stream, gzip or zstd: told by their first bytes, read and written piece by piece.

zstd is Python's own from 3.14 on; before that it comes with the extra `zstd`.
"""

from __future__ import annotations

import contextlib
import gzip
import importlib
import io
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from msgspec import Struct

from newslint.errors import UsageError, how_to_install
from newslint.formats.limits import Counted
from newslint.opening import NotRegularError

#: what reading a compressed file raises that is broken
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)
#: a frame that wants a larger window than this is refused, in powers of two; `zstd --long` asks for 27
_WINDOW = 27


class Compression(Struct, frozen=True):
    """How files are packed whose first bytes are one of `magics` and whose names end with `ending`."""

    ending: str
    magics: tuple[bytes, ...]
    unpack: Callable[[BinaryIO], Any]
    pack: Callable[[BinaryIO], Any]


def _pack_gzip(file: BinaryIO) -> Any:  # noqa: ANN401  (a file of gzip's)
    # neither a name nor a time in it: the same bytes pack to the same bytes
    return gzip.GzipFile("", "wb", 6, file, mtime=0)


def _zstd() -> Any:  # noqa: ANN401  (a module that not everybody has)
    for name in ("compression.zstd", "backports.zstd"):
        with contextlib.suppress(ImportError):
            return importlib.import_module(name)
    raise NotRegularError(f"zstd needs a package that isn't installed: {how_to_install('zstd')}")


def _unpack_zstd(file: BinaryIO) -> Any:  # noqa: ANN401
    zstd = _zstd()
    return zstd.ZstdFile(file, options={zstd.DecompressionParameter.window_log_max: _WINDOW})


def _pack_zstd(file: BinaryIO) -> Any:  # noqa: ANN401
    return _zstd().ZstdFile(file, "w")


COMPRESSIONS = (
    Compression(".gz", (b"\x1f\x8b",), lambda file: gzip.GzipFile(fileobj=file), _pack_gzip),
    # a frame, or one of the sixteen kinds of frames to skip (RFC 8878, 3.1)
    Compression(
        ".zst",
        (b"\x28\xb5\x2f\xfd", *(bytes((kind, 0x2A, 0x4D, 0x18)) for kind in range(0x50, 0x60))),
        _unpack_zstd,
        _pack_zstd,
    ),
)
#: what the name of a packed file ends with, after the ending of its format
ENDINGS = tuple(one.ending for one in COMPRESSIONS)


def compression_of(start: bytes) -> Compression | None:
    """How a file is packed that starts like this; None if it isn't."""
    return next((one for one in COMPRESSIONS if start.startswith(one.magics)), None)


def compression_named(path: str) -> Compression | None:
    """How the name says that a file is packed; None if it says nothing."""
    return next((one for one in COMPRESSIONS if path.lower().endswith(one.ending)), None)


def unpacked(file: BinaryIO, packing: Compression, expansion: int) -> BinaryIO:
    """What a packed file holds; reading raises OSError when that is `expansion` times as much as the file has.

    Reading raises EOFError or zlib.error, too, if the file is broken.
    """
    inner = cast(BinaryIO, _Faithful(packing.unpack(file)))
    counted = Counted(inner, file.tell, expansion)
    return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, counted), 1 << 16))


class _Faithful:
    """The stream of a packed file that says in one way that it is broken: zstd has an error of its own."""

    def __init__(self, stream: Any) -> None:  # noqa: ANN401
        self._stream = stream

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with what comes next, and say how much that is."""
        try:
            came: int = self._stream.readinto(buffer)
        except (OSError, EOFError, zlib.error):
            raise
        except Exception as error:
            # ZstdError is a child of Exception alone
            raise EOFError(str(error)) from None
        return came

    def seekable(self) -> bool:
        """Whether the stream can go back, by reading it again."""
        return True

    def seek(self, at: int, whence: int = 0) -> int:
        """Go to a place in what is unpacked."""
        return cast(int, self._stream.seek(at, whence))

    def tell(self) -> int:
        """The place in what is unpacked."""
        return cast(int, self._stream.tell())


def pack_bytes(raw: bytes, packing: Compression) -> bytes:
    """The bytes packed."""
    held = io.BytesIO()
    with packing.pack(held) as packed:
        packed.write(raw)
    return held.getvalue()


@contextlib.contextmanager
def packing_into(file: BinaryIO, packing: Compression | None) -> Iterator[BinaryIO]:
    """The file, or a stream that packs what is written to it into the file. Raises UsageError if that can't be done."""
    if packing is None:
        yield file
        return
    try:
        packed = packing.pack(file)
    except NotRegularError as error:
        raise UsageError(str(error.strerror)) from None
    with packed:
        yield cast(BinaryIO, packed)
