"""Judging pages in other languages than English, of whose words the classifier knows fewer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.segmenting.boilerplate.classifier import TEXT, Classification, classify, says_enough, untold
from newslint.segmenting.language import language_of

#: a line that ends as sentences do in any script, or with somebody's words, or is that long, is text
_SENTENCE = re.compile(r"[.!?…。！？؟।॥።։;:][\"'”’»)\]」』）“]*$|[\"”’»」』“]$")
LONG = 100
#: lines of so many characters tell which language a page is in
TELLING = 40


def classify_page(texts: Sequence[str], *, titled: bool = False, language: str | None = None) -> list[Classification]:
    """A judgement for each line of a page, as `classify` gives it; `language` is the page's, if that is known.

    In another language than English what reads as a sentence, or as somebody's words, is text.
    """
    if not any(says_enough(texts, titled=titled, foreign=foreign) for foreign in (False, True)):
        return untold(len(texts))
    # told by the page's longer lines
    language = language or language_of(text for text in texts if len(text) >= TELLING)
    if language in (None, "en"):
        return classify(texts, titled=titled)
    judged = classify(texts, titled=titled, foreign=True)
    return [TEXT if _may_be_text(one, text) else one for one, text in zip(judged, texts)]


def _may_be_text(judgement: Classification, text: str) -> bool:
    """Whether a line that was judged to be the page's reads on; rules know such lines of a page by their words."""
    return judgement.is_furniture and (len(text) >= LONG or _SENTENCE.search(text) is not None)
