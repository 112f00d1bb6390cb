"""Which lines of a page stand in a frame that holds a picture: what they say is said under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newslint.formats.html.roles import is_caption
from newslint.formats.html.tree import Element

#: what shows a picture or a film, or says where one is
PICTURES = frozenset(["img", "source", "video", "iframe", "embed", "amp-img", "amp-video"])
_ADDRESS = re.compile(r"""src(?:set)?\s*=\s*["']?[^\s"'>]""", re.IGNORECASE)
#: a picture stands no deeper in its frame
DEEPEST = 12


def shows(tag: str, written: str) -> bool:
    """Whether a tag shows a picture and says where it is; without an address there is none to show."""
    return tag in PICTURES and _ADDRESS.search(written) is not None


def frames_of(pictures: Iterable[Element]) -> set[int]:
    """The `id` of each figure, and of each element that is called a caption, that holds one of the pictures."""
    return {id(one) for picture in pictures for one in _above(picture) if one.tag == "figure" or is_caption(one)}


def is_framed(block: Element, frames: set[int]) -> bool:
    """Whether a block stands in one of the frames; of figures in figures its nearest counts."""
    for one in _above(block):
        if id(one) in frames:
            return True
        if one.tag == "figure":
            return False
    return False


def _above(element: Element) -> Iterator[Element]:
    """The element and some of those that it stands in, from the inside out."""
    one: Element | None = element
    left = DEEPEST
    while one is not None and left:
        yield one
        one, left = one.parent, left - 1
