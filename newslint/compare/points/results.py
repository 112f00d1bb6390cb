"""What came of an event as typed points: the score, an answer, and that nobody was hurt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written
from newslint.compare.opposites import lemmas
from newslint.compare.points.point import Point, is_aside
from newslint.compare.points.told import Finder, Pairs, ToldPoints
from newslint.model import Span

_SCORE = re.compile(r"(?<![\w.,:/–-])(?P<one>\d{1,3})[-–](?P<other>\d{1,3})(?![\w%/–-]|[.,:]\d)")
#: a sentence of sport, or of a vote; and what makes a score one on the way, of a part, or of another match
_PLAYED = re.compile(
    r"\b(?:beat|beaten|w[io]ns?|winning|los[te]s?|victory|defeat\w*|dr[ae]wn?|victories|goals?|match|game|final|scor\w+"
    r"|thrash\w*|edged|side|league|cup|derby|vot\w+|council\w*)\b",
    re.IGNORECASE,
)
_ON_THE_WAY = re.compile(
    r"\b(?:half[- ]time|interval|halfway|first half|break|aggregate|first leg|earlier|previous\w*|last (?:week|season"
    r"|month|year)|le[ad]d?s?|leading|ahead|behind|trail\w*|down|up|set|sets|quarter|inning\w*|made it|equalis\w*"
    r"|series|record|aged?|penalt\w+|shoot-?out|shots)\b",
    re.IGNORECASE,
)
#: characters around a score in which that stands, and points of a score that are none of a match
_AROUND, _LARGEST = 34, 60
#: what nobody suffered
_NOBODY = re.compile(
    r"\b(?P<who>[Nn]o[ -]?one|[Nn]obody|[Nn]one(?: of (?:the |its |those |his )?[a-z0-9 -]{3,40}?)?|[Nn]either"
    r"|[Nn]o (?:[a-z]+ ){0,2}?(?=injuries|casualties|deaths|fatalities|lives)"
    r"|[Nn]o (?:[a-z]+ )?(?:people|person|passengers?|persons|staff|crew))"
    r"(?P<between>(?: else| aboard| on board| on the ground| inside)?"
    r"(?: (?:was|were|is|are|had been|has been|have been))?(?: seriously| badly| reported)?) ?"
    r"(?P<what>hurt|injured|wounded|injuries|casualties|killed|died|dead|deaths"
    r"|fatalities|lives (?:were|was) lost)\b"
    r"|\bwithout (?P<what2>injury|injuries|casualties|loss of life)\b"
)
_DEADLY = re.compile(r"kill|die|dea|fatal|life|lives")
#: not all that were hurt
_SOME = re.compile(r"\belse\b|\bserious|\bbadly")
#: what is answered to a charge
_ANSWER_OF = {"admit": "yes", "confess": "yes", "deny": "no"}
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|without|hardly|if|would|could|may|might|will|to|or)\b|n['’]t\b",
    re.IGNORECASE,
)
#: characters before a verb in which it is negated, or is but wished
_NEGATED_WITHIN = 25
_PLEADED = re.compile(r"\bplead(?:ed|s|ing)? (?P<no>not )?guilty\b")


def result_points(story: StoryWords) -> Iterator[Point]:
    """Scores, answers and what nobody suffered."""
    year = story.story.day.year if story.story.day else None
    for sentence in story.sentences:
        yield from _scores(story.text, sentence, year)
        yield from _nobody(story.text, sentence, year)
        yield from _answers(story.text, sentence)


def _scores(text: str, sentence: Written, year: int | None) -> Iterator[Point]:
    start, end = sentence.span.start, sentence.span.end
    if not _PLAYED.search(text, start, end):
        return
    for found in _SCORE.finditer(text, start, end):
        most, least = sorted((int(found["one"]), int(found["other"])), reverse=True)
        around = text[max(start, found.start() - _AROUND) : min(end, found.end() + _AROUND)]
        loose = most > _LARGEST or _ON_THE_WAY.search(around) is not None
        at = Span(*found.span())
        aside = is_aside(text, sentence.span, at, year)
        yield Point("score", "", "", found[0], at, sentence, most, least, (f"{most}-{least}",), loose, aside)


def _nobody(text: str, sentence: Written, year: int | None) -> Iterator[Point]:
    for found in _NOBODY.finditer(text, sentence.span.start, sentence.span.end):
        what = found["what"] or found["what2"]
        if not _SOME.search(found[0]):
            frame, at = "dead" if _DEADLY.match(what) else "hurt", Span(*found.span())
            yield Point("nobody", frame, "", found[0], at, sentence, aside=is_aside(text, sentence.span, at, year))


def _answers(text: str, sentence: Written) -> Iterator[Point]:
    """What somebody said to a charge: yes or no."""
    for found in _PLEADED.finditer(text, sentence.span.start, sentence.span.end):
        answer = "no" if found["no"] else "yes"
        yield Point("answer", "charge", "", found[0], Span(*found.span()), sentence, words=(answer,))
    for token in sentence.tokens:
        answer = next((a for form in lemmas(token.word.lower()) if (a := _ANSWER_OF.get(form))), "")
        before = re.split(r"[,;:]", text[max(sentence.span.start, token.start - _NEGATED_WITHIN) : token.start])[-1]
        if answer and not _NEGATED.search(before):
            yield Point("answer", "charge", "", token.word, Span(token.start, token.end), sentence, words=(answer,))


def _of_scores(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The only score that each story has, if the other hasn't got it."""
    mine, theirs = left.by_kind["score"], right.by_kind["score"]
    told = [{p.words for p in side if not p.loose} for side in (mine, theirs)]
    if len(told[0]) == len(told[1]) == 1 and not any(p.words == q.words for p in mine for q in theirs):
        here, there = (next(p for p in side if not p.loose) for side in (mine, theirs))
        yield here, there, "only"


def _of_nobody(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """That nobody was hurt, and how many were; who tells it first may not know yet."""
    for one, other, turned in ((left, right, False), (right, left, True)):
        late = later if turned or later is None else -later
        for here in one.by_kind["nobody"]:
            hurt = [p for p in other.by_kind["people"] if p.frame == here.frame and not p.loose and not p.aside]
            known = [p for p in one.by_kind["people"] if p.frame == here.frame]
            excused = any(p.frame == here.frame for p in other.by_kind["nobody"])
            if hurt and not known and not excused and late is not None and late >= 0:
                yield (hurt[0], here, "nobody") if turned else (here, hurt[0], "nobody")
                return


def _of_answers(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """What each story gives as one answer, each another."""
    mine, theirs = left.by_kind["answer"], right.by_kind["answer"]
    told = [{p.words for p in side} for side in (mine, theirs)]
    if len(told[0]) == len(told[1]) == 1 and told[0] != told[1]:
        for here in mine:
            for there in theirs:
                if not here.loose and not there.loose:
                    yield here, there, "charge"


FINDERS: dict[str, Finder] = {"score": _of_scores, "nobody": _of_nobody, "answer": _of_answers}
