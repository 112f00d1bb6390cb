"""Pages of today and pages without furniture, a mark before each line: `-` the page's, `+` the story's.

Those in `held-out` are not looked at while the judgement is changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.formats import make_document
from newslint.model import Document, Format
from newslint.pipeline.linter import lint
from newslint.rulebook import load_rules
from newslint.settings import Settings

PAGES = Path(__file__).parent / "pages"
RULES = [rule for rule in load_rules(Settings(select=("BPL",))) if rule.code != "BPL902"]
#: rules about captions, credits and stamps, which stand in a story and don't count against it
OF_STORIES = frozenset({"BPL201", "BPL204", "BPL205", "BPL207"})
FULL = sorted([*PAGES.glob("today/*.txt"), *PAGES.glob("held-out/*.txt")])
KNOWN = {
    "bare/briefs.txt": "two subheads in a few lines speak as menus do (jobs, video)",
    "bare/results.txt": "a line above two lists reads as the name of the page",
    "held-out/regional.txt": "a paragraph of two short sentences between two share prompts",
    "today/ai-summary.txt": "a paragraph of one sentence between two prompts",
}


def lines_of(path: Path) -> list[tuple[bool, str]]:
    """Whether each line of a page is furniture, and the line."""
    return [(line[0] == "-", line[2:]) for line in path.read_text("utf-8").splitlines()]


def flagged(page: Document) -> dict[int, set[str]]:
    """The codes of what is found on each line."""
    found: dict[int, set[str]] = {}
    for one in lint([page], RULES).findings:
        for number in range(one.place.line, one.place.end_line + 1):
            found.setdefault(number, set()).add(one.code)
    return found


def pages(folder: str) -> list[object]:
    """The pages of a folder, with those that are known to fail marked."""
    marked = []
    for path in sorted(PAGES.glob(f"{folder}/*.txt")):
        name = f"{folder}/{path.name}"
        why = KNOWN.get(name)
        marks = [pytest.mark.xfail(reason=why, strict=True)] if why else []
        marked.append(pytest.param(path, id=name, marks=marks))
    return marked


@pytest.mark.parametrize("path", FULL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_furniture_of_today_is_found(path: Path) -> None:
    """Nine of ten lines of a page's furniture are flagged, whatever it asks for."""
    lines = lines_of(path)
    found = flagged(Document("page.txt", "\n".join(text for _, text in lines) + "\n"))
    furniture = [number for number, (is_furniture, _) in enumerate(lines, 1) if is_furniture]
    assert sum(number in found for number in furniture) >= 0.9 * len(furniture)


@pytest.mark.parametrize("path", [*pages("bare"), *pages("today"), *pages("held-out")])
def test_paragraphs_of_a_story_stay(path: Path) -> None:
    """No line of a page that has no furniture is flagged, and no paragraph of a story on a page that has."""
    lines = lines_of(path)
    found = flagged(Document("page.txt", "\n".join(text for _, text in lines) + "\n"))
    least = 0 if path.parent.name == "bare" else 10
    lost = [
        text
        for number, (is_furniture, text) in enumerate(lines, 1)
        if not is_furniture and len(text.split()) >= least and found.get(number, set()) - OF_STORIES
    ]
    assert lost == []


@pytest.mark.parametrize("path", FULL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_tags_save_what_lines_do_not_tell(path: Path) -> None:
    """Where a menu, asides and a foot are tagged and the story is an article, no line of the story is flagged."""
    lines = lines_of(path)
    first = next(at for at, (is_furniture, _) in enumerate(lines) if not is_furniture)
    last = max(at for at, (is_furniture, _) in enumerate(lines) if not is_furniture)
    source = ["<body><nav>"]
    for at, (is_furniture, text) in enumerate(lines):
        source += ["</nav><main><article>"] * (at == first)
        source.append(f"<aside><p>{text}</p></aside>" if is_furniture and first < at < last else f"<p>{text}</p>")
        source += ["</article></main><footer>"] * (at == last)
    page = make_document("page.html", "\n".join([*source, "</footer></body>"]).encode(), Format.HTML)
    found = flagged(page)
    written = page.source.split("\n")
    story = {f"<p>{text}</p>" for is_furniture, text in lines if not is_furniture}
    lost = [written[n - 1] for n, codes in found.items() if written[n - 1] in story and codes - OF_STORIES]
    assert lost == []


@pytest.mark.parametrize(
    "source",
    [
        "<div class='page nav-open'><p>The ferry sat on the sand until the tide turned, and nobody was hurt.</p></div>",
        "<div id=sidebar-layout><p>The ferry sat on the sand until the tide turned, and nobody was hurt.</p></div>",
        "<aside><p>The ferry sat on the sand until the tide turned, and nobody aboard was hurt.</p></aside>",
    ],
)
def test_a_frame_around_the_page_is_no_part_of_it(source: str) -> None:
    """What holds most of a page isn't set apart, whatever it is called."""
    assert not [one for one in make_document("page.html", source.encode(), Format.HTML).markup_lines if one.called]
