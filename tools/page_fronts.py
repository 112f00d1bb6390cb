"""What stands over the first and under the last story of a page, and between stories: all of it the page's own.

Consent notices, apps, accounts and menus as websites write them; the mastheads, folios and advertisements of print; the
addresses and counters of a browser's printing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from tools import page_vocabulary as vocabulary
from tools.page_elements import Source, Style, make_place, make_subhead, make_word

#: adds a line under the others: its text and how many blank lines stand over it
Add = Callable[[str, int], None]


def write_site_lines(style: Style) -> list[str]:
    """Lines that a website or an app puts over its stories, in the page's language or, as often happens, in English."""
    rng = style.rng
    known = vocabulary.SITE_LINES.get(style.language)
    lines = (known or vocabulary.SITE_LINES["en"]).split("|")
    if rng.random() < 0.1:
        lines = vocabulary.SITE_LINES["en"].split("|")
    sections = style.words[vocabulary.SECTIONS]
    widget = (
        f"{make_word(rng)}: {rng.choice(sections)} {rng.randint(1, 9)} | {rng.randint(10, 23)}:{rng.randint(10, 59)}"
    )
    lines += [widget, f"{make_word(rng)} {rng.randint(3, 31)}°C", f"{sections[0]} > {sections[4]} > {make_word(rng)}"]
    lines += [
        f"{rng.randint(1, 12)}:{rng.randint(10, 59)}  ▂▄▆  {rng.randint(5, 99)}%",
        f"[ {' ] [ '.join(sections)} ]",
    ]
    return lines


def write_print_lines(style: Style, day: datetime.date) -> list[str]:
    """Lines that a printed page, its file or a browser's printing puts over and under its stories."""
    rng, words, date, name = style.rng, style.words, style.date(day), style.paper
    number, page = rng.randint(2, 9000), rng.randint(1, 40)
    wide = " " * rng.randint(3, 16)
    address = f"http{rng.choice(['', 's'])}://www.{make_word(rng).lower()}.example/{make_word(rng).lower()}/{number}"
    lines = [f"{name.upper()}{wide}{date}{wide}{words[vocabulary.PAGE]} {page}", f"{page} | {name.upper()}"]
    lines += [f"{page}{wide}{name.upper()}, {date.upper()}", f"{name}, {date} - {page}", f"{date} | {make_word(rng)}"]
    lines += [f"Vol. {rng.randint(2, 140)}, No. {page} — {date}", f"{day:%m/%d/%Y}{wide}{name} - Print Story"]
    lines += [
        f"{address}{wide}{page}/{page + 1}",
        f"{page}.indd   {page}{wide}{day:%d/%m/%y}   23:{rng.randint(10, 59)}",
    ]
    return lines


def write_advertisement(style: Style, others: Sequence[Source]) -> str:
    """A line that sells something, or says how something may be sold here."""
    rng, words = style.rng, style.words
    phone = f"{rng.choice(['Tel.', 'tel', '☎', 'T', ''])} {rng.randint(100, 999)}-{rng.randint(1000, 99999)}".strip()
    offer = make_subhead(rng.choice(others).paragraphs[0], rng) if others else make_word(rng)
    shop = f"{make_word(rng)} {rng.choice(['& Co.', '& Sons', 'GmbH', 'S.A.', 'AB', ''])}".strip()
    forms = [f"{offer.upper()} - {shop}, {phone}", f"{offer} – {shop}, {phone}", f"{offer.upper()}: {phone}"]
    forms += [f"{words[vocabulary.AD]}: {offer}", f"{shop.upper()}, {make_place(rng, style.language)}. {phone}"]
    return rng.choice(forms)


