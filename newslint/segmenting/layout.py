"""Which lines of a page are which story's: each way in which pages are laid out is asked in turn, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from newslint.model import Document
from newslint.segmenting.blocks import headed_starts
from newslint.segmenting.boilerplate.classifier import Classification
from newslint.segmenting.boilerplate.languages import classify_page
from newslint.segmenting.boundaries import story_starts
from newslint.segmenting.briefs import find_briefs, find_long_briefs
from newslint.segmenting.cohesion import Words
from newslint.segmenting.counters import counted_starts, item_starts
from newslint.segmenting.credits import read_credit
from newslint.segmenting.cuts import Cut
from newslint.segmenting.fielded import Record, find_coded, find_fielded
from newslint.segmenting.headers import Start
from newslint.segmenting.headlines import text_ends
from newslint.segmenting.insets import labelled_links, shouted_links
from newslint.segmenting.interruptions import resumed
from newslint.segmenting.letters import find_letters
from newslint.segmenting.lines import BULLET, TERMINAL, Line, is_prose
from newslint.segmenting.mailboxes import find_mails
from newslint.segmenting.messages import find_messages
from newslint.segmenting.page_headline import gives_notice, headline_of
from newslint.segmenting.page_model.titles import find_titled
from newslint.segmenting.posts import find_posts
from newslint.segmenting.records import find_records
from newslint.segmenting.recurrence import recurring_starts
from newslint.segmenting.rows import find_rows
from newslint.segmenting.telegrams import find_telegrams
from newslint.segmenting.tickers import find_tickers
from newslint.segmenting.weighing import is_better, retitled

#: a line outside all stories is furniture unless it is judged to be text at least as surely as this
SURE = 0.6
#: what looks like a story is furniture of the page's own story if so much of its words was judged to be that
TEASERS = 0.7
#: and so much of the page's lines is furniture elsewhere
PLENTY = 0.2
#: so many short lines above or below the text of a page that says nothing of itself are the story's
LIST = 4
#: so many credits stand over a headline at most
OVER = 3
#: of how many words a line is that closes a text
CLOSING = 6


def lay_out(
    document: Document, lines: Sequence[Line], judgements: Sequence[Classification], *, alone: bool
) -> list[Cut]:
    """The stories of a page, in order; of one that holds a single story, that (`alone`)."""
    if document.first_line == 0:
        return [_cut(0, len(lines))]
    if alone:
        return _bare(_cuts(lines, judgements, []))
    if rows := find_rows(lines):
        return [Cut(row.at, row.at + 1, row.at, row.at, row.headline, row.day, row.byline) for row in rows]
    if briefs := find_briefs(lines) or find_long_briefs(lines):
        ends = [*(brief.at for brief in briefs[1:]), len(lines)]
        return [Cut(brief.at, end, brief.at, brief.at, brief.headline) for brief, end in zip(briefs, ends)]
    if pages := find_records(lines):
        return [cut for page in pages for cut in _of_record(document, lines, page)]
    if coded := find_coded(lines):
        return [Cut(one.start, one.end, one.title, one.start) for one in coded]
    if messages := find_messages(lines):
        return [Cut(one.at, one.end, one.at, one.at, one.headline, one.day, is_message=True) for one in messages]
    if posts := find_telegrams(lines) or find_posts(lines) or find_letters(lines) or find_tickers(lines):
        return [Cut(post.at, post.end, post.title, post.at, post.headline) for post in posts]
    if headed := find_mails(lines) or item_starts(lines):
        ends = [*(start.header for start in headed[1:]), len(lines)]
        return [Cut(start.header, end, start.title, start.header) for start, end in zip(headed, ends)]
    cuts = _by_marks(document, lines, judgements)
    told = find_titled(lines, judgements)
    if told and len(told.starts) > 1 and is_better(lines, told, cuts):
        cuts = _by_titles(lines, judgements, told.starts)
    elif told:
        cuts = retitled(lines, told, cuts)
    return _without_insets(lines, _without_entries(lines, _without_notice(lines, cuts)))


def _without_notice(lines: Sequence[Line], cuts: list[Cut]) -> list[Cut]:
    """The stories without a first one all of whose sentences speak of consent and privacy."""
    told = [line for line in lines[cuts[0].start : cuts[0].end] if is_prose(line)] if len(cuts) > 1 else []
    return cuts[1:] if told and all(map(gives_notice, told)) else cuts


def _without_entries(lines: Sequence[Line], cuts: Sequence[Cut]) -> list[Cut]:
    """The stories, the entries of live coverage put back into theirs: the time of day heads them, and nothing else."""
    credits = (read_credit(lines[cut.title].text) for cut in cuts)
    return _put_back(cuts, [credit is not None and credit.is_clock for credit in credits])


def _without_insets(lines: Sequence[Line], cuts: Sequence[Cut]) -> list[Cut]:
    """The stories, those that a headline set in another one's text seems to begin put back into that text."""
    if len(cuts) < 2:
        return list(cuts)
    insets = shouted_links(lines, [cut.title for cut in cuts]).union(labelled_links(lines))
    return _put_back(cuts, [cut.title in insets for cut in cuts])


