"""ninjs, by its shape, wherever records of JSON stand: its markup made text (https://iptc.org/standards/ninjs/).

`body_text` is a text like any other record's and is fixed in place; a body of markup only is read. Versions 1
(`body_html`, `headline`, `versioncreated`) and 2 and 3 (`bodies`, `headlines`, `versionCreated`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.formats.html_in_records import plain_text, under_byline

#: one of these stands in every item of ninjs, and in few other records beside one of its bodies
_SIGNS = frozenset({"uri", "versioncreated", "versionCreated", "standard"})
_BODIES = ("body_html", "body_xhtml", "bodies")
_OTHERS = ("associations", "renditions")


def is_item(record: Mapping[str, Any]) -> bool:
    """Whether a record has the shape of an item of ninjs."""
    return not _SIGNS.isdisjoint(record) and any(name in record for name in ("body_text", *_BODIES, *_OTHERS))


def flatten(record: Mapping[str, Any]) -> dict[str, Any]:
    """An item with its text as `text`, its headline as `title` and its day as `date`; no `text` if it has none."""
    markup = next((body for body in _bodies(record) if body), "")
    headline = record.get("headline") or next(_values(record.get("headlines"), ""), None) or record.get("title")
    byline = record.get("byline")
    flat = {name: value for name, value in record.items() if name not in _BODIES}
    flat["title"] = headline
    flat["date"] = record.get("versionCreated") or record.get("versioncreated")
    if markup:
        flat["text"] = under_byline(markup, byline if isinstance(byline, str) else "")
    return flat


def _bodies(record: Mapping[str, Any]) -> Iterator[str]:
    """What the bodies of markup say, as text."""
    for name in _BODIES[:2]:
        if isinstance(found := record.get(name), str):
            yield plain_text(found)
    yield from map(plain_text, _values(record.get("bodies"), "text/html"))
    yield from _values(record.get("bodies"), "text/plain")


def _values(items: object, kind: str) -> Iterator[str]:
    """The values of a list of bodies or headlines, those of a type."""
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("value"), str):
            said = str(item.get("contentType") or item.get("contenttype") or kind)
            if not kind or said == kind or (kind == "text/html" and "html" in said):
                yield item["value"]
