"""Who wrote a story as its text itself says: at its beginning as papers of East Asia do, or in brackets at its end.

本报讯（记者 周晓岚）昨日…            (서울=연합뉴스) 박서윤 기자 = 11일…
… two hours later. (Reuters)        … zwei Enthaltungen. (hk)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.model import Part
from newslint.segmenting.lines import count_words
from newslint.segmenting.persons import is_paper, is_person

#: a text is so many words at least
_WORDS = 6
#: a name stands in so many characters of a text's beginning
_HEAD = 64
_CHINESE = re.compile(
    r"[^（）()。]{0,14}[（(][^（）()。]{0,10}?(?:记者|記者|通讯员|通訊員|特派员|特派員)[ \u3000:：]?"
    r"(?P<name>[\u3400-\u9fff]{2,4}(?:[ \u3000、][\u3400-\u9fff]{2,4}){0,2})(?=[ \u3000、）)]|通讯员|摄)"
)
_KOREAN = re.compile(r"[(\[（][^()\[\]]{1,24}[)\]）]\s?(?P<name>[\uac00-\ud7af]{2,4}) ?(?:기자|특파원)\b")
_AT_THE_END = re.compile(r"[.!?…。！？][\"'”’»」』]?\s{0,3}[(\[（/](?P<name>[^()\[\]（）/]{2,40})[)\]）/]\.?$")
_ALONE = re.compile(r"[(\[（/](?P<name>[^()\[\]（）/]{2,40})[)\]）/]\.?")
#: agencies and initials: a few capitals, or a few small letters
_INITIALS = re.compile(r"[^\W\d_]{2,4}|[^\W\d_]{1,3}\.(?: ?[^\W\d_]{1,3}\.){0,2}")
#: what else stands so at the end of a text
_NO_NAMES = frozenset(
    """
end ends more fin fine fim ende slut loppu kraj koniec konec vége sfârşit son τέλος конец кінець край
完 了 終 续 続 끝 photo video sic eng rus bnt url pdf ad pub
""".casefold().split()
)


def opening_byline(lines: Sequence[tuple[Part, str]], begins: int | None) -> str | None:
    """The reporter whom the first paragraph names before it begins."""
    if begins is None:
        return None
    head = lines[begins][1][:_HEAD]
    found = _CHINESE.match(head) or _KOREAN.match(head)
    return found["name"] if found else None


def source_at_the_end(lines: Sequence[tuple[Part, str]], *, alone: bool) -> str | None:
    """The name, or on a page of several stories the agency or the initials, in brackets at the end of a text."""
    below = ""
    for part, text in reversed(lines):
        if part is Part.PARAGRAPH and count_words(text) >= _WORDS:
            break
        below = text
    else:
        return None
    found = _ALONE.fullmatch(below) or _AT_THE_END.search(text)
    name = found["name"].rpartition("・")[2].strip() if found else ""
    if not name or name.casefold() in _NO_NAMES:
        return None
    is_signed = is_person(name) or (not alone and (is_paper(name) or _INITIALS.fullmatch(name) is not None))
    return name if is_signed else None
