"""An armed body that holds or takes ground in a country where it never did, by the story's own places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.mentions import mentions
from newslint.knowledge.gazetteer import Organisation, lands, organisations
from newslint.knowledge.offices import knowledge
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

#: what only a body on the spot can do; a claim or an attack can be made from anywhere
_ON_THE_GROUND = re.compile(
    r"(?: (?:group|fighters|forces|militants|troops|units|mercenaries|soldiers))?"
    r"(?: (?:has|have|had|is|are|was|were|now|also|already|reportedly)){0,3}"
    r" (?:taken|took|takes?|seized?|seizes|captured?|captures|controls?|controlled|controlling|hold(?:s|ing)?|held|"
    r"advanc(?:ed|es|ing)|besieg\w+|encircl\w+|occup(?:y|ies|ied)|entered|shell(?:s|ed|ing)|storm(?:s|ed|ing)|"
    r"fighting (?:for|in)|digging in|withdr[ae]w\w*|retreat\w*|pulled out)\b"
)
_UNREAL = re.compile(
    r"\b(?:if|like|unlike|as|than|compar\w+|former|when|before|fought|against|would|could|might|says?)\b[^.]{0,30}$",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """`mentions`: how often the story's country must stand in it; `lead`: how many times as often as any other."""

    mentions: int = 5
    lead: float = 1.2


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name and its verb; the story must speak of no country in which the body has fought.

    The verdict is `twin` if another story of the page has another body in its place.
    """
    for sighting in view.whole.shared(mentions).get("organisation", ()):
        found = _ON_THE_GROUND.match(view.text, sighting.end)
        span = Span(sighting.start, found.end()) if found else None
        if span is None or not view.admits(span) or not any(p.span.holds(span) for p in view.passages):
            continue
        body = organisations()[sighting.word]
        line = view.text.rfind("\n", 0, span.start) + 1
        if _UNREAL.search(view.text[max(line, span.start - 60) : span.start]) or view.story is None:
            continue
        counted = lands(view.text, view.story.span)
        # a land in the body's own name is no place of the story
        own = lands(sighting.word, Span(0, len(sighting.word)))
        times = view.text.count(sighting.word, view.story.span.start, view.story.span.end)
        counted -= Counter({land: count * times for land, count in own.items()})
        known = body.theatres | body.attacks
        fought = {land: count for land, count in counted.items() if land in body.theatres}
        ((land, count),) = counted.most_common(1) or [("", 0)]
        if land in known or count < options.mentions or fought:
            continue
        fields = (
            ("name", sighting.word),
            ("land", knowledge().land(land)),
            ("count", str(count)),
            ("theatres", ", ".join(sorted(map(knowledge().land, body.theatres)))),
            ("source", body.source),
        )
        record = RelatedLocation(Span(sighting.start, sighting.end), "record", fields=fields)
        twin = _other_label(view, body, land, view.text[sighting.end : span.end])
        if twin is None:
            yield Hit(span, fields, related_locations=(record,))
        else:
            told = (*fields, ("other", twin.of(view.text)))
            yield Hit(span, told, "twin", (record, RelatedLocation(twin, "twin", fields=told)))


def _other_label(view: View, body: Organisation, land: str, act: str) -> Span | None:
    """Where another story of the page has a body that does fight in that land do the same thing."""
    page = view.whole.page
    for story in page.stories:
        if story is view.story:
            continue
        other = StoryText(page, story, story.passages)
        for sighting in other.shared(mentions).get("organisation", ()):
            found = organisations()[sighting.word]
            if found.id != body.id and land in found.theatres and view.text.startswith(act, sighting.end):
                return Span(sighting.start, sighting.end + len(act))
    return None
