"""Who wrote a story, where its credits, its fields or the line under its text say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newslint.model import Part
from newslint.segmenting.credits import is_author_field, read_credit, read_field, without_markdown
from newslint.segmenting.lines import is_byline, is_running
from newslint.segmenting.name_lines import is_mail, is_role_line, name_beside
from newslint.segmenting.names import without_brackets
from newslint.segmenting.persons import is_paper, is_person, may_be_person
from newslint.segmenting.roles import is_desk, is_role
from newslint.segmenting.source_labels import opening_byline, source_at_the_end

_BODY = (Part.PARAGRAPH, Part.SUMMARY, Part.QUOTATION)
#: a letter is signed with a name, and perhaps a place
_LONGEST_SIGNATURE = 60
#: and so many blanks a line holds at least that ends with the words before a signature
_CLOSING = 6
#: "Lowick News, [19.04.2021 08:14]": how messengers write who sent what
_SENT = re.compile(r", \[\d[^\[\]]{0,40}\]$")
#: what programs and databases write where nobody is named
_NOBODY = frozenset(["null", "none", "nil", "n/a", "-", "--", "anonymous", "unknown"])
_ADDRESSED = re.compile(r"[\"']?(?P<name>[^\"'<>@\s][^\"'<>@]{1,80}?)[\"']?\s{0,3}<[^<>\s]+@[^<>\s]+>")
#: "Soames, Ann": how databases write a name
_INVERTED = re.compile(r"[^\W\d_][\w'’-]{1,30}, [^\W\d_][\w'’.-]{0,30}(?: [^\W\d_][\w'’.-]{0,30})?")


def find_byline(lines: Sequence[tuple[Part, str]], *, alone: bool) -> str | None:
    """The line or the name that says who wrote a story; None if nothing does.

    `lines` are the story's own with their parts. Only on a page of several (`alone` is false) a name under a text is
    its author's: letters are signed there.
    """
    lines = [(part, without_markdown(text)) for part, text in lines]
    texts = [at for at, (part, _) in enumerate(lines) if part in _BODY and _is_text(lines[at][1])]
    begins = next((at for at in texts if not _is_standfirst(lines, at)), None)
    head = lines if begins is None else lines[:begins]
    foot = lines[texts[-1] + 1 :] if texts else []
    found = (
        next((name_in(text) for part, text in head if part is Part.BYLINE and is_byline(text)), None)
        or _credited(head, signed=True)
        or _in_field(head)
        or _credited(head, signed=False)
        or _credited(foot, signed=True)
        or _named(head, alone=alone)
        or _introduced(head)
        or (None if alone else _signed(foot))
        or _introduced(foot)
        or opening_byline(lines, begins)
        or source_at_the_end(lines, alone=alone)
    )
    if found and (is_desk(found) or is_role_line(found)) and (name := _signed(foot)):
        return name  # "from our correspondent" over the text, and who that is under it
    return None if found and _is_nobody(found) else found


def _is_nobody(name: str) -> bool:
    """Whether a name says that nobody is named: a word that programs write, or words in small letters, none a role."""
    if name.casefold() in _NOBODY:
        return True
    return name.islower() and " " in name and not any(is_role(word) or is_desk(word) for word in [*name.split(), name])


def _is_standfirst(lines: Sequence[tuple[Part, str]], at: int) -> bool:
    """Whether a line of text stands over who wrote the story or when."""
    return lines[at][0] is Part.SUMMARY and at + 1 < len(lines) and lines[at + 1][0] in (Part.BYLINE, Part.DATELINE)


def name_in(line: str) -> str:
    """A byline as it is written; its name alone where more stands in the line."""
    credit = read_credit(line)
    return credit.byline if credit and credit.byline and "date" in credit.kinds else line


def _credited(lines: Sequence[tuple[Part, str]], *, signed: bool) -> str | None:
    for part, text in lines:
        told = read_field(text) if part is not Part.HEADLINE and signed else None
        if told and is_author_field(told[0]) and _INVERTED.fullmatch(told[1]):
            return told[1]
        credit = None if part is Part.HEADLINE else read_credit(text)
        if (
            credit
            and credit.byline
            and signed is ("by" in credit.kinds)
            and (signed or _may_write(credit.byline, text))
        ):
            return credit.byline
    return None


def _may_write(name: str, line: str) -> bool:
    """Whether a name beside a date may be who wrote: neither a paper nor the channel that a message was sent to."""
    return not is_paper(name) and not _SENT.search(line)


def _in_field(lines: Sequence[tuple[Part, str]]) -> str | None:
    for part, text in lines:
        if part is not Part.HEADLINE and (told := read_field(text)) and is_author_field(told[0]):
            return _sender(told[1])
    return None


def _sender(value: str) -> str:
    """The name in a field, as mail has it: Ann Soames <ann@lowick.example>."""
    found = _ADDRESSED.fullmatch(value)
    return found["name"].strip() if found else value


def _named(lines: Sequence[tuple[Part, str]], *, alone: bool) -> str | None:
    """A name by itself among the lines between a headline and its text, where credits stand as well.

    On a page of one story it stands right over or under when the story appeared.
    """
    under = [text for part, text in lines if part is not Part.HEADLINE]
    credits = [read_credit(text) for text in under]
    dated = [at for at, credit in enumerate(credits) if credit and (not alone or credit.is_day)]
    days = [at for at, credit in enumerate(credits) if credit and "date" in credit.kinds]
    for at, text in enumerate(under if days or dated else ()):
        is_beside = at - 1 in dated or at + 1 in dated
        if dated and ((is_person(text) and (is_beside or not alone)) or (is_beside and may_be_person(text))):
            return text
        if (at - 1 in days or at + 1 in days) and (name := name_beside(text)):
            return name
    return None


def _introduced(lines: Sequence[tuple[Part, str]]) -> str | None:
    """A name right over what its bearer is called or the address that he is written to at."""
    said = [text for part, text in lines if part is not Part.HEADLINE]
    for text, below in pairwise([*said, ""]):
        if (is_role_line(below) or is_mail(below)) and (name := name_beside(text)):
            return name
        if ("@" in text or _has_role(text)) and (name := name_beside(text)):
            return name
    return None


def _has_role(text: str) -> bool:
    return len(text) <= _LONGEST_SIGNATURE and any(map(is_role, text.split()))


def _is_text(text: str) -> bool:
    """Whether a line is running text; that of a letter may end with a comma ("Yours, etc,")."""
    return is_running(text) or (text.endswith(",") and text.count(" ") >= _CLOSING)


def _signed(lines: Sequence[tuple[Part, str]]) -> str | None:
    """The name right under a text."""
    first = lines[0][1] if lines else ""
    name = without_brackets(first.split(",")[0])
    is_signed = len(first) <= _LONGEST_SIGNATURE and " " in name and is_person(name)
    return first.rstrip(",") if is_signed else None
