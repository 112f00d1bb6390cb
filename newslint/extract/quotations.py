"""What people are quoted as saying, word by word, and where two renderings of one utterance part."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.model import Span

if TYPE_CHECKING:
    from difflib import Match

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: words that a writer puts in the place of others without altering what was said
_SAME = {
    "it's": ("it", "is"), "that's": ("that", "is"), "there's": ("there", "is"), "what's": ("what", "is"),
    "he's": ("he", "is"), "she's": ("she", "is"), "we're": ("we", "are"), "they're": ("they", "are"),
    "you're": ("you", "are"), "i'm": ("i", "am"), "we've": ("we", "have"), "i've": ("i", "have"),
    "they've": ("they", "have"), "you've": ("you", "have"), "we'll": ("we", "will"), "i'll": ("i", "will"),
    "don't": ("do", "not"), "doesn't": ("does", "not"), "didn't": ("did", "not"), "isn't": ("is", "not"),
    "aren't": ("are", "not"), "wasn't": ("was", "not"), "won't": ("will", "not"), "can't": ("can", "not"),
    "cannot": ("can", "not"), "couldn't": ("could", "not"), "wouldn't": ("would", "not"), "gonna": ("going", "to"),
    "wanna": ("want", "to"), "percent": ("per", "cent"), "ok": ("okay",), "america": ("us",), "cause": ("because",),
    "ll": ("will",), "re": ("are",), "ve": ("have",), "s": ("is",),
    "first": ("1st",), "second": ("2nd",), "third": ("3rd",), "fourth": ("4th",), "fifth": ("5th",), "tenth": ("10th",),
    "eleventh": ("11th",), "twelfth": ("12th",),
}  # fmt: skip
_ENDINGS = {"ve": "have", "ll": "will", "re": "are", "m": "am"}
_OMITTED = re.compile(r"…|\.\.\.|[\[(\n—–]|\*")
_FILLERS = frozenset({"uh", "um", "er", "well", "so", "and", "but", "you", "know", "like", "just", "really", "very"})
_SMALL = _FILLERS | frozenset(
    """a an the this that these those of in on at to for from by with as it its his her their our my your he she they
    we i is are was were be been has have had will would can could shall should may might do does did or which who what
    there here then than also too up out over within into onto upon right now some any all still even only
    mr mrs ms dr""".split()  # noqa: SIM905
)
_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
           "nine": "9", "ten": "10"}  # fmt: skip


class Quotation(Struct, frozen=True):
    """A quotation as words: `words` are plain forms, `spans` say where each stands, `story` is its story's number.

    `broken` are the places of words before which something was left out, or the writer's own words stand.
    """

    span: Span
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    story: int
    broken: frozenset[int] = frozenset()


class WordingDifference(Struct, frozen=True):
    """Two renderings of one utterance: the words of each at the first place where they differ, with their spans.

    `slight` if the two differ there in small words or in a word's spelling or ending only.
    """

    one: Quotation
    other: Quotation
    one_at: Span
    other_at: Span
    slight: bool = False


def quotation_words(text: str, span: Span, story: int) -> Quotation:
    """The words of a quotation, contractions written out and spellings of both coasts made one."""
    words: list[str] = []
    spans: list[Span] = []
    broken: set[int] = set()
    for found in _WORD.finditer(text, span.start, span.end):
        plain = found[0].lower().replace("’", "'")
        if spans and _OMITTED.search(text, spans[-1].end, found.start()):
            broken.add(len(words))
        for word in _spell_out(plain):
            words.append(_spelling(word))
            spans.append(Span(found.start(), found.end()))
    return Quotation(span, tuple(words), tuple(spans), story, frozenset(broken))


def _spell_out(plain: str) -> tuple[str, ...]:
    """The words that a contraction stands for; whose `'s` and `'d` can mean several is left as it is."""
    if plain in _SAME or "'" not in plain:
        return _SAME.get(plain, (plain,))
    stem, _, ending = plain.rpartition("'")
    if ending in _ENDINGS and stem:
        return (stem, _ENDINGS[ending])
    return (stem[:-1], "not") if ending == "t" and stem.endswith("n") and len(stem) > 1 else (plain,)


def _spelling(word: str) -> str:
    if len(word) < 4:
        return word
    return _DIGITS.get(
        word, re.sub(r"is(ed|es|e|ing|ation)$", r"iz\1", word).replace("our", "or").replace("defence", "defense")
    )


def find_differences(quoted: Iterable[Quotation], least: int = 3) -> Iterator[WordingDifference]:
    """Pairs of quotations that are one utterance in two wordings; cuts, insertions and broken-up ones aren't told."""
    seen: dict[tuple[str, ...], list[int]] = {}
    known: list[Quotation] = []
    for item in quoted:
        if len(item.words) < least:
            continue
        grams = _grams(item.words)
        shared: dict[int, int] = {}
        for gram in grams:
            for earlier in seen.get(gram, ()):
                shared[earlier] = shared.get(earlier, 0) + 1
        for earlier, count in shared.items():
            if count >= (1 if len(item.words) <= _SHORT else 2) and known[earlier].words != item.words:
                parting = _difference(known[earlier], item)
                if parting:
                    yield parting
        for gram in grams:
            holders = seen.setdefault(gram, [])
            # what everybody says tells nobody's words
            if len(holders) < _MOST_HOLDERS:
                holders.append(len(known))
        known.append(item)


