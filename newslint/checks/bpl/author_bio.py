"""Who wrote it, told in a sentence or two under the story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import BODY_PARTS, Hit, Part, Passage
from newslint.segmenting.view import View

UNIT = "story"
#: what one of the ways of `_BIO` begins with after the name: no other line is a bio
GATE = (
    (
        " is ", " was ", " has been ", " serves as ", "covers ", "writes ", "reports ", "tweets", "can be ",
        "follow ", "reach ", "contact ", "mail ",
    ),
)  # fmt: skip

_NAME = r"(?:[A-Z][\w.'’-]{0,20} ){0,3}[A-Z][\w.'’-]{1,20}"
_WORK = (
    r"(?:journalist|reporter|correspondent|columnist|author|editor|writer|blogger|producer|contributor|commentator|"
    r"analyst|fellow|professor|novelist|photographer|researcher|pollster|strategist|director|president|founder|host)"
)
_BIO = re.compile(
    rf"^(?:About the author:? )?{_NAME}(?:, [^.]{{1,60}},)? (?:is|was|has been|serves as) "
    rf"(?:(?:an?|the|one|our|currently)|[A-Z0-9][\w.’'-]*[’']s) "
    rf"(?:(?!with|that|which|who|from)[\w.’'&/-]+,? ){{0,8}}{_WORK}\b"
    rf"|^(?!The |These |This |His |Her |Their |Its ){_NAME} "
    r"(?:covers|writes about|reports on|writes for|reports for|tweets (?:at|as|about|under)) "
    rf"|^(?:You can )?(?:[Ff]ollow|[Rr]each|[Cc]ontact|[Ee]-?mail) (?:him|her|them|{_NAME}) (?:on|at|via|here)\b"
    r"|^(?:He|She|They|The (?:author|writer|reporter)) (?:can be (?:reached|followed|contacted)|tweets?) (?:at|on|by)\b"
)
#: what an author is said to be doing in a story, and never in a note about one
_STORY = re.compile(r"\b(?:said|told|arrested|killed|died|charged|sentenced|testified|added|announced|accused)\b")
#: so many passages at a story's end are looked at
LAST = 5


class Options(Struct, frozen=True):
    """Nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Lines among the last of a story, or around it, that tell who its author is."""
    body = [passage for passage in view.passages if passage.part in BODY_PARTS or passage.part is Part.FURNITURE]
    candidates = body if view.story is None else body[max(2, len(body) - LAST) :]
    for passage in candidates:
        if _is_bio(view, passage):
            yield Hit(passage.span)


def _is_bio(view: View, passage: Passage) -> bool:
    text = passage.span.of(view.text)
    if len(text) > 900 or not _BIO.match(text):
        return False
    return not _STORY.search(text)
