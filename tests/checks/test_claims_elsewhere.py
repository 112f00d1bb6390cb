"""Write-ups of one event in several documents: what is told, of whom, and what is left alone."""

from __future__ import annotations

import random
import zlib

import msgspec
import pytest

from newslint.checks.fct.claims_elsewhere import Options, gather, judge
from newslint.model import Document, Fields, Finding, Format, RecordRef, Severity
from newslint.pipeline.checker import story_texts
from newslint.pipeline.linter import lint
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, View
from newslint.settings import Settings
from newslint.store.comparison import Beside

_RULES = load_rules(Settings(select=("FCT412", "FCT503", "FCT512")))
_OPENING = "The ferry Maid of Lowick struck a sandbank off Trevone on Monday evening, the harbour master said."
_CLOSING = "Tugs from the naval port of Lowick pulled her free at high water, and the owners of the ferry thanked them."


def _story(name: str, *said: str, day: str | None = None) -> Document:
    text = "\n".join(("Ferry Maid of Lowick aground off Trevone", _OPENING, *said, _CLOSING))
    record = RecordRef(name, int(name) + 1)
    return Document("wire.jsonl", text, record=record, fields=Fields(published=day, title="x"), first_line=0)


def _told(*documents: Document) -> list[tuple[str, str]]:
    """The record and the flagged words of each finding of more than a note."""
    found = lint(list(documents), _RULES).findings
    return [(f.record.id, f.excerpt) for f in found if f.record and f.severity > Severity.NOTE]


_LONG = "“Nobody on this ferry was in danger for a single {} that night,” the captain said."


def test_each_kind_of_contradiction() -> None:
    """A quotation, a figure and a claim that another write-up has otherwise are told, of the later one."""
    one = _story(
        "1", _LONG.format("moment"), "She carried 46 passengers and a cargo of flour.", "The mast was damaged."
    )
    two = _story(
        "2", _LONG.format("garden"), "She carried 64 passengers and a cargo of flour.", "The mast was damaged."
    )
    assert _told(one, two) == [("2", "garden"), ("2", "64")]


def test_the_one_who_stands_alone_is_told() -> None:
    """Of five write-ups the dissenter is told, once, wherever it stands in the archive."""
    stories = [_story(str(n), _LONG.format("garden" if n == 1 else "moment")) for n in range(5)]
    assert _told(*stories) == [("1", "garden")]


def test_the_same_for_any_order() -> None:
    """What is told doesn't depend on the order of reading or the number of processes."""
    stories = [_story(str(n), f"She carried {n % 3 + 40} passengers and a cargo of flour.") for n in range(9)]
    expected = lint(stories, _RULES).findings
    shuffled = random.Random(1).sample(stories, len(stories))
    assert lint(shuffled, _RULES).findings == expected
    assert lint(shuffled, _RULES, Settings(jobs=2)).findings == expected
    assert expected


def test_whoever_has_both_versions_contradicts_nobody() -> None:
    """A story that quotes a sentence twice, one word apart, has told both."""
    both = _story("1", _LONG.format("moment"), "Later he said it again.", _LONG.format("garden"))
    assert _told(both, _story("2", _LONG.format("garden"))) == []


@pytest.mark.parametrize(("day", "expected"), [("2024-03-03", [("2", "64")]), ("2024-03-04", [])])
def test_write_ups_are_of_one_time(day: str, expected: list[tuple[str, str]]) -> None:
    """Stories that were published on different days are not compared: a day later the figures are others."""
    one = _story("1", "She carried 46 passengers and a cargo of flour.", day="2024-03-03")
    assert _told(one, _story("2", "She carried 64 passengers and a cargo of flour.", day=day)) == expected


@pytest.mark.parametrize(("month", "expected"), [("March", [("2", "64")]), ("August", [])])
def test_stories_without_days_that_name_other_months_are_of_two_times(
    month: str, expected: list[tuple[str, str]]
) -> None:
    """What a firm wrote of its works in March isn't held against what it wrote in August."""
    one = _story("1", "She carried 46 passengers and a cargo of flour.", "She was built in March.")
    two = _story("2", "She carried 64 passengers and a cargo of flour.", f"She was painted in {month}.")
    assert _told(one, two) == expected


