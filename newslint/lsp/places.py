"""Places as editors count them, and files as they name them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from newslint.model import Document, Place


def units(text: str, encoding: str) -> int:
    """How long a text is in the units that editor and server agreed on: `utf-8`, `utf-16` or `utf-32`."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def edges(read: Document, place: Place, encoding: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Start and end of a place as 0-based lines and characters in the units of `encoding`."""
    ends = ((place.line, place.column), (place.end_line, place.end_column))
    start, end = ((line - read.first_line, _units_before(read, line, column, encoding)) for line, column in ends)
    return start, end


def _units_before(read: Document, line: int, column: int, encoding: str) -> int:
    start = read.line_starts[line - read.first_line]
    return units(read.source[start : start + column - 1], encoding)


def path_of(uri: str) -> str:
    """The path in a `file:` URI, relative to the working folder where it lies in it; another URI stays as it is."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return uri
    path = Path(unquote(parts.path, errors="surrogateescape"))
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def uri_of(path: str) -> str:
    """The `file:` URI of a path."""
    return Path(path).absolute().as_uri()
