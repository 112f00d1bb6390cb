"""British and American spelling on one page, judged by the page's own majority."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from newslint.extract.occurrences import occurrences
from newslint.extract.words import vocabulary
from newslint.knowledge.spellings import AMERICAN, BRITISH, Spelling, spellings
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`families` add to the pairs that are known; they are lines of "British American | endings | stems".

    `our or | s ed | col fav` makes colour/color, colours/colors, coloured/colored, favour/favor … A family whose line
    begins with `~` proves nothing about the page by its American form, as "organize" is good British, too; where it
    begins with `>` only the British form counts, as Britons write a computer's "program". `house` is the side of the
    house, `British` or `American`: then every word of the other side is told, whatever the page does.
    """

    families: tuple[str, ...] = ()
    house: str = ""


#: words of the page's own side, and how many times as many as of the other, that make its spelling clear
_LEAST, _TIMES = 3, 2

_Places = Mapping[str, list[Span]]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit for each word, at its first place, that is not spelt as most such words of the page are.

    Fields: `word`, `side`, `meant` (how the page's own side writes it), `usual` side, `example` of it, at which the
    pointer `usual` points, and `times`. Verdict "" where the majority is clear (three different words, twice as many
    as of the other side), `house` where the settings say what is right. Where the majority isn't clear one hit,
    `even`, points at all of them. Only words in small letters count, outside quotation marks: names keep theirs.
    """
    known = _spellings(options.families)
    seen = [word for word in vocabulary(view.whole) if word in known]
    if not seen or (len({known[word].side for word in seen}) < 2 and not options.house):
        return
    places = occurrences(view, seen)
    if options.house:
        for word in sorted(places, key=lambda word: places[word][0]):
            spelling = known[word]
            if spelling.side != options.house and (spelling.proves or known[spelling.other].side == options.house):
                yield _hit(word, spelling, "", places, "house")
        return
    usual, odd = _sides(places, known)
    if not odd:
        return
    # a word that either side may write so is no example of one
    shown = min(usual, key=lambda word: (not known[word].proves, places[word][0]))
    if len(usual) >= _LEAST and len(usual) >= _TIMES * len(odd):
        for word in odd:
            yield _hit(word, known[word], shown, places, "")
    else:
        yield _even(usual, odd, places, known)


def sides(view: View, options: Options) -> dict[str, int]:
    """In how many places each side's spelling stands, of words that prove a side."""
    known = _spellings(options.families)
    seen = [word for word in vocabulary(view.whole) if word in known and known[word].proves]
    found = {BRITISH: 0, AMERICAN: 0}
    for word, spans in occurrences(view, seen).items():
        found[known[word].side] += len(spans)
    return found


def _sides(places: _Places, known: Mapping[str, Spelling]) -> tuple[list[str], list[str]]:
    """The words of the usual side, and those of the other.

    What proves no side by itself (organize, cancelled) is odd where its like is written the other way on the page; but
    only -ize against -ise: that Americans write "inquiry" and "dependent" says nothing of a Briton who does.
    """
    british = [w for w in places if known[w].side == BRITISH and known[w].proves]
    american = [w for w in places if known[w].side == AMERICAN and known[w].proves]
    s_forms = [w for w in british if (other := known.get(known[w].other)) and not other.proves]
    unproved = [w for w in places if known[w].side == AMERICAN and not known[w].proves]
    z_forms = [w for w in unproved if w.replace("z", "s") == known[w].other]
    if british and american:
        if len(british) > len(american):
            return british, american + (z_forms if s_forms else [])
        return american + (z_forms if s_forms else []), british
    if s_forms and z_forms:
        return (british, z_forms) if len(s_forms) > len(z_forms) else (z_forms, s_forms)
    both = [w for w in (*american, *z_forms) if known[w].other in places]
    rare = [min(w, known[w].other, key=lambda one: len(places[one])) for w in both]
    return [known[w].other for w in rare], rare


def _even(usual: list[str], odd: list[str], places: _Places, known: Mapping[str, Spelling]) -> Hit:
    first, shown = (min(words, key=lambda word: (not known[word].proves, places[word][0])) for words in (odd, usual))
    others = sorted(span for word in odd for span in places[word])
    hit = _hit(first, known[first], shown, places, "even")
    pointers = [RelatedLocation(span, "usual") for span in sorted(span for word in usual for span in places[word])]
    pointers += [RelatedLocation(span, "again") for span in others if span != hit.span]
    counts = (("words", str(len(odd))), ("usual_words", str(len(usual))))
    return Hit(hit.span, hit.fields + counts, "even", tuple(pointers))


def _hit(word: str, spelling: Spelling, shown: str, places: _Places, verdict: str) -> Hit:
    usual = BRITISH if spelling.side == AMERICAN else AMERICAN
    fields = (
        ("word", word), ("side", spelling.side), ("meant", spelling.other), ("usual", usual), ("example", shown),
        ("times", str(len(places[word]))),
    )  # fmt: skip
    pointers = [RelatedLocation(places[shown][0], "usual")] if shown else []
    pointers += [RelatedLocation(span, "again") for span in places[word][1:]]
    return Hit(places[word][0], fields, verdict, tuple(pointers))


@cache
def _spellings(families: tuple[str, ...]) -> dict[str, Spelling]:
    made = dict(spellings())
    for family in families:
        pair, endings, stems = (part.split() for part in family.lstrip("~>").split("|"))
        british_end, american_end = ("" if end == "-" else end for end in pair)
        for stem in ("" if stem == "-" else stem for stem in stems):
            for ending in ["", *(end for end in endings if end != "-")]:
                british, american = stem + british_end + ending, stem + american_end + ending
                made[british] = Spelling(BRITISH, american, True)
                if not family.startswith(">"):
                    made[american] = Spelling(AMERICAN, british, not family.startswith("~"))
    return made
