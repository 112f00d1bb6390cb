"""A headline that says the opposite of its story: "rejects" above, "approved" below, and neither word in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.earnings import opposed_earnings
from newslint.compare.frames import stems
from newslint.compare.opposed import Told, claiming_words, opposed_words
from newslint.extract.accounts import account
from newslint.extract.outcomes import Cue, is_borne_out, is_claim, outcome_cues
from newslint.extract.sentences import sentence_spans
from newslint.extract.short_pieces import Piece, long_text, short_pieces
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: words of a headline above which it is a sentence of the story, and sentences of a body that tell what it announces
_LONGEST, _LEAD = 22, 6
#: stems that the headline and a sentence share, besides the two words. Chosen on our own stories, checked on the clean
#: set (28 November 2026)
_SHARED = 2
#: sentences that say again what the headline does: of pairs found beyond them all were of something else, on 2,294
#: articles of four outlets of 2023-24 (29 November 2026)
_OPENING = 3
#: words of a story whose first sentence and headline have one subject. Chosen, not measured
_SHORT = 160
#: words on each side of a verb among which stands what rises or falls. Chosen, checked on the clean set
_BESIDE = 3


#: words that go with an outcome, where others than its own tell it
_GOES_WITH = {
    ("verdict", True): re.compile(
        r"\b(?i:acquit\w*|clear\w*|innocen\w+|not guilty|free[ds]?|dropp?\w*|dismiss\w*|overturn\w*|quash\w*"
        r"|collaps\w+)\b"
    ),
    ("verdict", False): re.compile(
        r"\b(?i:(?<!not )guilty|sentenc\w+|jail\w*|prison\w*|convict\w*|admit\w*|plead\w*|fine[ds]?|appeal\w*"
        r"|years? (?:in|behind))\b"
    ),
    ("decision", True): re.compile(
        r"\b(?i:approv\w+|pass(?:ed|es)|accept\w*|back(?:ed|s)|support\w*|carried|adopt\w*|yes)\b"
    ),
    ("decision", False): re.compile(
        r"\b(?i:reject\w*|refus\w+|turn\w* down|thr[eo]w\w* out|defeat\w*|oppos\w+|against|lost|deni\w+|veto\w*"
        r"|withdr[ae]w\w*)\b"
    ),
}
#: what a word had been, and what others were for: "twelve voted to close it and twelve to keep it"
_HAD = re.compile(r"\bhad (?:[a-z]+ ){0,2}$")
_TO_ANOTHER = re.compile(r"[^.;]{0,60}? (?:and|but|or|against|while) (?:[\w-]+ ){0,3}to \w")
#: what is itself a change of something else
_RATE = re.compile(r"\b(?:inflation|growth|pace)\b", re.IGNORECASE)
#: how a sentence says by how many votes it was decided
_COUNTED = re.compile(
    r"\b[Bb]y [\w-]+(?: votes)? (?:to|against) [\w-]+\b|\b[\w-]+ votes to [\w-]+\b|\d+-\d+"
    r"|\bvoted [\w-]+ to [\w-]+\b"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the word of the headline and points to its opposite in the first sentences of the story."""
    if view.story is None or view.story.kind != "story":
        return
    pieces = [one for one in short_pieces(view.whole) if _announces(view, one)]
    titles = tuple(one.span for one in pieces if one.name == "headline")
    if titles and (earnings := next(_opposed_earnings(view, list(titles)), None)):
        yield earnings
        return
    yield from _opposed(view, titles, "headline")
    # how a story stands at the foot of its page: each key point says something of its own
    for piece in pieces:
        if piece.name != "headline":
            yield from _opposed(view, (piece.span,), piece.name)


def _announces(view: View, piece: Piece) -> bool:
    """Whether a short piece is a headline or a key point that says something and asks nothing."""
    line = piece.span.of(view.text).rstrip()
    if piece.passage not in view.passages or len(line.split()) > _LONGEST:
        return False
    return not line.endswith(("?", ".") if piece.name == "headline" else "?")


def _opposed(view: View, titles: tuple[Span, ...], name: str) -> Iterator[Hit]:
    """A hit where the first sentences of the story say the opposite of short pieces."""
    text = view.text
    if not any(claiming_words(text, span, headline=True) or any(outcome_cues(text, span)) for span in titles):
        return
    body = long_text(view.whole)
    spans = [span for p in body[:_LEAD] for span in sentence_spans(text, p.span.start, p.span.end)][:_LEAD]
    told = Told(text, tuple(Span(*span) for span in spans[:_OPENING]))
    for one, other in opposed_words(Told(text, titles, headline=True), told, _SHARED):
        if _is_of_before(text, other.span):
            continue
        if view.admits(one.span) and not view.whole.is_quoted(one.span) and not view.whole.is_quoted(other.span):
            yield _hit(text, name, one.span, other.span)
            return
    yield from _opposed_outcomes(view, titles, name, [Span(*span) for span in spans])


