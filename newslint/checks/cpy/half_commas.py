"""One comma of a pair, and a comma where a full stop belongs: the boat, which sank in May was raised."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.cpy.subject_comma import is_subject
from newslint.extract.clause_commas import half_open
from newslint.extract.sentences import sentences_in
from newslint.extract.splices import MAY_BE, spliced
from newslint.extract.tagged import tagged
from newslint.extract.verbs import AUXILIARIES, IRREGULAR_PAST, has_finite_verb, may_be_finite, words_of
from newslint.extract.word_classes import is_of
from newslint.extract.words import story_chunk
from newslint.knowledge.words import words
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = ((", ",),)

#: a subject, and the comma and the pronoun by which a clause is put behind it
_OPENED = re.compile(
    r"(?P<subject>[A-ZÀ-Ž](?:[^,.;:?!()“”\"—–]|(?<=\b[A-Z])\.){2,70}),"
    r" (?P<opener>(?:(?:some|many|most|all|both|none|half|several|two|three) of )?(?:who|which|whom|whose))\b"
    r"(?! (?:means|meant|says|shows|suggests|saw|sees)\b)(?P<rest>[^,;:()“”\"—–?!]{10,240})\.$"
)
#: a subject and a comma, and what a clause, a participle or an apposition begins with
_OPENS = re.compile(
    r"[A-Z][^,]{2,90}, (?:which|who|an?|[a-z]{2,20}ed|[a-z]{2,20} (?:of|at|in|for|by|from|on|with)) [^,]{8}"
)
_WORD = re.compile(r"[A-Za-zÀ-ž’']+")
#: what a clause hangs on: behind these a verb is of another one
_HANGS_ON = frozenset(
    """that which who whom whose where when while because although though if as than before after until unless since
    what how why whether and or but nor""".split()  # noqa: SIM905
)
#: behind these a word on -ed is an adjective, and behind a pronoun a verb has a subject of its own
_NO_VERB_BEHIND = frozenset(
    """the a an of in with to by for from at on over under his her its their our my your no some many most all newly he
    she it they we i you there be been being get got""".split()  # noqa: SIM905
)
#: words that stand between the parts of a verb
_ADVERB = re.compile(
    r"(?:[a-z]{1,30}ly|not|also|never|still|then|now|since|already|once|later|only|just|often|always|ever)$"
)
#: a sentence, a comma, and another that begins with a pronoun
_SPLICED = re.compile(
    r"(?P<one>(?:The|A|An|His|Her|Their|Its|Our|My|He|She|They|We|It|I|[A-Z][a-z]+)\b[^,.;:?!()“”\"—–]{6,90}),"
    r" (?P<two>(?:he|she|they|we|it|this) (?:has|had|is|was|are|were|will|would|can|could|means|meant)\b)"
    r"(?P<rest>[^;:()“”\"—–?!]{3,160})[.]$"
)
_HOWEVER = re.compile(
    r"(?P<one>[A-Z][^,.;:?!()“”\"—–]{10,120}), (?P<hit>however"
    r" (?:(?:the|its|his|her|their|this) [a-z]+|he|she|it|they|we|there) (?:[a-z]+ ){0,2}"
    r"(?:has|have|had|is|are|was|were|will|would|can|could|did|does|do|said|says|(?:did|does|is|was|has|have)n['’]t))\b"
)
#: what makes the first clause hang on the second, or wait for more
_HANGS = re.compile(
    r"(?:If|When|While|As|Because|Although|Though|Since|After|Before|Once|Until|Unless|Whenever|Wherever|Where|Whether"
    r"|What|Whatever|However|No matter|Had|Were|Should|Not|The more|The less|In|At|On|By|For|With|Without|From|Under"
    r"|Over|To|Of|Like|Unlike|Given|Now|Last|Next|This time|Despite|During|Among|Between|According|Asked|Speaking|Born"
    r"|Even|Both|Either|Neither|Just|Only|Two|Three|Or|But|And|So|Yet|Then|Here|There|Later|Right"
    r"|[A-Z][a-z]+ing|[A-Z][a-z]+ed|[A-Z][a-z]+ly)\b"
)
#: what is said about a sentence and not beside it
_SAYING = re.compile(
    r" (?:said|told|added|reported|understood|believed|thought|claimed|alleged|announced|hoped|feared|expected that"
    r"|noted|argued|confirmed|says|say|clear|seems?|known|true|not just|not only|also|too|even|as if|like|called"
    r"|quoted)\b"
)
#: what a participle has behind it, as in "soldiers killed in the war"
_PHRASE = re.compile(r" (?:in|by|at|on|during|from|under|for|with|to)\b|$")
#: words that begin a subject, verbs that are finite for sure, and how soon one stands behind the subject's beginning
_BEGINS = frozenset("The A An His Her Their Its Our My He She They We It I".split())  # noqa: SIM905
_SURE = AUXILIARIES | IRREGULAR_PAST
_SOON = 6
_NEGATED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")


class Options(Struct, frozen=True):
    """`splices` asks for commas between sentences, and else for the missing ones of pairs."""

    splices: bool = False


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the clause that is open at its end; with `splices`, the words beside the comma."""
    text = view.text
    find = _spliced if options.splices else _half
    if not view.passages or ", " not in story_chunk(view.whole):
        return
    for passage in view.passages:
        if text.find(", ", passage.span.start, passage.span.end) < 0:
            continue
        for start, end in sentences_in(view.whole, passage):
            span = find(text, start, end)
            if span is None and not options.splices and text.count(", ", start, end) == 1:
                span = _half_by_tags(view, start, end)
            if span is None and options.splices and MAY_BE.match(text, start, end):
                span = _spliced_by_tags(view, start, end)
            if span is not None and view.admits(span):
                yield Hit(span)


