"""Which of the stories that repeat each other to keep, and why. What came first in the input decides nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from newslint.duplicates.hashing import CHARACTERS
from newslint.duplicates.members import Member, heading_of
from newslint.duplicates.normal_form import unify
from newslint.duplicates.small_words import REVISION_WORDS
from newslint.model import Severity
from newslint.settings import KEEP

#: a few words more are a line of furniture and no better story
SHORTER = 0.97
#: a text is noise beside another one if it has so many more broken words of a hundred. Not measured
NOISY = 0.01
#: so many words of furniture more don't matter. Not measured
FEW = 3

#: how many findings a member has, by severity
CountFindings = Callable[[Member], dict[Severity, int]]
#: how many words of a member are the story's
CountWords = Callable[[Member], int]

_WORD = re.compile(r"\w+")
#: what may stand for something over the end of a line: a word parted by a hyphen, a tag, an entity
_CROSSING = re.compile(
    "[<&]|[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}][^\\w\\s]*\r?\n"
)
#: what conversion, scanning and broken encodings leave: entities and tags, digits within words, capitals behind small
#: letters, strange signs in words
_BROKEN = re.compile(
    "\N{REPLACEMENT CHARACTER}|\u00c3[\u0080-\u00bf]|\u00e2\u20ac"
    r"|&#?\w{1,20};|</?[a-z]+[ >]"
    r"|(?<![^\W\d_])[^\W\d_]++[01345|][^\W\d_]+|\b[^\W\d_A-Z]{2,}[A-Z]{2,}|\w[|~^\u00ac\u00a6\u00a4{}\\]\w"
)
#: a title that says it replaces an earlier version
_REVISED = re.compile(
    rf"^\W*(?:{'|'.join(REVISION_WORDS.split())}|(?:\d+(?:st|nd|rd|th)|new) lead)\b"
    rf"|\b(?:corrected|correction|writethru|write-through|\d+(?:st|nd|rd|th) lead|update ?\d+)\b",
    re.IGNORECASE,
)
#: and what says so in the text: an agency's note before it, an editor's note behind it
_NOTED_BEFORE = re.compile(
    r"\W{0,20}\((?:corrects|updates|adds|recasts|refiles|rewrites|removes|clarifies)\b"
    r"|\W{0,20}(?:correction|corrected|clarification|refile)\s*[:\N{EM DASH}\N{EN DASH}-]",
    re.IGNORECASE,
)
_NOTED_BEHIND = re.compile(
    r"(?:^|[.!?”\"]\s+)\W*(?:corrections?|clarification)\s*:"
    r"|\b(?:an|the) earlier version of this (?:story|article|report|item|headline)\b"
    r"|\bthis (?:story|article|report|item|version|headline) (?:has been|was) (?:corrected|amended|clarified)\b",
    re.IGNORECASE | re.MULTILINE,
)
#: characters at the end of a text in which such a note stands
_BEHIND = 400
_SAID = {
    "preferred": "preferred source",
    "revised": "latest correction",
    "longest": "longest",
    "earliest": "earliest",
    "cleanest": "cleanest",
}


def count_words(text: str) -> int:
    """How many words a text has, entities and tags aside."""
    if _CROSSING.search(text):
        return _count_words(text)
    return sum(map(_count_in_line, text.split("\n")))


def _count_words(text: str) -> int:
    text = unify(text)
    if text.isascii():
        return len(_WORD.findall(text))
    # where no space stands between words each character counts, however the lines are broken
    return len(CHARACTERS.findall(text)) + len(_WORD.findall(CHARACTERS.sub(" ", text)))


#: copies share most of their lines, and each is looked at beside all others: what their lines came to is kept
_count_in_line = lru_cache(maxsize=8192)(_count_words)


@lru_cache(maxsize=8192)
def _count_broken(line: str) -> int:
    """How many broken words a line has; none goes over the end of one."""
    return len(_BROKEN.findall(line))


def choose(
    members: Sequence[Member],
    preferred: Sequence[str] = (),
    order: Sequence[str] = KEEP,
    findings_of: CountFindings | None = None,
    words_of: CountWords = lambda member: count_words(member.text),
) -> tuple[int, str]:
    """The place of the member to keep, and why: by each word of `order` those that are worse fall out.

    A correction or a later version that calls itself one goes before all but a preferred source. `preferred` are names
    of sources or parts of paths, best first. `findings_of` is asked only where members are left that nothing else tells
    apart. What is left last is the first by path and id.
    """
    left = list(range(len(members)))
    why = []
    steps = list(order)
    steps.insert(1 if steps[:1] == ["preferred"] else 0, "revised")
    for word in steps:
        if len(left) == 1:
            break
        best = _best(word, members, left, preferred, findings_of, words_of)
        if len(best) < len(left):
            why.append(_SAID[word])
            left = best
    if len(left) > 1 or not why:
        why.append("first read")
    return min(left, key=lambda at: _place(members[at])), ", ".join(why)


def _place(member: Member) -> tuple[str, int, str, int, int]:
    """By what members come in an order that doesn't depend on the input's."""
    path, order, story = member.place
    name = member.record.id if member.record else ""
    return path, len(name), name, story, order


def _best(
    word: str,
    members: Sequence[Member],
    left: list[int],
    preferred: Sequence[str],
    findings_of: CountFindings | None,
    words_of: CountWords,
) -> list[int]:
    """Those of the members `left` that are best by one word."""
    if word == "preferred":
        ranks = [_rank(members[at], preferred) for at in left]
        return [at for at, rank in zip(left, ranks) if rank == min(ranks)]
    if word == "revised":
        return _latest_revision(members, left)
    if word == "longest":
        return _longest(members, left, words_of)
    if word == "earliest":
        times = [when for at in left if (when := _when(members[at])) is not None]
        return [at for at in left if _when(members[at]) == min(times)] if times else left
    if findings_of is None:
        return left
    counts = [findings_of(members[at]) for at in left]
    weights = [tuple(count.get(severity, 0) for severity in sorted(Severity, reverse=True)) for count in counts]
    return [at for at, weight in zip(left, weights) if weight == min(weights)]


def _longest(members: Sequence[Member], left: list[int], words_of: CountWords) -> list[int]:
    """Those with most words of the story, of those that aren't full of broken words and don't break off."""
    whole = {at: count_words(members[at].text) for at in left}
    broken = {at: sum(map(_count_broken, members[at].text.split("\n"))) / max(1, whole[at]) for at in left}
    clean = [at for at in left if broken[at] <= min(broken.values()) + NOISY]
    words = _most_words(members, clean, whole, words_of)
    most = max(words.values())
    best = [at for at in words if words[at] >= SHORTER * most and not members[at].breaks_off] or list(words)
    if len(best) == 1:
        return best
    furniture = {at: whole[at] - words.get(at, 0) for at in best}
    return [at for at in best if furniture[at] <= min(furniture.values()) + FEW]


def _most_words(
    members: Sequence[Member], places: Sequence[int], whole: dict[int, int], words_of: CountWords
) -> dict[int, int]:
    """How many words of the story they have, of those that may have most: no story has more words than the whole."""
    words: dict[int, int] = {}
    for at in sorted(places, key=lambda place: (-whole[place], place)):
        if words and whole[at] < SHORTER * max(words.values()):
            break
        words[at] = words_of(members[at])
    return words


def _latest_revision(members: Sequence[Member], left: list[int]) -> list[int]:
    """Of members that say that they correct or replace an earlier version, the latest; all if none does."""
    revised = [at for at in left if _is_revised(members[at])]
    times = [when for at in revised if (when := _when(members[at])) is not None]
    return [at for at in revised if not times or _when(members[at]) == max(times)] or left


def _is_revised(member: Member) -> bool:
    """Whether a member says, in its title or in a note, that it corrects or replaces an earlier version."""
    if _REVISED.search(member.title or ""):
        return True
    start = member.text.find("\n") + 1 if heading_of(member) else 0
    return bool(_NOTED_BEFORE.match(member.text, start) or _NOTED_BEHIND.search(member.text[-_BEHIND:]))


def _when(member: Member) -> tuple[int, int] | None:
    """The day and the minute at which a member was published; a day without an hour begins at midnight."""
    return (member.published.toordinal(), member.minute or 0) if member.published else None


def _rank(member: Member, preferred: Sequence[str]) -> int:
    names = [member.source or "", member.path]
    return next((at for at, source in enumerate(preferred) if any(source in name for name in names)), len(preferred))
