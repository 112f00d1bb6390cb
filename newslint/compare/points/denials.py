"""What one story says of something and the other denies: it was insured, and it was not insured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Token, Written, verb_of
from newslint.compare.frames import EMPTY
from newslint.compare.points.point import Point
from newslint.compare.points.told import Finder, Pairs, ToldPoints
from newslint.model import Span

_NOT = frozenset("not never cannot".split())  # noqa: SIM905
_PASSIVE = frozenset("was were is are been be wasn't weren't isn't aren't wasn’t weren’t isn’t aren’t".split())  # noqa: SIM905
#: what may stand between a negation and its verb
_BETWEEN = frozenset("been be being have has had yet fully properly ever in fact".split())  # noqa: SIM905
#: verbs that say nothing of their own
_LIGHT = frozenset(
    """be have do go get make take come say tell know think want see let need give put use keep seem look feel find ask
    try help believe expect quote
    report name show speak talk like mean become happen work live call run turn begin start stop""".split()  # noqa: SIM905
)
_NO_CLAIM = re.compile(
    r"\b(?:if|whether|would|could|might|may|should|must|will|can|to|unless|until|den(?:y|ies|ied)|hope\w*|fear\w*|said"
    r"|yet|still|or|who|why|what|only|just)\b",
    re.IGNORECASE,
)
_WITHIN = 40


def denial_points(story: StoryWords) -> Iterator[Point]:
    """The verbs of a story in their base forms, with whether they are denied."""
    for sentence in story.sentences:
        for at, token in enumerate(sentence.tokens):
            verb = verb_of(token.word.lower()) if token.word.islower() and token.word not in EMPTY else ""
            if verb and verb not in _LIGHT and token.word.endswith(("ed", "en")) and _is_passive(sentence, at):
                denied = _is_denied(sentence, at)
                before = story.text[max(sentence.span.start, token.start - _WITHIN) : token.start]
                loose = _NO_CLAIM.search(re.split(r"[,;:]", before)[-1]) is not None
                span = Span(sentence.tokens[at - 1].start, token.end) if denied else Span(token.start, token.end)
                says, answer = span.of(story.text), "no" if denied else "yes"
                yield Point("said", verb, "", says, span, sentence, words=(answer,), loose=loose)


def _is_denied(sentence: Written, at: int) -> bool:
    for token in reversed(sentence.tokens[max(0, at - 3) : at]):
        if token.word.lower() in _NOT or token.word.lower().endswith(("n't", "n’t")):
            return True
        if not _is_between(token):
            return False
    return False


def _is_passive(sentence: Written, at: int) -> bool:
    return any(token.word.lower() in _PASSIVE for token in sentence.tokens[max(0, at - 3) : at])


def _is_between(token: Token) -> bool:
    return token.word.lower() in _BETWEEN


def _denials(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    mine, theirs = left.by_kind["said"], right.by_kind["said"]
    for one, other, turned in ((mine, theirs, False), (theirs, mine, True)):
        for here in one:
            if here.words != ("no",) or here.loose:
                continue
            alike = [p for p in other if p.frame == here.frame]
            excused = any(p.words == ("no",) for p in alike) or any(
                p.frame == here.frame and p.words == ("yes",) for p in one
            )
            firm = [p for p in alike if not p.loose]
            if firm and not excused:
                yield (firm[0], here, "denied") if turned else (here, firm[0], "denied")


FINDERS: dict[str, Finder] = {"said": _denials}
