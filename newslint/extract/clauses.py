"""Subjects of a tagged sentence with their verbs, told by what can stand between the two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.noun_phrases import EITHER, NOUNS, ONE, SEVERAL, NounPhrase, noun_phrase
from newslint.extract.tagged import TaggedSentence

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
#: words that open a clause behind which its subject stands
_OPENERS = frozenset("that because although though whether if while but and yet so unless".split())  # noqa: SIM905
_BEGINS = frozenset({"DT", "PRP$", "CD", "JJ", "JJR", "NNS", "NNP", "PRP"})
_SAID = frozenset(
    """said says say added believe believes think thinks hope hopes fear claims claimed""".split()  # noqa: SIM905
)
#: what may stand in a participle's phrase, and words that open a clause in it
_HANGING = frozenset({"IN", "TO", "RP", "RB", "RBR", "CD", "JJ", "$", "DT", "PRP", "PRP$", "POS", "JJR", "JJS"}) | NOUNS
_CLAUSES = frozenset(
    """that because as while if whether after before since until when where although though than so like how why
    unless once""".split()  # noqa: SIM905
)
#: words that a phrase in commas begins with
_ASIDES = frozenset(
    {"IN", "VBN", "VBG", "WDT", "WP", "WP$", "RB", "DT", "NN", "NNP", "JJ", "CC", "CD", "WRB", "NNS", "PRP$"}
)
#: what is told of a clause's way from its subject to its verb
JOINED, ASIDE, OPEN, OF = "joined", "aside", "open", "of"


#: verbs that are no other word
_PLAIN = frozenset("is are was were has have".split())  # noqa: SIM905
#: words in an aside behind which a verb may look like a base form, and in any
_SHORT, _LONG = 14, 40


class Clause(NamedTuple):
    """A subject, its number, its verb's place, and what stands between: `OPEN` for one comma, `ASIDE` for two."""

    subject: NounPhrase
    number: str
    verb: int
    ways: frozenset[str]
    first: bool


def clauses(sentence: TaggedSentence) -> Iterator[Clause]:
    """The subjects of the sentence whose verbs are found."""
    for start, first in _starts(sentence):
        subject = noun_phrase(sentence, start)
        if subject is not None and (found := _verb_of(sentence, subject, first)):
            yield found


def _starts(sentence: TaggedSentence) -> Iterator[tuple[int, bool]]:
    """Where subjects may begin, and whether a sentence does there."""
    small, tags, size = sentence.small, sentence.tags, len(sentence.tags)
    opening = 1 if small[0] in ('"', "'") else 0
    if tags[opening] == "CC":
        opening += 1
    yield opening, True
    if tags[opening] in ("IN", "RB", "VBG", "VBN", "TO") and "," in small[opening:]:
        comma = small.index(",", opening)
        if comma + 1 < size and tags[comma + 1] in ("DT", "PRP$"):
            yield comma + 1, False
    for at in range(opening + 1, size - 2):
        word, tag = small[at], tags[at]
        if (
            (word == "that" and tag in ("IN", "WDT") and tags[at + 1] in _BEGINS)
            or (word != "that" and word in _OPENERS and tag in ("IN", "WRB"))
            or (tag == "CC" and word != "or" and small[at - 1] == "," and tags[at + 1] in ("DT", "PRP$"))
            or (word in _SAID and tag in FINITE and tags[at + 1] in ("DT", "PRP$", "NNS", "CD", "JJ", "JJR"))
            or word == ";"
        ):
            yield at + 1, False


def _verb_of(sentence: TaggedSentence, subject: NounPhrase, first: bool) -> Clause | None:
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    here, number, ways = subject.end, subject.number, set()
    joined = _joined(sentence, subject)
    if joined is not None:
        here, number = joined
        ways.add(JOINED)
    for _ in range(6):
        while here < size and tags[here] in _ADVERBS:
            here += 1
        if here >= size:
            return None
        tag = tags[here]
        if tag in FINITE or (tag == "VB" and ASIDE in ways):
            return Clause(subject, number, here, frozenset(ways), first)
        if tag in ("IN", "TO") and small[here] not in _CLAUSES:
            behind = _behind_preposition(sentence, here)
            if behind is None:
                return None
            here, several = behind
            ways.add(OF)
            if several:
                ways.add(JOINED)
        elif tag in ("WP", "WDT") and number != EITHER and ASIDE not in ways and OPEN not in ways:
            here = _behind_relative(sentence, here)
            if not here:
                return None
            ways.add(OF)
        elif tag in ("VBN", "VBG"):
            here = _behind_participle(sentence, here)
            if not here or (tag == "VBG" and number == SEVERAL):
                # people losing their homes is no small thing
                return None
            ways.add(OF)
        elif tag == ",":
            closed = _behind_aside(sentence, here)
            if closed and number == SEVERAL and tags[here + 1] == "DT" and tags[here + 2] != "JJS":
                return None
            if closed:
                here = closed
                ways.add(ASIDE)
            elif OPEN not in ways and ASIDE not in ways:
                here += 1
                ways.add(OPEN)
            else:
                return None
        else:
            return None
    return None


