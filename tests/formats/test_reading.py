"""Every format gives documents, and whatever is broken is told while the rest is read."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from newslint.formats import read_paths
from newslint.model import Document, Format, Skipped, Span, Unread
from newslint.settings import RecordFields, Settings


def items(*paths: object, **settings: object) -> list[Document | Unread | Skipped]:
    """What reading gives for those paths."""
    return list(read_paths([str(path) for path in paths], Settings(**settings)))  # type: ignore[arg-type]


def only(*paths: object, **settings: object) -> Document:
    """The one document there."""
    (document,) = items(*paths, **settings)
    assert isinstance(document, Document)
    return document


def written(path: Path, content: bytes | str) -> Path:
    """A file with that content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_folders_are_walked_in_order_and_every_file_is_read_once(tmp_path: Path) -> None:
    """Order is by name, hidden and foreign files are passed over, a file named twice counts once."""
    for name in ("b.txt", "a/z.md", "a/y.txt", ".hidden.txt", "c.png", "c.jpeg"):
        written(tmp_path / name, "text")
    found = [item.path for item in items(tmp_path, tmp_path / "b.txt")]
    assert found == [str(tmp_path / name) for name in ("a/y.txt", "a/z.md", "b.txt")]


def test_ignore_files_hold_below_their_folder(tmp_path: Path) -> None:
    """.gitignore and .newslintignore are respected, the deeper one last."""
    written(tmp_path / ".gitignore", "drafts/\n*.md\n")
    written(tmp_path / "a" / ".newslintignore", "!keep.md\nold*\n")
    for name in ("drafts/x.txt", "x.md", "a/keep.md", "a/old.txt", "a/new.txt"):
        written(tmp_path / name, "text")
    found = items(tmp_path)
    assert [Path(item.path).name for item in found if isinstance(item, Document)] == ["keep.md", "new.txt"]
    assert {Path(item.path).name for item in found if isinstance(item, Skipped) and item.asked} == {
        "drafts",
        "x.md",
        "old.txt",
    }


def test_a_link_back_to_its_own_folder_ends(tmp_path: Path) -> None:
    """A loop of symbolic links is told and not followed."""
    written(tmp_path / "a" / "x.txt", "text")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    found = items(tmp_path)
    assert [type(item) for item in found] == [Document, Skipped] or [type(i) for i in found] == [Skipped, Document]


def test_what_is_not_there_is_unread_and_what_is_excluded_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong path can't be trusted; an excluded one is fine."""
    written(tmp_path / "a.txt", "text")
    (gone,) = items(tmp_path / "nope.txt")
    assert isinstance(gone, Unread) and gone.what == "no such file or folder"
    monkeypatch.chdir(tmp_path)
    (left,) = items("a.txt", exclude=("a.txt",))
    assert isinstance(left, Skipped)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unread(tmp_path: Path) -> None:
    """The reason is the system's own."""
    path = written(tmp_path / "a.txt", "text")
    path.chmod(0)
    (item,) = items(path)
    assert isinstance(item, Unread) and "Permission denied" in item.what


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        ("naïve “so”".encode(), "utf-8", "naïve “so”"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "utf-8", "café"),
        ("café “so”".encode("cp1252"), "cp1252", "café “so”"),
        ("café “so”".encode("utf-16"), "utf-16-le", "café “so”"),
        ("A plain text without a mark".encode("utf-16-be"), "utf-16-be", "A plain text without a mark"),
        ("le café d\N{RIGHT SINGLE QUOTATION MARK}été à côté".encode("mac-roman"), "mac-roman", "le café d’été à côté"),
    ],
)
def test_encodings_are_recognised(tmp_path: Path, raw: bytes, encoding: str, text: str) -> None:
    """By byte order mark, as UTF-8, or by what the bytes look like."""
    document = only(written(tmp_path / "a.txt", raw))
    assert (document.encoding, document.text) == (encoding, text)


def test_a_few_wrong_bytes_leave_utf8_what_it_is(tmp_path: Path) -> None:
    """What could not be decoded is damage, with its bytes and place."""
    document = only(written(tmp_path / "a.txt", "Žižek “said” ".encode() + b"it\x92s"))
    assert document.encoding == "utf-8"
    assert [(item.span, item.raw) for item in document.damage] == [(Span(15, 16), b"\x92")]
    assert document.text.endswith("it\N{REPLACEMENT CHARACTER}s")


def test_json_lines_are_records_and_broken_ones_are_told(tmp_path: Path) -> None:
    """The title is line 0; each broken line is named with what to do."""
    lines = [
        json.dumps({"id": 7, "title": "A\ntitle", "text": "Body", "published": "2020-01-02"}),
        "{broken",
        "",
        '"just text"',
        json.dumps({"id": 8}),
        json.dumps({"body": "Only body \ud800"}),
    ]
    found = items(written(tmp_path / "a.jsonl", "\n".join(lines)))
    assert [type(item) for item in found] == [Document, Unread, Unread, Unread, Document]
    first, broken, no_object, no_text, last = found
    assert isinstance(first, Document) and isinstance(last, Document)
    assert (first.text, first.first_line, first.record.id, first.record.line) == ("A title\nBody", 0, "7", 1)  # type: ignore[union-attr]
    assert [item.line for item in (broken, no_object, no_text) if isinstance(item, Unread)] == [2, 4, 5]
    assert last.text == "Only body \N{REPLACEMENT CHARACTER}" and last.damage and last.first_line == 1


