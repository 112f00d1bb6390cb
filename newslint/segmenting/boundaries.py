"""Where the stories of a page start: told from what recurs in its layout, never from a list of words.

A page of several stories repeats itself: the same separator line, the same closing words, a byline or a date under
each headline, numbers, headings of one level, capitals, wider gaps. Each such mark counts only if it recurs, stands
before headline-shaped lines, and has running text after it. Marks that a single story may repeat as well (numbers,
headings, capitals, gaps) count only if the texts on either side of them share few words of their own
(lexical cohesion; after M. Hearst, TextTiling, Computational Linguistics 23(1), 1997).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from newslint.model import Format
from newslint.segmenting.calendar_names import weekday_of
from newslint.segmenting.cohesion import Words
from newslint.segmenting.lines import (
    BULLET,
    CUT_OFF,
    DATELINE_HEAD,
    HEADING,
    NUMBERED,
    RULE_LINE,
    SHORTCODE,
    SPEAKER,
    Line,
    could_head,
    is_byline,
    is_date_line,
    is_headline_shaped,
    is_prose,
    prose_after,
)

#: a mark must be what it seems at this share of the places where it stands
STEADY = 0.7
#: how new the text under a mark must be for the mark to part stories (see `newness`): where the marks are regular,
#: where they are less so, and where there are none; below the first the texts repeat one another
REPEATS = -1.0
HARDLY_NEW = -0.25
NEW = 0.0
#: what the odds of a headline without a mark must be where others head stories
AMONG_OTHERS = -2.5
#: or these, for a line of so many words: few subheads have as many
UNLIKELY, LONG = -4.5, 8
#: what the evidence of all of them together must be (`cohesion`)
TOGETHER = 3.0
#: of lines so close together one is the headline, the others are its deck or a subhead
CLOSE = 3
_TAIL_WORDS = 6
#: on a page of stories at least this share of the lines is running text (the pages measured have 0.4 or more)
TEXT_SHARE = 0.25
#: no headline has more characters
LONGEST = 170
#: so many entries make a diary, each headed by so few words; names of weekdays have more letters than these
ENTRIES, FEW, SHORT_DAY = 3, 8, 3


def story_starts(lines: Sequence[Line], form: Format) -> list[int]:
    """The indexes of the lines at which the second and all later stories start, in order; none for one story."""
    if len(lines) < 6:
        return []
    shaped = [is_headline_shaped(line) for line in lines]
    if sum(shaped) < 2 or _is_cluttered(lines) or sum(is_entry_of_a_day(line.text) for line in lines) >= ENTRIES:
        return []
    starts: set[int] = set()
    starts |= _after_separators(lines, shaped)
    starts |= _with_credits(lines, shaped)
    cut_off = _after_cut_offs(lines)
    marked = _with_weak_marks(lines, shaped, form)
    if not marked:
        # teasers mark where they end, but not where a whole story among them does
        marked = _find_unmarked(lines, cut_off)
    starts |= cut_off
    # of two readings of a page the one that finds more stories has seen its layout, the other something inside them
    found = sorted(marked if len(marked) > len(starts) else starts)
    return _with_text(lines, _under_closers(lines, found))


def is_entry_of_a_day(text: str) -> bool:
    """Whether a line is a weekday, a colon and a few words: a part of a diary; shorter names are words elsewhere."""
    day, colon, rest = text.partition(":")
    return bool(colon) and 0 < rest.count(" ") <= FEW and len(day) > SHORT_DAY and bool(weekday_of(day))


def _under_closers(lines: Sequence[Line], starts: Sequence[int]) -> list[int]:
    """The starts, those at a line that closes the story above moved to the line under it.

    What closes stories stands in the same words under the page's last text too, and over none but between stories.
    """
    text = [at for at, line in enumerate(lines) if is_prose(line)]
    if not text:
        return list(starts)
    closing = {line.text.casefold() for line in lines[text[-1] + 1 :]}
    closing -= {line.text.casefold() for line in lines[: text[0]]}
    moved = []
    for start in starts:
        at = start
        while at + 1 < len(lines) and lines[at].text.casefold() in closing and could_head(lines[at + 1]):
            at += 1
        moved.append(at if prose_after(lines, at) else start)
    return sorted(set(moved))


def _is_cluttered(lines: Sequence[Line]) -> bool:
    """Whether a page is mostly menus, links and comments: a story may stand among these, but no second one."""
    told = [line for line in lines if not (RULE_LINE.match(line.text) or is_date_line(line.text))]
    return sum(is_prose(line) or CUT_OFF.search(line.text) is not None for line in told) < TEXT_SHARE * len(told)


def _after_separators(lines: Sequence[Line], shaped: Sequence[bool]) -> set[int]:
    """Starts after lines that recur between stories: rules, and short closing lines in the same words."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if RULE_LINE.match(line.text):
            if at and line.gap == 0 and _is_underline(lines[at - 1], line):
                continue
            places["rule " + line.text[0]].append(at)
        elif line.words <= _TAIL_WORDS and line.text[-1] != ":" and not _is_machinery(line):
            # "Source: Anna Soames" and "Source: Vera Lind" are one mark
            label, colon, _ = line.text.partition(": ")
            places[(label if colon and not SPEAKER.match(line.text) else line.text).casefold()].append(at)
    starts: set[int] = set()
    for mark, where in places.items():
        is_rule = mark.startswith("rule ")
        if len(where) < (1 if is_rule else 2):
            continue
        followers = [at + 1 for at in where if at + 1 < len(lines)]
        good = [at for at in followers if _could_start(lines, shaped, at, loose=is_rule)]
        if not good or len(good) < STEADY * len(followers) or (len(good) == 1 and not is_rule):
            continue
        if not is_rule and 2 * sum(lines[at].text[-1] == "?" for at in good) > len(good):
            continue  # who asks, again and again, in an interview
        if len(good) == 1 and not _lonely_rule_divides(lines, shaped, good[0]):
            continue
        starts |= {at for at in followers if _must_start(lines, shaped, at)}
    return starts


