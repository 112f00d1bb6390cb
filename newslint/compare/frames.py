"""How a point of a story is framed: the words around it, by which two points are known to be one."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.model import Span

#: letters of a word that tell it from others, and words on each side of a detail that frame it. Not measured
_STEM, _BEFORE, _BEHIND = 6, 5, 7
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: words that frame nothing: the closed classes of English, and the verbs of telling
EMPTY = frozenset(
    """a an the this that these those and or but nor so yet if as at by for from in into of off on onto out over
    to up with within without about after before during since until till while when where who whom whose which
    what how why than then there here is are was were be been being am has have had having do does did will
    would can could may might must shall should not no it its it's he him his she her hers they them their
    theirs we us our you your i me my one two also more most less least very just only even still all any some
    each both either neither other another such same own too again once said says say told tell tells added
    according report reported reports mr mrs ms dr sir dame lord lady monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november december year
    years day days week weeks month months last next ago now new people person man men woman women least about
    around nearly almost""".split()  # noqa: SIM905
)


class Detail(Struct, frozen=True):
    """One point: its kind, what it is a detail of, the least and most it may be (of names 0), and how it is framed."""

    kind: str
    key: str
    says: str
    span: Span
    near: frozenset[str]
    sentence: frozenset[str]
    low: float = 0.0
    high: float = 0.0
    #: a bound, a part of a number, something that lies ahead: it excuses others and accuses none
    loose: bool = False


def stems(text: str) -> frozenset[str]:
    """The stems of the words that tell something."""
    return frozenset(stem(word) for word in map(str.lower, _WORD.findall(text)) if word not in EMPTY and len(word) > 2)


def stem(word: str) -> str:
    """The letters of a word that tell it from others, without the ending of a plural."""
    bare = word.replace("’", "'").removesuffix("'s")
    return bare[:_STEM].removesuffix("s") if len(bare) > 3 else bare


def words_near(text: str, span: Span, start: int, end: int) -> frozenset[str]:
    """The stems of the words around a place, as far as the clause goes."""
    before = re.split(r"[;:.–—]|, ", text[span.start : start])[-1].split()[-_BEFORE:]
    behind = re.split(r"[;:.–—] |, ", text[end : span.end])[0].split()[:_BEHIND]
    return stems(" ".join(before)) | stems(" ".join(behind))
