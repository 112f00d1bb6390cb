"""How well pages fall into their stories: pages are built from single articles in many layouts, then read again.

    python benchmarks/segmenting.py ARTICLES.jsonl[.gz] [--pages 40] [--held-out] [--layout NAME] [--show]

The articles are records with `title`, `text` and `published`. Each layout is data, below; those in HELD_OUT are not
looked at while the segmenter is changed. A boundary is the line on which a story starts, the first one included.
Articles on a page of their own, without their record, say how often one story is torn apart.
"""

import argparse
import datetime
import gzip
import json
import random
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

from newslint.model import Document, Format
from newslint.segmenting import segment

NAMES = ("Jane Smith", "Tom O’Neil", "Ana de Souza", "Lee Wong", "Marta Kowalska", "John B. Archer")
CITIES = ("PARIS", "LAGOS", "NEW YORK", "SÃO PAULO", "SEOUL", "MANILA")


@dataclass(frozen=True)
class Layout:
    """How a page is built: lines over, under and between stories, in which {title} and its kin are filled in."""

    name: str
    head: tuple[str, ...] = ("{title}",)
    between: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    top: tuple[str, ...] = ()
    bottom: tuple[str, ...] = ()
    lead: str = ""
    loose: bool = True
    width: int = 0
    cut: float = 0.0
    cut_tail: str = "..."
    form: Format = Format.TEXT


DEVELOPED = (
    Layout("rules", between=("--------",)),
    Layout("stars", between=("* * *",)),
    Layout("underlined", head=("{title}", "{line}")),
    Layout("numbered", head=("{n}. {title}",)),
    Layout("headings", head=("## {title}",)),
    Layout("capitals", head=("{TITLE}",)),
    Layout("date-below", head=("{title}", "{iso}")),
    Layout("date-above", head=("{iso}", "{title}")),
    Layout("byline", head=("{title}", "", "By {by}")),
    Layout("continue", tail=("Continue reading",)),
    Layout("wide-gaps", between=("", "")),
    Layout("plain"),
    Layout("tight", loose=False),
    Layout("tight-stories", loose=False, between=("",)),
    Layout("wrapped-rules", between=("=====",), width=72),
    Layout("teasers", cut=0.5, cut_tail="... Read more"),
    Layout("digest", head=("{n}) {TITLE}", "{day} | {by}"), top=("The Morning Digest", "{day}", ""), between=("",)),
    Layout("several", head=("{title}", "By {by}", "{day}"), between=("", "***"), tail=("Share this story",)),
    Layout("numbers-hash", head=("#{n} {title}",)),
    Layout("sourced", tail=("Source: {by}",)),
    Layout("deep-headings", head=("### {title}", "*{by}, {day}*"), form=Format.MARKDOWN, top=("# Week in review", "")),
)
HELD_OUT = (
    Layout("hashes", between=("##########",)),
    Layout("underscores-dated", head=("{title}", "{day}"), between=("______________________",)),
    Layout("numbers-dash", head=("{n} - {title}",), loose=False, between=("",)),
    Layout("posted", head=("{title}", "", "Posted on {day} at 10:32")),
    Layout("written-above", head=("By {by}", "{title}")),
    Layout("datelines", lead="{CITY}, {short} (AP) — "),
    Layout("datelines-tight", lead="{CITY} — ", loose=False, between=("",)),
    Layout("end-marks", tail=("-30-",)),
    Layout("more-link", tail=("Full story »",)),
    Layout("teasers-bare", cut=0.6, cut_tail="…", between=("",)),
    Layout("shouted-wrapped", head=("{TITLE}",), width=64),
    Layout("wrapped-gaps", between=("", "", ""), width=80),
    Layout(
        "mixed",
        head=("{n}. {TITLE}", "", "{iso}"),
        between=("- - - - -",),
        tail=("Comments (3)",),
        bottom=("Home", "About us"),
    ),
)


def filled(line: str, article: dict, number: int, rng: random.Random) -> str:
    """A layout's line with the article's words in it."""
    day = datetime.date.fromisoformat(article["published"][:10])
    title, by = article["title"].strip(), rng.choice(NAMES)
    return line.format(
        title=title, TITLE=title.upper(), line="=" * len(title), n=number, by=by, iso=day.isoformat(),
        day=f"{day.day} {day:%B %Y}", short=f"{day:%b} {day.day}", CITY=rng.choice(CITIES),
    )  # fmt: skip


