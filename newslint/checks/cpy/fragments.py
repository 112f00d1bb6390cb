"""Sentences without a main clause: a participle, a subordinate clause or a relative that was cut from its sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.sentences import sentences_in
from newslint.extract.verbs import IRREGULAR_PAST, has_finite_verb, may_be_finite, words_of
from newslint.knowledge.words import words as table
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_OPENERS = re.compile(
    r"(?P<participle>[A-Z][a-z]{1,40}ing)\b|(?P<which>Which)\b|(?P<clause>Because|Although|Though|Whereas|Unless|Until"
    r"|After|Before|Since|While)\b"
    r"|(?P<joined>(?:And|But) (?:is|are|was|were|has|have|had|that (?:those|the|these|many|most)))\b"
    r"|(?P<absolute>[A-Z]\w{1,40}(?: \w{1,40}){0,5} (?:being|claiming|having|becoming))\b"
    r"|(?P<loose>At the hands of|Because of|Following|With|Without|To|For|From|Through|Under|Especially|Including"
    r"|Along with|Together with)\b"
    r"|(?P<phrase>According to|Due to|Despite|As well as|Resulting in|Thanks to|Owing to|In addition to)\b"
)
#: what an event does to others, as a participle behind it says
_CONSEQUENCES = frozenset(
    """killing injuring wounding leaving forcing making sending causing pushing prompting bringing raising
    sparing allowing giving putting throwing adding ending setting knocking driving trapping burning
    destroying damaging flooding stranding displacing taking blocking triggering sparking creating pulling
    sweeping burying costing lifting dropping keeping cutting turning resulting hitting crushing smashing
    tearing breaking bringing enabling fuelling fueling paving rendering disrupting delaying halting""".split()  # noqa: SIM905
)
#: subordinators that are prepositions as well
_PREPOSITIONS_TOO = frozenset({"After", "Before", "Since", "Until"})
_BEHIND_PLURALS = frozenset(
    """of to in from at above on and with by for or without under near over into across who before after below
    behind around as during within along out off up down per than that which where while""".split()  # noqa: SIM905
)
#: nouns that show that a word on -ing is the subject or an adjective, and marks of other sentences
_NOT_PLAIN = re.compile(r"[“”\"‘;:—–?!…()\[\]]|\.\.|,| - |\bhttps?:")
_LEAST, _MOST, _BEFORE, _FAR = 4, 26, 3, 6
#: what begins a noun phrase of its own, wherever no preposition or conjunction stands before it
_BEGINS_PHRASE = frozenset(
    """he she it they we i you the a an his her its their our my this that these those some many most all each every
    both no there mr mrs ms dr""".split()  # noqa: SIM905
)
#: names of times, which are a phrase by themselves
_TIMES = frozenset((*MONTHS, *WEEKDAYS))
_SINCE_A_YEAR = re.compile(r"(?:Since|After|Before|Until) (?:19|20)\d\d [a-z]")
_GOES_ON = frozenset("of in at on from for to by with and or near under over between about than as like".split())  # noqa: SIM905
#: a verb right behind "Which": "Which left thousands stranded."
_SHORT = 5


_SUBJECTS = frozenset("he she it they we I you".split())  # noqa: SIM905
#: what begins a clause behind its main one
_TAILS = frozenset("as when after before while because until where".split())  # noqa: SIM905


#: what asks the reader to do something, in the place of a finite verb
_ASKS = frozenset(
    """visit call see click go read email contact follow please join sign watch listen let make take keep add be send
    use find get check consider remember note think look try ask give""".split()  # noqa: SIM905
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers a sentence of the narration that has no main clause, behind one that has."""
    text = view.text
    for passage in view.passages:
        sentences = sentences_in(view.whole, passage)
        if len(sentences) < 2:
            continue
        for before, (start, end) in itertools.pairwise(sentences):
            opener = _OPENERS.match(text, start, end)
            if opener is None or text[end - 1] != "." or not _is_cut_off(text[start:end], opener):
                continue
            span = Span(start, end)
            if _is_full(text[slice(*before)]) and view.admits(span) and not _in_series(text, sentences, end):
                yield Hit(span)


