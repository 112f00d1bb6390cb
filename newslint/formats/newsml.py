"""NewsML-G2, read-only: a news item, or a message with several (https://iptc.org/standards/newsml-g2/).

Of the renditions of an item's content the first that is text counts: XHTML, NITF or plain. Items without one (pictures,
packages) and those that were withdrawn are passed over, and said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.formats import nitf
from newslint.formats.html_in_records import plain_text, under_byline
from newslint.formats.registry import Item
from newslint.formats.xml_elements import Element, as_html, read_items, write_out_time
from newslint.model import Skipped
from newslint.settings import Settings

ROOTS = frozenset({"newsmessage", "newsitem", "packageitem"})
_ITEMS = frozenset({"newsitem", "packageitem"})
_NOT_PAGE = frozenset({"script", "style", "head"})


def read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    """The stories of a document of NewsML-G2."""

    def document_of(element: Element, number: int) -> Item:
        if element.name == "packageitem":
            return Skipped(path, f"the item on line {element.line} is a package, which has no text")
        status = element.first("itemmeta", "pubstatus")
        if status and status.attributes.get("qcode", "").endswith(("canceled", "withheld")):
            return Skipped(path, f"the item on line {element.line} was withdrawn")
        return nitf.as_record(path, element.line, number, _fields(element))

    return read_items(path, stream, _ITEMS, settings.limits.document, document_of)


def _fields(item: Element) -> dict[str, Any]:
    meta, about = item.first("itemmeta") or Element("", {}), item.first("contentmeta") or Element("", {})
    fields = _content(item.first("contentset") or Element("", {}))
    title = _text(about, "headline") or fields.get("title") or _text(meta, "title")
    published = _text(meta, "versioncreated") or _text(meta, "firstcreated") or _text(about, "contentcreated")
    above = [_text(about, "by"), _text(about, "dateline")]
    return {
        "id": item.attributes.get("guid"),
        "title": title,
        "published": write_out_time(published) or fields.get("published"),
        "source": _provider(meta) or fields.get("source"),
        "url": next(
            (e.attributes.get("href") for e in meta.children("link") if "canonical" in e.attributes.get("rel", "")),
            None,
        ),
        "text": fields["text"] and under_byline(fields["text"], *above),
    }


def _content(content: Element) -> dict[str, Any]:
    """What the first rendition with text says."""
    for one in content.children("inlinexml", "inlinedata"):
        inside = next(one.all("nitf"), None)
        if inside is not None:
            fields = nitf.fields_of(inside)
        elif one.name == "inlinexml":
            page = next(one.all("body"), one)
            fields = {"text": plain_text(as_html(page, {}, _NOT_PAGE))}
        else:
            raw = "".join(piece for piece in one.inner if isinstance(piece, str)).strip()
            kind = one.attributes.get("contenttype", "text/plain")
            if one.attributes.get("encoding") or not kind.startswith("text/"):
                continue  # a file in letters, as base64 writes it
            fields = {"text": plain_text(raw) if "html" in kind else raw}
        if fields["text"]:
            return fields
    return {"text": ""}


def _provider(meta: Element) -> str:
    found = meta.first("provider")
    return (_text(found, "name") or found.attributes.get("literal", "")) if found else ""


def _text(element: Element, name: str) -> str:
    found = element.first(name)
    return found.text if found else ""
