"""What a number is in its event, by the words around it: what a sum is, what befell people, how long what went on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newslint.knowledge.senses import senses
from newslint.model import Span

Roles = Mapping[str, re.Pattern[str]]


def _compiled(roles: dict[str, str]) -> Roles:
    return {role: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for role, pattern in roles.items()}


#: what a sum is
SUMS = _compiled(
    {
        "ransom": r"ransom\w*",
        "damages": r"damages|compensation|payout|pay-out|award\w*|settlement|cheque",
        "fine": r"fine[sd]?|penalt\w+",
        "reward": r"rewards?",
        "theft": r"st[eo]l\w+|robb\w+|raid\w*|loot\w*|haul|made off|got away|takings|theft|thieves|swindl\w+|embezzl\w+"
        r"|defraud\w*|siphon\w*|helped (?:him|her|them)sel\w+|milked",
        "loss": r"damage|loss(?:es)?|losing|lost|deficit",
        "worth": r"worth|valued?|insur\w+|estimate\w*",
        "prize": r"prize|jackpot|winn\w+|wins?|won|lottery|purse",
        "gift": r"gifts?|donat\w+|gave|given|bequest|left|raised?|raising|appeal|collect\w+|fund-?rais\w+",
        "price": r"bought|buy\w*|sold|sells?|selling|sale|price[ds]?|paid for|purchase\w*|acqui\w+|takeover|bid"
        r"|auction\w*|hammer|fetched|went for|offer\w*|deal",
        "pay": r"wages?|salar\w+|pay rise|earn\w*|bonus",
        "aid": r"grants?|subsid\w+|task force|promis\w+|pledg\w+|relief|loan",
        "costs": r"costs?|budget\w*|bill|build\w*|rebuild\w*|spen[dt]\w*",
        "profit": r"profits?|revenues?|turnover|sales|takings",
    }
)
#: what befell people, or where they were
FATES = _compiled(
    {
        "dead": r"dead|deaths?|die[sd]?|kill(?:ed|s|ing)|bodies|fatal\w*|perish\w*|drown\w*|slain|murder\w*|corpses"
        r"|(?:lost|lose|losing) (?:their|his|her) li(?:ves|fe)|(?:claim\w*|cost|took|taken) (?:[\w-]+ ){0,3}lives"
        r"|victims|toll",
        "hurt": r"injur\w+|wounded|hurt|hospitali[sz]ed|in hospital|to (?:the )?hospital|treated|under treatment"
        r"|bruis\w+|treatment for|burns|at the hospital|casualties",
        "missing": r"missing|unaccounted|feared",
        "held": r"arrest\w*|detain\w*|in custody|rounded up|charged",
        "saved": r"rescued?|saved|survivors|survived|alive|freed|winched|pulled out|brought (?:out|ashore|up)",
        "moved": r"evacuat\w+|moved out|homeless|out of their homes|told to leave|led out|sent home|displaced",
        "aboard": r"aboard|on board|carrying|travell?ing|on the (?:bus|train|plane|ship|ferry|coach|boat|flight)",
        "laid off": r"redundan\w+|out of work|lay ?offs?|laid off|to go|sacked",
        "employed": r"jobs|employ\w+|workforce|work(?:s|ed)? for",
        "present": r"attend\w*|crowd|spectators|audience|turned out|gathered|march\w*|filled|mourners",
    }
)
#: what a length of time is
SPANS = _compiled(
    {
        "term": r"jail\w*|prison|imprison\w*|sentenc\w+|behind bars|serve|served|custody|caged|locked up"
        r"|suspended|parole",
        "ago": r"ago|earlier|before|since",
        "notice": r"to leave|notice|to pack|to quit|deadline|within|to vacate|to go|must|grace",
        "service": r"service|career|worked|employed|in (?:the job|office|post)|has been",
        "deliberation": r"deliberat\w+|jur(?:y|ors?)|verdict|talking it over|to (?:convict|acquit|clear)",
        "delay": r"delay\w*|late|wait\w*|held up|stranded",
        "closure": r"clos\w+|shut|blocked|halted|no (?:aircraft|trains?)|without (?:power|electricity|current)",
        "lasted": r"lasted|went on|h[eo]ld(?:s|ing)? out|siege|stand-?off|ordeal|underground|trapped|captiv\w+|hands of"
        r"|hooded|adrift|at sea|voyage|the trip"
        r"|passage|took",
        "married": r"married|marriage|wed|together",
    }
)
#: where a clause ends
_ENDS = re.compile(r"[,;:]| and | while | but | when | after | as ")
_OF = re.compile(r"\b(?P<noun>[a-z]+) of (?:about |some |around |up to |just )?$")
#: characters before a number and behind it in which a word tells its role, and what one before it counts for more
_BEFORE, _BEHIND, _FARTHER = 60, 60, 8


#: words for people that are no kind of person, and those that stand for people without a noun
_PEOPLE = frozenset(
    "people men women others children crew hands souls lives bodies dead injured wounded missing staff".split()  # noqa: SIM905
)


def is_person(noun: str) -> bool:
    """Whether a noun, in its base form, is commonest of a person, or stands for people."""
    return noun in _PEOPLE or senses().is_person(noun)


def role_of(roles: Roles, text: str, sentence: Span, at: Span) -> str:
    """The role whose word stands nearest to a number in its clause, rather behind it than before; "" if none."""
    before = _ENDS.split(text[max(sentence.start, at.start - _BEFORE) : at.start])[-1]
    behind = _ENDS.split(text[at.end : min(sentence.end, at.end + _BEHIND)])[0]
    for role, pattern in roles.items():
        # a reward of $500 is no price, whoever offers it
        if (own := _OF.search(before)) and pattern.fullmatch(own["noun"]):
            return role
    best, nearest = "", _BEFORE + _BEHIND + _FARTHER
    for role, pattern in roles.items():
        gaps = [len(before) - found.end() + _FARTHER for found in pattern.finditer(before)]
        gaps += [found.start() for found in pattern.finditer(behind)]
        if gaps and min(gaps) < nearest:
            best, nearest = role, min(gaps)
    return best


def first_role(roles: Roles, text: str, sentence: Span, at: Span) -> str:
    """The first role of which a word stands near a number, in whatever clause; "" if none."""
    around = text[max(sentence.start, at.start - 50) : at.start] + " | " + text[at.end : min(sentence.end, at.end + 40)]
    return next((role for role, pattern in roles.items() if pattern.search(around)), "")
