"""Words that tell whether a person is a man or a woman: nouns of one gender, and the pronouns that take them up."""

from __future__ import annotations

import re

#: alone they can bring a person into a story: "A 19-year-old man"
MAN = r"man|boy|grandfather|father|widower|monk|fisherman|policeman|fireman|businessman|schoolboy"
WOMAN = r"woman|girl|grandmother|mother|widow|nun|policewoman|businesswoman|schoolgirl|housewife|ballerina"
#: with those that tell of an office, or whose husband or wife a person is
MALE = (
    rf"{MAN}|husband|son|brother|uncle|nephew|boyfriend|actor|waiter|spokesman|chairman|king|prince|priest|bishop"
    r"|cardinal|pope|imam|rabbi"
)
FEMALE = (
    rf"{WOMAN}|wife|daughter|sister|aunt|niece|girlfriend|actress|waitress|spokeswoman|chairwoman|queen|princess"
    r"|midwife"
)
#: groups `m` and `f`
PRONOUN = re.compile(r"\b(?:(?P<m>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<f>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))\b")
