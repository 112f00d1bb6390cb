"""Titled people: a known name with a public title before it ("President X") or after it ("X, the president")."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.extract.mentions import mentions
from newslint.knowledge.offices import Title, knowledge
from newslint.knowledge.tables import remember
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: a capital inside a word, where a page has lost the blank: "byVice President"
RUN_ON = re.compile(r"[a-z][A-Z][a-z]+$")
#: characters before a title in which its guards are looked for
_REACH = 90
#: words that begin a sentence and so are capital without being the name of a state, a company or a parliament
OPENERS = frozenset(
    """A After Also Although An And As At Because Before Both But By Did Does During Even For From Had Has He Her His
    However If In Is It Its Last Like Meanwhile Mr Next Nor Now Of On Once Or Our Outgoing Re She Since So Sitting Some
    Still Than That The Their Then There These They This Though To Today Under Unlike Until Was We What When Where
    Whether While Who Why Will With Without Yet You First Current Newly Incumbent Republican Democratic Conservative
    Labour Democrat Liberal Socialist Islamist Communist Western Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday""".split()  # noqa: SIM905
)


class TitledPerson(Struct, frozen=True):
    """A known person with a title: `before` stands before it on its line, `country` is a state named with the title.

    `span` covers title and name, `person` is the name that the knowledge base has.
    """

    span: Span
    name: Span
    title_span: Span
    person: str
    title: Title
    country: str | None
    before: str


@remember
def _alternatives() -> tuple[str, str]:
    """Titles and countries as patterns, longest first."""
    known = knowledge()
    titles = "|".join(sorted((re.escape(t).replace("\\ ", "[ -]") for t in known.titles), key=len, reverse=True))
    return titles, "|".join(sorted(map(re.escape, known.countries), key=len, reverse=True))


@remember
def _last_words() -> frozenset[str]:
    return frozenset(re.split("[ -]", title)[-1] for title in knowledge().titles)


@remember
def _before() -> re.Pattern[str]:
    titles, countries = _alternatives()
    return re.compile(rf"(?:(?<![\w-])(?P<country>{countries})(?:['’]s?)? )?(?<![\w-])(?P<title>(?i:{titles})) $")


@remember
def _after() -> re.Pattern[str]:
    titles, countries = _alternatives()
    return re.compile(
        rf",? (?:who is |is )?(?:the |then the )?(?:(?P<country>{countries})(?:['’]s?)? )?(?P<title>(?i:{titles}))"
        r"(?= of |[,.;]| and )"
        rf"(?: of (?:the )?(?P<of>{countries}))?"
    )


def titled_people(story: StoryText) -> list[TitledPerson]:
    """Every known person that carries a title in the story, in order."""
    found: list[TitledPerson] = []
    text = story.text
    for sighting in story.shared(mentions).get("person", ()):
        start, end = sighting.start, sighting.end
        last = text[start - 1 - 13 : start - 1] if start > 14 else text[: max(0, start - 1)]
        cut = max(last.rfind(" "), last.rfind("-"), last.rfind("\n"))
        if text[start - 1 : start] == " " and last[cut + 1 :].lower() in _last_words():
            person = _title_before(text, start, end, sighting.word)
        elif text[end : end + 1] == ",":
            person = _title_after(text, start, end, sighting.word)
        else:
            continue
        if person:
            found.append(person)
    return found


def _title_before(text: str, start: int, end: int, name: str) -> TitledPerson | None:
    low = max(0, start - 60, text.rfind("\n", 0, start) + 1)
    found = _before().search(text[low:start])
    if not found:
        return None
    known = knowledge()
    begun = low + found.start()
    before = text[max(0, begun - _REACH, text.rfind("\n", 0, begun) + 1) : begun]
    country = known.countries[found["country"]] if found["country"] else None
    if country is None and _is_of_something_else(before):
        return None
    title = known.titles[
        found["title"].lower().replace("-", " ") if "vice" in found["title"].lower() else _key(found["title"])
    ]
    titled = Span(low + found.start("title"), low + found.end("title"))
    return TitledPerson(Span(begun, end), Span(start, end), titled, known.names[name], title, country, before)


def _title_after(text: str, start: int, end: int, name: str) -> TitledPerson | None:
    found = _after().match(text, end)
    if not found:
        return None
    known = knowledge()
    written = found["country"] or found["of"]
    before = text[max(0, start - _REACH, text.rfind("\n", 0, start) + 1) : start]
    titled = Span(found.start("title"), found.end("title"))
    title = known.titles[_key(found["title"])]
    country = known.countries[written] if written else None
    if text.startswith(" of ", titled.end) and not found["of"]:
        return None
    return TitledPerson(Span(start, found.end()), Span(start, end), titled, known.names[name], title, country, before)


def _key(written: str) -> str:
    plain = written.lower()
    return plain if plain in knowledge().titles else plain.replace("-", " ")


def _is_of_something_else(before: str) -> bool:
    """Whether the word before a title is a name that isn't a country: a parliament, a company, a state of a union."""
    found = re.search(r"([\w.&’'-]+) $", before)
    if not found:
        return False
    word = found[1]
    if RUN_ON.search(word):
        return True
    if not word[0].isupper() or word in OPENERS:
        return False
    return not before[: found.start()].rstrip().endswith((".", "!", "?", "”", '"', ":")) or len(word) > 3
