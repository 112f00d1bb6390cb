"""NITF, read-only: a document of one story, by itself or within other XML (https://iptc.org/standards/nitf/).

Title, byline, dateline, date and the text of `body.content`; the abstract, which is for editors, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.formats.html_in_records import plain_text, under_byline
from newslint.formats.records import Picker, record_document
from newslint.formats.registry import Item
from newslint.formats.xml_elements import Element, as_html, read_items, write_out_time
from newslint.model import Skipped
from newslint.settings import RecordFields, Settings

ROOTS = frozenset({"nitf"})
#: what NITF's blocks are called in HTML; its other elements are words within a line
_HTML = {
    "hl2": "h2",
    "media": "figure",
    "media-caption": "figcaption",
    "bq": "blockquote",
    "block": "div",
    "nitf-table": "div",
    "note": "aside",
}
_DROPPED = frozenset({"media-reference", "media-metadata", "media-object", "alt-code", "nitf-table-metadata"})


def fields_of(nitf: Element) -> dict[str, Any]:
    """What a `nitf` element says of its story, under the names of records."""
    head, body = nitf.first("head") or Element("", {}), nitf.first("body") or nitf
    above = body.first("body.head") or Element("", {})
    content = body.first("body.content") or body
    title = next((one.text for one in above.all("hl1") if one.text), "") or _text(head, "title")
    data = head.first("docdata") or Element("", {})
    published = head.first("pubdata")
    said = published.attributes if published else {}
    dates = (
        _attribute(data, "date.issue", "norm"),
        _attribute(data, "date.release", "norm"),
        said.get("date.publication"),
    )
    text = plain_text(as_html(content, _HTML, _DROPPED))
    byline = next((one.text for one in above.children("byline") if one.text), "")
    return {
        "id": _attribute(data, "doc-id", "id-string"),
        "title": title,
        "published": write_out_time(next((date for date in dates if date), "")),
        "source": said.get("name"),
        "url": _attribute(data, "du-key", "url"),
        "text": text and under_byline(text, byline, _text(above, "dateline")),
    }


def _text(element: Element, name: str) -> str:
    found = element.first(name)
    return found.text if found else ""


def _attribute(element: Element, name: str, attribute: str) -> str | None:
    found = element.first(name)
    return found.attributes.get(attribute) if found else None


def read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    """The story of a document of NITF."""

    def document_of(element: Element, number: int) -> Item:
        return as_record(path, element.line, number, fields_of(element))

    return read_items(path, stream, ROOTS, settings.limits.document, document_of)


def as_record(path: str, line: int, number: int, fields: dict[str, Any]) -> Item:
    """The document of an item whose fields are these, or that it has no text."""
    if not fields["text"]:
        return Skipped(path, f"the item on line {line} has no text")
    given = {name: value for name, value in fields.items() if value}
    return record_document(path, line, given, Picker(RecordFields()), number)
