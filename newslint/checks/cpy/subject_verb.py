"""Verbs that don't agree with their subject, wherever it stands: the box of tools were, the firms that makes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.clauses import ASIDE, JOINED, OPEN, Clause, clauses, second_verb
from newslint.extract.noun_phrases import EITHER, NOUNS, ONE, SEVERAL, NounPhrase, noun_phrase
from newslint.extract.number_shapes import may_disagree
from newslint.extract.sentences import sentences_in
from newslint.extract.tagged import TaggedSentence, tagged
from newslint.extract.verbs import AUXILIARIES
from newslint.extract.word_classes import SAME, is_of
from newslint.knowledge.senses import senses
from newslint.knowledge.words import singular_of, words
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: how sure the tags of a subject and of a verb must be, and that of a verb behind a clause in commas
_SURE, _SURE_VERB, _SURE_BEHIND = 0.85, 0.9, 0.55
#: words before a relative pronoun among which "one of" may stand
_NEAR = 10
#: how sure the tag of a noun behind "that" is that isn't a verb
_NOUN = 0.97
_TIMES = frozenset("today yesterday tomorrow tonight day night week month year morning evening moment time".split())  # noqa: SIM905
_TELLING = frozenset("say says said think thinks believe believes fear hope know argue claim".split())  # noqa: SIM905
#: what stands in a noun phrase before its nouns
_BEFORE = frozenset({"DT", "JJ", "CD", "PRP$", "POS", "VBN", "JJR", "JJS", "VBG"})
#: tags of words that have a capital
_NAMES = frozenset({"NNP", "NNPS", "JJ", "POS", "CD", "NN", "NNS"})
#: words before a number, which belong to it
_ABOUT = frozenset("about some nearly just only almost around over than least".split())  # noqa: SIM905
#: words for one of several
_COUNTING = frozenset({"one", "each", "neither", "either"})
#: what makes a share of one: papers give it the singular or the plural
_SHARES = frozenset({"in", "out"})
_FOR_ONE = frozenset({"is", "was", "has", "does", "isn't", "'s"})
_FOR_SEVERAL = frozenset({"are", "were", "have", "do"})
#: verbs behind which "that she leave" is right
_WISHES = frozenset(
    """ask asked asks asking demand demanded demands demanding insist insisted insists suggest suggested suggests urge
    urged recommend recommended recommends recommendation propose proposed proposes proposal request requested requests
    require required requires requirement order ordered essential important vital lest if though unless necessary
    condition call called calls move moved motion wish wished wishes whether""".split()  # noqa: SIM905
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers subject and verb. Fields: `head`, `verb`."""
    for passage in view.passages:
        places = [place for place in sentences_in(view.whole, passage) if may_disagree(view.text[slice(*place)])]
        for sentence in tagged(view.whole, places) if places else ():
            for start, head, verb in wrong_in(sentence):
                span = Span(sentence.spans[start][0], sentence.spans[verb][1])
                if view.admits(span):
                    yield Hit(span, (("head", sentence.words[head]), ("verb", sentence.words[verb])))


def wrong_in(sentence: TaggedSentence) -> Iterator[tuple[int, int, int]]:
    """Where subjects begin, their heads and verbs, that don't agree."""
    met = set()
    for clause in clauses(sentence):
        for verb in (clause.verb, second_verb(sentence, clause)):
            if verb and verb not in met and _is_wrong(sentence, clause._replace(verb=verb)):
                met.add(verb)
                yield clause.subject.start, clause.subject.head, verb
    for start, head, verb in _relative(sentence):
        if verb not in met:
            yield start, head, verb


