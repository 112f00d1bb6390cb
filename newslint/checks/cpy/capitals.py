"""Bodies, offices and things with capital letters here and without them there: Defence Ministry, defence ministry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.cpy.majority import tell_minority
from newslint.extract.occurrences import passages_of_one_language
from newslint.extract.words import as_set, capital_words, small_chunk, story_chunk, word_beginnings
from newslint.knowledge.offices import knowledge
from newslint.knowledge.spellings import spellings
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "page"

#: what opens a sentence or a phrase and is no part of a name
_OPENER = re.compile(
    r"(?:The|A|An|This|That|These|Those|In|On|At|By|For|From|To|With|And|But|Or|As|If|When|While|After|Before|Since"
    r"|During|Under|Over|Many|Most|Some|All|Both|Each|No|Our|His|Her|Its|Their|My|Your|Former|Then|Until|Because) "
)
#: what stands before the first word of a sentence
_BEGINNING = re.compile(r"(?:^|[.!?:”\"’)\]•]|\n) *$")
_JOINED = re.compile(r"[A-Z][\w.]{0,30} (?:of|for|and|on|on the|of the|for the|&) $")
#: what makes a thing of the capital words behind it, and not a title of a work
_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|its|his|her|their|our|this|that|into|under)|['’]s?) $")
_WORD_BEFORE = re.compile(r"([A-Z][\w.]*)(?:['’]s?)? $")
#: capital words in a row, the last two or three of which are looked for in small letters
#: (what stands before is looked at behind the first letter: a pattern that begins with a letter skips all others)
_RUN = re.compile(r"[A-Z](?<![\w’'.-].)[a-z]{2,}(?:-[A-Z][a-z]{2,})?(?: [A-Z][a-z]{2,}){1,3}(?![\w-]|’s? [A-Z])")
#: a single word with a capital behind an article, and before words in small letters
_SINGLE = re.compile(
    r"(?<=[a-z,] (?:[Tt]he|its|our) )[A-Z][a-z]{2,}(?=[,.;:)]| [a-z]|’s [a-z]|'s [a-z])(?! (?:of|for|and) [A-Z])"
)
#: what stands around a body's short form that has no article: "Last year, Council wardens wrote …"
_BODY_BEFORE, _BODY_BEHIND = re.compile(r"[a-z,] $"), re.compile(r" [a-z]{3,}s ")
_BEHIND_ARTICLE = re.compile(r"the ([^\W_]+)")
#: an indefinite one is any of its kind
_ANY = re.compile(r"\b(?:an?|another|any|every|each|no|some|two|three|many|several) (?:[\w-]+ )?$", re.IGNORECASE)
#: a word in capitals: a credit, a cry
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
#: ranks cut short belong to the name behind them
_RANKS = frozenset({"Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Gen", "Gov", "Lt", "Maj", "Pte", "Rep", "Sen", "Sgt"})
#: a line without a stop may be a heading, in which other rules hold
_ENDED = re.compile(r"[.?!:;…][”\"’')]*$|[”\"]$")
#: what follows an office or a body is the name of who holds it, or of another one
_NAMED = re.compile(r",? (?:[A-Z]|of [A-Z]|for [A-Z])")


class Options(Struct, frozen=True):
    """`names` are words that are names with a capital and things without, and never held against each other.

    `bodies` are words for bodies, which a house gives a capital as the short form of a name or doesn't (the Council).
    `least` places of them, and of phrases, are held against each other, no fewer; of other words, three.
    """

    names: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    least: int = 3


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a phrase, at the first place of its rarer ways: see `tell_minority` for fields and verdicts.

    Verdicts begin with `one-` where it is a single word ("the Drone").
    """
    chunk = story_chunk(view.whole)
    if not chunk:
        return
    small, words = small_chunk(view.whole), word_beginnings(view.whole)
    for key in _phrases(chunk, small, words):
        ways = _places(view, _spelt_either_way(key), ordinary=True)
        hit = tell_minority(ways, view.text, least=options.least) if _is_of_a_thing(ways, view.text) else None
        if hit:
            yield hit
    behind = frozenset(_BEHIND_ARTICLE.findall(small))
    for word in sorted({w for w in capital_words(view.whole) if w.lower() in words} - as_set(options.names)):
        is_body = word in as_set(options.bodies)
        if word.lower() in behind and _is_single(chunk, word, is_body=is_body):
            before = r"(?<=\b[Tt]he )" if not is_body else rf"(?:(?<=\b[Tt]he )|(?<=[a-z,] )(?={word} [a-z]{{3,}}s ))"
            ways = _places(view, before + re.escape(word.lower()), ordinary=is_body)
            hit = tell_minority(ways, view.text, least=options.least if is_body else 3)
            if hit:
                yield Hit(hit.span, hit.fields, f"one-{hit.verdict or 'clear'}", hit.related_locations)


