"""What pages are made of, in some thirty languages: names, dates, headlines, credits, and the words around them.

Each function draws how a page writes one of these and gives back a function that writes it for a story.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from babel.dates import format_date

from tools.page_vocabulary import (
    CYRILLIC,
    EMOJI,
    GO_ON,
    MORE,
    PAPERS,
    PHOTO,
    SECTION,
    SECTIONS,
    SHARE,
    SOURCE,
    SYLLABLES,
    TAGS,
    TITLE_LABELS,
    UNCASED,
    WORDS,
)


@dataclass(frozen=True)
class Source:
    """A story to put into layouts: its language, its headline, and its paragraphs."""

    language: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A story as a page tells it: with its day, its author and its section."""

    source: Source
    day: datetime.date
    name: str
    section: str
    number: int
    of: int
    place: str

    @property
    def code(self) -> int:
        """A number of its own."""
        return 100 + 7 * self.number + 3 * len(self.source.title)


Element = Callable[[Told], str]


class Style:
    """What a page keeps to: its language and its words, how it writes a day, and which paper it is."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng, self.language = rng, language
        known = WORDS.get(language) or WORDS[rng.choice(["en", "de", "fr", "es", "ru"])]
        self.words = known.split("|")
        self.caseless = language in UNCASED
        self.date = draw_date(rng, language)
        self.paper = f"{make_word(rng)} {rng.choice(PAPERS)}"


def make_word(rng: random.Random, least: int = 2, most: int = 3) -> str:
    """A word that no language has."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(least, most))).capitalize()


def make_place(rng: random.Random, language: str) -> str:
    """The name of a place."""
    if language in UNCASED:
        return rng.choice(UNCASED[language].split())
    return rng.choice(CYRILLIC[6:]) + "ск" if language in ("ru", "uk", "bg") else make_word(rng)


def make_name(rng: random.Random, language: str) -> str:
    """A name of two words or so."""
    if language in UNCASED:
        parting = "" if language in ("ja", "zh", "ko") else " "
        return parting.join(rng.sample(UNCASED[language].split(), 2))
    if language in ("ru", "uk", "bg"):
        return f"{rng.choice(CYRILLIC[:6])} {rng.choice(CYRILLIC[6:])}"
    first = rng.choice(["Ann", "Tom", "Maria", "Jens", "Luc", "Olga", "Pia", "Ivan", "Elena", "J.", "K. L."])
    return f"{first} {make_word(rng)}" + (f"-{make_word(rng)}" if rng.random() < 0.07 else "")


def draw_date(rng: random.Random, language: str) -> Callable[[datetime.date], str]:
    """How a page writes days, with the time perhaps."""
    times = ["", "", "", "", " %H:%M", ", %H:%M", " %H.%M", " | %H:%M", ", %I:%M %p", " %H:%M GMT", " kl. %H.%M"]
    time = rng.choice(times)
    figures = ["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y", "%d %b %Y", "%Y/%m/%d", "%d-%m-%Y", "%Y.%m.%d"]
    styles = ["full", "long", "long", "medium"]
    if language not in ("ja", "zh", "ko"):
        styles += ["d MMMM y", "EEEE d MMMM y", "EEE, d MMM y", "MMMM d, y", "EEEE, d MMMM"]
    figure = rng.choice(figures) if rng.random() < 0.25 else ""
    style, is_upper, minute = rng.choice(styles), rng.random() < 0.1, rng.randrange(60)

    def write(day: datetime.date) -> str:
        said = day.strftime(figure) if figure else format_date(day, style, locale=language)
        moment = datetime.datetime(2000, 1, 1, 5 * day.day % 24, (minute + 7 * day.day) % 60)
        said += moment.strftime(time) if time else ""
        return said.upper() if is_upper else said

    return write