def _put_back(cuts: Sequence[Cut], within: Sequence[bool]) -> list[Cut]:
    """The stories, those that are a part of the one above put back into it; the first one is part of none."""
    whole = list(cuts[:1])
    for cut, is_within in zip(cuts[1:], within[1:]):
        if is_within:
            whole[-1] = replace(whole[-1], end=cut.end)
        else:
            whole.append(cut)
    return whole


def _by_marks(document: Document, lines: Sequence[Line], judgements: Sequence[Classification]) -> list[Cut]:
    """The stories of a page by the marks that recur on it, or by what its lines look like."""
    recurring, headed = _recurring(lines), headed_starts(lines)
    records = find_fielded(lines)
    if len(records) > len(headed) and _say_more(records, recurring[0]):
        return [Cut(one.start, one.end, one.title, one.start) for one in records]
    if len(headed) > len(recurring[0]) or _heads_better(lines, headed, recurring[0]):
        shaped = [] if recurring[0] else _by_shape(document, lines, judgements)
        recurring = recurring if len(shaped) > len(headed) else (headed, range(len(lines), len(lines)))
    return _by_recurrence(lines, judgements, *recurring) or _by_shape(document, lines, judgements)


def _say_more(records: Sequence[Record], starts: Sequence[Start]) -> bool:
    """Whether there are more records than stories by what recurs, or as many under other headlines."""
    if len(records) != len(starts):
        return len(records) > len(starts)
    return [one.title for one in records] != [start.title for start in starts]


def _heads_better(lines: Sequence[Line], one: Sequence[Start], other: Sequence[Start]) -> bool:
    """Whether the headlines of as many stories say more of what stands under them than others do."""
    if not one or len(one) != len(other):
        return False
    words = Words(lines)
    told, others = (sum(words.told(start.title, start.title + 1) for start in starts) for starts in (one, other))
    return told > others


def _of_record(document: Document, lines: Sequence[Line], record: range) -> Iterator[Cut]:
    """The stories of the page in a record of a crawler's file, if it holds any text."""
    own = lines[record.start : record.stop]
    if any(map(is_prose, own)):
        judgements = classify_page([line.text for line in own], language=document.language)
        for cut in lay_out(document, own, judgements, alone=False):
            yield replace(
                cut,
                start=cut.start + record.start,
                end=cut.end + record.start,
                title=cut.title + record.start,
                over=cut.over + record.start,
            )


def _cut(start: int, end: int) -> Cut:
    """A story that begins with its headline."""
    return Cut(start, end, start, start)


def _bare(cuts: Iterable[tuple[int, int]]) -> list[Cut]:
    return [_cut(*cut) for cut in cuts]


def _by_recurrence(
    lines: Sequence[Line], judgements: Sequence[Classification], starts: Sequence[Start], ends: range
) -> list[Cut]:
    """The stories of a page that is laid out by marks that recur; nothing if it isn't."""
    if not starts:
        return []
    cuts = _recurring_cuts(lines, judgements, starts, ends)
    if cuts[0][0] + len(lines) - cuts[-1][1] >= PLENTY * len(lines):
        cuts = _stories(lines, judgements, cuts, among=is_prose)
    return _headed(cuts, starts)


def _headed(cuts: Iterable[tuple[int, int]], starts: Sequence[Start]) -> list[Cut]:
    """The cuts with the headlines of the stories that start at them."""
    by_first = {start.header: start for start in starts}
    return [Cut(start, end, by_first[start].title, by_first[start].over) for start, end in cuts]


def _by_titles(lines: Sequence[Line], judgements: Sequence[Classification], starts: Sequence[Start]) -> list[Cut]:
    """The stories of a page whose headlines were told together: under the last text stands what stands under others."""
    last = max((at for at, line in enumerate(lines) if is_prose(line)), default=0)
    feet = []
    for start, following in pairwise(starts):
        text = max((at for at in range(start.title, following.over) if is_prose(lines[at])), default=following.over)
        feet.append(following.over - 1 - text)
    ends = range(min(len(lines), last + 1 + max(0, min(feet))), len(lines))
    return _headed(_recurring_cuts(lines, judgements, starts, ends), starts)


