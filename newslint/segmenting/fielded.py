"""Records of fields, one after the other: exports of databases, feeds and content systems, digests of mail, scripts.

TITLE: Ferry runs aground                    "headline": "Ferry runs aground",
DATE: 5 March 2014                           "publishedAt": "2014-03-05T06:30:00Z",
TEXT: A ferry with forty passengers …        "body": "A ferry with forty passengers …"

The labels are whatever the page's own are, as long as one of them announces the headlines: what makes records is that
the same labels come again around each text. Factiva's are codes of two letters, which need no mark behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from newslint.segmenting.credits import has_more_fields, is_author_field, is_subject_field, is_title_field, read_field
from newslint.segmenting.lines import RULE_LINE, Line, count_words, is_prose

#: so many of the records have each label that makes them records
STEADY = 0.6
#: a value of so many words is text, and so are as many in lines of so many
TEXT, WRAPPED = 15, 5
#: so many fields stand over a headline at most
MOST = 20
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}|[^\W\d_\x00-\u2e7f]")
_ADDRESS = re.compile(r"\w{1,20}://|<?[\w.+-]{1,60}@")
#: the codes of Factiva's fields, each before its value or in a line of its own
_CODES = frozenset("SE HD BY CR WC PD ET SN SC ED PG LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN".split())  # noqa: SIM905
_CODED = re.compile(r"([A-Z]{2,3})(?:[ \t]+(?=\S)|$)")
#: what stands with a headline's code in every one of its records: how many words, and the number in its archive
_COUNT, _NUMBER = re.compile(r"WC\s+\d[\d,.]* words?$"), re.compile(r"AN\s+Document ")

Fields = Sequence[tuple[str, str] | None]


class Record(Struct, frozen=True):
    """A record: its first line, one past its last, and the line that its headline stands in."""

    start: int
    end: int
    title: int


def find_coded(lines: Sequence[Line]) -> list[Record]:
    """The records of an export of Factiva's, in order; nothing if it is none."""
    if not any(_COUNT.match(line.text) for line in lines) or not any(_NUMBER.match(line.text) for line in lines):
        return []
    fields = [_read_code(line.text) for line in lines]
    titles = [at for at, (code, _) in enumerate(fields) if code == "HD"]
    firsts = [at - (at > 0 and fields[at - 1][0] == "SE") for at in titles]
    told = []
    for first, title, until in zip(firsts, titles, [*firsts[1:], len(lines)], strict=True):
        # the code may stand in a line of its own, and the headline in the next one
        at = title if fields[title][1] else title + 1
        # below the last record stands what was searched for; a record without a headline stays with the one above
        last = max(n for n in range(title, until) if fields[n][0])
        end = last + 1 if fields[last][0] == "AN" else until
        if at < end and any(map(is_prose, lines[at:end])):
            told.append(Record(first, end, at))
    return told


def _read_code(text: str) -> tuple[str, str]:
    """The code that a line begins with and what stands behind it; two empty strings if it begins with none."""
    found = _CODED.match(text)
    return (found[1], text[found.end() :]) if found and found[1] in _CODES else ("", "")


def find_fielded(lines: Sequence[Line]) -> list[Record]:
    """The records of a page, in order; nothing unless two or more of them have a headline, another field, and text."""
    fields = [read_field(line.text) for line in lines]
    seen = Counter(field[0] for field in fields if field)
    for is_title in (is_title_field, is_subject_field):
        for label in [label for label, count in seen.items() if count > 1 and is_title(label)]:
            titles = [at for at, field in enumerate(fields) if field and field[0] == label and field[1]]
            titles = _over_text(lines, fields, titles)
            if is_title is is_subject_field and any(_is_parted(lines, at) for at in titles[:-1]):
                continue  # what the text above is about
            under = [at for at in titles if at and is_prose(lines[at - 1]) and not fields[at - 1]]
            if len(titles) > 1 and len(under) < len(titles) and _has_others(lines, fields, titles):
                return _records(lines, fields, titles)
    return []


def _over_text(lines: Sequence[Line], fields: Fields, titles: Sequence[int]) -> list[int]:
    """The headlines that have text under them before the next one: a feed has one of its own."""
    return [at for at, end in zip(titles, [*titles[1:], len(lines)]) if _has_text(lines, fields, range(at + 1, end))]


