"""RSS and Atom: every item a record with title, link, date and text; what is broken or hostile is told."""

import io

import pytest

from newslint.formats import read_stream
from newslint.model import Document, Skipped, Unread
from newslint.settings import Settings

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Lowick Herald</title><link>https://lowick.example/</link><image><title>Logo</title></image>
<item><title>Ferry aground &amp;amp; safe</title><link>https://lowick.example/a</link><guid>a1</guid>
<pubDate>Tue, 11 Mar 2014 08:00:00 GMT</pubDate><description>Cut off &#8230;</description>
<content:encoded><![CDATA[<p>The ferry ran aground.</p><p>No one was hurt.</p>]]></content:encoded></item>
<item><title>Two</title><description>&lt;p&gt;A second item.&lt;/p&gt;</description></item>
<item><title>Only a title</title></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>
<entry><title>One</title><id>tag:1</id><link rel="self" href="https://h.example/feed"/>
<link href="https://h.example/1"/><updated>2014-03-11T08:00:00Z</updated>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>First &amp; last.</p><p>It held.</p></div></content></entry>
<entry><title>Two</title><id>tag:2</id><summary type="text">Is 1 &lt; 2? Yes.</summary></entry></feed>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title></channel>
<item><title>Quake</title><dc:date>2014-03-11</dc:date><description>A quake struck.</description></item></rdf:RDF>
"""


def read(text: str | bytes, name: str = "a.rss") -> list[Document | Unread | Skipped]:
    """What reading a feed gives."""
    return list(read_stream(name, io.BytesIO(text.encode() if isinstance(text, str) else text), Settings()))


def documents(text: str | bytes) -> list[Document]:
    """The documents among it."""
    return [item for item in read(text) if isinstance(item, Document)]


def test_an_item_of_rss_is_a_record() -> None:
    """Title, link, date, source and the whole text, without its markup."""
    first, second = documents(RSS)
    assert first.text == "Ferry aground & safe\nThe ferry ran aground.\nNo one was hurt."
    assert first.record and (first.record.id, first.record.line, first.first_line) == ("a1", 4, 0)
    fields = first.fields
    assert (fields.published, fields.source) == ("Tue, 11 Mar 2014 08:00:00 GMT", "Lowick Herald")
    assert fields.url == "https://lowick.example/a"
    assert second.text == "Two\nA second item." and second.record and second.record.id == "2"


def test_an_item_without_text_is_passed_over_and_said() -> None:
    """A title alone is no story."""
    assert [item.why for item in read(RSS) if isinstance(item, Skipped)] == ["the item on line 8 has no text"]


def test_atom_has_markup_of_its_own_and_plain_text() -> None:
    """XHTML inside is read as HTML, text that says so as it stands; the link is the page's and not the feed's."""
    first, second = documents(ATOM)
    assert first.text == "One\nFirst & last.\nIt held." and first.fields.url == "https://h.example/1"
    assert (first.fields.source, first.fields.published) == ("Harbour News", "2014-03-11T08:00:00Z")
    assert second.text == "Two\nIs 1 < 2? Yes."


def test_rss_1_is_read() -> None:
    """RDF puts its items beside the channel."""
    (item,) = documents(RDF)
    assert (item.text, item.fields.published, item.fields.source) == ("Quake\nA quake struck.", "2014-03-11", "Wire")


def test_another_encoding_is_read() -> None:
    """The declaration says which."""
    item = "<item><description>Café</description></item>"
    page = f'<?xml version="1.0" encoding="windows-1252"?><rss><channel>{item}</channel></rss>'
    assert [item.text for item in documents(page.encode("cp1252"))] == ["Café"]


def test_a_cut_off_feed_gives_what_came_before() -> None:
    """And says on which line it broke."""
    found = read(RSS[: RSS.index("<item><title>Two")] + "<item><title>Tw")
    assert [type(item) for item in found] == [Document, Unread]
    assert isinstance(found[1], Unread) and found[1].line == 7 and "not well-formed" in found[1].what


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item>&b;</item></channel></rss>',
            "entities",
        ),
        ("<rss>" + "<a>" * 300 + "</a>" * 300 + "</rss>", "nested"),
    ],
)
def test_a_hostile_feed_is_refused(text: str, told: str) -> None:
    """Neither entities nor depth make it grow."""
    (item,) = [item for item in read(text) if isinstance(item, Unread)]
    assert told in item.what


@pytest.mark.parametrize("text", ["<html><body>x</body></html>", "<rss><channel></channel></rss>"])
def test_other_xml_and_empty_feeds_are_passed_over(text: str) -> None:
    """They are no fault, and they are said."""
    (item,) = read(text, "a.xml")
    assert isinstance(item, Skipped)
