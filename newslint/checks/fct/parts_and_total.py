"""A total and its parts in one sentence: do the parts make the total, and is no part larger than it?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.figures import NO_PART, Figure, Unit, figured_sentences
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: between a total and its first part: what is counted, a few words more, and the mark that opens the parts
_OPENS = re.compile(
    r"(?P<words>[^.;:()\d—–]{0,48}?)(?P<mark>: |, (?:or )?| ?[—–] ?| -- ?| \(|,? (?:made up of"
    r"|consisting of|comprising|composed of) )"
)
_LINK = re.compile(r"[^.;:()—–]{1,48}?(?:,| and|, and| or|, or) ")
#: what makes a figure behind another no part of its own
_NO_PART = re.compile(rf"\b(?:{NO_PART}|of (?:those|the|these)|from \d|rather|between|against \d|ago|previous\w*)\b")
#: behind a figure that counts some of those before it
_SOME = re.compile(r" of (?:them|whom|which|these|those)\b")
_COLON = re.compile(r":|—|--|–|\(")
_INCLUDES = re.compile(r"(?P<words>(?: [a-z-]+){1,3}), (?:including|among them|of whom|of them) ")
_OF = re.compile(r"(?:\bOf|(?:[,;]|\band|\bthat|\bbut) of) (?:the |its |their |all |his |her |some )?$")
_PREPOSITION = re.compile(r" (?:for|to|in|from|on|by|at|with|against|into|under|near|abroad|elsewhere)\b")
_VERB = re.compile(r" (?:[a-z]+ed|will|would|are|were|was|is|had|have|has|said|went|voted|chose|did)\b")
_PEOPLE = re.compile(
    r"\b(?:people|persons?|men|women|boys|girls|children|adults|males?|females?|members?|officers?|civilians?"
    r"|soldiers?|students?|pupils"
    r"|teachers?|passengers?|victims?|workers?|employees?|runners?|judges?|jurors?|jury|panel|team|crew|patients?"
    r"|residents?|delegates?"
    r"|suspects?|guards?|pilots?|doctors?|nurses?|others|lawmakers|players|fans|militants|police|dead|candidates)\b"
)
#: who is one of these is none of the others, but for those that hold two of them
_APART = frozenset({"men", "women", "boys", "girls", "children", "adults", "males", "females"})
_HOLDS = {"children": {"boys", "girls"}, "adults": {"men", "women"}}
#: groups of which nobody is in two
_NO_OVERLAP = (
    {"men", "women", "children"},
    {"men", "women", "boys", "girls"},
    {"adults", "children"},
    {"males", "females"},
)
#: nouns that may count anybody; others count some, beside whom others can stand in a row
_ANYBODY = frozenset({"", "people", "persons", "dead", "victims", "employees", "staff", "others"})
_INCLUDING = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among them|among (?:the|those) \w+ (?:are|were)|such as|of whom|of them):? $"
)
#: two nouns that leave nobody out
_ALL = ({"men", "women"}, {"boys", "girls"}, {"male", "female"}, {"males", "females"}, {"adults", "children"})
#: parts of one total, and the least that is one
_MOST_PARTS, _LEAST, _NEAR = 8, 3, 80


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one if the parts don't make the total, `larger` if they are more than it can hold.

    `fewer` if they are less than it, where a part may have been left out.
    """
    for passage in view.passages:
        for first, last, found in view.whole.shared(figured_sentences).get(passage.span.start, ()):
            told = [f for f in found if f.unit in (Unit.COUNT, Unit.MONEY) and not _SOME.match(view.text, f.end)]
            if len(told) > 2:
                yield from _votes(view, first, last, told)
            if len(told) > 1:
                yield from _of_sentence(view, first, last, told)


def _of_sentence(view: View, start: int, end: int, told: list[Figure]) -> Iterator[Hit]:
    text, at = view.text, 0
    while at < len(told) - 1:
        # what has more parts than a total may have is none, so no more are looked at
        total, rest = told[at], told[at + 1 : at + 3 + _MOST_PARTS]
        at += 1
        if total.hedge or total.value < _LEAST - 1:
            continue
        if _INCLUDES.fullmatch(text[total.end : rest[0].start]) and not rest[0].hedge:
            if rest[0].value > total.value and _alike(total, rest[0]) and re.match(r" [a-z]", text[rest[0].end :][:2]):
                yield from _hit(view, total, [rest[0]], "larger", end)
            elif _are_too_many(total, parts := _parts(text, rest, end)):
                yield from _hit(view, total, parts, "larger", end)
            continue
        if (
            at > 1
            and _LINK.fullmatch(text[told[at - 2].end : total.start])
            and total.unit is told[at - 2].unit
            and not _COLON.search(text[total.end : rest[0].start])
        ):
            # one of a row of figures, and no total
            continue
        opened = _OPENS.fullmatch(text[total.end : rest[0].start])
        if opened is None or _NO_PART.search(opened["words"]):
            continue
        parts = _parts(text, rest, end)
        if opened["mark"] in (", ", ", or ") and _is_first_of_row(text, start, total, parts):
            continue
        if len(parts) < 2 or any(part.hedge or part.value > total.value or not _alike(total, part) for part in parts):
            continue
        verdict = _verdict(text, start, total, parts, opened, end)
        if verdict is not None:
            yield from _hit(view, total, parts, verdict, end)
        if verdict is not None or sum(part.value for part in parts) == total.value:
            at += len(parts)


