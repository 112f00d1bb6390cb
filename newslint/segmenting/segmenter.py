"""A document's lines → its page: stories, their passages, and what stands around them."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from newslint.model import BODY_PARTS, Document, Page, Part, Passage, Span, Story
from newslint.segmenting.boilerplate.classifier import Classification
from newslint.segmenting.boilerplate.languages import classify_page
from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.bylines import find_byline
from newslint.segmenting.counters import counted_starts
from newslint.segmenting.credits import read_credit
from newslint.segmenting.cuts import Cut
from newslint.segmenting.dates import DayOrder
from newslint.segmenting.dating import find_published, order_of_page
from newslint.segmenting.headlines import headline_text, without_codes, without_marks, without_numbers, without_times
from newslint.segmenting.insets import labelled_links
from newslint.segmenting.language import language_of
from newslint.segmenting.layout import is_text, lay_out
from newslint.segmenting.lines import DATED_HEAD, Line, is_running, lines_of
from newslint.segmenting.markup import segment_markup
from newslint.segmenting.page_dates import date_by_foot, date_by_headings, date_by_page, date_by_stamps
from newslint.segmenting.page_names import REACH, name_by_page
from newslint.segmenting.passages import MACHINERY, is_teaser, parts_of
from newslint.segmenting.running_heads import running_heads
from newslint.segmenting.wrapping import unwrap
from newslint.segmenting.years import date_without_year

#: a line outside all stories that stands apart from them is theirs only if it is judged to be text as surely as this
SURELY = 0.8
#: who wrote a story and when belongs to it unless the line is furniture as surely as this
CREDITED = 0.9
#: how sure it is that a headline under a label, amid the paragraphs of a text, links to another story. Of 260 on 158
#: published pages 25 were read, and all do (30 November 2026)
LINKED = 0.97
#: what recurs at the head and the foot of printed pages is certain to be theirs
PRINTED = 1.0
#: so often a line stands on a page that belongs to it, if it speaks as pages do; that is as certain
AGAIN, RECURRING = 3, 1.0
#: so large a share of a page's stories ends with a line that belongs to the page
MOST_FEET = 0.6
#: so many of a page's last lines may date all of it
FOOT = 3
_DIGITS = re.compile(r"\d+")
_CREDITS = frozenset({Part.BYLINE, Part.DATELINE})


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
    machinery += [Passage(Part.FURNITURE, line.span, 0, "heads a printed page", PRINTED) for line in heads_of_pages]
    if not lines:
        return Page(document, (), tuple(machinery))
    language = document.language
    judgements = classify_page([line.text for line in lines], titled=document.first_line == 0, language=language)
    cuts = lay_out(document, lines, judgements, alone=alone)
    if len(cuts) > 1:
        # what a page's layout tells of one story blurs where there are many
        for cut in cuts:
            told = [line.text for line in lines[cut.start : cut.end]]
            judgements[cut.start : cut.end] = classify_page(told, language=language)
    for at in labelled_links(lines):
        judgements[at] = Classification(Part.FURNITURE, LINKED, f"stands under “{lines[at - 1].text}”")
    for at in _recurring_prompts(lines):
        judgements[at] = Classification(Part.FURNITURE, RECURRING, "speaks as pages do, and stands here several times")
    for at in _recurring_feet(lines, cuts):
        judgements[at] = Classification(Part.FURNITURE, LINKED, "stands under the text of several stories here")
    order = order_of_page(document, (line.text for line in lines))
    stories = [
        _story(document, lines, judgements, cut, number, alone=len(cuts) == 1, order=order)
        for number, cut in enumerate(cuts, 1)
    ]
    stories = _with_titles(_with_days(stories, cuts, [line.text for line in lines], order), lines)
    below = [cut.end for cut in cuts[:-1]] + [min(len(lines), cuts[-1].end + REACH)]
    stories = name_by_page(stories, [[x.text for x in lines[cut.title : end]] for cut, end in zip(cuts, below)])
    around = [*machinery, *_around(lines, judgements, cuts)]
    passages = sorted((*around, *(p for story in stories for p in story.passages)), key=lambda p: p.span.start)
    return Page(document, tuple(stories), tuple(passages))


def _recurring_prompts(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that come again and again on a page in the same words, and speak as pages do: "Deel op Facebook"."""
    counts = Counter(line.text for line in lines if not line.is_prose)
    own = {text for text, count in counts.items() if count >= AGAIN and speaks_of_a_page(text)}
    return (at for at, line in enumerate(lines) if line.text in own)


def _recurring_feet(lines: Sequence[Line], cuts: Sequence[Cut]) -> Iterator[int]:
    """The lines under the texts of stories that stand under most of them, but for their numbers: "Ref: 4411".

    Who wrote a story, and when, is its own.
    """
    feet: dict[str, list[int]] = {}
    for cut in cuts:
        last = max((at for at in range(cut.start, cut.end) if lines[at].is_prose), default=cut.end)
        for shape, at in {_DIGITS.sub("0", lines[at].text): at for at in range(last + 1, cut.end)}.items():
            feet.setdefault(shape, []).append(at)
    least = max(AGAIN, MOST_FEET * len(cuts))
    for shape, places in feet.items():
        if len(places) >= least and any(map(str.isalpha, shape)) and read_credit(lines[places[0]].text) is None:
            yield from places


