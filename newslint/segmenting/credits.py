"""Credit lines: any line made of names, a date, a time, a place, a section, a reading time and counts of comments.

No order, no punctuation and no language is expected. A line is taken apart at its marks; dates, times and counts are
what they are, words like "posted" and "by" are known (`credit_words`), and what is left must be names or a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from newslint.segmenting.calendar_names import weekday_of
from newslint.segmenting.clock_times import times_in
from newslint.segmenting.credit_words import AUTHOR_FIELDS, BY, DONE_BY, PARTICLES, POSTED, SUBJECTS, TITLE_FIELDS
from newslint.segmenting.dates import Stamp, dates_in, read_date
from newslint.segmenting.roles import DESKS, ROLES, is_desk, is_joined_role, is_ours, is_role, name_after_role

#: days between two that no publication takes
_APART = 730
#: no credit line is longer, and none has more words that nothing explains
LONGEST, MOST_WORDS = 160, 7
_CUT = "\x1f"
_SEPARATOR = re.compile(r"\x1f|\s[/–—-]\s|[·•∙⋅‧|,;；，、（）()\[\]@»›■●►]|\s{2,}|(?<=\S)[:：](?=\s|$)|\t|・")
_WORD = re.compile(r"[^\s.,:;!?]+\.?")
#: "12 comments", "5 min read", "12 Kommentare", "3 分で読めます": a number and at most three words
_COUNT = re.compile(
    r"~?(?:[<>≈] ?)?\d{1,6}(?:[.,]\d{1,3})?(?:k|K|\+)? ?"
    r"(?:(?:[-–] ?\d{1,3} ?)?[^\W\d][\w.’'-]*)(?: [^\W\d][\w’'-]*){0,2}"
)
#: "Lecture 3 min", "Leestijd 3 minuten"
_READING = re.compile(r"[^\W\d]{1,20} \d{1,3} (?:min|mn|minut\w{0,4}|Min|Minuten|мин|минут\w?|хв|dk|dakika)\.?")
#: "p. 6", "page A4", "S. 29": where in a paper it stood
_PAGE = re.compile(
    r"(?i)(?:p|pp|pg|pgs|page|s|seite|pág|pag|página|pagina|стр|с|str|sid|side|sivu|blz)\.? ?[A-Z]?\d{1,3}"
)
_SHORT_DATE = re.compile(r"(?<![\d/.-])\d{1,2}(?:([/.-])\d{1,2}\1| (?:[A-Z][a-z]{2,8}) )\d{2}(?![\d/-])")
#: "AP-NY-03-02-15 1714EST": how American agencies close a report, the month first
_WIRE = re.compile(r"[A-Z]{2,4}-[A-Z]{2}-(\d\d)-(\d\d)-(\d\d) \d{4}(?:GMT|[ECMP][SD]T)")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_BY = re.compile(
    r"(?:^(?:(?:本报|本報|本紙|本社|本台)?(?:記者|记者)|文|作者|著者|撰文|글|執筆|取材|写真|撮影|絵|聞き手|構成|編輯|编辑|通讯员|通訊員"
    r"|投稿者|發佈者|发布者|張貼者|작성자|게시자)[・:：]? ?)"
    r"|(?: ?(?:記者|记者|기자|特派員|特派员|通讯员|通訊員|撰稿|選稿)$)"
    r"|(?:[ /／]?[\u3400-\u9fff]{0,4}(?:報導|报道|報道)$)|(?: ?(?:於|于|時刻|시간)$)"
)
#: what people are called who write for papers in Japan, by itself before a name
#: characters of the longest name, section or paper
_LONGEST_CJK = 8
_CJK_ROLES = "編集委員|論説委員|特派員|支局長|解説委員|編集部|記者|特约记者"
_CJK_ROLE = re.compile(rf"^(?:{_CJK_ROLES})$")
_CJK_LED = re.compile(rf"(?:{_CJK_ROLES})[ \u3000](?P<name>[\u3040-\u30ff\u3400-\u9fff]{{2,6}})")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{2,20}")
_FIELD = re.compile(r"^([^\W\d][\w.’' /-]{0,32}?) ?[:：] ?(?=\S)|^([A-Z]{2})\s{2,}(?=\S)")
#: of how many words a role is at most: "our chief foreign affairs correspondent"
_ROLE_WORDS = 5
#: what all words that stand before who wrote a text mean
_BY = "by"
#: a word like "author" that stood by itself: the next name is signed
_PENDING = "pending"
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
#: Latin letters, none written with a sign of its own, and the marks of print
_LATIN = re.compile("[\x00-\u024f\u2000-\u206f]*")
#: words of which a line that is signed holds one; of a desk's name the longest
_SIGNING = BY | DONE_BY | ROLES | {max(_LETTERS.findall(desk), key=len) for desk in DESKS}
_EMPHASIS = "*_~`# \t"
_LINK = re.compile(r"(?<!!)\[([^\[\]]{1,80})\]\([^()\s]{0,300}\)")
_EMPHASISED = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_]{1,80}?)(?<=\S)\1(?!\w)")


class Credit(Struct, frozen=True):
    """What a credit line says: when, who, and of what kinds its pieces are (`date time name by count label`)."""

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


@lru_cache(maxsize=4096)
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
    line, stamp = _without_dates(line, kinds)
    line = _without_times(line, kinds)
    names: list[str] = []
    signed: list[str] = []
    left = 0
    for piece in _pieces(line, dated=bool(kinds)):
        said = _read_piece(piece.strip(" .–—-/*_:"), kinds)
        if said is None:
            return None
        name, is_signed, words = said
        left += words
        if name:
            (signed if is_signed else names).append(name)
    if left > MOST_WORDS or not kinds & {"date", "time", "by", "count"}:
        return None
    if kinds & {"count", "time"} and not kinds & {"date", "by"} and left > 3:
        return None
    # where a page is told the name is a paper's
    people = [name for name in names if (" " in name or _CJK.search(name)) and "page" not in kinds]
    if people and signed and is_ours(signed[0].split()):
        signed = []  # "from our correspondent in Rome, Ann Soames"
    return Credit(stamp, _best_name(signed) or _best_name(people), frozenset(kinds - {_PENDING}))


def _pieces(line: str, *, dated: bool) -> Iterator[str]:
    """What stands between the marks of a line; beside a day a space is a mark as well where words have no spaces."""
    for piece in _SEPARATOR.split(line):
        if dated and len(piece) > _LONGEST_CJK and _CJK.search(piece) and not _DIGIT.search(piece):
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
    return _SIGNING.isdisjoint(words) and not any(map(is_joined_role, words))


def is_dated(text: str) -> bool:
    """Whether a line, though it may end as a sentence does, is a credit with a date."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return False
    credit = read_credit(text)
    return credit is not None and "date" in credit.kinds


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


