"""HTML is read as HTML5 says, and every character knows where it stands in the source."""

import pytest

from newslint.formats.html import readable
from newslint.formats.html.tokens import attributes


def text_of(source: str) -> list[str]:
    """The lines that people read."""
    return readable(source).text.splitlines()


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>One<p>two<div>three</div>four", ["One", "two", "three", "four"]),
        ("<ul><li>one<li>two<ul><li>three</ul><li>four</ul>", ["one", "two", "three", "four"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", ["a", "b", "c", "d"]),
        ("<p>A <b>bold <i>word</b> more</i> end", ["A bold word more end"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("<p title='a > b'>in</p>", ["in"]),
        ('<p class=a">in</p><p>more</p>', ["in", "more"]),
        ("<p>one<!-- <p>not this</p> --> two", ["one two"]),
        ("<p>one<!>two<?php x ?>three", ["onetwothree"]),
        ("<pre>one\n  two</pre>", ["one", "two"]),
        ("<p>caf&eacute; &amp; bar &#8217;s &nosuch; x", ["café & bar ’s &nosuch; x"]),
        ("<p>one<br>two<br/>three", ["one", "two", "three"]),
        ("<script>if (a < b) document.write('<p>no</p>')</script><p>yes", ["yes"]),
        ("<style>p { color: red }</style>yes<noscript>no</noscript>", ["yes"]),
        ("<div><span>one</div>two</span>", ["one", "two"]),
        ("<a href=x><div>one</div></a><p>two", ["one", "two"]),
        ("<select><option>a<option>b</select>c", ["a", "b", "c"]),
    ],
)
def test_what_people_read_of_a_page(source: str, lines: list[str]) -> None:
    """Implied ends, comments, entities, and elements whose content is no text."""
    assert text_of(source) == lines


@pytest.mark.parametrize(
    "source",
    [
        "<p>before</p><svg viewBox='0 0 1 1'><path d='M0 0'><p>after</p>",
        "<p>before</p><math><mi>x<p>after</p>",
        "<p>before</p><style>p { color: red }<p>after</p>",
        "<p>before</p><textarea rows=3><p>after</p>",
        "<p>before</p><div><template><p>never shown</p></div><p>after</p>",
        "<p>before</p><div><object data=x></div><p>after</p>",
    ],
)
def test_what_nobody_ended_hides_nothing(source: str) -> None:
    """A drawing, a style, a template, a form's field that never ends doesn't take the rest of the page with it."""
    assert text_of(source) == ["before", "after"]


def test_every_character_knows_its_place() -> None:
    """Entities, drawn-together spaces and tags between: each stretch of the text is what its source says."""
    source = "<p>Tom  &amp;\n Jerry&#8217;s <b>new</b>\t film</p>\n<p>x"
    page = readable(source)
    assert page.text.splitlines() == ["Tom & Jerry’s new film", "x"]
    for run in page.runs:
        written = source[run.source_start : run.source_start + run.length]
        shown = page.text[run.text_start : run.text_start + run.length]
        assert written == shown or written.strip() == "" or written.startswith("&")


def test_the_first_of_two_attributes_counts() -> None:
    """Quoted, unquoted and bare attributes, names in small letters."""
    said = attributes(""" CLASS="a b" id=x hidden data-n='"' class=c""")
    assert said == {"class": "a b", "id": "x", "hidden": "", "data-n": '"'}


def test_an_open_quotation_mark_in_a_tag_costs_no_time() -> None:
    """A tag that is cut off in the middle of many attributes."""
    source = "<p>text</p><a " + " b=\"c\" d='e' f=g h" * 2000 + ' href="'
    assert text_of(source)[0] == "text"


def test_what_machines_count_out_and_frames_around_both_set_nothing_apart() -> None:
    """ "component_1ad269af0d" is no advertisement, "grid-content-sidebar" holds the text as well."""
    text = "The ferry struck a sandbank on its evening crossing and sat there until the tide turned at dawn."
    for name in ("component_1ad269af0d", "grid-toc-content-sidebar"):
        html = f'<h1>Ferry runs aground off pier</h1><p>{text}</p><div id="{name}"><p>{text}</p></div>'
        assert [line.called for line in readable(html).lines if "part called" in line.called] == []
