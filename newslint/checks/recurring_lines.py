"""Lines that stand under many different stories of one source: its furniture, even if no rule knows them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.findings import spot
from newslint.model import Spot, SpotHit
from newslint.segmenting.view import View

UNIT = "archive"
#: longer lines (in characters) are looked at only among a story's last, where bios and notes stand
_SHORT, _CLOSING = 80, 4


@dataclass(frozen=True, slots=True)
class Options:
    """A line must stand in `least_stories` different stories of a source, and in `least_share` of all of them.

    Lines of fewer than `least_words` words or more than `most_words` aren't looked at.
    """

    least_stories: int = 4
    least_share: float = 0.03
    least_words: int = 3
    most_words: int = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """A story's source, 8 bytes that tell it from others, and its lines, each as 8 bytes and its place."""

    source: str
    story: bytes
    lines: tuple[tuple[bytes, Spot], ...]


def gather(view: View, options: Options) -> Seen | None:
    """The short and the last lines of a story in scope, each with a digest of itself."""
    story = view.story
    if story is None or len(story.passages) < 3:
        return None
    text, lines = view.text, []
    longest = max((p.span for p in story.passages), key=len)
    closing = story.passages[-_CLOSING:][0].span.start
    for passage in view.passages:
        span = passage.span
        if span == longest or (len(span) > _SHORT and span.start < closing):
            continue
        line = span.of(text)
        if options.least_words <= line.count(" ") + 1 <= options.most_words:
            lines.append((_digest(line), spot(view.document, span, story.number)))
    return Seen(_source(view), _digest(longest.of(text)), tuple(lines))


def _digest(line: str) -> bytes:
    told = " ".join(line.lower().split())
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _source(view: View) -> str:
    """Whose story it is: as its record says, else its folder."""
    document = view.document
    return document.fields.source or document.path.rpartition("/")[0]


def judge(gathered: Sequence[Seen], options: Options) -> Iterator[SpotHit]:
    """Each line that recurs; copies of one story count once."""
    stories: defaultdict[str, set[bytes]] = defaultdict(set)
    where: defaultdict[tuple[str, bytes], set[bytes]] = defaultdict(set)
    for seen in gathered:
        stories[seen.source].add(seen.story)
        for own, _ in seen.lines:
            where[seen.source, own].add(seen.story)
    for seen in gathered:
        total = len(stories[seen.source])
        for own, place in seen.lines:
            count = len(where[seen.source, own])
            if count >= max(options.least_stories, options.least_share * total):
                yield SpotHit(place, (("count", str(count)), ("total", str(total))))
