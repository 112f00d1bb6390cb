"""What the HTML report shows beside findings: the stories in full, and the clusters. Reads them once more for that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from newslint.cli.outputs import refuse_stranger, write_text
from newslint.formats.replacing import is_sink
from newslint.model import Finding
from newslint.reporting.html.links import place_of, short_hash, source_of
from newslint.reporting.html.page import Content, render_content
from newslint.reporting.html.stories import Gathered, ShownStory
from newslint.reporting.summary import count

#: a page of more stories takes browsers seconds: it is parted by source. Not measured beyond it
MOST_STORIES = 2000


def write_report(path: str, content: Content) -> list[str]:
    """Write the report to a file, and to one more a source where one page would be too long. Returns their paths."""
    parts = _parts(content)
    if len(parts) < 2 or is_sink(path):
        write_text(path, render_content(content))
        return [path]
    target, written, elsewhere = Path(path), [path], []
    for source, stories in parts:
        name = f"{target.stem}-{_slug(source)}{target.suffix}"
        own = _only(content, stories, source)
        refuse_stranger("html", target.with_name(name))
        write_text(str(target.with_name(name)), render_content(own))
        written.append(str(target.with_name(name)))
        elsewhere.append(
            (source, name, f"{count(len(stories), 'story')}, {count(len(own.report.findings), 'finding')}")
        )
    worst = [story for story in content.gathered.stories if story.found][: MOST_STORIES // 10]
    told = f"These are the {len(worst)} worst stories; the others stand in a report a source"
    first = replace(
        content,
        gathered=replace(content.gathered, stories=tuple(worst)),
        elsewhere=tuple(elsewhere),
        told=(*content.told, told),
    )
    write_text(path, render_content(first))
    return written


def only_worst(content: Content) -> Content:
    """The report with as many stories as one page can show, where it must be one."""
    stories = content.gathered.stories
    if len(stories) <= MOST_STORIES:
        return content
    told = f"The {MOST_STORIES} worst of {len(stories)} stories are shown; html:FILE writes a report a source"
    gathered = replace(content.gathered, stories=stories[:MOST_STORIES])
    return replace(content, gathered=gathered, told=(*content.told, told))


def _parts(content: Content) -> list[tuple[str, list[ShownStory]]]:
    """The stories with findings by source, in parts of at most `MOST_STORIES`; one part if that is all of them."""
    found = [story for story in content.gathered.stories if story.found]
    if len(found) <= MOST_STORIES:
        return [("", found)]
    sources: dict[str, list[ShownStory]] = {}
    for story in found:
        sources.setdefault(story.source, []).append(story)
    parts = []
    for source, stories in sorted(sources.items()):
        for number, at in enumerate(range(0, len(stories), MOST_STORIES), 1):
            name = source if len(stories) <= MOST_STORIES else f"{source} ({number})"
            parts.append((name, stories[at : at + MOST_STORIES]))
    return parts


def _only(content: Content, stories: Sequence[ShownStory], source: str) -> Content:
    """The report of these stories alone."""
    places = {story.place for story in stories}

    def is_here(finding: Finding) -> bool:
        return place_of(finding.path, finding.record, finding.story) in places

    report = replace(content.report, findings=tuple(filter(is_here, content.report.findings)))
    return replace(
        content, report=report, gathered=Gathered(tuple(stories), {}, {}), clusters=(), title=f"newslint: {source}",
        told=(f"The part of a larger report that is about {source}",),
    )  # fmt: skip


def _slug(source: str) -> str:
    """A source as a part of a file's name; what is left out of it doesn't make two of them one."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", source_of(source)).strip("-")[:40]
    return f"{plain}-{short_hash(source)[:4]}" if plain else short_hash(source)


def pieces_of(content: Content) -> Iterator[str]:
    """The report for standard output."""
    return render_content(only_worst(content))
