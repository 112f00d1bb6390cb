"""Families of layouts, each drawn by random composition: which elements a page has, in which order, in what form.

`compose_pages` draws single elements independently of each other; real pages of a kind have some of them together: a
column of notes under place names, a printed page with kickers and decks, a site's list of articles, a magazine, a
bulletin. `FAMILIES` names them; training may keep one out to measure how well the others tell of it.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable, Sequence

from babel.dates import format_date

from tools import page_elements as elements
from tools import page_vocabulary as vocabulary
from tools.compose_pages import Layout
from tools.page_bylines import draw_author_box, draw_byline
from tools.page_credits import draw_credits
from tools.page_elements import Element, Source, Told, make_name, make_place, make_subhead, make_word
from tools.page_fronts import Add, write_advertisement

_SENTENCE = re.compile(r"(?<=[.!?。؟])\s*(?=[^\W\d_]|[\"“«„])")
Draw = Callable[["FamilyLayout"], None]


def sentences_of(text: str) -> list[str]:
    """The sentences of a paragraph, roughly."""
    return [one.strip() for one in _SENTENCE.split(text) if len(one.strip()) > 8] or [text]


class FamilyLayout(Layout):
    """A layout of a family: what stands over its first story, and how much of a text it tells."""

    def __init__(self, rng: random.Random, language: str, family: str) -> None:
        super().__init__(rng, language)
        self.family = family
        self.opening, self.closing, self.is_short = "", None, False
        self.has_subheads = False
        #: of a text so many paragraphs are told, and of the last so many sentences
        self.most_paragraphs, self.most_sentences = 12, 9
        #: what was cut from a story's text, by its headline: a deck says it
        self.cut: dict[str, str] = {}
        self.is_mastheaded = self.rng.random() < 0.75
        FAMILIES[family](self)

    def shorten(self, source: Source) -> Source:
        """A story as this page prints it: shorter perhaps."""
        told = list(source.paragraphs[: self.rng.randint(1, self.most_paragraphs)])
        if self.most_sentences < 9:
            glue = "" if self.language in ("ja", "zh") else " "
            told = [glue.join(sentences_of(one)[: self.rng.randint(1, self.most_sentences)]) for one in told]
        self.cut[source.title] = self._cut_from(source, told)
        return Source(source.language, source.title, tuple(told))

    def _cut_from(self, source: Source, told: Sequence[str]) -> str:
        whole = " ".join(told)
        unsaid = [one for text in source.paragraphs for one in sentences_of(text) if one not in whole]
        return self.rng.choice(unsaid)[:220] if unsaid else make_subhead(source.paragraphs[-1], self.rng)

    def add_front(self, add: Add, stories: Sequence[Source], others: Sequence[Source], day: datetime.date) -> None:
        """What stands over the first story: a masthead of this family's, or what `page_fronts` draws."""
        if not self.is_mastheaded:
            super().add_front(add, stories, others, day)
            return
        rng = self.rng
        if rng.random() < 0.3:
            super().add_front(add, stories, others, day)
        for line in write_masthead(self, day):
            add(line, rng.choice([0, 0, 0, 1]))
        if rng.random() < 0.2 and others:
            add(rng.choice(write_notices(self, others)), rng.choice([0, 1]))