def _is_cut_off(sentence: str, opener: re.Match[str]) -> bool:
    words = words_of(sentence)
    if _NOT_PLAIN.search(sentence) or not _LEAST <= len(words) <= _MOST:
        return False
    kind = str(opener.lastgroup)
    rest = words[1:]
    if kind == "participle":
        rest = _without_tail(rest)
        return bool(rest) and not has_finite_verb(rest) and not _is_subject(rest) and not _asks(rest)
    if kind == "joined":
        # a verb or a clause that hangs on the sentence before
        return True
    if kind in ("absolute", "loose"):
        # a present tense that no list holds ends on -s behind a noun
        return not has_finite_verb(words) and not _asks(rest) and not _is_subject(rest)
    if kind == "which":
        # "Which is why …" is a turn of speech; "Which she chose was clear" has a verb more
        if rest[0] in _SUBJECTS:
            return _groups(rest) == 1
        return rest[0].lower() in IRREGULAR_PAST or rest[0].lower().endswith("ed")
    if kind == "phrase":
        return not has_finite_verb(words[2:])
    if rest[0].lower() in ("that", "this", "then", "long", "came"):
        return False
    if opener[0] in _PREPOSITIONS_TOO and not any(
        may_be_finite(word.lower()) and word != "came" for word in rest[1:_FAR]
    ):
        # "After the meeting some minds seemed to change"
        return False
    if opener[0] in _PREPOSITIONS_TOO and (_SINCE_A_YEAR.match(sentence) or _has_subject_behind(rest)):
        return False
    # "While living abroad he took a job", "Since 2022 diggers have found bones"
    if rest[0].endswith("ing") and any(word in _SUBJECTS for word in rest):
        return False
    # of a clause with one verb the main one is missing; an infinitive or a noun may hide a second, so one sure verb
    verbs = [word for word in rest if may_be_finite(word.lower())]
    return len(words) >= _SHORT and bool(verbs) and _groups(rest) == 1


def _groups(words: list[str]) -> int:
    """How many verbs there are in words, each with its auxiliaries."""
    finite = [may_be_finite(word.lower()) for word in words]
    return sum(one and not (at and finite[at - 1]) for at, one in enumerate(finite))


def _without_tail(words: list[str]) -> list[str]:
    """The words before a clause of time or reason that ends a sentence and has one verb; all if there is none."""
    at = next((at for at, word in enumerate(words) if at and word in _TAILS), 0)
    return words[:at] if at and _groups(words[at:]) == 1 and not _has_present(words[at:]) else words


def _has_present(tail: list[str]) -> bool:
    """Whether a plural has its verb behind it and the finite one is another's: as their stocks run low could."""
    return any(
        one.endswith("s") and "v" in (table().parts(other) or "") and any(map(may_be_finite, tail[at + 2 :]))
        for at, (one, other) in enumerate(itertools.pairwise(tail))
    )


def _has_subject_behind(rest: list[str]) -> bool:
    """Whether what follows a preposition is a phrase of its own, and the sentence's subject stands behind it.

    "After a year he returned", "Until yesterday Russia had gained ground", "Since losing his seat Mr Alexander has …".
    """
    verb = next((at for at, word in enumerate(rest) if may_be_finite(word.lower())), len(rest))
    if rest[0].lower().endswith("ing"):
        return True
    return any(_is_parted(*pair) for pair in itertools.pairwise(rest[:verb]))


def _is_parted(before: str, word: str) -> bool:
    """Whether a phrase ends between two words, and another begins."""
    if before in _TIMES:
        return True
    if before.lower() in _GOES_ON:
        return False
    is_name = word[0].isupper() and before.islower() and before not in _BEGINS_PHRASE
    return is_name or word.lower() in _BEGINS_PHRASE


def _asks(words: list[str]) -> bool:
    return any(word.lower() in _ASKS for word in words)


def _is_subject(rest: list[str]) -> bool:
    """Whether a verb in the present may follow: a word on -s with something behind it that a plural doesn't take."""
    return rest[0].lower() in ("that", "this") or any(
        word.endswith("s") and not word.endswith("ss") and other.lower() not in _BEHIND_PLURALS
        for word, other in itertools.pairwise(rest)
    )


def _is_full(sentence: str) -> bool:
    return sentence.endswith(".") and has_finite_verb(words_of(sentence)) and len(words_of(sentence)) >= _BEFORE


def _in_series(text: str, sentences: list[tuple[int, int]], end: int) -> bool:
    """Whether the next sentence begins in the same way: then it is style."""
    following = next(((s, e) for s, e in sentences if s >= end), None)
    return following is not None and bool(re.match(r"[A-Z][a-z]+ing\b", text[following[0] : following[1]]))
