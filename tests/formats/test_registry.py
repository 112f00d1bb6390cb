"""A format is one module and its line in the registry; nothing else knows an ending, nothing is tried in vain."""

import ast
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats.registry import MODULES, ending_of, format_of, is_readable, writable_endings

PACKAGE = Path(__file__).parent.parent.parent / "newslint"
FEED = """<rss version="2.0"><channel><title>Lowick Herald</title><item><title>Ferry aground</title>
<description>The ferry ran aground off the the cape on Tuesday, he said.</description></item></channel></rss>
"""


@pytest.mark.long(180)
def test_nothing_else_knows_an_ending() -> None:
    """A literal that is, or ends with, a registered ending stands in the format's module and in the registry alone."""
    homes = {module.replace(".", "/").removeprefix("newslint/") + ".py" for module in MODULES.values()}
    knowing = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in MODULES:
                knowing.add(path.relative_to(PACKAGE).as_posix())
    assert knowing == homes | {"formats/registry.py"}


@pytest.mark.parametrize("ending", MODULES)
def test_the_registry_and_the_modules_agree(ending: str) -> None:
    """Each ending is one that its format names as its own."""
    assert ending in format_of(f"a{ending}").endings


def test_endings_are_told_in_any_case_and_compressed() -> None:
    """The ending is that of the format, under the compression."""
    assert (ending_of("A.JSONL.GZ"), ending_of("a.gz"), ending_of("dir.csv/a")) == (".jsonl", "", "")
    assert is_readable("x.Parquet") and not is_readable("x.pdf")
    assert writable_endings() == [
        ".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst", ".csv", ".csv.gz", ".csv.zst",
        ".parquet",
    ]  # fmt: skip


def test_a_format_that_is_only_read_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fixes pass it by and say so, which is no fault beside files that are written; cleaning copies it and says so."""
    monkeypatch.chdir(tmp_path)
    Path("a.rss").write_text(FEED, encoding="utf-8")
    assert main(["check", "--select", "CPY101", "--fix", "a.rss"]) == 1
    told = capsys.readouterr()
    assert "1 fixable by hand only: feed (RSS, Atom) isn't written back" in told.err
    assert "fixable with --fix" not in told.err and '"the" (by hand)' in told.out
    assert main(["check", "--select", "CPY101", "--diff", "a.rss"]) == 2
    assert "left as they are 1: feed (RSS, Atom) isn't written back (a.rss)" in capsys.readouterr().err
    Path("b.txt").write_text("The the ferry sank.\n", encoding="utf-8")
    assert main(["check", "--select", "CPY101", "--diff", "."]) == 1
    assert "would fix 1; left as they are 1" in capsys.readouterr().err
    main(["clean", "a.rss", "-o", "out"])
    assert Path("a.rss").read_text(encoding="utf-8") == Path("out/a.rss").read_text(encoding="utf-8") == FEED
    with_target = main(["dedup", "a.rss", "--write-kept", "kept.rss"])
    assert with_target == 2 and not Path("kept.rss").exists()