def _both(first: str, second: str) -> list[Finding]:
    found = lint([_story("1", first), _story("2", second)], _RULES).findings
    return [f for f in found if f.severity > Severity.NOTE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a toll that grows, with and without a bound
        (
            "At least nine people were killed, police in Lowick said.",
            "At least 11 people were killed, police in Lowick said.",
        ),
        (
            "Nine people were killed on deck, police in Lowick said.",
            "Eleven people were killed on deck, police in Lowick said.",
        ),
        # with and without the attacker
        (
            "Five people were killed in the hall, police in Lowick said.",
            "Six people were killed in the hall, police in Lowick said, counting the gunman.",
        ),
        # differing sides
        ("Sweden said that 40 boats were sunk off the island.", "Norway said that 60 boats were sunk off the island."),
        # a rounded figure, another unit, another thing
        (
            "The crane weighs 4,200 tons and stands on the pier.",
            "The crane weighs about 4,000 tons and stands on the pier.",
        ),
        (
            "The trust paid 114 crowns a metre for the oak of the old pier.",
            "The trust paid 114.1 crowns a metre for the oak of the old pier.",
        ),
        ("The pier is 3 miles long and made of oak.", "The pier is 5 kilometres long and made of oak."),
        # hypotheticals, denials, hedges
        ("The northern lighthouse was destroyed by the mast.", "The northern lighthouse could be damaged by the mast."),
        (
            "The northern lighthouse was destroyed by the mast.",
            "He denied that the northern lighthouse was damaged by the mast.",
        ),
        (
            "The northern lighthouse was virtually destroyed by the mast.",
            "The northern lighthouse was damaged by the mast.",
        ),
        # times of day on two clocks
        (
            "The ferry struck the sandbank at 23:15 by her own clock.",
            "The ferry struck the sandbank at 22:15 by her own clock.",
        ),
        # an omission that is marked, a contraction, another spelling
        (
            "“We will never … leave the harbour of our fathers,” she said.",
            "“We will never ever leave the harbour of our fathers,” she said.",
        ),
        (
            "“It's the worst night that we have organised help for,” she said.",
            "“It is the worst night that we have organized help for,” she said.",
        ),
        # one who says two things that begin alike
        (
            "“I think that we should thank the crew of the tug,” she said.",
            "“I think that we should close the old pier at once,” she said.",
        ),
        # footnotes and addresses
        (
            "The pier was built of oak by monks in the valley (3).",
            "The pier was built of oak by monks in the valley (12).",
        ),
        (
            "See https://example.org/pier/2011/03 for the plan of the pier.",
            "See https://example.org/pier/2012/07 for the plan of the pier.",
        ),
    ],
)
def test_what_is_left_alone(first: str, second: str) -> None:
    """Two write-ups may differ so and both be right, or one may know more: no more than a note."""
    assert [(f.code, f.message) for f in _both(first, second)] == []


@pytest.mark.xfail(strict=True, reason="whether two wordings are two translations the text does not say")
def test_translations_may_differ() -> None:
    """One sentence of another language in two translations is no contradiction."""
    assert not _both(
        "“Our harbour has reached the edge of the abyss,” the Danish minister said.",
        "“Our harbour stands at the edge of the abyss,” the Danish minister said.",
    )


@pytest.mark.xfail(strict=True, reason="that a figure was corrected later is not known without dates")
def test_a_later_count_may_be_the_better_one() -> None:
    """A story that counts again, and says nothing of it, is no contradiction."""
    assert not _both("The crane cost 46 million crowns in all.", "The crane cost 48 million crowns in all.")


def test_many_copies_cost_little() -> None:
    """Three hundred copies of a story and one with another figure: one finding, and copies are compared once."""
    stories = [_story(str(n), "She carried 46 passengers and a cargo of flour.") for n in range(300)]
    stories.append(_story("301", "She carried 64 passengers and a cargo of flour."))
    found = lint(stories, _RULES).findings
    assert len(found) <= 1


def test_places_in_pages_with_markup() -> None:
    """In HTML the words are told where they stand in the source, or the whole line where an entity stands in it."""
    told = "She carried {} passengers and a cargo of flour."
    page = (
        "<html><body><article><h1>Ferry Maid of Lowick aground</h1>\n<p>{}</p>\n<p>{}</p>\n<p>{}</p></article></body>"
    )
    from newslint.formats import make_document

    one = make_document("a.html", page.format(_OPENING, told.format(46), _CLOSING).encode(), Format.HTML)
    two = make_document("b.html", page.format(_OPENING, told.format(64), _CLOSING).encode(), Format.HTML)
    (found,) = lint([one, two], _RULES).findings
    assert (found.path, found.excerpt, found.place.line, found.place.column) == ("b.html", "64", 3, 16)
    assert found.related[0].excerpt == "46"


@pytest.mark.long(180)
def test_what_is_kept_of_a_story_is_bounded() -> None:
    """A story of any length is kept in some kilobytes, and judged by what was kept."""
    line = "The council of Lowick spoke of ferries, piers and the price of bread for {} hours.\n"
    page = segment(Document("a.txt", "Long story\n\n" + "".join(line.format(n) for n in range(5000))))
    (text,) = story_texts(page)
    kept = gather(View(text, Scope(frozenset())), Options())
    assert kept is not None
    assert len(zlib.compress(msgspec.msgpack.encode(kept))) < 24_000
    assert list(judge([kept], Options(), Beside())) == []
