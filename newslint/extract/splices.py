"""Commas between two sentences: the quay was shut until noon, no boats were allowed out."""

from __future__ import annotations

import re

from newslint.extract.clauses import FINITE
from newslint.extract.noun_phrases import noun_phrase
from newslint.extract.tagged import TaggedSentence
from newslint.extract.verbs import AUXILIARIES, IRREGULAR_PAST

_FORMS_SURE = AUXILIARIES | IRREGULAR_PAST
_FORMS = "|".join(sorted(_FORMS_SURE | {"[a-z]+ed"}))
#: what makes the first clause hang on the second, or wait for it
_HANGING = frozenset(
    """if when while as because although though since after before once until unless whenever wherever where whether
    what whatever however had were should not in at on by for with without from under over to of like unlike given now
    last next this despite during among between according even both either neither just only or so then later
    ever instead again still yet never no sometimes perhaps maybe today yesterday tomorrow tonight whoever whichever
    rather better more less worse""".split()  # noqa: SIM905
)
#: a sentence of two clauses by the forms of its words, before it is tagged
MAY_BE = re.compile(
    rf"(?!(?:{'|'.join(sorted(word.capitalize() for word in _HANGING))})\b)"
    r"[A-Z](?:[^,.;:?!()“”\"—–]|(?<=\b[A-Z])\.|(?<=Mr|Dr|St)\.){8,140}, "
    r"(?:he|she|it|they|we|I|you|nobody|no|the|an?|most|many|some|his|her|their|its|this|that|there|two|three|four|five"
    r"|six|seven|eight|nine|ten)(?: [\w’'-]+){0,4}?"
    rf" (?:{_FORMS})\b[^,;:?!()“”\"—–]{{0,140}}\.$"
)
_PRONOUNS = frozenset("he she it they we i you there this that".split())  # noqa: SIM905
_TELLING = re.compile(
    r"(?:say|said|tell|told|add|report|believ|think|thought|claim|alleg|announc|hop|fear|not|argu|confirm|know|knew|admit"
    r"|explain|recall|insist|suggest|warn|suppos|assum|suspect|reckon|seem|appear|agree|write|wrote|read|ask|show|predict"
    r"|estimat|boast|rule[ds]?\b|ruling|conclud|maintain|contend|testif|acknowledg|complain|joke|quip|conced|declar|guess|promis|vow|swear|swore|wonder|caution|muse|feel|felt|mean|learn|understand|understood|reveal|hear|found|see)"
)
#: words behind which a clause without a conjunction is right: so hot (that), the more
_SUCH = frozenset("so such more less hope wish sooner better".split())  # noqa: SIM905
_FEWEST = 4
#: words that make a clause of time or a condition in the first
_HANGS_IN = frozenset("if when because although though while whereas unless once ago".split())  # noqa: SIM905
#: those that make a time of what stands before its verb: the day before he came
_TIMES = frozenset({"since", "before", "after", "until", "till"})
_SURE = 0.9
#: prepositions that open a clause as well
_NO_PREPOSITION = frozenset({"that", "as", "because", "if", "than", "like", *_TIMES})


def spliced(sentence: TaggedSentence) -> int:
    """The place of a comma between two sentences that nothing joins; 0 if there is none."""
    small, tags, size = sentence.small, sentence.tags, len(sentence.tags)
    if small.count(",") != 1 or small[-1] != "." or small[0] in _HANGING or tags[0] in ("VBG", "VBN", "CC"):
        return 0
    comma = small.index(",")
    left = _clause(sentence, 0, comma)
    right = _clause(sentence, comma + 1, size - 1)
    if not left or not right or comma < _FEWEST or size - comma - 2 < _FEWEST - 1:
        return 0
    if any(word in _SUCH for word in small[:comma]) or any(tag in ("WP", "WRB") for tag in tags[:comma]):
        return 0
    if _hangs(sentence, left, comma) or _is_third(sentence, comma):
        return 0
    if small[left] == small[right] and (small[left] not in AUXILIARIES or small[0] == small[comma + 1]):
        # he gave all, she gave half
        return 0
    if not (_is_sure(sentence, left) and _is_sure(sentence, right)):
        return 0
    if small[comma + 1] in ("a", "an") and small[right] not in _FORMS_SURE:
        # the basin, a crater formed long ago
        return 0
    if _TELLING.match(small[right]) or (_TELLING.match(small[-2]) and tags[-2][0] == "V"):
        return 0
    if _TELLING.match(small[left]) and tags[left] != "MD":
        return 0
    if {"not", "n't", "just", "only"} & set(small[left:comma]) and small[comma + 1] in _PRONOUNS:
        # it was no car, it was a lorry
        return 0
    return comma


def _is_sure(sentence: TaggedSentence, verb: int) -> bool:
    """Whether a word can only be the verb there."""
    return sentence.sure[verb] >= _SURE or sentence.small[verb] in _FORMS_SURE


def _hangs(sentence: TaggedSentence, verb: int, comma: int) -> bool:
    """Whether what stands before the comma belongs to the clause behind it: that for India, and after weeks."""
    small, tags = sentence.small, sentence.tags
    if _HANGS_IN & set(small[:comma]) or _TIMES & set(small[:verb]):
        return True
    return any(
        tags[at + 1] == "IN" and small[at] != "or" and (small[at] == "that" or tags[at] == "CC")
        for at in range(comma - 1)
    ) or _opens_with_phrase(sentence, comma)


def _opens_with_phrase(sentence: TaggedSentence, comma: int) -> bool:
    """Whether a "that" before the comma has no verb there: said that nearly a year after the flood, the town is."""
    return any(
        sentence.small[at] == "that" and sentence.tags[at] == "IN" and not FINITE & set(sentence.tags[at:comma])
        for at in range(comma)
    )


def _is_third(sentence: TaggedSentence, comma: int) -> bool:
    """Whether a third clause behind "and" makes a series of them: it is old, it leaks and it has no roof."""
    tags = sentence.tags
    return any(tags[at] == "CC" and tags[at + 1] in ("PRP", "EX", "DT", "PRP$") for at in range(comma, len(tags) - 2))


def _clause(sentence: TaggedSentence, start: int, end: int) -> int:
    """The place of the finite verb of a clause that begins there with its subject; 0 for what is none."""
    tags, small = sentence.tags, sentence.small
    if small[start] in ("there", "nobody", "nothing", "everybody", "everyone", "it", "that", "this"):
        here = start + 1
    else:
        subject = noun_phrase(sentence, start)
        if subject is None:
            return 0
        here = subject.end
    for _ in range(3):
        while here < end and tags[here] == "RB":
            here += 1
        if here < end and tags[here] in ("IN", "TO") and small[here] not in _NO_PREPOSITION:
            behind = noun_phrase(sentence, here + 1)
            if behind is None:
                return 0
            here = behind.end
    if here >= end or tags[here] not in FINITE or here == start or (here == end - 1 and tags[here] != "VBD"):
        return 0
    return here
