"""A run of figures that share a noun or leave it out, and the total that the sentence beside gives for all of them.

"The Liberals took 14 seats, the Greens nine and the independents six. All 31 members …": a run is read by its
coordination, the total by a word for the whole or, where the run comes to more than it, by standing beside the run.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, shown
from newslint.extract.figures import Figure, Unit, same_kind
from newslint.model import Span

#: between two parts: a few words, a comma or an "and", and perhaps a name with its initials
_BETWEEN = re.compile(
    r"(?:[^.;:()\d]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr|St))\.|(?<=\bMrs)\.|\([A-Z][A-Za-z. ]{0,16}\)){1,90}"
)
#: a vote; and what is told of a part in a clause of its own
_VOTES_TO = re.compile(r"(?: votes?)? to ")
_RELATIVE = re.compile(r"\b(?:where|which|who|(?<!so )that)\b[^,]*")
#: where a run may begin: behind a list's mark
_OPENS = re.compile(r"(?:, with|:|\(|—|–|, ) ?\Z")
_JOINED = re.compile(r"(?:,| and| plus|,? with|;) ")
_LAST_JOINED = re.compile(r"\b(?:and|plus|with)\b")
#: words that make a figure no part, or the run one of some of the parts
_NO_PART = re.compile(
    r"\b(?:of (?:them|whom|which|those|these|the)|includ\w+|among|another|others?|more|fewer|less|compared"
    r"|average|per|each"
    r"|every|who|which|that|when|where|while|before|after|but|then|instead|aged?|earlier|from|against|than|rose|fell|up"
    r"|down|ago|respectively|last (?:year|month|week|season)|to|out of|between|until|in (?:1\d|20)\d\d|since|at least"
    r"|nearly|almost|about|some|so far|mostly|most|both|worth|least)\b"
)
_OPEN = re.compile(
    r"\b(?:includ\w+|among|another|others?|elsewhere|at least|so far|the rest|remain\w*|mostly|most of|respectively"
    r"|average|takes? in|counts? in|as well|also|too|respective|per cent|percent|largest|biggest|more)\b|%"
)
#: that a figure is that of the whole
_WHOLE_BEFORE = re.compile(
    r"\b(?:[Aa]ll(?: (?:of )?the)?|whole [a-z ]{0,20}?of|entire [a-z ]{0,20}?of|total(?:ling"
    r"|led)?(?: [a-z]+)?(?: of| to)?"
    r"|altogether|in all|together|combined|making|so that) (?:just |exactly )?\Z"
)
_WHOLE_BEHIND = re.compile(r"[^.;()\d]{0,40}? (?:in all|in total|altogether|all told|between them|combined|together)\b")
#: how far a total may be from its parts, and still be theirs: as a part of it, below and above. Chosen
_BELOW, _ABOVE = 0.75, 1.34
#: without a word for the whole a run that falls short may leave some out: it is told where little lacks
_NEARLY = 1.16
_LEAST, _MOST = 2, 8
_FEW = 3


def add_runs(text: str, told: list[Told]) -> Iterator[Wrong]:
    """The totals of a story that the run of parts in their sentence, or in the one beside, doesn't make."""
    for at, sentence in enumerate(told):
        if len(sentence.figures) < _LEAST or not _may_list(text, sentence):
            continue
        for run in _runs(text, sentence):
            near = [one for one in told[max(0, at - 1) : at + 2] if not _OPEN.search(text, one.start, one.end)]
            if sentence not in near:
                break
            yield from _judged(text, near, sentence, run)


def _may_list(text: str, sentence: Told) -> bool:
    """Whether an "and" stands between two figures of a sentence: a look that costs less than reading a list."""
    return text.find(" and ", sentence.figures[0].end, sentence.figures[-1].start) >= 0 or (
        text.find("with ", sentence.figures[0].end, sentence.figures[-1].start) >= 0
    )


