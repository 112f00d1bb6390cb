"""Archives made by chance: whatever was cleaned comes back byte for byte, and what was cleaned is clean."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli import main

PLACES = ("Lowick", "Trevone", "Port Ellen", "Skerry Head", "Mill Lane", "Zürich", "São Tomé", "Łódź")
THINGS = ("ferry", "tram", "bakery", "school roof", "lighthouse", "bridge", "orchard", "brass band", "ice rink", "mill")
ENDS = (
    "was fixed on {d} by two brothers who wouldn’t say what it had cost",
    "is closed until the council – “as soon as it can” – finds somebody to paint it",
    "went for £{n} at an auction, the owner’s daughter said",
    "drew {n} people in a week, more than in all of last year",
    "has stood there since 19{n}, and its café since {d}",
    "lost a vote by {n} hands; nobody’s heart seemed to be in it",
    "burned for {n} hours before rain put the fire out",
)
FURNITURE = (
    "Share this article", "Follow us on Facebook for more", "[gallery ids=1,2]", "Read more", "ADVERTISEMENT",
    "Sign up for our daily newsletter to get the best stories delivered to your inbox.",
)  # fmt: skip


def sentence(rng: random.Random) -> str:
    """A sentence that hardly comes twice."""
    end = rng.choice(ENDS).format(n=rng.randint(11, 99), d=rng.choice(("Monday", "Friday", "Sunday")))
    return f"The {rng.choice(THINGS)} of {rng.choice(PLACES)} near the {rng.choice(THINGS)} {end}."


def story(rng: random.Random) -> tuple[str, str]:
    """A headline and a text with damage and furniture in it."""
    lines = [" ".join(sentence(rng) for _ in range(rng.randint(2, 4))) for _ in range(rng.randint(2, 5))]
    lines = [damaged(line, rng) if rng.random() < 0.4 else line for line in lines]
    for _ in range(rng.randint(0, 2)):
        lines.insert(rng.randint(0, len(lines)), rng.choice(FURNITURE))
    return f"{rng.choice(THINGS).capitalize()} of {rng.choice(PLACES)} in the news again", "\n\n".join(lines)


def damaged(line: str, rng: random.Random) -> str:
    """The line, damaged in one of several ways."""
    ways: tuple[Callable[[str], str], ...] = (
        lambda text: text.encode("utf-8").decode("latin-1"),
        lambda text: text.encode("utf-8").decode("mac-roman"),
        lambda text: text.replace("’", "?"),
        lambda text: text.replace("’", "&amp;#8217;"),
        lambda text: text.replace("e", "e\N{SOFT HYPHEN}", 2).replace(" ", "\N{ZERO WIDTH SPACE} ", 1),
        lambda text: text.replace("’", "\x92"),
    )
    return rng.choice(ways)(line)


def page(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """A page of text: line ends, marks, encodings and broken bytes as found in the wild."""
    told = "\n\n".join("\n\n".join(pick()) + rng.choice(("", "\n\nRead more")) for _ in range(rng.randint(1, 3)))
    text = told + rng.choice(("", "\n", "\n\n"))
    ways: tuple[Callable[[str], bytes], ...] = (
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("cp1252", "replace"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode()[:90] + b"\xff\xe2\x80" + text.encode()[90:],
        lambda text: text.encode(),
    )
    return rng.choice(ways)(text)


def html(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """A page of HTML whose declaration may lie."""
    title, text = pick()
    body = "".join(f"<p>{line}</p>" + rng.choice(("", "\n")) for line in text.split("\n") if line)
    said = rng.choice(("utf-8", "iso-8859-1", "nothing"))
    return f'<html><head><meta charset="{said}"></head><body><h1>{title}</h1>{body}</body></html>'.encode()


def json_lines(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """JSON Lines with odd spaces, orders, escapes and blank lines."""
    out = b""
    for number in range(rng.randint(0, 4)):
        title, text = pick()
        items = list({"id": number, "title": title, "x": None, "text": text}.items())
        rng.shuffle(items)
        spaces = rng.choice(((",", ":"), (" , ", " : ")))
        row = json.dumps(dict(items), ensure_ascii=rng.random() < 0.5, separators=spaces)
        out += row.encode() + rng.choice((b"\n", b"\r\n", b"\n\n"))
    return rng.choice((out, out.rstrip(), b"\xef\xbb\xbf" + out))


def json_file(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """A list of records, an object that holds one, or a record alone."""
    rows = [dict(zip(("headline", "body"), pick())) for _ in range(rng.randint(1, 4))]
    whole = rng.choice((rows, {"version": 1, "items": rows}, rows[0]))
    return json.dumps(whole, indent=rng.choice((None, 1, "\t")), ensure_ascii=rng.random() < 0.5).encode()


def table(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """CSV in several styles."""
    out = io.StringIO()
    quoting = rng.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL))
    writer = csv.writer(out, quoting=quoting, delimiter=rng.choice(",;"), lineterminator=rng.choice(("\n", "\r\n")))
    writer.writerow(["id", "title", "text", "note"])
    writer.writerows([number, *pick(), 'says "x"'] for number in range(rng.randint(0, 4)))
    text = rng.choice((out.getvalue(), out.getvalue().rstrip()))
    return text.encode(rng.choice(("utf-8", "utf-8-sig", "cp1252")), "replace")


def parquet(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """A Parquet file with several row groups."""
    pyarrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as tables

    rows = [dict(zip(("title", "text", "n"), (*pick(), number))) for number in range(rng.randint(1, 4))]
    out = io.BytesIO()
    tables.write_table(pyarrow.Table.from_pylist(rows), out, row_group_size=2)
    return out.getvalue()


def oddity(rng: random.Random, pick: Callable[[], tuple[str, str]]) -> bytes:
    """Files that are hardly any."""
    return rng.choice((b"", b"\n", b"\xff\xfe", b"Share this article\n", b"\x00\x01\x02" * 40, b"one line"))


KINDS = (
    (".txt", page), (".md", page), (".html", html), (".jsonl", json_lines), (".json", json_file), (".csv", table),
    (".parquet", parquet), (".txt", oddity),
)  # fmt: skip


def archive(folder: Path, rng: random.Random) -> None:
    """Fill a folder with files of every kind, some of whose stories repeat others."""
    told = [story(rng) for _ in range(5)]

    def pick() -> tuple[str, str]:
        return rng.choice(told) if rng.random() < 0.3 else story(rng)

    for number, (ending, make) in enumerate(rng.choices(KINDS, k=9)):
        raw = make(rng, pick)
        packed = ending != ".parquet" and rng.random() < 0.2
        place = folder / rng.choice(("", "a", "a/b", "c d")) / f"{rng.choice('xyé')}{number}{ending}{'.gz' * packed}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(gzip.compress(raw) if packed else raw)
    (folder / "manifest.jsonl").write_bytes(json_lines(rng, pick))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def copied(folder: Path) -> dict[str, bytes]:
    """The files of a cleaned copy that are the archive's."""
    return {name: raw for name, raw in contents(folder).items() if name[0] != "." and name != "manifest.jsonl"}


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.long(180)
def test_generated_archives_come_back_and_stay_clean(seed: int, tmp_path: Path) -> None:
    """Twelve archives: reverted they are what they were; cleaned twice they are as after the first time."""
    rng = random.Random(seed)
    source, clean, again, back = (tmp_path / name for name in ("source", "clean", "again", "back"))
    source.mkdir()
    archive(source, rng)
    before = contents(source)
    options = ["--quiet", *rng.choice(([], [], ["--split"], ["--no-damage"], ["--no-furniture"], ["--no-repeats"]))]
    assert main(["clean", str(source), "-o", str(clean), *options]) in (0, 2)
    assert contents(source) == before
    assert main(["clean", "--revert", str(clean), "-o", str(back)]) == 0
    assert contents(back) == before
    if "--split" not in options:
        main(["clean", str(clean), "-o", str(again), *options])
        assert copied(again) == copied(clean)