def _is_of_before(text: str, word: Span) -> bool:
    """Whether a word tells what was before the news, or what only some were for."""
    before, behind = text[max(0, word.start - 40) : word.start], text[word.end : word.end + 90]
    return bool(_HAD.search(before) or (before.endswith(" to ") and _TO_ANOTHER.match(behind)))


def _hit(text: str, name: str, here: Span, there: Span) -> Hit:
    fields = (("where", name), ("here", here.of(text)), ("there", there.of(text)))
    return Hit(here, fields, related_locations=(RelatedLocation(there, "body"),))


def _opposed_outcomes(view: View, titles: tuple[Span, ...], name: str, spans: list[Span]) -> Iterator[Hit]:
    """A hit where headline and story say by other words than opposites that it came out otherwise."""
    text, whole = view.text, view.whole
    for title in titles:
        for cue in outcome_cues(text, title):
            if not is_claim(text, title, cue) or not view.admits(cue.span) or whole.is_quoted(cue.span):
                continue
            told = [(span, one) for span in (title, *spans) for one in outcome_cues(text, span) if one.name == cue.name]
            if any(one.yes is cue.yes and one != cue for _, one in told) or any(
                is_borne_out(text, span, cue) for span in spans
            ):
                continue
            about = _things(text, title, cue.span)
            sure = _is_only_outcome(view, cue)
            # what is decided of may be another thing, what rises, shuts or dies is what the headline is about
            alone = cue.name not in ("decision", "permission", "event") and _is_short(view) and len(told) == 2
            for span, one in told:
                shared = about & _things(text, span, one.span)
                needed = 0 if alone and span == spans[0] else min(_SHARED, max(1, len(about)))
                if sure and (
                    cue.name == "verdict" or (span in spans[:2] and _COUNTED.search(text, span.start, span.end))
                ):
                    needed = 0
                if one.name == "amount" and _is_rate(text, title) is not _is_rate(text, span):
                    # inflation dips while prices rise
                    continue
                if one.name == "amount" and _beside(text, title, cue.span) & _beside(text, span, one.span):
                    needed = min(needed, 1)
                if (
                    one.yes is not cue.yes and span != title and is_claim(text, span, one)
                    and not _is_of_before(text, one.span) and not whole.is_quoted(one.span) and len(shared) >= needed
                ):  # fmt: skip
                    yield _hit(text, name, cue.span, one.span)
                    return


def _opposed_earnings(view: View, titles: list[Span]) -> Iterator[Hit]:
    """A hit where headline or first sentence have a profit rise, or sales fall, and the figures go the other way."""
    told = view.whole.shared(account)
    heads = [*titles, *(Span(one.start, one.end) for one in told[:1])]
    for found in opposed_earnings(view.text, heads, told):
        yield _hit(view.text, "headline", found.span, found.figures)


def _is_only_outcome(view: View, cue: Cue) -> bool:
    """Whether nothing in the whole body goes with the outcome that a headline announces."""
    words = _GOES_WITH.get((cue.name, cue.yes))
    if words is None:
        return False
    for passage in (p for p in view.whole.passages if p.part in BODY_PARTS):
        if words.search(view.text, passage.span.start, passage.span.end):
            return False
        if any(one.name == cue.name and one.yes is cue.yes for one in outcome_cues(view.text, passage.span)):
            return False
    return True


def _is_short(view: View) -> bool:
    """Whether a story is so short that its first sentence says what its headline does."""
    body = [p for p in view.whole.passages if p.part in BODY_PARTS]
    return sum(p.span.of(view.text).count(" ") for p in body) < _SHORT


def _is_rate(text: str, span: Span) -> bool:
    return _RATE.search(text, span.start, span.end) is not None


def _beside(text: str, sentence: Span, word: Span) -> frozenset[str]:
    """The stems of the three words on each side of one, which what rises or falls stands among."""
    before = text[sentence.start : word.start].split()[-_BESIDE:]
    behind = text[word.end : sentence.end].split()[:_BESIDE]
    return frozenset(stem.removesuffix("s") for stem in stems(" ".join((*before, *behind))))


def _things(text: str, span: Span, but: Span) -> frozenset[str]:
    """The stems of a sentence without the word that says what came of it, nouns in the singular."""
    words = f"{text[span.start : but.start]} {text[but.end : span.end]}"
    return frozenset(stem.removesuffix("s") for stem in stems(words))
