"""Pages of stories in layouts drawn from a grammar: what `train_pages.py` learns layouts from.

A layout is drawn once a page (what stands over, under and below a headline, in which order and punctuation, with how
many blank lines between), and every story follows it, but for what it happens not to have (`page_elements`). A page may
hold one story only: with subheads, questions, a list, numbered parts, entries with the time of day, links to others.
"""

from __future__ import annotations

import datetime
import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from tools import page_elements as elements
from tools import page_vocabulary as vocabulary
from tools.page_credits import draw_credits, draw_fields, draw_letter
from tools.page_elements import Element, Source, Told, make_name, make_place, make_subhead, make_word
from tools.page_fronts import add_back, add_front, add_replies, write_advertisement, write_print_lines

#: the roles of lines: the page's own, over a headline, a headline, between headline and text, the text
OUTSIDE, OVER, TITLE, UNDER, TEXT = range(5)


class Layout(elements.Style):
    """How a page is laid out: which elements, in which order, with how many blank lines over each."""

    def __init__(self, rng: random.Random, language: str) -> None:
        super().__init__(rng, language)
        self.title = elements.draw_title(self)
        self.over, self.under, self.foot = self._elements()
        self.gaps = self._gaps()
        self.rule = rng.choice(vocabulary.RULES) if rng.random() < 0.35 else None
        self.rule_over_first = rng.random() < 0.4
        is_wrapped = rng.random() < 0.15 and language not in ("ja", "zh")
        self.width = rng.choice([42, 50, 60, 66, 72, 78]) if is_wrapped else 0
        self.day_heads, self.section_heads = rng.random() < 0.08, rng.random() < 0.08
        self.interrupted = 0.25 if rng.random() < 0.25 else 0.0
        self.has_datelines, self.agency = rng.random() < 0.15, rng.choice(["(Reuters)", "(CNA)", "(AP)", "(KNA)", ""])
        self.printed = 0.3 if rng.random() < 0.06 else 0.0
        self.has_subheads, self.is_short = rng.random() < 0.15, rng.random() < 0.15
        self.is_shouted = not self.caseless and rng.random() < 0.03
        self.opening, self.closing = draw_letter(self) if rng.random() < 0.06 else ("", None)
        if self.closing:
            self.over, self.under, self.foot = [], self.under[:1], [self.closing, *self.foot[:1]]
        elif rng.random() < 0.08:
            self._leave_bare()
        if rng.random() < 0.1:
            fields = draw_fields(self)
            parted = rng.choice([0, len(fields), rng.randint(0, len(fields))])
            self.over, self.under = fields[:parted], fields[parted:]
            self.title = elements.draw_labelled_title(rng)

    def _leave_bare(self) -> None:
        """Columns of short entries: a place, a name or a few words over each, its source under it perhaps."""
        rng = self.rng
        self.title = elements.draw_short_title(self)
        sign = rng.choice([elements.draw_signature, elements.draw_source_label])
        self.over, self.under, self.foot = [], [], [sign(self)] if rng.random() < 0.4 else []
        if rng.random() < 0.25:
            self.title = elements.draw_timed_title(self)

    def _elements(self) -> tuple[list[Element], list[Element], list[Element]]:
        """What stands over headlines, between them and texts, and below texts."""
        rng = self.rng
        over: list[Element] = []
        under: list[Element] = []
        foot: list[Element] = []
        for line in draw_credits(self):
            rng.choices([over, under, foot], [0.22, 0.53, 0.25])[0].append(line)
        for place, chance, draw in (
            (over, 0.3, elements.draw_kicker), (over, 0.15, elements.draw_number), (over, 0.06, elements.draw_code),
            (under, 0.2, elements.draw_tools), (under, 0.15, elements.draw_caption), (foot, 0.2, elements.draw_tags),
            (foot, 0.2, elements.draw_tools), (foot, 0.12, elements.draw_closer), (foot, 0.12, elements.draw_more),
            (foot, 0.08, elements.draw_source), (foot, 0.06, elements.draw_signature),
            (foot, 0.05, elements.draw_source_label),
        ):  # fmt: skip
            if rng.random() < chance:
                place.append(draw(self))
        if rng.random() < 0.2:
            under.insert(0, elements.write_deck)
        if rng.random() < 0.07:
            under.append(lambda _: f"{self.words[vocabulary.BODY]}:")
        for place in (over, under, foot):
            rng.shuffle(place)
        if rng.random() < 0.08:
            foot += [elements.draw_closer(self), elements.draw_closer(self)]
        return over, under, foot

    def _gaps(self) -> dict[str, int]:
        """How many blank lines stand over each kind of line."""
        rng = self.rng
        if rng.random() < 0.25:
            return dict.fromkeys(("over", "title", "under", "text", "paragraph", "foot", "more"), 0) | {
                "story": rng.choice([0, 1])
            }
        return {
            "story": rng.choice([1, 1, 1, 2, 2, 3]), "over": rng.choice([0, 0, 1]), "title": rng.choice([0, 0, 1]),
            "under": rng.choice([0, 0, 0, 1]), "text": rng.choice([0, 1, 1, 1]),
            "paragraph": rng.choice([0, 1, 1, 1]), "foot": rng.choice([0, 1, 1]), "more": rng.choice([0, 0, 1]),
        }  # fmt: skip

    def tell(self, source: Source, day: datetime.date, number: int, of: int) -> Told:
        """A story with what a page tells of it."""
        section = self.rng.choice(self.words[vocabulary.SECTIONS])
        name, place = make_name(self.rng, self.language), make_place(self.rng, self.language)
        return Told(source, day, name, section, number, of, place)