def _grams(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """What two wordings of one utterance share: runs of three words, of a short one of two, or a rare beginning."""
    grams = {words[at : at + 3] for at in range(len(words) - 2)}
    if len(words) <= _SHORT:
        grams |= {pair for pair in itertools.pairwise(words) if max(map(len, pair)) >= _TELLING}
    return grams | ({words[:2]} if len(words[0]) >= _RARE else set())


def _difference(one: Quotation, other: Quotation) -> WordingDifference | None:
    swapped = _find_swap(one, other)
    if swapped is not None:
        return swapped
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if _holds(b, one, other)]
    matched = sum(block.size for block in blocks)
    if len(blocks) == 1:
        return _other_ending(one, other, blocks[0])
    if len(blocks) < 2 or matched < max(4, _SIMILAR * min(len(one.words), len(other.words))):
        return None
    gaps = []
    for left, right in itertools.pairwise(blocks):
        mine = (left.a + left.size, right.a)
        theirs = (left.b + left.size, right.b)
        gaps.append((mine, theirs))
    changed = sum(max(a[1] - a[0], b[1] - b[0]) for a, b in gaps)
    if changed > 0.5 * matched or any(_cut(one, a) or _cut(other, b) for a, b in gaps):
        return None
    for mine, theirs in gaps:
        if mine[1] > mine[0] and theirs[1] > theirs[0]:
            ours, yours = one.words[slice(*mine)], other.words[slice(*theirs)]
            short = min(len(one.words), len(other.words)) < _SHORT
            cut = short and max(len(one.words), len(other.words)) > 2 * min(len(one.words), len(other.words))
            # a few words cut from a long sentence: all but one must be the same
            if _is_change(ours, yours) and (not cut or len(ours) == len(yours) == 1):
                return WordingDifference(one, other, _cover(one, mine), _cover(other, theirs), _is_slight(ours, yours))
    return None


#: words up to which a quotation is short, and letters from which a single word tells something
_SHORT, _TELLING = 9, 6
#: letters from which a word is seldom said twice by chance
_RARE = 9
#: words that a change may have before the two are taken for two utterances, and by which its sides may differ
_LONGEST_CHANGE, _UNEVEN = 4, 2
#: share of the shorter quotation that the other must have
_SIMILAR = 0.62
#: quotations that may hold the same few words before those tell nothing
_MOST_HOLDERS = 40
#: words of two quotations of one length that must be the same, for the one that isn't to be an alteration
_FIRM = 4


def _holds(block: Match, one: Quotation, other: Quotation) -> bool:
    """Whether a run of equal words holds the two together: of a single short word only at both beginnings or ends."""
    if block.size != 1:
        return block.size > 1
    first = not block.a and not block.b
    last = block.a + 1 == len(one.words) and block.b + 1 == len(other.words)
    return first or last or len(one.words[block.a]) >= _TELLING


def _find_swap(one: Quotation, other: Quotation) -> WordingDifference | None:
    """Two quotations of one length in which one word stands for another, be it the first or the last."""
    if len(one.words) != len(other.words) or len(one.words) <= _FIRM:
        return None
    apart = [at for at, (mine, theirs) in enumerate(zip(one.words, other.words)) if mine != theirs]
    if len(apart) != 1 or one.broken or other.broken:
        return None
    at = apart[0]
    ours, yours = one.words[at : at + 1], other.words[at : at + 1]
    if not _is_change(ours, yours):
        return None
    return WordingDifference(one, other, one.spans[at], other.spans[at], _is_slight(ours, yours))


def _is_change(ours: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Whether words were put in the place of others, and not fillers dropped or one word written as two."""
    if {*ours, *yours} <= _FILLERS or "".join(ours) == "".join(yours):
        return False
    return max(len(ours), len(yours)) <= _LONGEST_CHANGE and abs(len(ours) - len(yours)) <= _UNEVEN


def _is_slight(ours: tuple[str, ...], yours: tuple[str, ...]) -> bool:
    """Whether only small words changed, or a word's ending or spelling."""
    if {*ours, *yours} <= _SMALL:
        return True
    from difflib import SequenceMatcher

    left, right = " ".join(ours), " ".join(yours)
    return left[:3] == right[:3] and SequenceMatcher(None, left, right, autojunk=False).ratio() >= _NEARLY


#: how alike (0 to 1) two spellings or forms of one word are
_NEARLY = 0.75


def _other_ending(one: Quotation, other: Quotation, block: Match) -> WordingDifference | None:
    """Two short quotations that begin with the same rare word and go on with different ones."""
    start = one.words[block.a : block.a + block.size]
    if (
        block.a
        or block.b
        or block.size < 2
        or max(map(len, start)) < _RARE
        or min(map(len, (one.words, other.words))) > 5
    ):
        return None
    at = block.size
    if len(one.words) <= at or len(other.words) <= at or min(len(one.words[at]), len(other.words[at])) < _TELLING:
        return None
    return WordingDifference(one, other, one.spans[at], other.spans[at])


def _cut(said: Quotation, gap: tuple[int, int]) -> bool:
    """Whether the gap, or the joint, holds a mark of an omission or of the writer's own words."""
    return any(at in said.broken for at in range(gap[0], gap[1] + 1))


def _cover(said: Quotation, gap: tuple[int, int]) -> Span:
    return Span(said.spans[gap[0]].start, said.spans[gap[1] - 1].end)
