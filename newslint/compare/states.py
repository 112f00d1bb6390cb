"""What has become of somebody or something: states of which one excludes the other, whoever tells it.

Each state is told by the verbs and phrases of a closed group; a story that has both has told the course of things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.compare.frames import Detail, stems
from newslint.extract.sentences import Sentence
from newslint.model import Span

_HEDGED = re.compile(
    r"\b(?:if|whether|would|could|might|may|should|fear\w*|risk\w*|hope\w*|call\w* (?:for|on)|want\w*|ask\w*|until"
    r"|expect\w*|threat\w*|accus\w+|denied having|before|not yet|an?other|(?:second|third|other) (?:man|woman"
    r"|defendant|suspect)|co-\w+)\b",
    re.IGNORECASE,
)
#: of each question the two answers that exclude each other
_STATES: dict[str, tuple[str, str]] = {
    "custody": (
        r"\b(?:was|were|been|is|are) (?:\w+ly )?(?:arrested|detained|seized|caught|captured|apprehended)\b"
        r"|\b(?:arrested|detained|seized|caught|captured) (?:an? |the )?(?:\w+ )?"
        r"(?:suspect|man|woman|gunman|attacker)\b"
        r"|\b(?:in(?:to)?|under) (?:police )?(?:custody|arrest)\b|\bunder arrest\b",
        r"\b(?:still|remain\w*) (?:on the run|at large|being (?:sought|hunted)|free|fugitive)\b"
        r"|\b(?:is|are) (?:on the run|at large)\b"
        r"|\b(?:manhunt|hunt for (?:him|her|them|the \w+)) (?:continue[sd]?|goes on)",
    ),
    "plea": (
        r"\b(?:pleaded|pleads|pled|pleading) guilty\b|\b(?:had |has )?(?:admitted|confessed to) (?:the )?"
        r"(?:fraud|theft|murder|manslaughter|charges?|killing|bribery|assault|arson|guilt|everything|stealing|\w+ing)\b",
        r"\b(?:pleaded|pleads|pled|pleading) not guilty\b|\b(?:denied|denies|denying) (?:all |the |any |every )?"
        r"(?:charges?|everything|wrongdoing|guilt|allegations?|accusations?|it all|fraud|theft|murder|bribery)\b"
        r"|\bprotest\w* (?:his|her|their) innocence\b",
    ),
    "concession": (
        r"\bconceded\b|\bconcedes\b|\b(?:accepted|admitted|acknowledged) (?:the )?(?:defeat|result)\b"
        r"|\bcongratulat\w+\b",
        r"\b(?:refus\w+|declin\w+) to (?:accept|concede|recogni[sz]e)\b"
        r"|\b(?:contest|challenge|reject|dispute)(?:s|d|ed|ing)? (?:the )?(?:result|outcome|count|defeat|figures)\b",
    ),
    "strike": (
        r"\b(?:went|gone|going|walked out|are|were) on strike\b|\bwalk(?:ed)? out\b|\bdowned tools\b",
        r"\b(?:called off|suspended|averted|ended) (?:the|their|a) (?:strike|walkout|action)\b",
    ),
    "decision": (
        r"\b(?:approved|endorsed|ratified|waved through|gave the go-ahead|voted (?:[\w-]+ ){0,2}(?:for|in favou?r))\b",
        r"\b(?:rejected|rejects|turned down|threw out|thrown out|voted down|vetoed|blocked"
        r"|voted (?:[\w-]+ ){0,2}against)\b",
    ),
    "verdict": (
        r"\b(?:was|were|been) (?:found guilty|convicted)\b|\bfound (?:him|her|them) guilty\b"
        r"|\bconvicted (?:him|her|them)\b|\b(?:the|his|her|their|day[’']s|[’']s) conviction\b(?! rate)",
        r"\b(?:the|his|her|their|day[’']s|[’']s) acquittal\b|\bfound (?:[\w’'-]+ ){1,6}not guilty\b"
        r"|\b(?:was|were|been) (?:found not guilty|acquitted|cleared)\b|\b(?:acquitted|cleared) (?:him|her|them)\b"
        r"|\b(?:walked|walks) free\b",
    ),
}
_FORMS = {key: tuple(re.compile(form, re.IGNORECASE) for form in forms) for key, forms in _STATES.items()}


def states(text: str, told: Sequence[Sentence]) -> Iterator[Detail]:
    """The states that a story tells; where it tells both of a question, it tells none."""
    for key, forms in _FORMS.items():
        found = [
            (number, m, s)
            for number, form in enumerate(forms)
            for s in told
            if s.plain
            for m in _in(form, text, s.span)
        ]
        if len({number for number, *_ in found}) == 1:
            number, match, _ = found[0]
            at = Span(*match.span())
            about = frozenset(word for *_, sentence in found for word in stems(sentence.span.of(text)))
            yield Detail("state", key, at.of(text), at, frozenset(), about, number + 1, number + 1)


def _in(form: re.Pattern[str], text: str, span: Span) -> Iterator[re.Match[str]]:
    for found in form.finditer(text, span.start, span.end):
        if not _HEDGED.search(text, span.start, found.start()):
            yield found
