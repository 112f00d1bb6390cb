"""Lines that stand under many different stories of one source: its furniture, even if no rule knows them.

How often is enough depends on the line: one that its page leaves in doubt needs only one other story; a long one that
stands word for word under several stories needs no share of all; short ones, which any report may hold, do. Lines that
differ only in a name or a number ("More from Jane Doe", "12 comments") count as one, if they are no sentences.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newslint.checks.bpl.known_lines import ANY
from newslint.model import LocatedHit, Location, Part, Passage
from newslint.model.finding import locate
from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.lines import TERMINAL, is_byline, is_date_line
from newslint.segmenting.view import View

if TYPE_CHECKING:
    from newslint.store.comparison import Beside
    from newslint.store.lookups import Keys

UNIT = "archive"
#: longer lines (in characters) are looked at only among a story's last, where bios and notes stand
_SHORT, _CLOSING = 80, 4
_QUOTES = ("“", '"', "‘", "«", "„")
#: who wrote or sent a story recurs and belongs to it
_AGENCY = re.compile(
    r"(?:staff|agenc(?:y|ies)|reuters|afp|a\.?p\.?|associated press|press association|pa media|dpa|efe|ansa|tass|xinhua"
    r"|agence france-presse|bloomberg|(?:our|a|special|staff|own) (?:correspondents?|reporters?|writers?))\b",
    re.IGNORECASE,
)
_AGENCY_WORDS = 5
#: what varies in lines that are otherwise the same: names of two words or more, and numbers
_VARYING = re.compile(r"(?:[A-Z][\w.’'-]*[a-z.] ){1,3}[A-Z][\w’'-]*[a-z]|\d[\d.,:]*")
_NUMBER = re.compile(r"\d")
#: a line with something that varies must have so many words that don't, and no more words than this
_FIXED, _LONGEST = 2, 12


class Options(Struct, frozen=True):
    """A line must stand in `least_stories` different stories of a source, and in a share of all of them.

    The share is `least_share`, or `least_share_long` for lines of `long` words and more. Of a line that its page leaves
    in doubt (furniture with a chance of `doubtful`), `least_doubtful` stories are enough. Lines of fewer than
    `least_words` words or more than `most_words` aren't looked at unless they are in doubt.
    """

    least_stories: int = 4
    least_share: float = 0.03
    least_share_long: float = 0.002
    long: int = 8
    least_words: int = 3
    most_words: int = 60
    doubtful: float = 0.25
    least_doubtful: int = 2


class Recurring(Struct, frozen=True, array_like=True):
    """A line that may recur: digests of it and of what doesn't vary in it (or None), its words, doubt and place.

    Without a place it is furniture already: it tells of others that read the same, and is not told itself.
    """

    own: bytes
    shape: bytes | None
    words: int
    doubt: float
    place: Location | None


class Seen(Struct, frozen=True, array_like=True):
    """A story's file and, if its record names one, its source; 8 bytes that tell it from others, and its lines."""

    path: str
    named: str | None
    story: bytes
    lines: tuple[Recurring, ...]

    @property
    def source(self) -> str:
        """Whose story it is: as its record says, else its folder."""
        return self.named or self.path.rpartition("/")[0]


Contribution = Seen


def gather(view: View, options: Options) -> Seen | None:
    """The lines of a story, or around one, that may recur."""
    whole, story = view.whole, view.story
    page = whole.page
    if not page.stories or (story is not None and len(story.passages) < 3):
        return None
    told = story or page.stories[0]
    longest = max((p.span for p in told.passages), key=len)
    closing = whole.passages[-_CLOSING:][0].span.start if story else 0
    in_scope, found = view.scope.parts, []
    for passage in whole.passages:
        if passage.span == longest or passage.part in (Part.BYLINE, Part.DATELINE, Part.HEADLINE):
            continue
        line = passage.span.of(view.text)
        if _may_recur(passage, line, closing, options):
            place = locate(view.document, passage.span, passage.story) if passage.part in in_scope else None
            words = line.count(" ") + 1
            found.append(Recurring(_digest(line), _shape(line), words, passage.doubt, place))
    document = view.document
    return Seen(document.path, document.fields.source, _digest(longest.of(view.text)), tuple(found))


def _may_recur(passage: Passage, line: str, closing: int, options: Options) -> bool:
    if passage.part is Part.FURNITURE or passage.doubt >= options.doubtful:
        return not is_credit(line)
    if len(line) > _SHORT and passage.span.start < closing:
        return False
    return options.least_words - 1 <= line.count(" ") + 1 <= options.most_words and not is_credit(line)


