"""A headline that sets its news near one town, and a story that sets it near another one far away."""

from __future__ import annotations

import math
from collections.abc import Iterator

from newslint.extract.late_pattern import LatePattern
from newslint.extract.placelines import place_line
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City, fold
from newslint.model import BODY_PARTS, Part, Span
from newslint.segmenting.view import StoryText

_NAME = r"[A-ZÀ-Ž][a-zà-ž’'-]+(?: [A-ZÀ-Ž][a-zà-ž’'-]+){0,2}"
_HEADED = LatePattern(
    rf"\b(?:near|outside|off) (?P<place>{_NAME})(?=$|[,.:;]| (?:as|after|when|by|on|kill|leave|hurt))"
)
_TOLD = LatePattern(
    r"\b(?:(?:miles?|kilomet(?:re|er)s?|km) (?:(?:to the )?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)? )?"
    rf"(?:of|from|outside)|near|outside|just off) (?P<place>{_NAME})"
)
#: people in a town for its name to mean it; kilometres between two towns of which one isn't near the other; sentences
#: that tell what the headline does. Not measured
_LARGE, _FAR, _OPENING = 60_000, 60.0, 700


def other_place(whole: StoryText) -> Iterator[tuple[Span, Span]]:
    """The headline's town and the story's, where the story knows nothing of the first and the two lie far apart."""
    body = [p.span for p in whole.passages if p.part in BODY_PARTS]
    line = next((p.span for p in whole.passages if p.part is Part.HEADLINE), None)
    if line is None or not body:
        return
    text = whole.text
    for headed in _HEADED.finditer(text, line.start, line.end):
        city = _city(headed["place"])
        told = text[body[0].start : body[-1].end]
        if city is None or headed["place"].split()[0] in told or place_line(whole) is not None:
            continue
        near = list(_TOLD.finditer(text, body[0].start, min(body[-1].end, body[0].start + _OPENING)))
        named = {m["place"] for m in near}
        other = _city(near[0]["place"]) if len(named) == 1 else None
        if other is None or other.country[:2] != city.country[:2] or _apart(city, other) <= _FAR:
            continue
        yield Span(*headed.span("place")), Span(*near[0].span("place"))


def _city(name: str) -> City | None:
    """The largest town of a name, if it is a large one."""
    city = knowledge().record.city(name)
    if city is None or city.people < _LARGE or fold(city.name) != fold(name):
        return None
    return city


def _apart(one: City, other: City) -> float:
    """Kilometres between two towns, along the globe."""
    (a, b), (c, d) = (tuple(map(math.radians, city.point)) for city in (one, other))
    inner = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(inner))
