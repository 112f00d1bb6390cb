"""The HTML report: stories in full, write-ups side by side, and nothing in it that runs or loads but its own script."""

import base64
import hashlib
import re

import pytest
from msgspec.structs import replace

from newslint.formats import make_document
from newslint.model import Document, Format, Place, RecordRef, Severity, Span
from newslint.pipeline.checker import Checker
from newslint.pipeline.deduplication import Options, deduplicate
from newslint.pipeline.linter import lint
from newslint.reporting import render
from newslint.reporting.html import Content, gather_stories, render_content
from newslint.reporting.html.links import place_of, story_id
from newslint.reporting.html.overview import measure_parts
from newslint.reporting.html.pieces import Mark, cut_around, cut_at_differences, cut_at_marks, show
from newslint.reporting.html.stories import Sizes
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.settings import Settings
from tests.reporting.pages import Parsed
from tests.reporting.reports import EVIL, evil, finding, fix, related, report
from tests.reporting.texts import FERRY, PIER


def whole(*texts: str, path: str = "ferry.txt") -> str:
    """The page about documents with these texts, clusters and all."""
    settings = Settings(cache=False)
    rules = load_rules(settings)
    documents = [make_document(f"{n}-{path}", text.encode(), Format.TEXT) for n, text in enumerate(texts)]
    shown = lint(documents, rules, settings)
    clusters = deduplicate(documents, Options()).clusters
    members = [place_of(m.path, m.record, m.story) for c in clusters for m in c.members]
    gathered = gather_stories(map(segment, documents), shown.findings, members)
    return "".join(render_content(Content(shown, rules, gathered, clusters)))


@pytest.fixture(scope="module")
def ferries() -> str:
    """The page about two write-ups of one event."""
    return whole(FERRY, PIER)


def told(shown: object) -> str:
    """The page about a report whose texts aren't at hand."""
    return "".join(render("html", shown))  # type: ignore[arg-type]


def test_every_name_stands_once_and_every_link_leads_somewhere(ferries: str) -> None:
    """Findings, marks, stories, clusters and rules are linked to by names."""
    page = Parsed(ferries)
    assert [name for name, times in page.names.items() if times > 1] == []
    assert all(one.startswith("#") for one in page.addresses)
    assert {one[1:] for one in page.addresses} <= set(page.names)
    assert page.elements["mark"] > 1 and any(name.startswith("c-") for name in page.names)


def test_a_story_stands_in_full_with_its_findings_beside_it(ferries: str) -> None:
    """The flagged words are marked in it, and the mark and the note point at each other."""
    mark = re.search(r'<mark id="(m-\w+)" class="s-\w+ p-CPY">the the</mark><a class="[^"]+" href="#(f-\w+)">', ferries)
    assert mark and f'<a class="no" href="#{mark[1]}">' in ferries and f'id="{mark[2]}"' in ferries
    assert "Three hundred people live on " in ferries


def test_furniture_that_stands_together_is_one_entry(ferries: str) -> None:
    """Folded, with its lines and what it is."""
    assert re.search(r"<summary>\d+–\d+: furniture of the page, 3 lines", ferries)


def test_contradictions_open_a_cluster_with_both_sides(ferries: str) -> None:
    """The words that contradict each other are marked, and lead to the passage in which they stand."""
    cluster = ferries[ferries.index('<article class="cluster"') :]
    before = cluster[: cluster.index('<ol class="members">')]
    assert '<mark class="said">unusable</mark>' in before and '<mark class="said">unfit</mark>' in before
    assert ferries.index("Contradictions") < ferries.index('<article class="cluster"')


def test_write_ups_stand_side_by_side(ferries: str) -> None:
    """A passage that both have is a row, with the words marked that the other lacks."""
    assert '<tr class="shared">' in ferries and "<ins>told reporters</ins>" in ferries
    assert "kept: longest" in ferries and "stays: it has " in ferries


def test_the_same_text_is_dropped_and_said_so() -> None:
    """The copies of one text aren't laid side by side."""
    page = whole(PIER, PIER)
    assert "would be dropped: nothing of it is lost" in page and '<tr class="shared">' not in page


def test_names_are_the_same_in_every_run(ferries: str) -> None:
    """So that a link that somebody sent still leads there."""
    assert Parsed(whole(FERRY, PIER)).names == Parsed(ferries).names


def test_the_page_runs_and_loads_nothing_but_its_own() -> None:
    """One script, no address but its own names and no handler, whatever the texts hold; its policy allows no more."""
    page = told(evil())
    parsed = Parsed(page)
    assert parsed.elements["script"] == 1 and parsed.handlers == []
    assert not set(parsed.elements) & {"img", "iframe", "object", "link", "base"}
    assert all(one.startswith("#") for one in parsed.addresses)
    assert "&lt;script&gt;" in page and "\u202e" not in page and "\x1b" not in page