def draw_title(style: Style) -> Callable[[Told], list[str]]:
    """How a page writes headlines: their lines, nearly always one."""
    rng = style.rng
    dress = str
    if not style.caseless:
        dress = rng.choices([str, str.upper, str.title], [0.83, 0.12, 0.05])[0]
    if rng.random() < 0.55:
        return lambda story: [dress(story.source.title)]
    kind = rng.random()
    if kind < 0.1:
        mark, is_full = rng.choice("=-~*_"), rng.random() < 0.5
        return lambda story: [dress(story.source.title), mark * (len(story.source.title) if is_full else 12)]
    if kind < 0.2:
        label = rng.choice(TITLE_LABELS)
        return lambda story: [f"{label}: {dress(story.source.title)}"]
    if kind < 0.25:
        return draw_timed_title(style)
    if kind < 0.33:
        return lambda story: [f"{EMOJI[story.code % len(EMOJI)]} {dress(story.source.title)}"]
    forms = [
        "# {t}", "## {t}", "### {t}", "**{t}**", "{t}.", "{n}. {t}", "{n}) {t}", "[{n}] {t}", "#{n} {t}", "({n}) {t}",
        "{n} – {t}", "{n} {t}", "{n}- {t}", "{n}: {t}", "Nr. {n}: {t}", "» {t}", "> {t}", "• {t}", "■ {t}", "▶ {t}",
        "— {t} —", "== {t} ==", "<<{t}>>", "« {t} »", "[ {t} ]", "*** {t} ***", "◆ {t}", "+ {t}", "○ {t}", "●{t}",
        "【{t}】", "{s}: {t}", "{s} – {t}", "{s} | {t}", "[{s}] {t}", "({s}) {t}", "【{s}】{t}", "{s} // {t}",
        "{p}: {t}", "{t} | Echo", "{d:%d.%m.%Y} – {t}", "{d:%d/%m} {t}", "[{d:%Y-%m-%d}] {t}", "{d:%d.%m.}: {t}",
        "{t} (video)", "{t} [+]", "{t} »", "{t} …", "{t} ({c})", "{t}            {c}",
    ]  # fmt: skip
    form = rng.choice(forms)

    def write(story: Told) -> list[str]:
        title = dress(story.source.title)
        return [form.format(t=title, n=story.number, s=story.section, p=story.place, d=story.day, c=story.code)]

    return write


def draw_short_title(style: Style) -> Callable[[Told], list[str]]:
    """How columns of short entries head them: with a place, a name, a few words, a place before the headline."""
    rng = style.rng
    kind, dress = rng.choice(["place", "name", "few", "placed", "placed"]), str.upper if rng.random() < 0.5 else str
    honour, form = (
        rng.choice(["", "", "Mr ", "Dr. ", "Don "]),
        rng.choice(["{p}: {t}", "{p} - {t}", "{p} – {t}", "{p}. {t}"]),
    )
    end = rng.choice(["", "", "", ".", ":"])

    def write(story: Told) -> list[str]:
        said = {"place": story.place, "name": honour + story.name, "few": make_subhead(story.source.paragraphs[0], rng)}
        return [(dress(said[kind]) + end) if kind in said else form.format(p=dress(story.place), t=story.source.title)]

    return write


