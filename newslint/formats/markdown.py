"""Markdown: front matter gives fields, comments are hidden."""

from __future__ import annotations

import re
from typing import Any

from newslint.model import Fields, Span

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


def front_matter(text: str) -> tuple[Fields, Span | None]:
    """The fields of a text's front matter (YAML between `---`, TOML between `+++`) and where it stands.

    Front matter that can't be parsed gives no fields and is hidden all the same.
    """
    if not text.startswith(("---", "+++")):
        return Fields(), None
    found = _FRONT.match(text)
    if not found or (":" not in found[2] and "=" not in found[2]):
        return Fields(), None
    table = _parse(found[1], found[2])
    return fields_of(table), Span(found.start(), len(found[0].rstrip("\r\n")))


def comments(text: str) -> tuple[Span, ...]:
    """The comments of a Markdown text."""
    found: list[Span] = []
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at + len("<!--"))) >= 0:
        found.append(Span(at, end + len("-->")))
        at = text.find("<!--", found[-1].end)
    return tuple(found)


def fields_of(table: dict[str, Any]) -> Fields:
    """What a table of front matter says, under the names that publishing systems use."""

    def word(*names: str) -> str | None:
        return next((str(table[name]) for name in names if table.get(name) not in (None, "")), None)

    return Fields(
        title=word("title", "headline"),
        published=word("date", "published", "publishDate", "pubDate", "published_at"),
        source=word("source", "publisher", "outlet"),
        url=word("url", "canonical", "canonical_url", "link"),
    )


def _parse(fence: str, inner: str) -> dict[str, Any]:
    table: Any
    if fence == "+++":
        import tomllib

        try:
            table = tomllib.loads(inner)
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}
    else:
        import yaml

        try:
            table = yaml.load(inner, Loader=yaml.BaseLoader)
        except (yaml.YAMLError, RecursionError):
            return {}
    return table if isinstance(table, dict) else {}