def test_the_policy_allows_one_style_and_one_script_by_their_hashes(ferries: str) -> None:
    """And forbids all else."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', ferries)
    assert policy
    rest = policy[1].replace("&#39;", "'")
    for element in ("style", "script"):
        inside = re.search(f"<{element}>(.*?)</{element}>", ferries, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in rest
    assert rest.startswith("default-src 'none'; ") and "unsafe" not in rest


def test_hostile_stories_are_text() -> None:
    """A text, a title and a path that are markup stay what they are."""
    evil = EVIL.replace("\0", "")
    story = f"<img src=x onerror=alert(1)>\n\nHe said the the {evil} </style><script>alert(2)</script>.\n"
    page = Parsed(whole(story.encode("utf-8", "replace").decode(), path="<b onclick=x>.txt"))
    assert page.elements["script"] == 1 and page.elements["img"] == 0 and page.handlers == []
    assert "onerror=alert(1)" in page.text


def test_without_texts_each_finding_has_its_line() -> None:
    """And what shows it, and what would fix it."""
    page = told(report(finding(fix=fix(), related=(related(),))))
    assert '<mark class="s-warning p-CPY">the the</mark> end of it' in page
    assert "line 9: first stands here" in page and "Fix (safe): Take one out" in page


def test_what_differs_in_repetitions_is_marked() -> None:
    """The words that the flagged passage lacks."""
    other = related(excerpt="nine men were found in the old mine", place=Place(9, 1, 9, 30))
    page = told(report(finding(code="DUP201", excerpt="ten men were found in the mine", related=(other,))))
    assert "<ins>nine</ins> men were found in the <ins>old " in page


def test_findings_that_say_the_same_are_one_note() -> None:
    """With the lines of the others."""
    page = told(report(finding(), replace(finding(line=5), fingerprint="f" * 16)))
    assert page.count('<li class="note') == 1 and "1 more: " in page and ">line 5</a>" in page


def test_the_worst_story_stands_first() -> None:
    """Errors before warnings, furniture last."""
    shown = report(
        finding(code="BPL101", story=1), finding(story=2), finding(story=3, severity=Severity.ERROR),
        finding(story=4, severity=Severity.NOTE),
    )  # fmt: skip
    gathered = gather_stories((), shown.findings)
    assert [story.place[2] for story in gathered.stories] == [3, 2, 1, 4]


def test_the_title_of_a_record_is_called_so() -> None:
    """What people read says no "line 0": neither where the story stands, nor of a note, nor of what is beside it."""
    text = "The the ferry sank\nNobody was hurt in the the bay."
    texts = [Document(f"{name}.jsonl", text, record=RecordRef("r1", 1), first_line=0) for name in "ab"]
    settings = Settings(cache=False, select=("CPY101", "DUP"))
    rules = load_rules(settings)
    shown = lint(texts, rules, settings)
    assert {finding.place.line for finding in shown.findings} >= {0, 1}
    page = "".join(render_content(Content(shown, rules, gather_stories(map(segment, texts), shown.findings))))
    seen = re.sub(r"<script.*?</script>|<[^>]*>", " ", page, flags=re.S)
    assert "line 0" not in seen and not re.search(r"\b0\b(?=\s+The)", seen)
    assert "title" in seen and "line 1" in seen


def test_records_of_one_file_are_stories_of_their_own() -> None:
    """Each with its id, its title in line 0."""
    texts = [Document("a.jsonl", f"A title\nHe said the the {n}.", record=RecordRef(f"r{n}", n), first_line=0)
             for n in (1, 2)]  # fmt: skip
    settings = Settings(cache=False, select=("CPY101",))
    rules = load_rules(settings)
    shown = lint(texts, rules, settings)
    stories = gather_stories(map(segment, texts), shown.findings).stories
    assert [(story.record, story.title, story.found) for story in stories] == [
        ("r1", "A title", 1),
        ("r2", "A title", 1),
    ]


def test_marks_of_markup_stand_where_the_text_does() -> None:
    """Findings of HTML count in its source, the page shows its text."""
    source = (
        "<html><body><article><h1>A fine day</h1><p>He said <i>it</i> was the the &amp; end of it all.</p></article>"
    )
    document = make_document("a.html", source.encode(), Format.HTML)
    settings = Settings(cache=False, select=("CPY101",))
    rules = load_rules(settings)
    found = Checker(rules, settings).check(document)
    (story,) = gather_stories([segment(document)], found).stories
    assert [piece.text for row in story.rows for piece in row.pieces if piece.kind == "mark"] == ["the the"]


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [("abcdef", "", "")]),
        ([(1, 3, "note")], [("a", "", ""), ("bc", "note", "n0"), ("def", "", "")]),
        ([(0, 4, "note"), (2, 6, "error")], [("ab", "note", ""), ("cd", "error", "n0"), ("ef", "error", "n1")]),
        (
            [(0, 6, "warning"), (2, 3, "warning")],
            [("ab", "warning", ""), ("c", "warning", "n1"), ("def", "warning", "n0")],
        ),
    ],
)
def test_the_gravest_and_the_shortest_mark_shows(marks: list[tuple[int, int, str]], pieces: list[object]) -> None:
    """A note is pointed to where its mark ends."""
    given = [Mark(*ends, f"m{n}", f"n{n}", n, level, "CPY") for n, (*ends, level) in enumerate(marks)]
    assert [(piece.text, piece.severity, piece.note) for piece in cut_at_marks("abcdef", given)] == pieces


def test_passages_that_share_hardly_a_word_are_not_compared() -> None:
    """Nor are those of very many words."""
    assert cut_at_differences("one two three", "four five six") is None
    assert cut_at_differences("a " * 900, "a " * 900) is None


def test_words_are_shown_with_what_stands_around_them() -> None:
    """Cut at blanks, with a sign where something is left out."""
    long = "word " * 60 + "here it is" + " more" * 60
    cut = cut_around(long, "here it is")
    assert cut and cut.startswith("… word") and cut.endswith("more …") and "here it is" in cut
    assert cut_around("all of it", "of") == "all of it" and cut_around("all of it", "none") is None


def test_joiners_within_words_stay_and_other_hidden_characters_are_spelt() -> None:
    """Persian is written with one, a zero-width space is told."""
    assert show("می\u200cشود") == "می\u200cشود"
    assert show("a\u200bb\nc") == "a<U+200B>b\nc"


def test_spans_have_no_length_where_nothing_is() -> None:
    """A finding of no characters is noted at its passage."""
    document = make_document("a.txt", b"A title\n\nSome words that stand here.\n", Format.TEXT)
    nothing = finding(span=Span(12, 12), excerpt="", story=1)
    (story,) = gather_stories([segment(document)], [nothing]).stories
    assert [len(row.notes) for row in story.rows if row.text.startswith("Some")] == [1]


def test_the_bar_of_an_archive_is_parted_by_words() -> None:
    """Each stretch begins where the one before it ends; of an archive without words there is none."""
    parts = measure_parts({"a": Sizes(50, 20), "b": Sizes(25, 5)}, {}, ())
    assert [(part.name, part.words, part.share, part.x, part.width) for part in parts] == [
        ("stories", 75, 0.75, 0.0, 750.0),
        ("copies", 0, 0.0, 750.0, 0.0),
        ("furniture", 25, 0.25, 750.0, 250.0),
    ]
    assert measure_parts({"a": Sizes()}, {}, ()) == ()


def test_stories_of_one_file_have_names_of_their_own() -> None:
    """Records of a file and stories of a page, in any number, are told apart by their links."""
    places = [("a.jsonl", record, story) for record in (0, 1, 2) for story in (1, 2)] + [("b.jsonl", 1, 1)]
    assert len({story_id(place) for place in places}) == len(places)


def test_a_cluster_is_linked_to_by_ten_digits_of_its_name() -> None:
    """Who has sent a link to a cluster finds it in the next report."""
    page = whole(FERRY, FERRY)
    names = [name for name in Parsed(page).names if name.startswith("c-") and "-" not in name[2:]]
    assert names and all(re.fullmatch("c-[0-9a-f]{10}", name) for name in names)


def test_furniture_says_from_which_line_to_which_it_stands(ferries: str) -> None:
    """As the first and last of its rows do."""
    seen = re.sub(r"<[^>]*>", " ", ferries)
    ranges = [(int(first), int(last)) for first, last in re.findall(r"(\d+)–(\d+): furniture of the page", seen)]
    assert ranges and all(first <= last for first, last in ranges)
    assert any(first < last for first, last in ranges)


def test_a_headline_in_which_something_was_found_stands_in_the_story_as_well() -> None:
    """One without findings stands over it already."""
    body = "Nobody was hurt in {} bay, the harbour master said on Monday, and the ferry sailed again."
    texts = [f"The the ferry sank\n\n{body.format('the')}", f"The ferry sank\n\n{body.format('the the')}"]
    settings = Settings(cache=False, select=("CPY101",))
    rules = load_rules(settings)
    documents = [make_document(f"{n}.txt", text.encode(), Format.TEXT) for n, text in enumerate(texts)]
    shown = lint(documents, rules, settings)
    blocks = [len(story.blocks) for story in gather_stories(map(segment, documents), shown.findings).stories]
    assert blocks == [2, 1]
