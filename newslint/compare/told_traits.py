"""What a story says of one person or thing: an age, a first name, which of a few it is, what something came of.

Each of them is one for its bearer: two write-ups of an event that give it otherwise can't both be right.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from newslint.compare.concepts import StoryWords, Token, Written, noun_of, verb_of
from newslint.compare.frames import EMPTY
from newslint.compare.opposites import lemmas
from newslint.compare.told_values import Value, is_person
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.knowledge.offices import knowledge
from newslint.knowledge.senses import senses
from newslint.model import Span

_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_NAME = r"[A-ZÀ-Ž][a-zà-ž’'-]+(?:[A-Z][a-zà-ž]+)?"
_WORDS = rf"(?:(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|(?:thir|four|fif|six|seven|eigh|nine)teen)"
#: an age: "aged 34", ", 34,", "(34)", "who at 34 has", "34-year-old", "a boy of eighteen"
_AGE = re.compile(
    rf"\b(?:at|of|aged|is|was|turned|age|now|just) (?P<a>\d\d|{_WORDS})(?=[,.;:)”\"](?!\d)|$| years old"
    r"| (?:has|had|is|was|who|when|and|he|she)\b)"
    rf"|, (?:aged )?(?P<b>\d\d|{_WORDS})(?=[,.;)](?!\d))|\((?P<c>\d\d)\)|\b(?P<d>\d\d|{_WORDS})-years?-old\b"
)
_ANY_NAME = re.compile(_NAME)
#: characters between a name and its age
_APART = 45
_FULL = re.compile(rf"(?P<first>{_NAME}) (?:[A-Z]\. )?(?P<last>{_NAME})")
#: qualities of which a thing has one, by the closed classes of English: colours, sides, directions, matter
_QUALITIES = {
    "colour": "white black red blue green yellow grey gray brown silver orange purple pink beige golden maroon cream",
    "compass": "northern southern eastern western north south east west north-eastern north-western south-eastern"
    " south-western northeastern northwestern southeastern southwestern",
    "ship's side": "port starboard",
    "hand": "left right left-hand right-hand",
    "height": "upper lower top bottom",
    "end": "front rear back",
    "depth": "inner outer",
    "way": "northbound southbound eastbound westbound inbound outbound",
    "matter": "wooden steel iron brick stone concrete plastic glass bronze copper aluminium leather straw tin brass"
    " marble granite",
    "fuel": "petrol diesel electric coal steam",
    "meal": "breakfast lunch dinner supper",
}
_QUALITY_OF = {word: kind for kind, members in _QUALITIES.items() for word in members.split()}
#: words between a quality and the last noun of its thing, at most
_BETWEEN = 2
_STARTED = r"began|begun|started|starts?|broken? out|originat\w+|kindled|sparked|triggered"
#: what something came of, behind the verb or before it
_FROM = re.compile(
    rf"\b(?:(?:{_STARTED}|caused|blamed|put down) (?:in|at|by|with|from|inside|under|on|to)|due to|owing to"
    r"|cause (?:of (?:the )?\w+ )?(?:was|is|may have been|appears to be)"
    r"|(?:source|seat) (?:of (?:the )?\w+ )?(?:was|is|lay in))"
    r"(?: the| an?| his| her| their| its| one of the)? (?P<cause>[^,.;:—–”\"()]{3,60})"
)
_BY = re.compile(
    r"(?:(?<=[.!?:;,] )|^|\b(?:an?|the|that|at) )(?P<cause>[^,.;:—–”\"()]{3,60}?) (?:that |which )?"
    r"(?:(?:the )?\w+ (?:believes?|thinks?|says?|suspects?) )?"
    r"(?:(?:is|was|were|are) (?:thought|believed|understood|said|likely|suspected) to have"
    r"|(?:may|might|must|could) have|had|has)?(?: been)? ?"
    r"(?:started|caused|sparked|triggered|set off|touched off|(?:was|were|is|are) to blame)\b",
)
_ENDS = re.compile(
    r"\b(?:and|which|that|who|when|while|as|after|before|where|but|said|according|police|because|is|was|were|next|near"
    rf"|beside|on (?:{'|'.join(WEEKDAYS)}))\b"
)
#: what is answered, with the verbs of yes and of no
_ANSWERS = {
    "a charge": ("admit confess", "deny"),
    "a plan": ("approve accept endorse ratify", "reject refuse veto"),
    "a trial": ("convict", "acquit"),
    "danger": ("survive", "perish"),
}
_ANSWER_OF = {
    verb: (key, answer)
    for key, verbs in _ANSWERS.items()
    for answer, those in enumerate(verbs, 1)
    for verb in those.split()
}
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|none|neither|without|hardly|if|would|could|may|might|will|to|or)\b|n['’]t\b",
    re.IGNORECASE,
)
#: characters before a verb in which it is negated, or is but wished
_NEGATED_WITHIN = 25
#: somebody with what he is behind or before his name, and what says that he isn't, or was
_ROLE_BEHIND = re.compile(
    rf"(?P<last>{_NAME}), (?:(?:aged )?\d\d, )?(?:who (?:is|was) )?(?:the|its|their) (?P<role>[a-z]+(?: [a-z]+){{0,3}})"
    r"(?=[,.;:)]| (?:of|for|at|in|who|with|from|said|told)\b)"
)
_ROLE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?P<role>[a-z]+(?: [a-z]+){0,3}), (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
    rf"(?:{_NAME} ){{0,2}}(?P<last>{_NAME})(?![\w-]| (?:and|&) [A-Z])"
)
_NOT_NOW = re.compile(r"\b(?:former|then|late|future|acting|deputy|vice|assistant|elect|new|old|first|second)\b")
#: what any fire, crash or leak is itself
_ITSELF = frozenset("fire blaze flames flame accident crash explosion blast disaster incident".split())  # noqa: SIM905


def told_traits(story: StoryWords) -> Iterator[Value]:
    """What a story says of its people and things, of which each has one."""
    for sentence in story.sentences:
        yield from _ages(story, sentence)
        yield from _first_names(story.text, sentence)
        yield from _qualities(story.text, sentence)
        yield from _causes(story.text, sentence)
        yield from _answers(story.text, sentence)
        yield from _roles(story.text, sentence)


def _ages(story: StoryWords, sentence: Written) -> Iterator[Value]:
    text, span = story.text, sentence.span
    names = [found for found in _ANY_NAME.finditer(text, span.start, span.end) if _is_name(story, sentence, found)]
    for found in _AGE.finditer(text, span.start, span.end):
        group = next(name for name in "abcd" if found[name])
        age = value_of(found[group])
        before = [name for name in names if 0 <= found.start() - name.end() <= _APART]
        behind = [name for name in names if 0 <= name.start() - found.end() <= _APART]
        # the age stands behind the name, but for "34-year-old Ann Lee", who may be meant by "44-year-old" alone
        near = behind[1:2] if group == "d" and len(behind) > 1 and _adjoin(*behind[:2]) else behind[:1]
        if group != "d" or not behind:
            near = before[-1:]
        if age and near:
            whose = _bare(near[0][0])
            at = Span(*found.span(group))
            yield Value("age", whose, found[group], at, sentence, age.value, age.value)


def _is_name(story: StoryWords, sentence: Written, found: re.Match[str]) -> bool:
    word = _bare(found[0])
    if word in _CALENDAR or word.lower() in EMPTY:
        return False
    return found.start() > sentence.span.start or not noun_of(word.lower())


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _adjoin(one: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() - one.end() == 1


def _first_names(text: str, sentence: Written) -> Iterator[Value]:
    record = knowledge().record
    for found in _FULL.finditer(text, sentence.span.start, sentence.span.end):
        first = found["first"]
        if record.gender(first) or record.short_forms(first.lower()):
            yield Value("first", _bare(found["last"]), first, Span(*found.span("first")), sentence)


def _qualities(text: str, sentence: Written) -> Iterator[Value]:
    """Which of a few a thing is: the white van, the port bow, the southern side."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        kind = _QUALITY_OF.get(token.word)
        nouns = _nouns_behind(text, tokens[at : at + 2 + _BETWEEN]) if kind else []
        for noun in nouns if nouns and not is_person(nouns[-1]) else ():
            yield Value(f"quality {kind}", noun, token.word, Span(token.start, token.end), sentence)


