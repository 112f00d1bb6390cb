"""One reader of dates: what a record gives as its day is read, or counted."""

import datetime

import pytest

from newslint.duplicates.members import Member, minute_of, of_record
from newslint.model import Document, Fields, RecordRef
from newslint.pipeline.deduplication import Options, deduplicate


def member(published: str) -> Member:
    """A record with this date."""
    return of_record(_document(published))


def _document(published: str) -> Document:
    return Document("a.jsonl", "Ferry aground.", record=RecordRef("1", 1), fields=Fields(published=published))


@pytest.mark.parametrize(
    "written",
    [
        "2014-03-11",
        "2014-03-11T08:00:00Z",
        "Tue, 11 Mar 2014 08:00:00 GMT",
        "March 11, 2014",
        "11 March 2014",
        "11-MAR-2014",
        "1394524800",
        "1394524800000",
        "20140311",
        "2014/03/11",
        "11.03.2014",
        "2014-03-11 08:00",
    ],
)
def test_a_day_is_read_in_whatever_form(written: str) -> None:
    """ISO, mail, American, wire, epoch and dotted dates are one day."""
    assert member(written).published == datetime.date(2014, 3, 11)


def test_hours_count_wherever_they_were_written() -> None:
    """Six o'clock in Berlin is five o'clock in Greenwich."""
    one, other = (minute_of(member(f"2014-03-11T{when}")) for when in ("06:00:00+01:00", "05:00:00Z"))
    assert one == other is not None


@pytest.mark.parametrize(("order", "unread"), [(None, 2), ("dmy", 1), ("mdy", 1)])
def test_dates_that_are_not_read_are_counted(order: str | None, unread: int) -> None:
    """What is no date, and what might be two days unless the order is said."""
    found = deduplicate([_document("04/09/2019"), _document("some day")], Options(date_order=order))  # type: ignore[arg-type]
    assert found.dates_unread == unread


def test_a_column_says_in_which_order_its_dates_are() -> None:
    """With one date that can be read in one way only, the others of the file are read; with two that differ, none."""
    told = deduplicate([_document("04/09/2019"), _document("25/12/2019")], Options())
    assert told.dates_unread == 0
    assert deduplicate([_document("04/09/2019"), _document("12/25/2019")], Options()).dates_unread == 0
    torn = [_document("04/09/2019"), _document("25/12/2019"), _document("12/25/2019")]
    assert deduplicate(torn, Options()).dates_unread == 1
    text = "The ferry Maid of Lowick ran aground on a sandbank off the old harbour wall last night."
    same = [
        Document("a.jsonl", text, record=RecordRef(str(n), n), fields=Fields(published=day))
        for n, day in enumerate(("25/12/2019", "04/09/2019"), 1)
    ]
    (cluster,) = deduplicate(same, Options(plain=True)).clusters
    assert [str(one.published) for one in cluster.members] == ["2019-12-25", "2019-09-04"]
    assert (cluster.keep, cluster.why_kept) == (1, "earliest")


def test_records_of_one_address_are_counted() -> None:
    """Protocol, "www.", what counts visits and a place in the page make no other address."""
    addresses = [
        "https://www.herald.example/a/1?utm_source=x",
        "http://herald.example/a/1/#top",
        "https://herald.example/a/2",
        "https://herald.example/a/2?page=3",
    ]
    documents = [
        Document("a.jsonl", f"Story {n} of the day.", record=RecordRef(str(n), n), fields=Fields(url=address))
        for n, address in enumerate(addresses, 1)
    ]
    assert deduplicate(documents, Options()).sharing_address == 2
