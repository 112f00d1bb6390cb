"""Typed points of two write-ups of one event, told in other words, that exclude each other or don't."""

from __future__ import annotations

import datetime

import msgspec
import pytest

from newslint.compare.claims import claims_of_lines
from newslint.compare.concepts import StoryWords
from newslint.compare.meeting import Meeting
from newslint.compare.points.inventory import take_inventory
from newslint.compare.points.partings import partings
from newslint.compare.points.quantities import quantities
from newslint.compare.points.told import ToldPoints
from newslint.model import Span

_DAY = datetime.date(2003, 5, 16)


def _told(text: str, later: int = 0) -> ToldPoints:
    account = claims_of_lines(0, text.split("\n"))
    return take_inventory(StoryWords(msgspec.structs.replace(account, day=_DAY + datetime.timedelta(later))))


def _parted(one: str, other: str, later: int = 1) -> list[tuple[str, str]]:
    meeting = Meeting("near" if later else "one", same=True, later=later)
    return [(here.says, there.says) for here, there, _ in partings(_told(one), _told(other, later), meeting)]


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("a hundred and twenty thousand tiles", 120_000, 120_000),
        ("two thousand six hundred hens", 2600, 2600),
        ("two thousand million lire", 2e9, 2e9),
        ("£1.7million in cash", 1.65e6, 1.75e6),
        ("three and a half tonnes", 3.5, 3.5),
        ("More than 40 hens", 40, 80),
        ("handed over 300 francs", 300, 300),
    ],
)
def test_amounts_are_read_as_they_are_written(written: str, low: float, high: float) -> None:
    """Numbers of several words, scales that stick to their digits, hedges, and verbs that end with "over"."""
    found = quantities(written, Span(0, len(written)))[0]
    assert (found.low, found.high) == (pytest.approx(low, rel=0.01), pytest.approx(high, rel=0.01))


#: what is told of an event, what another story says wrongly of it, and what it may say as well
_EVENTS = [
    (
        "The tram that jumped the rails at Velm on Thursday had 41 people aboard. Nobody was hurt.",
        "All 14 on board walked away when a Velm tram left its track.",
        "All 41 on board walked away when a Velm tram left its track.",
    ),
    (
        "Grete Halm, 52, was lifted from the cliff at Orsk by a helicopter.",
        "The keeper at Orsk will not climb again. Grete Halm laughs. The 42-year-old says the gulls were kind.",
        "The keeper at Orsk will not climb again. Grete Halm laughs. The 53-year-old says the gulls were kind.",
    ),
    (
        "The balloon came down nine kilometres east of Torvald in a field of rye on Thursday.",
        "A farmer found the basket 19 kilometres east of Torvald, between rye and road.",
        "A farmer found the basket some six miles east of Torvald, between rye and road.",
    ),
    (
        "Thieves made off with £6,400 from the bakery in Lund Street on Wednesday.",
        "The bakers of Lund Street were robbed of £9,600, a week's takings.",
        "The bakers of Lund Street were robbed of well over £6,000, a week's takings.",
    ),
    (
        "The blaze at the Corvin mill was caused by a cigarette, the fire chief said.",
        "Lightning is blamed for what is left of the Corvin mill: four walls.",
        "A match or a cigarette is blamed for what is left of the Corvin mill: four walls.",
    ),
    (
        "The bell tower at Ilm fell on Wednesday. Nobody was in the square.",
        "Ilm put flowers on the stones. Nobody spoke of Tuesday's collapse, in which the bell broke.",
        "Ilm put flowers on the stones. Nobody spoke of Wednesday's collapse, in which the bell broke.",
    ),
    (
        "An earthquake of magnitude 5.2 shook Sarn early on Thursday.",
        "Plates fell in Sarn when the quake, a 6.4, woke the town.",
        "Plates fell in Sarn when the quake, a 5.3, woke the town.",
    ),
    (
        "Bruno Kessel, who sweeps chimneys at Arlen, found the ring in a flue.",
        "It was Bruno Hessel who put his hand into the flue at Arlen, where he sweeps chimneys.",
        "It was Mr Kessel who put his hand into the flue at Arlen, where he sweeps chimneys.",
    ),
    (
        "The ferry, which was bound for Malin, lost its rudder in a swell on Thursday.",
        "The ferry was coming from Malin when its rudder went, passengers said.",
        "The ferry had left Tarn for Malin when its rudder went, passengers said.",
    ),
    (
        "A red Volvo was seen outside the shop in Pell Lane before the robbery.",
        "Witnesses spoke of a green Volvo that stood outside the shop in Pell Lane.",
        "Witnesses spoke of a crimson Volvo that stood outside the shop in Pell Lane.",
    ),
    (
        "A jury at Dorne found the beekeeper not guilty of theft on Thursday.",
        "The beekeeper of Dorne was led away: jurors had found him guilty.",
        "The beekeeper of Dorne walked free, and his bees with him.",
    ),
    (
        "The statue of the miller at Brod is 2.4 metres tall and stands by the ford.",
        "At 3.9 metres high the miller of Brod looks down on lorries.",
        "At nearly eight feet high the miller of Brod looks down on lorries.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("told", "wrong", "right"), _EVENTS)
def test_what_excludes_what_is_told_is_told(told: str, wrong: str, right: str) -> None:
    """A value of a type that each of two stories has once, in words of its own."""
    assert len(_parted(told, wrong)) == 1
    assert _parted(told, right) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a toll that has grown since
        ("Nine people died when the dam at Orl broke.", "Fourteen people have now died at Orl, police said."),
        # another year's
        ("The raid on the bank at Orl brought in £900.", "In 1987, thieves took £70,000 from the bank at Orl."),
        # two sums, of which nobody can tell which is meant
        ("The firm paid £40 million and owes £12 million.", "The price of the firm was £55 million, not £60 million."),
        # another clock
        ("The jet landed at 1.52 on Friday afternoon.", "It was 9.52 a.m. on his wristwatch when the jet landed."),
        # two of one family
        ("Ivo Brandl, 40, steered the raft.", "Ivo Brandl's brother, Max Brandl, 37, fell from the raft."),
        # parts of a whole
        ("The bus with 38 passengers and a crew of two ran off the road.", "All 40 people on the bus got out unhurt."),
    ],
)
def test_what_may_be_so_is_not_told(one: str, other: str) -> None:
    """Later hours, other years, other clocks, kin, and parts that come to the whole."""
    assert _parted(one, other, later=2) == []
