"""Commas of a tagged sentence that cut a subject from its verb, or open what no other one closes."""

from __future__ import annotations

import re

from newslint.extract.clauses import FINITE, JOINED, OPEN, clauses
from newslint.extract.noun_phrases import NOUNS, NounPhrase, noun_phrase
from newslint.extract.tagged import TaggedSentence
from newslint.extract.verbs import AUXILIARIES
from newslint.knowledge.senses import senses

_ADVERBS = frozenset({"RB", "RBR", "RBS"})
#: heads of what tells a time or a case, and is no subject
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december year years month months week weeks day days night nights hour hours
    minute minutes morning evening afternoon time times moment season summer winter spring autumn century decade
    today tomorrow yesterday tonight weekend matter way ways wonder doubt event case fact result course question
    surprise more less sir madam friends ladies gentlemen folks god""".split()  # noqa: SIM905
)
#: verbs whose subject may stand behind them: a mess, said the mayor
_SAYING = frozenset(
    """said says say told tells asked asks wrote writes added adds replied reads read goes went came comes is are
    was were stood sat lies lay followed follows recalled recalls explained explains noted notes joked quipped
    warned warns announced argues argued insists insisted declared tweeted posted thought thinks""".split()  # noqa: SIM905
)
_LEADERS = frozenset("head chief president chair".split())  # noqa: SIM905
_TELLING = re.compile(
    r"(?:say|said|sa[iy]s|think|thought|believ|kn[oe]w|hop[ei]|tell|told|show|suggest|mean|alleg|claim|argu|fear|insist|warn"
    r"|admit|den[iy]|report|estimat|predict|expect|feel|felt|guess|suspect|suppos|assum|conclud|find|found|reveal|learn|hear"
    r"|see|saw|note|add|agree|decid|announc|indicat|prov|wish|wonder|ask|imagin|realiz|realis|understand|understood|accept"
    r"|acknowledg|contend|maintain|stat|declar|explain|remember|forget|forgot|ensur|guarantee|promis|demonstrat|confirm|let|ma[kd]e"
    r"|help|watch|consider|impl|caus|worr|doubt|dream|complain|conced|propos|recommend|request|requir|demand|order|want)"
)
#: how sure the tags of verbs and heads must be, and of what a comma opens
_SURE, _SURE_OPENER = 0.85, 0.55
#: words behind the verb that a sentence has at least
_BEHIND = 2


def _is_sure(sentence: TaggedSentence, verb: int) -> bool:
    """Whether a word can only be the verb there."""
    return (
        sentence.sure[verb] >= _SURE or sentence.small[verb] in AUXILIARIES or sentence.small[verb] in ("said", "told")
    )


def comma_before_verb(sentence: TaggedSentence) -> tuple[int, int] | None:
    """The first word of a subject and the verb that one comma cuts it from."""
    small, tags = sentence.small, sentence.tags
    for clause in clauses(sentence):
        if not clause.first:
            return None
        if OPEN not in clause.ways or JOINED in clause.ways or "aside" in clause.ways:
            return None
        subject, verb = clause.subject, clause.verb
        comma = verb - 1
        while tags[comma] in _ADVERBS:
            comma -= 1
        if tags[subject.start] not in ("DT", "PRP$", "CD") and (tags[subject.head] != "NNS" or subject.end == comma):
            return None
        if small[comma] != "," or tags[subject.head] not in NOUNS or small[subject.head] in _TIMES:
            return None
        if verb + _BEHIND >= len(tags) or small[-1] != "." or (tags[verb] == "VBP" and "," in small[verb:]):
            return None
        behind, tag = small[verb + 1], tags[verb + 1]
        if "," in small[verb : verb + 8] or not _is_sure(sentence, verb) or sentence.sure[subject.head] < _SURE:
            return None
        if (
            small[verb] in _SAYING
            and behind != "that"
            and (tag not in ("VBN", "VBG", "RB", "TO", "MD") or tags[verb] == "VBP")
        ):
            return None
        if tag in ("PRP", "VBD", "VBZ", ",", "."):
            return None
        return subject.start, verb
    return None


def half_open(sentence: TaggedSentence) -> tuple[int, int] | None:
    """The first word behind a comma that nothing closes, and the verb of the sentence behind it."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    subject = noun_phrase(sentence, 0)
    if (
        subject is None
        or small[0].endswith("ing")
        or tags[subject.head] not in NOUNS
        or small[subject.head] in _TIMES
        or small[-1] != "."
    ):
        return None
    comma = _behind_phrases(sentence, subject.end)
    if comma + 4 >= size or small[comma] != ",":
        return None
    verb = _verb_behind(sentence, subject, comma + 1)
    if not verb or verb + 2 >= size or tags[verb] not in FINITE or small[verb + 1] in (",", ".", '"'):
        return None
    if (
        not _is_sure(sentence, verb)
        or sentence.sure[comma + 1] < _SURE_OPENER
        or (small[verb] == "said" and tags[verb + 1] in ("PRP",) and small[-2] == '"')
    ):
        return None
    return comma + 1, verb


