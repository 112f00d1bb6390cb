"""The age at which somebody famous has died, or turned, that the year of birth in the record doesn't make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.timeline import sure_day
from newslint.extract.words import story_chunk
from newslint.knowledge.offices import knowledge
from newslint.knowledge.relations import relations
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (
    ("died", "dead", "death", "dies", "birthday", "succumbed", "buried", "passed away", "mourn", "turned", "turns"),
)

_DEATH = re.compile(
    r"\b(?:died|dead|death|dies|succumbed|passed away|mourn\w*|coffin|funeral|obituary|final words|last breath)\b"
)
#: an age that is somebody's at death, or of the day
_WHO = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_AGE = LatePattern(
    r"\b(?:died|dies|dead|death|succumbed|passed away)\b[^.;\n]{0,90}?\b(?:at the age of|aged|at) (?P<a>\d{2,3})"
    r"(?![\d:.]\d|%| (?:a\.?m|p\.?m|per|years? ago))"
    rf"|(?P<name>{_WHO}) was (?P<b>\d{{2,3}})(?=[.,;])"
    r"|\b(?:He|She) was (?P<c>\d{2,3})(?=[.,;])"
    rf"|(?P<name2>{_WHO}), (?P<d>\d{{2,3}}), (?:has |who )?died\b"
    r"|\b(?:he|she|who) (?:has )?died,? (?:on \w+ )?(?:yesterday )?(?:aged|at) (?P<e>\d{2,3})\b"
)
_NAME = LatePattern(r"(?<![\w.’'-])[A-ZÀ-Ž](?:[\w’'-]+|\.)(?: (?:(?:van|von|de|da|der|di) )?[A-ZÀ-Ž][\w’'-]+){0,3}")
_ANOTHER = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|father|mother|child|widow|friend|when|then|who was|ago"
    r"|anniversary|born|would have)\b"
)
#: characters before an age in which it may be somebody else's, or of another time
_NEAR = 25
#: years by which a slip is off
_OFF = 15


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the age."""
    day, chunk = sure_day(view.story), story_chunk(view.whole)
    if day is None or not _DEATH.search(chunk):
        return
    person = _only_famous(view)
    if person is None:
        return
    name, born, source = person
    if not 0 < day.year - born < 110:
        return
    first = next((p.span.start for p in view.passages if p.part in BODY_PARTS), 0)
    for passage in view.passages:
        for found in _AGE.finditer(view.text, passage.span.start, min(passage.span.end, first + 900)):
            group = next(g for g in "abcde" if found[g])
            age, span = int(found[group]), Span(*found.span(group))
            said = found["name"] or found["name2"]
            start = sentence_around(view.text, Span(*found.span()), passage.span).start
            near = view.text[max(start, found.start() - _NEAR) : found.end()]
            if said and said.split()[-1] != name.split()[-1]:
                continue
            if _ANOTHER.search(near) or not view.admits(span):
                continue
            off = min(abs(age - (day.year - born)), abs(age - (day.year - born - 1)))
            if 0 < off <= _OFF:
                fields = (
                    ("person", name), ("age", str(age)), ("born", str(born)),
                    ("computed", f"{day.year - born - 1} or {day.year - born}"), ("source", source),
                )  # fmt: skip
                yield Hit(span, fields, related_locations=(RelatedLocation(span, "record", fields=fields),))
                return


def _only_famous(view: View) -> tuple[str, int, str] | None:
    """The one famous person who is named in full in the first part of a story, and the year of birth."""
    body = [p.span for p in view.passages if p.part in BODY_PARTS]
    if not body:
        return None
    found: dict[str, tuple[str, int, str]] = {}
    for match in _NAME.finditer(view.text, body[0].start, min(body[-1].end, body[0].start + 700)):
        name = re.sub(r"['’]s?$", "", match[0])
        born, source = relations().born(name), "Pantheon"
        figure = knowledge().record.figure(name)
        if figure is not None:
            if born is not None and born != int(figure.born[:4]):
                return None
            born, source = int(figure.born[:4]), figure.source
        if born is not None and (" " in name or born):
            found[name] = (name, born, source)
    dead = list(found.values())
    return dead[0] if len(dead) == 1 else None
