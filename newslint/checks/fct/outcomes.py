"""A story that takes up its own news by the opposite: "cut its rate", then "the increase"; a lost vote of 24 to 9."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import digits_value, words_value
from newslint.extract.outcomes import Cue, is_claim, outcome_cues, taken_up
from newslint.extract.sentences import sentences_in
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: sentences of a body in which the news is told and taken up; not measured
_LEAD = 5
_NUMBER = r"(?:\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)"
#: votes for and against, in the two orders
_VOTES = (
    LatePattern(
        rf"(?<![\w.,])(?P<yes>{_NUMBER}) (?:\w+ ){{0,3}}(?:voted |were |came out )?(?:for|in favou?r)(?: of)?(?: it"
        rf"| the \w+)?"
        rf"(?:,? and|,| but| with| while| to|;)? (?P<no>{_NUMBER}) (?:\w+ ){{0,2}}?(?:were |voted )?(?:against|opposed)"
    ),
    LatePattern(
        rf"(?<![\w.,])(?P<no>{_NUMBER}) (?:\w+ ){{0,3}}(?:voted |were )?(?:against|opposed)(?: it| the \w+)?"
        rf"(?:,? and|,| but| with| while|;)? (?P<yes>{_NUMBER}) (?:\w+ ){{0,2}}?(?:were |voted )?(?:for|in favou?r)"
    ),
)
#: what makes a majority too small
_NOT_ENOUGH = re.compile(
    r"\b(?:two[- ]thirds|three[- ](?:fifths|quarters)|short of|needed|majority of|quorum|abst\w+|unanim\w+"
    r"|super-?majority|threshold|filibuster|veto|procedural|amendment to)\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the verb of the news and points to what takes it up; verdict `votes` where figures judge it."""
    if view.story is None or view.story.kind != "story":
        return
    body = [p for p in view.whole.passages if p.part in BODY_PARTS][:_LEAD]
    spans = [Span(*span) for p in body for span in sentences_in(view.whole, p)][:_LEAD]
    if len(spans) < 2:
        return
    first = [cue for cue in outcome_cues(view.text, spans[0]) if not view.whole.is_quoted(cue.span)]
    claims = [cue for cue in first if is_claim(view.text, spans[0], cue)]
    if not claims:
        return
    for cue in claims:
        found = _taken_up(view, cue, spans) or _by_votes(view, cue, spans)
        told = [one for span in spans for one in outcome_cues(view.text, span) if one.name == cue.name]
        others = [one for one in told if one.yes is not cue.yes and (found is None or one.span != found[0])]
        if found is not None and not others and view.admits(cue.span):
            here, there, verdict = cue.span, found[0], found[1]
            fields = (("here", here.of(view.text)), ("there", there.of(view.text)))
            yield Hit(here, fields, verdict, (RelatedLocation(there, "there"),))
            return


def _taken_up(view: View, cue: Cue, spans: list[Span]) -> tuple[Span, str] | None:
    """The noun in the next sentences that takes the news up by its opposite, where no other noun does by its own."""
    found = [one for span in spans[1:4] for one in taken_up(view.text, span) if one.name == cue.name]
    found = [one for one in found if not view.whole.is_quoted(one.span)]
    if found and all(one.yes is not cue.yes for one in found):
        return found[0].span, ""
    return None


def _by_votes(view: View, cue: Cue, spans: list[Span]) -> tuple[Span, str] | None:
    """The votes for and against, where they decide it the other way."""
    if cue.name != "decision" or any(_NOT_ENOUGH.search(span.of(view.text)) for span in spans):
        return None
    for span in spans[:3]:
        for pattern in _VOTES:
            found = pattern.search(view.text, span.start, span.end)
            if found is None:
                continue
            yes, no = _count(found["yes"]), _count(found["no"])
            if yes is not None and no is not None and yes != no and (yes > no) is not cue.yes:
                return Span(*found.span()), "votes"
    return None


def _count(written: str) -> float | None:
    number = digits_value(written) if written[0].isdigit() else words_value(written.lower())
    return number.value if number else None