def draw_timed_title(style: Style) -> Callable[[Told], list[str]]:
    """How tickers write headlines: each behind the time of day, the latest first."""
    rng = style.rng
    forms = ["{h:02}:{m:02} {t}", "{h}.{m:02} {t}", "{h:02}:{m:02} | {t}", "[{h:02}:{m:02}] {t}", "{h:02}:{m:02} - {t}"]
    form, last, step = rng.choice([*forms, "{h}h{m:02} {t}"]), rng.randint(12, 23), rng.randint(1, 40)

    def write(story: Told) -> list[str]:
        minutes = max(1, last * 60 - story.number * step - story.code % 11)
        return [form.format(h=minutes // 60, m=minutes % 60, t=story.source.title)]

    return write


def draw_labelled_title(rng: random.Random) -> Callable[[Told], list[str]]:
    """How a page of fields writes headlines: most have a label."""
    label = rng.choice(TITLE_LABELS)
    forms = ["{}: {}", "{}: {}", "{} : {}", "{}:    {}", "{}: {}            {}", "**{}:** {}", "<{}> {}", "{}= {}"]
    form, is_bare = rng.choice(forms), rng.random() < 0.25
    return lambda story: [story.source.title if is_bare else form.format(label, story.source.title, story.code)]


def draw_kicker(style: Style) -> Element:
    """A section over a headline."""
    rng = style.rng
    forms = ["{}", "{}", "{}", "[{}]", "{} »", "// {}", "{}:", "> {}", "#{}", "▌{}", "— {}", "*{}*", "/{}/", "{} |"]
    form = rng.choice([*forms, "{} > {place}", style.words[SECTION] + ": {}", "{}  ·  {place}", "({})"])
    is_upper, missing, is_same = rng.random() < 0.4, rng.choice([0, 0, 0.2]), rng.random() < 0.1

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        section = style.words[SECTIONS][0] if is_same else story.section
        return form.format(section.upper() if is_upper else section, place=story.place)

    return write


def draw_number(style: Style) -> Element:
    """What counts the stories of a page."""
    forms = ["{n}", "{n}.", "({n})", "[{n}]", "{n} / {of}", "{n} of {of}", "No. {n}", "#{n}", "Document {n} of {of}"]
    forms += [
        "Story {n}",
        "{code}",
        "ID: {code}",
        "{n})",
        "-- {n} --",
        "Item {n}",
        "Nr. {n}/{of}",
        "{n:02}",
        "ART{code}",
    ]
    form = style.rng.choice(forms)
    return lambda story: form.format(n=story.number, of=story.of, code=story.code)


def draw_code(style: Style) -> Element:
    """What an agency or a system codes its reports by."""
    word = make_word(style.rng, 1, 1).lower()
    forms = ["{w}{n:04} {k} {s} {c:03}", "ZCZC {w}{n:04} u a", "{w}{n:04} r i BC-{S} 04-11 {c:04}", "BC-{S},{c:04}"]
    form = style.rng.choice([*forms, "<{w}-{n}>", "{S}/{n}/{c}", "{w}.{n}.{c}", "{n:05}-{c}"])

    def write(story: Told) -> str:
        number = 7 * story.number + 103
        return form.format(w=word, n=number, k=number % 5, s=story.section[:2].lower(), S=story.section, c=story.code)

    return write


def write_deck(story: Told) -> str:
    """A sentence of the story under its headline."""
    first = re.split(r"(?<=[.!?。])\s*", story.source.paragraphs[-1])[0]
    return first.rstrip(".") if story.code % 2 else first


def draw_tools(style: Style) -> Element:
    """An offer to share."""
    rng = style.rng
    offers = [
        style.words[SHARE],
        "Facebook",
        "Twitter",
        "WhatsApp",
        "E-Mail",
        "X",
        "Print",
        "Telegram",
        "♥",
        "A+ A-",
        "⤴",
    ]
    line = rng.choice([" | ", "   ", " · ", " ", " / "]).join(rng.sample(offers, rng.randint(1, 4)))
    is_counted = rng.random() < 0.3
    return lambda story: f"{line} ({story.code})" if is_counted else line


def draw_caption(style: Style) -> Element:
    """A line under a picture."""
    rng, photo = style.rng, style.words[PHOTO]
    forms = [
        "{w}: {name}",
        "[{w}: {place}]",
        "({w}: {name})",
        "{place}. {w}: {name}",
        "{w} / {name}",
        "[image: {c}.jpg]",
    ]
    form = rng.choice(forms)
    return lambda story: (
        form.format(w=photo, name=story.name, place=story.place, c=story.code) if story.code % 3 else ""
    )


def draw_tags(style: Style) -> Element:
    """What a story is filed under."""
    word = style.words[TAGS]
    forms = ["{w}: {one}, {two}", "{w}: {one} | {two}", "#{one} #{two}", "{w} {one}; {two}", "[{one}] [{two}]"]
    form = style.rng.choice(forms)
    return lambda story: form.format(w=word, one=story.section, two=story.place)


def draw_closer(style: Style) -> Element:
    """What ends each story in the same words."""
    rng = style.rng
    word = make_word(rng)
    closers = [
        "END",
        "###",
        "-30-",
        "(ends)",
        "End of Document",
        "NNNN",
        "***",
        f"Copyright 2019 {word}",
        f"© {word}",
        "^ top",
    ]
    line = rng.choice([*closers, "↑", "—", "Fin", f"({word[:3].lower()})", "■", "// end", "-0-"])
    return lambda story: line


def draw_more(style: Style) -> Element:
    """A link to the rest."""
    word = style.words[style.rng.choice([MORE, GO_ON])]
    form = style.rng.choice(["{} »", "{}", "[{}]", "{} …", "> {}", "{} →", "{} ({})"])
    return lambda story: form.format(word, story.code)


def draw_source(style: Style) -> Element:
    """Whose story it is."""
    form = style.rng.choice(["{}: {}", "{} - {}", "({}: {})", "{} {}"])
    return lambda story: form.format(style.words[SOURCE], style.paper)


def draw_source_label(style: Style) -> Element:
    """The agency, the paper or the initials at the end of an entry."""
    rng = style.rng
    word = rng.choice(
        [make_word(rng, 1, 2).upper(), make_word(rng)[:2].lower(), style.paper, f"{make_word(rng)} Press"]
    )
    form = rng.choice(["({})", "({})", "{}", "/{}/", "[{}]", "— {}"])
    return lambda story: form.format(story.name if story.code % 3 == 0 and len(word) > 5 else word)


def draw_signature(style: Style) -> Element:
    """The name under a text."""
    form = style.rng.choice(["{}", "— {}", "– {}", "({})", "{}, {place}", "{up}", "~ {}", "/{}/"])
    return lambda story: form.format(story.name, place=story.place, up=story.name.upper())


def make_subhead(paragraph: str, rng: random.Random) -> str:
    """A few words of a paragraph, as subheads are."""
    words = paragraph.split()
    if len(words) < 4:
        return paragraph[: rng.randint(4, 10)]
    start = rng.randrange(max(1, len(words) - 6))
    said = " ".join(words[start : start + rng.randint(1, 6)]).strip('.,;:"“”«»!?()')
    return said[:1].upper() + said[1:] + ("?" if rng.random() < 0.15 else "")
