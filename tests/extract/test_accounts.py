"""The sentences of a story's body and the figures in them."""

from __future__ import annotations

import newslint
from newslint.extract.accounts import Told, sentence_at


def test_what_lies_between_sentences_is_of_none() -> None:
    """A caption between two paragraphs is part of neither, and what stands before or behind them isn't either."""
    told = [Told(5, 20, []), Told(21, 40, []), Told(60, 80, [])]
    found = [sentence_at(told, offset) for offset in (0, 5, 19, 20, 21, 50, 79, 80)]
    assert found == [None, 0, 0, None, 1, None, 2, None]
    assert sentence_at([], 3) is None


def test_sums_look_past_captions() -> None:
    """What stands in a caption between two paragraphs is in no sentence of the body, and no check trips over it."""
    text = (
        "Runners meet\n\nAnn Brown won the race on Sunday in Lund.\n\nFile photo: Ann Brown is two years older than "
        "her sister. (Picture: Ida Holm)\n\nThe club has twelve members. It was founded in 1950.\n"
    )
    report = newslint.check(text, select=["FCT430"])
    assert (report.documents, report.findings, report.unread) == (1, (), ())
