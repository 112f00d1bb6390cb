"""Who holds a post of which an event has one: "Captain Orholt", "the captain, Mats Lindgren," "chaired by Reid"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.frames import Detail, stem
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.model import Span

#: posts that one person holds, each with the words for it; who bears another's is another person
_POSTS: dict[str, str] = {
    "captain": r"captain|skipper|master",
    "pilot": r"pilot",
    "judge": r"judge|mr justice|mrs justice",
    "coroner": r"coroner",
    "director": r"director",
    "head teacher": r"head ?(?:teacher|master|mistress)|headmaster|headmistress|principal",
    "mayor": r"(?:lord )?mayor(?:ess)?",
    "chief executive": r"chief executive|managing director|ceo",
    "chair": r"chair(?:man|woman|person)",
    "conductor": r"conductor",
    "publisher": r"publisher",
    "architect": r"architect",
    "referee": r"referee|umpire",
    "curator": r"curator",
    "vicar": r"vicar|parish priest|rector",
    "founder": r"founder",
    "fire chief": r"fire chief|chief fire officer",
    "police chief": r"police chief|chief of police|chief constable|sheriff",
    "foreman": r"foreman",
    "chief engineer": r"chief engineer|engineer in charge",
    "finance minister": r"(?:finance minister|minister of finance|chancellor of the exchequer)",
    "health minister": r"health (?:minister|secretary)|minister (?:of|for) health",
    "transport minister": r"transport (?:minister|secretary)|minister (?:of|for) transport",
    "interior minister": r"(?:interior|home) (?:minister|secretary)|minister (?:of|for) the interior",
}
_WORDS = "|".join(f"(?P<p{at}>{words})" for at, words in enumerate(_POSTS.values()))
_KEYS = tuple(_POSTS)
#: a sentence without any of these names no holder
_GATE = re.compile(rf"\b(?:{'|'.join(_POSTS.values())}|chaired|headed|under|controls)\b", re.IGNORECASE)
_HONOUR = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Major|Captain|Father|Rev|Reverend)\.? |[A-Z][a-z]{1,4}\. )?"
_WORD = r"[A-ZÀ-Ž][a-zà-ž’'-]+(?:[A-Z][a-zà-ž]+)?"
_NAME = rf"{_HONOUR}(?P<name>(?:{_WORD} (?:[A-Z]\.? ){{0,2}})?(?:(?:van|von|de|del|der|al|bin) )?(?P<last>{_WORD}))"
#: a title with a capital right before the name, a post with its holder behind it or between commas, and the name
#: with its post behind it
_BEFORE = re.compile(
    rf"(?<![\w’'-])(?i:(?:the|his|her|its|their|a|an|[a-z]+[’']s) )?(?:[a-z-]+ ){{0,2}}?(?i:{_WORDS}),? {_NAME}"
    r"(?![\w’'-]| (?:and|&) [A-Z])"
)
_BEHIND = re.compile(
    rf"(?<![\w’'-]){_NAME}, (?:(?:aged )?\d\d, )?(?:the |its |their |his |her )?(?:[a-z-]+ ){{0,2}}?"
    rf"(?i:{_WORDS})(?=[ ,.;])"
)
_HEADS = (
    ("chair", re.compile(rf"\b(?:(?:chaired|headed) by|(?:jury|panel|committee) under) {_NAME}")),
    ("pilot", re.compile(rf"\b[Aa]t the controls was {_NAME}")),
)  # fmt: skip
#: a post that was, will be or may be held, and one of many
_NOT_NOW = re.compile(
    r"\b(?:former|ex|late|then|future|deputy|vice|assistant|co|acting|previous|retired|first|second|another|one|junior"
    r"|fellow|rival|team|club|police|army|ship[’']s)[ -](?:[a-z-]+ )?$",
    re.IGNORECASE,
)
#: behind a post, what tells that it was held before
_THEN = re.compile(
    r" (?:(?:in|during|under) whose|under whom|at the time|until"
    r"|who (?:was|had been) (?:defeated|beaten|ousted|voted out))\b"
)
_NO_NAME = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *["The", "A", "An", "He", "She", "It", "They", "We", "In", "On", "At", "Of", "And", "But", "For", "If", "When"],
    }
)


_BODY_BEFORE = re.compile(r"(?<![.!?] )(?<!^)\b(?P<body>[A-Z][\w-]+)(?:[’']s?)? (?:[a-z-]+ ){0,2}$")
_BODY_BEHIND = re.compile(r" (?:of|at|for) (?:the )?(?P<body>[A-Z][\w-]+)")


def holders(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """Each post that a sentence names with its holder, by surname."""
    if not _GATE.search(text, span.start, span.end):
        return
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(text, span.start, span.end):
            at = next(at for at in range(len(_KEYS)) if found[f"p{at}"])
            before = text[max(span.start, found.start() - 16) : found.start(f"p{at}")]
            if not _NOT_NOW.search(before) and not _THEN.match(text, found.end(f"p{at}")):
                yield from _detail(_KEYS[at], found, whole, _body_of(text, span, *found.span(f"p{at}")))
    for post, pattern in _HEADS:
        for found in pattern.finditer(text, span.start, span.end):
            yield from _detail(post, found, whole, frozenset())


def _body_of(text: str, span: Span, start: int, end: int) -> frozenset[str]:
    """The body whose post it is, as it stands right before or behind: "Morelli's chairman", "director of Tarsis"."""
    before = _BODY_BEFORE.search(text[max(span.start, start - 40) : start])
    behind = _BODY_BEHIND.match(text, end, span.end)
    return frozenset(stem(found["body"].lower()) for found in (before, behind) if found)


def _detail(post: str, found: re.Match[str], whole: frozenset[str], body: frozenset[str]) -> Iterator[Detail]:
    last = re.sub(r"['’]s?$", "", found["last"])
    if last not in _NO_NAME:
        yield Detail("holder", post, last, Span(*found.span("name")), body, whole)