def _is_single(chunk: str, word: str, *, is_body: bool = False) -> bool:
    """Whether a word stands somewhere with a capital where only its own sense gives it one."""
    at = chunk.find(word)
    while at >= 0:
        if (found := _SINGLE.match(chunk, at)) and found[0] == word:
            return True
        if is_body and _BODY_BEFORE.search(chunk, max(0, at - 3), at) and _BODY_BEHIND.match(chunk, at + len(word)):
            return True
        at = chunk.find(word, at + 1)
    return False


def _phrases(chunk: str, small: str, there: frozenset[str]) -> Iterator[str]:
    """The capital words in a row that are written otherwise somewhere, without what isn't the name of the thing."""
    told: set[str] = set()
    for run in sorted(set(_RUN.findall(chunk))):
        words = _OPENER.sub("", run).split(" ")
        if words[-1] in _RANKS:
            words.pop()
        while len(words) > 1:
            tail = " ".join(words)
            key = tail.lower()
            if (
                key not in told
                and _other_spelling(key) not in told
                and _is_written_otherwise((chunk, small, there), tail, key)
            ):
                told.add(key)
                yield key
            if knowledge().land_of(words[0]) is None:
                break
            words = words[1:]


def _is_written_otherwise(story: tuple[str, str, frozenset[str]], tail: str, key: str) -> bool:
    chunk, small, there = story
    other_case = not there.isdisjoint((*key.split(" "), *tail.upper().split(" ")))
    if other_case and small.count(key) > chunk.count(tail):
        return True
    other = _other_spelling(key)
    return bool(other) and other in small


def _other_spelling(key: str) -> str:
    words = key.split(" ")
    known = spellings()
    if known.keys().isdisjoint(words):
        return ""
    turned = [known[word].other if word in known else word for word in words]
    return " ".join(turned) if turned != words else ""


def _spelt_either_way(key: str) -> str:
    known = spellings()
    words = (f"(?:{word}|{known[word].other})" if word in known else re.escape(word) for word in key.split(" "))
    return " ".join(words)


def _places(view: View, pattern: str, *, ordinary: bool) -> dict[str, list[Span]]:
    """Where each way of a phrase stands; those before a name, at a beginning and of any such thing don't count."""
    text = view.text
    found: dict[str, list[Span]] = {}
    begun: dict[str, list[Span]] = {}
    matcher = re.compile(rf"(?<![\w’'-]){pattern}(?![\w-])", re.IGNORECASE)
    for passage in passages_of_one_language(view):
        if not _ENDED.search(text, max(passage.span.start, passage.span.end - 3), passage.span.end):
            continue
        for match in matcher.finditer(text, passage.span.start, passage.span.end):
            way, span = match[0], Span(*match.span())
            if _SHOUTED.search(way) or not view.admits(span) or _NAMED.match(text, span.end, span.end + 8):
                continue
            if ordinary and way[0].isupper() and _is_within_a_name(text, passage.span.start, span.start):
                continue
            if way.islower() and _ANY.search(text, max(passage.span.start, span.start - 30), span.start):
                continue
            (found if way[0].islower() or not _begins(text, passage.span.start, span) else begun).setdefault(
                way, []
            ).append(span)
    for way, spans in begun.items():
        # the first word of a sentence has a capital anyway: it is whatever way the rest is
        same = [other for other in found if other[1:] == way[1:]]
        found.setdefault(way if way in found or not same else same[0], []).extend(spans)
    return {way: sorted(spans) for way, spans in found.items()}


def _is_of_a_thing(ways: dict[str, list[Span]], text: str) -> bool:
    """Whether the capitals are of a thing, and not those of a title: behind an article, a genitive or a country."""
    if not any(way.islower() for way in ways):
        # "Describing China" opens a clause
        return not any(way.split(" ")[0].endswith("ing") for way in ways)
    for way, spans in ways.items():
        for span in spans if not way.islower() else ():
            if _DETERMINED.search(text, max(0, span.start - 8), span.start):
                return True
            before = _WORD_BEFORE.search(text, max(0, span.start - 24), span.start)
            if before and knowledge().land_of(before[1]):
                return True
    return False


def _begins(text: str, start: int, span: Span) -> bool:
    return bool(_BEGINNING.search(text, max(start, span.start - 4), span.start)) or span.start == start


def _is_within_a_name(text: str, start: int, at: int) -> bool:
    """Whether the capital word before is neither a country's nor the first of its sentence."""
    if _JOINED.search(text, max(start, at - 30), at):
        return True
    before = _WORD_BEFORE.search(text, max(start, at - 24), at)
    if before is None or _OPENER.fullmatch(before[1] + " "):
        return False
    return knowledge().land_of(before[1]) is None
