"""Lists of verbs in a tagged sentence whose last part is of another form: to drain, to plant and building."""

from __future__ import annotations

import re

from newslint.extract.clauses import FINITE
from newslint.extract.tagged import TaggedSentence
from newslint.extract.verbs import IRREGULAR_PAST
from newslint.extract.word_classes import SAME
from newslint.knowledge.words import words

#: what a list with such an end holds, in any text: a verb, a comma and another, and "and" or "or" before another form
_MAY_BE = re.compile(
    r"(?:\b(?:to|that|will|would|can|could|may|might|must|should|shall|[a-z]{1,20}ing|[a-z]{1,20}ed|were|was)"
    r" [^,.;:?!]{2,90}|\b(?:to )?[a-z]{1,20}ing|\bto [a-z]{1,20})"
    r", (?:[a-z]+ly )?(?P<middle>[a-z]+)[^,.;:?!]{0,90}?,? (?:and|or)"
    r" (?:(?:to|that|was|were|they should|he should|she should) [a-z]|(?:[a-z]+ly )?[a-z]{2,14}ing\b)"
)
TO, BASE, DOING, THAT, PAST = "to", "base", "doing", "that", "past"
#: the forms on which a list whose parts are of the one form can't end
_ODD_LAST = {
    PAST: ("was doing",),
    TO: (DOING, THAT, "was doing"),
    BASE: (DOING, THAT, TO, "was doing", "should"),
    DOING: (TO,),
    THAT: (TO,),
}
#: words between the parts of a list
_FAR = 18
#: how sure the tags of verbs on -ing must be
_SURE = 0.8
#: what stands behind a verb on -ing, and not behind a noun
_OBJECT = frozenset({"DT", "PRP$", "PRP", "CD", "RP", "IN", "TO", "NNS", "NN", "JJ", "RB"})
#: words on -ing that are prepositions, or open what stands beside a list
_NO_DOING = frozenset(
    """including following regarding concerning according during pending excluding excepting barring considering
    notwithstanding being having depending starting beginning judging""".split()  # noqa: SIM905
)
#: behind these a verb on -ing stands by itself: they keep, go, start, mind doing
_TAKES_DOING = frozenset(
    """go goes went gone going keep keeps kept start starts started stop stops stopped begin began mind enjoy enjoys
    enjoyed avoid avoided end spend spends spent come comes came by of for without from with in on about after before
    while when like love hate prefer risk""".split()  # noqa: SIM905
)


def may_be(text: str, start: int, end: int) -> bool:
    """Whether a sentence may hold such a list, by the forms of its words."""
    found = _MAY_BE.search(text, start, end)
    if found is None:
        return False
    middle = found["middle"]
    return (
        middle in ("to", "that")
        or middle.endswith(("ing", "ed"))
        or middle in IRREGULAR_PAST
        or "v" in (words().parts(middle) or "")
    )


def odd_part(sentence: TaggedSentence) -> tuple[int, int] | None:
    """Where the last part of a list of verbs begins that is of another form, and the place behind its verb."""
    small, tags, size = sentence.small, sentence.tags, len(sentence.tags)
    for at in range(4, size - 2):
        if tags[at] != "CC" or small[at] not in ("and", "or"):
            continue
        last, end = _form(sentence, at + 1)
        if not last or small[end] == "," or _goes_on(sentence, end):
            continue
        comma = _comma_before(sentence, at)
        second = (_comma_before(sentence, comma) if comma == at - 1 else comma) + 1
        if not second:
            continue
        middle, _ = _form(sentence, second)
        if last not in _ODD_LAST.get(middle, ()) or not _has_first(sentence, middle, second - 1):
            continue
        if last == DOING and not _is_odd_doing(sentence, at + 1, second):
            continue
        if last == TO and any(tag == "TO" for tag in tags[second:at]):
            # tripling the staff to meet demand and to cut waits
            continue
        return at + 1, end
    return None


