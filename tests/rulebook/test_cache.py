"""A warm start gives the same rules, and a damaged cache none."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from newslint import rulebook
from newslint.rulebook import cache, load_rules, read_rules, rule_files
from newslint.settings import Settings

FILES = list(rule_files(Settings()))


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches of these tests go to a folder of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_what_was_kept_comes_back_the_same() -> None:
    """Every rule survives the way to JSON and back, its examples aside."""
    rules = read_rules(FILES)
    cache.save(cache.key(FILES), rules)
    kept = cache.load(cache.key(FILES)) or []
    assert [replace(rule, examples=()) for rule in rules] == [one.make() for one in kept]


@pytest.mark.parametrize("content", [b"", b"{", b"[{}]", b"[1]", b"null", b'[{"rule": ["a"]}]', b"\xff"])
def test_a_damaged_cache_is_read_anew(content: bytes) -> None:
    """Whatever stands in the file, the rules are those of the rule files."""
    wanted = load_rules(Settings())
    path = next(cache.folder().glob("rules-*.cache"))
    path.write_bytes(content)
    assert [rule.code for rule in wanted] == [rule.code for rule in load_rules(Settings())]


def test_a_changed_rule_file_has_another_key(tmp_path: Path) -> None:
    """The key is made of contents, not of times."""
    path = tmp_path / "a.yaml"
    path.write_text("one")
    before = cache.key([path])
    path.write_text("two")
    assert before != cache.key([path])


def test_a_folder_that_cant_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cache newslint works as with one."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "below"))
    assert load_rules(Settings())


def test_our_own_files_are_read_once_and_again_when_they_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that checks many times reads them once; a checkout that is edited meanwhile is seen."""
    path = tmp_path / "cpy" / FILES[0].name
    path.parent.mkdir()
    path.write_text(FILES[0].read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr(rulebook, "own_folder", lambda: tmp_path)
    first, again = read_rules([path]), read_rules([path])
    assert again[0] is first[0]
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert read_rules([path])[0] is not first[0]
