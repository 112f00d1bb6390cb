"""NewsML-G2 and NITF, told from feeds by their root: fields, places, and what is hostile or broken."""

import io
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats import read_stream
from newslint.formats.xml_elements import write_out_time
from newslint.model import Document, Skipped, Unread
from newslint.settings import LimitsSettings, Settings

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.iptc.org/std/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf><head><title>FERRY 2nd lead</title>
<docdata><doc-id id-string="lowick-77"/><date.issue norm="20210506T101500Z"/></docdata>
<pubdata name="Lowick Herald" date.publication="20210507"/></head>
<body><body.head><hedline><hl1>Ferry runs aground off Skerry Point</hl1></hedline>
<byline>By <person>Ada Marsh</person></byline>
<dateline><location>LOWICK</location>, <story.date>May 6</story.date></dateline>
<abstract><p>For editors only.</p></abstract></body.head>
<body.content><block><p>The ferry <em>Isla</em> ran aground on Thursday, its owner&rsquo;s office said.</p>
<p>Nobody was hurt &amp; all 41 passengers were taken off by noon.</p></block>
<media media-type="image"><media-reference source="a.jpg">a.jpg</media-reference>
<media-caption>The ferry at low tide.</media-caption></media>
<hl2>Second time</hl2><p>It is the second time in a year.</p></body.content>
<body.end><tagline>am/bb</tagline></body.end></body></nitf>
"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:lowick.example:{guid}" version="3">
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Lowick Wire"/>
<versionCreated>2021-05-06T10:15:00+01:00</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>Ferry aground</headline><by>By Ada Marsh</by><dateline>LOWICK, May 6 -</dateline></contentMeta>
<contentSet>{content}</contentSet></newsItem>
"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>The ferry ran aground on Thursday.</p><p>Nobody was hurt.</p></body></html>
</inlineXML>"""
PLAIN = '<inlineData contenttype="text/plain">The ferry ran aground.\nNobody was hurt.</inlineData>'


def message(*items: tuple[str, str, str]) -> str:
    """A message with items of these ids, states and contents."""
    told = "".join(ITEM.format(guid=guid, status=status, content=content) for guid, status, content in items)
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>\n{told}</itemSet></newsMessage>'


def read(text: str, settings: Settings | None = None) -> list[Document | Unread | Skipped]:
    """What reading XML gives."""
    return list(read_stream("a.xml", io.BytesIO(text.encode()), settings or Settings()))


def test_nitf_is_a_story_with_title_byline_and_day() -> None:
    """The document type is only a name; what HTML calls an entity is read; captions are lines of their own."""
    (item,) = read(NITF)
    assert isinstance(item, Document) and item.record
    assert item.text.split("\n") == [
        "Ferry runs aground off Skerry Point",
        "By Ada Marsh",
        "LOWICK, May 6",
        "The ferry Isla ran aground on Thursday, its owner’s office said.",
        "Nobody was hurt & all 41 passengers were taken off by noon.",
        "The ferry at low tide.",
        "Second time",
        "It is the second time in a year.",
    ]
    assert (item.record.id, item.record.line, item.first_line) == ("lowick-77", 3, 0)
    assert (item.fields.published, item.fields.source) == ("2021-05-06T10:15:00Z", "Lowick Herald")


def test_a_message_of_newsml_holds_items() -> None:
    """XHTML, plain text and NITF are read; each item has its line; pictures, packages and kills are passed over."""
    inside = NITF[NITF.index("<nitf>") :].replace("&rsquo;", "’")
    nitf = f'<inlineXML contenttype="application/nitf+xml">{inside}</inlineXML>'
    picture = '<remoteContent href="a.jpg" contenttype="image/jpeg"/>'
    coded = '<inlineData encoding="base64" contenttype="image/png">iVBORw0KGgo=</inlineData>'
    found = read(
        message(
            ("one", "usable", XHTML + PLAIN),
            ("two", "usable", coded + PLAIN),
            ("three", "usable", nitf),
            ("four", "usable", picture),
            ("five", "canceled", XHTML),
        )
    )
    one, two, three, four, five = found
    assert isinstance(one, Document) and isinstance(two, Document) and isinstance(three, Document)
    head = "Ferry aground\nBy Ada Marsh\nLOWICK, May 6 -\n"
    assert one.text == head + "The ferry ran aground on Thursday.\nNobody was hurt."
    assert two.text == head + "The ferry ran aground.\nNobody was hurt."
    assert one.record and (one.record.id, one.record.line) == ("urn:newsml:lowick.example:one", 2)
    assert (one.fields.published, one.fields.source) == ("2021-05-06T10:15:00+01:00", "Lowick Wire")
    assert three.text.startswith("Ferry aground\nBy Ada Marsh\nLOWICK, May 6\nThe ferry Isla")
    assert isinstance(four, Skipped) and four.why.endswith("has no text")
    assert isinstance(five, Skipped) and five.why.endswith("was withdrawn")


def test_an_item_alone_and_a_package_are_roots_too() -> None:
    """Without a message around them."""
    (item,) = read(ITEM.format(guid="one", status="usable", content=PLAIN))
    assert isinstance(item, Document)
    (item,) = read('<packageItem guid="x"><groupSet/></packageItem>')
    assert isinstance(item, Skipped) and "package" in item.why


def test_xml_is_dispatched_by_its_root() -> None:
    """A feed stays a feed; what nobody reads is passed over, and said; so is a broken start."""
    (item,) = read("<rss><channel><item><description>The ferry.</description></item></channel></rss>")
    assert isinstance(item, Document)
    (item,) = read("<!-- a comment --><Workbook><Row/></Workbook>")
    assert isinstance(item, Skipped) and item.why == "XML, but no feed and no news"
    assert any(isinstance(item, Unread) for item in read("no XML at all"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><nitf><body>&b;</body></nitf>', "of its own"),
        ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>', "of its own"),
        ("<nitf>" + "<p>" * 300 + "</p>" * 300 + "</nitf>", "nested"),
        ("<nitf><body>" + "<br/>" * 100_001 + "</body></nitf>", "longer than any news"),
        (f"<nitf><body><p>{'x' * 2000}</p></body></nitf>", "longer than any news"),
        (NITF[:-60], "not well-formed"),
    ],
)
def test_hostile_and_broken_items_are_told(text: str, told: str) -> None:
    """Neither entities nor depth, number or length make them grow; nothing outside is read."""
    (item,) = read(text, Settings(limits=LimitsSettings(document=1500)) if "xxx" in text else None)
    assert isinstance(item, Unread) and told in item.what and item.line


def test_what_came_before_a_break_is_read() -> None:
    """The line says where."""
    first, second = read(message(("one", "usable", PLAIN), ("two", "usable", PLAIN))[:-120])
    assert isinstance(first, Document) and isinstance(second, Unread) and second.line


def test_news_is_checked_and_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings name the item and its line in the file; fixing is denied by the format's name."""
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_text(NITF.replace("the second time", "the the second time"), encoding="utf-8")
    assert main(["check", "--select", "CPY101", "--output-format", "concise", "a.xml"]) == 1
    assert "a.xml" in capsys.readouterr().out
    assert main(["check", "--select", "CPY101", "--diff", "a.xml"]) == 2
    assert "XML (feeds, NewsML-G2, NITF) isn't written back" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("date", "wanted"),
    [
        ("20210506T101500Z", "2021-05-06T10:15:00Z"),
        ("20210506T1015+0100", "2021-05-06T10:15:00+0100"),
        ("20210506", "2021-05-06"),
        (" 6 May 2021 ", "6 May 2021"),
    ],
)
def test_dates_get_their_dashes(date: str, wanted: str) -> None:
    """Only those of ISO's basic form."""
    assert write_out_time(date) == wanted