def _with_days(
    stories: Sequence[Story], cuts: Sequence[Cut], texts: Sequence[str], order: DayOrder | None
) -> Sequence[Story]:
    """The stories, dated by what stands over several of them where nothing of their own does."""
    days = [cut.day for cut in cuts if cut.day]
    if days:
        return list(date_by_stamps(stories, days))
    stories = date_without_year(stories, [texts[cut.over : cut.end] for cut in cuts], texts, order)
    if len(stories) < 2:
        return stories
    stories = list(date_by_headings(stories, [texts[cut.over : cut.title] for cut in cuts]))
    stories = date_by_page(stories, texts[: cuts[0].title], order, [texts[cut.start : cut.end] for cut in cuts])
    last = max((at for at in range(cuts[-1].start, len(texts)) if is_running(texts[at])), default=len(texts))
    return date_by_foot(stories, texts[max(last + 1, len(texts) - FOOT) :], order)


def _with_titles(stories: Sequence[Story], lines: Sequence[Line]) -> list[Story]:
    """The stories, their headlines without what a page or a database counts and codes them by."""
    titles = without_numbers(without_times([story.title or "" for story in stories]))
    titles = without_marks(without_codes(titles, [line.text for line in lines]))
    return [replace(story, title=title or None) for story, title in zip(stories, titles)]


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
    cuts = lay_out(document, lines, judgements, alone=True)
    start, end = cuts[0].start, cuts[0].end
    parts = _weigh(lines[start:end], parts_of(lines[start:end], document.format, 0), judgements[start:end])
    around = [passage.part for passage in _around(lines, judgements, cuts)]
    told = [*around[:start], *(part for part, _ in parts), *around[start:]]
    return [(part, line.span.of(document.text)) for part, line in zip(told, lines)]


def _around(lines: Sequence[Line], judgements: Sequence[Classification], cuts: Sequence[Cut]) -> Iterator[Passage]:
    """What stands outside the stories: nearly all of it furniture, but a credit over a headline reads as the story."""
    at = 0
    for start, end in [*((cut.start, cut.end) for cut in cuts), (len(lines), len(lines))]:
        beside = start
        while beside > at and is_text(judgements[beside - 1]):
            beside -= 1
        for n in range(at, start):
            # text that has furniture between itself and the story is the page's as well, unless that is sure
            line, judgement = lines[n], judgements[n]
            if is_text(judgement) and (n >= beside or judgement.confidence >= SURELY):
                yield Passage(Part.PARAGRAPH, line.span, 0, "stands outside the story", judgement.chance)
            else:
                reason = judgement.reason if judgement.is_furniture else "stands outside the story"
                yield Passage(Part.FURNITURE, line.span, 0, reason, judgement.chance)
        at = end


def _weigh(
    lines: Sequence[Line], parts: Sequence[tuple[Part, str]], judgements: Sequence[Classification]
) -> list[tuple[Part, str]]:
    """The parts, corrected by the judgements: a headline stays, machinery too, and the rest is as was judged.

    What begins with a place and a day begins a report.
    """
    weighed = []
    for at, (line, (part, reason), judgement) in enumerate(zip(lines, parts, judgements)):
        if part is Part.FURNITURE and is_text(judgement) and reason != MACHINERY:
            part, reason = Part.PARAGRAPH, judgement.reason
        elif part in _CREDITS and judgement.confidence < CREDITED:
            pass
        elif at and judgement.is_furniture and part is not Part.FURNITURE and not DATED_HEAD.match(line.text):
            part, reason = Part.FURNITURE, judgement.reason
        weighed.append((part, reason))
    return weighed


def _story(
    document: Document,
    lines: Sequence[Line],
    judgements: Sequence[Classification],
    cut: Cut,
    number: int,
    *,
    alone: bool,
    order: DayOrder | None,
) -> Story:
    title = cut.title - cut.start
    lines, judgements = lines[cut.start : cut.end], judgements[cut.start : cut.end]
    shaped = parts_of(lines, document.format, title)
    if cut.headline and not cut.is_message:
        shaped[title] = Part.PARAGRAPH, "its headline is run into it"
    parts = _weigh(lines, shaped, judgements)
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
        title=(fields.title if alone else None) or cut.headline or headline_text(lines[title].text),
        byline=cut.byline or find_byline([(part, line.text) for line, (part, _) in zip(lines, shaped)], alone=alone),
        published=dated[0] if dated else None,
        published_range=(dated[0], dated[0]) if dated else None,
        published_from=dated[1] if dated else None,
        language=document.language or language_of(told),
    )
