"""The verbs that a rule file may name, and where each is written. Modules load when a rule first asks for them.

What a check module must offer is written down in `newslint.checks.protocols`. A check knows no code, no severity and
no wording: it names what it saw in `Hit.fields` and `Hit.verdict`.
"""

from __future__ import annotations

import copyreg
import hashlib
import importlib
import importlib.util
import sys
from functools import lru_cache
from types import ModuleType
from typing import cast

import msgspec
from msgspec import Struct

from newslint.checks.protocols import ArchiveCheck, Check, PageCheck, StoryCheck

__all__ = [
    "BATCHED",
    "CHECKS",
    "FILE",
    "ArchiveCheck",
    "Check",
    "PageCheck",
    "StoryCheck",
    "gate_of",
    "load_check",
    "unit_of",
]

#: before the path of a check that a user's settings name
FILE = "file:"
#: the folders of checks
PACKS = ("bpl", "cpy", "dup", "enc", "fct")
#: check name → module
CHECKS: dict[str, str] = {
    "guessed-encoding": "newslint.checks.enc.guessed_encoding",
    "author-bio": "newslint.checks.bpl.author_bio",
    "comment-policy": "newslint.checks.bpl.comment_policy",
    "parts": "newslint.checks.bpl.parts",
    "phrases": "newslint.checks.phrases",
    "patterns": "newslint.checks.patterns",
    "subject-verb": "newslint.checks.cpy.subject_verb",
    "substitution": "newslint.checks.substitution",
    "products": "newslint.checks.fct.products",
    "headline-polarity": "newslint.checks.fct.headline_polarity",
    "names-of-people": "newslint.checks.fct.names_of_people",
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
    "stages": "newslint.checks.fct.stages",
    "order-of-events": "newslint.checks.fct.order_of_events",
    "ranked": "newslint.checks.fct.ranked",
    "champions": "newslint.checks.fct.champions",
    "regional-heads": "newslint.checks.fct.regional_heads",
    "famous-names": "newslint.checks.fct.famous_names",
    "known-ages": "newslint.checks.fct.known_ages",
    "ages-of-the-known": "newslint.checks.fct.ages_of_the_known",
    "related": "newslint.checks.fct.related",
    "known-years": "newslint.checks.fct.known_years",
    "finish-order": "newslint.checks.fct.finish_order",
    "life-dates": "newslint.checks.fct.life_dates",
    "dead-who-act": "newslint.checks.fct.dead_act",
    "headline-figures": "newslint.checks.fct.headline_figures",
    "pronouns": "newslint.checks.fct.pronouns",
    "repeated-measures": "newslint.checks.fct.repeated_measures",
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
    "words-run-together": "newslint.checks.cpy.words_run_together",
    "spelling-mix": "newslint.checks.cpy.spelling_mix",
    "consistency": "newslint.checks.cpy.consistency",
    "ways": "newslint.checks.cpy.ways",
    "misspellings": "newslint.checks.cpy.misspellings",
    "abbreviations": "newslint.checks.cpy.abbreviations",
    "word-frames": "newslint.checks.cpy.word_frames",
    "noun-number": "newslint.checks.cpy.noun_number",
    "possessives": "newslint.checks.cpy.possessives",
    "introductions": "newslint.checks.cpy.introductions",
    "line-forms": "newslint.checks.cpy.line_forms",
    "lone-quotations": "newslint.checks.cpy.lone_quotations",
    "names-elsewhere": "newslint.checks.cpy.names_elsewhere",
    "compounds": "newslint.checks.cpy.compounds",
    "honorifics": "newslint.checks.cpy.honorifics",
    "repeated-facts": "newslint.checks.cpy.repeated_facts",
    "single-quotations": "newslint.checks.cpy.single_quotations",
    "set-off-that": "newslint.checks.cpy.set_off_that",
    "given-names": "newslint.checks.cpy.given_names",
    "place-kinds": "newslint.checks.cpy.place_kinds",
    "hanging-quotations": "newslint.checks.cpy.hanging_quotations",
    "diacritics": "newslint.checks.cpy.diacritics",
    "capital-letters": "newslint.checks.cpy.capitals",
    "same-event": "newslint.checks.dup.same_event",
    "repetition": "newslint.checks.cpy.repetition",
    "fragments": "newslint.checks.cpy.fragments",
    "subject-comma": "newslint.checks.cpy.subject_comma",
    "scrubbed-source": "newslint.checks.cpy.scrubbed_source",
    "lost-object": "newslint.checks.cpy.lost_object",
    "fused-headline": "newslint.checks.cpy.fused_headline",
    "half-commas": "newslint.checks.cpy.half_commas",
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
    "capitals": "newslint.checks.fct.capitals",
    "verb-groups": "newslint.checks.cpy.verb_groups",
    "waters": "newslint.checks.fct.waters",
    "international": "newslint.checks.fct.international",
    "commons-seats": "newslint.checks.fct.commons_seats",
    "nationalities": "newslint.checks.fct.nationalities",
    "money": "newslint.checks.fct.money",
    "seats": "newslint.checks.fct.seats",
    "outcomes": "newslint.checks.fct.outcomes",
    "genders": "newslint.checks.fct.genders",
    "everyday-sums": "newslint.checks.fct.everyday_sums",
    "body-heads": "newslint.checks.fct.body_heads",
    "group-labels": "newslint.checks.fct.group_labels",
    "known-dead": "newslint.checks.fct.known_dead",
    "holder-names": "newslint.checks.fct.holder_names",
    "quantity-agreement": "newslint.checks.fct.quantity_agreement",
    "quote-agreement": "newslint.checks.fct.quote_agreement",
    "speakers": "newslint.checks.fct.speakers",
    "lone-pronouns": "newslint.checks.fct.lone_pronouns",
    "piece-places": "newslint.checks.fct.piece_places",
    "people-counted": "newslint.checks.fct.people_counted",
    "superlatives": "newslint.checks.fct.superlatives",
    "party-of": "newslint.checks.fct.party_of",
    "who-did-what": "newslint.checks.fct.who_did_what",
    "laureate": "newslint.checks.fct.laureate",
    "shores": "newslint.checks.fct.shores",
    "at-the-body": "newslint.checks.fct.at_the_body",
    "majorities": "newslint.checks.fct.majorities",
    "own-people": "newslint.checks.fct.own_people",
    "successions": "newslint.checks.fct.successions",
    "entities": "newslint.checks.enc.entities",
    "line-ends": "newslint.checks.enc.line_ends",
    "lost-marks": "newslint.checks.enc.lost_marks",
    "mixed-scripts": "newslint.checks.enc.mixed_scripts",
    "mojibake": "newslint.checks.enc.mojibake",
    "no-break-spaces": "newslint.checks.enc.no_break_spaces",
    "sentence-shapes": "newslint.checks.cpy.sentence_shapes",
    "stray-characters": "newslint.checks.enc.stray_characters",
    "tagged-frames": "newslint.checks.cpy.tagged_frames",
    "undecodable": "newslint.checks.enc.undecodable",
    "wrong-page": "newslint.checks.enc.wrong_page",
}