def _runs(text: str, sentence: Told) -> Iterator[list[Figure]]:
    """The figures of a sentence that follow one another as parts of a whole do."""
    for first, opens in enumerate(sentence.figures):
        if first and not _OPENS.search(text, sentence.figures[first - 1].end, opens.start):
            continue
        run = [opens]
        for figure in sentence.figures[first + 1 :]:
            if _continues(text, run, figure):
                last = _LAST_JOINED.search(text, run[-1].end, figure.start)
                run.append(figure)
                if last:
                    break
            elif not _is_aside(run, figure):
                break
        if _LEAST <= len(run) <= _MOST and _is_closed(text, run, sentence):
            yield run


def _continues(text: str, run: list[Figure], figure: Figure) -> bool:
    between = text[run[-1].end : figure.start]
    if figure.hedge or run[0].hedge or not _is_like(run[0], figure):
        return False
    if _VOTES_TO.fullmatch(between):
        return True
    between = _RELATIVE.sub("", between)
    if _NO_PART.search(between) or _is_aside(run, figure):
        return False
    return _BETWEEN.fullmatch(between) is not None and _JOINED.search(between) is not None


def _is_aside(run: list[Figure], figure: Figure) -> bool:
    """Whether a figure counts things of another kind than those of a run: nine on a road where two cars were buried."""
    noun = figure.of.split()[-1] if figure.of else ""
    if figure.unit is not Unit.COUNT or not noun.endswith("s") or noun in ("abstentions", "others"):
        return False
    return not (run[0].of and same_kind(run[0], figure))


def _is_like(first: Figure, other: Figure) -> bool:
    """Whether a figure may be one more of what the first one counts."""
    if first.unit is not other.unit or first.unit not in (Unit.COUNT, Unit.MONEY):
        return False
    return first.unit is Unit.COUNT or same_kind(first, other)


def _is_closed(text: str, run: list[Figure], sentence: Told) -> bool:
    """Whether the last part of a run is joined to it by an "and", and nothing behind it says that there are others."""
    between = text[run[-2].end : run[-1].start]
    behind = re.match(r"[^.,;:()—–]{0,60}", text[run[-1].end : sentence.end])
    before = text[max(sentence.start, run[0].start - 24) : run[0].start]
    if _NO_PART.search(_RELATIVE.sub("", behind[0]) if behind else "") or re.search(
        r"\b(?:from|between|against|of|only|than|aged)\b", before
    ):
        return False
    return _LAST_JOINED.search(between) is not None


def _judged(text: str, near: list[Told], sentence: Told, run: list[Figure]) -> Iterator[Wrong]:
    due = sum(f.value for f in run)
    slack = max((f.step for f in run if f.unit is Unit.MONEY or f.step > 1), default=0.0)
    rivals = [
        f
        for one in near
        for f in one.figures
        if f not in run and f.unit is run[0].unit and f.value > max(part.value for part in run)
    ]
    if any(abs(f.value - due) <= slack for f in rivals):
        return
    totals = [f for f in rivals if not f.hedge and _is_like(run[0], f) and _BELOW < f.value / due < _ABOVE]
    if len(totals) != 1 or due < _FEW:
        return
    total = totals[0]
    own = next(one for one in near if one.start <= total.start < one.end)
    whole = _WHOLE_BEFORE.search(text, max(own.start, total.start - 40), total.start) or _WHOLE_BEHIND.match(
        text, total.end, own.end
    )
    if total.value > due and len(run) == _LEAST and total.value > _NEARLY * due:
        # two may be some of several
        return
    if not whole and not (len(run) >= _FEW and _is_counted_alike(run, total) and total.value < _NEARLY * due):
        return
    # what is one of several sums of others is no slip
    if any(abs(one.value + other.value - total.value) < 1 for one, other in itertools.combinations(rivals + run, 2)):
        return
    yield Wrong(Span(min(run[0].start, total.start), max(run[-1].end, total.end)), shown(due), shown(total.value))


def _is_counted_alike(run: list[Figure], total: Figure) -> bool:
    """Whether the parts and the total count the same, as far as they say what."""
    nouns = {f.of.split()[-1][:6].removesuffix("s") for f in (*run, total) if f.of}
    return len(nouns) <= 1 or total.unit is Unit.MONEY