def _without_times(line: str, kinds: set[str]) -> str:
    for found in reversed(times_in(line)):
        if found.end == len(line) or not line[found.end].isalnum():
            kinds.add("time")
            line = line[: found.start] + _CUT + line[found.end :]
    return line


def _read_piece(piece: str, kinds: set[str]) -> tuple[str | None, bool, int] | None:
    """(the name that a piece is, whether it is signed, its words that nothing explains); None if it is no credit."""
    if not piece:
        return None, False, 0
    if piece.isdigit() and len(piece) <= 4:
        return None, False, 1
    if _CJK.search(piece):
        return _read_cjk(piece, kinds)
    if _COUNT.fullmatch(piece) or _READING.fullmatch(piece):
        kinds.add("count")
        return None, False, 0
    if _PAGE.fullmatch(piece):
        kinds.add("page")
        return None, False, 0
    words = piece.split()
    if not words:
        return None, False, 0
    if is_desk(piece):
        kinds.add("by")
        return piece, True, 0
    if _follows_name(words, kinds):
        kinds.add("by")
        return None, False, 0
    if told := _read_role(words):
        kinds.add("by")
        return told, True, 0
    begins = next((n for n, word in enumerate(words) if _plain(word) not in POSTED or _plain(word) in BY), len(words))
    words = words[begins:]
    if begins and words and _plain(words[0]) in DONE_BY:
        words[0] = _BY
    while len(words) > 1 and _plain(words[-1]) in POSTED | BY and (not words[-1][0].isupper() or words[-1].isupper()):
        words.pop()
    if not words:
        kinds.add("label")
        return None, False, 0
    if _plain(words[0]) in BY:
        rest = words
        while rest and _plain(rest[0]) in BY | POSTED:
            rest = rest[1:]
        if not rest:
            kinds.add(_PENDING)
            kinds.add("label")
            return None, False, 0
        if told := " ".join(rest) if is_desk(" ".join(rest)) else _read_role(rest):
            kinds.add("by")
            return told, True, 0
        if is_name(rest) or (len(rest) == 1 and rest[0].isidentifier() and kinds & {"date", "time"}):
            kinds.add("by")
            return " ".join(rest), True, 0
        return None
    if len(words) == 1 and weekday_of(words[0]):
        return None, False, 0
    if is_name(words):
        if _PENDING in kinds:
            kinds.remove(_PENDING)
            kinds.add("by")
            return " ".join(words), True, 0
        kinds.add("name")
        return " ".join(words), False, len(words)
    if _PENDING in kinds and len(words) == 1 and "date" in kinds:
        kinds.remove(_PENDING)
        kinds.add("by")
        return words[0], True, 0
    if len(words) <= 2 and words[0][0].isupper() and not any(char.isdigit() for char in words[0]):
        kinds.add("label")
        return None, False, len(words)
    return None


