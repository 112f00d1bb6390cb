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


#: an escaped "<", as far as the escaped ">" that ends what may be a tag; several behind each other are one
_LESS, _MORE = r"&(?:amp;|#38;|#x26;)*(?:lt|LT|#60|#x3[cC]);", r"&(?:amp;|#38;|#x26;)*(?:gt|GT|#62|#x3[eE]);"
_TAG = rf"{_LESS}[/!]?[a-zA-Z](?:(?!{_LESS}|{_MORE})[^\n<>]){{0,600}}{_MORE}"
_TAGS = re.compile(rf"{_TAG}(?:[^\n&<>]{{0,200}}{_TAG})*")


def _find_escaped_tags(text: str) -> list[Span]:
    """Where tags stand that were escaped, each row of them in a line as one: it is one fault."""
    return [Span(*found.span()) for found in _TAGS.finditer(text)]


def _plain(entity: str) -> str | None:
    """What an entity means, however often it was escaped; None if there is none of that name."""
    from html import unescape

    meant, before = unescape(entity), entity
    while meant != before:
        meant, before = unescape(meant), meant
    return None if len(meant) > 2 or (meant != "&" and meant.startswith("&")) else meant


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every entity: `entity`, `meant`, and an edit.

    Verdicts without edits: `markup` for < and >, `address` inside a web address, where a tag may still stand around it.

    Markdown knows entities, and there they are at home.
    """
    if "&" not in view.text or view.document.format is Format.MARKDOWN:
        return
    tags = _find_escaped_tags(view.text)
    yield from (Hit(tag, (("entity", tag.of(view.text)), ("meant", "")), "markup") for tag in tags)
    for found in _ENTITY.finditer(view.text):
        meant = _plain(found[0])
        span = Span(*found.span())
        if meant is None or any(tag.holds(span) for tag in tags):
            continue
        fields = (("entity", found[0]), ("meant", meant if meant.isprintable() else "a space"))
        if meant in "<>" or not (meant.isprintable() or meant.isspace()):
            yield Hit(span, fields, "markup")
        elif "://" in re.split(r"\s", view.text[max(0, span.start - 200) : span.start])[-1]:
            yield Hit(span, fields, "address")
        else:
            yield Hit(span, fields, edits=(Edit(span, meant),))
