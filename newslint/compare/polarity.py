"""Words that exclude one another, on ladders: none and some, destroyed and damaged, met and phoned."""

from __future__ import annotations

import csv
import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from newslint.extract.words import fold_case
from newslint.knowledge.tables import DATA
from newslint.model import Span

_SENTENCE_END = re.compile(r"[.!?][”\"’)]* +(?=[A-Z“\"])")
#: what turns a claim round, what makes it none, and what makes it half of one; in its clause, before it
_NEGATED = re.compile(r"\b(?:no one|nobody|none|not|no|never|neither|without|nothing)\b|n['’]t\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|if|unless|whether|should|must|will|can|cannot|to be|fear(?:s|ed)?|risk(?:s|ed)?"
    r"|threats?|threaten(?:s|ed)?|plan(?:s|ned)?|den(?:y|ies|ied)|denying|until|virtually|nearly|almost|all but|partly"
    r"|partially|largely|reportedly)\b[^,;:]*$",
    re.IGNORECASE,
)
_CLAUSE = 60
_PRONOUN = re.compile(r"(?:He|She|It|They)\b")
_FAR = 600
_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
#: first six letters of words that hold no story together
_EMPTY = frozenset(
    """accord also been could from have into more other said says some than that their them then there these they this
    those were what when which while will with would about after before being people report year""".split()  # noqa: SIM905
)


class Claim(Struct, frozen=True):
    """A sentence that stands on a rung of a ladder: where, which word says so, and what the sentence is about."""

    ladder: str
    pole: str
    story: int
    span: Span
    sentence: Span
    about: frozenset[str]


@functools.cache
def _rungs() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    with (DATA / "polarity.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {word.strip(): (row["ladder"], row["pole"]) for row in rows for word in row["words"].split(";")}
    pattern = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b(?:{pattern})\b"), words


@functools.lru_cache(maxsize=4096)
def _words_in(passage: str) -> tuple[tuple[int, int, tuple[str, str]], ...]:
    """Where the words of ladders stand in a passage, each with its rung; copies have the same passages.

    They are looked for in small letters: of many words Python sees by the first letter that most can't match, but not
    where case is to be ignored.
    """
    pattern, words = _rungs()
    return tuple((found.start(), found.end(), words[found[0]]) for found in pattern.finditer(fold_case(passage)))


def claims(text: str, passage: Span, story: int, previous: Span | None = None) -> list[Claim]:
    """The claims of one passage, a sentence each; of two words on one ladder in a sentence neither counts.

    A sentence that opens with a pronoun speaks of what the one before it names, in the `previous` passage perhaps.
    """
    found = _words_in(text[passage.start : passage.end])
    if not found:
        return []
    first = passage.start
    placed = [(first + one, first + other, rung) for one, other, rung in found]
    ends = [passage.start, *(m.end() for m in _SENTENCE_END.finditer(text, passage.start, passage.end)), passage.end]
    kept = []
    for at, (start, end) in enumerate(itertools.pairwise(ends)):
        inside = [one for one in placed if start <= one[0] < end]
        rungs = {rung for _, _, rung in inside}
        for begins, ends_at, (ladder, pole) in inside:
            before = text[max(start, begins - _CLAUSE) : begins]
            if _NEGATED.search(before) or _UNREAL.search(before):
                continue
            if sum(other == ladder for other, _ in rungs) == 1:
                rest = text[start:begins] + text[ends_at:end]
                if _PRONOUN.match(text, start, end):
                    rest += " " + (text[ends[at - 1] : start] if at else _last_sentence(text, previous))
                kept.append(Claim(ladder, pole, story, Span(begins, ends_at), Span(start, end), _about(rest)))
    return kept


def _last_sentence(text: str, passage: Span | None) -> str:
    """The last sentence of a passage, or of its last `_FAR` characters."""
    if passage is None:
        return ""
    start = max(passage.start, passage.end - _FAR)
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, passage.end)]
    return text[ends[-1] if ends else start : passage.end]


def _about(sentence: str) -> frozenset[str]:
    return frozenset(stem for word in _WORD.findall(sentence.lower()) if (stem := word[:6]) not in _EMPTY)


def are_opposed(one: Claim, other: Claim, least: int = 3, share: float = 0.5) -> bool:
    """Whether two claims of different stories are about the same thing and exclude each other."""
    if one.ladder != other.ladder or one.pole == other.pole or one.story == other.story:
        return False
    common, shorter = len(one.about & other.about), min(len(one.about), len(other.about))
    return (common >= least and common >= share * shorter) or common == shorter == 2


#: claims that may hold one word before it tells nothing of what they are about
_MOST_HOLDERS = 48


def opposed_pairs(made: Iterable[Claim], least: int = 3, share: float = 0.5) -> Iterator[tuple[Claim, Claim]]:
    """Each pair of claims of which one excludes the other, the earlier first; claims find each other by their words."""
    known: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    seen: list[Claim] = []
    for claim in made:
        near = {at for stem in claim.about for at in known[claim.ladder, stem]}
        yield from ((seen[at], claim) for at in sorted(near) if are_opposed(seen[at], claim, least, share))
        for stem in claim.about:
            if len(known[claim.ladder, stem]) < _MOST_HOLDERS:
                known[claim.ladder, stem].append(len(seen))
        seen.append(claim)
