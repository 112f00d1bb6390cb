"""The verbs that a rule file may name, and where each is written. Modules load when a rule first asks for them.

A check module holds `Options`, a frozen dataclass of what a rule may set under `with:`, `UNIT`, and for UNIT
"story" (called once a story, and once for what stands outside all stories) or "page" (called once a document)

    check(view: View, options: Options) -> Iterator[Hit]

or, for UNIT "archive", what can be judged only when every document was seen:

    gather(view: View, options: Options) -> T | None           once a story, in any process; T is small and picklable
    judge(gathered: Sequence[T], options: Options) -> Iterator[SpotHit]        once, in the order of the documents

with `judge_with_archive(gathered, options, beside)` in its place if the archive's index is to be asked
(`store.comparison`).

A check knows no code, no severity and no wording: it names what it saw in `Hit.fields` and `Hit.verdict`.
"""

from __future__ import annotations

import importlib
from types import ModuleType

#: check name → module
CHECKS: dict[str, str] = {
    "author-bio": "newslint.checks.bpl.author_bio",
    "parts": "newslint.checks.bpl.parts",
    "phrases": "newslint.checks.phrases",
    "patterns": "newslint.checks.patterns",
    "substitution": "newslint.checks.substitution",
    "claims-elsewhere": "newslint.checks.fct.claims_elsewhere",
    "copies": "newslint.checks.dup.copies",
    "known-lines": "newslint.checks.bpl.known_lines",
    "recurring-lines": "newslint.checks.bpl.recurring_lines",
    "repeated-key-points": "newslint.checks.dup.repeated_key_points",
    "repeated-passages": "newslint.checks.dup.repeated_passages",
    "teasers": "newslint.checks.bpl.teasers",
    "ages": "newslint.checks.fct.ages",
    "parts-and-total": "newslint.checks.fct.parts_and_total",
    "years": "newslint.checks.fct.years",
    "arithmetic": "newslint.checks.fct.arithmetic",
    "order-of-events": "newslint.checks.fct.order_of_events",
    "life-dates": "newslint.checks.fct.life_dates",
    "dead-who-act": "newslint.checks.fct.dead_act",
    "enumerations": "newslint.checks.fct.enumerations",
    "scores": "newslint.checks.fct.scores",
    "exchange-rates": "newslint.checks.fct.exchange_rates",
    "shares": "newslint.checks.fct.shares",
    "calendar": "newslint.checks.fct.calendar",
    "clock": "newslint.checks.fct.clock",
    "deixis": "newslint.checks.fct.deixis",
    "conversion": "newslint.checks.fct.conversion",
    "apostrophes": "newslint.checks.cpy.apostrophes",
    "quotation-style": "newslint.checks.cpy.quotation_style",
    "spacing": "newslint.checks.cpy.spacing",
    "spelling-mix": "newslint.checks.cpy.spelling_mix",
    "consistency": "newslint.checks.cpy.consistency",
    "same-event": "newslint.checks.dup.same_event",
    "repetition": "newslint.checks.cpy.repetition",
    "fragments": "newslint.checks.cpy.fragments",
    "subject-comma": "newslint.checks.cpy.subject_comma",
    "scrubbed-source": "newslint.checks.cpy.scrubbed_source",
    "lost-object": "newslint.checks.cpy.lost_object",
    "fused-headline": "newslint.checks.cpy.fused_headline",
    "key-points": "newslint.checks.cpy.key_points",
    "name-completeness": "newslint.checks.cpy.name_completeness",
    "name-spellings": "newslint.checks.cpy.name_spellings",
    "quotation-marks": "newslint.checks.cpy.quotation_marks",
    "label-context": "newslint.checks.fct.label_context",
    "place-agreement": "newslint.checks.fct.place_agreement",
    "polarity-agreement": "newslint.checks.fct.polarity_agreement",
    "headline-quotation": "newslint.checks.fct.headline_quotation",
    "lifetime": "newslint.checks.fct.lifetime",
    "office": "newslint.checks.fct.office",
    "quantity-agreement": "newslint.checks.fct.quantity_agreement",
    "quote-agreement": "newslint.checks.fct.quote_agreement",
    "entities": "newslint.checks.enc.entities",
    "line-ends": "newslint.checks.enc.line_ends",
    "lost-marks": "newslint.checks.enc.lost_marks",
    "mixed-scripts": "newslint.checks.enc.mixed_scripts",
    "mojibake": "newslint.checks.enc.mojibake",
    "no-break-spaces": "newslint.checks.enc.no_break_spaces",
    "stray-characters": "newslint.checks.enc.stray_characters",
    "undecodable": "newslint.checks.enc.undecodable",
    "wrong-page": "newslint.checks.enc.wrong_page",
}

#: checks that `newslint.rulebook.matcher` runs together; their modules hold options only
BATCHED = frozenset({"phrases", "patterns", "substitution"})


def unit_of(name: str) -> str:
    """What the check called `name` looks at: `story`, `page` or `archive`."""
    return "story" if name in BATCHED else str(load_check(name).UNIT)


def load_check(name: str) -> ModuleType:
    """The module of the check called `name`; KeyError if there is none."""
    return importlib.import_module(CHECKS[name])
