"""HTML entities that were left in the text, once or several times escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Edit, Format, Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


# escaped once or several times, the ampersand by name or by number; a number may have lost its semicolon
_ENTITY = re.compile(
    r"&(?:(?:amp|AMP|#38|#x26);)*"
    r"(?:(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|#[0-9]{3,5}(?![0-9;]))"
)


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every entity: `entity`, `meant`, and an edit.

    Verdicts without edits: `markup` for < and >, `address` inside a web address, where a tag may still stand around it.

    Markdown knows entities, and there they are at home.
    """
    if "&" not in view.text or view.document.format is Format.MARKDOWN:
        return
    from html import unescape

    for found in _ENTITY.finditer(view.text):
        meant, before = unescape(found[0]), found[0]
        while meant != before:
            meant, before = unescape(meant), meant
        if len(meant) > 2 or (meant != "&" and meant.startswith("&")):
            continue  # no entity of that name
        span = Span(*found.span())
        fields = (("entity", found[0]), ("meant", meant if meant.isprintable() else "a space"))
        if meant in "<>" or not (meant.isprintable() or meant.isspace()):
            yield Hit(span, fields, "markup")
        elif "://" in re.split(r"\s", view.text[max(0, span.start - 200) : span.start])[-1]:
            yield Hit(span, fields, "address")
        else:
            yield Hit(span, fields, edits=(Edit(span, meant),))
