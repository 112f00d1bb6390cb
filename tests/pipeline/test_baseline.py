"""A baseline lets an archive be as it is, and nothing new slip in."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from newslint.errors import SettingsError
from newslint.model import Finding
from newslint.pipeline.baseline import NAME, Baseline, Key, load_baseline, nearest_baseline
from newslint.settings import Settings
from tests.reporting.reports import finding, report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two files, in which the run is started."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("the the", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def known(folder: Path, *findings: Finding) -> Baseline:
    """A baseline that was written for these findings and read again."""
    empty = load_baseline(folder / "known.jsonl", must_exist=False)
    empty.rewritten(findings, ["a.txt", "b.txt"], ["CPY101"]).save()
    return load_baseline(folder / "known.jsonl")


def test_what_moved_stays_known(folder: Path) -> None:
    """The same content on another line is the same finding."""
    assert known(folder, finding(line=3)).without_known([finding(line=30)]) == ()


def test_a_third_copy_is_new(folder: Path) -> None:
    """Two are known, the last of three is told."""
    three = [finding(line=line) for line in (1, 2, 3)]
    assert [f.place.line for f in known(folder, *three[:2]).without_known(three)] == [3]


def test_a_swap_is_seen(folder: Path) -> None:
    """One fixed and another made leaves the count as it was, and is told all the same."""
    other = finding(fingerprint="fedcba9876543210")
    assert known(folder, finding()).without_known([other]) == (other,)


def test_the_same_content_in_another_file_is_new(folder: Path) -> None:
    """A path is a part of what is known."""
    assert len(known(folder, finding()).without_known([finding(path="b.txt")])) == 1


def test_a_path_is_known_however_it_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, with a dot, or from another folder."""
    baseline = known(folder, finding())
    for path in ("./a.txt", str(folder / "a.txt")):
        assert baseline.without_known([finding(path=path)]) == ()
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    assert baseline.without_known([finding(path="../a.txt")]) == ()


def test_writing_forgets_what_is_gone_and_keeps_what_was_not_looked_at(folder: Path) -> None:
    """A run over one file or with one rule says nothing of the others; a file that was deleted is forgotten."""
    elsewhere, gone = finding(path="b.txt"), finding(path="gone.txt")
    other_rule = finding(code="ENC101", fingerprint="1" * 16)
    before = known(folder, finding(), elsewhere, gone, other_rule)
    after = before.rewritten([], ["a.txt"], ["CPY101"])
    assert {key.path + key.code for key in after.counts} == {"b.txtCPY101", "a.txtENC101"}


def test_pruning_never_adds(folder: Path) -> None:
    """Counts fall and never rise; what was not known stays new."""
    before = known(folder, finding(line=1), finding(line=2))
    new = finding(fingerprint="fedcba9876543210")
    assert before.prune([finding(), new], ["a.txt"], ["CPY101"]).counts == {_key(finding()): 1}
    assert before.prune([finding()] * 3, ["a.txt"], ["CPY101"]).counts == {_key(finding()): 2}


def _key(f: Finding) -> Key:
    return Key(f.path, f.code, f.fingerprint)


def test_a_file_is_sorted_and_has_an_entry_a_line(folder: Path) -> None:
    """Whatever the order of findings, the file is the same."""
    findings = [finding(path="b.txt"), finding(), finding(fingerprint="0" * 16)]
    known(folder, *findings)
    text = (folder / "known.jsonl").read_text(encoding="utf-8")
    known(folder, *reversed(findings))
    assert text == (folder / "known.jsonl").read_text(encoding="utf-8")
    assert text.splitlines() == [
        '{"newslint": "baseline", "schema": 1}',
        '["a.txt", "CPY101", "0000000000000000", 1]',
        '["a.txt", "CPY101", "0123456789abcdef", 1]',
        '["b.txt", "CPY101", "0123456789abcdef", 1]',
    ]


def test_lines_that_a_merge_doubled_count_once(folder: Path) -> None:
    """The greater of the two counts holds, and a doubled first line does no harm."""
    known(folder, finding())
    file = folder / "known.jsonl"
    file.write_text(file.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert load_baseline(file).counts == {_key(finding()): 1}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "not JSON"),
        ("[]\n", 1, "this is no baseline"),
        ('{"newslint": "baseline", "schema": 9}\n', 1, "schema 9"),
        ('{"newslint": "baseline", "schema": 1}\n["a", "b"]\n', 2, "not a known finding"),
        ('{"newslint": "baseline", "schema": 1}\n["a", "b", "c", 0]\n', 2, "not a known finding"),
        ('{"newslint": "baseline", "schema": 1}\n\n<<<<<<< HEAD\n', 3, "a merge conflict"),
        ('{"newslint": "baseline", "schema": 1}\n["a"\n', 2, "not JSON"),
    ],
)
def test_a_broken_baseline_is_an_error_with_its_place(folder: Path, text: str, line: int, what: str) -> None:
    """Never a silent run without it: path, line, reason and hint."""
    file = folder / "known.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=what) as caught:
        load_baseline(file)
    assert (caught.value.path, caught.value.line) == (str(file), line) and caught.value.hint


def test_a_missing_baseline_is_an_error_unless_it_is_to_be_written(folder: Path) -> None:
    """A name that was mistyped doesn't make everything new."""
    with pytest.raises(SettingsError, match="no such baseline"):
        load_baseline(folder / "none.jsonl")
    assert load_baseline(folder / "none.jsonl", must_exist=False).counts == {}


def test_the_report_says_how_many_are_known() -> None:
    """The closing line counts what the baseline holds."""
    from newslint.reporting import closing_line

    assert closing_line(replace(report(), known=240)).endswith("; 0 findings, 240 known")


def test_a_baseline_is_found_from_a_folder_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest one above counts where no settings name one, as far up as git keeps."""
    below = tmp_path / "archive" / "2014" / "may"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert nearest_baseline(Settings()) == Path(NAME)
    (tmp_path / NAME).touch()
    assert nearest_baseline(Settings()) == tmp_path.resolve() / NAME
    assert nearest_baseline(Settings(path="newslint.toml")) == Path(NAME)
    (tmp_path / "archive" / ".git").mkdir()
    assert nearest_baseline(Settings()) == Path(NAME)
    (tmp_path / "archive" / NAME).touch()
    assert nearest_baseline(Settings()) == tmp_path.resolve() / "archive" / NAME
