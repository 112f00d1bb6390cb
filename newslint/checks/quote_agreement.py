"""One utterance quoted in two wordings, across the stories of a page or within one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newslint.facts.quotes import Parting, partings, utterance
from newslint.model import Hit, Part, Pointer
from newslint.segmenting.view import View

UNIT = "page"


@dataclass(frozen=True, slots=True)
class Options:
    """`least_words`: shorter quotations are not compared.

    `within`: `page` compares the stories of a page with each other, `story` long quotations of one story of which one
    word differs, for whoever says a thing twice mostly said it twice.
    """

    least_words: int = 3
    within: Literal["page", "story"] = "page"


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the words of the later quotation that the earlier has otherwise. Verdict `slight`: small words."""
    if options.within == "page" and len(view.whole.page.stories) < 2:
        return
    quoted = []
    passages = iter(view.whole.passages)
    passage = next(passages, None)
    for quotation in view.whole.quotations:
        while passage is not None and passage.span.end < quotation.span.end:
            passage = next(passages, None)
        if passage is None:
            break
        if passage.story and passage.part not in (Part.FURNITURE, Part.CAPTION) and len(quotation.span) > 20:
            quoted.append(utterance(view.text, quotation.span, passage.story))
    for parting in partings(quoted, options.least_words):
        fields = (
            ("here", parting.other_at.of(view.text)),
            ("there", parting.one_at.of(view.text)),
        )
        same = parting.one.story == parting.other.story
        if same is not (options.within == "story") or (same and not _is_one_word(parting)):
            continue
        verdict = "slight" if parting.slight else ""
        yield Hit(parting.other_at, fields, verdict, (Pointer(parting.one_at, "other"),))


def _is_one_word(parting: Parting) -> bool:
    """Whether two quotations are the same but for one word."""
    one, other = parting.one.words, parting.other.words
    if len(one) != len(other):
        return False
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1
