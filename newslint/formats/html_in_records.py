"""The text of HTML that stands in a field: its lines as people read them, the markup gone."""

from __future__ import annotations

from newslint.model import Format


def plain_text(markup: str) -> str:
    """What people read of a piece of HTML, a line a block."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    from newslint.formats import make_document

    page = f"<html><body><article>{markup}</article></body></html>"
    return make_document("", page.encode("utf-8", "surrogatepass"), Format.HTML, "utf-8").text.strip()


def under_byline(text: str, *above: str) -> str:
    """A text with what stands above it, as byline and dateline, each on a line of its own, unless it says so itself."""
    start = " ".join(text[:_NEAR].split()).casefold()
    lines = [line for line in above if line and line.casefold().rstrip(" -–—") not in start]
    return "\n".join((*lines, text))


#: characters at the start of a text in which a byline stands; not measured
_NEAR = 400