def _is_machinery(line: Line) -> bool:
    return SHORTCODE.match(line.text) is not None or is_date_line(line.text)


def _could_start(lines: Sequence[Line], shaped: Sequence[bool], at: int, *, loose: bool) -> bool:
    """Whether a story could start at that line, or at the headline under a date or a byline that stands there."""
    if shaped[at] or (loose and could_head(lines[at])):
        return prose_after(lines, at) or _is_cut_off_soon(lines, at)
    credit = is_date_line(lines[at].text) or is_byline(lines[at].text)
    return credit and at + 1 < len(lines) and could_head(lines[at + 1])


def _must_start(lines: Sequence[Line], shaped: Sequence[bool], at: int) -> bool:
    """Whether a story starts at a line under a mark that has proved to part stories: any short line over text."""
    return _could_start(lines, shaped, at, loose=True) or (
        len(lines[at].text) <= LONGEST and not BULLET.match(lines[at].text) and prose_after(lines, at, within=12)
    )


def _lonely_rule_divides(lines: Sequence[Line], shaped: Sequence[bool], at: int) -> bool:
    """A single rule is a pause within a story more often than not: both sides must look like stories of their own."""
    return shaped[0] and lines[at].words >= 4 and newness(lines, [0, at])[0] > NEW


def _after_cut_offs(lines: Sequence[Line]) -> set[int]:
    """Starts after paragraphs that break off with an ellipsis and the same closing words."""
    tails: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines[:-1]):
        if line.words >= 8 and (cut := CUT_OFF.search(line.text)):
            tails[cut[0].lstrip("….[]( ").casefold()].append(at + 1)
    return {
        at
        for tail, where in tails.items()
        if len(where) >= 2 or tail
        for at in where
        if is_headline_shaped(lines[at]) and (prose_after(lines, at) or _is_cut_off_soon(lines, at))
    }


