"""Where words stand in what a check sees: each by itself, outside of what the check leaves alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from newslint.model import Passage, Span
from newslint.segmenting.view import View


def passages_of_one_language(view: View) -> Iterator[Passage]:
    """The passages in scope whose story is in the language of the first one, or in none that is known."""
    main = view.whole.language
    stories = {story.number: story.language for story in view.whole.page.stories}
    for passage in view.passages:
        if view.text.find("(@", passage.span.start, passage.span.end) >= 0:
            continue  # what somebody posted, who has a style of their own
        if not main or (stories.get(passage.story) or main).partition("-")[0] == main.partition("-")[0]:
            yield passage


def occurrences(view: View, words: Iterable[str], *, ignore_case: bool = False) -> dict[str, list[Span]]:
    """The places of each word, or words with blanks between them, in order; a genitive counts, a compound doesn't.

    With `ignore_case` words are given and told in small letters.
    """
    found: defaultdict[str, list[Span]] = defaultdict(list)
    chosen = sorted(words, key=len, reverse=True)
    if not chosen:
        return found
    flags = re.IGNORECASE if ignore_case else 0
    pattern = re.compile(
        rf"(?<![\w’'-])(?<!\w\.)(?:{'|'.join(re.escape(word) for word in chosen)})(?!\w|-\w|['’](?!s\b)\w)", flags
    )
    text = view.text
    for passage in passages_of_one_language(view):
        for match in pattern.finditer(text, passage.span.start, passage.span.end):
            span = Span(*match.span())
            if view.admits(span):
                found[match[0].lower() if ignore_case else match[0]].append(span)
    return found
