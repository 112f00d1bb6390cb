"""What a line says by itself: its size and ending, what kinds of words it has, and whether it speaks as pages do."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

#: so many characters of a line tell what it is about
ENOUGH = 240
#: a line of so many characters doesn't speak the language of pages, whatever words it has
LONG = 130
#: shapes of lines up to this length are kept: menus are the same on page after page
_KEPT = 60


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FUNCTION = _set(
    "a an the of in on at to for from by with and or but as that which who whom whose is are was were be been being "
    "has have had will would could should may might can it its he she they his her their them we our i my this these "
    "those there not no than then when where while after before into over under about between during against said says"
)
_YOU = _set("you your yours you're you've you'll we us our ours we're we've")
_I = _set("i i'm i've i'd i'll me my mine myself")
_SAID = _set("said says told added according asked replied announced claimed explained warned")

#: words of the page's machinery in any outlet, by what they belong to; those of two words are pairs in a row
_MARKS = {
    "comment": "comment comments commenting reply replies permalink trackback trackbacks feedback moderated "
    "post+a report+abuse your+say a+comment your+comment",
    "tools": "share print tweet e-mail email bookmark digg facebook twitter whatsapp instagram linkedin reddit "
    "pinterest telegram tiktok bluesky mastodon flipboard youtube follow rss feed feeds listen permalink "
    "text+size font+size copy+link printer+friendly send+to add+to",
    "account": "subscribe subscriber subscribers subscribing subscription subscriptions login register newsletter "
    "newsletters unlimited trial donate donation donations membership alerts inbox podcast podcasts app apps "
    "download downloads mobile sign+in sign+up sign+out log+in log+out your+account free+articles notifications",
    "legal": "copyright privacy cookie cookies disclaimer permission permissions reprint reprints licensing "
    "rights+reserved terms+of terms+and consent trademark trademarks",
    "site": "sitemap homepage home search archive archives jobs careers help faq faqs menu advertise advertisement "
    "advertisements advertising advertiser advertisers sponsored sponsor javascript browser next previous click "
    "site+map contact+us about+us skip+to back+to powered+by hosted+by all+times classifieds",
    "related": "related recommended latest popular trending most+read most+popular most+viewed most+emailed "
    "most+shared most+commented top+stories more+from more+on more+stories more+news read+more read+also read+the "
    "read+next see+also also+read also+in you+may you+might external+links up+next more+in more+like",
    "media": "video videos gallery galleries slideshow enlarge audio photo+gallery image+caption photos watch",
}  # fmt: skip
KINDS = tuple(_MARKS)
_WORDS = {word: kind for kind, words in _MARKS.items() for word in words.split() if "+" not in word}
_PAIRS = {tuple(word.split("+")): kind for kind, words in _MARKS.items() for word in words.split() if "+" in word}
_WORD_KINDS = {word: KINDS.index(kind) for word, kind in _WORDS.items()}
_PAIR_KINDS = {pair: KINDS.index(kind) for pair, kind in _PAIRS.items()}
_PAIR_FIRST = frozenset(one for one, _ in _PAIR_KINDS)
_ALL = frozenset(_WORD_KINDS) | _PAIR_FIRST

_SPACED = str.maketrans(dict.fromkeys('!"#$%&()*+,./:;<=>?@[\\]^_`{|}~', " "))
_SPACED_TOO = "“”«»‹›…·•–—→►©®™"
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b(?:hours?|minutes?|mins?|days?|hrs?) ago\b|\b\d{1,2}/\d{1,2}\b",
    re.IGNORECASE,
)
_BY = frozenset(["by", "from"])
_WRITTEN = frozenset(["written", "reported", "reporting", "editing", "additional", "posted", "edited"])
_CREDIT = _set("photo photograph picture pictured image credit courtesy caption reuters afp getty epa")
_AGENCY = ("associated", "press")
_STOPS, _CLOSERS = ".!?…", "\"'”’»)]"
_ELLIPSES = ("...", "…", "[…]", "[...]")


class LineFeatures(NamedTuple):
    """A line by itself, as numbers; `marks` counts the words of pages, and each of `KINDS` has its own count."""

    words: int
    chars: int
    stop: int
    colon: int
    first: int
    commas: int
    sentences: int
    lowers: float
    titles: float
    function: float
    digits: float
    machine: int
    you: float
    i: float
    said: int
    marks: int
    comment: int
    tools: int
    account: int
    legal: int
    site: int
    related: int
    media: int
    dated: int
    by: int
    credit: int
    shouting: int
    quote: int
    question: int
    cut: int
    prose: int
    mean: float


def words_of(text: str) -> list[str]:
    """The words of the first few hundred characters of a line in small letters."""
    head = text[:ENOUGH].lower()
    if not head.isascii():
        # one after the other: a text of ASCII, as it is then, is translated ten times as fast
        head = head.replace("’", "'")
        for mark in _SPACED_TOO:
            head = head.replace(mark, " ")
    return head.translate(_SPACED).split()


def meaning(text: str) -> frozenset[str]:
    """The words of a line that say what it is about."""
    return frozenset([word for word in words_of(text) if len(word) > 3]) - _FUNCTION


def speaks_of_a_page(text: str) -> bool:
    """Whether a line that isn't a long sentence holds a word that pages speak to their readers with."""
    if len(text) >= LONG:
        return False
    words = words_of(text)
    return not _ALL.isdisjoint(words) and bool(_kinds(words))