def page(layout: Layout, articles: list[dict], rng: random.Random) -> tuple[str, set[int]]:
    """A page of these articles, and the numbers (from 0) of the lines on which their headlines stand."""
    lines = [filled(line, articles[0], 0, rng) for line in layout.top]
    starts = set()
    for number, article in enumerate(articles, 1):
        lines += layout.between if number > 1 else ()
        lines += [""] if number > 1 and (layout.loose or layout.between) else []
        for line in layout.head:
            if "title" in line.lower():
                starts.add(len(lines))
            text = filled(line, article, number, rng)
            lines += textwrap.wrap(text, layout.width) if layout.width and text else [text]
        for at, paragraph in enumerate(paragraphs(layout, article, rng)):
            if at == 0 and layout.lead:
                paragraph = filled(layout.lead, article, number, rng) + paragraph
            lines += [""] if layout.loose else []
            lines += textwrap.wrap(paragraph, layout.width) if layout.width else [paragraph]
        if layout.tail:
            lines += ["", *(filled(line, article, number, rng) for line in layout.tail)]
    return "\n".join([*lines, "", *layout.bottom]) + "\n", starts


def paragraphs(layout: Layout, article: dict, rng: random.Random) -> list[str]:
    """The article's text, cut off in its first paragraph if the layout shows teasers and the dice say so."""
    told = [p.strip() for p in article["text"].split("\n") if p.strip()]
    if told and spelt(told[0])[:30] == spelt(article["title"])[:30]:
        told.pop(0)
    if rng.random() < layout.cut:
        return [" ".join(" ".join(told).split()[: rng.randint(20, 45)]) + layout.cut_tail]
    return told[: rng.randint(3, 14)]


def spelt(text: str) -> str:
    """The letters and digits of a text in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def found(text: str, form: Format) -> set[int]:
    """The numbers (from 0) of the lines on which the segmenter lets stories start."""
    return {text.count("\n", 0, story.span.start) for story in segment(Document("page", text, form)).stories}


def measure(layout: Layout, articles: list[dict], pages: int, *, show: bool) -> tuple[int, int, int]:
    """Right, found and true boundaries on so many pages of three to eight stories."""
    rng = random.Random(layout.name)
    right = told = true = 0
    for _ in range(pages):
        text, starts = page(layout, rng.sample(articles, rng.randint(3, 8)), rng)
        got = found(text, layout.form)
        right, told, true = right + len(got & starts), told + len(got), true + len(starts)
        if show:
            lines = text.split("\n")
            print(f"  {len(starts)} stories", *(f"    missed: {lines[n][:90]}" for n in sorted(starts - got)), sep="\n")
            print(*(f"    extra:  {lines[n][:90]}" for n in sorted(got - starts)), sep="\n")
    return right, told, true


def report(title: str, layouts: tuple[Layout, ...], articles: list[dict], pages: int, *, show: bool) -> None:
    """One line a layout, and one for all of them: precision, recall and F1 of boundaries."""
    print(title)
    rows = [(layout.name, *measure(layout, articles, pages, show=show)) for layout in layouts]
    rows.append(("all", *(sum(row[n] for row in rows) for n in (1, 2, 3))))
    for name, right, told, true in rows:
        print(f"  {name:18} P {right / max(1, told):.3f}  R {right / true:.3f}  F1 {2 * right / (told + true):.3f}")


def single(articles: list[dict]) -> None:
    """How often an article that stands alone is torn, and how long a 5 KB one takes."""
    documents = [Document("page", f"{a['title']}\n\n{a['text']}\n") for a in articles]
    started = time.process_time()
    torn = sum(len(segment(document).stories) > 1 for document in documents)
    seconds = time.process_time() - started
    size = sum(len(document.text) for document in documents)
    took = seconds * 1000 / size * 5000
    print(f"articles alone: {torn} of {len(documents)} torn apart; {took:.2f} ms for 5 KB with lines judged")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    arguments.add_argument("--pages", type=int, default=40)
    arguments.add_argument(
        "--held-out", action="store_true", help="measure the layouts that are kept out of sight as well"
    )
    arguments.add_argument("--layout", action="append", help="only these")
    arguments.add_argument("--show", action="store_true", help="print what is missed and what is found too much")
    given = arguments.parse_args()
    opened = gzip.open if given.articles.suffix == ".gz" else open
    with opened(given.articles, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    fit = [replace_title(a) for a in articles if 20 < len(a["title"]) < 120]
    wanted = tuple(layout for layout in DEVELOPED if not given.layout or layout.name in given.layout)
    report("layouts developed on", wanted, fit, given.pages, show=given.show)
    if given.held_out:
        report("layouts held out", HELD_OUT, fit, given.pages, show=False)
    if not given.layout:
        single(articles)


def replace_title(article: dict) -> dict:
    """The article with its title on one line."""
    return {**article, "title": " ".join(article["title"].split())}


if __name__ == "__main__":
    main()
