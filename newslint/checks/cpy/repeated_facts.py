"""A sentence that says again what one sentence before it said: "The couple moved from Paris in 2020."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.sentences import sentences_in
from newslint.extract.words import as_set, fold_case, story_chunk
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_AGE = re.compile(
    r"(?:[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?|He|She) is (?P<age>[1-9]\d?|1[01]\d)(?: years old| years of age)?\."
)
_AGE_TOLD = "(?:, (?:aged )?{age}[,.)]|\\b{age}-year-old\\b|\\({age}\\))"
_YEARS_AGO = re.compile(r"\b\w+ (?:years?|months?|days?|weeks?) ago\b")
#: words of a sentence that may be a repetition; what is longer says more. Chosen, not measured
_MOST_WORDS = 18
#: telling words that it needs where all of them are told before, and where one isn't
_ALL_TOLD, _ONE_NEW = 4, 5
#: how many times as long as the sentence what it repeats may be, in the one before: words that stand all over a long
#: sentence tell something else
_SCATTERED = 1.6
_OPENS = re.compile(r"[A-Z][\w’'-]{0,30},? (?![A-Z]{2,}:)")
#: characters of a sentence that may be one; letters that all forms of a word begin with
_SHORTEST, _LONGEST, _ROOT = 12, _MOST_WORDS * 8, 4
#: letters of a word by which its forms are known: moved, moves; and of a word that has no other forms
_STEM = 5
#: what says that it is another time, or that there is something new to it
_NEW = re.compile(
    r"\b(?:again|also|too|another|still|now|instead|but|not|never|no|however|second|third|other|more|less|only|even|then|yet"
    r"|if|would|could|should|may|might|will|says|said|told|asked|contributed to|file photo)\b|n[’']t\b|[?“”\"]",
    re.IGNORECASE,
)
#: an abbreviation is no end of a sentence
_CUT = re.compile(r"\b[A-Z][a-z]{1,3}\.$")
#: forms of a word that begin otherwise
_IRREGULAR = {
    "eaten": "ate", "eat": "ate", "given": "gave", "taken": "took", "found": "find", "lost": "lose", "left": "leave",
    "bought": "buy", "sold": "sell", "built": "build", "made": "make", "won": "win", "held": "hold", "shut": "close",
}  # fmt: skip


#: characters of a story: live coverage and long features say again what happened for who comes late (of 41 findings in
#: 500 articles of five outlets 40 stood in longer ones; 30 November 2026)
_LONG_READ = 9_000


class Options(Struct, frozen=True):
    """`empty` are words that tell nothing by themselves."""

    empty: tuple[str, ...]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers a sentence of a paragraph, whose telling words stood in one sentence of an earlier one.

    `words` are the telling ones of both. The pointer `before` shows that sentence. Verdict `age` for an age that was
    told before, `words` as it was told.
    """
    if view.story is None or not view.passages or not story_chunk(view.whole):
        return
    text = view.text
    if view.passages[-1].span.end - view.passages[0].span.start > _LONG_READ:
        return
    told: list[tuple[int, int]] = []
    small = fold_case(text)
    first = view.passages[0].span.start
    for passage in view.passages:
        if passage.part is not Part.PARAGRAPH:
            continue
        here = sentences_in(view.whole, passage)
        for start, end in here if told else ():
            if _SHORTEST <= end - start <= _LONGEST and _may_repeat(small, first, (start, end), options):
                yield from _judge(view, small, first, Span(start, end), told, options)
        told += here


def _may_repeat(small: str, first: int, place: tuple[int, int], options: Options) -> bool:
    """Whether all words of a sentence that tell something but two begin as words before it do: a cheap look."""
    start, end = place
    left, empty, find = 2, as_set(options.empty), small.find
    for word in small[start:end].split():
        if word not in empty and word not in _IRREGULAR and find(word[:_ROOT], first, start) < 0:
            left -= 1
            if left < 0:
                return False
    return True


def _judge(
    view: View, small: str, first: int, span: Span, told: list[tuple[int, int]], options: Options
) -> Iterator[Hit]:
    text = view.text
    if not view.admits(span):
        return
    sentence = text[span.start : span.end]
    age = _AGE.fullmatch(sentence)
    if age:
        before = re.compile(_AGE_TOLD.format(age=age["age"])).search(text, first, span.start)
        if before:
            age_told = before[0].strip(" ,.()")
            yield Hit(span, (("words", age_told),), "age", (RelatedLocation(Span(*before.span()), "before"),))
        return
    if (
        not sentence.endswith((".", ".”"))
        or not _OPENS.match(sentence)
        or _NEW.search(sentence)
        or _CUT.search(sentence)
    ):
        return
    words = _WORD.findall(_YEARS_AGO.sub("", small[span.start : span.end]))
    stems = {_stem(word) for word in words if word not in as_set(options.empty)}
    if len(words) > _MOST_WORDS or len(stems) < _ALL_TOLD:
        return
    most_new = int(len(stems) >= _ONE_NEW)
    left = most_new
    for stem in stems:
        if not any(small.find(form, first, span.start) >= 0 for form in _forms(stem)):
            left -= 1
            if left < 0:
                return
    for earlier in told:
        words_told = small[earlier[0] : earlier[1]]
        places = [(stem, _place(stem, words_told)) for stem in stems]
        new = [stem for stem, at in places if at < 0]
        if len(new) > most_new or any(stem[0].isdigit() for stem in new) or _NEW_BEFORE.search(words_told):
            continue
        there = [at for _, at in places if at >= 0]
        if max(there) - min(there) <= _SCATTERED * len(sentence):
            again = [word for word in _WORD.findall(sentence) if _stem(fold_case(word)) in stems - {*new}]
            fields = (("words", ", ".join(dict.fromkeys(again))),)
            yield Hit(span, fields, "", (RelatedLocation(Span(*earlier), "before"),))
            return


#: what an earlier sentence says of what isn't so, or isn't yet
_NEW_BEFORE = re.compile(
    r"\b(?:not|never|no|would|could|should|may|might|will|if|plans?|expected|hopes?)\b|n[’']t\b|[?“”\"]"
)


def _stem(word: str) -> str:
    plain = word.removesuffix("'s").removesuffix("’s")
    return plain if plain[0].isdigit() or len(plain) < _STEM else plain.removesuffix("s")[:_STEM]


def _forms(stem: str) -> tuple[str, ...]:
    return (stem, _IRREGULAR[stem]) if stem in _IRREGULAR else (stem,)


def _place(stem: str, sentence: str) -> int:
    """Where a word that begins so stands in a sentence in small letters, or -1; a figure stands whole."""
    for form in _forms(stem):
        at = sentence.find(form)
        while at >= 0:
            end = at + len(form)
            joined = at > 0 and sentence[at - 1].isalnum()
            if not joined and not (form[0].isdigit() and end < len(sentence) and sentence[end].isdigit()):
                return at
            at = sentence.find(form, at + 1)
    return -1
