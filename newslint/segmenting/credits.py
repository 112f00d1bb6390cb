"""Credit lines: any line made of names, a date, a time, a place, a section, a reading time and counts of comments.

No order, no punctuation and no language is expected. A line is taken apart at its marks; dates, times and counts are
what they are, words like "posted" and "by" are known (`credit_words`), and what is left must be names or a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from newslint.segmenting.calendar_names import is_ago
from newslint.segmenting.clock_times import times_in
from newslint.segmenting.credit_pieces import CJK, LONGEST_CJK, PENDING, read_piece
from newslint.segmenting.credit_words import AUTHOR_FIELDS, BY, DONE_BY, POSTED, SUBJECTS, TITLE_FIELDS
from newslint.segmenting.dates import Stamp, dates_in, read_date
from newslint.segmenting.lines import LINES_KEPT
from newslint.segmenting.roles import DESKS, ROLES, is_joined_role, is_ours

#: days between two that no publication takes
_APART = 730
#: no credit line is longer, and none has more words that nothing explains
LONGEST, MOST_WORDS = 160, 7
_CUT = "\x1f"
#: pictures part the pieces of a line as marks do
_SEPARATOR = re.compile(
    r"\x1f|\s[/–—-]\s|[·•∙⋅‧|,;；，、（）()\[\]@»›]|[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]"
    r"|\s{2,}|(?<=\S)[:：](?=\s|$)|\t|・|\.\s(?=[^\W\d_]{3,15}:\s)"
)
_SHORT_DATE = re.compile(r"(?<![\d/.-])\d{1,2}(?:([/.-])\d{1,2}\1| (?:[A-Z][a-z]{2,8}) )\d{2}(?![\d/-])")
#: "AP-NY-03-02-15 1714EST": how American agencies close a report, the month first
_WIRE = re.compile(r"[A-Z]{2,4}(?:-[A-Z]{2})?-(\d\d)-(\d\d)-(\d\d) \d{4}(?:GMT|UTC|[A-Z]{1,2}[SDE]T)")
#: "NPA cd/ph 211231 GMT JUL 23": the day, the hour and the minute in one, as telegrams are dated
_GROUP = re.compile(r"(?:^|.{0,24} )(?P<day>\d\d)\d{4}(?: ?(?:[A-Z]{3,4}|Z))? (?P<month>[A-Za-z]{3}) (?P<year>\d\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,20}")
_FIELD = re.compile(r"^([a-z]{2,8}:[a-z]{2,20}(?=:)|[^\W\d][\w.’' /-]{0,32}?) ?[:：] ?(?=\S)|^([A-Z]{2})\s{2,}(?=\S)")
#: the same where a program, or Markdown, marks the label
_MARKING = '"-<*_'
_MARKED_FIELD = re.compile(
    r"(?:\"(?P<key>[^\W\d][\w:.-]{0,32})\"\s?:\s?|-\s(?P<item>[a-z][a-z_]{1,32}):\s"
    r"|(?:\*\*|__)(?P<bold>[^\W\d][\w ]{0,32}):(?:\*\*|__)\s?)(?P<value>.+)"
    r"|<(?P<tag>[a-z][\w:.-]{2,32})(?:\s[^<>]{0,200})?>(?P<told>.+)</(?P=tag)>",
    re.IGNORECASE,
)
_CDATA = re.compile(r"<!\[CDATA\[(.*)\]\]>")
#: where another field stands further on in the line: "SLUG: FERRY      DUR: 35"
_NEXT_FIELD = re.compile(r"(?<!\s)\s{3,40}(?=[^\W\d]\w{1,20}:\s)")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
#: Latin letters, none written with a sign of its own, and the marks of print
_LATIN = re.compile("[\x00-\u024f\u2000-\u206f]*")
#: words of which a line that is signed holds one; of a desk's name the longest
_SIGNING = BY | DONE_BY | ROLES | {max(_LETTERS.findall(desk), key=len) for desk in DESKS}
#: of how many words "the day before yesterday" and its like are
_DAYS_AGO = 3
_EMPHASIS = "*_~`# \t"
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,80})\]\([^()\s]{0,300}\)")
_EMPHASISED = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_]{1,80}?)(?<=\S)\1(?!\w)")


class Credit(Struct, frozen=True):
    """What a credit line says: when, who, and of what kinds its pieces are (`date ago time name by count label`)."""

    stamp: Stamp | None
    byline: str | None
    kinds: frozenset[str] = frozenset()

    @property
    def is_clock(self) -> bool:
        """Whether the line is a time of day and nothing else: an entry of live coverage."""
        return self.kinds == {"time"}

    @property
    def is_day(self) -> bool:
        """Whether the line is a date and nothing else."""
        return self.kinds <= {"date", "time"} and self.stamp is not None


@lru_cache(LINES_KEPT)
def read_credit(text: str) -> Credit | None:
    """The credit that a whole line is; None if it is anything else."""
    line = without_markdown(text.strip(_EMPHASIS))
    if not 3 <= len(line) <= LONGEST or line.endswith("?"):
        return None
    if _is_unsigned(line):
        return None
    kinds: set[str] = set()
    line = _MAIL.sub(_CUT, line) if "@" in line else line
    if _is_lifespan(line):
        return None
    line, stamp = _without_dates(_without_ago(line, kinds), kinds)
    line = _without_times(line, kinds)
    names: list[str] = []
    signed: list[str] = []
    left = 0
    for piece in _pieces(line, dated=bool(kinds)):
        said = read_piece(piece.strip(" .–—-/*_:"), kinds)
        if said is None:
            return None
        name, is_signed, words = said
        left += words
        if name:
            (signed if is_signed else names).append(name)
    if left > MOST_WORDS or not kinds & {"date", "ago", "time", "by", "count"}:
        return None
    if kinds & {"count", "time", "ago"} and not kinds & {"date", "by"} and left > 3:
        return None
    # where a page is told the name is a paper's
    people = [name for name in names if (" " in name or CJK.search(name)) and "page" not in kinds]
    if people and signed and is_ours(signed[0].split()):
        signed = []  # "from our correspondent in Rome, Ann Soames"
    return Credit(stamp, _best_name(signed) or _best_name(people), frozenset(kinds - {PENDING}))


def _pieces(line: str, *, dated: bool) -> Iterator[str]:
    """What stands between the marks of a line; beside a day a space is a mark as well where words have no spaces."""
    for piece in _SEPARATOR.split(line):
        if dated and len(piece) > LONGEST_CJK and CJK.search(piece) and not _DIGIT.search(piece):
            yield from re.split(r"[ \u3000：]", piece)
        else:
            yield piece


def without_markdown(line: str) -> str:
    """The line without Markdown's links and emphasis: `By [Ann Soames](/ann) — *The Commons*`."""
    if "](" in line:
        line = _LINK.sub(lambda found: found[1], line)
    return _EMPHASISED.sub(lambda found: found[2], line) if "*" in line or "_" in line else line


