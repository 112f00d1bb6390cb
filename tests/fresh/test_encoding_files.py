"""Files in 35 encodings, of texts that were written before the code was read: the level that was reached holds."""

from collections import Counter
from pathlib import Path

import yaml

from newslint.formats.decoding import Decoded, decode

HERE = Path(__file__).parent
#: what older pages lack, as people wrote it in them
PLAIN = str.maketrans({
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("–—", "-"),
    "…": "...",
    "€": "EUR",
    "œ": "oe",
})  # fmt: skip


def files() -> list[tuple[str, str, str]]:
    """Language, encoding and text of each file."""
    found = []
    for row in yaml.safe_load((HERE / "encoding_texts.yaml").read_text(encoding="utf-8")):
        for page in row["pages"]:
            text = row["lines"]
            try:
                text.encode(page)
            except UnicodeEncodeError:
                text = text.translate(PLAIN)
            found.append((row["language"], page, text))
    return found


def is_read(text: str, decoded: Decoded) -> bool:
    """Whether at most one in thirty characters outside ASCII came out as another."""
    want, got = (Counter(char for char in one if not char.isascii()) for one in (text, decoded.text))
    return (want & got).total() >= 0.97 * max(want.total(), got.total())


def test_files_in_their_languages_own_encodings_are_read() -> None:
    """All of them are."""
    wrong = [(name, page) for name, page, text in files() if not is_read(text, decode(text.encode(page)))]
    assert wrong == []


def test_no_guess_that_is_wrong_is_certain() -> None:
    """Of files and of single lines alike."""
    for _, page, text in files():
        for part in (text, *text.splitlines()):
            decoded = decode(part.encode(page))
            # one byte stands for either way to write the ș of Romanian
            right = is_read(part, decoded) or page == "iso-8859-16"
            assert right or (decoded.guess and not decoded.guess.certain), (page, part, decoded.text)


def test_most_single_lines_are_read() -> None:
    """One sentence is little; nineteen in twenty are read."""
    lines = [(page, line) for _, page, text in files() for line in text.splitlines()]
    right = sum(is_read(line, decode(line.encode(page))) for page, line in lines)
    assert right >= 0.95 * len(lines)


def test_files_of_two_encodings_are_read_line_by_line() -> None:
    """Every Western text behind one in UTF-8, in its own page."""
    texts = {row: text for row, _, text in files()}
    for language in ("de", "fr", "es", "it", "sv", "en", "pl", "ru"):
        page = {"pl": "cp1250", "ru": "cp1251"}.get(language, "cp1252")
        whole = texts["fi"].encode() + b"\n" + texts[language].encode(page)
        assert decode(whole).text == texts["fi"] + "\n" + texts[language], language
