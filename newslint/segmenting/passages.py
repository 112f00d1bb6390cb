"""What each line of a story is to it: told by its place, its shape, and the lines around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.model import Format, Part
from newslint.segmenting.credits import is_dated, read_credit
from newslint.segmenting.labels import CAPTION_LABEL, SUMMARY_LABEL
from newslint.segmenting.lines import (
    BULLET,
    CUT_OFF,
    HEADING,
    NUMBERED,
    RULE_LINE,
    SHORTCODE,
    SPEAKER,
    TERMINAL,
    Line,
    could_head,
    is_byline,
    is_date_line,
    is_headline_shaped,
    is_prose,
)
from newslint.segmenting.persons import is_person

_CREDIT = re.compile(
    r"(?i:\b(?:image|photo|picture|video)s?(?: ?:| (?:credit|by|courtesy|via)\b).{0,60}$"
    r"|\bcredit:|\bfile (?:photo|image)\b|^(?:image|media|video) (?:source|caption),)"
    r"|\((?:[A-Z][\w .’'/-]{1,40}(?:/|via )[\w .’'-]{2,40}|REUTERS|AFP|AP|EPA|Reuters|Getty Images|TASS)\)\.?$"
    r"|/(?:AP|AFP|Getty Images|Reuters|REUTERS|EPA)\b.{0,30}$"
)
#: "By Ann Soames (AP)" and "LOWICK, England (Reuters)", which end like captions
_NO_CAPTION = re.compile(
    r"(?:By|BY) [A-Z]|[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,24})? \((?:AP|AFP|Reuters|REUTERS|EPA)\)\.?$"
)
#: "Dockers stand beside the wreck on the pier of Lowick": who does what where, now, and no full stop
_SHOWN = re.compile(
    r"^[A-Z][\w’'-]*(?: [\w’'-]+){0,4} (?:rides?|walks?|stands?|sits?|waves?|attends?|speaks?|arrives?|poses?|greets?"
    r"|gestures?|hugs?|embraces?|smiles?|inspects?|patrols?|shakes? hands|looks? on|(?:is|are) (?:seen|pictured|shown))"
    r"(?: [\w’'-]+){0,4} (?:near|outside|during|at|in|on|beside|behind|with|inside|over|next to)\b"
    r"(?: [\w’',()-]+){1,20}$"
)
_SHOWN_WORDS = 8
_WORDS = re.compile(r"[^\W_]+")
#: a command of a publishing system or a tag, and the commands whose inside is no text of the story
_COMMAND = re.compile(
    r"\[/?[a-z][^\[\]]{0,300}\]|\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|</?[a-z!][^<>]{0,300}>", re.IGNORECASE
)
_EMBEDS = re.compile(
    r"\[[\w-]*(?:caption|gallery|player|embed|video|audio|playlist|image|img|photo|youtube|vimeo|twitter|tweet|instagram"
    r"|facebook|script|code|html|iframe|map|button|link|related|read-?_?more|share|newsletter|subscri|form\b|ads?\b)",
    re.IGNORECASE,
)
#: a word between blanks, which addresses and numbers of clips aren't
_SAID = re.compile(r"(?<![^\s(\"“‘'])[^\W\d_]+(?=[\s,.;:!?)\"”’']|$)")
#: letters of scripts that write no blanks between words, so that these can't be counted
UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ud7ff\uf900-\ufaff]")
#: how somebody's words begin and end, in any language
_QUOTES = '"“”„«»‹›‘’‚「」『』'
_OPENS = "(" + _QUOTES
#: a standfirst has no more words, and so many lines stand at most between a headline and it, and under it
STANDFIRST, DECK = 60, 3
MACHINERY = "machinery of the page"
#: a line as long as this is a paragraph whatever stands around it
LONG = 160


def parts_of(lines: Sequence[Line], form: Format, title: int = 0) -> list[tuple[Part, str]]:
    """The part of each line of one story, of which `title` is the headline, with the reason."""
    above = [_part_above(line) for line in lines[:title]]
    lines = lines[title:]
    standfirst = _standfirst(lines)
    texts = (at for at, line in enumerate(lines) if at and at != standfirst and _is_text(line))
    text_begins = next(texts, len(lines))
    parts = [_part(lines, at, text_begins, form) for at in range(len(lines))]
    if standfirst:
        parts[standfirst] = Part.SUMMARY, "a standfirst: who wrote the story and when stands under it"
    return above + parts


def _standfirst(lines: Sequence[Line]) -> int:
    """The line between a headline and the credits that reads as text, if there is one and text follows; else 0.

    A day under the first paragraph heads a part of the story where other days stand further down, or closes another.
    """
    first = next((at for at, line in enumerate(lines) if at and _is_text(line)), 0)
    if not 0 < first <= DECK or lines[first].words > STANDFIRST:
        return 0
    at = first + 1
    while at < len(lines) and at <= first + DECK and (_credits(lines[at]) or is_person(lines[at].text)):
        at += 1
    is_headed = any(map(_dates, lines[first + 1 : at])) and any(map(_is_text, lines[at : at + DECK]))
    return first if is_headed and not any(_credits(line) for line in lines[at:]) else 0


def _dates(line: Line) -> bool:
    """Whether a credit says when a story appeared; the one under a message that was quoted says when that was."""
    if line.text[0] in "-–—&" or "@" in line.text:
        return False
    credit = read_credit(line.text)
    return credit is not None and "date" in credit.kinds


def _credits(line: Line) -> bool:
    """Whether a line says when a story appeared or who wrote it."""
    credit = read_credit(line.text) if not is_prose(line) else None
    return credit is not None and bool(credit.kinds & {"date", "by"})


def _is_text(line: Line) -> bool:
    return is_prose(line) and not BULLET.match(line.text) and not is_dated(line.text)


def _part_above(line: Line) -> tuple[Part, str]:
    """The part of a line that stands over its story's headline."""
    credit = read_credit(line.text)
    if credit:
        return (Part.DATELINE, "says when, over the headline") if credit.stamp else (Part.BYLINE, "says who")
    return Part.FRONT_MATTER, "a section, a counter or a field over the headline"


