"""Which findings are sure enough to take text out unasked. What is only likely is told, and goes if it is asked for.

Sure is what a rule knows by its words, what the settings name, and what a page's own markup sets apart. What only its
neighbours, its place, or its return in other stories tell of may be a list, a table, a refrain.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from newslint.model import Finding, Page, Part, Passage
from newslint.segmenting.boilerplate.line_features import RIGHTS, line_features, speaks_of_a_page
from newslint.segmenting.headlines import is_menu
from newslint.segmenting.lines import BULLET, RULE_LINE

#: a line that its page tells to be furniture goes if that is so likely
SURE = 0.95
#: outside all stories so likely a line is enough, if it speaks as pages do or is a menu
OUTSIDE = 0.75
#: what a page's print or its recurrence tells for certain
CERTAIN = 1.0
#: rules that tell furniture by what stands around it
_JUDGED, _ALT, _CAPTION, _BIO = "BPL901", "BPL207", "BPL204", "BPL203"
_QUOTED = ("“", '"', "„", "«", "‘", "「", "『", "»", "‚", "'", "’", "—", "–")
#: who takes pictures for papers, and what says that one was taken
_PICTURED = re.compile(
    r"\b(?:photos?|photograph(?:s|y|er)?|(?:picture|image|video)s?(?: ?:| by\b| credit| courtesy)|fotos?|fotografía"
    r"|bild(?:er)? ?:|getty|reuters|afp|epa|tass|xinhua|dpa|ansa|shutterstock|istock|imago|alamy)\b"
    r"|[(/](?:AP|PA)\b|(?:фото|写真|图片|사진)",
    re.IGNORECASE,
)
#: what authors are, and people in the news seldom, or how they are reached
_PRESS = re.compile(
    r"\b(?:journalist|reporter|correspondent|columnist|author|editor|writer|blogger|contributor|commentator|novelist"
    r"|covers|writes|reports|tweets?|twitter|follow|reach(?:ed)?|contact(?:ed)?|e-?mail)\b|@",
    re.IGNORECASE,
)
#: a note of so many words without a figure that recurs word for word is no data
LONG = 8
_FIGURE = re.compile(r"\d")


def sure_findings(page: Page, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of furniture that are sure."""
    if page.document.markup_lines:
        yield from _set_apart(page, findings)
        return
    starts = [passage.span.start for passage in page.passages]
    for finding in findings:
        here = _touched(page.passages, max(0, bisect_right(starts, finding.span.start) - 1), finding)
        if here and all(_is_sure(page, passage, finding) for passage in here):
            yield finding


def _set_apart(page: Page, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings on a page with markup, but for lines that this doesn't set apart."""
    doubted = {page.document.in_source(p.span).start for p in page.passages if p.part is Part.FURNITURE and not p.doubt}
    for finding in findings:
        if finding.code != _ALT and not (finding.code == _JUDGED and finding.span.start in doubted):
            yield finding


def _touched(passages: Sequence[Passage], first: int, finding: Finding) -> list[Passage]:
    """Those of some passages in order, from one on, that a finding touches."""
    following = map(passages.__getitem__, range(first, len(passages)))
    near = takewhile(lambda passage: passage.span.start < finding.span.end, following)
    return [passage for passage in near if passage.span.overlaps(finding.span)]


def _is_sure(page: Page, passage: Passage, finding: Finding) -> bool:
    if finding.code == _ALT:
        return False
    text = passage.span.of(page.document.text)
    if finding.code == _CAPTION:
        return _PICTURED.search(text) is not None
    if finding.code == _BIO:
        return _PRESS.search(text) is not None
    if finding.code != _JUDGED:
        return True
    if passage.doubt >= CERTAIN:
        return True
    if _may_be_told(text):
        return False
    return (passage.doubt >= SURE and _is_known(page, passage, text)) or _stands_outside(passage, text)


def _stands_outside(passage: Passage, text: str) -> bool:
    """Whether a line outside all stories is the page's by its words or its shape: others may be a lost headline."""
    if passage.story or passage.doubt < OUTSIDE:
        return False
    own = line_features(text)
    return not (own.prose or own.stop) and (bool(own.marks) or is_menu(text))


def _may_be_told(text: str) -> bool:
    """Whether a line looks like what stories hold and menus, too: an item, a figure, a rule, somebody's words."""
    return text.startswith(_QUOTED) or BULLET.match(text) is not None or RULE_LINE.match(text) is not None


def _is_known(page: Page, passage: Passage, text: str) -> bool:
    """Whether the language that a line is in is known well enough to tell furniture by: English is, by its words, its
    neighbours and its place; in others the line itself has a word of pages or a mark of rights."""
    language = next((s.language for s in page.stories if s.number == (passage.story or 1)), page.document.language)
    if language in (None, "en"):
        return True
    own = line_features(text)
    return bool(own.marks or RIGHTS.search(text)) and not own.prose


def is_sure_to_recur(finding: Finding) -> bool:
    """Whether a line that stands in many stories is surely none of theirs: it speaks as pages do, or is a long note."""
    text = finding.excerpt
    if _may_be_told(text):
        return False
    return speaks_of_a_page(text) or (text.count(" ") + 1 >= LONG and _FIGURE.search(text) is None)
