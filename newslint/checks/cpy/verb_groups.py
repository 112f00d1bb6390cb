"""Verbs in a form that what stands before them doesn't take: has rose, did not noticed, will spent, to signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract.irregular_verbs import bases_by_form, participles_by_base, participles_by_past
from newslint.extract.sentences import sentences_in
from newslint.extract.tagged import TaggedSentence, tagged
from newslint.extract.word_classes import is_of
from newslint.knowledge.words import singular_of, words
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

#: how sure the tag of the verb must be
_SURE = 0.6
_HAVE = frozenset({"has", "have", "had", "having", "'ve"})
_BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "'re"})
_BE_OR_HAVE = _BE | _HAVE
_DO = frozenset({"did", "does", "do"})
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll", "wo", "ca"})
#: past tenses that are adjectives too: broke, woke
_ADJECTIVES = frozenset({"broke", "woke"})
_ADVERBS = frozenset({"RB", "RBR"})
_VERBS = frozenset({"VB", "VBD", "VBN", "VBP", "VBZ"})
_OBJECT = frozenset({"DT", "PRP", "PRP$", "CD", "$"})
#: words behind which a subject opens a clause; behind any other word its clause may hang on a noun: all he had came
_OPENS = frozenset({",", "CC", "IN", ";", ":", '"', "``", "''", ".", "VBD", "VBZ", "RB"})
_CLEFT = re.compile(r"\b(?:all|what|whatever|thing|things|least|best|most|only|first|next|is) ", re.IGNORECASE)
#: what stands between an auxiliary and its verb, and the auxiliary
_ANY = re.compile(
    r"(?i)\b(?P<auxiliary>has|have|had|having|was|were|is|are|been|being|be|did|does|do|will|would|can|could|may|might"
    r"|must|should|shall|to|wo|ca)(?P<not>n['’]t| not)?"
    r"(?: (?:also|already|never|just|since|always|now|only|recently|long|often|ever|then|first|later|soon|still|once"
    r"|(?:he|she|it|they|we|you|i)(?= )|[a-z]+ly))?"
    r" (?P<word>[a-z]+)\b|['’](?:ve|ll|re) (?P<other>[a-z]+)\b"
)


class Options(Struct, frozen=True):
    """`wanted` is the form: the `participle` behind "have" and "be", or the `base` behind "did", "will" and "to"."""

    wanted: Literal["participle", "base"]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the auxiliary and the verb. Fields: `wrong`, `meant`."""
    wanted = options.wanted
    wrong_in = _without_participle if wanted == "participle" else _without_base
    doubtful = view.whole.shared(_Doubtful)
    for passage in view.passages:
        found = doubtful.of(passage.span)[wanted]
        if not found:
            continue
        places = [(a, b) for a, b in sentences_in(view.whole, passage) if any(a <= at < b for at in found)]
        for sentence in tagged(view.whole, places):
            for first, last, meant in wrong_in(sentence):
                start, end = sentence.spans[last]
                span = Span(sentence.spans[first][0], end)
                if view.admits(span):
                    fields = (("wrong", sentence.words[last]), ("meant", meant))
                    yield Hit(span, fields, edits=(Edit(Span(start, end), meant),))


class _Doubtful:
    """Where an auxiliary may have a form behind it that it doesn't take: two rules look at the same ones."""

    def __init__(self, whole: StoryText) -> None:
        self._text = whole.text
        self._known: dict[Span, dict[str, list[int]]] = {}

    def of(self, passage: Span) -> dict[str, list[int]]:
        """The places of a passage, by the form that is wanted there."""
        if passage not in self._known:
            places: dict[str, list[int]] = {"participle": [], "base": []}
            for found in _ANY.finditer(self._text, passage.start, passage.end):
                word, auxiliary = (found["word"] or found["other"]).lower(), (found["auxiliary"] or "").lower()
                takes_participle = auxiliary in _BE_OR_HAVE
                if (takes_participle or not auxiliary) and _may_be_no_participle(word):
                    places["participle"].append(found.start())
                if not takes_participle and _may_be_no_base(word):
                    places["base"].append(found.start())
            self._known[passage] = places
        return self._known[passage]


def _may_be_no_participle(word: str) -> bool:
    return word in participles_by_past() or word in participles_by_base()


def _may_be_no_base(word: str) -> bool:
    return word in bases_by_form() or word.endswith("ed") or (word.endswith("s") and is_of("third", word))


def _without_participle(sentence: TaggedSentence) -> Iterator[tuple[int, int, str]]:
    small, tags = sentence.small, sentence.tags
    for at, word in enumerate(small[:-1]):
        if (word not in _HAVE and word not in _BE) or tags[at][:2] != "VB":
            continue
        verb = _behind(sentence, at)
        if verb < 0 or tags[verb] not in _VERBS:
            continue
        by_past, by_base = participles_by_past().get(small[verb]), participles_by_base().get(small[verb])
        if not (by_past or by_base) or not _opens_clause(sentence, at):
            continue
        if (
            word in _BE
            and small[verb] in _ADJECTIVES
            and small[verb + 1 : verb + 2] not in (("by",), ("into",), ("down",))
        ):
            continue
        if word in _BE and (_CLEFT.search(" ".join(small[:at]) + " ") or tags[verb] == "VBP"):
            continue
        if not by_past and not _is_base_for_participle(sentence, at, verb):
            continue
        yield at, verb, by_past or by_base or ""


