"""Which line of a page's top is the headline of its story, and where the story ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.credits import is_subject_field, is_title_field, read_credit, read_field, without_markdown
from newslint.segmenting.lines import (
    BULLET,
    FULL_STOP,
    SHORTCODE,
    Line,
    is_byline,
    is_date_line,
    is_prose,
)

#: what parts a day from the headline after it, and in how many characters the day stands
_PARTING, _DAY = re.compile(r"\s*[–—:|]\s+(?=\S)|\s+-\s+(?=\S)"), 48
#: pictures and keycaps before a headline, and marks of emphasis around it
_PICTURES = re.compile(
    "^(?:[0-9#*]\ufe0f?\u20e3|[\u25a0-\u25ff\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff][\ufe0f\u200d\U0001f3fb-\U0001f3ff]*|\\s)+"
)
#: a value as YAML and JSON quote it
_QUOTED = re.compile(r"""^(["'])(.+)\1,?$""")
_BOLD = re.compile(r"^(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1$")
_NUMBERED = re.compile(r"(\d{1,2})(?:[.):/]|\.\)|\s?[-–—]) +(?=\S)")
#: the time of day that a ticker prints before a headline
_TIMED = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\.?)?[\])]?(?: ?[-–—|:])? +(?=[^\W\d]|[\"'“«„¿¡(\d])",
    re.IGNORECASE,
)
#: so many of a page's headlines are numbered where it counts them: what stands under them may not be
COUNTED = 0.7
#: the code of a database's field, and so many more than the headlines' stand on a page of it at least
_CODE, _CODES = re.compile(r"[A-Z]{2}[ \t](?=\S)"), 3
#: "Lowick Post > Local": what parts the steps of a path, of how many words one is, of how many characters all are
_STEP, _STEP_WORDS, _PATH = re.compile(r"\s[>»›→]\s"), 4, 100
#: so many lines under a text say who wrote it and when
_SIGNED = 2
#: marks that a page dresses headlines with
_MARKS = frozenset("^~=|_*+•■◆○●—–-/")


def headline_text(text: str) -> str:
    """A headline without the marks of its heading, without the label of its field and without its day."""
    named = read_field(text)
    if named and (is_title_field(named[0]) or is_subject_field(named[0])):
        return _QUOTED.sub(r"\2", named[1])
    text = _PICTURES.sub("", text.lstrip("# ")) or text
    text = without_markdown(_BOLD.sub(r"\2", text)) if "](" in text else _BOLD.sub(r"\2", text)
    dated = leading_date(text)
    return dated[1] if dated else text


def without_numbers(titles: Sequence[str]) -> list[str]:
    """The headlines of a page's stories without their numbers, where a page counts them: "1. Ferry runs aground"."""
    counted = [_NUMBERED.match(title) for title in titles]
    numbers = [int(found[1]) for found in counted if found]
    if len(numbers) < max(2, COUNTED * len(titles)) or numbers != list(range(1, len(numbers) + 1)):
        return list(titles)
    return [title[found.end() :] if found else title for title, found in zip(titles, counted)]


def without_times(titles: Sequence[str]) -> list[str]:
    """The headlines of a page's stories without the time of day before them, where a page prints it before each."""
    timed = [_TIMED.match(title) for title in titles]
    found = [one for one in timed if one]
    if len(found) < 2 or len(found) < COUNTED * len(titles):
        return list(titles)
    return [title[one.end() :] if one else title for title, one in zip(titles, timed)]


def without_codes(titles: Sequence[str], texts: Sequence[str]) -> list[str]:
    """The headlines of a page's stories without the code of their field: "HD Ferry runs aground".

    A database prints two capitals before each of its fields: all headlines begin with the same, and several others
    (`_CODES`) stand at the head of as many of the page's `texts`.
    """
    codes = {title[:2] for title in titles if _CODE.match(title)}
    if len(titles) < 2 or len(codes) != 1 or not all(map(_CODE.match, titles)):
        return list(titles)
    seen = Counter(found[0] for text in texts if (found := _CODE.match(text)))
    others = [code for code, count in seen.items() if code[:2] not in codes and count >= len(titles)]
    return [title[3:].lstrip() for title in titles] if len(others) >= _CODES else list(titles)


def without_marks(titles: Sequence[str]) -> list[str]:
    """The headlines of a page's stories without the marks of print that all of them stand between: "^Ferry sinks^"."""
    if len(titles) < 2:
        return list(titles)
    marks = {title[:1] for title in titles} | {title[-1:] for title in titles}
    if len(marks) == 1 and marks <= _MARKS:
        return [title.strip("".join(marks)).strip() for title in titles]
    return list(titles)


def leading_date(text: str) -> tuple[str, str] | None:
    """The day that a headline opens with, as it is written, and the rest: "24.12.2004 – Third draw in a row"."""
    if not any(map(str.isdigit, text[:_DAY])) or not (parting := _PARTING.search(text, 4, _DAY)):
        return None
    day = text[: parting.start()]
    credit = read_credit(day)
    if credit is None or "date" not in credit.kinds or not credit.kinds <= {"date", "time"}:
        return None
    return day, text[parting.end() :]


def is_menu(text: str) -> bool:
    """Whether a line is several links side by side, or the way to where a page stands: "Lowick Post > Local"."""
    return sum(map(text.count, ("|", " - ", " » ", " > ", "•", " · "))) >= 2 or _is_path(text) or _is_spread(text)


def _is_spread(text: str) -> bool:
    """Whether a line is words far apart: "Log in   Subscribe   Menu"."""
    words = text.split("   ") if "   " in text and len(text) <= _PATH else []
    return len(words) > 2 and all(word.count(" ") < _STEP_WORDS and any(map(str.isalpha, word)) for word in words)


def _is_path(text: str) -> bool:
    """Whether a line is a few words, a mark that points on, and a few words more."""
    steps = _STEP.split(text) if len(text) <= _PATH else []
    if len(steps) < 2:
        is_path = text.count(" / ") > 1 and len(text) <= _PATH and not any(map(str.isdigit, text))
        steps = text.split(" / ") if is_path else []
    return len(steps) > 1 and all(0 < step.count(" ") + 1 <= _STEP_WORDS for step in steps)


def text_ends(lines: Sequence[Line], start: int) -> int:
    """One past the last line of the story that starts at `start`: furniture after the last running text is cut off.

    What follows the last paragraph is given to the story only if it is a line or two that belong under a text.
    """
    prose = [at for at in range(start, len(lines)) if is_prose(lines[at]) and lines[at].words >= 12]
    if not prose:
        return len(lines)
    end = prose[-1] + 1
    while end < len(lines) and lines[end].words >= 5 and FULL_STOP.search(lines[end].text):
        end += 1
    while end < len(lines) and (BULLET.match(lines[end].text) or SHORTCODE.match(lines[end].text)):
        end += 1
    signed = end
    while signed < min(len(lines), end + _SIGNED) and _signs(lines[signed].text):
        signed += 1
    return signed


def _signs(text: str) -> bool:
    """Whether a line says who wrote a text or when."""
    if is_byline(text) or is_date_line(text):
        return True
    credit = read_credit(text)
    return credit is not None and bool(credit.kinds & {"by", "date"}) and "©" not in text
