"""A rule pack may bring a check of its own, if the settings name its file."""

import json
import os
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.errors import SettingsError
from newslint.rulebook import cache, load_rules
from newslint.settings_file import read_settings

CHECK = '''
from msgspec import Struct
from newslint.model import Hit, Span

UNIT = "story"


class Options(Struct, frozen=True):
    """What a rule may set."""

    letters: int = 20


def check(view, options):
    """Words of more letters than that."""
    for passage, text in view.pieces():
        at = 0
        for word in text.split(" "):
            if len(word) > options.letters:
                start = passage.span.start + at
                yield Hit(Span(start, start + len(word)), (("count", str(len(word))),))
            at += len(word) + 1
'''
RULE = """code: HSE201
name: long-word
severity: warning
summary: A word that fills the line
message: 'a word of {count} letters'
why: It breaks the column.
in: [narration]
check: long-words
with: {letters: 25}
examples:
  - wrong: 'The ⟦Donaudampfschifffahrtsgesellschaft⟧ paid.'
  - right: 'The steamship company paid.'
    because: 'short words'
"""


PAGE = """A letter to the company

He wrote to the Donaudampfschifffahrtsgesellschaft. It took a week to answer, and then said only that the matter had
been passed on to another office, which it did not name.
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings, a rule and its check, in which we stand."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "HSE201-long-word.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "long_words.py").write_text(CHECK, encoding="utf-8")
    settings = 'packs = ["rules"]\nselect = ["HSE"]\n[checks]\nlong-words = "long_words.py"\n'
    (tmp_path / "newslint.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_its_findings_are_told_as_all_others(pack: Path, capsys: pytest.CaptureFixture[str], jobs: str) -> None:
    """In this process and in others, from the file and from the cache of rules."""
    for _ in range(2):
        assert main(["check", "page.txt", "--output-format", "concise", "--jobs", jobs]) == 1
        assert "page.txt:3:17: warning HSE201 a word of 35 letters" in capsys.readouterr().out


def test_its_examples_run(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`newslint test` knows the check, too."""
    assert main(["test", "rules"]) == 0
    assert "ran 2 examples of 1 rule" in capsys.readouterr().err


def test_it_is_run_for_nobody_who_does_not_name_it(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule file alone runs no code."""
    (pack / "newslint.toml").write_text('packs = ["rules"]\n', encoding="utf-8")
    assert main(["check", "page.txt"]) == 2
    assert "HSE201-long-word.yaml:8:8: `long-words` is no check" in capsys.readouterr().err


def test_a_cache_that_names_code_runs_none(pack: Path) -> None:
    """Whatever somebody has written into it: only what the settings name is run."""
    ran = pack / "ran"
    (pack / "evil.py").write_text(f"open({str(ran)!r}, 'w')\n{CHECK}", encoding="utf-8")
    settings = read_settings(pack / "newslint.toml")
    load_rules(settings)
    (kept,) = cache.folder().glob("rules-*.cache")
    plain = json.loads(kept.read_text(encoding="utf-8").partition("\n")[2])
    for one in plain:
        one["rule"][4] = one["rule"][4].replace("long_words.py", "evil.py")
    raw = json.dumps(plain)
    kept.write_text(f"{cache._digest(raw.encode()).decode()}\n{raw}", encoding="utf-8")
    assert [rule.code for rule in load_rules(settings)] == ["HSE201"]
    assert not ran.exists()


def test_a_changed_check_is_read_anew(pack: Path) -> None:
    """The cache of rules knows the file by what is in it."""
    settings = read_settings(pack / "newslint.toml")
    before = cache.key([], {"long-words": f"file:{pack / 'long_words.py'}"})
    (pack / "long_words.py").write_text(CHECK.replace("20", "21"), encoding="utf-8")
    assert cache.key([], {"long-words": f"file:{pack / 'long_words.py'}"}) != before
    assert settings.checks == (("long-words", "long_words.py"),)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import nowhere\n", r"broken.py:1: the check `broken` can't be used: ModuleNotFoundError"),
        ("x = (\n", r"broken.py:1: the check `broken` can't be used: SyntaxError"),
        ("UNIT = 'story'\n", "a check has `Options`"),
        (CHECK.replace('"story"', '"word"'), "a check has a `UNIT`"),
        (CHECK.replace("def check", "def look"), "has a function `check`"),
    ],
)
def test_a_check_that_cannot_be_used_says_why_and_where(pack: Path, code: str, told: str) -> None:
    """Before anything is looked at."""
    (pack / "broken.py").write_text(code, encoding="utf-8")
    (pack / "newslint.toml").write_text('[checks]\nbroken = "broken.py"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=told):
        load_rules(read_settings(pack / "newslint.toml"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('repetition = "long_words.py"', "a check `repetition` of its own"),
        ('long = "gone.py"', f"isn't there: .*{os.sep}gone.py"),
        ("long = 3", "must be a string"),
    ],
)
def test_settings_that_name_no_check_are_an_error(pack: Path, line: str, told: str) -> None:
    """A name that is taken, a file that isn't there, a path that is none."""
    (pack / "newslint.toml").write_text(f"[checks]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=told):
        load_rules(read_settings(pack / "newslint.toml"))
