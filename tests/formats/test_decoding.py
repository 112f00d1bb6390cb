"""Bytes → text: what a file says of its encoding, what its bytes say, and the way back."""

import io
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats.csv_records import csv_rows
from newslint.formats.decoding import declaration, decode, encode, escape
from newslint.formats.edit_in_place import apply_patches, patch_of
from newslint.formats.json_records import json_lines
from newslint.model import Document, Edit, Span
from newslint.settings import RecordFields

RUSSIAN = "Совет решил закрыть мост до весны. Жители недовольны: объезд займёт час.\n"
GREEK = "Ο δήμος αποφάσισε να κλείσει τη γέφυρα μέχρι την άνοιξη.\n"


def test_plain_text_and_utf8_are_no_guess() -> None:
    """They are read as ever, and nothing is told of them."""
    for text in ("Plain.", "café", "Совет"):
        assert (decode(text.encode()).text, decode(text.encode()).guess) == (text, None)


@pytest.mark.parametrize("page", ["cp1251", "koi8-r", "iso8859-5", "cp866", "mac-cyrillic"])
def test_cyrillic_pages_are_told_apart(page: str) -> None:
    """All of them hold the same letters in other places."""
    assert decode(RUSSIAN.encode(page)).text == RUSSIAN


@pytest.mark.parametrize("page", ["iso2022-jp", "hz", "iso2022-kr"])
def test_encodings_of_seven_bits_are_known_by_their_escapes(page: str) -> None:
    """Their bytes are ASCII, and their text is not."""
    text = {
        "iso2022-jp": "市議会は橋を閉鎖する。",
        "hz": "市议会决定关闭桥。",
        "iso2022-kr": "시의회는 다리를 폐쇄했다.",
    }[page]
    assert decode(text.encode(page)).text == text


def test_tildes_and_escapes_in_plain_text_stay() -> None:
    """A colour of a terminal, and a brace behind a tilde."""
    for text in ("\x1b[31mred\x1b[0m", "a ~{b} c~} d", "use ~{home}"):
        assert decode(text.encode()).text == text


def test_an_encoding_that_is_asked_for_settles_it() -> None:
    """Whatever else the bytes could be."""
    decoded = decode(RUSSIAN.encode("koi8-r"), asked="cp1251")
    assert (decoded.text, decoded.guess) == (RUSSIAN.encode("koi8-r").decode("cp1251"), None)


def test_a_declaration_is_believed_where_it_fits() -> None:
    """One that makes no sense of the bytes is not."""
    raw = GREEK.encode("iso8859-7")
    assert decode(raw, "iso-8859-7").text == GREEK
    assert decode(raw, "iso-8859-7").guess is None
    assert decode(raw, "iso-8859-1").text == GREEK
    assert declaration(b'<?xml version="1.0" encoding="windows-1253"?>') == "windows-1253"


def test_lines_of_another_page_keep_their_bytes() -> None:
    """They are read in it, and written back as they were."""
    raw = "The mayor’s café is shut.\n".encode() + "“It’s over,” she said – and left.\n".encode("cp1252")
    decoded = decode(raw)
    assert decoded.text == "The mayor’s café is shut.\n“It’s over,” she said – and left.\n"
    assert [item.raw for item in decoded.damage] == [b"\x93", b"\x92", b"\x94", b"\x96"]
    text, bom = escape(raw, "utf-8", by_line=True)
    assert encode(text, "utf-8", bom=bom) == raw


def test_an_edit_leaves_a_line_in_its_page() -> None:
    """A line in cp1252 that is changed stays in it: half a line in UTF-8 would be neither."""
    raw = "The mayor’s café is shut.\n".encode() + "“It’s over,” she said &ndash; and left.\n".encode("cp1252")
    decoded = decode(raw)
    document = Document("a.txt", decoded.text, encoding="utf-8", damage=decoded.damage, guess=decoded.guess)
    at = decoded.text.index("&")
    patch = patch_of(document, [Edit(Span(at, at + 7), "–")], 1)
    after, _ = apply_patches("a.txt", raw, [patch], RecordFields())
    assert after == raw.replace(b"&ndash;", b"\x96")


def test_rows_of_a_dump_are_read_line_by_line() -> None:
    """A table whose rows come from two systems."""
    rows = ["text\n", "The mayor’s café is shut – it’s said.\n"], "She said it’s over – “for good”.\n"
    raw = "".join(rows[0]).encode() + rows[1].encode("cp1252")
    found = [item.text for item in csv_rows("a.csv", io.BytesIO(raw), RecordFields()) if isinstance(item, Document)]
    assert found == [rows[0][1].strip(), rows[1].strip()]


def test_a_record_knows_the_encoding_of_its_line() -> None:
    """Each line of JSON Lines is judged by itself."""
    line = '{"id": "1", "text": "' + RUSSIAN.strip() + '"}'
    (found,) = json_lines("a.jsonl", [line.encode("cp1251")], RecordFields())
    assert isinstance(found, Document)
    assert (found.text, found.encoding) == (RUSSIAN.strip(), "cp1251")


def test_a_guess_is_told_and_nothing_is_fixed_where_it_is_not_certain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A note says in what the file was read; its damage stays, until somebody says the encoding."""
    monkeypatch.chdir(tmp_path)
    raw = b"Caf\xe9 \xff\xfe ok\n\nAT&amp;T\n"
    Path("bad.txt").write_bytes(raw)
    assert main(["check", "--fix", "--select", "ENC", "bad.txt"]) == 1
    assert "read as cp1252: not UTF-8" in capsys.readouterr().out
    assert Path("bad.txt").read_bytes() == raw
    assert main(["check", "--fix", "--select", "ENC", "--encoding", "cp1252", "bad.txt"]) == 0
    assert Path("bad.txt").read_bytes() == raw.replace(b"&amp;", b"&")


def test_a_word_or_two_of_another_language_leave_no_doubt() -> None:
    """Three letters of German in an English page read badly in English, but in no other page any better."""
    text = (
        "Weiße Weihnacht am Hafen\n\nStalls sold glühwein, smoked eel and “honey from the lighthouse”, and a choir "
        "sang from the deck of the old ferry – more than in any year since it began, the organisers said.\n"
    )
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.guess and decoded.guess.certain


@pytest.mark.parametrize("raw", [b"Caf\xe9 \xff\xfe ok\n", bytes(range(0x80, 0x100)) + b" are all bytes there are\n"])
def test_what_is_far_less_likely_is_not_called_a_rival(raw: bytes) -> None:
    """A text that hardly reads in any encoding is told as that."""
    guess = decode(raw).guess
    assert guess and not guess.certain
    assert not guess.rival or guess.margin < 12


def test_an_encoding_that_nobody_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With some that are known."""
    assert main(["check", "--encoding", "klingon", "."]) == 2
    assert "`klingon` is no encoding" in capsys.readouterr().err


def test_settings_say_the_encoding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the flag does."""
    monkeypatch.chdir(tmp_path)
    Path("newslint.toml").write_text('encoding = "koi8-r"\n')
    Path("a.txt").write_bytes(RUSSIAN.encode("koi8-r"))
    assert main(["check", "--select", "ENC116", "--fail-on", "note", "a.txt"]) == 0


def test_korean_of_seven_bits_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its controls shift from one alphabet to the other, and are no sign of a program."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes("시 의 회 는 낡 은 다 리 를 폐 쇄 했 다.\n".encode("iso2022_kr"))
    assert main(["check", "--select", "ENC", "--fail-on", "note", "a.txt"]) == 0
