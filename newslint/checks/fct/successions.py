"""Somebody who is said to have come after a person that, by the record, had left the office to another before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.story_dates import Dating, dating
from newslint.extract.successions import NAME, Succession, successions
from newslint.knowledge.heads import is_called, is_one, line, shown_office, terms_of
from newslint.knowledge.record import Holding, fold
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"
GATE = (
    ("predecessor", "outgoing", "succe", "replac", "ousted", "unseat", "toppled", "deposed", "took over", "taking over",
     "takes over", "take over", "taken over", "place of", "inherit", "way for", "way to", "over to ",
     "from whom", "whose place", "whose post",
     "whose job", "whose office", "whose chair", "whose seat", "whose desk", "whom he ", "whom she ", "where ", "desk",
     "days after", "weeks after",
     "months after"),
)  # fmt: skip
#: days around the story in which somebody is new in an office, and those in which a term may overlap the next
_NEW, _OVERLAP = 75, 200
_NAME = LatePattern(NAME)
_YEAR = re.compile(r"(?<![\w$€£,.-])(?:1[89]|20)\d\d(?![\w%])")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _New(Struct, frozen=True):
    name: Span
    term: Holding


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name of who is said to have come before."""
    told = dating(view.whole) if view.story else None
    if told is None:
        return
    sentences = view.whole.shared(sentences_of_passages)
    for passage in view.passages:
        for start, end in sentences.get(passage.span.start, ((passage.span.start, passage.span.end),)):
            for said in successions(view.text, Span(start, end)):
                hit = _judged(view, said, Span(start, end), told) if view.admits(said.old) else None
                if hit is not None:
                    yield hit


def _judged(view: View, said: Succession, sentence: Span, told: Dating) -> Hit | None:
    written = said.old.of(view.text)
    old = _full_name(view.whole, written)
    years = {int(year) for year in _YEAR.findall(view.text, sentence.start, sentence.end)}
    found: list[tuple[_New, list[Holding], Holding]] = []
    for new in _new_holders(view, sentence, told, old, years):
        the_line = line(new.term.country, new.term.office)
        own = [h for h in the_line.held if is_called(h.person, old)]
        if not own:
            continue
        true = the_line.before(new.term)
        if true is None or is_one(true.person, old) or any(_follows(h, new.term) for h in own):
            return None
        if fold(true.person).split()[-1] in fold(view.text).split():
            return None
        found.append((new, own, true))
    return _hit(said, written, found[0]) if found else None


def _hit(said: Succession, written: str, found: tuple[_New, list[Holding], Holding]) -> Hit:
    new, own, true = found
    last = max(h.end or h.known_until for h in own)
    fields = (
        ("person", written), ("holder", true.person), ("new", new.term.person), ("office", shown_office(new.term)),
        ("start", str(new.term.start)), ("end", str(last)),
        ("rows", "; ".join(dict.fromkeys(h.shown for h in (*own, true, new.term)))),
    )  # fmt: skip
    # what only was typed accuses nobody
    verdict = "unsure" if "typed" in {true.source, new.term.source} else ""
    return Hit(said.old, fields, verdict, related_locations=(RelatedLocation(new.name, "record", fields=fields),))


def _follows(old: Holding, new: Holding) -> bool:
    """Whether a term may be the one before another."""
    return old.start < new.start and ((old.end or old.known_until) - new.start).days > -_OVERLAP


def _full_name(whole: StoryText, written: str) -> str:
    """A name as the story has it in full, if it is given by the surname alone and stands there in full once."""
    if " " in written or not whole.story:
        return written
    pattern = re.compile(rf"(?:[A-ZÀ-Ž][\w’'.-]+ )+(?:(?:de|van|von|al|bin) )*{re.escape(written)}\b")
    first, last = whole.story.span.start, whole.story.span.end
    named = {_TITLES.sub("", found[0]) for found in pattern.finditer(whole.text, first, last)}
    return named.pop() if len(named) == 1 else written


def _new_holders(view: View, sentence: Span, told: Dating, old: str, years: set[int]) -> Iterator[_New]:
    """Who, named in the story, newly holds an office; of a year, who is named in its sentence."""
    seen: set[str] = set()
    for passage in view.passages:
        for found in _NAME.finditer(view.text, passage.span.start, passage.span.end):
            name, start = _bare(found)
            inside = sentence.start <= start < sentence.end
            if name in seen or is_one(name, old) or " " not in name or (years and not inside):
                continue
            seen.add(name)
            for term in terms_of(name):
                if term.firm and _is_new(term, told, years):
                    yield _New(Span(start, start + len(name)), term)


_TITLES = re.compile(
    r"(?:(?:The|In|On|At|When|But|And|As|With|For|After|Since|Mr|Mrs|Ms|Dr|Sir|Lord|President|Chancellor|Premier|Prime"
    r"|Minister|General|Senator|Governor|Secretary|Director|Chairman)\.? )+"
)


def _bare(found: re.Match[str]) -> tuple[str, int]:
    """A name without titles before it and a possessive behind it, and where it begins."""
    name = re.sub(r"['’]s?$", "", found[0])
    lead = _TITLES.match(name)
    if lead and " " in name[lead.end() :]:
        return name[lead.end() :], found.start() + lead.end()
    return name, found.start()


def _is_new(term: Holding, told: Dating, years: set[int]) -> bool:
    """Whether a term began in the days of the story, or in a year that the sentence names."""
    return term.start.year in years if years else abs((term.start - (told.day or told.earliest)).days) <= _NEW
