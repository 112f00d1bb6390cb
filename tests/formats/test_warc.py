"""WARC and WET: each page a record with its address; what is no page is counted, what is broken is told."""

import gzip
import io
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats import read_paths
from newslint.model import Document, Format, Skipped, Unread
from newslint.settings import LimitsSettings, Settings

pytest.importorskip("warcio")
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = """<html><head><title>Ferry aground</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Ferry aground</h1>
<p>The ferry ran aground off the the cape on Tuesday, its owner said.</p>
<p>Nobody was hurt, and all of the passengers were taken off by noon.</p></article></body></html>
"""


def written(
    place: Path, *pages: tuple[str, str, str, bytes], kind: str = "response", headers: tuple[tuple[str, str], ...] = ()
) -> Path:
    """A WARC file of pages, each an address, a status, a type and bytes."""
    with place.open("wb") as file:
        writer = WARCWriter(file, gzip=place.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(place.name, {"software": "by hand"}))
        for address, status, said, body in pages:
            http = StatusAndHeaders(status, [("Content-Type", said), *headers], protocol="HTTP/1.1")
            told = {"http_headers": http} if kind == "response" else {"warc_content_type": said}
            writer.write_record(writer.create_warc_record(address, kind, payload=io.BytesIO(body), **told))
    return place