def _follows_name(words: list[str], kinds: set[str]) -> bool:
    """Whether words are what somebody is called whose name stands before them: ", our health editor in Rome"."""
    if not kinds & {"name", "by"} or len(words) > _ROLE_WORDS:
        return False
    return is_role(words[-1]) or name_after_role(words) == []


def _read_role(words: list[str]) -> str | None:
    """Who is named after a role, or all of it where that is a paper's own: "our special correspondent"."""
    name = name_after_role(words)
    if name is None:
        return None
    if not name:
        return " ".join(words) if is_ours(words) else None
    return " ".join(name) if len(name) >= 2 and is_name(name) else None


def _read_cjk(piece: str, kinds: set[str]) -> tuple[str | None, bool, int] | None:
    if any(char.isdigit() for char in piece):
        if len(piece) > 12:
            return None
        kinds.add("count")
        return None, False, 0
    if _CJK_ROLE.match(piece):
        kinds |= {_PENDING, "label"}
        return None, False, 0
    if (led := _CJK_LED.fullmatch(piece)) is not None:
        kinds.add("by")
        return led["name"], True, 0
    name, found = _CJK_BY.subn("", piece)
    name = name.strip()
    if found and len(name) <= 8:
        if not name:
            kinds.add(_PENDING)
        kinds.add("by" if name else "label")
        return name or None, bool(name), 0
    if len(piece) > _LONGEST_CJK or piece[-1] in "。、」":
        return None
    if _PENDING in kinds and 2 <= len(piece) <= 6:
        kinds.remove(_PENDING)
        kinds.add("by")
        return piece, True, 0
    kinds.add("name" if 3 <= len(piece) <= 5 else "label")
    return (piece if 3 <= len(piece) <= 5 and _plain(piece) not in POSTED else None), False, len(piece) // 2


def _plain(word: str) -> str:
    return word.casefold().strip(".,:;*_")


def is_name(words: list[str]) -> bool:
    """Whether words are the name of a person, a place or a paper: capitals, but for the particles of names."""
    if not 1 <= len(words) <= 6:
        return False
    big = [word for word in words if not (_plain(word) in PARTICLES and word[0].islower())]
    if not big or len(words) - len(big) > 3:
        return False
    return all(_is_name_word(word) for word in big) and not (words[-1][0].islower())


def _is_name_word(word: str) -> bool:
    bare = word.strip("(“\"'‘’”).")
    if not bare or any(char.isdigit() for char in bare):
        return False
    if word[-1] in ":;!?":
        return False
    return bare[0].isupper() or not (bare[0].islower() or bare[0].isupper()) or bare == "&"


def _best_name(names: list[str]) -> str | None:
    """The likeliest of several names to be a person's: of two words or three, not all in capitals."""
    people = [name for name in names if 2 <= len(name.split()) <= 4 or _CJK.search(name)]
    mixed = [name for name in people if not name.isupper()]
    return next(iter(mixed or people or names), None)


def read_field(text: str) -> tuple[str, str] | None:
    """The label, in small letters, and the value of "BYLINE: Ann Soames" and "HD   Ferry runs aground"."""
    found = _FIELD.match(text)
    if found is None:
        return None
    label = (found[1] or found[2]).strip()
    if label.count(" ") > 3:
        return None
    return label.casefold(), text[found.end() :].strip()


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