def _is_wrong(sentence: TaggedSentence, clause: Clause) -> bool:
    number, verb, subject = clause.number, clause.verb, clause.subject
    if number == EITHER or OPEN in clause.ways:
        return False
    taken = verb_number(sentence, verb)
    if taken in (EITHER, number):
        return False
    if number == ONE and (JOINED in clause.ways or (not clause.first and sentence.tags[subject.start - 1] == "CC")):
        return False
    if sentence.small[subject.head] == "one" and sentence.small[subject.head + 1] in _SHARES:
        # one in five voters believe, one out of ten are
        return False
    if number == ONE and _WISHES & set(sentence.small[: subject.start]):
        return False
    if number == ONE and ASIDE in clause.ways and "CC" in sentence.tags[subject.end : verb]:
        # birth control, and to a lesser extent abortion, are
        return False
    if sentence.small[subject.head] in _TIMES or sentence.small[verb - 1] in _TELLING:
        return False
    behind = sentence.tags[verb + 1 : verb + 2]
    if sentence.small[verb] in AUXILIARIES and behind == ("PRP",):
        # were he to win
        return False
    if _is_cut(sentence, subject.start, verb):
        return False
    if _is_name(sentence, clause) or (number == SEVERAL and _is_sum(sentence, subject, verb)):
        return False
    sure = sentence.sure[subject.head] >= _SURE or sentence.small[subject.head] in _COUNTING
    return sure and _is_sure(sentence, verb, ASIDE in clause.ways)


def _is_sure(sentence: TaggedSentence, verb: int, behind: bool = False) -> bool:
    """Whether the verb is one for sure: the forms of be, have and do are."""
    if sentence.small[verb] in _FOR_ONE or sentence.small[verb] in _FOR_SEVERAL:
        return True
    return sentence.sure[verb] >= (_SURE_BEHIND if behind else _SURE_VERB)


def _is_cut(sentence: TaggedSentence, start: int, verb: int) -> bool:
    """Whether a word that is no name has a capital inside: a heading has run into the sentence."""
    places = range(start + 1, verb)
    return any(sentence.words[at][:1].isupper() and sentence.tags[at] not in _NAMES for at in places)


def _is_name(sentence: TaggedSentence, clause: Clause) -> bool:
    """Whether the head has a capital that needn't be the sentence's: Sessions has, Doctors Without Borders is."""
    head, words = clause.subject.head, sentence.words
    if not words[head][:1].isupper() or (sentence.small[head] in _COUNTING and sentence.small[head + 1] == "of"):
        return False
    if clause.number == ONE and head == clause.subject.start:
        # State of the Union addresses
        return True
    # conditions in the camp: a noun that has its capital from the sentence, and a phrase behind it
    return head > 1 or sentence.tags[head + 1] != "IN" or any(word[:1].isupper() for word in words[head + 1 : head + 3])


def _is_sum(sentence: TaggedSentence, subject: NounPhrase, verb: int) -> bool:
    """Whether a number of things is told what it comes to: the 500 people killed is half of all."""
    behind = sentence.tags[verb + 1] if verb + 1 < len(sentence.tags) else "."
    return subject.counted and sentence.small[verb] in ("is", "was") and behind not in ("VBN", "VBG", "JJ")


def verb_number(sentence: TaggedSentence, at: int) -> str:
    """The number that a finite verb takes, `EITHER` for those that take both."""
    word, tag = sentence.small[at], sentence.tags[at]
    behind = sentence.tags[at + 1] if at + 1 < len(sentence.tags) else "."
    if word in _FOR_ONE:
        return ONE if tag in ("VBZ", "VBD") else EITHER
    if word in _FOR_SEVERAL:
        return SEVERAL if tag in ("VBP", "VBD") else EITHER
    # a verb behind it: it is a noun, or a question
    if behind in ("VBD", "VBZ", "VBP", "MD") or not word.isalpha():
        return EITHER
    if tag == "VBZ" and word.endswith("s") and not word.endswith("ss") and word != "means":
        return ONE
    if tag == "NNS" and sentence.tags[at - 1] == "WDT" and "v" in (words().parts(singular_of(word)) or ""):
        return ONE if sentence.sure[at] < _NOUN else EITHER
    if tag in ("VBP", "VB") and word not in SAME and not is_of("participle", word) and words().parts(word):
        return SEVERAL
    return EITHER


