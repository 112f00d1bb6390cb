"""What stands under the texts of most stories of a page is the page's."""

from newslint.model import Document, Part
from newslint.segmenting import segment

STORIES = (
    ("Ferry back in service", "The ferry to the island sailed again on Monday after nine days in the yard.",
     "Passengers had been taken over by fishing boats, which made four trips a day and charged nothing."),
    ("School roof to be mended", "Work on the roof of the village school starts in the holidays, the council said.",
     "Pupils have been taught in the parish hall since a storm in February took off some of the slates."),
    ("Choir wins in Gdansk", "The men of the harbour choir came home on Sunday with the first prize of a festival.",
     "They sang three songs of the coast, and were called back twice by the listeners in the old church."),
)  # fmt: skip


def parts_of(*feet: str) -> dict[str, list[Part]]:
    """What each line is that stands under the three stories."""
    blocks = [
        "\n\n".join((title, f"Posted on {day} May 2014 by Ines Marrow", *paragraphs, foot))
        for day, (title, *paragraphs), foot in zip((3, 4, 5), STORIES, feet, strict=True)
    ]
    document = Document("page.txt", "\n\n".join(blocks))
    page = segment(document)
    assert len(page.stories) == len(STORIES)
    told: dict[str, list[Part]] = {foot: [] for foot in feet}
    for passage in page.passages:
        if (text := passage.span.of(document.text)) in told:
            told[text].append(passage.part)
    return told


def test_a_line_under_all_stories_is_furniture() -> None:
    """In any language and with any words, its numbers aside."""
    for feet in (
        ("Questions to the desk, room 12",) * 3,
        ("Rückfragen an die Pressestelle, Zimmer 4",) * 3,
        ("Ref: 4411", "Ref: 4412", "Ref: 4520"),
    ):
        assert {part for parts in parts_of(*feet).values() for part in parts} == {Part.FURNITURE}


def test_what_is_a_story_s_own_stays() -> None:
    """The writer's name, and a sentence."""
    for feet in (
        ("By Ines Marrow",) * 3,
        ("All in all it was a good week for the people of the harbour.",) * 3,
    ):
        assert Part.FURNITURE not in {part for parts in parts_of(*feet).values() for part in parts}