def add_front(style: Style, add: Add, stories: Sequence[Source], others: Sequence[Source], day: datetime.date) -> None:
    """What stands over the first story: the site, the paper, a menu, a day, a motto, a list of what is on the page."""
    rng = style.rng
    if rng.random() < 0.3:
        return
    if rng.random() < 0.3:
        for line in rng.sample(write_site_lines(style), rng.randint(1, 5)):
            add(line, rng.choice([0, 0, 0, 1]))
    if rng.random() < 0.25:
        for line in rng.sample(write_print_lines(style, day), rng.randint(1, 2)):
            add(line, rng.choice([0, 0, 1]))
    words, sections, date, name = style.words, style.words[vocabulary.SECTIONS], style.date(day), style.paper
    menu = rng.choice([" | ", "   ", " · ", " / "]).join(sections[: rng.randint(2, 6)])
    lines = [name, name.upper(), f"{name} — {sections[5]}", menu, date, f"{name}, {date}", f"№ {rng.randint(2, 900)}"]
    lines += [f"{words[vocabulary.PAGE]} {rng.randint(1, 40)}", f"{sections[0]} ({len(stories)})", f"# {name}"]
    lines += [f"Search: {make_word(rng)}", f"{name} · {date} · Vol. {rng.randint(2, 90)}", words[vocabulary.POPULAR]]
    lines += [rng.choice(sections), rng.choice(sections).upper(), date]
    if others:
        # mottoes, notes to the reader, the name of a column: they look like headlines
        motto = make_subhead(others[-1].paragraphs[0], rng)
        lines += [others[0].title.upper(), others[-1].title, motto, motto.upper(), f"{words[vocabulary.DESK]}: {motto}"]
        lines += [others[0].paragraphs[-1].split(". ")[0], write_advertisement(style, others)]
    for line in rng.sample(lines, rng.randint(1, 4)):
        add(line, rng.choice([0, 0, 1]))
    if rng.random() < 0.12:
        form = rng.choice(["- {t}", "{n}. {t}", "{t}", "* {t}", "{t} ..... {n}", "{t} ({n})", "{h}:10 {t}"])
        for number, one in enumerate(stories if rng.random() < 0.6 else others, 1):
            add(form.format(t=one.title, n=number, h=22 - number), int(number == 1))
    if rng.random() < 0.12:
        add(rng.choice(vocabulary.RULES), rng.choice([0, 1]))
    if rng.random() < 0.1 and others:
        add(others[0].paragraphs[0][:200], 1)


def add_back(style: Style, add: Add, others: Sequence[Source], day: datetime.date, gap: int) -> None:
    """What stands under the last story: other stories, with their days perhaps, rights, numbers of pages."""
    rng, words = style.rng, style.words
    if rng.random() < 0.4:
        return
    gap += rng.choice([0, 1])
    if rng.random() < 0.25:
        add(rng.choice([words[vocabulary.POPULAR], words[vocabulary.RELATED].upper()]), gap)
        form, is_dated = rng.choice(["- {t}", "{n}. {t}", "{t}", "{t}", "* {t}", "» {t}"]), rng.random() < 0.3
        for number, one in enumerate(others, 1):
            add(form.format(t=one.title, n=number), rng.choice([0, 0, 1]) if is_dated else 0)
            add(style.date(datetime.date(2020, 1 + number % 12, 3)) if is_dated else "", 0)
    lines = [f"© {rng.randint(1999, 2026)} {make_word(rng)}", f"« {words[vocabulary.MORE]} »", words[vocabulary.AD]]
    lines += ["NNNN", " | ".join(words[vocabulary.SECTIONS][2:6]), f"{words[vocabulary.SHARE]} | Newsletter | RSS"]
    lines += [f"1 2 3 … {rng.randint(4, 99)}", f"— {words[vocabulary.PAGE]} 2 —"]
    lines += [f"{make_word(rng).lower()}@example.org", *rng.sample(write_print_lines(style, day), 2)]
    lines += rng.sample(write_site_lines(style), 3)
    for line in rng.sample(lines, rng.randint(1, 4)):
        add(line, gap)
        gap = rng.choice([0, 0, 1])


def add_replies(style: Style, add: Add, others: Sequence[Source], day: datetime.date) -> None:
    """What readers and members of a board say under a story, each under a name and a stamp."""
    rng = style.rng
    form = rng.choice(["#{n} {name} {day}", "{name} {day}", "{name}", "{day} {name}:", "{name} · {h} h", "{n}. {name}"])
    close = rng.choice(["", "", "Reply", "Reply With Quote", style.words[vocabulary.SHARE]])
    for number, one in enumerate(others[: rng.randint(1, 4)], 2):
        said = form.format(n=number, name=make_word(rng).lower(), day=style.date(day), h=number)
        add(said, rng.choice([0, 1]))
        add(one.paragraphs[-1].split(". ")[0], 0)
        add(close, 0)
