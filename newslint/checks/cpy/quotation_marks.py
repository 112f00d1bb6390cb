"""Double quotation marks that lack their partner or stand the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract.words import story_chunk
from newslint.model import Edit, Hit, Part, Passage, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"


class Options(Struct, frozen=True):
    """Which faults are reported."""

    faults: tuple[Literal["unclosed", "unopened", "wrong-way"], ...]


_OPEN = "\N{LEFT DOUBLE QUOTATION MARK}"
_LOW = "\N{DOUBLE LOW-9 QUOTATION MARK}"
_CLOSE = "\N{RIGHT DOUBLE QUOTATION MARK}"
# some papers write a double mark as two single ones
_MARK = re.compile(f"[{_OPEN}{_CLOSE}\"\n]|’’|‘‘|''")
_PLAIN = re.compile(f'[{_OPEN}{_CLOSE}"\n]')
_BALANCED = re.compile(f'(?:{_OPEN}{_CLOSE}|""|\n)*')
# marks that may stand the wrong way round, and double marks that are written as two single ones
_TURNED = re.compile(f"{_CLOSE}(?<=[ \n]{_CLOSE})|{_OPEN}(?=[ \n])|''|’’")
_BEFORE_OPENING = " \t\n\xa0([{—–-/‘'…\u2009\u200a"
# what is left of a shortcode or tag: slug=”a-b-c”
_ATTRIBUTE = re.compile(f'\\w=[{_OPEN}{_CLOSE}"][^{_OPEN}{_CLOSE}"\\s]*[{_OPEN}{_CLOSE}"]')
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[ ”\"]*(?:\w+ \w+)?$")
_SENTENCE_ENDS = re.compile(r"[.!?…][’'”\"]?[ \xa0]+\Z")
_APART = frozenset({Part.FURNITURE, Part.FRONT_MATTER, Part.CAPTION, Part.ALT, Part.BYLINE, Part.DATELINE})
_RUNS_ON = frozenset({Part.PARAGRAPH, Part.QUOTATION, Part.SUMMARY})
#: characters that hardly a paragraph has: one in a thousand of 61,670 on the clean set (2026-12-01)
_LONGEST = 1_700
_TOLD = (
    "said|says|told|added|adds|wrote|explained|tweeted|asked|replied|recalled|admitted|insisted|warned|joked|complained"
    "|remarked|declared|recounted|argued|noted|continued|conceded|shouted|whispered"
)
# a quotation that ends with its speaker has ended, whatever the next paragraph begins with
_ATTRIBUTED = re.compile(
    r"[,?!] (?:"
    r"(?!(?:and|but|so|or|because|which|when|as|who|if|that|then|where|while|what|I|we|you)\b)(?:[\w’'.-]+ ){1,6}"
    rf"(?:{_TOLD})\b|(?:{_TOLD}) (?:[A-Z]|(?:the|an?|one|his|her|their|its) [a-z]))[^“”\"]{{0,400}}$"
)
# what a whole quoted sentence follows in the reporter's own
_SPEECH = re.compile(
    r"(?:said|says|say|saying|added|adds|wrote|asked|replied|tweeted|that|told \w+|and|but|:|,|—|–|-)[ \xa0]$"
)


class Fault(Struct, frozen=True):
    """A mark at `at` that lacks its partner or stands the wrong way."""

    at: int
    kind: str
    char: str


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for every faulty mark, with the word beside it: `mark`, `words`; the verdict is the fault.

    A quotation may run over paragraphs, each of which opens it anew and only the last of which closes it; a straight
    mark behind a figure is an inch. Marks that stand the wrong way come with an edit.
    """
    if view.passages:
        for passage, fault in view.whole.shared(_story_faults):
            kind = "unclosed" if fault.kind == "joined" else fault.kind
            if kind in options.faults and passage.part in view.scope.parts:
                yield _hit(passage, passage.span.of(view.text), fault)


def _story_faults(whole: StoryText) -> list[tuple[Passage, Fault]]:
    chunk = story_chunk(whole)
    if _LOW in chunk:
        return []  # languages that open with the low mark close with what opens in English
    suspicious = bool(_TURNED.search(chunk))
    if not suspicious and _BALANCED.fullmatch("".join(_PLAIN.findall(chunk))):
        return []
    unbroken = _is_unbroken(whole)
    found: list[tuple[Passage, Fault]] = []
    passages = [p for p in whole.passages if p.part not in _APART]
    running = False
    for place, passage in enumerate(passages):
        line = passage.span.of(whole.text)
        if not suspicious and _is_even(line, running):
            continue
        if not _MARK.search(line):
            continue
        faults, open_at = _faults(line, running)
        running = False
        if open_at is not None:
            following = [p for p in passages[place + 1 : place + 9] if p.part in _RUNS_ON]
            running = _runs_on(whole.text, line, open_at, passage, following)
            if not running and not _CUT_OFF.search(line):
                faults.append(Fault(open_at, "unclosed", line[open_at]))
        found += [(passage, fault) for fault in sorted(faults, key=lambda f: f.at)]
    if unbroken:
        found = [one for one in found if one[1].kind == "wrong-way" or one[1].char == _CLOSE]
    return _join_once(found)


def _is_unbroken(whole: StoryText) -> bool:
    """Whether a page has lost all its breaks: with them goes what opens anew, and which straight mark closes."""
    body = [p for p in whole.passages if p.part in _RUNS_ON]
    return len(body) == 1 and body[0].span.end - body[0].span.start > _LONGEST


