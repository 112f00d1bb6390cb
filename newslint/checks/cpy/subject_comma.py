"""A comma between a subject and its verb, left of an apposition that was taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.clause_commas import comma_before_verb
from newslint.extract.sentences import sentences_in
from newslint.extract.tagged import tagged
from newslint.extract.verbs import has_finite_verb, may_be_finite, words_of
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: the subject, up to a comma that no other comma follows in its clause, and its verb
_CUT = re.compile(
    r"(?P<subject>[A-ZÀ-Ž](?:[^,.;:?!()“”\"—–]|(?<=\b[A-Z])\.){4,70}), (?P<verb>(?:announced|said|says|told|claimed"
    r"|declared|stated|warned|argued|insisted|claims|ruled|confirmed"
    r"|believes?|thinks?|say|believe|think|plans? to|wants? to|hopes? to|decided to)(?= that| the| parliament"
    r"| reporters| lawmakers| journalists| to| on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day that)"
    r"|(?:has|have|had) (?:been |already |also |never )?(?:[a-z]+ed|won|written|made|lost|taken|given|gone|become"
    r"|begun|seen|said|told|left|built|sold|bought|paid|found|met)"
    r"|(?:are|is) (?:looking|searching|planning|trying|expected to|due to|investigating|considering|working|calling)"
    r"|(?:was|were) (?:closed|opened|arrested|killed|elected|named|founded|built|sold|forced|charged|appointed|born)"
    r"|plans to|will (?:be|have|not|close|open|start|begin|hold|meet|vote|leave|take|make|run|go|stay))\b"
)
#: a subject with a clause on it that takes no comma, a comma, and the verb
_CLAUSE_CUT = re.compile(
    r"(?P<subject>(?:The|A|An|His|Her|Their|Its|Our|My|Those|People|Anyone|Everyone) (?:[a-z-]+ ){0,3}(?:that|who)"
    r" (?P<clause>[^,.;:?!()“”\"—–]{4,60})),"
    r" (?:has|have|had|is|are|was|were|will|would|can|could|must|should|did|does) [a-z]+\b"
)
#: what opens a phrase that a comma closes, or a question, or a clause of its own
_NO_SUBJECT = re.compile(
    r"(?:In|At|On|After|Before|By|With|Without|For|From|To|As|Like|Unlike|During|Since|While|When|If|Because|Although"
    r"|Though|Under|Over|Despite|Among|Besides"
    r"|Between|Through|Throughout|Once|Until|Unless|Where|Whether|What|Who|Whom|Why|How|That|Then|Yet|But|And|Or|So"
    r"|Still|Also|Today|Yesterday|Later|Meanwhile"
    r"|However|Instead|Indeed|Now|Here|There|Earlier|Recently|Last|This (?:week|year|month|time)|Next|Ever|Even|Not"
    r"|No|Yes|Of|Out|According|Given|Thanks|Due|Per|Near"
    r"|Across|Against|Along|Around|Behind|Beyond|Inside|Outside|Within|Upon|Following|Including|Regarding|Except"
    r"|Rather|Perhaps|Maybe|Sometimes|Often|Only|Just|Both"
    r"|Neither|Either|Nor|Let|Please|Mr Speaker|[A-Z][a-z]+ly|[A-Z][a-z]+ing|[A-Z][a-z]+ed|I|We|You|He|She|It|They)\b"
)
_RELATIVE = re.compile(
    r"\b(?:that|which|who|whose|whom|where|when|if|because|as|than|and|or|but|to)\b|\d{4}"
    r"|\b[A-Z][a-z]{1,4}\.|’s [a-z]+$"
)
#: what a subject begins with that is told by its parts of speech: no preposition, and no clause's word. Behind the
#: comma stands no word that is neither an adverb nor a verb: 6 of 10 sentences that were tagged for this had one
_BEGINS = re.compile(
    r"(?!(?:In|On|At|By|For|From|With|To|Of|After|Before|When|While|If|As|Because|Although|Though|Since|Until|During"
    r"|Despite|He|She|It|They|We|I|You|There)\b)[A-Z](?![^,]{0,200}\b(?:who|which|when|where|if)\b)[^,]{6,200}, "
    r"(?:[a-z]+ly )?"
    r"(?!(?:the|an?|and|or|nor|but|who|whose|whom|which|that|where|when|while|if|as(?! well)|in|at|of|to|for|from|with"
    r"|without|by|on|into|because|although|though|he|she|it|they|we|you|i|this|these|those|his|her|its|their|our|my"
    r"|your|than)\b)[a-z]+ [a-z]"
)
#: a second comma soon behind the verb closes what the first one opened
_CLOSED = re.compile(r"[^.;:]{0,18},")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the subject, the comma and the verb."""
    text = view.text
    for passage in view.passages:
        if text.find(", ", passage.span.start, passage.span.end) < 0:
            continue
        for start, end in sentences_in(view.whole, passage):
            if "," not in text[start:end]:
                continue
            found = _CUT.match(text, start, end)
            whole = _cut_clause(text, start, end) if found is None else _cut(text, found, end)
            if whole is None and text.count(", ", start, end) == 1:
                whole = _cut_by_tags(view, start, end)
            if whole and view.admits(whole):
                yield Hit(whole)


def _cut(text: str, found: re.Match[str], end: int) -> Span | None:
    if not is_subject(found["subject"]) or _CLOSED.match(text, found.end(), end):
        return None
    return Span(*found.span()) if text[end - 1] in '.”"' else None


def _cut_by_tags(view: View, start: int, end: int) -> Span | None:
    """What the parts of speech show: subjects of any length, and any verb."""
    if not _BEGINS.match(view.text, start, end) or not view.text[start:end].rstrip().endswith("."):
        return None
    for sentence in tagged(view.whole, [(start, end)]):
        if found := comma_before_verb(sentence):
            return Span(sentence.spans[found[0]][0], sentence.spans[found[1]][1])
    return None


def _cut_clause(text: str, start: int, end: int) -> Span | None:
    found = _CLAUSE_CUT.match(text, start, end)
    if found is None or "," in text[found.end() : end] or not _is_whole(found["clause"]):
        return None
    return Span(*found.span())


def is_subject(words: str) -> bool:
    """Whether the words can be a subject and nothing else: a noun phrase without a verb or a clause in it."""
    if _NO_SUBJECT.match(words) or _RELATIVE.search(words):
        return False
    return not has_finite_verb(words_of(words)[1:]) and len(words_of(words)) > 1


def _is_whole(clause: str) -> bool:
    """Whether a clause has its one verb first, and nothing in it that a main clause could begin with."""
    words = words_of(clause)
    rest = [word.lower() for word in words[1:]]
    return may_be_finite(words[0].lower()) and not any(
        may_be_finite(word) and before not in ("was", "were", "has", "had", "have", "is", "are", "been", "be")
        for before, word in zip([words[0].lower(), *rest], rest, strict=False)
    )
