"""Pages of several stories, and of one that could be taken for several, in eight shapes and six languages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.formats import make_document
from newslint.model import Format, Story
from newslint.segmenting import segment

TOLD = yaml.safe_load(Path(__file__).with_name("html_stories.yaml").read_text(encoding="utf-8"))


def _text(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _page(told: dict[str, Any], body: str, title: str = "") -> str:
    menu = "".join(f"<li><a href=#>{word}</a></li>" for word in told["page"]["nav"])
    head = f"<head><meta charset=utf-8><title>{title or told['outlet']}</title></head>"
    foot = told["page"]["footer"]
    return f"<html>{head}<body><div id=header><ul>{menu}</ul></div>{body}<div id=footer>{foot}</div></body></html>"


def shapes(told: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]], str]]:
    """Each shape's name, the stories of its page, and the page."""
    one, other = told["stories"]
    three = [one, other, {**one, "title": one["title"] + " (2)", "text": one["text"][::-1]}]
    outlet, share = told["outlet"], told["page"]["share"][0]
    posts = "".join(
        f"<div class='post hentry' id=post-{n}><h2><a href=/{n}>{s['title']}</a></h2>"
        f"<div class=postmeta>{s['shown']} | {s['byline']}</div>"
        f"<div class=entry>{_text(s['text'])}</div><p class=postmetadata><a href=#>{share}</a></p></div>"
        for n, s in enumerate(three)
    )
    yield "posts", three, _page(told, f"<h1>{outlet}</h1><div id=content>{posts}</div>")
    headed = "".join(f"<h2>{s['title']}</h2>{_text(s['text'])}" for s in three)
    yield "headings", three, _page(told, f"<h1>{outlet}</h1>{headed}")
    timed = "".join(
        f"<h2>{s['title']}</h2><time datetime={s['date']}>{s['shown']}</time>{_text(s['text'])}" for s in three
    )
    yield "headings and times", three, _page(told, f"<main>{timed}</main>")
    parts = "".join(
        f"<section><header><h3>{s['title']}</h3><span class=date>{s['shown']}</span></header>"
        f"{_text(s['text'])}</section>"
        for s in three
    )
    yield "sections", three, _page(told, f"<main>{parts}</main>")
    bold = "<hr>".join(f"<p><b>{s['title']}</b></p>{_text(s['text'])}" for s in three)
    yield "bold lines", three, _page(told, bold)
    items = "".join(
        f"<div itemscope itemtype='https://schema.org/NewsArticle'><h3 itemprop=headline>{s['title']}</h3>"
        f"<meta itemprop=datePublished content={s['date']}><div itemprop=articleBody>{_text(s['text'])}</div></div>"
        for s in three
    )
    yield "items of schema.org", three, _page(told, items)
    subheads = "".join(f"<h2>{item}</h2>{_text(other['text'])}" for item in one["items"])
    whole = f"<article><h1>{one['title']}</h1>{_text(one['text'])}{subheads}</article>"
    yield "subheads", [one], _page(told, whole, f"{one['title']} | {outlet}")
    cards = "".join(
        f"<article class=teaser><a href=#><h3>{title}</h3></a><p>{other['text'][1]}</p></article>"
        for title in told["page"]["related"]
    )
    nested = f"<article class=card><h3><a href=#>{other['title']}</a></h3><p>{other['text'][0]}</p></article>"
    page = f"<article><h1>{one['title']}</h1>{_text(one['text'])}{nested}</article>{cards}"
    yield "teasers", [one], _page(told, page, f"{one['title']} | {outlet}")


CASES = [(f"{name}, {key}", stories, page) for key, told in TOLD.items() for name, stories, page in shapes(told)]


def stories_of(page: str) -> tuple[Story, ...]:
    """The stories of a page."""
    return segment(make_document("page.html", page.encode(), Format.HTML)).stories


@pytest.mark.parametrize(("name", "stories", "page"), CASES, ids=[name for name, _, _ in CASES])
def test_a_page_holds_the_stories_that_it_shows(name: str, stories: list[dict[str, Any]], page: str) -> None:
    """As many as there are, under their titles."""
    assert [story.title for story in stories_of(page)] == [story["title"] for story in stories]


@pytest.mark.parametrize(
    ("name", "stories", "page"),
    [case for case in CASES if case[0].startswith(("posts", "headings and times", "sections", "items"))],
)
def test_each_story_has_its_own_day(name: str, stories: list[dict[str, Any]], page: str) -> None:
    """The one beside its heading."""
    assert [str(story.published) for story in stories_of(page)] == [str(story["date"]) for story in stories]