def _join_once(found: list[tuple[Passage, Fault]]) -> list[tuple[Passage, Fault]]:
    """The faults, but that paragraphs are lost is told once a story."""
    first = next((one for one in found if one[1].kind == "joined"), None)
    return [one for one in found if one is first or one[1].kind != "joined"]


def _is_even(line: str, running: bool) -> bool:
    """Whether a count of its marks alone shows that a line has no fault and ends no quotation from above."""
    opened, closed, straight = line.count(_OPEN), line.count(_CLOSE), line.count('"')
    return opened == closed and straight % 2 == 0 and not (running and opened + straight)


def _faults(line: str, running: bool) -> tuple[list[Fault], int | None]:
    """The faults of one line, and where a quotation opens that isn't closed in it."""
    faults: list[Fault] = []
    stack: list[int] = []
    if "=" in line:
        line = _ATTRIBUTE.sub(lambda m: " " * len(m[0]), line)
    carried = running  # an earlier paragraph left a quotation open
    for mark in _MARK.finditer(line):
        at, char = mark.start(), mark[0]
        way = _way(line, at, char, bool(stack))
        if way == "none":
            continue
        if char in (_OPEN, _CLOSE) and way != ("open" if char == _OPEN else "close"):
            faults.append(Fault(at, "wrong-way", char))
        if way == "open":
            if stack and _SENTENCE_ENDS.search(line, 0, at) and not _ATTRIBUTED.search(line[stack[-1] : at]):
                # it runs on and is opened anew, as where a paragraph begins: the break is lost, or a closing mark
                faults.append(Fault(at, "joined", char))
                stack.pop()
            stack.append(at)
        elif stack:
            stack.pop()
        elif carried:
            carried = False
        else:
            faults.append(Fault(at, "unopened", char))
    return faults, stack[0] if stack else None


def _way(line: str, at: int, char: str, is_open: bool) -> str:
    """`open`, `close` or `none` (an inch): by what stands beside the mark, else by the mark, else by what is due."""
    before, after = line[at - 1 : at], line[at + len(char) : at + len(char) + 1]
    if char != _OPEN and before.isdigit() and not is_open:
        return "none"
    opens = (not before or before in _BEFORE_OPENING) and bool(after) and after not in " \t\xa0.,;:!?)"
    closes = bool(before) and before not in " \t\xa0([" and (not after or after in " \t\xa0.,;:!?)]—–-…")
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if char in (_OPEN, _CLOSE):
        return "open" if char == _OPEN else "close"
    return "close" if is_open else "open"


def _runs_on(text: str, line: str, open_at: int, passage: Passage, following: list[Passage]) -> bool:
    """Whether a quotation left open at the end of a passage goes on in those that follow."""
    if passage.part is Part.HEADLINE or not following:
        return False
    if _ATTRIBUTED.search(line, open_at) or _is_in_sentence(line, open_at):
        return False
    if following[0].span.of(text).lstrip().startswith((_OPEN, '"')):
        return True
    # some papers open once, and close at the end of a later paragraph
    for later in following:
        next_line = later.span.of(text)
        first = _MARK.search(next_line)
        if first is not None:
            return first[0] != _OPEN and _way(next_line, first.start(), first[0], True) == "close"
    return False


def _is_in_sentence(line: str, open_at: int) -> bool:
    """Whether the quotation is a few words in the reporter's own sentence, with which it ends."""
    if open_at < 2 or not line[open_at - 2].isalpha():
        return False
    return line[open_at + 1 : open_at + 2].islower() or not _SPEECH.search(line, 0, open_at)


def _before_speaker(line: str, opened: int) -> tuple[int, int] | None:
    """Where the words that open there give way to their speaker, with the words beside; None if they don't."""
    later = _PLAIN.search(line, opened + 1)
    found = _ATTRIBUTED.search(line, opened, later.start() if later else len(line))
    if found is None:
        return None
    behind = line.find(" ", found.start() + 2)
    return line.rfind(" ", 0, found.start()) + 1, len(line) if behind < 0 else behind


def _hit(passage: Passage, line: str, fault: Fault) -> Hit:
    start, end = fault.at, fault.at + len(fault.char)
    edits: tuple[Edit, ...] = ()
    if fault.kind == "wrong-way":
        mark = Span(passage.span.start + start, passage.span.start + end)
        edits = (Edit(mark, _CLOSE if fault.char == _OPEN else _OPEN),)
    elif fault.kind == "unopened":
        start = line.rfind(" ", 0, fault.at) + 1
    else:
        blank = line.find(" ", end)
        end = len(line) if blank < 0 else blank
    fields = (("mark", fault.char), ("words", line[start:end]))
    span = Span(passage.span.start + start, passage.span.start + end)
    pointers: tuple[RelatedLocation, ...] = ()
    last = Span(passage.span.start + line.rstrip().rfind(" ") + 1, passage.span.start + len(line.rstrip()))
    if fault.kind == "unclosed" and (belongs := _before_speaker(line, fault.at)):
        pointers = (RelatedLocation(Span(passage.span.start + belongs[0], passage.span.start + belongs[1]), "belongs"),)
    elif fault.kind == "unclosed" and last.start > span.end:
        pointers = (RelatedLocation(last, "end"),)
    return Hit(span, fields, fault.kind, pointers, edits)