def _is_cut_off_soon(lines: Sequence[Line], at: int) -> bool:
    return any(line.words >= 8 and CUT_OFF.search(line.text) for line in lines[at + 1 : at + 5])


def _with_credits(lines: Sequence[Line], shaped: Sequence[bool]) -> set[int]:
    """Headlines that have a byline, a date or a dateline beside them, if that is how stories here begin."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    seen: Counter[str] = Counter()
    for at, line in enumerate(lines):
        for cue, head in _find_credits(lines, shaped, at, line.text):
            seen[cue] += 1
            if head is not None and prose_after(lines, at - 1, within=12):
                found[cue].append(head)
    steady = [cue for cue, where in found.items() if len(where) >= max(2, STEADY * seen[cue])]
    starts: set[int] = set()
    for cue in sorted(steady, key=lambda cue: -len(found[cue])):
        where = found[cue]
        rival = cue.removesuffix(" above") if cue.endswith(" above") else f"{cue} above"
        if rival in steady and len(found[rival]) > len(where):
            continue
        if _text_between(lines, where) and max(newness(lines, where)) > REPEATS:
            starts |= set(where)
    return starts


def _find_credits(
    lines: Sequence[Line], shaped: Sequence[bool], at: int, text: str
) -> Iterable[tuple[str, int | None]]:
    """The headline that the credit in line `at` may stand under, or over, and which kind of credit that would be."""
    is_date = is_date_line(text)
    if is_date or is_byline(text):
        kind = "date" if is_date else "byline"
        above = at - 1
        while above > 0 and (is_date_line(lines[above].text) or is_byline(lines[above].text)):
            above -= 1
        headed = above >= 0 and could_head(lines[above]) and (shaped[above] or not is_prose(lines[above]))
        yield kind, _first_of_headline(lines, shaped, above) if headed else None
        headed = at + 1 < len(lines) and could_head(lines[at + 1]) and (shaped[at + 1] or not is_prose(lines[at + 1]))
        yield f"{kind} above", at + 1 if headed else None
    elif at and DATELINE_HEAD.match(text) and shaped[at - 1] and not DATELINE_HEAD.match(lines[at - 1].text):
        yield "dateline", _first_of_headline(lines, shaped, at - 1)


def _first_of_headline(lines: Sequence[Line], shaped: Sequence[bool], at: int) -> int:
    """The upper of two headline-shaped lines with no gap between, of which the lower is the deck."""
    return at - 1 if at and shaped[at - 1] and lines[at].gap == 0 and lines[at - 1].gap > 0 else at


def _text_between(lines: Sequence[Line], where: Sequence[int]) -> bool:
    """Whether running text stands between each mark and the next, at nearly all of them."""
    spans = list(zip(where, [*where[1:], len(lines)]))
    good = sum(any(is_prose(line) for line in lines[start + 1 : end]) for start, end in spans)
    return good >= STEADY * len(spans)


def _with_weak_marks(lines: Sequence[Line], shaped: Sequence[bool], form: Format) -> set[int]:
    """Starts told by marks that a single story may repeat as well, where the words change with them."""
    for where in _weak_marks(lines, shaped, form):
        if len(where) < 2 or not _text_between(lines, where) or _prose_before(lines, where[0]) or _ask(lines, where):
            continue
        breaks = sorted(newness(lines, where))
        if breaks[len(breaks) // 2] > HARDLY_NEW:
            return set(where)
    return set()


def _find_unmarked(lines: Sequence[Line], known: set[int]) -> set[int]:
    """Headlines that nothing marks but their shape, told together; what mostly asks is an interview.

    `known` are lines of which it is certain.
    """
    if is_prose(lines[0]):
        # whoever lists stories begins with a headline
        return known
    words = Words(lines)
    where = [at for at in words.candidates if at]
    asking = sum(lines[at].text[-1] in "?？؟" for at in where)
    if not where or 2 * asking > len(where) or words.evidence(where) < TOGETHER:
        return known
    return _likeliest(lines, [(at, words.odds(at)) for at in where]) | known


def _ask(lines: Sequence[Line], where: Sequence[int]) -> bool:
    """Whether most of these lines are questions: an interview is one story."""
    return 2 * sum(lines[at].text[-1] in "?？؟" for at in where) > len(where)


def _likeliest(lines: Sequence[Line], odds: Sequence[tuple[int, float]]) -> set[int]:
    """Of lines with their odds those that are likely among others; of two without text between the likelier."""
    found: list[tuple[int, float]] = []
    for at, odd in odds:
        if odd <= AMONG_OTHERS and not (lines[at].words >= LONG and odd > UNLIKELY):
            continue
        if found and not any(is_prose(line) for line in lines[found[-1][0] + 1 : at]):
            if odd > found[-1][1]:
                found[-1] = at, odd
        else:
            found.append((at, odd))
    return {at for at, _ in found}


def newness(lines: Sequence[Line], where: Sequence[int]) -> list[float]:
    """For each headline but the first: how far its words are those of the text under it and not of the text over it.

    From about -3 (all of it was there before) to 1 (all of it is new, and the headline speaks of it).
    """
    words = Words(lines)
    return [words.newness(above, at, end) for above, at, end in zip(where, where[1:], [*where[2:], len(lines)])]


def _weak_marks(lines: Sequence[Line], shaped: Sequence[bool], form: Format) -> Iterable[list[int]]:
    if form is Format.MARKDOWN or any(HEADING.match(line.text) for line in lines):
        levels: defaultdict[int, list[int]] = defaultdict(list)
        for at, line in enumerate(lines):
            if heading := HEADING.match(line.text):
                levels[len(heading[1])].append(at)
        # the page's own title may stand a level above its stories'
        yield from (where for _, where in sorted(levels.items()))
    yield _find_numbered(lines)
    yield [at for at, line in enumerate(lines) if line.words >= 4 and line.text.isupper() and could_head(line)]
    yield [at for at, line in enumerate(lines[:-1]) if lines[at + 1].gap == 0 and _is_underline(line, lines[at + 1])]
    yield from _after_wide_gaps(lines)


def _is_underline(line: Line, below: Line) -> bool:
    if below.text[0] not in "=-_~" or not RULE_LINE.match(below.text) or not could_head(line):
        return False
    # under a paragraph a rule of its own length parts stories
    return line.words <= 3 or 0.5 <= len(below.text) / len(line.text) <= 1.5


def _after_wide_gaps(lines: Sequence[Line]) -> Iterable[list[int]]:
    """Headlines under more blank lines than stand between paragraphs, for each number of these, most first."""
    usual = Counter(line.gap for line in lines[1:]).most_common(1)[0][0]
    for least in sorted({line.gap for line in lines[1:] if line.gap > usual}, reverse=True):
        wide = [at for at, line in enumerate(lines) if at and line.gap >= least]
        headed = [at for at in wide if could_head(lines[at])]
        if len(headed) >= STEADY * len(wide):
            yield ([0] if could_head(lines[0]) else []) + headed


def _find_numbered(lines: Sequence[Line]) -> list[int]:
    """Lines numbered 1, 2, 3 … in order, none of which is running text."""
    where: list[int] = []
    for at, line in enumerate(lines):
        number = NUMBERED.match(line.text)
        if number and int(number[1] or number[2]) == len(where) + 1 and could_head(line):
            where.append(at)
    return where


def _prose_before(lines: Sequence[Line], at: int) -> bool:
    return any(is_prose(line) for line in lines[:at])


def _with_text(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """The starts that leave every story some text of its own, those before the first text taken out."""
    kept: list[int] = []
    begun = 0
    for at in starts:
        if at and any(is_prose(line) or CUT_OFF.search(line.text) for line in lines[begun:at]):
            kept.append(at)
            begun = at
    if kept and not any(is_prose(line) or CUT_OFF.search(line.text) for line in lines[kept[-1] :]):
        kept.pop()
    return kept
