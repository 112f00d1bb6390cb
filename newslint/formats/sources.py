"""What a program hands over: texts, paths and documents, mixed as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newslint.formats import FRONT_MATTER, hidden_in, read_paths
from newslint.formats.registry import Item
from newslint.model import Document
from newslint.settings import Settings

#: a `str` is a text, a `Path` is a file or a folder, a `Document` is a text of which more is known
Source = str | Path | Document


def read_sources(sources: Source | Iterable[Source], settings: Settings) -> Iterator[Item]:
    """The documents of the sources, and what could not be read: texts first, in their order, then what paths name.

    A text is called `text:N` after its place among the sources, from 0.
    """
    paths: list[str] = []
    for number, source in enumerate([sources] if isinstance(sources, Source) else sources):
        if isinstance(source, Path):
            paths.append(str(source))
        elif isinstance(source, Document):
            yield source
        elif isinstance(source, str):
            yield document_of_text(source, f"text:{number}", settings.language)
        else:
            raise TypeError(f"a text (str), a pathlib.Path or a newslint.Document is wanted, not {source!r}")
    if paths:
        yield from read_paths(paths, settings)


def document_of_text(text: str, name: str, language: str | None = None) -> Document:
    """The document that a text is; front matter is told from the story as in a file."""
    if not text.startswith(FRONT_MATTER):
        return Document(name, text, language=language)
    fields, hidden = hidden_in(text)
    return Document(name, text, fields=fields, hidden=hidden, language=language)