def test_fields_can_be_named(tmp_path: Path) -> None:
    """Settings say which field holds what."""
    path = written(tmp_path / "a.jsonl", json.dumps({"key": "k", "main": "Body", "head": "Title", "text": "no"}))
    document = only(path, records=RecordFields(id="key", text="main", title="head"))
    assert document.text == "Title\nBody" and document.record and document.record.id == "k"


def test_json_files_hold_a_list_or_one_record(tmp_path: Path) -> None:
    """Records know the line they start on."""
    path = written(tmp_path / "a.json", '[\n {"text": "One"},\n\n {"text": "Two"}\n]')
    assert [(item.text, item.record.line) for item in items(path)] == [("One", 2), ("Two", 4)]  # type: ignore[union-attr]
    assert only(written(tmp_path / "b.json", '{"text": "One"}')).text == "One"
    assert len(items(written(tmp_path / "c.json", '{"articles": [{"text": "One"}, {"text": "Two"}]}'))) == 2
    (broken,) = items(written(tmp_path / "d.json", '[{"text": "One"},\n{]'))
    assert isinstance(broken, Unread) and broken.line == 2


def test_csv_rows_are_records(tmp_path: Path) -> None:
    """Line ends within a field don't confuse the lines of records; a ragged row is told."""
    path = written(tmp_path / "a.csv", 'id,title,text\n1,One,"He said ""no""\nand went"\n2,a,b,c\n3,Three,Body\n')
    one, ragged, three = items(path)
    assert isinstance(one, Document) and one.text == 'One\nHe said "no"\nand went' and one.record.line == 2  # type: ignore[union-attr]
    assert isinstance(ragged, Unread) and ragged.line == 4
    assert isinstance(three, Document) and three.record.line == 5  # type: ignore[union-attr]
    (unnamed,) = items(written(tmp_path / "b.csv", "a,b\n1,2\n"))
    assert isinstance(unnamed, Unread) and "--text-field" in (unnamed.hint or "")


def test_gzip_is_read_through_and_a_cut_file_is_told(tmp_path: Path) -> None:
    """Each format may be compressed."""
    raw = gzip.compress(b'{"text": "One"}\n' * 200)
    assert len(items(written(tmp_path / "a.jsonl.gz", raw))) == 200
    cut = items(written(tmp_path / "b.jsonl.gz", raw[:-12]))
    assert isinstance(cut[-1], Unread) and "compressed" in cut[-1].what
    assert only(written(tmp_path / "c.txt.gz", gzip.compress(b"text"))).text == "text"


def test_markdown_front_matter_gives_fields_and_is_hidden(tmp_path: Path) -> None:
    """Positions count in the whole file all the same."""
    text = "---\ntitle: A day\ndate: 2023-03-15\n---\n# A day\n\nText <!-- no --> more\n"
    document = only(written(tmp_path / "a.md", text))
    assert (document.fields.title, document.fields.published) == ("A day", "2023-03-15")
    assert [span.of(text).splitlines()[0] for span in document.hidden] == ["---", "<!-- no -->"]
    assert document.text == text


def test_html_is_what_people_read_and_points_into_its_source(tmp_path: Path) -> None:
    """Scripts and styles are left out, entities are characters, spans map back."""
    source = (
        '<html><head><title>T</title><meta property="article:published_time" content="2020-01-02"></head>'
        "<body><h1>Fish &amp; chips</h1><script>var x = 'no';</script>"
        "<p>One  <b>two</b>\nthree&nbsp;four</p></body></html>"
    )
    document = only(written(tmp_path / "a.html", source))
    assert document.text == "Fish & chips\nOne two three\N{NO-BREAK SPACE}four\n"
    for word in ("Fish & chips", "&", "two", "four"):
        at = document.text.index(word)
        there = document.in_source(Span(at, at + len(word))).of(source)
        assert there == word.replace("&", "&amp;")
    assert (document.format, document.fields.published) == (Format.HTML, "2020-01-02")


def test_a_declared_encoding_counts_where_utf8_does_not_fit(tmp_path: Path) -> None:
    """A page's meta says how to read it, unless it lies."""
    page = '<meta charset="windows-1251"><p>Москва</p>'
    assert only(written(tmp_path / "a.html", page.encode("cp1251"))).text == "Москва\n"
    assert only(written(tmp_path / "b.html", page.encode())).text == "Москва\n"


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads what is piped in."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("café".encode())))
    assert only("-").text == "café"


def test_what_is_no_text_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An image that calls itself text is not checked, and the run says so; a stray NUL is no reason."""
    (image,) = items(written(tmp_path / "a.txt", bytes(range(256)) * 20))
    assert isinstance(image, Skipped)
    assert only(written(tmp_path / "b.txt", "a\x00b and more text")).text == "a\x00b and more text"