#: checks that `newslint.rulebook.matcher` runs together; their modules hold options only
BATCHED = frozenset({"phrases", "patterns", "substitution"})


def unit_of(name: str) -> str:
    """What the check called `name` looks at: `story`, `page` or `archive`."""
    return "story" if name in BATCHED else load_check(name).UNIT


def gate_of(name: str, options: Struct) -> tuple[tuple[str, ...], ...]:
    """What a text must hold for the check called `name` to be asked: its `GATE`, or what `gate_for` says.

    A group of strings after the other, in small letters; the text holds at least one of each. Nothing: always asked.
    """
    check = load_check(name)
    of_options = getattr(check, "gate_for", None)
    found = of_options(options) if of_options else getattr(check, "GATE", ())
    return tuple(tuple(sorted(set(group))) for group in found)


def module_of(name: str) -> str:
    """The module of one of our own checks; raises KeyError if there is none of that name."""
    return CHECKS[name]


@lru_cache(None)
def load_check(name: str) -> Check:
    """The check called `name`, or the one in the file that a name of `file:/path.py` gives.

    Raises KeyError if there is none of that name; for a file whatever running it raises, and TypeError for one that
    offers no check.
    """
    if not name.startswith(FILE):
        return cast(Check, importlib.import_module(CHECKS[name]))
    return _check_in(name)


@lru_cache
def _check_in(name: str) -> Check:
    """The check in a user's file. Its options travel to other processes by name: no module of that name is there."""
    module = _module_in(name.removeprefix(FILE))
    options = getattr(module, "Options", None)
    if not (isinstance(options, type) and issubclass(options, Struct)):
        raise TypeError("a check has `Options`, a frozen msgspec.Struct")
    wanted = {"story": ("check",), "page": ("check",), "archive": ("gather", "judge")}.get(getattr(module, "UNIT", ""))
    if wanted is None:
        raise TypeError("a check has a `UNIT`: story, page or archive")
    for function in wanted:
        if not callable(getattr(module, function, None)):
            raise TypeError(f"a check whose UNIT is {module.UNIT!r} has a function `{function}`")
    copyreg.pickle(options, lambda value: (options_of, (name, msgspec.to_builtins(value))))
    return cast(Check, module)


def options_of(name: str, values: dict[str, object]) -> Struct:
    """The options of that check with these plain values; raises msgspec.ValidationError."""
    return msgspec.convert(values, load_check(name).Options, strict=False)


def _module_in(path: str) -> ModuleType:
    name = f"newslint_user_check_{hashlib.blake2b(path.encode(), digest_size=8).hexdigest()}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # msgspec looks there for what annotations name
    spec.loader.exec_module(module)
    return module