def _kinds(words: list[str]) -> list[int]:
    kinds = [_WORD_KINDS[word] for word in words if word in _WORD_KINDS]
    if not _PAIR_FIRST.isdisjoint(words):
        kinds += [_PAIR_KINDS[pair] for pair in pairwise(words) if pair in _PAIR_KINDS]
    return kinds


def line_features(text: str) -> LineFeatures:
    """What a line says by itself; it isn't blank and has no white space around."""
    return _short(text) if len(text) <= _KEPT else _line_features(text)


def _line_features(text: str) -> LineFeatures:
    size, head = len(text), text[:ENOUGH]
    tokens, words = head.split(), words_of(text)
    seen, told = len(tokens), len(words) or 1
    count = seen if size <= ENOUGH else text.count(" ") + 1
    function = sum(map(_FUNCTION.__contains__, words))
    last, first = text[-1], text[0]
    stop = last in _STOPS or (last in _CLOSERS and text[-4:].rstrip(_CLOSERS)[-1:] in _STOPS and size > 1)
    found = [] if _ALL.isdisjoint(words) else _kinds(words)
    digits = sum(map(head.count, "0123456789"))
    plain = text.isascii()
    machine = text.count("|") + text.count("@") + ("://" in text) + ("www." in text) + (".com" in text)
    if not plain:
        machine += sum(map(text.count, "»«›‹·•©®→►▼▲■"))
    opening = words[0] if words else ""
    # in the order of the fields
    return LineFeatures._make(
        (
            count,
            size if size < 600 else 600,
            1 if stop else 0,
            1 if last in ":;," else 0,
            0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3,
            text.count(","),
            text.count(". ") + text.count("? ") + text.count("! "),
            sum(map(str.islower, tokens)) / seen,
            sum(map(str.istitle, tokens)) / seen,
            function / told,
            digits / len(head),
            machine,
            0 if _YOU.isdisjoint(words) else sum(map(_YOU.__contains__, words)) / told,
            0 if _I.isdisjoint(words) else sum(map(_I.__contains__, words)) / told,
            0 if _SAID.isdisjoint(words) else 1,
            len(found),
            *(map(found.count, range(len(KINDS))) if found else _NO_KINDS),
            1 if (digits or "ago" in words) and _DATED.search(head) else 0,
            1 if opening in _BY or (opening in _WRITTEN and not _BY.isdisjoint(words[1:3])) else 0,
            0 if _CREDIT.isdisjoint(words) and _AGENCY not in pairwise(words) else 1,
            1 if text.isupper() else 0,
            text.count('"') if plain else text.count('"') + text.count("“") + text.count("”"),
            text.count("?") + text.count("!"),
            1 if last in ".…]" and text.endswith(_ELLIPSES) else 0,
            1 if (stop and count >= 9 and function >= 2) or (count >= 25 and function >= 5) else 0,
            sum(map(len, words)) / told,
        )
    )


_NO_KINDS = (0,) * len(KINDS)
_short = lru_cache(maxsize=8192)(_line_features)