@dataclass
class Page:
    """A page under way: its lines with their roles, blank ones between."""

    layout: Layout
    lines: list[tuple[str, int]]

    def add(self, text: str, role: int, gap: int = 0) -> None:
        """Put a line under the others, so many blank ones between; nothing if it is empty."""
        if text := text.strip():
            self.lines += [("", OUTSIDE)] * gap
            self.lines.append((text, role))

    def add_own(self, text: str, gap: int) -> None:
        """Put a line of the page's own under the others."""
        self.add(text, OUTSIDE, gap)

    def add_head(self, told: Told, gap: int) -> None:
        """A headline, what stands over it, and what stands between it and the text."""
        gaps = self.layout.gaps
        for element in self.layout.over:
            if said := element(told):
                self.add(said, OVER, gap)
                gap = gaps["over"]
        title, *beside = self.layout.title(told)
        self.add(title, TITLE, gaps["title"] if self.lines and self.lines[-1][1] == OVER else gap)
        for line in beside:
            self.add(line, UNDER)
        for element in self.layout.under:
            self.add(element(told), UNDER, gaps["under"])

    def add_paragraph(self, text: str, gap: int) -> None:
        """A paragraph, on as many lines as it takes."""
        text = text.upper() if self.layout.is_shouted else text
        width = self.layout.width
        for at, line in enumerate(textwrap.wrap(text, width) if width else [text]):
            self.add(line, TEXT, 0 if at else gap)

    def add_foot(self, told: Told) -> None:
        """What stands below a text."""
        gap = self.layout.gaps["foot"]
        for element in self.layout.foot:
            for said in element(told).split("\n"):
                self.add(said, OUTSIDE, gap)
                gap = self.layout.gaps["more"] if said else gap

    def interrupt(self, others: Sequence[Source]) -> None:
        """An advertisement or a link amid a text."""
        rng, words = self.layout.rng, self.layout.words
        link = others[0].title if others and rng.random() < 0.5 else make_subhead(" ".join(map(str, words)), rng)
        lines = [words[vocabulary.AD], words[vocabulary.AD].upper(), f"{words[vocabulary.RELATED]}: {link}"]
        lines.append(write_advertisement(self.layout, others))
        self.add(rng.choice(lines), OUTSIDE, self.layout.gaps["paragraph"])

    def told(self) -> tuple[str, list[int]]:
        """The text, and the role of each of its lines."""
        return "\n".join(text for text, _ in self.lines), [role for _, role in self.lines]


