"""Archives of mailing lists: each message begins with its fields, and its subject is its headline.

From ann at lowick.example  Thu Feb 11 18:22:40 2016    the line that parts messages in a mailbox, if it is there
From: ann at lowick.example (Ann Soames)
Date: Thu, 11 Feb 2016 18:22:40 -0500
Subject: [lowick] Ferry runs aground
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.segmenting.credits import read_field
from newslint.segmenting.headers import Start
from newslint.segmenting.lines import Line

#: the fields that every message has, as the standard of mail calls them (RFC 5322)
_FIELDS = {"from", "date", "subject"}
#: the line of a mailbox over a message's fields: who sent it, and when, as C writes a time (RFC 4155)
_ENVELOPE = re.compile(r"From \S.{0,80}? +[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d(?::\d\d)? .{0,8}\d{4}")


def find_mails(lines: Sequence[Line]) -> list[Start]:
    """Where the messages of a mailbox start, in order; nothing unless it begins with one and holds a second.

    Where a message lacks a field, what recurs down the page tells more (`newslint.segmenting.recurrence`).
    """
    starts: list[Start] = []
    at = 0
    while at < len(lines):
        fields, end = _read_head(lines, at)
        known = len(fields.keys() & _FIELDS)
        if known > 1:
            if known < len(_FIELDS) or end == len(lines) or (not starts and at):
                return []
            starts.append(Start(at, at, fields["subject"]))
        at = max(end, at + 1)
    return starts if len(starts) > 1 else []


def _read_head(lines: Sequence[Line], at: int) -> tuple[dict[str, int], int]:
    """The lines of the fields that stand from there on with no gap between, and one past the last of them."""
    fields: dict[str, int] = {}
    first = at
    if _ENVELOPE.fullmatch(lines[at].text):
        at += 1
    while at < len(lines) and (at == first or lines[at].gap == 0) and (told := read_field(lines[at].text)):
        fields.setdefault(told[0], at)
        at += 1
    return fields, at
