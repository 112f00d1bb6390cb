"""Pages whose markup has no headings: their stories are told apart as those of plain text are."""

import datetime

import pytest

from newslint.formats import make_document
from newslint.model import Format
from newslint.segmenting import segment

TITLES = ["Ferry runs aground again", "Swan holds up evening train", "Last oven goes to customers"]
TEXT = "A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide."
MORE = "The operator says that it will look at how the channel is marked, and that nobody was hurt."
SHAPES = {
    "paragraphs": "<p>{title}</p><p>By Ann Soames</p><p>{day}</p><p>" + TEXT + " {title}</p><p>" + MORE + "</p>",
    "breaks": "<font size=4>{title}</font><br>By Ann Soames, {day}<br>" + TEXT + " {title}<br>" + MORE + "<br><hr>",
    "divisions": "<div>{title}</div><div>Ann Soames · {day}</div><div>"
    + TEXT
    + " {title}</div><div>"
    + MORE
    + "</div>",
    "cells": "<tr><td><font size=5><b>{title}</b></font><br>by Ann Soames -- {day}<p>" + TEXT + "<p>" + MORE + "</tr>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_stories_without_headings_come_apart(shape: str) -> None:
    """Each with its title, its day and who wrote it."""
    body = "".join(SHAPES[shape].format(title=title, day=f"March {2 + n}, 2001") for n, title in enumerate(TITLES))
    body = f"<table>{body}</table>" if shape == "cells" else body
    page = f"<html><head><title>Lowick News</title></head><body>{body}</body></html>"
    found = segment(make_document("a.html", page.encode(), Format.HTML)).stories
    assert [one.title for one in found] == TITLES
    assert [one.published for one in found] == [datetime.date(2001, 3, 2 + n) for n in range(3)]
    assert all("Ann Soames" in (one.byline or "") for one in found)


def test_one_story_without_headings_stays_whole() -> None:
    """Its paragraphs and its one credit part nothing."""
    text = f"<p>{TEXT}</p><p>{MORE}</p>" * 4
    page = f"<html><title>Lowick News</title><body><p>{TITLES[0]}</p><p>By Ann Soames</p>{text}"
    assert len(segment(make_document("a.html", page.encode(), Format.HTML)).stories) == 1
