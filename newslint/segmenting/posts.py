"""Channels and boards whose posts begin with a stamp in a line of its own; some have a headline, others have none.

Lowick News, [19.04.2021 08:14]
The ferry ran aground in the night. Nobody was hurt.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.calendar_names import month_of, weekday_of
from newslint.segmenting.credits import Credit, read_credit
from newslint.segmenting.headlines import headline_text
from newslint.segmenting.lines import Line, could_head, is_prose

#: so many posts make a channel
FEWEST = 3
#: what a stamp tells beside its day: who sent a post
_SIGNED = frozenset({"name", "label"})
#: above so many of the stamps what closes a post stands, and no headline
STEADY = 0.8
_DIGITS, _WORD = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
#: tags and links, which close posts
_TAGS, _LINK = re.compile(r"(?:#\S+\s*)+"), re.compile(r"://|(?<!\w)@\w|\b[\w-]{1,40}\.[a-z]{2,6}/\w")
#: how often a post was shared, liked or answered, behind a picture: "💬 112 comments"
_COUNTED = re.compile(r"[^\w\s]{1,3}\ufe0f? ?\d[\d.,KkMm ]{0,8}(?: [^\W\d_]{1,20})?")
#: of a line of tallies so much is letters at most: "👁 1,9K   🔁 12"
TALLY = 0.25
_SENTENCE = re.compile(r"[.!?…。！？](?=\s|[^\W\d_a-z])|[:：](?=\s)")
#: what stands before a colon is a headline if it has so many words
CLAUSE = 4


class Post(Struct, frozen=True):
    """A post: its stamp's line, one past its last, its headline's line, and what that says if text runs on in it."""

    at: int
    end: int
    title: int
    headline: str | None


def find_posts(lines: Sequence[Line]) -> list[Post]:
    """The posts of a channel that hold text, in order; nothing unless some of them have no headline.

    No text stands over the first, for comments under a story are stamped as well, and they are of several days or
    each is signed, for the entries of live coverage are neither.
    """
    stamps = _stamps(lines)
    if len(stamps) < FEWEST or any(map(is_prose, lines[: stamps[0]])):
        return []
    # a post may be a single line, of which nothing says what it is
    closing = sum(at - above == 2 or _closes(lines, at - 1) for above, at in pairwise(stamps))
    if closing < STEADY * (len(stamps) - 1):
        return []
    found = [_post(lines, at, end) for at, end in zip(stamps, [*stamps[1:], len(lines)])]
    posts = [post for post in found if post]
    return posts if len(posts) > 1 and any(post.headline for post in posts) else []


def _stamps(lines: Sequence[Line]) -> list[int]:
    """The lines that are stamps of one shape, as many as there are of any: their days run one way."""
    found: defaultdict[str, list[tuple[int, Credit]]] = defaultdict(list)
    for at, line in enumerate(lines):
        credit = read_credit(line.text) if _DIGITS.search(line.text) and not is_prose(line) else None
        if credit and _is_stamp(credit):
            found[_shape(line.text)].append((at, credit))
    best = max(found.values(), key=len, default=[])
    days = [credit.stamp.day for _, credit in best if credit.stamp]
    is_signed = all(credit.kinds & _SIGNED for _, credit in best)
    if not run_one_way(days) or not (is_signed or len(set(days)) > 1):
        return []
    return [at for at, _ in best]


def run_one_way(times: Sequence[datetime.date] | Sequence[tuple[int, int]]) -> bool:
    """Whether days or times of day follow each other, the latest first or last."""
    forth = sorted(times)
    return list(times) in (forth, forth[::-1])


def _is_stamp(credit: Credit) -> bool:
    """Whether a credit tells a day and the time of it, and who sent a post; a year in two digits is read nowhere."""
    if not credit.kinds <= {"date", "time"} | _SIGNED:
        return False
    return credit.stamp.time is not None if credit.stamp else credit.kinds >= {"date", "time"}


def _shape(text: str) -> str:
    """A stamp without its figures, its month and its weekday."""
    text = _DIGITS.sub("#", text)
    return _WORD.sub(lambda word: "M" if month_of(word[0]) else "W" if weekday_of(word[0]) else word[0], text)


def _closes(lines: Sequence[Line], at: int) -> bool:
    """Whether the line over a stamp may close a post: text, tags, a link, or how often it was seen.

    A headline doesn't, nor does what stands apart from the text above and close over the stamp.
    """
    top = at
    while top and not lines[top + 1].gap and not is_prose(lines[top]):
        if lines[top].gap:
            return False
        top -= 1
    line, text = lines[at], lines[at].text
    letters = sum(map(str.isalpha, text))
    is_tally = letters <= TALLY * len(text.replace(" ", "")) or (text[0] not in "\"'“«" and not could_head(line))
    is_counted = is_tally or _COUNTED.fullmatch(text) is not None or speaks_of_a_page(text)
    return is_prose(line) or is_counted or text[-1] in ".!?…" or bool(_TAGS.fullmatch(text) or _LINK.search(text))


def _post(lines: Sequence[Line], at: int, end: int) -> Post | None:
    """The post under a stamp; None if it holds no text."""
    first = at + 1
    text = next((n for n in range(first, end) if is_prose(lines[n])), None)
    if text is None:
        return None
    if first < text and could_head(lines[first]):
        return Post(at, end, first, None)
    return Post(at, end, text, headline_text(_opening(lines[text].text)))


def _opening(text: str) -> str:
    """The first sentence of a text, or what it says before a colon."""
    for found in _SENTENCE.finditer(text):
        told = text[: found.end()]
        if found[0] not in ":：":
            return told
        if told.count(" ") + 1 >= CLAUSE:
            return told[:-1]
    return text
