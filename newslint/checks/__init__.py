"""The verbs that a rule file may name, and where each is written. Modules load when a rule first asks for them.

A check module holds `Options`, a frozen dataclass of what a rule may set under `with:`, `UNIT`, and for UNIT
"story" (called once a story, and once for what stands outside all stories) or "page" (called once a document)

    check(view: View, options: Options) -> Iterator[Hit]

or, for UNIT "archive", what can be judged only when every document was seen:

    gather(view: View, options: Options) -> T | None           once a story, in any process; T is small and picklable
    judge(gathered: Sequence[T], options: Options) -> Iterator[SpotHit]        once, in the order of the documents

with `judge_beside(gathered, options, beside)` in its place if the archive's index is to be asked (`index.beside`).

A check knows no code, no severity and no wording: it names what it saw in `Hit.fields` and `Hit.verdict`.
"""

from __future__ import annotations

import importlib
from types import ModuleType

#: check name → module
CHECKS: dict[str, str] = {
    "author-bio": "newslint.checks.author_bio",
    "parts": "newslint.checks.parts",
    "phrases": "newslint.checks.phrases",
    "patterns": "newslint.checks.patterns",
    "substitution": "newslint.checks.substitution",
    "write-ups": "newslint.checks.write_ups",
    "copies": "newslint.checks.copies",
    "known-lines": "newslint.checks.known_lines",
    "recurring-lines": "newslint.checks.recurring_lines",
    "repeated-key-points": "newslint.checks.repeated_key_points",
    "repeated-passages": "newslint.checks.repeated_passages",
    "teasers": "newslint.checks.teasers",
    "ages": "newslint.checks.ages",
    "parts-and-total": "newslint.checks.parts_and_total",
    "years": "newslint.checks.years",
    "arithmetic": "newslint.checks.arithmetic",
    "calendar": "newslint.checks.calendar",
    "clock": "newslint.checks.clock",
    "deixis": "newslint.checks.deixis",
    "conversion": "newslint.checks.conversion",
    "apostrophes": "newslint.checks.apostrophes",
    "quotation-style": "newslint.checks.quotation_style",
    "spacing": "newslint.checks.spacing",
    "spelling-mix": "newslint.checks.spelling_mix",
    "consistency": "newslint.checks.consistency",
    "retellings": "newslint.checks.retellings",
    "repetition": "newslint.checks.repetition",
    "lost-object": "newslint.checks.lost_object",
    "fused-headline": "newslint.checks.fused_headline",
    "key-points": "newslint.checks.key_points",
    "name-completeness": "newslint.checks.name_completeness",
    "name-spellings": "newslint.checks.name_spellings",
    "quotation-marks": "newslint.checks.quotation_marks",
    "label-context": "newslint.checks.label_context",
    "place-agreement": "newslint.checks.place_agreement",
    "polarity-agreement": "newslint.checks.polarity_agreement",
    "headline-quotation": "newslint.checks.headline_quotation",
    "lifetime": "newslint.checks.lifetime",
    "office": "newslint.checks.office",
    "holder-names": "newslint.checks.holder_names",
    "quantity-agreement": "newslint.checks.quantity_agreement",
    "quote-agreement": "newslint.checks.quote_agreement",
    "entities": "newslint.checks.entities",
    "line-ends": "newslint.checks.line_ends",
    "lost-marks": "newslint.checks.lost_marks",
    "mixed-scripts": "newslint.checks.mixed_scripts",
    "mojibake": "newslint.checks.mojibake",
    "no-break-spaces": "newslint.checks.no_break_spaces",
    "stray-characters": "newslint.checks.stray_characters",
    "undecodable": "newslint.checks.undecodable",
    "wrong-page": "newslint.checks.wrong_page",
}

#: checks that `newslint.checks.matching` runs together; their modules hold options only
BATCHED = frozenset({"phrases", "patterns", "substitution"})


def unit(name: str) -> str:
    """What the check called `name` looks at: `story`, `page` or `archive`."""
    return "story" if name in BATCHED else str(load(name).UNIT)


def load(name: str) -> ModuleType:
    """The module of the check called `name`; KeyError if there is none."""
    return importlib.import_module(CHECKS[name])
