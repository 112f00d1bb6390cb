"""A work, an invention or a firm that a story gives to another maker than the record does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.sentences import sentence_around
from newslint.extract.told_relations import joined
from newslint.extract.words import story_chunk, word_beginnings
from newslint.knowledge.record import fold
from newslint.knowledge.relations import Row, is_only_a_name, relations
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
#: a story of a work names it by one of these, or by what somebody did
GATE = (
    (" by ", "’s ", "'s ", "wrote", "written", "published", "author", "novel", "film", "opera", "painting", "picture",
     "direct", "painte", "compos", "invent", "discover", "found"),
)  # fmt: skip
#: words by which something made after the thing, or nothing that was, is told
_ASIDE = re.compile(
    r"\b(?:screenplay|script|adapt\w*|television|staging|version|translat\w+|illustrat\w+|introduc\w+|foreword"
    r"|essay|parody|sequel|prequel|remake|lecture|musical|libretto|edition|edit(?:ed|or)|based on|inspired|abridg\w+"
    r"|biograph\w+|study of|homage|tribute|rewrit\w+|retell\w*|unlike|not|never|n['’]t|if|whether|claim\w*"
    r"|attribut\w+|rumou?r\w*|said to|supposed\w*|wrongly|mistak\w+|might|could|did|denied|deny|compar\w+|than"
    r"|imitat\w+|faked?|faker|forg\w+|character|fiction\w*|cartoon|curat\w+)\b",
    re.IGNORECASE,
)
#: a title that goes on is another's: "Pride and Prejudice and Zombies", "Hamlet Hotel"
_GOES_ON = re.compile(r"(?:['’]s\b|[-–—]\w|(?:,? (?:and|of|in|at|on|the|for|to|with|a|II|2|3|III)){0,2} [A-Z0-9])")
_GOES_BEFORE = re.compile(
    r"\b(?!(?:The|A|An|In|Of|At|On|When|But|And|For|With|From|After|As|If|While|Since|Both|Like|See|Read) )"
    r"[A-Z][\w’'-]*(?: (?:of|and|in|the|for|to|with))? $"
)
#: relations whose subjects have no titles
_THINGS = frozenset({"invented", "discovered", "founded"})
#: characters behind a sentence in which the next one may name the maker
_REACH = 160
_QUOTE = "‘’“”\"'*_«»"


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name of who is said to have made it; the verdict is the relation."""
    if view.story is None:
        return
    words, made, chunk = word_beginnings(view.whole), relations().made, story_chunk(view.whole)
    there = [(form, row) for mark in words & made.keys() for form, row in made[mark] if form in chunk]
    for passage in view.passages if there else ():
        if passage.part in BODY_PARTS:
            seen = [
                (thing, quoted, row)
                for form, row in there
                for thing, quoted in _sightings(view.text, form, row, passage.span)
            ]
            told: set[Span] = set()
            for thing, quoted, row in seen:
                # "Mockingbird" in "To Kill a Mockingbird" is no book of that name
                if not any(other.holds(thing) and other != thing for other, _, _ in seen):
                    for hit in _of_thing(view, row, thing, passage.span, quoted=quoted):
                        if hit.span not in told:
                            told.add(hit.span)
                            yield hit


def _of_thing(view: View, row: Row, thing: Span, line: Span, *, quoted: bool) -> Iterator[Hit]:
    around = sentence_around(view.text, thing, line)
    reach = Span(around.start, min(line.end, around.end + _REACH))
    for join in joined(view.text, thing, reach, row.relation):
        if _is_told(row, strong=join.strong, quoted=quoted):
            yield from _judged(view, row, thing, join.name, Span(around.start, max(around.end, join.name.end)))


def _is_told(row: Row, *, strong: bool, quoted: bool) -> bool:
    """Whether a title stands as one: "The Guardian" and "Saturday" are much else, if no marks make books of them."""
    bare = re.sub(r"^(?:The|A|An) ", "", row.subject)
    if " " in bare:
        return True
    return strong and (quoted or row.relation in _THINGS or is_only_a_name(fold(bare)))


def _sightings(text: str, form: str, row: Row, line: Span) -> Iterator[tuple[Span, bool]]:
    """Where a form of the name of a thing stands as itself, and whether in marks."""
    at = text.find(form, line.start, line.end)
    while at >= 0:
        end = at + len(form)
        quoted = at > 0 and text[at - 1] in _QUOTE and text[end : end + 1] in _QUOTE + ",."
        free = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
        before = text[max(line.start, at - 20) : at]
        part = not quoted and row.relation not in _THINGS and (
            _GOES_ON.match(text, end) or _GOES_BEFORE.search(before)
        )  # fmt: skip
        if free and (not part or _names_a_person(text, at, line, row)):
            yield Span(at, end), quoted
        at = text.find(form, end, line.end)


def _names_a_person(text: str, at: int, line: Span, row: Row) -> bool:
    """Whether what stands right before a title is its product or a possessive, and nothing of a longer title."""
    before = text[max(line.start, at - 20) : at]
    return re.search(r"['’]s? $", before) is not None and not _GOES_ON.match(text, at + len(row.subject))


def _judged(view: View, row: Row, thing: Span, name: Span, around: Span) -> Iterator[Hit]:
    text, table = view.text, relations()
    written = name.of(text)
    wrong = table.maker(row.relation, written)
    own = {fold(one) for one in row.objects}
    surnames = {one.split()[-1] for one in own}
    if wrong is None or fold(written) in own or (" " not in written and wrong in surnames):
        return
    if wrong in surnames and any(_is_one(fold(written), one) for one in own):
        return
    sentence = around.of(text).replace(thing.of(text), "").replace(written, "")
    if _ASIDE.search(sentence) or not view.admits(name) or view.whole.is_quoted(name):
        return
    if _is_right_elsewhere(row, written, wrong) or _names_own(view, own, surnames, wrong):
        return
    fields = (
        ("person", written), ("work", thing.of(text)), ("right", row.objects[0]), ("source", row.source),
        ("does", row.relation),
    )  # fmt: skip
    yield Hit(name, fields, row.relation, (RelatedLocation(thing, "record", fields=fields),))


def _is_one(said: str, own: str) -> bool:
    """Whether two names of one surname may be of one person."""
    one, other = said.split(" ", 1)[0], own.split(" ", 1)[0]
    return one == other or (one[0] == other[0] and 1 in (len(one), len(other)))


def _is_right_elsewhere(row: Row, written: str, wrong: str) -> bool:
    """Whether the person made another thing of that name."""
    same = re.sub(r"^(?:the|a|an) ", "", fold(row.subject))
    mark = max(re.findall(r"[^\W_]+", row.subject), key=len)
    return any(
        fold(one).split()[-1] == wrong and (" " not in written or _is_one(fold(written), fold(one)))
        for _, other in relations().made.get(mark, ())
        if re.sub(r"^(?:the|a|an) ", "", fold(other.subject)) == same
        for one in other.objects
    )


def _names_own(view: View, own: set[str], surnames: set[str], wrong: str) -> bool:
    """Whether the story names the maker."""
    first, last = view.whole.passages[0].span.start, view.whole.passages[-1].span.end
    words = f" {' '.join(fold(view.text[first:last]).split())} "
    if any(f" {one} " in words for one in own):
        return True
    return any(f" {surname} " in words or f" {surname}s " in words for surname in surnames - {wrong})
