"""ninjs by its shape: text, markup and the lists of later versions are read; what has no text is passed over."""

import json
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from newslint.formats import read_file
from newslint.model import Document, Skipped, Unread
from newslint.settings import Settings

FIRST: dict[str, Any] = {
    "uri": "urn:lowick:1",
    "type": "text",
    "versioncreated": "2021-05-06T10:15:00Z",
    "headline": "Ferry aground",
    "byline": "Ada Marsh",
    "located": "Lowick",
    "subject": [{"name": "accident"}],
}
PLAIN = FIRST | {"body_text": "The ferry ran aground off the the cape, he said."}
MARKED = FIRST | {"body_html": "<p>The ferry ran aground off the the cape.</p><p>Nobody was hurt &amp; it held.</p>"}
THIRD = {
    "uri": "urn:lowick:3",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2021-05-06T10:15:00Z",
    "headlines": [{"role": "main", "value": "Ferry aground"}],
    "bodies": [{"contentType": "text/html", "value": "<p>The ferry ran aground.</p>"}],
}
PICTURE = {"uri": "urn:lowick:4", "type": "picture", "headline": "Ferry", "renditions": {"main": {"href": "a.jpg"}}}


def read(place: Path, record: object, *, lines: bool = False) -> list[Document | Unread | Skipped]:
    """What reading a file of that gives."""
    place.write_text("\n".join(map(json.dumps, record)) if lines else json.dumps(record))  # type: ignore[arg-type, call-overload]
    return list(read_file(str(place), Settings()))


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (PLAIN, "Ferry aground\nThe ferry ran aground off the the cape, he said."),
        (MARKED, "Ferry aground\nAda Marsh\nThe ferry ran aground off the the cape.\nNobody was hurt & it held."),
        (THIRD, "Ferry aground\nThe ferry ran aground."),
        (FIRST | {"body_xhtml": "<div><p>It held.</p></div>"}, "Ferry aground\nAda Marsh\nIt held."),
    ],
    ids=["text", "markup", "version 3", "xhtml"],
)
def test_an_item_is_a_record(tmp_path: Path, record: dict[str, Any], text: str) -> None:
    """Alone, in a list and as a line; with headline, day and id."""
    for found in (
        read(tmp_path / "a.json", record),
        read(tmp_path / "b.json", [record]),
        read(tmp_path / "c.jsonl", [record, record], lines=True)[:1],
    ):
        (item,) = found
        assert isinstance(item, Document) and item.text == text and item.record
        assert (item.record.id, item.fields.published) == (record["uri"], "2021-05-06T10:15:00Z")


def test_a_picture_is_passed_over(tmp_path: Path) -> None:
    """It has no text, which is no fault."""
    (item,) = read(tmp_path / "a.json", PICTURE)
    assert isinstance(item, Skipped) and "has no text" in item.why


def test_text_is_fixed_and_markup_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands in markup within a field isn't written back, and that is said."""
    monkeypatch.chdir(tmp_path)
    Path("a.json").write_text(json.dumps(PLAIN))
    main(["check", "--select", "CPY101", "--fix", "a.json"])
    assert json.loads(Path("a.json").read_text()) == FIRST | {
        "body_text": "The ferry ran aground off the cape, he said."
    }
    Path("b.json").write_text(json.dumps(MARKED))
    assert main(["check", "--select", "CPY101", "--fix", "b.json"]) == 1
    capsys.readouterr()
    assert main(["check", "--select", "CPY101", "--diff", "b.json"]) == 2
    assert "markup within a field" in capsys.readouterr().err
    assert json.loads(Path("b.json").read_text()) == MARKED