def _relative(sentence: TaggedSentence) -> Iterator[tuple[int, int, int]]:
    """The firms that makes: a noun, that, which or who, and a verb of another number."""
    tags, small = sentence.tags, sentence.small
    for at in range(1, len(tags) - 1):
        if tags[at] not in ("WDT", "WP") or small[at] not in ("that", "which", "who"):
            continue
        verb = at + 1
        while verb < len(tags) - 1 and tags[verb] in ("RB", "RBR"):
            verb += 1
        taken = verb_number(sentence, verb) if tags[verb] in ("VBZ", "VBP", "VBD", "NNS") else EITHER
        if taken == EITHER or not (_is_sure(sentence, verb) or _is_lone_verb(sentence, verb)):
            continue
        if small[at - 1] == "," and small[at] != "who":
            # which may stand for all that is said before it
            continue
        if not _has_object(sentence, verb, taken):
            continue
        found = _antecedent(sentence, at)
        if taken == ONE and ("one" in small[max(0, at - _NEAR) : at] or small[at - 1] in ("people", "accounts")):
            continue
        if found is not None and sentence.words[found[1]][:1].isupper():
            continue
        if found is not None and small[at] == "who" and not senses().is_person(_singular(small[found[1]])):
            continue
        if found is not None and found[2] not in (EITHER, taken) and sentence.sure[found[1]] >= _SURE:
            yield found[0], found[1], verb


def _is_lone_verb(sentence: TaggedSentence, verb: int) -> bool:
    """Whether a word behind "that" is a verb though its tag isn't sure: an object stands behind it, or nothing."""
    behind = sentence.tags[verb + 1] if verb + 1 < len(sentence.tags) else "."
    if sentence.tags[verb] == "NNS":
        return behind in ("DT", "PRP$", "PRP", "NN")
    return sentence.small[verb - 1] == "that" and behind not in NOUNS


def _has_object(sentence: TaggedSentence, verb: int, taken: str) -> bool:
    """Whether what is behind makes it a verb: no mark behind "that conveys", no noun behind "that hate groups"."""
    behind = sentence.tags[verb + 1] if verb + 1 < len(sentence.tags) else "."
    if sentence.small[verb] in _FOR_ONE or sentence.small[verb] in _FOR_SEVERAL:
        return True
    return behind not in NOUNS if taken == SEVERAL else sentence.words[verb + 1 : verb + 2] not in ((",",), (".",))


def _singular(word: str) -> str:
    return singular_of(word) or word


def _antecedent(sentence: TaggedSentence, at: int) -> tuple[int, int, str] | None:
    """What a relative pronoun may stand for, if all that it may is of one number: start, head, number."""
    tags = sentence.tags
    head = at - 2 if sentence.small[at - 1] == "," else at - 1
    if tags[head] not in ("NN", "NNS"):
        return None
    numbers, last = set(), head
    while last >= 0:
        begin = last
        while begin > 0 and (tags[begin - 1] in _BEFORE or tags[begin - 1] in NOUNS):
            begin -= 1
        phrase = noun_phrase(sentence, begin)
        if phrase is None or phrase.end != last + 1:
            return None
        numbers.add(phrase.number)
        before = tags[begin - 1] if begin else ""
        if sentence.small[begin - 1] in _ABOUT:
            return None
        if before not in ("IN", "TO"):
            return None if before in ("CC", ",") or len(numbers) > 1 else (begin, head, numbers.pop())
        # behind a verb a phrase stands alone; behind a participle or an adjective all hangs on what is before
        if begin > 1 and tags[begin - 2] in ("VBD", "VBZ", "VBP", "VB"):
            return (begin, head, numbers.pop()) if len(numbers) == 1 else None
        if begin < 2 or tags[begin - 2] not in NOUNS:
            return None
        last = begin - 2
    return None
