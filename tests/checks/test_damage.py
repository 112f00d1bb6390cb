"""Bytes that could not be decoded, and line ends of several kinds."""

from __future__ import annotations

from newslint.checks.enc import line_ends, undecodable
from newslint.model import Damage, Document, Page, Part, Span
from newslint.segmenting.view import Scope, StoryText, View


def _view(document: Document) -> View:
    return View(StoryText(Page(document, (), ()), None, ()), Scope(frozenset(Part)))


def test_one_hit_a_line_of_undecodable_bytes() -> None:
    """Two places in a line are one hit that counts them; another line has its own."""
    text = "a\ufffdb\ufffd\nc\ufffd"
    damage = tuple(Damage(Span(at, at + 1), b"\xff") for at in (1, 3, 6))
    hits = list(undecodable.check(_view(Document("a.txt", text, damage=damage)), undecodable.Options()))
    assert [(h.span.start, dict(h.fields)["count"]) for h in hits] == [(1, "2"), (6, "1")]
    assert dict(hits[0].fields)["bytes"] == "FF"


def test_line_ends_of_one_kind_are_silent() -> None:
    """CR LF throughout is a choice, not a fault."""
    assert list(line_ends.check(_view(Document("a.txt", "a\r\nb\r\n")), line_ends.Options())) == []


def test_the_first_odd_line_end_is_shown() -> None:
    """The usual kind is the most frequent one."""
    [hit] = line_ends.check(_view(Document("a.txt", "a\nb\r\nc\nd\n")), line_ends.Options())
    assert dict(hit.fields) == {"usual": "LF", "other": "CR LF", "count": "1"}