def _is_parted(lines: Sequence[Line], title: int) -> bool:
    """Whether a rule stands between a headline and the first text under it."""
    for line in lines[title + 1 :]:
        if is_prose(line):
            return False
        if RULE_LINE.match(line.text):
            return True
    return False


def _has_text(lines: Sequence[Line], fields: Fields, where: range) -> bool:
    """Whether lines hold text: in a field, as a paragraph, or wrapped."""
    loose = 0
    for at in where:
        field, line = fields[at], lines[at]
        if is_prose(line) or (field and _is_text(field)):
            return True
        loose += line.words if field is None and line.words >= WRAPPED else 0
    return loose >= TEXT


def _is_text(field: tuple[str, str]) -> bool:
    return count_words(field[1]) >= TEXT


def _has_others(lines: Sequence[Line], fields: Fields, titles: Sequence[int]) -> bool:
    """Whether another label stands in nearly all records: a label by itself may head the parts of one text."""
    if sum(has_more_fields(lines[at].text) for at in titles) >= STEADY * len(titles):
        return True
    spans = [fields[at + 1 : end] for at, end in zip(titles, [*titles[1:], len(fields)])]
    own = {field[0] for field in map(fields.__getitem__, titles) if field}
    told = [
        {field[0] for field in (*span, fields[at - 1] if at else None) if field} - own
        for at, span in zip(titles, spans)
    ]
    counts = Counter(label for labels in told for label in labels)
    return any(count >= max(2, STEADY * len(titles)) for count in counts.values())


def _records(lines: Sequence[Line], fields: Fields, titles: Sequence[int]) -> list[Record]:
    over = [_labels_over(fields, at) for at in titles]
    counts = Counter(label for labels in over for label in labels)
    # what closes a record stands over the next one's headline, but not over the first
    own = {field[0] for field in map(fields.__getitem__, titles) if field}
    heads = {label for label in over[0] - own if counts[label] >= max(2, STEADY * len(titles))}
    firsts = [_first_of(fields, at, heads) for at in titles]
    templates = Counter(_template(line) for line in lines)
    until = [*firsts[1:], _foot(lines, titles[-1])]
    ends = [_end(lines, fields, start, end, templates) for start, end in zip(titles, until)]
    return [
        Record(_first_told(fields, first, at), end, at) for first, at, end in zip(firsts, titles, ends, strict=True)
    ]


def _foot(lines: Sequence[Line], title: int) -> int:
    """The rule under the text of the last record, if there is one: what stands below is the page's."""
    text = max((at for at in range(title, len(lines)) if is_prose(lines[at])), default=title)
    return next((at for at in range(text + 1, len(lines)) if RULE_LINE.match(lines[at].text)), len(lines))


def _labels_over(fields: Fields, title: int) -> set[str]:
    """The labels that stand right over a headline, those of its record among them."""
    labels: set[str] = set()
    at = title - 1
    while at >= 0 and title - at <= MOST and (field := fields[at]) and not _is_text(field):
        labels.add(field[0])
        at -= 1
    return labels


def _first_of(fields: Fields, title: int, heads: set[str]) -> int:
    at = title
    while at and title - at < MOST and (field := fields[at - 1]) and field[0] in heads and not _is_text(field):
        at -= 1
    return at


def _first_told(fields: Fields, first: int, title: int) -> int:
    """The first line from there on that tells something of the story: neither a number or code, nor an address."""
    told = (at for at in range(first, title) if (field := fields[at]) and _tells(field))
    return next(told, title)


def _tells(field: tuple[str, str]) -> bool:
    """Whether a field says more than a number, a code, an address or a word."""
    label, value = field
    if _ADDRESS.match(value) or not _WORD.search(value):
        return False
    return " " in value.strip() or not value.isascii() or is_author_field(label)


def _end(
    lines: Sequence[Line],
    fields: Fields,
    start: int,
    end: int,
    templates: Counter[str],
) -> int:
    """One past the last line of a record: rules, brackets and the same words between all of them part them."""
    last = end
    while last > start + 1 and _parts(lines[last - 1], fields[last - 1], templates):
        last -= 1
    return last


def _parts(line: Line, field: tuple[str, str] | None, templates: Counter[str]) -> bool:
    if RULE_LINE.match(line.text) or not any(map(str.isalnum, line.text)):
        return True
    return not is_prose(line) and templates[_template(line)] > 1 and (field is None or not _tells(field))


def _template(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())