def write_masthead(style: Layout, day: datetime.date) -> list[str]:
    """The name of a paper, its day, its number, its price, its part, in lines of any number."""
    rng, words, name = style.rng, style.words, style.paper
    sections = words[vocabulary.SECTIONS]
    number, place = rng.randint(1, 9999), make_place(rng, style.language)
    date = style.date(day)
    page = f"{words[vocabulary.PAGE]} {rng.randint(1, 48)}"
    section = rng.choice([*sections, make_subhead(" ".join(sections), rng), f"{sections[5]} {place}"])
    price = f"{rng.randint(1, 90)} {rng.choice(['p', '¢', 'kr', 'Pf', 'F', 'Kč', 'zł', 'руб', '€'])}"
    vol = rng.choice([f"Vol. {number % 150}", f"Nr. {number}", f"N° {number}", f"No. {number}", f"№ {number}"])
    motto = rng.choice([f"{make_word(rng)} {make_word(rng)}", f"{place} {day.year}", f"{make_word(rng)}.example"])
    pieces = [rng.choice([name, name.upper()]), date, page, section, vol, price, place, motto]
    kept = [piece for piece in pieces if rng.random() < 0.5] or [name, date]
    if rng.random() < 0.4:
        rng.shuffle(kept)
    parting = rng.choice([" | ", " · ", ", ", " - ", " – ", "   ", "      ", " / ", " • ", " — "])
    lines: list[list[str]] = [[] for _ in range(rng.choice([1, 1, 2, 2, 3, 4]))]
    at = 0
    for piece in kept:
        lines[min(at, len(lines) - 1)].append(piece)
        at += rng.random() < len(lines) / len(kept)
    said = [parting.join(line) for line in lines if line]
    if rng.random() < 0.15:
        said = [f"=== {line} ===" for line in said]
    if rng.random() < 0.15:
        table = [
            f"{make_word(rng)} {rng.choice(['-', '+', '', ''])}{rng.randint(0, 99)}" for _ in range(rng.randint(3, 8))
        ]
        said.insert(rng.randint(0, len(said)), rng.choice(["   ", " | ", ", "]).join(table))
    if rng.random() < 0.2:
        said.insert(0, rng.choice([" | ", "   ", " · ", " / "]).join(rng.sample(sections, rng.randint(3, 6))))
    if rng.random() < 0.4:
        head = rng.choice([section, section.upper(), f"{section} {date}", f"- {section} -", f"[{section}]"])
        said.append(head)
    return said


def write_notices(style: Layout, others: Sequence[Source]) -> list[str]:
    """Sentences of the page's own: they are running text, and none of a story's."""
    rng, words = style.rng, style.words
    told = [one for other in others for one in sentences_of(other.paragraphs[-1])]
    notes = [rng.choice(told), " ".join(rng.sample(told, min(2, len(told))))]
    site = vocabulary.SITE_LINES.get(style.language, vocabulary.SITE_LINES["en"]).split("|")
    notes += [f"{'. '.join(rng.sample(site, 2))}.", f"{words[vocabulary.DESK]}: {make_word(rng).lower()}@example.org"]
    notes += [f"{words[vocabulary.AD]}: {rng.choice(told)}", write_advertisement(style, others)]
    return notes


def draw_deck(style: FamilyLayout) -> Element:
    """What tells a story in a sentence or two between its headline and its text, or over the headline."""
    rng = style.rng
    kind = rng.choice(["sentence", "sentence", "stop", "two", "few", "quote", "marked", "caps"])

    def write(story: Told) -> str:
        first = style.cut.get(story.source.title) or sentences_of(story.source.paragraphs[-1])[-1][:220]
        forms = {
            "sentence": first.rstrip(".。"), "stop": first, "two": f"{first} {make_subhead(first, rng)}.",
            "few": make_subhead(first, rng), "quote": f"“{first.rstrip('.')}”", "marked": f"- {first.rstrip('.')}",
            "caps": make_subhead(first, rng).upper(),
        }  # fmt: skip
        return forms[kind]

    return write


def draw_photo(style: Layout) -> Element:
    """A caption that is a sentence, with who took the picture."""
    rng, photo = style.rng, style.words[vocabulary.PHOTO]
    form = rng.choice(["{t} {w}: {n}", "{t} ({w}: {n})", "{t} | {w} {n}", "{w}: {n}", "({w}: {n})", "{t}", "© {n}"])
    missing = rng.choice([0, 0.3, 0.6])

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        told = sentences_of(story.source.paragraphs[0])[-1][:120]
        return form.format(t=told, w=photo, n=make_name(rng, style.language))

    return write


def draw_shape(style: Layout) -> Callable[[Told], list[str]]:
    """A headline as most pages print it: bare; in capitals or under a mark at times."""
    rng = style.rng
    return elements.draw_title(style) if rng.random() < 0.25 else draw_bare(style)


def draw_bare(style: Layout) -> Callable[[Told], list[str]]:
    """A headline as it is, all of a page in the same dress: capitals, a full stop, quotation marks."""
    rng = style.rng
    dress = str if style.caseless else rng.choices([str, str.upper, str.title], [0.75, 0.18, 0.07])[0]
    end = rng.choices(["", ".", "…"], [0.93, 0.05, 0.02])[0]
    quoted = rng.choice([0, 0, 0.2])

    def write(story: Told) -> list[str]:
        title = dress(story.source.title)
        return [f"“{title}”" if rng.random() < quoted else title + end]

    return write


