"""The text of HTML that stands in a field: its lines as people read them, the markup gone."""

from __future__ import annotations

from newslint.formats.decoding import without_lone


def plain_text(markup: str) -> str:
    """What people read of a piece of HTML, a line a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from newslint.formats.html import readable

    return readable(f"<html><body><article>{without_lone(markup)}</article></body></html>").text.strip()


def under_byline(text: str, *above: str) -> str:
    """A text with what stands above it, as byline and dateline, each on a line of its own, unless it says so itself."""
    start = " ".join(text[:_NEAR].split()).casefold()
    lines = [line for line in above if line and line.casefold().rstrip(" -–—") not in start]
    return "\n".join((*lines, text))


#: characters at the start of a text in which a byline stands; not measured
_NEAR = 400
