"""Abbreviations and their names in full: introduced twice, or standing for two things, or used before they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.one_scan import may_match
from newslint.extract.words import as_set, is_long_read
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("(",),)

#: capital words, with small ones between, and their first letters in brackets behind
_INTRODUCED = re.compile(
    r"(?P<name>[A-Z](?<!\w.)[\w’'-]+(?: (?:of|for|and|the|on|in|to|de|du|des|la|&|[A-Z][\w’'-]+)){1,8}) ?"
    r"\((?P<short>[A-Z][A-Za-z]{1,6}[A-Z])s?\)"
)
#: the letters are part of a name: the National Trail (NTR) Act
_IN_NAME = re.compile(r" [A-Z]")
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "du", "des", "la", "&"})


class Options(Struct, frozen=True):
    """`fault`: `again` for a second introduction, `two` for another name, `early` for a use before, `unused` for none.

    `known` are letters that readers know better than the name, and which may stand behind it for their sake.
    """

    fault: str
    known: tuple[str, ...] = ()


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the second introduction, or the early use: `short`, `name`, `other`; `first` points at the other."""
    if options.fault == "again" and is_long_read(view.whole):
        return
    introduced: dict[str, tuple[str, Span]] = {}
    text = view.text
    if options.fault == "unused":
        yield from _unused(view, options)
        return
    for passage in view.passages if may_match(view.whole, _INTRODUCED) else ():
        for found in _INTRODUCED.finditer(text, passage.span.start, passage.span.end):
            short, name = found["short"], _spell_out(found["name"], found["short"])
            if not name:
                continue
            span = Span(found.end("name") - len(name), found.end())
            if short not in introduced:
                introduced[short] = (name, span)
                if options.fault == "early":
                    yield from _early(view, short, name, span)
                continue
            first, where = introduced[short]
            fault = "again" if _bare(first) == _bare(name) else "two"
            if fault == options.fault and view.admits(span):
                fields = (("short", short), ("name", name), ("other", first))
                yield Hit(span, fields, related_locations=(RelatedLocation(where, "first"),))


def _bare(name: str) -> str:
    """A name in small letters, without the mark of what belongs to its bearer: Defense Forces’."""
    return re.sub(r"[’']s?$", "", name).casefold()


def _unused(view: View, options: Options) -> Iterator[Hit]:
    """Each abbreviation that stands nowhere in the story but in its brackets, and they are flagged."""
    if not view.passages or not may_match(view.whole, _INTRODUCED):
        return
    text, whole = view.text, view.whole.passages
    first, last = whole[0].span.start, whole[-1].span.end
    for passage in view.passages:
        introduced = list(_INTRODUCED.finditer(text, passage.span.start, passage.span.end))
        if any(text.count(found["short"], first, last) > 1 for found in introduced):
            continue  # of two beside each other both have their letters
        for found in introduced:
            short, name = found["short"], _spell_out(found["name"], found["short"])
            span = Span(found.start("short") - 1, found.end())
            is_known = short in as_set(options.known) or _IN_NAME.match(text, span.end)
            if name and not is_known and view.admits(span):
                yield Hit(span, (("short", short), ("name", name)))


def _spell_out(words: str, short: str) -> str:
    """The last of the words whose first letters are those in brackets, "" if none are."""
    told = words.split(" ")
    for start in range(len(told) - 1):
        name = told[start:]
        letters = "".join(word[0] for word in name if word not in _SMALL)
        with_small = "".join(word[0] for word in name)
        if name[0] not in _SMALL and short.casefold() in (letters.casefold(), with_small.casefold()):
            return " ".join(name)
    return ""


def _early(view: View, short: str, name: str, introduced: Span) -> Iterator[Hit]:
    """The first use of an abbreviation in an earlier paragraph."""
    for passage in view.passages:
        if passage.span.end > introduced.start:
            return
        found = re.compile(rf"(?<![\w(’'-]){short}(?![\w)’'-]|’s? \()").search(
            view.text, passage.span.start, passage.span.end
        )
        if found and view.admits(Span(*found.span())):
            pointer = RelatedLocation(introduced, "first")
            yield Hit(Span(*found.span()), (("short", short), ("name", name)), related_locations=(pointer,))
            return
