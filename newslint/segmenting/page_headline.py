"""Which line of a page's top heads the one story on it: what follows a headline is its credit or its text."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.segmenting.boilerplate.line_features import line_features
from newslint.segmenting.credits import read_credit
from newslint.segmenting.headlines import is_menu
from newslint.segmenting.lines import Line, could_head, is_headline_shaped, is_prose, stems_of
from newslint.segmenting.persons import is_person

#: so many lines of a page's top are looked at for a headline
TOP = 60
#: and so many lines of text are asked whether they speak of the same
FOLLOWING = 40
#: lines that may stand between a headline and the text
DECK = 5
#: a page with no more lines than these over its text has no menu
FEW = 8
#: a line that is surely furniture counts so little as a headline
LEAST = 0.1
#: a line that is likelier furniture than this heads nothing where another one may
DOUBTED = 0.6
#: so many lines make a menu
MENU = 2
#: between a headline and the first of its credits stand so many lines at most
NEAR = 2
#: of so many characters a headline is at least where words have no spaces between them
SHORT = 8


def headline_of(lines: Sequence[Line], chances: Sequence[float]) -> int:
    """The index of the headline of the one story on a page; `chances` say how likely each line is furniture.

    Of the lines over the first running text it is the one whose words come again in the text, or one a little above
    it of which that holds as well; if there is none, the first line that may be one. A menu is none.
    """
    begins = text_begins(lines)
    top = max(0, begins - TOP)
    head = lines[top:begins]
    if len(head) <= 1:
        return begins if head and is_menu(head[0].text) and begins < len(lines) else top
    told = frozenset().union(*(stems_of(line.text) for line in lines[begins : begins + FOLLOWING]))
    scores = [_speaks_of(line, told) * (LEAST + 1 - chance) for line, chance in zip(head, chances[top:begins])]
    best = max(scores)
    if not best:
        return _line_that_heads(lines[: min(begins, TOP)], chances)
    at = max(n for n, score in enumerate(scores) if score == best)
    # the lines under a headline say the same at greater length: the deck, a caption, the key points; where a menu
    # stands above, a line that says less may belong to it
    share = 0.1 if begins <= FEW else 0.5
    above = (
        n
        for n in range(max(0, at - DECK), at)
        if scores[n] >= share * best and is_headline_shaped(head[n]) and chances[top + n] < DOUBTED
    )
    return top + next(above, at)


def _speaks_of(line: Line, told: frozenset[str]) -> float:
    """How much of a text's words a line that may head it holds; 0 if it may not."""
    words = stems_of(line.text)
    if line.words < 3 or not could_head(line) or is_menu(line.text) or _is_page_head(line):
        return 0.0
    shared = len(words & told)
    # a headline says several things, and all of them come again
    return shared * shared / len(words) if shared >= 2 else 0.0


def _is_page_head(line: Line) -> bool:
    """Whether a line tells a day and what else a page prints over its stories, its words far apart."""
    return "   " in line.text and _dates(line)


def _line_that_heads(head: Sequence[Line], chances: Sequence[float]) -> int:
    """The line that stands nearest over who wrote a text or when; the first that may head one, where none does."""
    signed = [at for at, line in enumerate(head) if at and _signs(line)]
    has_menu = sum(chance >= DOUBTED for chance in chances[: len(head)]) >= MENU
    # where a page has no menu, credits further down are those of a chronicle's entries
    for at in reversed(signed) if has_menu else signed:
        near = next((n for n in range(at - 1, max(-1, at - 2 - NEAR), -1) if _is_headline(head[n])), None)
        if near is not None and chances[near] < DOUBTED:
            return _over_its_deck(head, chances, near)
    return _first_that_may_head(head, chances, has_menu=has_menu)


def _over_its_deck(head: Sequence[Line], chances: Sequence[float], at: int) -> int:
    """The headline close over a line that says more: that line is its deck."""
    above = at - 1
    if above < 0 or head[at].gap or not _may_head(head[above]) or 2 * chances[above] >= 1:
        return at
    shares = stems_of(head[above].text) & stems_of(head[at].text)
    is_deck = head[at].words > head[above].words and is_prose(head[at])
    return above if shares or is_deck else at


def _signs(line: Line) -> bool:
    credit = read_credit(line.text)
    return credit is not None and bool(credit.kinds & {"date", "by"})


def _first_that_may_head(head: Sequence[Line], chances: Sequence[float], *, has_menu: bool) -> int:
    may = [at for at, line in enumerate(head) if _may_head(line)]
    if has_menu:
        # a single doubt is none
        may = [at for at in may if chances[at] < DOUBTED] or may
    return may[0] if may else 0


def _is_headline(line: Line) -> bool:
    """Whether a line over a credit may head the text, and isn't who wrote it."""
    return _may_head(line) and not is_person(line.text)


def _may_head(line: Line) -> bool:
    if not could_head(line) or is_menu(line.text):
        return False
    if line.words < 4 and (line.text.isascii() or len(line.text) < SHORT or " " in line.text):
        return False
    return not _dates(line)


def _dates(line: Line) -> bool:
    credit = read_credit(line.text)
    return credit is not None and "date" in credit.kinds


def text_begins(lines: Sequence[Line]) -> int:
    """The index of the first line of running text that more of it follows within a few lines.

    What a page asks of its readers' privacy before a headline is no text of its story.
    """
    prose = [at for at, line in enumerate(lines) if is_prose(line)]
    prose = _after_notices(lines, prose)
    for at, following in zip(prose, [*prose[1:], None]):
        if lines[at].words >= 18 and (following is None or following - at <= 4):
            return at
    return prose[0] if prose else len(lines)


def _after_notices(lines: Sequence[Line], prose: list[int]) -> list[int]:
    """The lines of running text without those at the top that speak of cookies, if a signed text follows."""
    count = 0
    while count < len(prose) and gives_notice(lines[prose[count]]):
        count += 1
    if not 0 < count < len(prose):
        return prose
    between = range(prose[count - 1] + 1, prose[count])
    is_headed = any(_signs(lines[at]) and at - 1 in between and could_head(lines[at - 1]) for at in between)
    return prose[count:] if is_headed else prose


def gives_notice(line: Line) -> bool:
    """Whether a line speaks of consent, privacy and terms."""
    return line_features(line.text).legal > 0
