"""Writes pages as `train_judging.py` reads them: `label_pages.py KIND FILE.jsonl[.gz] … > PAGES.jsonl`.

KIND is `html` (rows with `id`, `url`, `html`, and snippets `with` and `without`: trafilatura's evaluation pages), whose
lines are labelled by trafilatura, run for precision and for recall: what both take is the story's, what neither takes
is the page's, the rest is left out; the snippets, which people chose, overrule both. Or it is `fresh` (rows with
`text`, `stories` and `furniture`, as in `tests/fresh`), or `lines` (rows with `lines` of text and label).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from newslint.formats import make_document
from newslint.model import Document, Format

STORY, PAGE, UNSURE = "body", "boilerplate", "comment"
_FORMATS = {"txt": Format.TEXT, "md": Format.MARKDOWN, "html": Format.HTML}
_LABELS = {"headline": "headline", "story": STORY, "credit": "supplement", "caption": UNSURE, "furniture": PAGE}
Row = dict[str, Any]


def squeeze(text: str) -> str:
    """The letters of a text."""
    return re.sub(r"[\W_]+", "", text).casefold()


def lines_of(document: Document) -> list[str]:
    """The lines of a page that aren't blank."""
    return [line.strip() for line in document.text.split("\n") if line.strip()]


def from_html(row: Row) -> Row | None:
    """A page labelled by trafilatura and by its snippets; None if nothing is found in it."""
    import trafilatura

    exact, wide = (
        squeeze(trafilatura.extract(row["html"], **{f"favor_{how}": True}, include_comments=False) or "")
        for how in ("precision", "recall")
    )
    if len(exact) < 200:
        return None
    lines = lines_of(make_document("page.html", row["html"].encode(), Format.HTML))
    yes, no = ([squeeze(one) for one in row[name]] for name in ("with", "without"))

    def label(line: str) -> str:
        told = squeeze(line)
        if any(one in told for one in yes if one):
            return STORY
        if any(one in told for one in no if one):
            return PAGE
        if not told or (len(told) < 8 and told in wide):
            return UNSURE if told in wide else PAGE
        return STORY if told in exact else UNSURE if told in wide else PAGE

    labels = [label(line) for line in lines]
    site = urlsplit(row["url"]).netloc
    return {"id": row["id"], "site": site, "language": row["lang"], "lines": lines, "labels": labels}


def from_fresh(row: Row) -> Row | None:
    """A page whose furniture was listed by its writer."""
    lines = lines_of(make_document(f"page.{row['ext']}", row["text"].encode(), _FORMATS[row["ext"]]))
    furniture = {squeeze(line) for line in row.get("furniture", ())}
    body = "".join(squeeze(line) for story in row["stories"] for line in story["body_lines"])

    def label(line: str) -> str:
        told = squeeze(line)
        return PAGE if told in furniture else STORY if told and told in body else "supplement"

    return {"id": row["id"], "language": row["language"], "lines": lines, "labels": [label(line) for line in lines]}


def from_lines(row: Row) -> Row | None:
    """A page with a label a line."""
    lines, labels = zip(*((line.strip(), label) for line, label in row["lines"] if line.strip()))
    return {"id": row["id"], "language": row["language"], "lines": lines, "labels": [_LABELS[one] for one in labels]}


KINDS: dict[str, Callable[[Row], Row | None]] = {"html": from_html, "fresh": from_fresh, "lines": from_lines}


def read(path: Path) -> Iterator[Row]:
    """The rows of a file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from map(json.loads, filter(None, text.split("\n")))


def main() -> None:
    """Write the pages of all files."""
    for name in sys.argv[2:]:
        for row in read(Path(name)):
            if page := KINDS[sys.argv[1]](row):
                sys.stdout.write(json.dumps(page, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
