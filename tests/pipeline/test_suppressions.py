"""What somebody lets stand is silent, with a reason, and only as long as it is there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import main

TEXT = "# Ferry aground\n\nIt sank in the the bay near Lowick.\n\nIt sank in the the mud of the river.\n"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield


def lines(capsys: pytest.CaptureFixture[str], *files: str) -> tuple[int, list[int], str]:
    """The exit code, the lines of findings, and what was said about the run."""
    code = main(["check", "--select", "CPY101", "--output-format", "json", *files])
    out = capsys.readouterr()
    return code, [finding["line"] for finding in json.loads(out.out)["findings"]], out.err


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("ignore CPY101 because the mud is called so", []),
        ("ignore doubled-word because the mud is called so", []),
        ("ignore CPY because the mud is called so", []),
        ('ignore CPY101 "the the" because the mud is called so', []),
        ('ignore CPY101 "other" because the mud is called so', [3, 5]),
        ("ignore FCT because the mud is called so", [3, 5]),
    ],
)
def test_a_side_car_holds_for_its_file(order: str, left: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    """By code, prefix or name, for all of it or for certain words."""
    Path("a.md").write_text(TEXT)
    Path("a.md.newslint").write_text(f"# why\n{order}\n")
    code, found, _ = lines(capsys, "a.md")
    assert (code, found) == (int(bool(left)), left)


@pytest.mark.parametrize(
    ("order", "left", "unused"),
    [
        ('ignore CPY101 in paragraph "the bay near" because it is called so', [5], False),
        ('ignore CPY in story "It sank in the the bay" because it is called so', [], False),
        ('ignore CPY101 "the the" in paragraph "mud of the river" because it is called so', [3], False),
        ('ignore CPY101 in paragraph "who wrote this" because it is called so', [3, 5], True),
        ('ignore CPY101 in story "Ferry afloat" because it is called so', [3, 5], True),
    ],
)
def test_a_paragraph_or_a_story_is_known_by_its_words(
    order: str, left: list[int], unused: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that isn't there is told as unused."""
    Path("a.md").write_text(TEXT)
    Path("a.md.newslint").write_text(order)
    _, found, told = lines(capsys, "a.md")
    assert found == left and ("1 suppression unused" in told) is unused


def test_a_story_among_records_is_known_by_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """The other records of the file are told still, and nothing is called unused for them."""
    records = [{"id": n, "title": f"Ferry {n} aground", "text": "It sank in the the bay."} for n in (1, 2)]
    Path("a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    Path("a.jsonl.newslint").write_text('ignore CPY101 in story "Ferry 1 aground" because it is called so')
    main(["check", "--select", "CPY101", "--output-format", "json", "a.jsonl"])
    out = capsys.readouterr()
    assert [f["record"]["id"] for f in json.loads(out.out)["findings"]] == ["2"] and "unused" not in out.err


def test_a_fingerprint_lets_one_finding_stand(capsys: pytest.CaptureFixture[str]) -> None:
    """The other place with the same words is told still."""
    Path("a.md").write_text(TEXT)
    main(["check", "--select", "CPY101", "--output-format", "json", "--quiet", "a.md"])
    first = json.loads(capsys.readouterr().out)["findings"][0]["fingerprint"]
    Path("a.md.newslint").write_text(f"ignore CPY101 {first} because the bay is called so")
    assert lines(capsys, "a.md")[1] == [5]


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_comment_holds_for_the_next_line(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In Markdown and HTML; `ignore-file` holds everywhere."""
    text = TEXT if name.endswith("md") else "".join(f"<p>{line}</p>\n" for line in TEXT.splitlines() if line)
    order = "<!-- newslint: ignore CPY101 because it is a name -->"
    at = text.index("It sank") if name.endswith("md") else text.index("<p>It sank")
    Path(name).write_text(f"{text[:at]}{order}\n\n{text[at:]}")
    assert len(lines(capsys, name)[1]) == 1
    Path(name).write_text(f"{text[:at]}{order.replace('ignore', 'ignore-file')}\n{text[at:]}")
    assert lines(capsys, name)[1] == []


def test_front_matter_holds_for_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    """As one order or a list of them."""
    for front in ("newslint: ignore CPY101 because it is a name", "newslint:\n  - ignore CPY101 because it is a name"):
        Path("a.md").write_text(f"---\ntitle: Ferry\n{front}\n---\n{TEXT}")
        code, found, said = lines(capsys, "a.md")
        assert (code, found) == (0, [])
        assert "2 suppressed" in said


def test_a_suppression_without_a_reason_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """It lets nothing stand and makes the run exit with 2."""
    Path("a.md").write_text(TEXT)
    Path("a.md.newslint").write_text("ignore CPY101\nignore everything please\n")
    code, found, said = lines(capsys, "a.md")
    assert (code, found) == (2, [3, 5])
    assert "gives no reason" in said and "a suppression reads" in said


def test_an_unused_suppression_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Once the words are gone the order should go too."""
    Path("a.md").write_text(TEXT.replace("the the", "the"))
    Path("a.md.newslint").write_text("ignore CPY101 because it is a name\nignore FCT because it wasn't run\n")
    code, _, said = lines(capsys, "a.md")
    assert code == 0
    assert "1 suppression unused: a.md:1 (CPY101)" in said


def test_a_fix_leaves_alone_what_somebody_lets_stand() -> None:
    """--fix doesn't touch a suppressed finding."""
    Path("a.md").write_text(TEXT)
    Path("a.md.newslint").write_text("ignore CPY101 because it is a name")
    assert main(["check", "--select", "CPY101", "--fix", "--quiet", "a.md"]) == 0
    assert Path("a.md").read_text() == TEXT
