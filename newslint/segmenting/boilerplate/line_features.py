"""What a line says by itself: its size and ending, what kinds of words it has, and whether it speaks as pages do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

#: so many characters of a line tell what it is about
ENOUGH = 240
#: a line of so many characters doesn't speak the language of pages, whatever words it has
LONG = 130
#: shapes of lines up to this length are kept: menus are the same on page after page
_KEPT = 60


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_YOU = _set("you your yours you're you've you'll we us our ours we're we've")
_I = _set("i i'm i've i'd i'll me my mine myself")
_SAID = _set("said says told added according asked replied announced claimed explained warned")

#: English words of the page's machinery in any outlet, by what they belong to; those of two words are pairs in a row
_MARKS = {
    "comment": "comment comments commenting reply replies permalink trackback trackbacks feedback moderated "
    "post+a report+abuse your+say a+comment your+comment",
    "tools": "share print tweet e-mail email bookmark digg facebook twitter whatsapp instagram linkedin reddit "
    "pinterest telegram tiktok bluesky mastodon flipboard youtube follow rss feed feeds listen permalink "
    "text+size font+size copy+link printer+friendly send+to add+to",
    "account": "subscribe subscriber subscribers subscribing subscription subscriptions login register newsletter "
    "newsletters unlimited trial donate donation donations membership alerts inbox podcast podcasts app apps "
    "download downloads mobile sign+in sign+up sign+out log+in log+out your+account free+articles notifications",
    "legal": "imprint copyright privacy cookie cookies disclaimer permission permissions reprint reprints licensing "
    "rights+reserved terms+of terms+and consent trademark trademarks",
    "site": "sitemap homepage home search archive archives jobs careers help faq faqs menu advertise advertisement "
    "advertisements advertising advertiser advertisers sponsored sponsor javascript browser next previous click "
    "site+map tag tags category categories contact+us about+us skip+to back+to powered+by hosted+by all+times "
    "classifieds",
    "related": "older+posts newer+posts recent+posts related+posts related recommended latest popular trending "
    "most+read most+popular most+viewed most+emailed "
    "most+shared most+commented top+stories more+from more+on more+stories more+news read+more read+also read+the "
    "read+next see+also also+read also+in you+may you+might external+links up+next more+in more+like",
    "media": "video videos gallery galleries slideshow enlarge audio photo+gallery image+caption photos watch",
}  # fmt: skip
KINDS = tuple(_MARKS)
_ENGLISH_KINDS = {word: KINDS.index(kind) for kind, words in _MARKS.items() for word in words.split()}
_DATA = Path(__file__).parent / "data"


class _Lexicon(NamedTuple):
    """The words of pages, each with the number of its kind: single ones, pairs, and those of scripts without spaces."""

    words: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    firsts: frozenset[str]
    all: frozenset[str]
    unspaced: re.Pattern[str]
    small: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    """English words of pages, and those of other languages from catalogues of messages (`page_words.txt`)."""
    told = dict(_ENGLISH_KINDS)
    for row in (_DATA / "page_words.txt").read_text(encoding="utf-8").splitlines():
        _, kind, *words = row.split()
        for word in words:
            told.setdefault(word, KINDS.index(kind))
    pairs = {(word[: word.index("+")], word[word.index("+") + 1 :]): kind for word, kind in told.items() if "+" in word}
    single = {word: kind for word, kind in told.items() if "+" not in word}
    firsts = frozenset(one for one, _ in pairs)
    wide = sorted((word for word in single if _WIDE.match(word)), key=len, reverse=True)
    small = (_DATA / "small_words.txt").read_text(encoding="utf-8").split()
    return _Lexicon(
        single, pairs, firsts, firsts | frozenset(single), re.compile("|".join(map(re.escape, wide))), frozenset(small)
    )


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
_STOPS, _CLOSERS = ".!?…。！？।॥۔؟", "\"'”’»)]」』›“"
#: scripts that part no words; two of their characters are about a word
_WIDE = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
#: a line of more of them is no label, whatever words may be read in it
WIDE_LABEL = 16
#: what stands between the entries of a menu in a line, what points somewhere, and a page's own signs
_SEPARATORS = re.compile(r"\s[|·•›»>/–—]\s|\|")
_ARROWS = "«»‹›←→↑↓►▶▼▲◄◀⟩⟨➔➜❯❮"
RIGHTS = re.compile(r"[©®™]|\([cC]\) ?\d{4}")
#: a mark of rights, or an address
_SIGN = re.compile(
    r"[©®™]|\(c\) ?\d{4}|\S@\S|(?<!\S)@\w|https?://|\bwww\.|\b[\w-]+\.(?:com|org|net|info|[a-z]{2})(?:/|\b(?!\.\w))"
)
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
    parts: int
    arrow: int
    sign: int
    icon: int
    counted: int
    smalls: int
    capital: int


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
    return frozenset([word for word in words_of(text) if len(word) > 3]) - small_words()


def speaks_of_a_page(text: str) -> bool:
    """Whether a line that isn't a long sentence holds a word that pages speak to their readers with."""
    if len(text) >= LONG:
        return False
    words = words_of(text)
    if len(text) <= WIDE_LABEL and not text.isascii() and _WIDE.search(text):
        return bool(kinds_of(words, text))
    return not _lexicon().all.isdisjoint(words) and bool(kinds_of(words, ""))