def compose(rng: random.Random, stories: Sequence[Source], *, others: Sequence[Source] = ()) -> tuple[str, list[int]]:
    """A page of these stories, all of one language, in a layout of its own: its text, and a role for each of its lines.

    Blank lines have the role `OUTSIDE`. `others` are stories that the page only points to.
    """
    layout = Layout(rng, stories[0].language)
    page = Page(layout, [])
    day = _draw_day(rng)
    add_front(layout, page.add_own, stories, others, day)
    step = rng.choice([0, 1, 1, 3, 9])
    section, over_day = "", None
    for number, source in enumerate(stories, 1):
        if layout.is_short:
            title = make_subhead(rng.choice([source.title, source.paragraphs[0]]), rng)
            source = Source(source.language, title, source.paragraphs)
        told, gap = layout.tell(source, day, number, len(stories)), layout.gaps["story"]
        if layout.rule and (number > 1 or layout.rule_over_first):
            page.add(layout.rule, OUTSIDE, rng.choice([0, gap]))
            gap = rng.choice([gap, layout.gaps["over"]])
        if layout.day_heads and over_day != day:
            page.add(layout.date(day), OVER, gap + 1)
            over_day = day
        if layout.section_heads and section != told.section and rng.random() < 0.6:
            page.add(told.section.upper(), OUTSIDE, gap)
            section = told.section
        page.add_head(told, gap)
        _add_text(page, told, others)
        page.add_foot(told)
        if rng.random() < layout.interrupted / 2:
            _advertise(page, others)
        if rng.random() < layout.printed:
            page.add(rng.choice(write_print_lines(layout, day)), OUTSIDE, layout.gaps["story"])
        day -= datetime.timedelta(rng.randint(0, step))
    if layout.rule and rng.random() < 0.4:
        page.add(layout.rule, OUTSIDE, layout.gaps["story"])
    add_back(layout, page.add_own, others, day, layout.gaps["story"])
    return page.told()


def _add_text(page: Page, told: Told, others: Sequence[Source]) -> None:
    layout, rng = page.layout, page.layout.rng
    gap = layout.gaps["text"]
    for number, paragraph in enumerate(told.source.paragraphs):
        if number == 0 and layout.opening:
            paragraph = layout.opening + paragraph
        if number == 0 and layout.has_datelines:
            parts = [told.place.upper(), layout.agency, rng.choice("-–—"), paragraph]
            paragraph = " ".join(filter(None, parts))
        if number > 1 and layout.has_subheads and rng.random() < 0.3:
            page.add(make_subhead(paragraph, rng), TEXT, gap)
            gap = rng.choice([0, layout.gaps["paragraph"]])
        page.add_paragraph(paragraph, gap)
        gap = layout.gaps["paragraph"]
        if rng.random() < layout.interrupted and number + 1 < len(told.source.paragraphs):
            page.interrupt(others)


