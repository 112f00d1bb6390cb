"""Verbs that agree with the noun beside them and not with their subject's: catches of mackerel has fallen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.word_classes import is_of
from newslint.knowledge.words import words
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = ((" of ",),)

#: what a subject's head has behind it, and the verb; looked for by its first four characters
_OF = re.compile(
    r" of (?:(?:the|a|an|his|her|their|its) )?(?P<noun>[a-z]+) (?P<verb>has|is|was|does|have|are|were|do)\b"
)
#: what stands before the head: the beginning of a clause, and an article
_HEAD = re.compile(
    r"(?:(?:^|[.!?][”\"]? |\n)(?:(?P<article>The|These|Those|His|Her|Their|Its) )?(?P<first>[A-Za-z]+)"
    r"|\b(?:that|because|although|said) (?:(?P<inner>the|these|those|his|her|their|its) )?(?P<later>[a-z]+))$"
)
#: characters before "of" in which all that stands
_BEFORE = 45
#: plurals that are one sum, one stretch or one body, and those whose verb goes by what stands behind them
_SUMS = frozenset(
    """years months weeks days hours minutes seconds decades centuries millions thousands hundreds billions dozens
    tonnes tons pounds dollars euros lots loads plenty scores litres gallons miles kilometres metres acres hectares
    pairs works politics economics ethics mathematics physics news means headquarters barracks terms states people
    rights lords
    percent points bags glasses games wars lives signs""".split()  # noqa: SIM905
)
#: endings of nouns of doing and being, which are one thing whatever they are of
_ABSTRACT = re.compile(
    r"(?:closure|failure|arrest|death|loss|price|cost|removal|arrival|approval|use|sale|theft|release|murder|killing"
    r"|quality|size|safety|future|impact|effect|behaviour|behavior|ment|ness|ance)$"
)
#: such words that are groups or amounts as well
_GROUPS = frozenset(
    """government department regiment settlement assortment complement element segment supplement moment audience
    attendance abundance allowance business apartment movement management harness witness alliance""".split()  # noqa: SIM905
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the subject from its head, and the verb. Fields: `head`, `verb`."""
    text = view.text
    for passage in view.passages:
        for found in _OF.finditer(text, passage.span.start, passage.span.end):
            start = max(passage.span.start, found.start() - _BEFORE)
            before = _HEAD.search(text[start : found.start()])
            # what isn't the beginning of the passage may be one of a cut
            if before is None or (before.start() == 0 and start > passage.span.start):
                continue
            head = before["first"] or before["later"]
            if _is_wrong(head.lower(), found["noun"], found["verb"], bool(before["article"] or before["inner"])):
                span = Span(found.start() - len(head), found.end())
                if view.admits(span):
                    yield Hit(span, (("head", head), ("verb", found["verb"])))


def _is_wrong(head: str, noun: str, verb: str, article: bool) -> bool:
    if verb in ("has", "is", "was", "does"):
        return head not in _SUMS and is_of("plurals", head) and _is_one(noun)
    many = is_of("plurals", noun)
    return article and many and head not in _GROUPS and bool(_ABSTRACT.search(head)) and is_of("thing", head)


def _is_one(noun: str) -> bool:
    return (
        "n" in (words().parts(noun) or "")
        and not noun.endswith("s")
        and noun not in ("people", "police", "men", "women")
    )