def _verb_behind(sentence: TaggedSentence, subject: NounPhrase, at: int) -> int:
    """The place of the verb behind what a comma opens, with no other comma between; 0 for none."""
    tags, small = sentence.tags, sentence.small
    if tags[at] in ("WDT", "WP") and small[at] in ("which", "who"):
        return _behind_relative(sentence, at)
    if tags[at] == "VBN":
        here = at + 1
        while (here < len(tags) and tags[here] in ("IN", "CD", "TO", "RB", "DT", "JJ", "VBN", "PRP$", "POS")) or tags[
            here
        ] in NOUNS:
            # two noun phrases side by side, or a clause: the fact that, the interest the state would
            if small[here] in ("that", "whether", "as", "because", "if") or (
                tags[here] in ("DT", "PRP$") and tags[here - 1] in NOUNS
            ):
                return 0
            here += 1
        return here if here > at + 2 and tags[here - 1] in (*NOUNS, "CD") else 0
    named = tags[subject.head] in ("NNP",) or tags[subject.start] == "PRP$"
    beside = noun_phrase(sentence, at)
    if (
        not named
        or beside is None
        or tags[beside.head] not in ("NN", "NNP")
        or small[beside.head] in _TIMES
        or tags[at] == "PRP$"
    ):
        return 0
    word = small[beside.head]
    if not (small[at] in ("a", "an") or (tags[beside.head] == "NN" and (word in _LEADERS or senses().is_person(word)))):
        return 0
    verb = _behind_phrases(sentence, beside.end)
    # a democrat locked in a race: a participle
    return 0 if small[verb].endswith("ed") and tags[verb + 1] in ("IN", "TO", "RP") else verb


def _behind_phrases(sentence: TaggedSentence, at: int) -> int:
    """The place behind any prepositions with their nouns, and adverbs."""
    tags, small = sentence.tags, sentence.small
    here = at
    while (
        here < len(tags) - 1
        and (tags[here] == "IN" or (tags[here] == "TO"))
        and small[here] not in ("that", "because", "as")
    ):
        found = noun_phrase(sentence, here + 1)
        if found is None:
            break
        here = found.end
        if here < len(tags) - 1 and small[here] == "and" and (more := noun_phrase(sentence, here + 1)):
            here = more.end
    return here


def _behind_relative(sentence: TaggedSentence, at: int) -> int:
    """The second verb of which-clauses that end without a comma, 0 where it may be of the clause itself."""
    tags, small = sentence.tags, sentence.small
    first = at + 1
    while tags[first] in _ADVERBS:
        first += 1
    if tags[first] not in FINITE:
        return 0
    seen = small[first]
    for here in range(first + 1, len(tags) - 1):
        tag = tags[here]
        if tag in (",", "CC", "WDT", "WP", "WRB", ":", "``", "''", "(", "PRP") or (
            small[here] in ("that", "because", "if", "than", "as", "while", "when", "before", "after", "until", "since")
        ):
            return 0
        if tag in FINITE and not _TELLING.match(seen) and not (tag == "VBD" and tags[here - 1] in ("IN", "DT", "TO")):
            return (
                here
                if here > first + 1
                and (tag != "VBP" or small[here] in ("are", "have"))
                and (tags[here - 1] in NOUNS or tags[here - 1] in ("CD", "RB", "VBN", "RP"))
                else 0
            )
        if tag in ("VB", "VBN", "VBG"):
            seen = small[here]
    return 0