def _by_shape(document: Document, lines: Sequence[Line], judgements: Sequence[Classification]) -> list[Cut]:
    """The stories of a page by what its lines look like: one, if they don't show that they are several."""
    cuts = _stories(lines, judgements, _cuts(lines, judgements, story_starts(lines, document.format)))
    told = _bare(cuts)
    if cuts and _is_all_credits(lines[: cuts[0][0]]) and not any(one.is_decided for one in judgements):
        # a page that begins with a date and its headline has no menu: the date is the story's
        told[0] = Cut(0, cuts[0][1], cuts[0][0], 0)
    return told


def _recurring(lines: Sequence[Line]) -> tuple[list[Start], range]:
    """Where stories start by what recurs, or by their counters where texts are too short to show what does."""
    recurring = recurring_starts(lines)
    counted = counted_starts(lines)
    return (counted, range(len(lines), len(lines))) if len(counted) > len(recurring[0]) else recurring


def _is_all_credits(lines: Sequence[Line]) -> bool:
    """Whether a few lines are nothing but credits."""
    return 0 < len(lines) <= OVER and all(read_credit(line.text) for line in lines)


def _cuts(
    lines: Sequence[Line], judgements: Sequence[Classification], starts: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The first and one past the last line of each story; `starts` are the headlines of all but the first."""
    chances = [one.chance for one in judgements]
    first = headline_of(lines[: starts[0]] if starts else lines, chances)
    last = text_ends(lines, starts[-1] if starts else first)
    while last < len(lines) and is_text(judgements[last]):
        last += 1
    last = resumed(lines, judgements, last)
    if not any(one.is_decided for one in judgements):
        # nothing says that this is a page: what stands around the text is a list, a table, a poem
        last = max(last, len(lines) - _closers(lines))
        if not starts and (first >= LIST or not any(map(is_prose, lines))):
            first = 0
    if starts and last < len(lines) and lines[last].text == lines[starts[0] - 1].text:
        # what closes the first story closes the last one too
        last += 1
    yield from zip([first, *starts], [*starts, last])


def _recurring_cuts(
    lines: Sequence[Line], judgements: Sequence[Classification], starts: Sequence[Start], ends: range
) -> list[tuple[int, int]]:
    """The first and one past the last line of each story of a page that is laid out by marks that recur."""
    firsts = [start.header for start in starts]
    last = min(max(ends.start, text_ends(lines, starts[-1].title)), ends.stop)
    while last < ends.stop and is_text(judgements[last]):
        last += 1
    return list(zip(firsts, [*(start.over for start in starts[1:]), last]))


def _closers(lines: Sequence[Line]) -> int:
    """How many lines under a text are a few words that close it; more of them in a row are a list."""
    count = 0
    for line in reversed(lines):
        if line.words > CLOSING or TERMINAL.search(line.text) or line.text[0] == "(" or BULLET.match(line.text):
            break
        count += 1
    return count if count < LIST else 0


def _stories(
    lines: Sequence[Line],
    judgements: Sequence[Classification],
    cuts: Iterable[tuple[int, int]],
    among: Callable[[Line], bool] = bool,
) -> list[tuple[int, int]]:
    """The cuts without those that hold next to nothing but furniture, where a page has plenty of it elsewhere.

    What stands under a page's story is often teasers of other stories, or comments. Only lines `among` those are asked.
    """
    found = list(cuts)
    kept = [cut for cut in found if _share_of_text(lines, judgements, cut, among) >= 1 - TEASERS]
    if not kept or len(kept) == len(found):
        return found
    dropped = {at for cut in found if cut not in kept for at in range(*cut)}
    elsewhere = sum(one.is_furniture for at, one in enumerate(judgements) if at not in dropped)
    return kept if elsewhere >= PLENTY * len(lines) else found


def _share_of_text(
    lines: Sequence[Line],
    judgements: Sequence[Classification],
    cut: tuple[int, int],
    among: Callable[[Line], bool],
) -> float:
    """The share of a story's words that were judged to be text."""
    both = zip(lines[slice(*cut)], judgements[slice(*cut)])
    words = [(line.words, one.is_furniture) for line, one in both if among(line)]
    return sum(count for count, is_furniture in words if not is_furniture) / max(1, sum(count for count, _ in words))


def is_text(judgement: Classification) -> bool:
    """Whether a line was judged to be the story's, and surely."""
    return not judgement.is_furniture and judgement.confidence >= SURE
