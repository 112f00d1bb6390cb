"""Armies, states and alliances that began and ended on a known day, and the words that speak of the past."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct

from newslint.knowledge.gazetteer import organisations
from newslint.knowledge.tables import remember, rows

#: what an army or a government is made of: an adjective with one of these acts
ARMED = (
    r"army|armies|forces?|troops|military|militaries|soldiers?|navy|fleet|air force|warplanes?|fighter jets?|jets|"
    r"commanders?|officials?|government|authorities|diplomats?|ambassador|embassy|foreign minister|defen[cs]e minister|"
    r"defen[cs]e ministry|foreign ministry|president|prime minister|tanks|artillery|air ?strikes?|leaders?"
)


class Lifetime(Struct, frozen=True):
    """Something that existed from `began` to `ended`, or from `began` on; `now` is what took its place.

    `acts` says how its name must stand for it to be more than a memory: `armed` before an army or a ministry, `body`
    and `state` before something that it does, `coined` anywhere, for a word that nobody knew before it began, `new`
    for a state that began. Words
    of `unless` in a story make the name mean something else.
    """

    name: str
    acts: str
    began: datetime.date
    ended: datetime.date | None
    now: str
    unless: tuple[str, ...]
    source: str


@remember
def lifetimes() -> dict[str, Lifetime]:
    """What `lifetimes.csv` holds, by name."""
    day = datetime.date.fromisoformat
    return {
        row["name"]: Lifetime(
            row["name"], row["acts"], day(row["began"]), day(row["ended"]) if row["ended"] else None,
            row["now"], tuple(part.strip() for part in row["unless"].split(";") if part.strip()), row["source"],
        )
        for row in rows("lifetimes.csv")
    }  # fmt: skip


@remember
def lives() -> dict[str, Lifetime]:
    """Everything that began or ended in a time that news may be of, by name: lifetimes, and armed bodies."""
    found = {
        name: Lifetime(name, "body", body.began, body.ended, "", (), body.source)
        for name, body in organisations().items()
        # a name of one word may be a surname or a town, too
        if len(name) > 3 and (" " in name or "-" in name or name.isupper())
    }
    return found | lifetimes()


@remember
def past_cues() -> re.Pattern[str]:
    """A pattern for what places a sentence in the past: its names and events, a year or a decade."""
    names = "|".join(re.escape(row["cue"]) for row in rows("past.csv"))
    return re.compile(
        rf"{names}|\b1[0-9]\d\ds?\b|['’][2-9]0s\b|\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties)\b"
    )


#: lighter words of memory, which count only close to the name
MEMORY = re.compile(
    r"\b(?:ago|decades?|former(?:ly)?|histor\w+|century|veterans?|monuments?|memorial\w*|museum|relics?|"
    r"dissol\w+|bygone|old|back then|in those days|the late|grandfather|grandmother|ancest\w+|anniversary|empire|"
    r"then-\w+|pull-?out|withdr[ae]w\w*|defeat\w*)\b",
    re.IGNORECASE,
)