def _votes(view: View, start: int, end: int, told: list[Figure]) -> Iterator[Hit]:
    """4,100 of the 6,300 votes, and the rival 3,200."""
    for one, total, other in zip(told, told[1:], told[2:], strict=False):
        first = re.fullmatch(r" of (?:the |its |all )?", view.text[one.end : total.start])
        vote = re.match(r"(?:votes|ballots|seats|delegates)\b", total.of)
        between = view.text[total.end : other.start]
        linked = re.search(
            r"(?:\band|,|\bagainst|\bto) (?:[\w’'-]+ ){1,4}(?:took |won |got |received |had )?$",
            between,
        )
        if not (first and vote and linked) or len(between) >= _NEAR or _NO_PART.search(between) or other.of:
            continue
        if one.value + other.value > total.value and not any(f.hedge for f in (one, total, other)):
            yield from _hit(view, total, [one, other], "larger", end)


def _are_too_many(total: Figure, included: list[Figure]) -> bool:
    """Whether those who are included are more than all, and nobody among them can be counted twice."""
    groups = [part.of.split()[-1] for part in included if part.of]
    return (
        1 < len(included) == len(groups) == len(set(groups))
        and any(set(groups) <= apart for apart in _NO_OVERLAP)
        and not any(part.hedge for part in included)
        and sum(part.value for part in included) > total.value
    )


def _is_first_of_row(text: str, start: int, total: Figure, parts: list[Figure]) -> bool:
    """Whether a figure before a comma is the first of those behind it and not their total: five men, four women."""
    if _INCLUDING.search(text[max(start, total.start - 30) : total.start]):
        return True
    nouns = {part.of.split()[-1] for part in parts if part.of}
    kind = (total.of.split() or [""])[-1]
    if not nouns or kind in _ANYBODY:
        return False
    if kind in _APART:
        return not nouns <= _HOLDS.get(kind, set())
    return nouns not in _ALL and nouns not in _NO_OVERLAP


def _alike(total: Figure, part: Figure) -> bool:
    if total.unit is part.unit:
        return total.unit is not Unit.MONEY or total.of == part.of
    return part.unit is Unit.COUNT and not part.of


def _parts(text: str, rest: list[Figure], end: int) -> list[Figure]:
    """The figures that follow one another as parts do: each with its few words, joined by commas and an "and"."""
    parts = rest[:1]
    for one, other in itertools.pairwise(rest):
        between = text[one.end : other.start]
        if not _LINK.fullmatch(between) or _NO_PART.search(between):
            break
        parts.append(other)
    last = parts[-1]
    tail = re.match(r"[^.,;:()—–]{0,60}", text[last.end : end])
    if _NO_PART.search(tail[0] if tail else "") or len(parts) > _MOST_PARTS:
        return []
    # a list ends with "and"; without one it is something else
    if len(parts) > 1 and not re.search(r"\b(?:and|or) $", text[parts[-2].end : last.start]):
        return []
    return parts


def _verdict(text: str, start: int, total: Figure, parts: list[Figure], opened: re.Match[str], end: int) -> str | None:
    value = sum(part.value for part in parts)
    step = min(figure.step for figure in (total, *parts))
    if abs(value - total.value) <= (len(parts) + 1) * step / 2 * (step > 1):
        # each of them may be rounded
        return None
    more = value > total.value
    if _OF.search(text[max(start, total.start - 20) : total.start]):
        later = [text[part.end : min(end, part.end + 24)] for part in parts[1:]]
        elided = all(_PREPOSITION.match(words) for words in later) or _same_verb(text, parts)
        return "larger" if more and elided else None
    nouns = {part.of.split()[-1] for part in parts if part.of}
    if opened["mark"].strip() in (":", "—", "–", "--", "("):
        named = all(part.of or re.match(r" [A-Z][a-z]+", text[part.end : part.end + 4]) for part in parts)
        return "" if named and (more or len(nouns) in (0, len(parts))) else None
    if all(part.of for part in parts):
        if not all(_PEOPLE.search(part.of) for part in parts) or not (
            _PEOPLE.search(total.of) or _PEOPLE.search(text[max(start, total.start - 20) : total.start])
        ):
            return None
        return "" if more or nouns in _ALL else "fewer"
    behind = [_PREPOSITION.match(text, part.end, end) for part in parts]
    own = _PREPOSITION.search(opened["words"])
    if own and any(match and match[0] == own[0] for match in behind):
        # the first of a row: 150 billion for computers, 50 billion for power, and 150 billion for trains
        return None
    if all(behind) and total.of and not _VERB.search(opened["words"].partition(total.of)[2]):
        return "" if more else "fewer" if len({match[0] for match in behind if match}) == 1 else None
    return None


def _same_verb(text: str, parts: list[Figure]) -> bool:
    """Whether a verb, or a word like "against", stands behind each part: 18 voted for it and 14 against."""
    words = [re.match(r" (\w+)", text[part.end : part.end + 24]) for part in parts]
    return all(words) and len({word[1] for word in words if word}) == 1


def _hit(view: View, total: Figure, parts: list[Figure], verdict: str, end: int) -> Iterator[Hit]:
    text = view.text
    span = Span(min(total.start, parts[0].start), parts[-1].end + (len(parts[-1].of) + 1 if parts[-1].of else 0))
    if view.admits(span):
        come_to = sum(part.value for part in parts)
        fields = (
            ("total", text[total.start : total.end]), ("parts", f"{come_to:,.0f}"),
            ("sum", " + ".join(f"{part.value:,.0f}" for part in parts)),
        )  # fmt: skip
        yield Hit(span, fields, verdict)
