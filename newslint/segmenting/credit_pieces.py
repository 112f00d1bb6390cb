"""What stands between two marks of a credit line: a count, a page, a role, a name, or words like "posted by"."""

from __future__ import annotations

import re
from itertools import takewhile

from newslint.segmenting.calendar_names import weekday_of
from newslint.segmenting.credit_words import AND, BY, DONE_BY, POSTED, SHOWN, WRITTEN
from newslint.segmenting.names import is_name, plain
from newslint.segmenting.roles import is_desk, is_ours, is_role, name_after_role

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
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_BY = re.compile(
    r"(?:^(?:(?:本报|本報|本紙|本社|本台)?(?:記者|记者)|文|作者|著者|撰文|글|執筆|取材|写真|撮影|絵|聞き手|構成|編輯|编辑|通讯员|通訊員"
    r"|投稿者|發佈者|发布者|張貼者|작성자|게시자)[・:：＝=]? ?)"
    r"|(?: ?(?:記者|记者|기자|特派員|特派员|通讯员|通訊員|撰稿|選稿)$)"
    r"|(?:[ /／]?[\u3400-\u9fff]{0,4}(?:報導|报道|報道)$)|(?: ?(?:於|于|時刻|시간)$)"
)
#: characters of the longest name, section or paper
LONGEST_CJK = 8
#: what people are called who write for papers in Japan, by itself before a name
_CJK_ROLES = "編集委員|論説委員|特派員|支局長|解説委員|編集部|記者|特约记者"
_CJK_ROLE = re.compile(rf"^(?:{_CJK_ROLES})$")
_CJK_LED = re.compile(rf"(?:{_CJK_ROLES})[ \u3000](?P<name>[\u3040-\u30ff\u3400-\u9fff]{{2,6}})")
#: of how many words a role is at most: "our chief foreign affairs correspondent"
_ROLE_WORDS = 5
#: what all words that stand before who wrote a text mean
_BY = "by"
#: who made the pictures is told, and no author of the text
_PICTURES = "pictures"
#: a word like "author" that stood by itself: the next name is signed
PENDING = "pending"


def read_piece(piece: str, kinds: set[str]) -> tuple[str | None, bool, int] | None:
    """(the name that a piece is, whether it is signed, its words that nothing explains); None if it is no credit."""
    if not any(map(str.isalnum, piece)):
        return None, False, 0
    if piece.isdigit() and len(piece) <= 4:
        return None, False, 1
    if CJK.search(piece):
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
    if made := _made(words):
        written, words = made
        if not written:
            kinds.add(_PICTURES)
            return None, False, 0
        if not words:
            kinds |= {PENDING, "label"}
            return None, False, 0
        words = [_BY, *words]
    begins = next((n for n, word in enumerate(words) if plain(word) not in POSTED or plain(word) in BY), len(words))
    words = words[begins:]
    if begins and words and plain(words[0]) in DONE_BY:
        words[0] = _BY
    while len(words) > 1 and plain(words[-1]) in POSTED | BY and (not words[-1][0].isupper() or words[-1].isupper()):
        words.pop()
    if not words:
        kinds.add("label")
        return None, False, 0
    if plain(words[0]) in BY:
        rest = words
        while rest and plain(rest[0]) in BY | POSTED:
            rest = rest[1:]
        if not rest:
            kinds.add(PENDING)
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
    if is_name(words) and _PICTURES in kinds:
        kinds.remove(_PICTURES)
        return None, False, 0
    if is_name(words):
        if PENDING in kinds:
            kinds.remove(PENDING)
            kinds.add("by")
            return " ".join(words), True, 0
        kinds.add("name")
        return " ".join(words), False, len(words)
    if PENDING in kinds and len(words) == 1 and "date" in kinds:
        kinds.remove(PENDING)
        kinds.add("by")
        return words[0], True, 0
    if len(words) <= 2 and words[0][0].isupper() and not any(char.isdigit() for char in words[0]):
        kinds.add("label")
        return None, False, len(words)
    return None


def _made(words: list[str]) -> tuple[bool, list[str]] | None:
    """Whether somebody wrote, or only made pictures, and who: "Interview by Ann Soames", "Text und Fotos", "Fotos von".

    None if the words don't begin with what was made, or if they go on with anything but who made it.
    """
    made = list(takewhile(lambda word: plain(word) in WRITTEN | SHOWN | AND, words))
    rest = words[len(made) :]
    if not made or plain(made[0]) in AND or (rest and not (plain(rest[0]) in BY | DONE_BY and is_name(rest[1:]))):
        return None
    return any(plain(word) in WRITTEN for word in made), rest[1:]


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
        kinds |= {PENDING, "label"}
        return None, False, 0
    if (led := _CJK_LED.fullmatch(piece)) is not None:
        kinds.add("by")
        return led["name"], True, 0
    name, found = _CJK_BY.subn("", piece)
    name = name.strip()
    if found and len(name) <= 8:
        if not name:
            kinds.add(PENDING)
        kinds.add("by" if name else "label")
        return name or None, bool(name), 0
    if len(piece) > LONGEST_CJK or piece[-1] in "。、」":
        return None
    if PENDING in kinds and 2 <= len(piece) <= 6:
        kinds.remove(PENDING)
        kinds.add("by")
        return piece, True, 0
    kinds.add("name" if 3 <= len(piece) <= 5 else "label")
    return (piece if 3 <= len(piece) <= 5 and plain(piece) not in POSTED else None), False, len(piece) // 2
