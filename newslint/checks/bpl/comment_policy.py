"""What a page asks of those who comment, told in prose under the story.

No form speaks alike, but all of them speak of what readers post, in the words of a rule, to the reader or of the page
itself; reports of such rules tell who said so, and of whose pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import BODY_PARTS, Hit, Part
from newslint.segmenting.view import View

UNIT = "story"
#: no policy is without one of these
GATE = (("comment", "post", "discussion", "thread", "moderat"),)

#: so many passages at a story's end are looked at
LAST = 4
#: a policy is no line of a form, which BPL107 knows, and no page of terms
WORDS = (14, 140)
_POSTS = re.compile(
    r"\b(?:comments?|commenters?|commenting|posts?|posting|posters?|discussions?|threads?|moderators?|moderated)\b"
)
#: what becomes of posts, or what is asked of them
_RULE = re.compile(
    r"\b(?:(?:will|may|can|must|shall|are|is) (?:not )?(?:be )?(?:\w+ly )?"
    r"(?:removed|deleted|blocked|banned|suspended|edited|rejected|approved|moderated|published|tolerated|allowed|"
    r"permitted|asked|expected|subject|responsible|closed|respectful|civil|polite)"
    r"|reserves? the right|moderators? (?:may |can |will )?(?:delete|remove|block|close|review)s?"
    r"|(?:may|will|can) (?:lose|close|remove|delete|block|edit|ban))\b"
)
#: the page speaks to its readers, or of itself
_PAGE = re.compile(
    r"\b(?:please|you|your|we|us|our|below|here|readers|users|commenters"
    r"|this (?:page|site|website|forum|thread|section|newspaper|article|story))\b"
)
#: what it doesn't want, or wants
_MANNERS = re.compile(
    r"\b(?:abus\w+|insult\w*|attack\w*|obscen\w+|profan\w+|vulgar\w*|foul|racis[tm]|hate|hateful|threat\w*|spam\w*|"
    r"advert\w+|links?|libel\w*|defam\w+|off[- ]topic|on[- ]topic|on topic|civil|respectful|polite|clean|courteous|"
    r"personal data|guidelines|policy|house rules|terms|opinions)\b"
)
#: somebody is quoted, or something has happened: a report
_REPORT = re.compile(
    r"[\"“”«»]|\b(?:said|says|told|tells|according to|announced|wrote|added|was|were|had|did|has|have been"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
#: a name inside a sentence
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")


class Options(Struct, frozen=True):
    """Nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Paragraphs among the last of a story, or around it, in which the page tells its readers how to comment."""
    body = [passage for passage in view.passages if passage.part in BODY_PARTS or passage.part is Part.FURNITURE]
    for passage in body if view.story is None else body[max(2, len(body) - LAST) :]:
        if _is_policy(passage.span.of(view.text)):
            yield Hit(passage.span)


def _is_policy(text: str) -> bool:
    if not WORDS[0] <= text.count(" ") + 1 <= WORDS[1] or _REPORT.search(text) or _NAME.search(text):
        return False
    folded = text.lower()
    return all(wanted.search(folded) for wanted in (_POSTS, _RULE, _PAGE, _MANNERS))
