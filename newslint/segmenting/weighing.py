"""Which of two readings of a page is likelier: its marks, or headlines that were told together by learned weights."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from newslint.segmenting.boundaries import is_entry_of_a_day
from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import read_credit
from newslint.segmenting.cuts import Cut
from newslint.segmenting.headlines import is_menu, leading_date
from newslint.segmenting.lines import NUMBERED, Line, is_headline_shaped, is_prose
from newslint.segmenting.page_model.titles import Told

#: how sure headlines must be that were told together and that no marks show (of 681 single articles and pages 4 are
#: parted then, 50 at 0; of pages of joined articles in five languages .99 of the starts are right, .94 if those beside
#: marked ones needn't be), and how unlikely those that marks show, where these are more (29 November 2026)
UNMARKED, UNMARKED_PAIR, SURELY, UNLIKELY = 1.5, 2.0, 2.0, -3.0
#: so much greater are the odds of as many other headlines together that they are the page's
TOGETHER = 6.0
#: where headlines end as sentences do, so many of a page's do
SHARED = 0.6
#: three headlines or more that look alike need no more than this
ALIKE = 1.0
#: a first headline that is less likely names the page, and what is numbered under it is no part of its story
NAME = 1.0
#: how little is new (`newness`) where texts say the same
SAME = -1.5
#: subheads have so few words
FEW = 3
#: so much greater (log) are the odds of a line over a text that heads it in place of another one;
#: the second where that one has the shape of a headline and is neither a menu nor a credit
LIKELIER, DOUBLY = 3.0, 5.0
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,8}")
_QUOTES = "\"'“‘«„»‚「『¿¡"
_OPEN = ":：?？؟"
_ASKS = ("?", "？", "؟")


def is_better(lines: Sequence[Line], told: Told, cuts: Sequence[Cut]) -> bool:
    """Whether headlines that were told together part a page better than its marks do."""
    titles = [start.title for start in told.starts]
    if 2 * sum(lines[at].text.endswith(_ASKS) or is_entry_of_a_day(lines[at].text) for at in titles) > len(titles):
        return False  # an interview, a diary
    if len(cuts) < 2:
        least = UNMARKED_PAIR if len(titles) == 2 else ALIKE if _look_alike(lines, titles) else UNMARKED
        sentences = sum(_is_sentence(lines[at]) for at in titles[1:])
        if 0 < sentences < SHARED * (len(titles) - 1) or any(is_prose(lines[at]) for at in titles[1:]):
            return False
        return told.certainty >= least and not (
            (told.odds[titles[0]] >= NAME and _are_parts(lines, titles))
            or _repeats(lines, titles)
            or _is_signed_once(lines, titles)
        )
    marked = [cut.title for cut in cuts]
    if told.weigh(marked) < UNLIKELY and len(titles) >= len(marked):
        return True
    if len(titles) == len(marked) and len(titles) * (told.weigh(titles) - told.weigh(marked)) >= TOGETHER:
        return True
    unmarked = [at for at in titles if at not in marked]
    ends = {lines[at].text[-1] for at in marked}
    if any(lines[at].text[-1] in _OPEN and lines[at].text[-1] not in ends for at in unmarked):
        return False  # a question or an announcement amid a text
    return len(titles) >= len(cuts) and bool(unmarked) and min(told.odds[at] for at in unmarked) >= SURELY


def retitled(lines: Sequence[Line], told: Told, cuts: Sequence[Cut]) -> list[Cut]:
    """The stories, those under a line that is far unlikelier their headline than another line over their text."""
    texts = [at for at, line in enumerate(lines) if is_prose(line)]
    found: list[Cut] = []
    above = -1
    for cut in cuts:
        text = next((at for at in texts if at > cut.title), cut.end)
        heads = [start for start in told.starts if above < start.title < text < cut.end and not cut.headline]
        heads = [start for start in heads if is_headline_shaped(lines[start.title])]
        best = max(heads, key=lambda start: told.odds[start.title], default=None)
        first = found[-1].title if found else -1
        if not cut.title and len(cuts) == 1 and _is_likely(lines[0]):
            best = None  # the first line of all heads the only story
        if best and best.header > first and told.odds[best.title] >= told.odds[cut.title] + _margin(lines[cut.title]):
            cut = replace(cut, start=max(above + 1, best.header), title=best.title, over=max(above + 1, best.over))
            if found and found[-1].end > cut.start:
                found[-1] = replace(found[-1], end=cut.start)
        found.append(cut)
        above = max((at for at in texts if at < cut.end), default=cut.end - 1)
    return found


def _is_sentence(line: Line) -> bool:
    """Whether a line ends as a sentence of a text does: no headline does where the others of its page don't."""
    if line.words <= FEW or line.text[-1] != "." or line.text.isupper():
        return False
    return _INITIALS.fullmatch(line.text.rsplit(None, 1)[-1]) is None


def _repeats(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Whether the texts under headlines say what those over them said."""
    words, ends = Words(lines), [*titles[2:], len(lines)]
    told = [words.newness(above, at, end) for (above, at), end in zip(pairwise(titles), ends)]
    return sum(told) < SAME * len(told)


def _look_alike(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Whether all headlines of a page have a mark or a form in common."""
    return bool(frozenset.intersection(*(_traits(lines[at]) for at in titles)))


def _are_parts(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Whether all headlines but the first have something in common that it has not: they head parts of its story.

    Days or numbers in order, a mark before them, few words: what heads stories heads the first of them as well.
    """
    first, *others = (_traits(lines[at]) for at in titles)
    return bool(frozenset.intersection(*others) - first)


def _traits(line: Line) -> frozenset[str]:
    """What lines that head parts of a text may have in common."""
    told = {
        "dated": leading_date(line.text) is not None,
        "numbered": NUMBERED.match(line.text) is not None,
        "asks": line.text.endswith(_ASKS),
        "few": line.words <= FEW,
        "capitals": line.text.isupper(),
        f"mark {line.text[0]}": not line.text[0].isalnum() and line.text[0] not in _QUOTES,
    }
    return frozenset(name for name, has in told.items() if has)


def _margin(line: Line) -> float:
    """How much greater the odds of another line must be than those of a headline told by its marks."""
    return DOUBLY if _is_likely(line) else LIKELIER


def _is_likely(line: Line) -> bool:
    """Whether a line has the shape of a headline and is neither a menu nor a credit."""
    return is_headline_shaped(line) and not is_menu(line.text) and read_credit(line.text) is None


def _is_signed_once(lines: Sequence[Line], titles: Sequence[int]) -> bool:
    """Whether a credit stands beside the first headline and beside no other: the others head parts of its story."""
    signed = [at for at, line in enumerate(lines) if read_credit(line.text)]
    texts = [at for at, line in enumerate(lines) if is_prose(line)]

    def is_beside(title: int) -> bool:
        # the credit before or behind it with no text between
        at = bisect.bisect_left(signed, title)
        pairs = (sorted((title, credit)) for credit in signed[max(0, at - 1) : at + 1])
        return any(bisect.bisect_right(texts, one) >= bisect.bisect_left(texts, other) for one, other in pairs)

    return is_beside(titles[0]) and not any(map(is_beside, titles[1:]))
