"""Files whose encoding nothing told but their bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


# the first character that isn't ASCII, with what stands around it
_FIRST = re.compile(r"(?<![A-Za-z])[A-Za-z]*+[^\x00-\x7f]\w*")
_PLACE_OF_CODEC = re.compile(r"^iso(?=\d)")


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a file, at the first characters that another encoding may read otherwise.

    `encoding` is what it was read in, `rival` the next best. The verdict is `doubtful` where these are close.
    """
    guess = view.document.guess
    if guess is None or guess.told or guess.encoding != view.document.encoding:
        return
    found = _FIRST.search(view.text)
    if found:
        fields = (("encoding", _show(guess.encoding)), ("rival", _show(guess.rival)))
        yield Hit(Span(*found.span()), fields, "" if guess.certain else "doubtful" if guess.rival else "alone")


def _show(codec: str) -> str:
    return _PLACE_OF_CODEC.sub("iso-", codec)