def compose_single(rng: random.Random, source: Source, others: Sequence[Source]) -> tuple[str, list[int]]:
    """A page of a single story whose text is parted as texts are: by subheads, questions, numbers, times, a list."""
    layout = Layout(rng, source.language)
    page = Page(layout, [])
    day = _draw_day(rng)
    add_front(layout, page.add_own, [source], others, day)
    told = layout.tell(source, day, 1, 1)
    page.add_head(told, layout.gaps["story"])
    kinds = [
        "plain",
        "plain",
        "subheads",
        "subheads",
        "questions",
        "numbers",
        "times",
        "live",
        "list",
        "bold",
        "caps",
        "rules",
        "days",
    ]
    kind, each, is_steady, rule = (
        rng.choice(kinds),
        rng.choice([1, 1, 2, 3]),
        rng.random() < 0.6,
        rng.choice(vocabulary.RULES),
    )
    gap, count = layout.gaps["text"], 0
    if kind == "live":
        _add_entries(page, source.paragraphs)
    for number, paragraph in enumerate(() if kind == "live" else source.paragraphs):
        if kind != "plain" and number and (number % each == 0 if is_steady else rng.random() < 0.35):
            count += 1
            weekday = format_date(day + datetime.timedelta(count), "EEEE", locale=source.language)
            said = make_subhead(paragraph, rng)
            heads = {
                "subheads": said, "questions": said.rstrip("?") + "?", "numbers": f"{count}. {said}",
                "times": f"{8 + count % 12}:{rng.randint(0, 59):02}", "list": f"- {said}", "bold": f"**{said}**",
                "caps": said.upper(), "rules": rule, "days": weekday,
            }  # fmt: skip
            page.add(heads[kind], TEXT, max(gap, rng.choice([0, 1])))
            gap = rng.choice([0, layout.gaps["paragraph"]])
        page.add_paragraph(paragraph, gap)
        gap = layout.gaps["paragraph"]
        if rng.random() < layout.interrupted:
            page.interrupt(others)
    page.add_foot(told)
    if others and rng.random() < 0.3:
        for number in range(rng.randint(1, 4)):
            page.add(f"{make_word(rng)} {rng.randint(1, 12)}:{rng.randint(10, 59)}", OUTSIDE, int(number == 0))
            page.add(others[number % len(others)].paragraphs[0][:90], OUTSIDE)
    if others and rng.random() < 0.08:
        add_replies(layout, page.add_own, others, day)
    add_back(layout, page.add_own, others, day, layout.gaps["story"])
    return page.told()


def _add_entries(page: Page, paragraphs: Sequence[str]) -> None:
    """Live coverage, the latest entry first or last: the time of each, a few words that head it perhaps, and tools."""
    layout, rng = page.layout, page.layout.rng
    form = rng.choice(
        ["{h}:{m:02}", "{h}.{m:02}", "{h}h{m:02}", "{h12}:{m:02}{half}", "{h}:{m:02} GMT", "[{h}:{m:02}]"]
    )
    if rng.random() < 0.3:
        form += rng.choice([" {said}", " - {said}", ": {said}", " | {said}"])
    is_latest_first, is_headed, tool = rng.random() < 0.7, rng.random() < 0.3, rng.choice(["", "", elements.draw_tools])
    write_tool = tool(layout) if tool else None
    hours = sorted(rng.sample(range(6 * 60, 23 * 60), len(paragraphs)), reverse=is_latest_first)
    for minutes, paragraph in zip(hours, paragraphs):
        hour, minute = divmod(minutes, 60)
        said, half = make_subhead(paragraph, rng), "am" if hour < 12 else "pm"
        page.add(
            form.format(h=hour, h12=(hour - 1) % 12 + 1, m=minute, half=half, said=said), TEXT, layout.gaps["story"]
        )
        if is_headed:
            page.add(said, TEXT, layout.gaps["title"])
        page.add_paragraph(paragraph, layout.gaps["text"])
        if write_tool:
            page.add(
                write_tool(layout.tell(Source(layout.language, said, (paragraph,)), datetime.date(2020, 1, 1), 1, 1)),
                OUTSIDE,
            )


def _draw_day(rng: random.Random) -> datetime.date:
    return datetime.date(rng.randint(1990, 2026), rng.randint(1, 12), rng.randint(1, 28))


def _advertise(page: Page, others: Sequence[Source]) -> None:
    """A few lines of the page's own between two stories."""
    rng, words = page.layout.rng, page.layout.words
    said = rng.choice([words[vocabulary.AD], words[vocabulary.AD].upper(), words[vocabulary.POPULAR]])
    if rng.random() < 0.4:
        page.add(write_advertisement(page.layout, others), OUTSIDE, page.layout.gaps["story"])
        return
    page.add(said, OUTSIDE, page.layout.gaps["story"])
    for one in rng.sample(list(others), min(len(others), rng.randint(0, 3))):
        page.add(one.title, OUTSIDE)
