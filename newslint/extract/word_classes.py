"""What a word of a sentence can be, by its form and the shipped list: the classes that grammar is told in.

A word is of a class here only where the list doesn't give it another one that would do in the same place: "shop" is a
noun and a verb, so it is no `noun`; what a class leaves out is missed, and what it holds can be relied on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from newslint.extract.verbs import may_be_finite
from newslint.knowledge.senses import senses
from newslint.knowledge.words import SHORT, singular_of, words

#: nouns for several things, for a measure or for what isn't counted, which stand behind numbers in the singular
_NOT_ONE = re.compile(
    r"(?:^(?:people|police|staff|crew|cattle|folk|media|data|dozen|hundred|thousand|million|billion|trillion|percent|cent"
    r"|head|foot|inch|mile|pound|stone|euro|dollar|pence|quid|metre|meter|acre|litre|year|month|week|day|hour|minute|second"
    r"|half|third|quarter|couple|pair|score|gross|fold|love|nil|handful|series|few|more|most|less|other|such|kind|sort|type"
    r"|might|today|gradual|faculty|work|time|sport|youth|past|dead|odd|plus|part|point|star|page|door|man|men|women|children|salmon|trout|squid|shrimp"
    r"|elk|moose|deer|sheep|swine|bison|fish|offspring|personnel|infantry|cavalry|artillery|total|grand|will|may|can"
    r"|duo|trio|quartet|quintet|sextet|octet)"
    r"|ing|craft|fish|ness|ics|ware|age|ity|ism|ment|ance|ence|tion|ia|ae)$"
)
#: words whose class is remembered (some 3,000 stand in frames of a million characters)
_KEPT = 1 << 13
#: verbs of which the list knows nouns as well that nobody means behind a modal or "to"; of any grammar's first pages
_PLAIN_BASES = frozenset(
    """be have do go get make take see know give find keep tell bring leave meet pay hear become begin build buy choose
    eat drink drive fly forget hide hold learn lose read ride send sell sit speak spend stand teach think understand
    wear win write ask""".split()  # noqa: SIM905
)
#: participles that are neither a past tense nor a base form, and those that are a past tense as well, without bases
_PARTICIPLES = frozenset(
    """been done gone seen known given taken written spoken broken chosen driven eaten fallen forgotten frozen hidden
    ridden risen shaken stolen sworn torn thrown worn woken drawn flown grown shown begun sung sunk swum built bought
    brought caught fought taught thought sought sold told paid laid heard held kept left lost made meant met sent spent
    understood found won beaten bitten forgiven overtaken undertaken withdrawn overthrown mistaken""".split()  # noqa: SIM905
)
#: participles that look like the base form
SAME = frozenset(
    """read beset rid beat put set cut let hit hurt shut split spread quit cost cast burst broadcast forecast upset
    reset bet bid shed thrust wed slit knit come become overcome run rerun overrun outrun input bust recast have do
    loathe""".split()  # noqa: SIM905
)
#: past tenses that are no participle, no base form and no noun
_PASTS = frozenset(
    """ate became began blew broke chose drank drew drove flew forgave forgot froze gave grew hid knew overcame overtook
    rode rang sang shook spoke stole swam swore threw took tore underwent undertook went withdrew wore wrote""".split()  # noqa: SIM905
)
#: past tenses that are other words as well, wherever only a verb can stand
_PASTS_TOO = frozenset(
    "saw felt fell led fed fled ran sat stood swung woke rose drove dug slept swept was were had did".split()  # noqa: SIM905
)
#: words on -ed that are bases, nouns or no verb's
_NO_PAST = frozenset("need seed feed speed breed bleed embed exceed proceed succeed concede weed heed deed".split())  # noqa: SIM905
#: plurals that the ending doesn't show
_PLURALS = frozenset({"people", "men", "women", "children", "policemen", "firemen", "fishermen", "policewomen"})
_TIMES = frozenset(
    """today tomorrow yesterday tonight year month week day hour minute moment season century decade morning evening
    goodness heaven god mom dad mum grandma granny nan butcher baker grocer barber newsagent doctor everyone someone
    nobody anyone everybody somebody other another one""".split()  # noqa: SIM905
)
#: nouns of people that are more often something else
_NOT_PERSONS = frozenset(
    """agent carrier star head body figure face hand voice model driver leader counter number power bearer producer
    maker runner player cooker mother subject object character case party company team crew side lot bank fire drug
    native minor major
    member individual party national precursor forerunner ancestor rival competitor contender giant exporter importer
    successor predecessor buyer seller customer supplier provider operator owner partner plant guide host pilot
    contributor lender creditor investor manufacturer retailer advertiser broadcaster publisher""".split()  # noqa: SIM905
)


def is_base(word: str) -> bool:
    """Whether a word is a verb's base form, and no noun, adjective or adverb; or a verb that is a base before all."""
    if word in _PLAIN_BASES:
        return True
    return words().parts(word) == "v" and word not in _PARTICIPLES and not may_be_finite(word)


def is_bare(word: str) -> bool:
    """Whether a word is a verb's base form, and no participle that looks like it."""
    return word not in SAME and is_base(word)


def is_participle(word: str) -> bool:
    """Whether a word is a verb's past participle, and no base form."""
    if word in _PARTICIPLES:
        return True
    return word.endswith("ed") and word not in _NO_PAST and _verb_of(word) != "" and "v" not in _parts(word)


