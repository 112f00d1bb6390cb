"""newslint: the linter and deduplicator for news text, as a library.

    import newslint
    from pathlib import Path

    newslint.check("On Sunday, 11 March 2023, the the bridge opened.").findings
    newslint.dedup([Path("stories/"), "one more text"]).clusters
    newslint.stories(Path("page.html")).stories
    newslint.clean("It donâ€™t matter.").text

A `str` is always a text, a `pathlib.Path` a file or a folder, a `Document` a text of which more is known (its title,
the day it was published); a list may mix them. `Settings` say how; a path in their place names a file of them, and no
file is looked for by itself. Nothing is printed and nothing exits: what can't be read is told in `unread`, what is
wrong with the set-up is a `NewslintError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from newslint.cleaning.cleaner import Change, Cleaner
    from newslint.cleaning.texts import Cleaned
    from newslint.errors import NewslintError
    from newslint.formats.sources import Source
    from newslint.model import Document, Fields, Finding, Page, Report, Severity, Skipped, Story, Unread
    from newslint.pipeline.clusters import Cluster, Clusters
    from newslint.pipeline.pages import Pages
    from newslint.rulebook.rule import Rule
    from newslint.settings import Settings

__version__ = "0.2.0"

#: what else the library offers, and where it is defined: loaded when it is first asked for
_ELSEWHERE = {
    "Change": "newslint.cleaning.cleaner",
    "Cleaned": "newslint.cleaning.texts",
    "Cluster": "newslint.pipeline.clusters",
    "Clusters": "newslint.pipeline.clusters",
    "Document": "newslint.model",
    "Fields": "newslint.model",
    "Finding": "newslint.model",
    "NewslintError": "newslint.errors",
    "Page": "newslint.model",
    "Pages": "newslint.pipeline.pages",
    "Report": "newslint.model",
    "Settings": "newslint.settings",
    "Severity": "newslint.model",
    "Story": "newslint.model",
}
__all__ = [
    "Change", "Cleaned", "Cluster", "Clusters", "Document", "Fields", "Finding", "NewslintError", "Page", "Pages",
    "Report", "Settings", "Severity", "Story", "check", "clean", "dedup", "signatures", "stories",
]  # fmt: skip


def check(
    sources: Source | Iterable[Source],
    *,
    settings: Settings | Path | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    language: str | None = None,
) -> Report:
    """What is wrong in the texts: a `Report` with its `findings`, in the order of paths and lines.

    `select` and `ignore` are codes, the starts of codes, or names, as in the settings; `language` is a code as in
    `en`, for what is all in one. A text's path in the report is `text:N`, N being its place in `sources` from 0.
    All texts that belong together should come in one call: some rules compare them, and rules are made ready once.

    Raises NewslintError for broken settings and rule files.
    """
    from newslint.formats.sources import read_sources
    from newslint.pipeline.baseline import load_baseline
    from newslint.pipeline.linter import KnownFindings, lint

    chosen = _settings(settings, select=select, ignore=ignore, language=language)
    known = KnownFindings(load_baseline(chosen.locate(chosen.baseline))) if chosen.baseline else None
    return lint(read_sources(sources, chosen), _rules(chosen), chosen, known=known)


def dedup(
    sources: Source | Iterable[Source],
    *,
    settings: Settings | Path | None = None,
    kinds: Sequence[str] | None = None,
    threshold: float | None = None,
    plain: bool = False,
) -> Clusters:
    """The stories that repeat each other: `Clusters`, each with its members, the one to keep, and the evidence.

    `kinds` are some of exact, near, partial, teaser and retold; `threshold` (above 0 to 1) is the mean share of the
    shorter story's word triples that joins copies. `plain`: each text or record is one story, and all of it counts.

    Raises NewslintError for broken settings and for kinds that there aren't, ValueError for a threshold out of range.
    """
    from newslint.formats.sources import read_sources
    from newslint.pipeline.dedup_options import dedup_options
    from newslint.pipeline.deduplication import deduplicate

    chosen = _settings(settings)
    return deduplicate(read_sources(sources, chosen), dedup_options(chosen, kinds, threshold, plain=plain))


def stories(
    sources: Source | Iterable[Source], *, settings: Settings | Path | None = None, language: str | None = None
) -> Pages:
    """How the texts are read: `Pages`, one a document, whose stories have a title, a date, a language and passages.

    Spans count in `page.document.text`. Raises NewslintError for broken settings.
    """
    from newslint.formats.sources import read_sources
    from newslint.pipeline.pages import Pages, read_pages

    chosen = _settings(settings, language=language)
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    pages = tuple(read_pages(read_sources(sources, chosen), chosen, unread, skipped))
    return Pages(pages, tuple(unread), tuple(skipped))


def clean(text: str, *, settings: Settings | Path | None = None, language: str | None = None) -> Cleaned:
    """The text with its damage fixed and its furniture out: `Cleaned`, with a row for every change.

    Repeated stories are left to `dedup`, which sees more than one text. Raises NewslintError for broken settings.
    """
    from newslint.cleaning.texts import clean_text

    chosen = _settings(settings, language=language)
    return clean_text(text, _cleaner(chosen), chosen.language)


def signatures(
    texts: Sequence[str], size: int = 5, permutations: int = 128, seed: int = 1, scheme: str | None = None
) -> NDArray[Any]:
    """MinHash signatures that datasketch reads, a row a text: see `newslint.duplicates.signatures`.

    With a `scheme` ("affine32" is datasketch's usual one) they are those that datasketch makes of the texts itself.
    """
    from newslint import duplicates

    return duplicates.signatures(texts, size, permutations, seed, scheme)


def __getattr__(name: str) -> object:
    """The nouns of the library, from where they are defined."""
    if name not in _ELSEWHERE:
        raise AttributeError(f"newslint has no {name!r}")
    import importlib

    return getattr(importlib.import_module(_ELSEWHERE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _settings(given: Settings | Path | None, **flags: object) -> Settings:
    from newslint.settings import AUTO, Settings
    from newslint.settings_file import read_settings

    settings = given if isinstance(given, Settings) else Settings() if given is None else read_settings(given)
    if settings.jobs == AUTO:
        # another process would run the module of whoever called us again
        settings = settings.with_flags(jobs=1)
    return settings.with_flags(**{k: tuple(v) if isinstance(v, list) else v for k, v in flags.items()})


@lru_cache(8)
def _rules(settings: Settings) -> tuple[Rule, ...]:
    from newslint.rulebook import load_rules

    return load_rules(settings)


@lru_cache(8)
def _cleaner(settings: Settings) -> Cleaner:
    from newslint.cleaning.texts import text_cleaner

    return text_cleaner(settings, _rules(settings))