def draw_practical(style: FamilyLayout) -> Element:
    """When, where and for how much something takes place: the line under a headline in a calendar of events."""
    rng = style.rng
    forms = [
        "{d} {h}:{m:02}, {p}.", "{d} {h}.{m:02}, {p}, {p2}. {c} {u}.", "{p}, {d}, {h}-{h2}", "{p} {c}. {d}",
        "{d} | {p} | {c} {u}", "{p2} {c}, {p}. {d} {h}.{m:02}. {c} {u}.", "{h}:{m:02} {p}",
    ]  # fmt: skip
    form = rng.choice(forms)
    unit, missing = rng.choice(["kr", "€", "£", "zł", "Kč", "lei"]), rng.choice([0, 0, 0.3])

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        day = format_date(story.day, rng.choice(["EEEE d MMMM", "d MMMM", "EEE d/M"]), locale=style.language)
        return form.format(
            d=day, h=10 + story.code % 9, h2=21, m=15 * (story.code % 4), p=story.place, p2=make_word(rng),
            c=10 + story.code % 90, u=unit,
        )  # fmt: skip

    return write


def draw_cue(style: FamilyLayout) -> Element:
    """What a script tells its studio: where sound begins and ends, how long it takes, who reads."""
    rng, word = style.rng, make_word(style.rng, 1, 2).upper()
    form = rng.choice(
        ["{w}: {t} ...", "{w} {n}: “{t}”", '({w} {c}")', "[{w}: {t}, 0'{c}]", "{w} - {name}", "DUR: 0:{c}"]
    )
    return lambda story: form.format(
        w=word, n=story.number, c=10 + story.code % 49, name=story.name,
        t=make_subhead(story.source.paragraphs[-1], rng).lower(),
    )  # fmt: skip


def deal(style: FamilyLayout, *chances: tuple[list[Element], float, Element]) -> None:
    """Put elements where they stand, each by its chance."""
    for place, chance, element in chances:
        if style.rng.random() < chance:
            place.append(element)


def _clear(style: FamilyLayout) -> None:
    style.over, style.under, style.foot = [], [], []
    style.rule = style.rule if style.rng.random() < 0.3 else None
    style.day_heads = style.section_heads = False


def column(style: FamilyLayout) -> None:
    """Notes under places, names or a few words, initials or an agency at the end; advertisements between them."""
    rng = style.rng
    _clear(style)
    style.title = elements.draw_short_title(style) if rng.random() < 0.75 else draw_bare(style)
    style.most_paragraphs, style.most_sentences = rng.choice([1, 1, 2]), rng.choice([1, 2, 3])
    style.advertised = rng.choice([0, 0.2, 0.35])
    sign = rng.choice([elements.draw_signature, elements.draw_source_label, draw_byline])
    deal(
        style, (style.foot, 0.4, sign(style)), (style.over, 0.1, elements.draw_number(style)),
        (style.under, 0.12, draw_byline(style)),
    )  # fmt: skip
    if rng.random() < 0.25 and style.language not in ("ja", "zh"):
        style.width = rng.randint(32, 46)


def issue(style: FamilyLayout) -> None:
    """A printed page: kickers, headlines, decks, bylines, captions."""
    rng = style.rng
    _clear(style)
    style.title = draw_shape(style)
    byline = draw_byline(style)
    deal(
        style, (style.over, 0.35, elements.draw_kicker(style)), (style.over, 0.1, draw_deck(style)),
        (style.under, 0.45, draw_deck(style)), (style.under, 0.2, draw_photo(style)),
        (rng.choice([style.over, style.under, style.under, style.under, style.foot]), 0.7, byline),
        *((rng.choice([style.over, style.under, style.foot]), 0.35, one) for one in style_credits(style)),
        (style.foot, 0.15, draw_author_box(style)), (style.foot, 0.1, elements.draw_more(style)),
    )  # fmt: skip
    if rng.random() < 0.3:
        rng.shuffle(style.under)
    style.most_paragraphs, style.has_datelines = rng.choice([1, 2, 3, 5]), rng.random() < 0.25
    style.advertised = rng.choice([0, 0, 0.15])


