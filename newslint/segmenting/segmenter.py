"""A document's lines → its page: stories, their passages, and what stands around them."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from newslint.model import BODY_PARTS, Document, Page, Part, Passage, Span, Story
from newslint.segmenting.boilerplate.classifier import Classification
from newslint.segmenting.boilerplate.languages import classify_page
from newslint.segmenting.boundaries import story_starts
from newslint.segmenting.briefs import find_briefs, find_long_briefs
from newslint.segmenting.bylines import find_byline
from newslint.segmenting.counters import counted_starts, item_starts
from newslint.segmenting.credits import read_credit
from newslint.segmenting.dates import DayOrder
from newslint.segmenting.dating import find_published, order_of_page
from newslint.segmenting.headlines import headline_of, headline_text, text_ends, without_codes, without_numbers
from newslint.segmenting.language import language_of
from newslint.segmenting.lines import BULLET, TERMINAL, Line, is_prose, lines_of
from newslint.segmenting.mailboxes import find_mails
from newslint.segmenting.markup import segment_markup
from newslint.segmenting.messages import Told, find_messages
from newslint.segmenting.page_dates import date_by_headings, date_by_page, date_by_stamps
from newslint.segmenting.passages import MACHINERY, is_teaser, parts_of
from newslint.segmenting.recurrence import Start, recurring_starts
from newslint.segmenting.running_heads import running_heads
from newslint.segmenting.wrapping import unwrap

#: a line outside all stories is furniture unless it is judged to be text at least as surely as this
SURE, SURELY = 0.6, 0.8
#: who wrote a story and when belongs to it unless the line is furniture as surely as this
CREDITED = 0.9
_CREDITS = frozenset({Part.BYLINE, Part.DATELINE})
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


def segment(document: Document, *, alone: bool = False) -> Page:
    """The stories of a document and the passages of each; of one that is known to hold a single story, that (`alone`).

    Every line that isn't blank and isn't machinery is in exactly one passage. A record with a title is one story, for
    its maker has said so; a page of text is as many as its layout shows (`newslint.segmenting.boundaries`).
    """
    if document.markup_lines:
        return segment_markup(document)
    lines, heads_of_pages = _without_heads(lines_of(document))
    lines = unwrap(lines)
    machinery = [
        Passage(Part.FRONT_MATTER, span, 0, "machinery of the file") for span in _between(document.hidden, lines)
    ]
    machinery += [Passage(Part.FURNITURE, line.span, 0, "heads a printed page") for line in heads_of_pages]
    if not lines:
        return Page(document, (), tuple(machinery))
    language = document.language
    messages: list[Told] = []
    judgements = classify_page([line.text for line in lines], titled=document.first_line == 0, language=language)
    heads: dict[int, int] = {}
    overs: dict[int, int] = {}
    run_in: dict[int, str] = {}
    if document.first_line == 0:
        cuts = [(0, len(lines))]
    elif alone:
        cuts = list(_cuts(lines, judgements, []))
    elif briefs := find_briefs(lines) or find_long_briefs(lines):
        run_in = {brief.at: brief.headline for brief in briefs}
        cuts = list(zip(run_in, [*list(run_in)[1:], len(lines)]))
    elif messages := find_messages(lines):
        run_in = {message.at: message.headline for message in messages}
        cuts = [(message.at, message.end) for message in messages]
    elif headed := find_mails(lines) or item_starts(lines):
        heads = {start.header: start.title for start in headed}
        cuts = list(zip(heads, [*list(heads)[1:], len(lines)]))
    elif starts := (recurring := _recurring(lines))[0]:
        heads = {start.header: start.title for start in starts}
        overs = {start.header: start.over for start in starts}
        cuts = _recurring_cuts(lines, judgements, starts, recurring[1])
        if cuts[0][0] + len(lines) - cuts[-1][1] >= PLENTY * len(lines):
            cuts = _stories(lines, judgements, cuts, among=is_prose)
    else:
        cuts = _stories(lines, judgements, _cuts(lines, judgements, story_starts(lines, document.format)))
        if cuts and _is_all_credits(lines[: cuts[0][0]]) and not any(one.is_decided for one in judgements):
            # a page that begins with a date and its headline has no menu: the date is the story's
            heads[0] = cuts[0][0]
            cuts[0] = 0, cuts[0][1]
    if len(cuts) > 1:
        # what a page's layout tells of one story blurs where there are many
        for start, end in cuts:
            judgements[start:end] = classify_page([line.text for line in lines[start:end]], language=language)
    order = order_of_page(document, (line.text for line in lines))
    stories = tuple(
        _story(
            document,
            lines[start:end],
            judgements[start:end],
            number,
            alone=len(cuts) == 1,
            title=heads.get(start, start) - start,
            order=order,
            run_in=run_in.get(start),
            is_message=bool(messages),
        )
        for number, (start, end) in enumerate(cuts, 1)
    )
    if messages:
        stories = tuple(date_by_stamps(stories, [message.day for message in messages]))
    elif len(stories) > 1:
        texts = [line.text for line in lines]
        over = [texts[overs.get(start, start) : heads.get(start, start)] for start, _ in cuts]
        stories = tuple(date_by_headings(stories, over))
        stories = date_by_page(stories, texts[: cuts[0][0]], order)
    titles = without_numbers([story.title or "" for story in stories])
    titles = without_codes(titles, [line.text for line in lines])
    stories = tuple(replace(story, title=title or None) for story, title in zip(stories, titles))
    around = [*machinery, *_around(lines, judgements, cuts)]
    passages = sorted((*around, *(p for story in stories for p in story.passages)), key=lambda p: p.span.start)
    return Page(document, stories, tuple(passages))


def _recurring(lines: Sequence[Line]) -> tuple[list[Start], range]:
    """Where stories start by what recurs, or by their counters where texts are too short to show what does."""
    recurring = recurring_starts(lines)
    counted = counted_starts(lines)
    return (counted, range(len(lines), len(lines))) if len(counted) > len(recurring[0]) else recurring


def _between(hidden: Sequence[Span], lines: Sequence[Line]) -> Iterator[Span]:
    """What is hidden between lines: a comment amid the words of a line stays a part of it."""
    starts = [line.span.start for line in lines]
    for span in hidden:
        at = bisect.bisect_left(starts, span.end) - 1
        if at < 0 or lines[at].span.end <= span.start:
            yield span


def _without_heads(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without the heads and the numbers of printed pages, and these."""
    gone = running_heads(lines)
    if not gone or counted_starts(lines):
        return lines, []
    return [line for at, line in enumerate(lines) if at not in gone], [lines[at] for at in sorted(gone)]