def _form(sentence: TaggedSentence, at: int) -> tuple[str, int]:
    """The form of what begins there, and the place behind its verb; "" for what is no part of such a list."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    while at < size - 2 and tags[at] == "RB" and small[at].endswith("ly"):
        at += 1
    if at >= size - 2:
        return "", at
    tag, word = tags[at], small[at]
    if tag == "TO" and tags[at + 1] in ("VB", "VBP"):
        return TO, at + 2
    if word == "that" and tag in ("IN", "WDT", "DT"):
        return (TO, at + 3) if tags[at + 1] == "TO" else (THAT, at + 1) if tag == "IN" else ("", at)
    if word in ("was", "were") and tags[at + 1] == "VBG":
        return "was doing", at + 2
    if tag == "PRP" and small[at + 1] == "should":
        return "should", at + 2
    if _is_doing(sentence, at):
        return DOING, at + 1
    if tag == "VB" or (word in SAME and tag in ("VBD", "VBN", "VBP")):
        return BASE, at + 1
    return (PAST, at + 1) if tag == "VBD" else ("", at)


def _is_doing(sentence: TaggedSentence, at: int) -> bool:
    """Whether a word on -ing is a verb: by its tag, or by the object or comma behind what looks like a noun."""
    word, tag = sentence.small[at], sentence.tags[at]
    if not word.endswith("ing") or word in _NO_DOING:
        return False
    return tag == "VBG" or (tag == "NN" and sentence.tags[at + 1] in ("NNS", "DT", "PRP$", "CD", ","))


def _comma_before(sentence: TaggedSentence, at: int) -> int:
    """The place of the comma before a place, with no other sentence or list between; -1 if there is none."""
    for here in range(at - 1, max(0, at - _FAR), -1):
        if sentence.small[here] == ",":
            return here
        if sentence.small[here] in (";", ":", '"', "--", "—", "–", "(", ")") or sentence.tags[here] == "CC":
            return -1
    return -1


def _has_first(sentence: TaggedSentence, form: str, end: int) -> bool:
    """Whether the first part of a list stands before its comma, of the same form."""
    tags, small = sentence.tags, sentence.small
    for here in range(end - 1, max(0, end - _FAR), -1):
        if small[here] in (",", ";", ":", '"', "(", ")", "—", "–"):
            return False
        if form in (TO, BASE):
            # behind "to" or a modal
            verb = tags[here] == "VB" or (tags[here] in ("JJ", "NN") and "v" in (words().parts(small[here]) or ""))
            if verb and (tags[here - 1] in ("TO", "MD") or (tags[here - 2] in ("TO", "MD") and tags[here - 1] == "RB")):
                return True
        elif form == DOING:
            if _is_doing(sentence, here) and tags[here - 1] not in ("DT", "PRP$", "JJ"):
                return True
        elif form == THAT:
            if small[here] == "that" and tags[here] == "IN":
                return True
        elif tags[here] == "VBD":
            return True
    return False


def _is_odd_doing(sentence: TaggedSentence, at: int, second: int) -> bool:
    """Whether a verb on -ing behind "and" is a part of the list, and no noun or part of what stands before it."""
    tags, small = sentence.tags, sentence.small
    while tags[at] == "RB":
        at += 1
    if sentence.sure[at] < _SURE or tags[at + 1] not in _OBJECT:
        return False
    between = range(second + 1, at - 1)
    return not any(tags[here] == "VBG" or small[here] in _TAKES_DOING for here in between)


def _goes_on(sentence: TaggedSentence, at: int) -> bool:
    """Whether another "and" with a verb behind it shows that the list isn't at its end."""
    tags = sentence.tags
    for here in range(at, len(tags) - 1):
        if tags[here] == "CC" and tags[here + 1] in ("VB", "TO", "VBD", "VBZ", "VBP"):
            return True
        if tags[here] in FINITE and tags[here - 1] not in ("WDT", "WP", "PRP", "NNS", "NN", "NNP"):
            return False
    return False