def is_credit(line: str) -> bool:
    """Whether a line is a date, a byline, an agency's name or somebody's words: these recur and are the story's."""
    if line.startswith(_QUOTES) or is_date_line(line) or is_byline(line):
        return True
    return line.count(" ") < _AGENCY_WORDS and _AGENCY.search(line) is not None


def varying(line: str) -> str | None:
    """The line with `*` for what may vary from story to story, or None: sentences and figures are the story's own."""
    words = line.count(" ") + 1
    if words > _LONGEST or TERMINAL.search(line) or line[-1].isdigit() or ":" in line:
        return None
    if _NUMBER.search(line) and not speaks_of_a_page(line):
        # figures of a kind stand in many reports: earnings, scores, prices
        return None
    left = _VARYING.sub(ANY, line)
    fixed = sum(any(char.isalpha() for char in word) for word in left.split() if ANY not in word)
    return left if left != line and fixed >= _FIXED - line[0].isdigit() else None


def _shape(line: str) -> bytes | None:
    left = varying(line)
    return _digest(left) if left is not None else None


def _digest(line: str) -> bytes:
    told = " ".join(line.lower().split())
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def index(gathered: Sequence[Seen]) -> Sequence[Keys]:
    """By what lines are counted: the source, and each line in it. Copies of one story have one mark."""
    from newslint.store.lookups import Keys

    found = []
    for seen in gathered:
        lines = {digest for line in seen.lines for digest in (line.own, line.shape) if digest}
        keys = [_key(seen.source, digest) for digest in (b"", *sorted(lines))]
        found.append(Keys(keys, int.from_bytes(seen.story, "little", signed=True)))
    return found


def _key(source: str, digest: bytes) -> int:
    """What stands for a line in a source (64 bits), or for the source itself if there is no `digest`."""
    told = source.encode("utf-8", "surrogatepass") + b"\0" + digest
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "little", signed=True)


class _Counted:
    """In how many different stories of a source a line stands: of those at hand, or of an archive's store."""

    def __init__(self, gathered: Sequence[Seen], beside: Beside | None) -> None:
        self._near, self._beside = beside.near if beside else None, beside
        self._known: dict[tuple[str, bytes], int] = {}
        if self._near is None:
            holders: defaultdict[tuple[str, bytes], set[bytes]] = defaultdict(set)
            for seen in gathered:
                holders[seen.source, b""].add(seen.story)
                for line in seen.lines:
                    holders[seen.source, line.own].add(seen.story)
                    if line.shape:
                        holders[seen.source, line.shape].add(seen.story)
            self._known = {key: len(stories) for key, stories in holders.items()}

    def of(self, seen: Seen, digest: bytes = b"") -> int:
        """The count of a line in the source of a story, or of all stories of that source."""
        key = seen.source, digest
        if key not in self._known and self._near and self._beside:
            as_stored = replace(seen, path=self._beside.own((seen.path, 0, 0))[0])
            self._known[key] = self._near.lookups.count_holders(self._near.family, _key(as_stored.source, digest))
        return self._known[key]


def judge(gathered: Sequence[Seen], options: Options, archive: Beside | None = None) -> Iterator[LocatedHit]:
    """Each line that recurs; copies of one story count once."""
    counted = _Counted(gathered, archive)
    for seen in gathered:
        for line in seen.lines:
            if line.place is None:
                continue
            count = counted.of(seen, line.own)
            alike = counted.of(seen, line.shape) if line.shape else 0
            if max(count, alike) < min(options.least_stories, options.least_doubtful):
                continue
            total = counted.of(seen)
            # with other names more often than with this one: it is what doesn't vary that recurs
            varies = alike > count and alike >= max(options.least_stories, options.least_share * total)
            if not varies and not _recurs(line, count, total, options):
                continue
            how = ", but for a name or a number," if varies else ""
            told = {"count": str(alike if varies else count), "total": str(total), "how": how, "source": seen.source}
            yield LocatedHit(line.place, tuple(told.items()))


def _recurs(line: Recurring, count: int, total: int, options: Options) -> bool:
    if line.doubt >= options.doubtful:
        return count >= options.least_doubtful
    if line.words < options.least_words:
        return False
    share = options.least_share_long if line.words >= options.long else options.least_share
    return count >= max(options.least_stories, share * total)
