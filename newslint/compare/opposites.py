"""Words that WordNet has as each other's opposites, whatever their endings."""

from __future__ import annotations

import functools
from collections import defaultdict

from newslint.extract.calendars import WEEKDAYS
from newslint.knowledge.tables import DATA

#: irregular forms of the verbs that have an opposite, from any school grammar
_IRREGULAR = {
    "won": "win", "lost": "lose", "rose": "rise", "risen": "rise", "fell": "fall", "fallen": "fall", "gave": "give",
    "given": "give", "took": "take", "taken": "take", "began": "begin", "begun": "begin", "bought": "buy",
    "sold": "sell", "found": "find", "left": "leave", "kept": "keep", "came": "come", "went": "go", "gone": "go",
    "sank": "sink", "sunk": "sink", "held": "hold", "forbade": "forbid", "forbidden": "forbid", "forgot": "forget",
    "forgotten": "forget", "built": "build", "stood": "stand", "spent": "spend", "lent": "lend", "sent": "send",
    "broke": "break", "broken": "break", "grew": "grow", "grown": "grow", "shrank": "shrink", "shrunk": "shrink",
    "froze": "freeze", "frozen": "freeze", "upheld": "uphold", "overcame": "overcome", "withdrew": "withdraw",
    "withdrawn": "withdraw", "swam": "swim", "slept": "sleep", "woke": "wake",
    "forgave": "forgive", "forgiven": "forgive", "hid": "hide", "hidden": "hide", "shown": "show", "men": "man",
    "women": "woman", "wives": "wife", "felt": "feel", "thought": "think", "taught": "teach", "learnt": "learn",
}  # fmt: skip
#: opposites of which both may hold of one thing, or that only tell directions, orders and degrees: no claim is opposed
_NO_CLAIM = frozenset(
    """up down in out on off over under before after more less most least first last old new young early late
    big small large little high low long short good bad well badly left right top bottom front back inside
    outside here there near far north south east west northern southern eastern western day night come go give
    take ask answer get have lack show hide add say send receive bring make break do think know be become start
    stop find stay change move rest stand sit talk run walk hold see look work play live put set let like want
    need use pay help home away same different other major minor public private local national foreign domestic
    final initial single married main white black hard soft light dark hot cold wrong rich poor summer winter
    morning evening past present future rear always never now then still yet only leave arrive depart finish end
    beginning begin continue release employ free engage follow precede pass mind forget remember love hate
    spring natural own lie build tell recede male female boy girl father mother son daughter brother sister
    husband wife king queen actor actress lord lady host hostess buy sell lend borrow teach learn import export
    attack defend increase decrease keep lose""".split()  # noqa: SIM905
)


@functools.cache
def _table() -> dict[str, dict[str, list[str]]]:
    """For each part of speech, for each word those that are opposed to it, perhaps more than once."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    cells = (DATA / "antonyms.tsv").read_text(encoding="utf-8").rstrip("\n").replace("\n", "\t").split("\t")
    for part, one, other in zip(cells[::3], cells[1::3], cells[2::3], strict=True):
        if one not in _NO_CLAIM and other not in _NO_CLAIM:
            words = found[part]
            words[one].append(other)
            words[other].append(one)
    return {part: dict(words) for part, words in found.items()}


@functools.lru_cache(8192)
def lemmas(word: str) -> frozenset[str]:
    """What a word, in small letters, can be a form of."""
    found = {word, _IRREGULAR.get(word, word)}
    for ending, others in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            found |= {stem, stem + others}
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)


@functools.lru_cache(8192)
def opposites(word: str, parts: str) -> frozenset[str]:
    """The words that are opposed to any that the word can be a form of, as one of some parts of speech."""
    if word.capitalize() in WEEKDAYS:
        return frozenset()
    tables = [_table().get(part, {}) for part in parts]
    return frozenset().union(*(words.get(lemma, ()) for words in tables for lemma in lemmas(word)))


@functools.lru_cache(8192)
def opens_pair(word: str) -> bool:
    """Whether a word may be the first of two that have an opposite together: "turned down"."""
    return not _pairs().isdisjoint(lemmas(word))


@functools.cache
def _pairs() -> frozenset[str]:
    return frozenset(word.split(" ")[0] for words in _table().values() for word in words if " " in word)