def listing(style: FamilyLayout) -> None:
    """A site's list of articles: the section, the headline, a sentence or two, who and when, the rest elsewhere."""
    rng = style.rng
    _clear(style)
    style.title = draw_shape(style)
    parts: list[Element] = [draw_byline(style), *style_credits(style)]
    deal(style, (style.over, 0.4, elements.draw_kicker(style)), (style.foot, 0.4, elements.draw_more(style)))
    for part in parts:
        rng.choices([style.over, style.under, style.foot], [0.25, 0.4, 0.35])[0].append(part)
    deal(
        style, (style.foot, 0.25, elements.draw_tags(style)), (style.foot, 0.25, elements.draw_tools(style)),
        (style.under, 0.15, elements.draw_caption(style)), (style.over, 0.1, draw_photo(style)),
    )  # fmt: skip
    style.most_paragraphs, style.most_sentences = 1, rng.choice([1, 2, 3])


def style_credits(style: Layout) -> list[Element]:
    """The lines of credits that a page draws, one at most."""
    return draw_credits(style)[:1]


def magazine(style: FamilyLayout) -> None:
    """Long reports and interviews: a kicker, a headline of few words, a long deck, who asked, an author's box."""
    rng = style.rng
    _clear(style)
    style.title = elements.draw_short_title(style) if rng.random() < 0.3 else draw_bare(style)
    byline = draw_byline(style)
    deal(
        style, (style.over, 0.45, elements.draw_kicker(style)), (style.under, 0.8, draw_deck(style)),
        (style.under, 0.65, byline), (style.under, 0.35, draw_photo(style)), (style.foot, 0.45, draw_author_box(style)),
    )  # fmt: skip
    if rng.random() < 0.3:
        rng.shuffle(style.under)
    style.has_subheads = rng.random() < 0.4
    style.most_paragraphs = rng.choice([4, 8, 12])


def bulletin(style: FamilyLayout) -> None:
    """What is read aloud or sent: numbered, timed or under places, close to each other, closed in the same words."""
    rng = style.rng
    _clear(style)
    draw = rng.choice([elements.draw_timed_title, elements.draw_short_title, elements.draw_title, draw_bare])
    style.title = draw(style)
    deal(
        style, (style.over, 0.3, elements.draw_number(style)), (style.over, 0.2, elements.draw_code(style)),
        (style.foot, 0.3, elements.draw_closer(style)), (style.foot, 0.3, elements.draw_source_label(style)),
        (style.under, 0.15, elements.draw_tools(style)), (style.under, 0.15, draw_cue(style)),
        (style.foot, 0.2, draw_cue(style)),
    )  # fmt: skip
    style.most_paragraphs, style.most_sentences = rng.choice([1, 2, 3]), rng.choice([1, 2, 3, 9])


def site(style: FamilyLayout) -> None:
    """A page of a site: everything that stands around a headline there, and much of it."""
    rng = style.rng
    style.title = draw_shape(style)
    deal(
        style, (style.under, 0.5, draw_deck(style)), (style.under, 0.3, draw_photo(style)),
        (style.under, 0.4, draw_byline(style)), (style.foot, 0.25, draw_author_box(style)),
        (style.under, 0.4, elements.draw_tools(style)), (style.over, 0.3, elements.draw_kicker(style)),
    )  # fmt: skip
    if rng.random() < 0.4:
        rng.shuffle(style.under)
    style.interrupted = rng.choice([0, 0, 0.2])


def letters_page(style: FamilyLayout) -> None:
    """Letters, replies, notices: few words or a name over each, who wrote under it."""
    rng = style.rng
    _clear(style)
    style.title = rng.choice([elements.draw_short_title, draw_bare])(style)
    sign = rng.choice([elements.draw_signature, draw_byline, draw_author_box])
    deal(style, (style.foot, 0.85, sign(style)), (style.foot, 0.3, elements.draw_tools(style)))
    style.most_paragraphs, style.most_sentences = rng.choice([1, 2, 3]), rng.choice([2, 3, 9])


def agenda(style: FamilyLayout) -> None:
    """A calendar of events: few words over each, when and where under them, sections between."""
    rng = style.rng
    _clear(style)
    style.title = draw_bare(style) if rng.random() < 0.5 else elements.draw_short_title(style)
    (style.under if rng.random() < 0.75 else style.foot).append(draw_practical(style))
    deal(style, (style.over, 0.3, elements.draw_kicker(style)), (style.foot, 0.15, elements.draw_more(style)))
    style.section_heads = rng.random() < 0.3
    style.most_paragraphs, style.most_sentences = rng.choice([1, 2]), rng.choice([1, 2, 3])


FAMILIES: dict[str, Draw] = {
    "agenda": agenda,
    "column": column, "issue": issue, "listing": listing, "magazine": magazine, "bulletin": bulletin, "site": site,
    "letters": letters_page,
}  # fmt: skip
