"""`import newslint`: values in, typed values out."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import newslint

BRIDGE = (
    "The council of Lowick voted on Tuesday to close the old bridge over the river for two years, after engineers "
    "found cracks in its pillars that no repair could mend. Drivers will have to take the road by Hedley instead."
)


def codes(report: newslint.Report) -> list[tuple[str, str]]:
    """What was found, by path and code."""
    return [(finding.path, finding.code) for finding in report.findings]


def test_a_str_is_a_text_a_path_is_a_file_and_a_list_may_mix_them(tmp_path: Path) -> None:
    """A text is called by its place among the sources, a file by its path."""
    page = tmp_path / "page.txt"
    page.write_text("He saw the the boat.\n", encoding="utf-8")
    report = newslint.check(["All is well.", page, "She saw a a boat."], select=["CPY101"])
    assert codes(report) == [(str(page), "CPY101"), ("text:2", "CPY101")]
    assert report.documents == 3


def test_one_source_needs_no_list() -> None:
    """A text by itself is text:0."""
    assert codes(newslint.check("He saw the the boat.", select=["CPY101"])) == [("text:0", "CPY101")]


def test_a_document_brings_its_date() -> None:
    """What a text alone doesn't say can be said with it."""
    document = newslint.Document("mine", BRIDGE, fields=newslint.Fields(published="2024-05-07"))
    (story,) = newslint.stories(document).stories
    assert str(story.published) == "2024-05-07"


def test_the_name_of_a_file_as_a_str_is_a_text() -> None:
    """Nothing is guessed: no file is opened for a str."""
    assert newslint.stories("README.md").pages[0].document.text == "README.md"


def test_what_cannot_be_read_is_told_in_the_value(tmp_path: Path) -> None:
    """A path that isn't there costs nothing but itself."""
    report = newslint.check([tmp_path / "gone.txt", "He saw the the boat."], select=["CPY101"])
    assert [(item.path, item.what) for item in report.unread] == [
        (str(tmp_path / "gone.txt"), "no such file or folder")
    ]
    assert len(report.findings) == 1


def test_something_else_is_refused() -> None:
    """A number is neither a text nor a path."""
    with pytest.raises(TypeError, match="a text"):
        newslint.check([3])  # type: ignore[list-item]


def test_dedup_gives_clusters_with_the_one_to_keep() -> None:
    """Members are called as the sources are."""
    found = newslint.dedup([BRIDGE, "Rain fell on the moor.", BRIDGE], kinds=["exact"])
    (cluster,) = found.clusters
    assert [member.path for member in cluster.members] == ["text:0", "text:2"]
    assert cluster.keep == 0


def test_an_unknown_kind_is_an_error() -> None:
    """It says which there are."""
    with pytest.raises(newslint.NewslintError, match="known are exact"):
        newslint.dedup([BRIDGE], kinds=["similar"])


def test_clean_tells_every_change() -> None:
    """The text, and what made it."""
    cleaned = newslint.clean("They donâ€™t know.")
    assert cleaned.text == "They don’t know."
    assert [(change.step, change.code, change.put) for change in cleaned.changes] == [("damage", "ENC101", "’")]


def test_clean_leaves_front_matter_and_odd_characters_as_they_are() -> None:
    """What has nothing wrong comes back to the character."""
    text = "---\ntitle: A bridge\n---\n\n" + BRIDGE + "\r\n"
    assert newslint.clean(text) == newslint.Cleaned(text)


def test_settings_name_a_file_and_no_file_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newslint.toml in the working folder is nobody's unless it is named."""
    (tmp_path / "newslint.toml").write_text('ignore = ["CPY101"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert codes(newslint.check("He saw the the boat.", select=["CPY101"])) == [("text:0", "CPY101")]
    assert not newslint.check("He saw the the boat.", settings=Path("newslint.toml"), select=["CPY101"]).findings


def test_broken_settings_are_an_exception_that_says_where(tmp_path: Path) -> None:
    """Never an exit."""
    (tmp_path / "newslint.toml").write_text("select = 3\n", encoding="utf-8")
    with pytest.raises(newslint.NewslintError, match=r"newslint.toml:1"):
        newslint.check("Rain fell.", settings=tmp_path / "newslint.toml")


def test_the_library_says_nothing_on_its_streams(capsys: pytest.CaptureFixture[str]) -> None:
    """What it has to say are values."""
    newslint.check(["He saw the the boat.", Path("gone")])
    newslint.dedup([BRIDGE, BRIDGE])
    newslint.stories(BRIDGE)
    newslint.clean(BRIDGE)
    assert capsys.readouterr() == ("", "")


def test_values_are_plain_data() -> None:
    """Whoever wants JSON gets it from msgspec."""
    report = newslint.check("He saw the the boat.", select=["CPY101"])
    assert msgspec.to_builtins(report)["findings"][0]["code"] == "CPY101"


def test_importing_newslint_loads_nothing_of_it() -> None:
    """`import newslint` in somebody's module costs them nothing until it is called."""
    told = (
        "import sys, newslint; print([m for m in sys.modules if m.split('.')[0] in ('newslint', 'msgspec', 'numpy')])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "['newslint']\n"


def test_the_version_is_told_without_the_formats() -> None:
    """`newslint --version` is what people try first: it loads the command line and nothing that reads or judges."""
    told = (
        "import sys\nfrom newslint.cli import main\nmain(['--version'])\n"
        "print(sorted({m.split('.')[1] for m in sys.modules if m.startswith('newslint.')}))"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    rooms = {"cli", "compiled_patterns", "decisions", "errors", "model", "opening", "reporting", "settings"}
    assert eval(done.stdout.splitlines()[-1]) == sorted(rooms)


def test_every_name_that_the_library_offers_is_there() -> None:
    """`from newslint import *` works, and another name is an AttributeError."""
    assert all(hasattr(newslint, name) for name in newslint.__all__)
    assert not hasattr(newslint, "lint")


def test_the_imports_of_0_1_work() -> None:
    """What the first README showed."""
    from newslint.duplicates import copies, near_pairs, retellings, signatures

    assert [cluster.kind for cluster in copies([BRIDGE, BRIDGE])] == ["exact"]
    assert len(near_pairs([BRIDGE, BRIDGE], 0.7)) == 1
    assert retellings([BRIDGE, "Rain fell on the moor."]) == []
    assert (newslint.signatures([BRIDGE]) == signatures([BRIDGE])).all()


def test_the_types_of_the_library_are_told_to_type_checkers() -> None:
    """PEP 561."""
    assert Path(newslint.__file__).with_name("py.typed").is_file()


def test_a_file_by_itself_is_checked_without_heavy_packages(tmp_path: Path) -> None:
    """A hook on one story waits for nothing that only an archive needs: NumPy alone is a fifth of such a run.

    A sentence whose words leave its grammar in doubt needs NumPy as well, for their parts of speech.
    """
    plain = (
        "Bridge shut for two years\n\nThe council shut the old bridge on Monday. Its pillars are in need of repair.\n"
    )
    (tmp_path / "story.txt").write_text(plain, encoding="utf-8")
    told = (
        "import sys\nfrom newslint.cli import main\nmain(['check', '--exit-zero', sys.argv[1]])\n"
        "print({'numpy', 'ftfy', 'rapidfuzz', 'pyarrow', 'lxml', 'datasketch'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", told, str(tmp_path / "story.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"
