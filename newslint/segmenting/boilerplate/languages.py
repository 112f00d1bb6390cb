"""Judging pages in other languages than English, whose words the classifier doesn't know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.segmenting.boilerplate.classifier import TEXT, Classification, classify
from newslint.segmenting.language import language_of

#: a line that ends as sentences do in any script, or with somebody's words, or is that long, is text
_SENTENCE = re.compile(r"[.!?…。！？؟।॥።։;:][\"'”’»)\]」』）“]*$|[\"”’»」』“]$")
LONG = 100
#: lines of so many characters tell which language a page is in
TELLING = 40


def classify_page(texts: Sequence[str], *, titled: bool = False, language: str | None = None) -> list[Classification]:
    """A judgement for each line of a page, as `classify` gives it; `language` is the page's, if that is known.

    English words give furniture away; in another language what reads as a sentence, or as somebody's words, is text.
    """
    judged = classify(texts, titled=titled)
    # short lines without an end are a menu in any language
    if not any(one.is_furniture and _reads_on(text) for one, text in zip(judged, texts)):
        return judged
    language = language or language_of(text for text in texts if len(text) >= TELLING)
    if language in (None, "en"):
        return judged
    return [TEXT if one.is_furniture and _reads_on(text) else one for one, text in zip(judged, texts)]


def _reads_on(text: str) -> bool:
    return len(text) >= LONG or _SENTENCE.search(text) is not None
