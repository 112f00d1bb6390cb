"""An office with a given name and no surname: "President Ada has said"."""

from __future__ import annotations

import csv
import functools
import re
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.one_scan import possible
from newslint.knowledge.offices import knowledge
from newslint.knowledge.tables import DATA
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: countries that call their leaders by a given name, or whose surnames stand first
_BY_GIVEN = frozenset(
    """AE AF BD BH BR BT CN DJ ER ET HU ID IQ IS JO KH KP KR KW LA LK MA MM MN MV MY NP OM PK PT QA SA SG SO TH TM TR TW
    VA VN""".split()  # noqa: SIM905
)
#: given names that are surnames as often
_EITHER = frozenset(
    """Abraham Alexander Allen Anthony Arthur Barry Benjamin Blake Bruce Bryan Byron Cameron Carter Casey Charles
    Clay Clinton Craig Curtis Daniel David Davis Dean Douglas Duncan Edward Elliott Ellis Floyd Francis Frank Franklin
    Gary George Gordon Graham Grant Gregory Harold Harrison Harry Harvey Henry Herbert Howard Hugh Ivan Jackson Jacob
    James Jay Joel Jordan Joseph Joyce Kay Keith Kelly Kent Kerry Kim Kirk Lawrence Lee Leon Leslie Lewis
    Lloyd Logan Lucas Luke Marc Mario Mark Marshall Martin Mason Matthew Maurice Max Melvin Milton
    Mitchell Morgan Morris Murray Neil Nelson Nicholas Noel Norman Oliver Oscar Owen Parker Patrick Paul Perry Peter
    Philip Quinn Ralph Ray Raymond Reid Rex Robin Rodney Roger Roman Rose Ross Roy Russell Ryan
    Samuel Scott Sean Shannon Shirley Sidney Simon Spencer Stanley Stewart Stuart Terry Thomas Todd
    Tony Tracy Travis Tyler Vance Vernon Victor Vincent Wallace Walter Ward Warren Wayne Wesley Will Wilson
    Xavier""".split()  # noqa: SIM905
)
#: titles that the knowledge base need not know, for people whose full name stands elsewhere in the story
_TITLES = (
    r"(?:Vice[ -])?President|(?:Prime |(?:Foreign|Defen[cs]e|Interior|Finance) )?Minister|Premier|Chancellor"
    r"|Secretary of State|(?:Defen[cs]e|Foreign|Home|Treasury) Secretary|Attorney General|Ambassador|Senator|Sen\."
    r"|Governor|Gov\.|Congressman|Congresswoman|Rep\.|Mayor|Speaker|Secretary[ -]General"
)
#: a title and one name, which neither a second one nor the end of a list of given names follows
_ALONE = re.compile(
    rf"(?<![\w-])(?P<hit>(?P<title>{_TITLES}) (?P<given>[A-Z][a-zà-ž]+(?:-[A-Z][a-zà-ž]+)?))"
    r"(?=[,.;]| +(?!(?:and|or) [A-Z]|(?:y|e|von|van|de|da|do|dos|del|della|di|du|la|le|bin|ibn|al|el|ben|st)\b)[a-z])"
    r"(?!\.[A-Z])"
)
#: what stands between an office and a name
_RANKS = frozenset("Gen Col Lt Maj Adm Sgt Capt Cmdr Brig Sen Rep Gov Dr Mr Mrs Ms St Sir Lord Lady".split())  # noqa: SIM905
#: as in Ban Ki-moon
_FAMILY_FIRST = re.compile(r"-[a-z]")
_LAST_OF_TITLE = frozenset(re.findall(r"[A-Z]\w+", _TITLES))
_NAME = r"[A-Z][\w’'-]+"
#: the name before another, and the one behind, if any
_BEFORE, _BEHIND = re.compile(rf"({_NAME}) $"), re.compile(rf"\b(?:[’']s)?(?: ({_NAME}))?")
#: letters of a name
_LONGEST = 40
#: an office that a name may follow
GATE = (tuple(sorted(word.lower() for word in _LAST_OF_TITLE)),)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one if the record has somebody of that given name in that office, `in-story` if the story
    names the person in full elsewhere; `full` is the full name. `given` if it is a given name and no office-holder's
    surname, and stands nowhere else in the story."""
    text, passages = view.text, view.passages
    if not passages:
        return
    if not any(possible(view.whole, (_ALONE.pattern,))):
        return
    there = [word for word in _LAST_OF_TITLE if text.find(word, passages[0].span.start, passages[-1].span.end) >= 0]
    for passage in passages:
        if not any(text.find(word, passage.span.start, passage.span.end) >= 0 for word in there):
            continue
        for found in _ALONE.finditer(text, passage.span.start, passage.span.end):
            span = Span(*found.span("hit"))
            if found["given"] not in _RANKS and view.admits(span):
                yield from _judge(view, span, found["title"], found["given"])


def _judge(view: View, span: Span, title: str, given: str) -> Iterator[Hit]:
    recorded = _find_recorded(title, given)
    if recorded:
        # what a story says twice is how people call her (President Samia)
        if view.whole.text.count(f"{title} {given}") < 2:
            yield Hit(span, (("full", recorded), ("given", given)))
        return
    uses = _uses(view, given)
    full = _find_full_name(view, given, uses)
    if full:
        yield Hit(span, (("full", full), ("given", given)), "in-story")
    elif len(uses) == 1 and given in _names().only_given:
        yield Hit(span, (("given", given),), "given")


class _Names(Struct, frozen=True):
    """Given name → (office, full name) of those who held one; the surnames in each office, and in any; and names that
    are given names only."""

    given: dict[str, tuple[tuple[str, str], ...]]
    in_office: frozenset[tuple[str, str]]
    surnames: frozenset[str]
    only_given: frozenset[str]


@functools.cache
def _names() -> _Names:
    given: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    called = set()
    for term in knowledge().all_terms():
        first, *rest = term.person.split()
        called.add((term.office, rest[-1] if rest else first))
        if not rest or term.country in _BY_GIVEN or _FAMILY_FIRST.search(rest[-1]):
            # whoever may be called so somewhere is called so
            called.add((term.office, first))
        elif len(first) > 2:
            given[first].add((term.office, term.person))
    held = {name: tuple(sorted(offices)) for name, offices in given.items()}
    surnames = frozenset(name for _, name in called)
    with (DATA / "given.csv").open(encoding="utf-8", newline="") as file:
        common = {row["name"] for row in csv.DictReader(file)}
    return _Names(held, frozenset(called), surnames, frozenset((common | held.keys()) - surnames - _EITHER))


def _find_recorded(title: str, given: str) -> str | None:
    """Who held such an office under that given name, by which nobody in such an office is called."""
    known, names = knowledge().titles.get(title.lower()), _names()
    if known is None or given in _EITHER or any((office, given) in names.in_office for office in known.offices):
        return None
    people = sorted({person for office, person in names.given.get(given, ()) if office in known.offices})
    if not people:
        return None
    return " or ".join(people[:2]) + (" or others" if len(people) > 2 else "")


def _uses(view: View, given: str) -> list[tuple[str, str]]:
    """The capitalised words before and after each use of a name in the story."""
    if view.story is None:
        return []
    text, start, end = view.text, view.story.span.start, view.story.span.end
    uses: list[tuple[str, str]] = []
    at, free = text.find(given, start, end), start
    while at >= 0:
        behind = _BEHIND.match(text, at + len(given), end)
        if behind and at >= free and not text[at - 1 : at].replace("_", "a").isalnum():
            before = _BEFORE.search(text, max(free, at - _LONGEST), at)
            uses.append((before[1] if before else "", behind[1] or ""))
            free = behind.end()
        at = text.find(given, at + 1, end)
    return uses


def _find_full_name(view: View, given: str, uses: list[tuple[str, str]]) -> str | None:
    """The full name in the story of which this is the given name; None if the name stands alone elsewhere, too."""
    full = {after for _, after in uses if after}
    alone = sum(not after for _, after in uses)
    if len(full) != 1 or alone != 1 or given in _names().surnames:
        return None
    if any(before not in _LAST_OF_TITLE for before, _ in uses if before):
        # what stands behind another name is a surname
        return None
    surname = full.pop()
    # a surname that the story goes on with alone shows which of the two names is the surname
    by_itself = re.search(rf"(?<!{re.escape(given)} )\b{re.escape(surname)}\b", view.text)
    return f"{given} {surname}" if by_itself else None