def _half(text: str, start: int, end: int) -> Span | None:
    found = _OPENED.match(text, start, end)
    if found is None or "cannot" in found["subject"] or not is_subject(found["subject"]):
        return None
    if _has_base_verb(words_of(found["subject"])):
        return None
    last = _end_of_second_verb(found["rest"])
    return Span(found.start("opener"), found.start("rest") + last) if last else None


def _half_by_tags(view: View, start: int, end: int) -> Span | None:
    """What the parts of speech show: appositions, participles and clauses that no comma closes."""
    if not _OPENS.match(view.text, start, end):
        return None
    for sentence in tagged(view.whole, [(start, end)]):
        if found := half_open(sentence):
            return Span(sentence.spans[found[0]][0], sentence.spans[found[1]][1])
    return None


def _spliced_by_tags(view: View, start: int, end: int) -> Span | None:
    """The words beside a comma between two clauses that each have their own subject and verb."""
    for sentence in tagged(view.whole, [(start, end)]):
        if comma := spliced(sentence):
            return Span(sentence.spans[comma - 1][0], sentence.spans[comma + 1][1])
    return None


def _has_base_verb(subject: list[str]) -> bool:
    """Whether a word behind a plural may be its verb: "protests follow"."""
    pairs = itertools.pairwise(subject)
    return any(one.endswith("s") and other.islower() and "v" in (words().parts(other) or "") for one, other in pairs)


def _end_of_second_verb(clause: str) -> int:
    """Where the second finite verb of a clause ends that nothing joins to the first or makes hang on it, or 0."""
    before, far, verbs = "", 0, 0
    for word in _WORD.finditer(clause):
        small = word[0].lower().replace("’", "'")
        if verbs and small in _HANGS_ON:
            return 0
        if _ADVERB.match(small):
            before = small
            continue
        first = not before and word[0].islower() and small.endswith("s")
        sure = small in AUXILIARIES or may_be_finite(small) or first
        if sure and word[0].islower() and before not in _NO_VERB_BEHIND and not (verbs and far == 0):
            verbs, far = verbs + 1, 0
            if verbs > 1:
                return 0 if _is_participle(small) and _PHRASE.match(clause, word.end()) else word.end()
        else:
            far += not (far == 0 and sure)
        before = small
    return 0


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or (is_of("participle", word) and word != "said")


def _spliced(text: str, start: int, end: int) -> Span | None:
    found = _HOWEVER.match(text, start, end)
    if found and not _HANGS.match(found["one"]) and has_finite_verb(words_of(found["one"])[1:]):
        return Span(found.end("one"), found.end("hit"))
    found = _SPLICED.match(text, start, end)
    if found is None or _HANGS.match(found["one"]) or _SAYING.search(found["two"] + found["rest"]):
        return None
    one = words_of(found["one"])
    verb = next((at for at, word in enumerate(one[1:_SOON], 1) if word in _SURE), 0)
    if not verb or (one[0] not in _BEGINS and verb > 1) or "," in found["rest"] or _NEGATED.search(found["one"]):
        return None
    if any(word.lower() in _HANGS_ON - {"and", "or"} or word.lower() in ("so", "such", "hope", "more") for word in one):
        return None
    return Span(found.start("one"), found.end("two"))