def _joined(sentence: TaggedSentence, subject: NounPhrase) -> tuple[int, str] | None:
    """The place behind "X, Y and Z", and their number; None if nothing is joined to the subject."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    here, seen = subject.end, [subject]
    while here < size:
        if small[here] == "," and here + 1 < size and tags[here + 1] != "CC":
            at, last = here + 1, False
        elif tags[here] == "CC" or (small[here] == "," and here + 1 < size and tags[here + 1] == "CC"):
            at, last = here + (2 if small[here] == "," else 1), True
        else:
            return None
        part = noun_phrase(sentence, at)
        if part is None:
            return None
        seen.append(part)
        here = part.end
        if last:
            return here, _number_of(sentence, seen, small[at - 1])
    return None


def _number_of(sentence: TaggedSentence, parts: list[NounPhrase], by: str) -> str:
    """Several, where each part is one with its own article, or the last is several."""
    if by != "and" or sentence.small[parts[0].start].endswith("ing"):
        return EITHER
    own = all(sentence.tags[part.start] in ("DT", "CD", "PRP$") for part in parts)
    each = sentence.small[parts[0].start] in ("each", "every", "no")
    if parts[-1].number == SEVERAL or (own and len({sentence.small[part.start] for part in parts}) > 0 and not each):
        return SEVERAL if all(part.number != EITHER or sentence.tags[part.head] in NOUNS for part in parts) else EITHER
    return EITHER


def _behind_preposition(sentence: TaggedSentence, at: int) -> tuple[int, bool] | None:
    """The place behind a preposition and its noun phrase, and whether another is joined to that."""
    tags, size = sentence.tags, len(sentence.tags)
    here = at + 1
    if here < size and tags[here] in ("IN", "TO"):
        here += 1
    if here < size and tags[here] == "VBG":
        here += 1
    found = noun_phrase(sentence, here)
    if found is None:
        return None
    if sentence.small[at] == "of" and "POS" in tags[here : found.end]:
        # the chief of staff's remarks
        return None
    joined = _joined(sentence, found)
    return (joined[0], True) if joined else (found.end, False)


def _behind_participle(sentence: TaggedSentence, at: int) -> int:
    """The place behind a participle's phrase; 0 where it may be a past tense with its object, or a clause opens."""
    tags, size = sentence.tags, len(sentence.tags)
    here = at + 1
    if here < size and tags[at] == "VBN" and tags[here] not in ("IN", "TO", "RP", "RB", "VBD", "VBZ", "VBP", "MD"):
        return 0
    while here < size and tags[here] in _HANGING:
        # a clause opens, or the object of a verb that looks like a noun
        if sentence.small[here] in _CLAUSES or (tags[here] in ("DT", "PRP$") and tags[here - 1] in NOUNS):
            return 0
        here += 1
    return here if here < at + _SHORT else 0


def _behind_relative(sentence: TaggedSentence, at: int) -> int:
    """The place of the verb behind "who" and its clause, where that has one verb and no clause of its own, or 0."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    first = at + 1
    while first < size and tags[first] in _ADVERBS:
        first += 1
    if first >= size or tags[first] not in FINITE or small[first] in _SAID:
        return 0
    for here in range(first + 1, min(size - 1, at + _SHORT)):
        if tags[here] in ("CC", "WP", "WDT", "WRB", "PRP", "MD") or small[here] in (",", ";", '"', *_CLAUSES):
            return 0
        if tags[here] in FINITE:
            return here if small[here] in _PLAIN and tags[here - 1] in (*NOUNS, "CD", "RP", "RB") else 0
    return 0


def second_verb(sentence: TaggedSentence, clause: Clause) -> int:
    """The place of a verb that "and" or "but" joins to that of a clause: has resigned and are seeking; 0 for none."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    if small[clause.verb] in _SAID:
        # reports say the song was written in May and was a hit
        return 0
    for here in range(clause.verb + 1, min(size - 2, clause.verb + _SHORT)):
        if tags[here] in FINITE or tags[here] in ("WP", "WDT", "WRB", "PRP", "EX"):
            return 0
        if small[here] in (",", ";", ":", '"', *_CLAUSES):
            return 0
        if tags[here] == "CC":
            verb = here + 1
            while verb < size - 1 and tags[verb] in _ADVERBS:
                verb += 1
            if small[here] in ("and", "but") and tags[verb] in FINITE and small[verb] in _PLAIN:
                return verb
    return 0


def _behind_aside(sentence: TaggedSentence, at: int) -> int:
    """The place behind the comma that closes what the one there opens; 0 where a verb stands in neither place."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    if at + 1 >= size or tags[at + 1] not in _ASIDES:
        return 0
    hanging = tags[at + 1] in ("VBN", "VBG", "WDT", "IN")
    for here in range(at + 2, min(size - 1, at + _LONG)):
        if small[here] == ",":
            behind = here + 1
            while behind < size and tags[behind] in _ADVERBS:
                behind += 1
            if behind < size and any(tag in FINITE for tag in tags[at + 1 : here]) and tags[at + 1][0] != "W":
                return 0
            if behind < size and (tags[behind] in FINITE or (tags[behind] == "VB" and here < at + _SHORT and hanging)):
                return here + 1
        elif small[here] in (";", ":", '"'):
            return 0
    return 0


__all__ = ["ASIDE", "FINITE", "JOINED", "OF", "ONE", "OPEN", "Clause", "clauses", "second_verb"]