def _nouns_behind(text: str, tokens: Sequence[Token]) -> list[str]:
    """The nouns that follow a word one after another, in their base forms: police, officer."""
    nouns: list[str] = []
    for before, token in itertools.pairwise(tokens):
        if text[before.end : token.start] != " " or token.capital or token.word in EMPTY:
            break
        found = "" if token.word.endswith(("ed", "ing")) else noun_of(token.word)
        if nouns and not found:
            break
        nouns += [found] if found else []
    return nouns


def _causes(text: str, sentence: Written) -> Iterator[Value]:
    span = sentence.span
    for found in _FROM.finditer(text, span.start, span.end):
        cause = _ENDS.split(found["cause"])[0].rstrip()
        yield from _cause(cause, Span(found.start("cause"), found.start("cause") + len(cause)), sentence)
    for found in _BY.finditer(text, span.start, span.end):
        cause, start = found["cause"], found.start("cause")
        for end in _ENDS.finditer(found["cause"]):
            cause, start = found["cause"][end.end() :], found.start("cause") + end.end()
        yield from _cause(cause.strip(), Span(start + len(cause) - len(cause.lstrip()), start + len(cause)), sentence)


def _cause(cause: str, at: Span, sentence: Written) -> Iterator[Value]:
    nouns = tuple(noun for word in re.findall(r"[^\W\d_]+", cause) if (noun := _noun(word)))
    if nouns and _ITSELF.isdisjoint(nouns):
        yield Value("cause", "", cause, at, sentence, words=nouns)


def _answers(text: str, sentence: Written) -> Iterator[Value]:
    """What somebody said to a charge, a claim or a plan: yes or no."""
    for token in sentence.tokens:
        question = next((q for form in lemmas(token.word.lower()) if (q := _ANSWER_OF.get(form))), None)
        before = re.split(r"[,;:]", text[max(sentence.span.start, token.start - _NEGATED_WITHIN) : token.start])[-1]
        if question and not _NEGATED.search(before):
            key, answer = question
            yield Value("answer", key, token.word, Span(token.start, token.end), sentence, answer, answer)


def _roles(text: str, sentence: Written) -> Iterator[Value]:
    """What somebody is of which there is one: "Lindahl, the water commissioner", "the mayor, Gus Lindahl"."""
    for form in (_ROLE_BEHIND, _ROLE_BEFORE):
        for found in form.finditer(text, sentence.span.start, sentence.span.end):
            role, last = found["role"], _bare(found["last"])
            noun = noun_of(role.split()[-1])
            if last not in _CALENDAR and noun and is_person(noun) and not _NOT_NOW.search(role):
                yield Value("role", last, role, Span(*found.span("role")), sentence, words=(noun,))


def _noun(word: str) -> str:
    """The noun that a word is, if it isn't likelier a verb or a name."""
    noun, verb, table = noun_of(word), verb_of(word), senses()
    if not noun or word in EMPTY or word[0].isupper():
        return ""
    return "" if verb and table.met("v", verb) > table.met("n", noun) + 5 else noun