def is_past(word: str) -> bool:
    """Whether a word is a past tense, and neither a participle nor a base form."""
    return word in _PASTS


def is_inflected(word: str) -> bool:
    """Whether a word is any form of a verb but the base and the one on -ing, and no base form of another."""
    return word in _PASTS_TOO or is_past(word) or is_participle(word) or is_third(word)


def is_third(word: str) -> bool:
    """Whether a word is a verb's third person, and no noun's plural: "becomes", "allows"."""
    if word in ("has", "does", "goes", "is", "says", "makes", "takes", "gets", "gives", "becomes", "knows", "means"):
        return True
    if not word.endswith("s") or word.endswith("ss") or _parts(word):
        return False
    stems = (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else "")
    parts = "".join(map(_parts, filter(None, stems)))
    return "v" in parts and "n" not in parts


def is_noun(word: str) -> bool:
    """Whether a word is a noun and nothing else, or the plural of one; common ones only."""
    if len(word) <= SHORT or word.endswith("ing") or may_be_finite(word):
        return False
    if singular_of(word):
        return is_plural(word)
    return _parts(word) in ("n", "ng") and word in words().common


def is_plural(word: str) -> bool:
    """Whether a word is the plural of a common noun, and nothing else."""
    if word in _PLURALS:
        return True
    singular = singular_of(word)
    return bool(singular) and not _parts(word) and _parts(singular) in ("n", "ng") and singular in words().common


def is_plural_form(word: str) -> bool:
    """Whether a word has the form of a plural of a common noun, which may be a verb as well."""
    if word in _PLURALS:
        return True
    singular = singular_of(word)
    if word.endswith(("ches", "shes", "xes", "sses")):
        singular = word[:-2]
    return bool(singular) and not _parts(word) and _parts(singular).startswith("n") and singular in words().common


def is_singular(word: str) -> bool:
    """Whether a word is a common noun in the singular and nothing else, and no group of things."""
    return is_noun(word) and not singular_of(word) and "g" not in _parts(word) and word not in _PLURALS


def is_thing(word: str) -> bool:
    """Whether a word is a common noun in the singular, whatever else it may be."""
    return "n" in _parts(word) and word in words().common and not word.endswith("s")


def is_one(word: str) -> bool:
    """Whether a word is a common noun for one thing that can be counted, whatever else it may be."""
    parts = _parts(word)
    return (
        is_thing(word)
        and "g" not in parts
        and len(word) >= SHORT
        and not (_NOT_ONE.search(word) or may_be_finite(word))
    )


def is_nothuman(word: str) -> bool:
    """Whether a word is a common noun in the singular, of no person and no stretch of time."""
    return is_thing(word) and not senses().is_person(word) and word not in _TIMES


def is_adjective(word: str) -> bool:
    """Whether a word is an adjective, perhaps a noun or adverb too, and no verb."""
    parts = _parts(word)
    return "a" in parts and "v" not in parts and word in words().common


def is_superlative(word: str) -> bool:
    """Whether a word is an adjective's superlative: "calmest", "biggest", "worst"."""
    if word in ("best", "worst", "most", "least"):
        return True
    stem = word.removesuffix("est")
    if stem == word or len(stem) < SHORT:
        return False
    forms = (
        stem,
        stem + "e",
        stem[:-1] + "y" if stem[-1] == "i" else stem,
        stem[:-1] if stem[-1] == stem[-2] else stem,
    )
    return any("a" in _parts(form) and form in words().common for form in forms) and "n" not in _parts(word)


def is_comparative(word: str) -> bool:
    """Whether a word is an adjective's comparative: "calmer", "bigger", "worse"."""
    if word in ("better", "worse", "lesser", "further", "farther", "lower", "dearer"):
        return True
    return word.endswith("er") and word != "after" and "n" not in _parts(word) and is_superlative(word[:-2] + "est")


def is_person(word: str) -> bool:
    """Whether a word is a common noun of a person, and hardly anything else."""
    return (
        word not in _NOT_PERSONS
        and _parts(word) in ("n", "nv", "na")
        and word in words().common
        and senses().is_person(word)
    )


def is_persons(word: str) -> bool:
    """Whether a word is a plural of persons."""
    return word in _PLURALS or is_person(singular_of(word))


#: the classes by the names that frames have for them
CLASSES: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "base": is_base,
        "bare": is_bare,
        "participle": is_participle,
        "past": is_past,
        "third": is_third,
        "inflected": is_inflected,
        "noun": is_noun,
        "plural": is_plural,
        "plurals": is_plural_form,
        "singular": is_singular,
        "adjective": is_adjective,
        "thing": is_thing,
        "nothuman": is_nothuman,
        "superlative": is_superlative,
        "comparative": is_comparative,
        "person": is_person,
        "persons": is_persons,
        "one": is_one,
    }
)


@lru_cache(_KEPT)
def is_of(name: str, word: str) -> bool:
    """Whether a word, in small letters, is of the class of that name.

    Raises `KeyError` for a class that isn't there.
    """
    return CLASSES[name](word)


def _parts(word: str) -> str:
    return words().parts(word) or ""


def _verb_of(word: str) -> str:
    """The verb of which a word on -ed may be the past, "" for none."""
    stem = word[:-2]
    forms = [stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem]
    if len(stem) > SHORT and stem[-1] == stem[-2]:
        forms.append(stem[:-1])
    return next((form for form in forms if "v" in _parts(form)), "")
