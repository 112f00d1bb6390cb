"""Whether two words are one name in two spellings, as names out of other scripts have them."""

from __future__ import annotations

import re

from newslint.knowledge.offices import knowledge

#: spellings of one sound in names out of other scripts, in the order in which they are made one
_SOUNDS = (
    ("sch", "sh"),
    ("shch", "sh"),
    ("tch", "ch"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("zh", "j"),
    ("dj", "j"),
    ("ts", "z"),
    ("tz", "z"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("yeo", "o"),
    ("eo", "o"),
    ("eu", "u"),
    ("yo", "o"),
    ("ye", "e"),
    ("iy", "i"),
    ("yi", "i"),
    ("ii", "i"),
    ("ij", "i"),
    ("yy", "i"),
    ("y", "i"),
    ("ie", "e"),
    ("ff", "v"),
    ("f", "v"),
)
#: countries whose names come out of another script than this one, so that one sound has several spellings
OTHER_SCRIPT = frozenset(
    """RU UA BY BG RS MK ME BA GR CY GE AM KZ KG TJ TM UZ MN CN TW HK KR KP JP TH KH LA MM IN PK BD NP LK BT MV AF IR IQ
    SY LB JO IL PS EG LY TN DZ MA SD SS SO ET ER SA AE QA KW BH OM YE MR TD DJ KM AZ XK""".split()  # noqa: SIM905
)
#: countries of Arabic names, whose short vowels and doubled letters every paper writes in its own way
_LOOSE = frozenset(
    """IQ SY LB JO PS EG LY TN DZ MA SD SO SA AE QA KW BH OM YE MR DJ KM AF IR ER SS TD""".split()  # noqa: SIM905
)


def are_one_name(one: str, other: str, land: str) -> bool:
    """Whether two words are one name in that country: an initial, another spelling of some source, the same sound."""
    if one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other)):
        return True
    if other in knowledge().record.other_surnames(one):
        return True
    return land in OTHER_SCRIPT and sound_of(one, land in _LOOSE) == sound_of(other, land in _LOOSE)


def sound_of(word: str, loose: bool) -> str:
    """A word with one letter for each sound; `loose` without vowels and doubled letters."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    if loose:
        word = re.sub(r"(.)\1", r"\1", word)
        word = word[:1] + re.sub(r"[aeiou]", "", word[1:])
    return word
