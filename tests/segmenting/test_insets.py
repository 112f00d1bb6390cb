"""Headlines of other stories inside a story's text: they head nothing, and the text goes on below."""

import pytest

from newslint.model import Document, Part
from newslint.segmenting.segmenter import segment

LEAD = "The ferry to Holm will not sail before June, its owner said on Monday, because the engine needs new pistons."
NEXT = "Islanders have to take the mail boat until then, which has twelve seats and leaves at six in the morning."
MORE = "The county pays for a second boat at weekends, and for a nurse who stays on the island over Christmas."
LAST = "The yard that built the engine closed in 1994, so each piston is cast by hand in a foundry near Bergen."


def _page(*lines: str) -> Document:
    return Document("page.txt", "\n".join(lines) + "\n")


def _labelled(label: str, link: str) -> Document:
    return _page(
        "Ferry to Holm laid up until June", "", LEAD, "", NEXT, "", label, link, "", MORE, "", label, link, "", LAST
    )


@pytest.mark.parametrize(
    ("label", "link"),
    [
        ("Related article", "Why the islands lose their doctors, and who could bring them back"),
        ("RELATED VIDEO", "Mail boat rides out the storm of the century"),
        ("See also:", "Is this the end of the road for the last of the mail boats on the coast?"),
        ("Lesen Sie auch", "Postboot trotzt dem Sturm des Jahrhunderts"),
    ],
)
def test_labelled_link_begins_no_story(label: str, link: str) -> None:
    """What stands close under a label amid paragraphs is the page's, and the story is one."""
    document = _labelled(label, link)
    page = segment(document)
    assert [story.title for story in page.stories] == ["Ferry to Holm laid up until June"]
    parts = {passage.span.of(document.text): passage.part for passage in page.passages}
    assert parts[link] is Part.FURNITURE
    assert {parts[text] for text in (LEAD, NEXT, MORE, LAST)} == {Part.PARAGRAPH}


def test_shouted_link_begins_no_story() -> None:
    """Headlines in capitals amid the text of a story whose own has none are links."""
    document = _page(
        "Ferry to Holm laid up until June", "", LEAD, NEXT, "MAIL BOAT RIDES OUT THE STORM OF THE CENTURY", MORE,
        "ISLANDS LOSE THEIR LAST DOCTOR TO THE MAINLAND", LAST, MORE,
    )  # fmt: skip
    assert len(segment(document).stories) == 1


def test_page_in_capitals_keeps_its_stories() -> None:
    """Where the first headline stands in capitals as well, they are the page's headlines."""
    document = _page(
        "FERRY TO HOLM LAID UP UNTIL JUNE", "", LEAD, NEXT, "", "MINERS WALK OUT AT BRENLEY PIT", "",
        "Some 400 miners left the night shift at Brenley on Tuesday after a roof fall hurt two of their mates.",
        "Their union wants new props in the eastern gallery, where water has stood for weeks.", "",
        "CHOIR SINGS FOR A NEW ROOF IN ASHBY", "",
        "The boys of St Anne's sang Handel for three hours and took 900 pounds for the chapel's slates.",
        "Rain came through on the altos twice, the vicar said, and nobody missed a bar.",
    )  # fmt: skip
    assert len(segment(document).stories) == 3


def test_label_under_the_last_text_takes_no_story_away() -> None:
    """A footer of links parts two stories: what stands apart under it is the next one's headline."""
    document = _page(
        "Ferry to Holm laid up until June", "By Ann Holt", "", LEAD, NEXT, "", "Related article",
        "Mail boat rides out the storm of the century", "", "Miners walk out at Brenley pit", "By Tom Reed", "",
        "Some 400 miners left the night shift at Brenley on Tuesday after a roof fall hurt two of their mates.",
        "Their union wants new props in the eastern gallery, where water has stood for weeks.",
    )  # fmt: skip
    titles = [story.title for story in segment(document).stories]
    assert titles == ["Ferry to Holm laid up until June", "Miners walk out at Brenley pit"]


def test_teasers_with_read_more_stay_stories() -> None:
    """ "Read more" closes the teaser above it: the headline close under it is the next one's."""
    document = _page(
        "Ferry to Holm laid up until June", "", LEAD, "", "Read more", "Miners walk out at Brenley pit", "",
        "Some 400 miners left the night shift at Brenley on Tuesday after a roof fall hurt two of their mates.", "",
        "Read more", "Choir sings for a new roof in Ashby", "",
        "The boys of St Anne's sang Handel for three hours and took 900 pounds for the chapel's slates.", "",
        "Read more",
    )  # fmt: skip
    assert len(segment(document).stories) == 3
