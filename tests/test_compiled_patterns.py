"""Patterns that were compiled in an earlier process are the same as those that are compiled anew."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]

import pytest

from newslint import compiled_patterns as kept

PATTERNS = [
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-ZÀ-Ý][a-zà-ÿ]+)",
    "[\N{EM DASH}\U0001f600-\U0001f64f]+",
    "a(?=b)|c",
]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Caches of these tests go to a folder of their own, and `re` is as it was behind them."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept, "_kept", {})
    monkeypatch.setattr(kept, "_new", {})
    monkeypatch.setattr(kept, "_ordinary", None)
    monkeypatch.setattr(_compiler, "compile", _compiler.compile)
    yield
    re.purge()


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE | re.VERBOSE])
def test_what_was_kept_comes_back_the_same(pattern: str, flags: int) -> None:
    """A pattern survives the way to the file and back with its flags, groups and names."""
    key = kept._key(pattern, flags)
    known = kept._load_all(kept._pack({key: kept._work_out(pattern, flags)}))
    made, wanted = kept._make(pattern, known[key]), re.compile(pattern, flags)
    assert (made.flags, made.groups, made.groupindex) == (wanted.flags, wanted.groups, wanted.groupindex)
    text = "on 3rd March, 12 Août \N{EM DASH} abcab\n5 July"
    assert [m.groupdict() for m in made.finditer(text)] == [m.groupdict() for m in wanted.finditer(text)]


def test_where_python_has_other_modules_patterns_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """`re._compiler.compile` is nobody's promise: without it nothing is kept, and nothing fails."""
    with monkeypatch.context() as without:
        without.delattr(_compiler, "compile")
        kept.use()
    assert not kept.is_used()
    assert re.compile("for the (first) time").search("for the first time")


@pytest.mark.parametrize("damage", [b"", b"\xff", b"0" * 32 + b"\nx", b"a b c\n\n"])
def test_a_damaged_file_is_done_without(damage: bytes) -> None:
    """Whatever stands in the file, patterns are compiled."""
    kept.folder().mkdir()
    kept._path().write_bytes(damage)
    kept.use()
    assert re.compile("never before (seen)").search("never before seen")


def test_a_file_that_others_may_write_is_not_believed() -> None:
    """Who may write the file could say what a pattern finds."""
    kept._new["k"] = kept._work_out("a", 0)
    kept.keep()
    assert kept._load(kept._path())
    kept._path().chmod(0o666)
    assert not kept._load(kept._path())


def _word_of(text: str) -> re.Pattern[str]:
    return re.compile(text.split(maxsplit=1)[0] + " of one story")


def test_patterns_made_of_a_text_are_not_kept(tmp_path: Path) -> None:
    """The file holds what newslint's modules name, and doesn't grow with what is read."""
    kept.use()
    _word_of("words")
    assert not kept._new


@pytest.mark.long(120)
def test_a_second_process_compiles_nothing_and_finds_the_same(tmp_path: Path) -> None:
    """The command keeps its patterns where caches lie, and with them tells what it told without."""
    story = tmp_path / "story.txt"
    story.write_text("Bridge opens\n\nOn Sunday, 11 March 2023, the the bridge opened, officials said.\n")
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "json", str(story)]
    runs = [
        subprocess.run([*command, *more], capture_output=True, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)})
        for more in ([], [], ["--no-cache"])
    ]
    assert runs[0].stdout == runs[1].stdout == runs[2].stdout and b"CPY" in runs[0].stdout
    assert kept._path().exists()


def test_a_pattern_of_a_module_is_compiled_when_it_is_asked(tmp_path: Path) -> None:
    """A module that loads compiles nothing; what it has instead answers as a pattern does, to `re` as well."""
    code = """
import re, sys, pickle
from newslint import compiled_patterns as kept
kept.use(keeps=False)
names = {"__name__": "newslint.of_a_test", "re": re}
exec(compile("P = re.compile('(?P<day>[a-z]+)day', re.I); ALL = [re.compile(w) for w in 'ab']", "m", "exec"), names)
P = names["P"]
late = type(P) is kept.Late and all(type(p) is kept.Late for p in names["ALL"])
waits = "_compiled" not in vars(P)
print(late, waits, P.pattern, P.search("on Monday")["day"], re.sub(P, "x", "Monday"), isinstance(P, re.Pattern))
print(P.flags == re.compile("x", re.I).flags, pickle.loads(pickle.dumps(P)).pattern == P.pattern)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["True", "True", "(?P<day>[a-z]+)day", "Mon", "x", "True", "True", "True"]