def _part(lines: Sequence[Line], at: int, text_begins: int, form: Format) -> tuple[Part, str]:
    line = lines[at]
    text = line.text
    if at == 0 and (could_head(line) or HEADING.match(text) or len(lines) > 1):
        return Part.HEADLINE, "the story's first line"
    if at and CAPTION_LABEL.match(text):
        return Part.CAPTION, "says that it stands under a picture"
    if at and SUMMARY_LABEL.match(text):
        return Part.SUMMARY, "says that it sums up"
    if len(text) >= LONG and text[0] not in "•*-–[{<>":
        return Part.PARAGRAPH, ""
    if (SHORTCODE.match(text) and not holds_words(text)) or RULE_LINE.match(text):
        return Part.FURNITURE, MACHINERY
    if form is Format.MARKDOWN and text.startswith(">"):
        return Part.QUOTATION, "marked as a quotation"
    if BULLET.match(text) and not (text[0] == text[-1] == "*" and read_credit(text)):
        return (Part.SUMMARY, "a bullet before the text") if at < text_begins else (Part.PARAGRAPH, "a list item")
    if is_byline(text) and at <= text_begins + 1:
        return Part.BYLINE, "names who wrote the story"
    if is_date_line(text):
        return Part.DATELINE, "a date by itself"
    if (
        (not is_prose(line) or is_dated(text))
        and (at < text_begins or at == len(lines) - 1)
        and (credit := read_credit(text))
    ):
        if credit.byline and "by" in credit.kinds:
            return Part.BYLINE, "names who wrote the story"
        if "date" in credit.kinds:
            return Part.DATELINE, "says when the story appeared"
    if len(text) < 200 and _CREDIT.search(text) and not _NO_CAPTION.match(text):
        return Part.CAPTION, "ends with a credit"
    if at and line.words >= _SHOWN_WORDS and not TERMINAL.search(text) and _SHOWN.match(text):
        return Part.CAPTION, "tells what a picture shows"
    if at == 1 and _is_alt(line, lines[0]):
        return Part.ALT, "a few words of the headline"
    if at == len(lines) - 1 and at > text_begins and line.words <= 6 and _closes(lines[at - 1], text):
        return Part.FURNITURE, "a few words that close the text"
    if HEADING.match(text):
        return Part.SUBHEAD, "marked as a heading"
    if _is_subhead(lines, at):
        return Part.SUBHEAD, "a short line over text"
    return Part.PARAGRAPH, ""


def holds_words(text: str) -> bool:
    """Whether commands stand around words of the story: `[highlight]Rain today[/highlight]`, not `[embed]…[/embed]`."""
    if _EMBEDS.match(text):
        return False
    return len(_SAID.findall(_COMMAND.sub(" ", text))) >= 2


def _closes(above: Line, text: str) -> bool:
    """Whether a few words under a text are none of it: no sentence, no aside, and not the last item of a list."""
    if TERMINAL.search(text) or text[0] in _OPENS or text[-1] in _QUOTES or UNPARTED.search(text):
        return False
    return is_prose(above)


def _is_alt(line: Line, headline: Line) -> bool:
    """Whether a line names what the headline over it speaks of and says nothing, as texts that stand for images do."""
    if line.words > 6 or TERMINAL.search(line.text) or UNPARTED.search(line.text):
        return False
    words = {word.casefold()[:5] for word in _WORDS.findall(line.text)}
    shared = words & {word.casefold()[:5] for word in _WORDS.findall(headline.text)}
    partly = len(words) <= 3 and bool(shared) and not line.text[0].islower()
    return bool(words) and (words == shared or partly)


def _is_subhead(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if not (0 < at < len(lines) - 1) or line.words > 14 or len(line.text) > 100:
        return False
    if SPEAKER.match(line.text) or (NUMBERED.match(line.text) and is_prose(line)):
        return False
    over_text = is_prose(lines[at + 1]) or len(lines[at + 1].text) >= 80
    under_text = is_prose(lines[at - 1]) or at == 1
    return (
        over_text
        and under_text
        and not TERMINAL.search(line.text)
        and (is_headline_shaped(line) or (line.words <= 3 and line.text[0].isupper()))
    )


def is_teaser(lines: Sequence[Line], parts: Sequence[tuple[Part, str]]) -> bool:
    """Whether a story is the cut-off opening of one that stands elsewhere: a short text that breaks off."""
    body = [line for line, (part, _) in zip(lines, parts) if part in (Part.PARAGRAPH, Part.SUBHEAD)]
    if not body or sum(line.words for line in body) > 160:
        return False
    last = next((line for line in reversed(body) if line.words >= 6), body[-1])
    return CUT_OFF.search(last.text) is not None
