"""Rules as people read them, one at a time or as a list, and as programs do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import fill, indent
from typing import Any

from newslint.rulebook.packs import PACKS, page_of
from newslint.rulebook.rule import Example, Rule

#: columns of prose
WIDTH = 100


def describe(rule: Rule) -> Iterator[str]:
    """A rule in its own words, with its examples."""
    yield f"{rule.code} {rule.name} ({_severity(rule)}{'' if rule.enabled else ', only when selected'})\n"
    yield f"{rule.summary}\n\n{fill(' '.join(rule.why.split()), WIDTH)}\n\n"
    yield fill(f"Looks in: {', '.join(_parts(rule))}{_quote(rule)}.", WIDTH) + "\n"
    if rule.languages:
        yield f"Speaks for: {', '.join(rule.languages)}.\n"
    if rule.fix:
        yield f"Fix ({rule.fix.safety.value}): {rule.fix.title}.\n"
    if page := page_of(rule):
        yield f"Page: {page}\n"
    for kind, heading in (("wrong", "Flagged:"), ("right", "Not flagged:"), ("missed", "Missed so far:")):
        examples = [example for example in rule.examples if example.kind == kind]
        if examples:
            yield f"\n{heading}\n" + "".join(_example(example) for example in examples)


def listing(rules: Sequence[Rule]) -> Iterator[str]:
    """A line a rule, under the pack that it belongs to."""
    width = max((len(rule.name) for rule in rules), default=0)
    order = {pack: number for number, pack in enumerate(PACKS)}
    ordered = sorted(rules, key=lambda rule: (order.get(rule.pack, len(order)), rule.code))
    for number, (pack, members) in enumerate(groupby(ordered, key=lambda rule: rule.pack)):
        about = f": {PACKS[pack]}" if pack in PACKS else ""
        yield f"{chr(10) if number else ''}{pack}{about}\n"
        for rule in members:
            fix = "fix" if rule.fix and rule.fix.safety.value == "safe" else ""
            yield f"  {rule.code}  {rule.name:<{width}}  {_severity(rule):<7}  {fix:<3}  {rule.summary}\n"


def as_data(rule: Rule) -> dict[str, Any]:
    """A rule as JSON holds it; keys are added, none is taken away."""
    return {
        "code": rule.code,
        "name": rule.name,
        "pack": rule.pack,
        "severity": _severity(rule),
        "summary": rule.summary,
        "message": rule.verdict("").message,
        "why": " ".join(rule.why.split()),
        "in": _parts(rule),
        "quoted": rule.scope.quoted,
        "check": rule.check,
        "languages": list(rule.languages),
        "enabled": rule.enabled,
        "fix": {"title": rule.fix.title, "safety": rule.fix.safety.value} if rule.fix else None,
        "url": page_of(rule),
        "examples": [_example_data(example) for example in rule.examples],
    }


def mark_example(example: Example) -> str:
    """The text of an example with ⟦ ⟧ around what is flagged."""
    marked = example.text
    for start, end in sorted(example.marks, reverse=True):
        marked = f"{marked[:start]}⟦{marked[start:end]}⟧{marked[end:]}"
    return marked


def _example(example: Example) -> str:
    because = f"    ({example.because})\n" if example.because else ""
    return indent(mark_example(example).rstrip("\n"), "  ") + "\n" + because


def _example_data(example: Example) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": example.kind, "text": mark_example(example)}
    told |= {"because": example.because} if example.because else {}
    told |= {"fixed": example.fixed} if example.fixed is not None else {}
    told |= {"beside": list(example.beside)} if example.beside else {}
    return told | dict(example.given)


def _severity(rule: Rule) -> str:
    return rule.verdict("").severity.label


def _parts(rule: Rule) -> list[str]:
    return sorted(part.value for part in rule.scope.parts)


def _quote(rule: Rule) -> str:
    told = {None: "", True: ", only inside quotation marks", False: ", not inside quotation marks"}
    return told[rule.scope.quoted]
