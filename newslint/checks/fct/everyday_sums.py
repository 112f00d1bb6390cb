"""Sums that a story lets its readers do: parts and their total, so many at so much, hours, an age after a term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.clock_spans import compare_clocks
from newslint.checks.fct.compared import compare
from newslint.checks.fct.each_and_all import MARK_OF_EACH, MOST_FACTORS, multiply, with_total
from newslint.checks.fct.listed_people import count_listed
from newslint.checks.fct.races import tell_apart
from newslint.checks.fct.rates import work_out
from newslint.checks.fct.reckoning import reckon
from newslint.checks.fct.remainders import account_for_parts
from newslint.checks.fct.solving import solve
from newslint.checks.fct.solving_products import solve_products
from newslint.checks.fct.solving_shares import solve_shares
from newslint.checks.fct.whole_lists import hold_lists
from newslint.extract.accounts import Told, Wrong, account
from newslint.extract.ledger import ledger
from newslint.extract.numbers import WORDS_TO_99, value_of
from newslint.extract.one_scan import may_match
from newslint.extract.relations import relations
from newslint.model import Hit, Passage, Span
from newslint.segmenting.view import View

UNIT = "story"

_NUMBER = rf"(?:\d{{1,3}}|(?i:{WORDS_TO_99}))"
#: words behind an age, a term and what he will be at its end
_TERM = re.compile(
    rf"(?:, |\baged )(?P<age>\d\d),? [^.;()\d]{{0,80}}?\b(?:jailed|sentenced|imprisoned|sent to prison"
    rf"|given)\b[^.;()\d]{{0,20}}? "
    rf"(?P<years>{_NUMBER}) years\b"
)
_THEN = re.compile(
    r"\b(?:[Hh]e|[Ss]he) (?:will|would) be (?P<then>\d\d) (?:years old )?(?:when|before|by the time|if) (?:he|she)\b"
)
_LENIENT = re.compile(
    r"\b(?:parole|remission|good behaviou?r|half|early|at the earliest|minimum|life|served|remand|credit|on licen[cs]e"
    r"|already|could|may|suspended)\b"
)
_INTEGER = r"(?:\d{1,3}(?:,\d{3})++|\d++)(?![\d.,%]*\d|%| per ?cent| million| billion|[mb]n?\b)"
_FEWER = re.compile(
    rf"(?<![\w.,$£€])(?P<n>{_INTEGER}) (?:fewer|more)\b(?! than)[^.;()\d$£€]{{0,60}}?\b(?:drops?|dropped|falls?"
    rf"|fell|falling"
    rf"|ris(?:es?|ing)|rose|goes|went|going|climb(?:s|ed)|grows?|grew|shrank|shrinks)\b[^.;()\d$£€]{{0,24}}?"
    rf"\b(?:from|to) (?P<one>{_INTEGER})[^.;()\d$£€]{{0,24}}? (?:from|to) (?P<other>{_INTEGER})"
)
_HEDGED = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|over|under|just|each|per)\b")
_MAJORITY = re.compile(
    r"(?<![\d,.])(?P<one>\d[\d,]*)(?: votes)? (?:to|against) (?P<other>\d[\d,]*)[^.;()\d]{0,40}?\ba majority of "
    r"(?P<n>\d[\d,]*)\b"
)
_JURY = re.compile(
    rf"\b(?:jury|panel|board|committee|bench) of (?P<all>{_NUMBER})\b[^.;()]{{0,60}}?\bby "
    rf"(?:a majority of )?(?P<yes>{_NUMBER})"
    rf"(?: votes)? to (?P<no>{_NUMBER})\b"
)
#: a word without which a passage has none of these sums, and those that have figures of their own
_MARK = re.compile(r" fewer | more |(?:majority|jury|panel|board|committee|bench) of| w(?:ill|ould) be \d")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the sum; `computed` is what it comes to, `stated` what stands there."""
    text, told = view.text, view.whole.shared(account)
    done: list[Span] = []
    for found in _read(view, text, told, done):
        if any(found.span.start < one.end and one.start < found.span.end for one in done):
            continue
        done.append(found.span)
        if view.admits(found.span) and any(p.span.holds(found.span) for p in view.passages):
            yield Hit(found.span, (("computed", found.computed), ("stated", found.stated)))