def kinds_in_english(words: Sequence[str]) -> list[int]:
    """The kind (an index of `KINDS`) of each English word of pages among these."""
    own = [*words, *("+".join(pair) for pair in pairwise(words))]
    return [_ENGLISH_KINDS[word] for word in own if word in _ENGLISH_KINDS]


def kinds_of(words: Sequence[str], wide: str = "") -> list[int]:
    """The kind of each word of pages among these, and in a text whose script has no spaces (`wide`)."""
    known = _lexicon()
    kinds = [known.words[word] for word in words if word in known.words]
    if not known.firsts.isdisjoint(words):
        kinds += [known.pairs[pair] for pair in pairwise(words) if pair in known.pairs]
    if wide:
        kinds += [known.words[word] for word in known.unspaced.findall(wide) if word not in words]
    return kinds


def small_words() -> frozenset[str]:
    """The words that hold sentences together, in all languages that are known (`small_words.txt`)."""
    return _lexicon().small


def line_features(text: str) -> LineFeatures:
    """What a line says by itself; it isn't blank and has no white space around."""
    return _short(text) if len(text) <= _KEPT else _line_features(text)


def _line_features(text: str) -> LineFeatures:
    size, head = len(text), text[:ENOUGH]
    tokens, words = head.split(), words_of(text)
    seen, told = len(tokens), len(words) or 1
    count = seen if size <= ENOUGH else text.count(" ") + 1
    known, plain = _lexicon(), text.isascii()
    smalls = sum(map(known.small.__contains__, words))
    wide = 0 if plain else len(_WIDE.findall(text))
    is_wide = 2 * wide > size
    if is_wide:
        count = max(count, wide // 2)
    last, first = text[-1], text[0]
    stop = last in _STOPS or (last in _CLOSERS and text[-4:].rstrip(_CLOSERS)[-1:] in _STOPS and size > 1)
    found = (
        []
        if not is_wide and known.all.isdisjoint(words)
        else kinds_of(words, head if is_wide and size <= WIDE_LABEL else "")
    )
    digits = sum(map(str.isdigit, head))
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
            1 if last in ":;,：" else 0,
            0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 3,
            text.count(","),
            text.count(". ") + text.count("? ") + text.count("! ") + (text.count("。") if is_wide else 0),
            sum(map(str.islower, tokens)) / seen,
            sum(map(str.istitle, tokens)) / seen,
            smalls / told,
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
            1 if _reads_on(count, smalls, stop=stop, is_wide=is_wide) else 0,
            sum(map(len, words)) / told,
            len(_SEPARATORS.findall(head)),
            0 if plain else sum(map(text.count, _ARROWS)),
            1 if _SIGN.search(head) else 0,
            0 if plain else sum(ord(char) > 0x2190 and category(char) == "So" for char in head),
            1 if count <= 4 and digits and sum(map(str.isdigit, tokens)) == 1 and seen > 1 else 0,
            smalls,
            0 if first.isupper() or first.islower() else 1,
        )
    )


def _reads_on(count: int, smalls: int, *, stop: bool, is_wide: bool) -> bool:
    """Whether a line of so many words, and small words, reads as running text."""
    if is_wide:
        return stop and count >= 9
    return (stop and count >= 9 and smalls >= 2) or (count >= 25 and smalls >= 5)


_NO_KINDS = (0,) * len(KINDS)
_short = lru_cache(maxsize=8192)(_line_features)
