"""The first screen of the report: what to look at first, how much of what there is, and what wasn't looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.model import Report, Severity, Unread
from newslint.reporting.html.links import Place, source_of
from newslint.reporting.html.pieces import show
from newslint.reporting.html.shown_clusters import ShownCluster
from newslint.reporting.html.stories import ShownStory, Sizes
from newslint.reporting.html.told_once import not_in_clusters, with_news
from newslint.reporting.summary import count, reasons
from newslint.rulebook.rule import Rule

if TYPE_CHECKING:
    from newslint.reporting.html.notes import Note

#: as much of each list stands on the first screen; the rest is counted
WORST, ERRORS, CONTRADICTIONS, SOURCES, PICTURED, PLACES = 12, 12, 8, 12, 60, 8
#: errors of one rule that stand there
OF_A_RULE = 3
PACKS = {
    "FCT": "statements", "DUP": "repetition", "ENC": "damage", "CPY": "copy errors", "BPL": "page furniture",
}  # fmt: skip
_ORDER = {pack: at for at, pack in enumerate(PACKS)}
#: how wide the bar is that shows what an archive is made of, in its own units
_BAR = 1000


class Count(Struct, frozen=True):
    """A line of a table: a name, what it means, and how many findings of each severity."""

    name: str
    about: str
    error: int
    warning: int
    note: int

    @property
    def total(self) -> int:
        """How many findings in all."""
        return self.error + self.warning + self.note


class Part(Struct, frozen=True):
    """A part of the archive, in words: where its stretch of the bar begins and how long it is."""

    name: str
    about: str
    words: int
    share: float
    x: float
    width: float


class Dot(Struct, frozen=True):
    """A story in the picture of a cluster: where it stands, and how it hangs on the one that is kept."""

    x: float
    y: float
    r: float
    sort: str


class Picture(Struct, frozen=True):
    """A cluster as dots: the story that is kept in the middle, the others around it."""

    cluster: ShownCluster
    dots: tuple[Dot, ...]


class FoundRule(Struct, frozen=True):
    """A rule that found something, and where."""

    code: str
    name: str
    severity: str
    summary: str
    why: str
    found: int
    places: tuple[tuple[str, str], ...]


class Overview(Struct, frozen=True):
    """Everything on the first screen."""

    headline: str
    packs: tuple[Count, ...]
    sources: tuple[Count, ...]
    more_sources: int
    worst: tuple[ShownStory, ...]
    more_stories: int
    errors: tuple[tuple[ShownStory, Note], ...]
    more_errors: int
    contradicting: tuple[ShownCluster, ...]
    more_contradicting: int
    disputed: tuple[tuple[ShownStory, Note], ...]
    more_disputed: int
    pictures: tuple[Picture, ...]
    more_pictures: int
    parts: tuple[Part, ...]
    unread: tuple[tuple[str, str], ...]
    aside: tuple[str, ...]


def make_overview(
    report: Report, stories: Sequence[ShownStory], clusters: Sequence[ShownCluster], parts: tuple[Part, ...]
) -> Overview:
    """The first screen of a report."""
    found = [story for story in stories if story.found]
    noted = [(story, note) for story in found for row in story.rows for note in row.notes]
    disputed = list(not_in_clusters(((story, note) for story, note in noted if note.contradicts), clusters))
    wrong = [one for one in noted if _is_grave(one[1]) and not one[1].contradicts]
    errors = sorted(not_in_clusters(wrong, clusters), key=lambda one: _gravity(one[1]))
    total, errors = len(errors), list(_without_crowds(errors))
    contradicting = list(with_news(clusters))
    sources = _count_sources(found)
    return Overview(
        _headline(report, clusters), _count_packs(report), sources[:SOURCES], len(sources[SOURCES:]),
        tuple(found[:WORST]), len(found[WORST:]), tuple(errors[:ERRORS]), total - len(errors[:ERRORS]),
        tuple(contradicting[:CONTRADICTIONS]), len(contradicting[CONTRADICTIONS:]),
        tuple(disputed[:CONTRADICTIONS]), len(disputed[CONTRADICTIONS:]),
        tuple(map(_draw, clusters[:PICTURED])), len(clusters[PICTURED:]), parts,
        tuple(map(_tell_unread, report.unread)),
        tuple(map(show, _tell_aside(report))),
    )  # fmt: skip


def _is_grave(note: Note) -> bool:
    """Whether it is an error, or about a statement that is most likely wrong."""
    return note.severity == "error" or (note.severity == "warning" and note.pack == "FCT")


def _gravity(note: Note) -> tuple[bool, int]:
    return note.severity != "error", _ORDER.get(note.pack, len(_ORDER))


def _without_crowds(errors: Iterable[tuple[ShownStory, Note]]) -> Iterator[tuple[ShownStory, Note]]:
    """The first few of each rule."""
    seen: Counter[str] = Counter()
    for story, note in errors:
        seen[note.code] += 1
        if seen[note.code] <= OF_A_RULE:
            yield story, note


def _headline(report: Report, clusters: Sequence[ShownCluster]) -> str:
    levels = Counter(f.severity for f in report.findings)
    told = [count(levels[level], level.label) for level in sorted(levels, reverse=True)]
    if clusters:
        told.append(count(len(clusters), "cluster"))
    where = f"in {count(report.stories, 'story')} of {count(report.documents, 'document')}"
    return f"{', '.join(told) or 'Nothing was found'} {where}"


def _count(name: str, about: str, levels: Mapping[str, int]) -> Count:
    return Count(name, about, levels.get("error", 0), levels.get("warning", 0), levels.get("note", 0))


def _count_packs(report: Report) -> tuple[Count, ...]:
    levels: dict[str, Counter[str]] = {}
    for f in report.findings:
        levels.setdefault(f.code[:3], Counter())[f.severity.label] += 1
    order = [*PACKS, *sorted(levels.keys() - PACKS)]
    return tuple(_count(show(pack), PACKS.get(pack, ""), levels[pack]) for pack in order if pack in levels)


def _count_sources(found: Sequence[ShownStory]) -> tuple[Count, ...]:
    levels: dict[str, Counter[str]] = {}
    for story in found:
        levels.setdefault(story.source, Counter()).update(story.levels)
    counts = [_count(name, "", found) for name, found in levels.items()]
    return tuple(sorted(counts, key=lambda one: (-one.error, -one.warning, -one.note, one.name)))


def measure_parts(
    sizes: Mapping[str, Sizes], words: Mapping[Place, int], clusters: Sequence[ShownCluster]
) -> tuple[Part, ...]:
    """What the archive is made of, in words; nothing if not all of it was looked at."""
    stories = sum(size.stories for size in sizes.values())
    furniture = sum(size.furniture for size in sizes.values())
    gone = {member.place for cluster in clusters for member in cluster.members if member.goes}
    copies = min(stories, sum(words.get(place, 0) for place in gone))
    total = stories + furniture
    if not total:
        return ()
    parts, x = [], 0.0
    for name, about, size in (
        ("stories", "the text of stories, each told once", stories - copies),
        ("copies", "stories that stand elsewhere and would be dropped", copies),
        ("furniture", "prompts, menus, bios and whatever else belongs to the page", furniture),
    ):
        width = _BAR * size / total
        parts.append(Part(name, about, size, size / total, round(x, 1), round(width, 1)))
        x += width
    return tuple(parts)


def _tell_unread(item: Unread) -> tuple[str, str]:
    where = f"{item.path}:{item.line}" if item.line else item.path
    return show(where), show(f"{item.what} {item.hint or ''}")


def _tell_aside(report: Report) -> list[str]:
    """What was left out or not judged, a sentence each."""
    told = [
        f"Skipped: {one}" for one in ([reasons([(s.why, s.path) for s in report.skipped])] if report.skipped else [])
    ]
    if report.known:
        told.append(f"{count(report.known, 'finding')} known to the baseline")
    if report.suppressed:
        told.append(f"{count(report.suppressed, 'finding')} that somebody lets stand")
    told += [f"A suppression that lets nothing stand any more: {u.path}:{u.line} ({u.code})" for u in report.unused]
    if report.unspoken:
        languages = ", ".join(f"{language} {number}" for language, number in report.unspoken.stories)
        told.append(f"{count(report.unspoken.rules, 'rule')} for other languages looked past stories: {languages}")
    if report.younger:
        told.append(f"{count(report.younger, 'story')} younger than what is known of the offices in them")
    return [*told, *report.told]


def _draw(cluster: ShownCluster) -> Picture:
    """Seven dots at most: the one that is kept, and those around it."""
    dots = [Dot(30, 30, 8, "kept")]
    around = [(25, 0), (-25, 0), (12.5, 21.7), (-12.5, -21.7), (12.5, -21.7), (-12.5, 21.7)]
    for (x, y), member in zip(around, (m for m in cluster.members if not m.kept)):
        dots.append(Dot(30 + x, 30 + y, 5, "goes" if member.goes else "stays"))
    return Picture(cluster, tuple(dots))


def tell_rules(report: Report, rules: Sequence[Rule], stories: Sequence[ShownStory]) -> tuple[FoundRule, ...]:
    """The rules that found something, those with the gravest findings first, then the most."""
    known = {rule.code: rule for rule in rules}
    counts = Counter(f.code for f in report.findings)
    gravest: dict[str, Severity] = {}
    names: dict[str, str] = {}
    for f in report.findings:
        gravest[f.code] = max(f.severity, gravest.get(f.code, f.severity))
        names[f.code] = f.name
    places: dict[str, list[tuple[str, str]]] = {}
    for story in stories:
        for row in story.rows:
            for note in row.notes:
                if len(there := places.setdefault(note.code, [])) < PLACES:
                    line = f"line {note.line}" if note.line else "title"
                    there.append((note.id, f"{story.title[:60] or source_of(story.path)}, {line}"))
    order = sorted(counts, key=lambda code: (-gravest[code], -counts[code], code))
    return tuple(
        FoundRule(
            show(code), show(names[code]), gravest[code].label, show(known[code].summary) if code in known else "",
            show(known[code].why) if code in known else "", counts[code], tuple(places.get(show(code), ())),
        )
        for code in order
    )  # fmt: skip