def _read(view: View, text: str, told: list[Told], done: list[Span]) -> Iterator[Wrong]:
    """Every reading of a story's sums that fails; what is in `done` is told already."""
    whole = view.whole
    yield from compare(text, told, whole)
    stated, rows = relations(told, whole), whole.shared(ledger)
    yield from reckon(text, told, stated, done)
    yield from solve(text, told, rows)
    yield from solve_products(text, rows)
    yield from solve_shares(text, told, rows, stated)
    yield from account_for_parts(text, told, whole)
    yield from compare_clocks(text, told, whole)
    yield from work_out(text, told, whole)
    yield from count_listed(text, told)
    yield from tell_apart(text, told, whole)
    yield from _products(view, told)
    yield from hold_lists(text, told, whole)
    for passage in view.passages if may_match(whole, _MARK) else ():
        if _MARK.search(text, passage.span.start, passage.span.end) is not None:
            yield from _of_words(view, passage)


def _products(view: View, told: list[Told]) -> Iterator[Wrong]:
    """What so many at so much each don't make, sentence by sentence."""
    text = view.text
    if told and may_match(view.whole, MARK_OF_EACH) and MARK_OF_EACH.search(text, told[0].start, told[-1].end):
        for at, sentence in enumerate(told):
            both = with_total(text, sentence, told[at + 1]) if at + 1 < len(told) else None
            if MOST_FACTORS >= len(sentence.figures) > 1:
                yield from multiply(text, both or sentence)


def _of_words(view: View, passage: Passage) -> Iterator[Wrong]:
    text, start, end = view.text, passage.span.start, passage.span.end
    line = text[start:end]
    if " fewer " in line or " more " in line:
        yield from _fewer(text, start, end)
    if " of " in line and " to " in line:
        yield from _votes(text, start, end)
    if " be " in line:
        yield from _after_a_term(text, start, end)


def _after_a_term(text: str, start: int, end: int) -> Iterator[Wrong]:
    """How old somebody will be at the end of a term, by the age and the term."""
    term = _TERM.search(text, start, end)
    then = _THEN.search(text, term.end(), min(end, term.end() + 160)) if term else None
    years = value_of(term["years"]) if term else None
    if term and then and years and not _LENIENT.search(text, start, end):
        due = int(term["age"]) + int(years.value)
        if not due - 1 <= int(then["then"]) <= due + 1:
            yield Wrong(Span(then.start("then"), then.end("then")), str(due), then["then"])


def _fewer(text: str, start: int, end: int) -> Iterator[Wrong]:
    """So many more or fewer, and the two figures that they lie between: 26 fewer beds as 176 become 150."""
    for found in _FEWER.finditer(text, start, end):
        many, one, other = (float(found[name].replace(",", "")) for name in ("n", "one", "other"))
        if abs(abs(one - other) - many) > (1 if max(one, other) >= 1000 else 0) and not _HEDGED.search(found[0]):
            yield Wrong(Span(*found.span()), f"{abs(one - other):,.0f}", found["n"])


def _votes(text: str, start: int, end: int) -> Iterator[Wrong]:
    """A majority, by the votes on either side; and votes that are more than the jury has members."""
    for found in _MAJORITY.finditer(text, start, end):
        one, other, stated = (int(found[name].replace(",", "") or 0) for name in ("one", "other", "n"))
        if abs(abs(one - other) - stated) > 0:
            yield Wrong(Span(*found.span()), f"{abs(one - other):,}", f"{stated:,}")
    for found in _JURY.finditer(text, start, end):
        every, yes, no = (value_of(found[name]) for name in ("all", "yes", "no"))
        if every and yes and no and yes.value + no.value > every.value:
            yield Wrong(Span(*found.span()), f"{yes.value + no.value:g} votes", f"{every.value:g} members")
