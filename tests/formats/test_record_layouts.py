"""Records as corpora lay them out: shards, fields about the text in a field of their own, texts that compete."""

import json
from pathlib import Path

import pytest

from newslint.formats import read_paths
from newslint.formats.found_fields import tell_fields
from newslint.model import Document, Skipped, Unread
from newslint.settings import RecordFields, Settings

STORY = "The ferry ran aground off the cape on Tuesday, its owner said."
OTHER = "A summary of what happened to the ferry off the cape that day."


def read(place: Path, *records: object, fields: RecordFields | None = None) -> list[Document | Unread | Skipped]:
    """What reading a file of JSON Lines with these records gives."""
    place.write_text("\n".join(map(json.dumps, records)))
    return list(read_paths([str(place.parent)], Settings(records=fields or RecordFields())))


def test_what_is_said_of_a_text_may_stand_in_a_field(tmp_path: Path) -> None:
    """As datatrove writes it; what stands beside the text counts more."""
    about = {"date": "2021-05-06", "url": "https://lowick.example/1", "source": "Herald", "text": "not this"}
    (one, two) = read(
        tmp_path / "00000.jsonl",
        {"text": STORY, "id": "a/1", "metadata": about},
        {"text": OTHER, "date": "2020-01-02", "meta": about},
    )
    assert isinstance(one, Document) and isinstance(two, Document) and one.record and one.text == STORY
    fields = one.fields
    assert (fields.published, fields.url, fields.source) == ("2021-05-06", "https://lowick.example/1", "Herald")
    assert one.record.id == "a/1" and two.fields.published == "2020-01-02"


@pytest.mark.parametrize("name", ["text", "content", "body", "article"])
def test_usual_names_are_found(tmp_path: Path, name: str) -> None:
    """Whatever of them a corpus uses."""
    (item,) = read(tmp_path / "a.jsonl", {name: STORY, "headline": "Ferry", "publish_date": "2021-05-06"})
    assert isinstance(item, Document) and item.text == "Ferry\n" + STORY and item.fields.published == "2021-05-06"


def test_fields_with_other_names_are_told(tmp_path: Path) -> None:
    """In a line, after the first record; what is plain isn't."""
    place = tmp_path / "a.jsonl"
    read(place, {"text": STORY, "title": "Ferry", "date": "2021-05-06"})
    assert tell_fields([str(place)], Settings()) == ""
    read(place, {"content": STORY, "headline": "Ferry", "metadata": {"publish_date": "2021-05-06", "url": "u:1"}})
    told = "a.jsonl: text from content, title from headline, date from metadata.publish_date, url from metadata.url"
    assert tell_fields([str(tmp_path)], Settings()) == told
    (tmp_path / "a.jsonl").write_text("broken")
    assert tell_fields([str(tmp_path)], Settings()) == ""


@pytest.mark.parametrize("day", ["2019-11-04", "2019-11-04T10:20:30Z", "Mon, 04 Nov 2019 10:20:30 GMT"])
def test_a_day_that_no_field_was_taken_for_is_told(tmp_path: Path, day: str) -> None:
    """A date under a name that nobody knows would pass for none, and nothing be said of it."""
    record = {"guid": "x1", "headline": "Bridge", "printed-on": day, "body": "The bridge over the river has closed."}
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    told = "a.jsonl: text from body, title from headline, id from guid"
    assert tell_fields([str(tmp_path)], Settings()) == (
        f"{told}, no date, though printed-on looks like one (--date-field printed-on)"
    )
    named = Settings(records=RecordFields(date="printed-on"))
    assert tell_fields([str(tmp_path)], named) == f"{told}, date from printed-on"


def test_two_texts_of_a_record_are_an_error(tmp_path: Path) -> None:
    """Nothing is guessed; naming one settles it; a label, an empty field and the same text twice are no rivals."""
    records = [{"text": STORY, "content": OTHER}, {"text": STORY}]
    (told,) = read(tmp_path / "a.jsonl", *records)
    assert isinstance(told, Unread) and told.line == 1 and told.what == "several fields hold a text: text, content"
    assert told.hint and "--text-field" in told.hint
    found = read(tmp_path / "a.jsonl", *records, fields=RecordFields(text="text"))
    assert [type(item) for item in found] == [Document, Document]
    harmless = ({"story": "politics"}, {"content": ""}, {"body": None}, {"article": STORY})
    found = read(tmp_path / "a.jsonl", *({"text": STORY} | more for more in harmless))
    assert [type(item) for item in found] == [Document] * 4


def test_shards_of_parquet_are_one_corpus(tmp_path: Path) -> None:
    """As the datasets of Hugging Face lie in `data/`, with a struct about each text."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    (tmp_path / "data").mkdir()
    for shard in range(2):
        table = pa.table({"text": [STORY], "metadata": [{"date": "2021-05-06"}], "n": [shard]})
        pq.write_table(table, tmp_path / "data" / f"train-0000{shard}-of-00002.parquet")
    one, two = read_paths([str(tmp_path)], Settings())
    assert isinstance(one, Document) and isinstance(two, Document) and two.fields.published == "2021-05-06"
