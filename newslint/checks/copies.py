"""Stories that are the same text, wherever in the archive they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.checks.repeated_passages import worded
from newslint.findings import spot
from newslint.model import BODY_PARTS, Spot, SpotHit
from newslint.segmenting.view import View

UNIT = "archive"


@dataclass(frozen=True, slots=True)
class Options:
    """`least_words`: shorter stories are not compared."""

    least_words: int = 20


@dataclass(frozen=True, slots=True)
class Digest:
    """A story by 16 bytes made of the words of its text, and where its headline stands."""

    digest: bytes
    spot: Spot


def gather(view: View, options: Options) -> Digest | None:
    """The digest of a story's text; case, spaces, the shape of quotation marks and what surrounds it don't count."""
    story = view.story
    if story is None:
        return None
    words = [word for one in view.whole.shared(worded) if one.passage.part in BODY_PARTS for word in one.words]
    if len(words) < options.least_words:
        return None
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return Digest(digest, spot(view.document, story.passages[0].span, story.number))


def judge(gathered: Sequence[Digest], options: Options) -> Iterator[SpotHit]:
    """Each story whose text an earlier one has, with a pointer to the first."""
    first: dict[bytes, Spot] = {}
    for item in gathered:
        earlier = first.setdefault(item.digest, item.spot)
        if earlier is not item.spot:
            told = (("path", earlier.path), ("line", str(earlier.place.line)))
            yield SpotHit(item.spot, told, pointers=(("first", earlier),))
