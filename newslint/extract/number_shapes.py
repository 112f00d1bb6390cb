"""Whether a sentence may hold a subject and a verb of two numbers, by the forms of its words, before it is tagged."""

from __future__ import annotations

import re

from newslint.extract.verbs import PRESENT
from newslint.extract.word_classes import is_of

#: one letter for what a word's form says; words of either number, or of none, are `o`
_CODES = {
    **dict.fromkeys("is was has does".split(), "I"),  # noqa: SIM905
    **dict.fromkeys("are were have do".split(), "A"),  # noqa: SIM905
    **dict.fromkeys(
        """of in on at by for from with near above below between among against behind beside under over through across
        around inside outside within without during before after along off into about like including beyond""".split(),  # noqa: SIM905
        "p",
    ),
    **dict.fromkeys("that which who".split(), "r"),  # noqa: SIM905
    **dict.fromkeys("said because although though while whether but when where if added told".split(), "t"),  # noqa: SIM905
    **dict.fromkeys(
        """will would can could may might must shall should had been be did being they we you i he she it there
        what""".split(),  # noqa: SIM905
        "m",
    ),
    **dict.fromkeys(
        """people police staff crew data media cattle most some many few several both all those these others none half
        to number majority lot more than minority million billion thousand hundred dozen one""".split(),  # noqa: SIM905
        "d",
    ),
    **dict.fromkeys("men women children".split(), "s"),  # noqa: SIM905
    **dict.fromkeys("each everyone everybody someone nobody no".split(), "k"),  # noqa: SIM905
    **dict.fromkeys("also not still now already then never often always only".split(), "a"),  # noqa: SIM905
    **dict.fromkeys("news politics economics this his its thus as us yes plus perhaps".split(), "o"),  # noqa: SIM905
    "and": "c",
    ",": ",",
    ";": "t",
}
_WORD = re.compile(r"[^\W\d_]+|[,;]")
#: a head of one number and, with no other verb between, a verb of the other
_SHAPES = re.compile(
    r"(?:^|[trc])[^pmIAzr]{0,9}s(?:p[^mIA]{0,30}|,[^mIA]{0,30},|[^smIA,]{1,16})?[Iz]"
    r"|(?:^|[trc])[^pmIAstrc,]{0,6}o(?:(?:op|p)[^mIAt]{0,30}|,[^mIA]{0,30},|r[^mA]{0,20})?a?A"
    r"|^o{2,4}(?:,o{1,4})?,?co{2,4}a?I"
    r"|[sz]a?I|[sz],?ra?[Iz]|[sz]r[sz]|[ob],?ra?[Ab]|k[^mIAt]{0,12}A|^[^pmIAstrc,]{0,6}o[^IA]{0,60},a?b"
)
#: frames of words in which the subject is told by its first ones, and two verbs of one subject
_FRAMES = re.compile(
    r"\bthe number of [^,.;]{3,60} (?:are|were|have)\b|\ba number of [^,.;]{3,40} (?:is|was|has)\b"
    r"|\b(?:neither|either|each|one) of [^,.;]{2,70} (?:are|were|have)\b"
    r"|\b(?:both|two|three|four|five|six|several|many) of [^,.;]{2,60} (?:is|was|has)\b"
    r"|\b(?:is|was|has)\b[^,.;:]{3,80} (?:and|but) (?:[a-z]+ )?(?:are|were|have)\b"
    r"|\b(?:are|were|have)\b[^,.;:]{3,80} (?:and|but) (?:[a-z]+ )?(?:is|was|has)\b"
)


class _Codes(dict[str, str]):
    def __missing__(self, word: str) -> str:
        code = "o"
        if word in PRESENT or is_of("third", word):
            code = "z"
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            code = "s"
        elif is_of("base", word):
            code = "b"
        elif word.endswith("ly"):
            code = "a"
        if len(self) < _KEPT:
            self[word] = code
        return code


_KEPT = 1 << 16
_codes = _Codes(_CODES)


def may_disagree(sentence: str) -> bool:
    """Whether the forms of the words leave room for a subject and a verb of different numbers."""
    small = sentence.lower()
    codes = "".join([_codes[word] for word in _WORD.findall(small)])
    return _SHAPES.search(codes) is not None or _FRAMES.search(small) is not None