def _is_unsigned(line: str) -> bool:
    """Whether a line of Latin letters has neither a figure nor a word for who wrote: no credit is without.

    Most lines of a page are none, and to take each apart was a tenth of the time that pages took.
    """
    if _DIGIT.search(line) or not _LATIN.fullmatch(line):
        return False
    words = _LETTERS.findall(line.casefold())
    if len(words) <= _DAYS_AGO and is_ago(line):
        return False
    return _SIGNING.isdisjoint(words) and not any(map(is_joined_role, words))


def is_dated(text: str) -> bool:
    """Whether a line, though it may end as a sentence does, is a credit with a date."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return False
    credit = read_credit(text)
    return credit is not None and "date" in credit.kinds


def is_stamped(text: str) -> bool:
    """Whether a line is a credit with a day and the time of it: over a comment or a post, and no headline."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return False
    credit = read_credit(text)
    return credit is not None and credit.stamp is not None and credit.stamp.time is not None


def _is_lifespan(line: str) -> bool:
    """Whether a line is two days that lie years apart with a dash between them: when somebody lived."""
    if not re.search(r"\s[-–—]\s", line):
        return False
    days = dates_in(line)
    if len(days) != 2 or not re.fullmatch(r"\s*[-–—]\s*", line[days[0].end : days[1].start]):
        return False
    return abs((days[1].stamp.day - days[0].stamp.day).days) > _APART