def read(place: Path, settings: Settings | None = None) -> list[Document | Unread | Skipped]:
    """What reading a file gives."""
    return list(read_paths([str(place)], settings or Settings()))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_records(tmp_path: Path, name: str) -> None:
    """Read as HTML is, with the address; answers that are none and other types are counted."""
    found = read(
        written(
            tmp_path / name,
            ("https://lowick.example/ferry", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
            ("https://lowick.example/gone", "404 Not Found", "text/html", b"<p>Gone.</p>"),
            ("https://lowick.example/a.png", "200 OK", "image/png", b"\x89PNG"),
            ("https://lowick.example/plain", "200 OK", "text/plain", "Café closed.".encode("cp1252")),
        )
    )
    page, plain, *passed = found
    assert isinstance(page, Document) and page.format is Format.HTML and page.record
    assert (page.record.id, page.record.line) == ("https://lowick.example/ferry", 2)
    assert (page.fields.url, page.fields.source, page.fields.published) == (page.record.id, "lowick.example", None)
    assert page.source == PAGE and "Nobody was hurt" in page.text
    assert isinstance(plain, Document) and plain.record and plain.record.line == 5 and plain.text == "Café closed."
    assert [item.why for item in passed if isinstance(item, Skipped)] == [
        "answers that are no page (not found, moved …): 1",
        "pages of other types than HTML and text: 1",
    ]


def test_wet_is_read(tmp_path: Path) -> None:
    """As Common Crawl calls and writes it: text that was made of pages."""
    place = written(
        tmp_path / "CC-00000.warc.wet.gz",
        ("https://lowick.example/a", "", "text/plain", b"Ferry aground\nThe ferry ran aground.\n"),
        kind="conversion",
    )
    (item,) = read(place)
    assert isinstance(item, Document) and item.text == "Ferry aground\nThe ferry ran aground.\n"
    assert item.fields.url == "https://lowick.example/a"


def test_a_header_names_the_encoding_of_what_does_not_say_it(tmp_path: Path) -> None:
    """What the page says itself counts more."""
    russian = "Паром сел на мель у мыса во вторник.".encode("cp1251")
    (item,) = read(written(tmp_path / "a.warc", ("http://u/a", "200 OK", "text/plain; charset=windows-1251", russian)))
    assert isinstance(item, Document) and item.text.startswith("Паром") and item.guess is None
    page = '<meta charset="utf-8"><p>Café</p>'.encode()
    (item,) = read(written(tmp_path / "b.warc", ("http://u/b", "200 OK", "text/html; charset=koi8-r", page)))
    assert isinstance(item, Document) and item.text.strip() == "Café"


def test_packed_pages_are_unpacked_and_bounded(tmp_path: Path) -> None:
    """A page may be compressed once more; one that grows too long is told."""
    packed, bomb = gzip.compress(PAGE.encode()), gzip.compress(b"x" * 100_000)
    pages = [("http://u/a", "200 OK", "text/html", packed), ("http://u/b", "200 OK", "text/html", bomb)]
    place = written(tmp_path / "a.warc", *pages, headers=(("Content-Encoding", "gzip"),))
    one, two = read(place, Settings(limits=LimitsSettings(document=20_000)))
    assert isinstance(one, Document) and "Nobody was hurt" in one.text
    assert isinstance(two, Unread) and two.line == 3 and "is longer than" in two.what


def test_a_page_that_unpacks_in_part_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Half a page is no page; addresses that are none aren't printed."""
    pages = [("http://u/ \x1b[31m", "200 OK", "text/html", gzip.compress(PAGE.encode())[:-40])]
    (item,) = read(written(tmp_path / "a.warc", *pages, headers=(("Content-Encoding", "gzip"),)))
    assert isinstance(item, Unread) and (item.line, item.what) == (2, "can't be unpacked to its end")
    assert capfd.readouterr() == ("", "")


def test_what_is_cut_or_none_is_told(tmp_path: Path) -> None:
    """With the number of the record; what came before is read."""
    pages = [(f"http://u/{n}", "200 OK", "text/html", PAGE.encode()) for n in range(2)]
    place = written(tmp_path / "a.warc", *pages)
    place.write_bytes(place.read_bytes()[:-120])
    one, two = read(place)
    assert isinstance(one, Document) and isinstance(two, Unread) and (two.line, two.what) == (3, "is cut off")
    place.write_bytes(b"nothing of the kind\n" * 9)
    (item,) = read(place)
    assert isinstance(item, Unread) and item.what.startswith("not WARC from record 1 on")


def test_a_packed_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    """Wherever it does, but right between two records, each of which is packed by itself: nothing shows that."""
    place = written(tmp_path / "a.warc.gz", ("http://u/a", "200 OK", "text/html", PAGE.encode()))
    whole = place.read_bytes()
    second = whole.index(b"\x1f\x8b", 1)
    for size in {*range(20, len(whole) - 1, 23)} - {*range(second, second + 10)}:
        place.write_bytes(whole[:size])
        assert any(isinstance(item, Unread) for item in read(place)), size


def test_a_record_of_another_length_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its text isn't printed, and what comes next is read if it can be found."""
    place = written(tmp_path / "a.warc", *[(f"http://u/{n}", "200 OK", "text/html", PAGE.encode()) for n in range(2)])
    spoilt = place.read_bytes().replace(b"Nobody was hurt", b"Nobody at all was hurt", 1)
    place.write_bytes(spoilt)
    found = read(place)
    assert isinstance(found[0], Document) and any(isinstance(item, Unread) and item.line == 2 for item in found)
    assert capfd.readouterr() == ("", "")


def test_findings_lead_to_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The report names the address and the line in the page's source; nothing is written back."""
    monkeypatch.chdir(tmp_path)
    written(Path("a.warc"), ("https://lowick.example/ferry", "200 OK", "text/html", PAGE.encode()))
    before = Path("a.warc").read_bytes()
    assert main(["check", "--select", "CPY101", "--output-format", "jsonl", "a.warc"]) == 1
    out = capsys.readouterr().out
    assert '"line":3,' in out.replace(" ", "") and "https://lowick.example/ferry" in out
    assert main(["check", "--select", "CPY101", "--diff", "a.warc"]) == 2
    assert "WARC isn't written back" in capsys.readouterr().err
    assert main(["dedup", "a.warc", "--write-kept", "k.jsonl"]) == 0
    main(["clean", "a.warc", "-o", "out"])
    assert Path("out/a.warc").read_bytes() == before == Path("a.warc").read_bytes()