def parts_of_story(document: Document) -> list[tuple[Part, str]]:
    """The lines of a document that is known to hold a single story, each with what it is; its days aren't read."""
    if document.markup_lines:
        return [(passage.part, passage.span.of(document.text)) for passage in segment_markup(document).passages]
    lines = unwrap(lines_of(document))
    if not lines:
        return []
    titled = document.first_line == 0
    judgements = classify_page([line.text for line in lines], titled=titled, language=document.language)
    cuts = [(0, len(lines))] if titled else list(_cuts(lines, judgements, []))
    start, end = cuts[0]
    parts = _weigh(parts_of(lines[start:end], document.format, 0), judgements[start:end])
    around = [passage.part for passage in _around(lines, judgements, cuts)]
    told = [*around[:start], *(part for part, _ in parts), *around[start:]]
    return [(part, line.span.of(document.text)) for part, line in zip(told, lines)]


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
    while last < len(lines) and _is_text(judgements[last]):
        last += 1
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
    while last < ends.stop and _is_text(judgements[last]):
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


def _around(
    lines: Sequence[Line], judgements: Sequence[Classification], cuts: Sequence[tuple[int, int]]
) -> Iterator[Passage]:
    """What stands outside the stories: nearly all of it furniture, but a credit over a headline reads as the story."""
    at = 0
    for start, end in [*cuts, (len(lines), len(lines))]:
        beside = start
        while beside > at and _is_text(judgements[beside - 1]):
            beside -= 1
        for n in range(at, start):
            # text that has furniture between itself and the story is the page's as well, unless that is sure
            line, judgement = lines[n], judgements[n]
            if _is_text(judgement) and (n >= beside or judgement.confidence >= SURELY):
                yield Passage(Part.PARAGRAPH, line.span, 0, "stands outside the story", judgement.chance)
            else:
                reason = judgement.reason if judgement.is_furniture else "stands outside the story"
                yield Passage(Part.FURNITURE, line.span, 0, reason, judgement.chance)
        at = end


def _is_text(judgement: Classification) -> bool:
    return not judgement.is_furniture and judgement.confidence >= SURE


def _weigh(parts: Sequence[tuple[Part, str]], judgements: Sequence[Classification]) -> list[tuple[Part, str]]:
    """The parts, corrected by the judgements: a headline stays, machinery too, and the rest is as was judged."""
    weighed = []
    for at, ((part, reason), judgement) in enumerate(zip(parts, judgements)):
        if part is Part.FURNITURE and _is_text(judgement) and reason != MACHINERY:
            part, reason = Part.PARAGRAPH, judgement.reason
        elif part in _CREDITS and judgement.confidence < CREDITED:
            pass
        elif at and judgement.is_furniture and part is not Part.FURNITURE:
            part, reason = Part.FURNITURE, judgement.reason
        weighed.append((part, reason))
    return weighed


def _story(
    document: Document,
    lines: Sequence[Line],
    judgements: Sequence[Classification],
    number: int,
    *,
    alone: bool,
    title: int,
    order: DayOrder | None,
    run_in: str | None = None,
    is_message: bool = False,
) -> Story:
    shaped = parts_of(lines, document.format, title)
    if run_in and not is_message:
        shaped[0] = Part.PARAGRAPH, "its headline is run into it"
    parts = _weigh(shaped, judgements)
    passages = [
        Passage(part, line.span, number, reason, one.chance)
        for line, (part, reason), one in zip(lines, parts, judgements)
    ]
    said = [(part, line.text) for line, (part, _) in zip(lines, parts)]
    dated = find_published(document, said, alone=alone, order=order)
    fields = document.fields
    told = (line.text for line, (part, _) in zip(lines, parts) if part in BODY_PARTS)
    return Story(
        number=number,
        kind="teaser" if is_teaser(lines, shaped) else "story",
        span=Span(lines[0].span.start, lines[-1].span.end),
        passages=tuple(passages),
        title=(fields.title if alone else None) or run_in or headline_text(lines[title].text),
        byline=find_byline([(part, line.text) for line, (part, _) in zip(lines, shaped)], alone=alone),
        published=dated[0] if dated else None,
        published_range=(dated[0], dated[0]) if dated else None,
        published_from=dated[1] if dated else None,
        language=document.language or language_of(told),
    )
