"""Participles that hang on the wrong noun: walking home, a car struck her."""

from __future__ import annotations

import re

from newslint.extract.clauses import FINITE
from newslint.extract.noun_phrases import NOUNS, noun_phrase
from newslint.extract.tagged import TaggedSentence
from newslint.extract.word_classes import SAME, is_of
from newslint.knowledge.senses import senses
from newslint.knowledge.words import singular_of, words

#: what people do and things don't: to see, to go on foot, to handle, to reckon and to tell, by WordNet's files
_ACTS = (
    "arriv|ask|bak|bath|believ|bicycl|brows|button|camp|check|clean|climb|cook|count|cycl|danc|decid|dig|digg|div|drink"
    "|driv|dust|eat|enjoy|examin|expect|fish|glanc|gaz|hear|hik|hoover|hop|hunt|inspect|interview|jogg|kneel|knock|learn"
    "|leav|listen|look|marry|mend|mow|notic|open|pack|paddl|paint|peer|play|plough|pray|prun|queu|read|rehears|remember"
    "|return|rid|row|sail|saw|search|see|shav|shopp|shovel|sing|sip|sitt|skat|ski|sleep|smok|speak|stroll|study|sweep"
    "|swimm|talk|tast|think|tidy|tiptoe|train|travel|try|undress|unlock|visit|wait|wad|wak|walk|wander|watch|wear|weed"
    "|wip|wonder|work|writ|yawn|reach|turn"
)
_DOING = rf"(?:(?:After|While|When|Before|On|Upon|By) (?:first )?)?(?P<doing>(?i:{_ACTS})(?:ing|ying))\b"
_OPENS = re.compile(
    rf"(?P<having>Having (?:[a-z]+ly )?[a-z]+)|{_DOING}|(?:After|Before) (?P<after>[a-z]+ing)\b"
    r"|(?P<born>Born|Raised|Educated)\b"
)
#: a sentence that begins so, before it is tagged
MAY_BE = re.compile(
    rf"(?:{_OPENS.pattern})[^,.;:?!“”\"]{{2,90}}, (?:the|an?|his|her|their|its|two|three|four|no|[a-z]+s) "
)
#: nouns of those who act though no word for a person: bodies, and machines with people in them
_ACTING = frozenset(
    """agency army authority ministry court council company firm bank club union office police government navy service
    society association cat dog horse animal
    bird cow sheep bear wolf pair couple trio duo group family team side crew party delegation convoy troop regiment
    patrol majority public nation country city town village world school university college hospital church press
    mission expedition elephant whale man men
    woman women people children two three four five pope king queen commission committee board panel inquiry staff
    team-mate state airline carrier publisher maker giant chain house paper newspaper journal magazine regulator
    watchdog charity campaign band orchestra choir forces force parliament senate studio""".split()  # noqa: SIM905
)
#: groups to the list that are things before all
_THINGS = frozenset("branch field wood range chain stack pile row bank array".split())  # noqa: SIM905
#: what people ride in, and what is told of it as of them
_VEHICLES = frozenset(
    """ship boat plane aircraft train bus car lorry truck van tanker ferry vessel probe rover spacecraft satellite
    helicopter submarine warship fleet taxi cab tram yacht trawler jet coach bicycle bike motorcycle""".split()  # noqa: SIM905
)
_RIDES = re.compile(
    r"(?:arriv|leav|return|rid|sail|travel|try|visit|wait|driv|reach|turn|search|unload|train|mak|play)", re.IGNORECASE
)
#: how sure the head of the subject must be
_SURE = 0.85


def dangling(sentence: TaggedSentence) -> tuple[int, int] | None:
    """The places of the first word of a participle's phrase, and behind the verb whose subject can't be its own."""
    tags, small, size = sentence.tags, sentence.small, len(sentence.tags)
    if "," not in small[:-3]:
        return None
    comma = small.index(",")
    text = " ".join(sentence.words[:comma])
    found = _OPENS.match(text)
    if found is None or comma < 2 or (not found["having"] and any(tag in FINITE for tag in tags[:comma])):
        return None
    subject = noun_phrase(sentence, comma + 1)
    if subject is None or tags[subject.head] not in ("NN", "NNS") or sentence.sure[subject.head] < _SURE:
        return None
    verb = subject.end
    while verb < size and tags[verb] in ("RB", "IN", "TO"):
        behind = noun_phrase(sentence, verb + 1) if tags[verb] in ("IN", "TO") else None
        verb = behind.end if behind else verb + 1
    if verb >= size or tags[verb] not in FINITE or _acts(sentence, subject.head):
        return None
    if _is_vehicle(small[subject.head]) and (not found["doing"] or _RIDES.match(found["doing"])):
        return None
    if found["born"]:
        return (0, verb + 1) if small[comma + 1] in ("his", "her", "their") else None
    if any(tag in NOUNS and small[at] == small[subject.head] for at, tag in enumerate(tags[:comma])):
        return None
    if (found["having"] or found["after"]) and not _is_passive(sentence, verb):
        return None
    if found["having"] and tags[1 if tags[1] != "RB" else 2] not in ("VBN", "VBD", "VB"):
        return None
    if found["after"] and small[1] == "being":
        return None
    if found["having"] and small[1] in ("been", "become", "risen", "fallen", "grown", "survived", "stood", "begun"):
        return None
    return 0, verb + 1


def _is_passive(sentence: TaggedSentence, verb: int) -> bool:
    """Whether a verb is "was" with a participle behind it, or its like."""
    tags, small = sentence.tags, sentence.small
    here = verb + 1
    while here < len(tags) - 1 and tags[here] == "RB":
        here += 1
    if small[verb] in ("was", "were", "is", "are"):
        return tags[here] == "VBN" or is_of("participle", small[here]) or small[here] in SAME
    return small[verb] in ("has", "have", "had", "will", "would", "could") and small[here] in ("been", "be")


def _acts(sentence: TaggedSentence, head: int) -> bool:
    """Whether the head of a subject may do what people do."""
    word = sentence.small[head]
    one = singular_of(word) or word
    if one in _ACTING or word in _ACTING or "g" in (words().parts(one) or ""):
        return one not in _THINGS
    known = senses()
    return one not in known.nouns or known.may_be_person(one)


def _is_vehicle(word: str) -> bool:
    return word in _VEHICLES or singular_of(word) in _VEHICLES
