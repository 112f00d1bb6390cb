"""What a page says of its story in its head: meta elements, Open Graph, and schema.org data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newslint.formats.html.reader import Read

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "pubdate", "og:published_time", "publishdate", "publish-date",
    "parsely-pub-date",
    "sailthru.date", "citation_publication_date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author")
_TITLES = ("og:title", "headline", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
#: types of schema.org that are stories
_ARTICLES = re.compile(r"(?:Article|BlogPosting|Recipe|Review|Report|LiveBlogPosting)$")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|/\*\]\]>\*/)\s*$")
#: what parts a headline from the name of its page in a title
_PARTS = re.compile(r"\s+[|\-–—:»·•]+\s+|\s*[|»]\s*|:\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of its story: titles (the surest first), the day as it is written, author, site, address.

    `body` is the text of the story as schema.org data have it, `is_live` whether it is told in entries.
    """

    titles: tuple[str, ...] = ()
    published: str | None = None
    author: str | None = None
    site: str | None = None
    url: str | None = None
    body: str = ""
    is_live: bool = False


def said_of(read: Read) -> Said:
    """What a page says of its story."""
    meta = read.meta
    nodes = [node for node in _nodes(read.data) if _ARTICLES.search(_type(node))]
    # data of several articles are those of a list; they say nothing of the page
    article: dict[str, Any] = nodes[0] if nodes and len({_text(n.get("headline")) for n in nodes}) == 1 else {}
    headline = _text(article.get("headline")) or _text(article.get("name"))
    titles = [headline, *(meta.get(name, "") for name in _TITLES), read.title]
    author = _names(article.get("author")) or next((meta[n] for n in _AUTHORS if meta.get(n)), "")
    return Said(
        titles=tuple(dict.fromkeys(" ".join(title.split()) for title in titles if title.strip())),
        published=_text(article.get("datePublished")) or next((meta[n] for n in _DATES if meta.get(n)), None),
        author=author if author and "://" not in author else None,
        site=meta.get("og:site_name"),
        url=read.canonical or meta.get("og:url"),
        body=_text(article.get("articleBody")),
        is_live=any(_type(node) == "LiveBlogPosting" for node in nodes),
    )


def _nodes(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The things that a page's schema.org data speak of, those within others as well."""
    for script in scripts:
        try:
            todo: list[Any] = [json.loads(_COMMENT.sub("", script), strict=False)]
        except (ValueError, RecursionError):
            continue
        while todo:
            item = todo.pop(0)
            if isinstance(item, list):
                todo += item
            elif isinstance(item, dict):
                yield item
                todo += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type", "")
    return str(kind[0] if isinstance(kind, list) and kind else kind)


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(value: object) -> str:
    """The names of authors, one after the other."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value)))
    return _text(value.get("name") if isinstance(value, dict) else value)


def headline_of(title: str) -> str:
    """A page's title without the name of the page before or behind it: the longest of its parts."""
    return max(_PARTS.split(title), key=len).strip() if title else ""
