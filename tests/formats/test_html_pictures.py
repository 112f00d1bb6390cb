"""Captions in markup: with their picture beside them they are no fault, alone they are."""

import pytest

from newslint.cleaning.cleaner import Cleaner
from newslint.cleaning.piece_table import PieceTable
from newslint.formats import make_document
from newslint.model import Format, Severity
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import PathSettings, Settings

SAID = "The ferry on the sandbank off Lowick."
TEXT = (
    "<p>A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide.</p>"
    "<p>The operator says that it will look at how the channel is marked, and that nobody was hurt.</p>"
)


def found_in(figure: str) -> list[str]:
    """What is said of captions on a page with a figure in its text."""
    settings = Settings(cache=False, select=["BPL204"])
    page = f"<html><body><article><h1>Ferry runs aground again</h1>{TEXT}{figure}{TEXT}</article></body></html>"
    document = make_document("a.html", page.encode(), Format.HTML)
    return [finding.message for finding in Checker(load_rules(settings)).check(document)]


@pytest.mark.parametrize(
    "figure",
    [
        f'<figure><img src="a.jpg" alt=""><figcaption>{SAID}</figcaption></figure>',
        f'<figure><figcaption>{SAID}</figcaption><img src="a.jpg"/></figure>',
        f'<figure><picture><source srcset="a.webp"><img src="a.jpg"></picture><figcaption>{SAID}</figcaption></figure>',
        f'<figure><a href="b"><img data-src="a.jpg"></a><figcaption><p>{SAID}</p></figcaption></figure>',
        f'<figure><video src="a.mp4" controls></video><figcaption>{SAID}</figcaption></figure>',
        f'<figure><video><source src="a.mp4"></video><figcaption>{SAID}</figcaption></figure>',
        f"<figure><noscript><img src=a.jpg></noscript><figcaption><span>{SAID}</span></figcaption></figure>",
        f'<figure><div><amp-img src="a.jpg"></amp-img></div><figcaption><div><p>{SAID}</p></div></figcaption></figure>',
        f'<figure><iframe src="/film"></iframe><figcaption>{SAID}</figcaption></figure>',
        f'<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{SAID}</p></div>',
    ],
)
def test_a_caption_with_its_picture_is_no_fault(figure: str) -> None:
    """However the picture is put there."""
    assert found_in(figure) == []


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure><figcaption>{SAID}</figcaption></figure>",
        f'<figure><img alt="ferry"><figcaption>{SAID}</figcaption></figure>',
        f'<figure><img src=""><figcaption>{SAID}</figcaption></figure>',
        f'<p><img src="a.jpg"></p><figure><figcaption>{SAID}</figcaption></figure>',
        f'<figure><img src="a.jpg"></figure><figure><figcaption>{SAID}</figcaption></figure>',
        f'<figure><figure><figcaption>{SAID}</figcaption></figure><img src="a.jpg"></figure>',
        f'<div class="wp-caption"><p class="wp-caption-text">{SAID}</p></div><img src="a.jpg">',
        f'<figure><a href="a.jpg">Enlarge</a><figcaption>{SAID}</figcaption></figure>',
        f"<figure><video></video><figcaption>{SAID}</figcaption></figure>",
        f'<img src="logo.png"><p class="caption">{SAID}</p>',
    ],
)
def test_a_caption_alone_is_one(figure: str) -> None:
    """No picture stands in its own figure, or none is left of it."""
    assert found_in(figure) == ["A caption without its picture (says what a picture shows)"]


def cleaned(figure: str, **given: object) -> str:
    """What `clean` leaves of a page with a figure in its text."""
    settings = Settings(cache=False, **{"select": ["BPL204", "BPL901"], **given})
    page = f"<html><body><article><h1>Ferry runs aground again</h1>{TEXT}{figure}{TEXT}</article></body></html>"
    document = make_document("a.html", page.encode(), Format.HTML)
    outcome = Cleaner(settings, load_rules(settings), ["furniture"])(document)
    return PieceTable(document.source, outcome.edits).text


SHOWN = f'<figure><img src="a.jpg"><figcaption>{SAID}</figcaption></figure>'


def test_a_cleaned_copy_tells_the_story_and_not_its_pictures() -> None:
    """The caption goes and the picture stays, with all that the story says."""
    left = cleaned(SHOWN)
    assert SAID not in left
    assert '<img src="a.jpg">' in left
    assert left.count("ran aground on a sandbank") == 2


@pytest.mark.parametrize(
    "given", [{"ignore": ["BPL204"]}, {"per_path": (PathSettings(("*.html",), ignore=("BPL204",)),)}]
)
def test_a_caption_stays_where_its_rule_is_left_out(given: dict[str, object]) -> None:
    """The settings have the last word on what is taken out."""
    assert SAID in cleaned(SHOWN, **given)


def test_no_fault_becomes_none_by_its_grade() -> None:
    """A rule made graver makes its faults graver and nothing else."""
    rules = load_rules(Settings(cache=False, select=["BPL204"], severity=(("BPL204", Severity.ERROR),)))
    assert rules[0].verdict("bare").severity is Severity.ERROR
    assert rules[0].verdict("shown").severity is Severity.SILENT
