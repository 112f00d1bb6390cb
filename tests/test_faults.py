"""A fault of newslint's own costs one document, or one rule in it, whatever the command and the number of processes."""

import errno
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint import checks
from newslint.cli import main
from newslint.engines import map_ordered
from newslint.errors import RuleError
from newslint.faults import Isolated, fault_of, judge_apart
from newslint.model import Document, Fault, Unread

GOOD = "Ferry runs aground off Lowick\n\nThe ferry ran aground the the night before, the harbour master said.\n"
BAD = "Bridge of Marlow closed\n\nThe bridge is is closed to kestrels, the council said on Friday.\n"


class _Raising:
    """A worker that can't stand kestrels."""

    def __call__(self, document: Document) -> int:
        if "kestrels" in document.text:
            return [][len(document.text)]
        return len(document.text)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_breaks_a_worker_costs_itself(jobs: int) -> None:
    """The others come through, and its place holds a fault with the exception's last line."""
    documents = [Document("a.txt", GOOD), Document("b.txt", BAD), Document("c.txt", GOOD)]
    first, fault, last = map_ordered(Isolated[int], (_Raising, ()), documents, jobs)
    assert (first, last) == (len(GOOD), len(GOOD))
    assert isinstance(fault, Fault) and fault.path == "b.txt"
    assert "IndexError: list index out of range" in fault.what


def test_an_error_of_the_set_up_is_no_fault() -> None:
    """It ends the run, for every document would have it."""
    with pytest.raises(RuleError):
        fault_of(RuleError("broken"), "a.txt")


def test_the_document_that_breaks_the_judgement_of_an_archive_is_found() -> None:
    """What is judged of all documents together is judged without it."""
    faults: list[Unread] = []

    def judge(items: list[int]) -> Iterator[int]:
        yield sum(1 // (item - 7) for item in items)

    items = [(f"{item}.txt", item) for item in (9, 8, 7, 8, 9, 8)]
    assert judge_apart(judge, items, "DUP201", faults) == [3]
    assert [(fault.path, fault.what.split(":")[0]) for fault in faults] == [
        ("7.txt", "a fault of newslint's own in DUP201")
    ]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three files and one of records, in which the run starts."""
    folder = tmp_path / "s"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(BAD)
    (folder / "c.txt").write_text(GOOD.replace("off Lowick", "near Lowick"))
    rows = [{"id": "r1", "text": GOOD}, {"id": "r2", "text": BAD}, {"id": "r3", "text": GOOD}]
    (folder / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    return folder


def broken(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, but for documents with kestrels."""

    def raising(first: Any, *rest: Any) -> Any:  # noqa: ANN401
        if "kestrels" in first.text:
            raise KeyError("kestrels")
        return function(first, *rest)

    return raising


def test_check_tells_everything_else(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One rule broken in one document: the document, the rule and the last line are told, the rest is reported."""
    module = checks.load_check("repetition")
    monkeypatch.setattr(module, "check", broken(module.check))
    assert main(["check", "s", "--select", "CPY", "--output-format", "json"]) == 3
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert [(u["path"], u["line"]) for u in told["summary"]["unread"]] == [("s/b.txt", None), ("s/d.jsonl", 2)]
    assert "in CPY101: KeyError: 'kestrels'" in told["summary"]["unread"][0]["what"]
    assert {f["path"] for f in told["findings"] if f["code"] == "CPY101"} == {"s/a.txt", "s/c.txt", "s/d.jsonl"}
    assert "please report" in err


@pytest.mark.parametrize("command", [["dedup"], ["stories"], ["clean", "-o", "out"], ["check"], ["check", "--diff"]])
def test_a_page_that_cannot_be_segmented_costs_itself(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """Every command goes on without it, names it and leaves with 3."""
    import newslint.cleaning.cleaner
    import newslint.pipeline.checker
    import newslint.pipeline.pages
    import newslint.segmenting

    raising = broken(newslint.segmenting.segment)
    for place in (newslint.segmenting, newslint.pipeline.checker, newslint.pipeline.pages, newslint.cleaning.cleaner):
        monkeypatch.setattr(place, "segment", raising)
    assert main([*command, "s"]) == 3
    out, err = capsys.readouterr()
    assert "s/b.txt" in out + err and "KeyError: 'kestrels'" in out + err
    if command[0] == "clean":
        assert (archive.parent / "out" / "b.txt").read_text() == BAD
        assert "the the" in (archive.parent / "out" / "a.txt").read_text()
    elif command == ["dedup"]:
        assert "s/c.txt" in out
    elif command == ["stories"]:
        assert out.count("Ferry runs aground") >= 2


def test_a_file_that_breaks_its_reader_costs_itself(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault while a file is read leaves the other files."""
    from newslint.formats import plain_text

    plain = plain_text.make_document

    def raising(path: str, *rest: Any) -> Document:  # noqa: ANN401
        if path.endswith("b.txt"):
            raise RecursionError("too deep")
        return plain(path, *rest)

    monkeypatch.setattr(plain_text, "make_document", raising)
    assert main(["check", "s"]) == 3
    out, _ = capsys.readouterr()
    assert "reading it: RecursionError: too deep" in out and "s/a.txt" in out


@pytest.mark.parametrize(
    "told",
    [
        "Five people did n't come home , police said .",
        "Five people did n’t come home , police said .",
        "`` They do n't , '' he said . n't n't n’t",
        "re res n't 's ' – Five re n't res .",
    ],
)
@pytest.mark.parametrize("command", ["check", "dedup", "stories"])
def test_tokenised_text_is_text(
    command: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Corpora write "did n't", "`` ''" and clitics apart; no word of theirs is empty to us."""
    texts = [told, told.replace("Five", "Nine"), f"{told}\n{told}\n\nSeven boats sank ."]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert main([command, "t.jsonl", "--no-cache"]) in (0, 1)
    assert "fault" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "k.jsonl"), 2, "newslint: k.jsonl: No space left on device"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "a\x1b[31m"), 2, r"a\x1b[31m: File name too long"),
        (MemoryError(), 2, "isn't enough memory"),
        (OSError(errno.EBADF, "Bad file descriptor"), 3, "a fault of newslint's own"),
        (IndexError("list index out of range"), 3, "a fault of newslint's own"),
    ],
)
def test_what_the_system_refuses_is_no_fault(
    error: Exception, code: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk, names that are too long, and too little memory end the run; what else comes up is a fault."""

    def raising(*_: object) -> int:
        raise error

    monkeypatch.setattr("newslint.cli.rule.run", raising)
    assert main(["rule"]) == code
    assert told in capsys.readouterr().err
