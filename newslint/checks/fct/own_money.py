"""Money that does something in a sentence of one country, which has another: "Thailand cut its ringgit loose"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newslint.extract.place_names import DISPUTED, lands_in
from newslint.extract.sentences import sentence_around
from newslint.model import Span

#: what money does, and what is done to it
_MOVES = re.compile(
    r" (?:(?:has|had|was|is|were|will|could|would) )?(?:since |again |also |promptly |then )?(?:rose|risen|fell|fallen"
    r"|gained|lost|slid|slump\w*|weaken\w*|strengthen\w*|jump\w*|drop\w*|trad(?:ed|es|ing)|sank|sunk|climb\w*|soar\w*|plung\w*"
    r"|tumbl\w*|float\w*|devalu\w*|revalu\w*|peg\w*|collaps\w*|recover\w*|hit|down|up|upwards?|downwards?|loose|free"
    r"|halv\w*|surg\w*|appreciat\w*|depreciat\w*)\b"
)
_MOVED = re.compile(
    r"\b(?:let|lets|cut|sent|sends|devalu\w+|revalu\w+|float\w*|defend\w*|prop\w*(?: up)?|support\w*|chas\w+|push\w*"
    r"|drove|drive|driving|peg\w*|unpeg\w*|weaken\w*|strengthen\w*|shor\w+ up|free\w*|dump\w*|scrap\w*|abandon\w*"
    r"|bolster\w*|rescu\w+|knock\w*|batter\w*|keep\w*|kept|prevent\w*|stabilis\w+|stabiliz\w+|buy\w*|sell\w*|bought"
    r"|sold) $"
)
#: money of another country beside it: rates of exchange, travellers, several monies of one region
_ABROAD = re.compile(
    r"\b(?:against|versus|exchang\w+ (?:for|into)|convert\w*|travell?er\w*|tourist\w*|emerging|region\w*|Asian"
    r"|Nordic|Scandinavian|Gulf|Latin|African|other currencies|currencies|neighbou?r\w*|import\w*|export\w*|lent"
    r"|loan\w*|bonds?|if|imagin\w+|like|unlike|than|once|former\w*|until|instead|replac\w+|old)\b"
)
_AGAINST_DOLLARS = re.compile(r"\bagainst (?:the )?(?:US |U\.S\. )?(?:dollar|greenback|euro)\b")
_CURRENCY = re.compile(r"\bcurrency of (?:the )?[A-Z][\w ]{2,20} (?:is|was|,) ")


class Told(NamedTuple):
    """A noun of money that moves in a sentence of one country: where it is, and where the country is named."""

    noun: str
    span: Span
    code: str
    land: Span


def moving_money(text: str, line: Span, nouns: Iterable[str], all_nouns: Iterable[str]) -> Iterator[Told]:
    """Each of these nouns of money in a passage that moves in, or right behind, a sentence that names one country."""
    written = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
    if not written:
        return
    whose = r"(?:[Ii]ts|[Tt]heir|[Tt]he(?: (?:country|nation|kingdom|republic)['’]s)?)"
    phrase = rf"\b{whose} (?:[a-z-]+ )?(?P<noun>{written})\b(?!-)"
    for found in re.finditer(phrase, text[line.start : line.end]):
        start, end = line.start + found.start(), line.start + found.end()
        sentence = sentence_around(text, Span(start, end), line)
        before = text[max(sentence.start, start - 40) : start]
        if not (_MOVES.match(text, end) or _MOVED.search(before) or _CURRENCY.search(before)):
            continue
        told = sentence.of(text)
        if _ABROAD.search(_AGAINST_DOLLARS.sub("", told)) or _other_money(told, found["noun"], all_nouns):
            continue
        lands = lands_in(text, sentence)
        if not lands and sentence.start - line.start > 2:
            lands = lands_in(text, sentence_around(text, Span(sentence.start - 2, sentence.start - 1), line))
        if len(lands) == 1:
            code, land = next(iter(lands.items()))
            if code not in DISPUTED and code != "US":
                yield Told(found["noun"], Span(start, end), code, land)


def _other_money(told: str, noun: str, all_nouns: Iterable[str]) -> bool:
    words = set(re.findall(r"[a-z]{3,}", told))
    return any(one not in (noun, "dollar", "euro") and (one in words or f"{one}s" in words) for one in all_nouns)
