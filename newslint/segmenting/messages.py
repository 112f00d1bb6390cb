"""Exports of chats and channels: each message begins with a stamp and who sent it, and some are whole stories.

14/09/2023, 07:02 - Lowick News: *FERRY RUNS AGROUND*      WhatsApp on Android
[14.09.23, 07:02:11] Lowick News: Ferry runs aground       WhatsApp on an iPhone
[07:02] <lowick> Ferry runs aground                        IRC, Matrix
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from newslint.segmenting.lines import Line, is_prose

#: so many lines begin with a stamp, and so many of these with somebody's name as well
FEWEST, SENT = 4, 2
#: a story's first line has at most so many characters after its sender
LONGEST = 170
_STAMP = re.compile(
    r"[\u200e\u202a]?[\[(]?(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),? {1,2}(?:at |um |à )?"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    r"(?:[ \u202f]?[APap]\.?[Mm]\.?)?[\])]?(?: [-–—]|:)? "
)
_SENDER = re.compile(r"(?:<(?P<nick>[^<>\s]{1,40})>|(?P<name>[^:\n]{1,50}?):) ?(?=\S|$)")


class Message(Struct, frozen=True):
    """A message: its line, its day as it is written, who sent it ("" if nobody is named), and what that line says."""

    at: int
    day: str
    sender: str
    said: str


class Told(Struct, frozen=True):
    """A message that is a story: its first line, one past its last, its headline and its day as it is written."""

    at: int
    end: int
    headline: str
    day: str


def find_messages(lines: Sequence[Line]) -> list[Told]:
    """The messages of an export that are stories, in order; nothing if the lines are no export.

    A story has a headline in its first line and running text under it.
    """
    found = [message for at, line in enumerate(lines) if (message := _read(at, line.text))]
    senders = Counter(message.sender for message in found if message.sender)
    if len(found) < FEWEST or sum(senders.values()) < max(SENT, len(found) / 2):
        return []
    told = []
    for message, end in zip(found, [*(message.at for message in found[1:]), len(lines)]):
        text = lines[message.at + 1 : end]
        if message.sender and 0 < len(message.said) <= LONGEST and any(map(is_prose, text)):
            told.append(Told(message.at, end, message.said, message.day))
    return told if len(told) > 1 else []


def _read(at: int, text: str) -> Message | None:
    stamp = _STAMP.match(text)
    if stamp is None:
        return None
    sender = _SENDER.match(text, stamp.end())
    name = (sender["nick"] or sender["name"]).strip() if sender else ""
    said = text[sender.end() if sender else stamp.end() :]
    return Message(at, stamp["day"], name, said.strip("*_ \N{LEFT-TO-RIGHT MARK}"))