def _is_base_for_participle(sentence: TaggedSentence, auxiliary: int, verb: int) -> bool:
    """Whether a base form can't be a noun, and stands where only a participle can."""
    if sentence.sure[verb] < _SURE or sentence.small[auxiliary] in ("having", "be"):
        return False
    if sentence.tags[verb] == "VBN" or sentence.small[auxiliary] in _HAVE:
        return True
    return verb + 1 < len(sentence.tags) and sentence.small[verb + 1] == "by"


def _without_base(sentence: TaggedSentence) -> Iterator[tuple[int, int, str]]:
    small, tags = sentence.small, sentence.tags
    for at, word in enumerate(small[:-1]):
        if word in _DO and tags[at][:2] == "VB":
            verb = _behind(sentence, at)
            if verb != at + 1 and small[at + 1] in ("not", "n't"):
                yield from _base_wanted(sentence, at, verb, ("VBD", "VBN", "VBZ"))
        elif tags[at] == "MD" and word in _MODALS and not _is_noun_or_name(sentence, at):
            verb = _behind(sentence, at)
            yield from _base_wanted(sentence, at, verb, ("VBD", "VBN", "VBZ"))
        elif tags[at] == "TO" and at and _takes_infinitive(sentence, at - 1):
            yield from _base_wanted(sentence, at, at + 1, ("VBD", "VBN"))


def _is_noun_or_name(sentence: TaggedSentence, at: int) -> bool:
    """May did say so, and the will left it to charity."""
    if sentence.small[at] in ("may", "will") and sentence.words[at][0].isupper():
        return True
    return at > 0 and sentence.tags[at - 1] in ("DT", "PRP$", "JJ", "POS")


def _base_wanted(
    sentence: TaggedSentence, at: int, verb: int, wrong: tuple[str, ...]
) -> Iterator[tuple[int, int, str]]:
    if verb < 0 or verb + 1 >= len(sentence.tags) or sentence.tags[verb] not in wrong or sentence.sure[verb] < _SURE:
        return
    word = sentence.small[verb]
    if word in participles_by_base() or is_of("bare", word):
        return
    base = bases_by_form().get(word) or _base_of(word)
    if not base or base == word or "v" in _parts(word):
        return
    if sentence.tags[verb] == "VBZ" and "n" in _parts(singular_of(word)):
        return
    if sentence.tags[at] == "TO" and sentence.tags[verb + 1] not in _OBJECT:
        return
    yield at, verb, base


def _behind(sentence: TaggedSentence, at: int) -> int:
    """The place of the verb behind an auxiliary and adverbs; -1 if there is none."""
    here = at + 1
    while here < len(sentence.tags) and (sentence.tags[here] in _ADVERBS) and here < at + 4:
        here += 1
    return here if here < len(sentence.tags) else -1


def _opens_clause(sentence: TaggedSentence, auxiliary: int) -> bool:
    """Whether the subject of an auxiliary opens its clause, or is who or which."""
    small, tags = sentence.small, sentence.tags
    at = auxiliary - 1
    while at >= 0 and tags[at] in _ADVERBS:
        at -= 1
    if at < 0 or tags[at] in ("WDT", "WP", "CC", "MD", "TO", ","):
        return at >= 0
    first = at
    while first > 0 and tags[first - 1] in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "PRP$", "POS", "VBN", "JJS"):
        first -= 1
    if tags[at] == "PRP":
        first = at
    return first == 0 or (tags[first - 1] in _OPENS and small[first - 1] not in ("than", "as", "like"))


def _takes_infinitive(sentence: TaggedSentence, at: int) -> bool:
    """Whether the word before "to" is a verb, or an adjective of the likely and able kind."""
    return sentence.tags[at] in ("VBD", "VBZ", "VBP", "VB", "VBG") and sentence.small[at] not in [
        "led",
        "lead",
        "leads",
        "leading",
        "turned",
        "turn",
        "turns",
        "turning",
        "came",
        "come",
        "comes",
        "coming",
        "went",
        "go",
        "goes",
        "going",
        "due",
        "according",
        "spoke",
        "speak",
        "spoken",
        "talked",
        "talk",
        "listened",
        "listen",
        "referred",
        "look",
        "looked",
        "looking",
        "wrote",
        "write",
        "written",
        "used",
        "responded",
        "respond",
        "react",
        "reacted",
        "reacting",
        "responding",
        "belong",
        "belongs",
        "returned",
        "return",
        "returning",
        "add",
        "added",
        "adds",
        "adding",
    ]


def _base_of(word: str) -> str:
    """The base of a regular past tense or third person, "" where the list has no such verb."""
    if word.endswith("ed"):
        stem = word[:-2]
        forms = [
            stem,
            stem + "e",
            stem[:-1] + "y" if stem.endswith("i") else "",
            stem[:-1] if stem[-1:] == stem[-2:-1] else "",
        ]
    elif word.endswith("s"):
        forms = [word[:-1], word[:-2], word[:-3] + "y" if word.endswith("ies") else ""]
    else:
        return ""
    return next((form for form in forms if form and "v" in _parts(form)), "")


def _parts(word: str) -> str:
    return words().parts(word) or ""