def _without_dates(line: str, kinds: set[str]) -> tuple[str, Stamp | None]:
    if (wire := _WIRE.fullmatch(line)) and (stamp := read_date("/".join(wire.groups()), "mdy")):
        kinds |= {"date", "time"}
        return "", stamp
    if (group := _GROUP.fullmatch(line)) and (stamp := read_date(f"{group['day']}-{group['month']}-{group['year']}")):
        kinds |= {"date", "time"}
        return "", stamp
    certain = dates_in(line)
    # "04/09/2019" is a date whichever way it is read
    for found in reversed(dates_in(line, "dmy") or dates_in(line, "mdy")):
        kinds.add("date")
        line = line[: found.start] + _CUT + line[found.end :]
    if "date" not in kinds and (short := _SHORT_DATE.search(line)):
        # a day of a year in two digits: which one, nobody says
        kinds.add("date")
        line = line[: short.start()] + _CUT + line[short.end() :]
    return line, certain[0].stamp if certain else None


def _without_ago(line: str, kinds: set[str]) -> str:
    """The line without the pieces that say how long ago something was: they hold figures and hours of their own."""
    pieces = _SEPARATOR.split(line)
    left = [piece for piece in pieces if not is_ago(piece)]
    if len(left) == len(pieces):
        return line
    kinds.add("ago")
    return _CUT.join(left)


def _without_times(line: str, kinds: set[str]) -> str:
    for found in reversed(times_in(line)):
        if found.end == len(line) or not line[found.end].isalnum():
            kinds.add("time")
            line = line[: found.start] + _CUT + line[found.end :]
    return line


def _best_name(names: list[str]) -> str | None:
    """The likeliest of several names to be a person's: of two words or three, not all in capitals."""
    people = [name for name in names if 2 <= len(name.split()) <= 4 or CJK.search(name)]
    mixed = [name for name in people if not name.isupper()]
    return next(iter(mixed or people or names), None)


def read_field(text: str) -> tuple[str, str] | None:
    """The label, in small letters, and the value of "BYLINE: Ann Soames" and "HD   Ferry runs aground".

    As JSON, YAML, XML and Markdown write them, too: `"byline": "Ann Soames",`, `- byline: Ann`, `<byline>Ann</byline>`.
    """
    if text[0] in _MARKING and (marked := _MARKED_FIELD.match(text)):
        label = marked["key"] or marked["item"] or marked["tag"] or marked["bold"]
        value = marked["value"] or marked["told"] or ""
        return label.strip().casefold(), _CDATA.sub(r"\1", value.strip().removesuffix(",").strip('"'))
    found = _FIELD.match(text)
    if found is None:
        return None
    label = (found[1] or found[2]).strip()
    if label.count(" ") > 3:
        return None
    return label.casefold(), _NEXT_FIELD.split(text[found.end() :], maxsplit=1)[0].strip()


def has_more_fields(text: str) -> bool:
    """Whether several fields stand in one line, columns apart."""
    return _NEXT_FIELD.search(text) is not None and _FIELD.match(text) is not None


def is_title_field(label: str) -> bool:
    """Whether a field's label announces the headline."""
    return label in TITLE_FIELDS


def is_subject_field(label: str) -> bool:
    """Whether a field's label announces a headline where mail was kept."""
    return label in SUBJECTS


def is_author_field(label: str) -> bool:
    """Whether a field's label announces who wrote the text."""
    words = label.split()
    return label in AUTHOR_FIELDS or (any(word in BY for word in words) and all(word in BY | POSTED for word in words))
