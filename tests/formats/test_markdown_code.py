"""What is code in a Markdown text is left as it is; what only looks like it is read as copy."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats.markdown_code import code_in
from newslint.model import Span

#: what each text holds as code, a piece for each line of a block
CODE = {
    "Run `a b` and ``c ` d`` now.": ["`a b`", "``c ` d``"],
    "One span `over\ntwo lines` of it.": ["`over\ntwo lines`"],
    "Text.\n\n```sh\na\n\nb\n```\nText.": ["```sh\n", "a\n", "\n", "b\n", "```\n"],
    "Text.\r\n\r\n~~~\r\na\r\n~~~~\r\nText.": ["~~~\r\n", "a\r\n", "~~~~\r\n"],
    "````\n```\na\n````\nText `b`.": ["````\n", "```\n", "a\n", "````\n", "`b`"],
    "Text.\n\n    a\n    b\n\nText.": ["    a\n", "    b\n"],
    "Text.\n\n\ta\n\nText.": ["\ta\n"],
    "> Text.\n>\n>     a\n>\n> ```\n> b\n> ```\n\nText.": [">     a\n", "> ```\n", "> b\n", "> ```\n"],
    "- Item\n\n  ```\n  a\n  ```\n\n  Text.": ["  ```\n", "  a\n", "  ```\n"],
    "- Item\n\nText.\n\n    a\n": ["    a\n"],
    "- Item\n# Head\n\n    a\n": ["    a\n"],
    "```\n> ```\na\n```\nText.": ["```\n", "> ```\n", "a\n", "```\n"],
}
#: texts that hold no code
COPY = [
    "Text that is wrapped\n    and indented.",
    "- Item\n\n    Its second paragraph.",
    "- An item that goes\non without an indent.\n\n    Its second paragraph.",
    "1. Item\n\n    Its second paragraph.\n\n    - Another\n\n        And what it says.",
    "Text.[^1]\n\n[^1]: A note.\n\n    Its second paragraph.",
    "!!! note\n\n    What it says.",
    "A tick ` alone, and another\n\nin the next ` paragraph.",
    "- A tick ` here\n- and ` there",
    r"An escaped \` tick and ` another.",
    "A pair `` and one ` differ.",
    "<!--\n```\n-->\n\nText.",
    "Two ~~ words ~~ struck out.",
]


@pytest.mark.parametrize("text", CODE)
def test_code_is_told(text: str) -> None:
    """Fenced and indented blocks line by line, spans with their backticks."""
    assert [span.of(text) for span in code_in(text, ())] == CODE[text]


@pytest.mark.parametrize("text", COPY)
def test_copy_is_no_code(text: str) -> None:
    """Paragraphs of lists and notes, single backticks and what a comment holds are none."""
    hidden = (Span(0, text.index("-->") + 3),) if text.startswith("<!--") else ()
    assert code_in(text, hidden) == ()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Markdown file, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield tmp_path / "a.md"


def mended(path: Path, text: str) -> str:
    """The text of the file after `check --fix`."""
    path.write_text(text, encoding="utf-8")
    main(["check", "--quiet", "--fix", str(path)])
    return path.read_text(encoding="utf-8")


LEFT = [
    "The ferry reads `donâ€™t` as it stands in the file.\n",
    "The ferry struck `the the bank` on Monday.\n",
    "The harbour office installs it like this:\n\n    pip install -q .\n    echo struck the the bank .\n",
    "The harbour office installs it like this:\n\n```\nstruck the the bank .\ndonâ€™t\u00a0\u00a0go\n```\n",
]


@pytest.mark.parametrize("code", LEFT)
def test_code_is_left_as_it_is(path: Path, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in it is mended or told, and what stands behind it is."""
    after = "\nThe tug struck the the bank and they donâ€™t know why.\n"
    assert mended(path, f"# Ferry aground\n\n{code}{after}") == (
        f"# Ferry aground\n\n{code}\nThe tug struck the bank and they don’t know why.\n"
    )
    capsys.readouterr()
    main(["check", "--select", "CPY,ENC", "--min-severity", "note", "--output-format", "concise", str(path)])
    assert capsys.readouterr().out == ""


def test_a_line_is_mended_around_its_code(path: Path) -> None:
    """Damage in a line's code hides none of what stands beside it."""
    text = "# Ferry aground\n\nThey write `cafÃ©` there and donâ€™t know what became of the ferry.\n"
    assert mended(path, text) == text.replace("donâ€™t", "don’t")


def test_indented_copy_is_mended(path: Path) -> None:
    """What an item of a list goes on with is copy, and so is anything that is indented in plain text."""
    text = "# Ferry aground\n\n- The crew\n\n    The tug struck the the bank on Monday morning.\n"
    assert mended(path, text) == text.replace("the the", "the")
    text = "Ferry aground\n\n    The tug struck the the bank on Monday morning.\n\n`struck the the bank`\n"
    assert mended(path.with_suffix(".txt"), text) == text.replace("the the", "the")
