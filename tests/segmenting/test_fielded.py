"""Records of fields, whatever writes them: exports, feeds, answers of programs, scripts of a newsroom."""

import datetime

import pytest

from newslint.formats import make_document
from newslint.model import Format, Page
from newslint.segmenting import segment

FERRY = "A ferry with forty passengers ran aground on a sandbank on Tuesday and waited nine hours for the tide."
SWAN = "A swan that sat down between the rails held up the evening train to Colne for an hour and ten minutes."
LOAF = "The last bakery of the High Street hands its oven to its own customers, who have never baked before."


def page_of(*lines: str) -> Page:
    """The page that these lines are."""
    return segment(make_document("a.txt", "\n".join(lines).encode(), Format.TEXT))


def told(page: Page) -> list[tuple[int, str | None, datetime.date | None, str | None]]:
    """The line, the title, the day and the author of each story."""
    text = page.document.text
    return [(text.count("\n", 0, s.span.start) + 1, s.title, s.published, s.byline) for s in page.stories]


def test_json_that_was_pasted_as_text_is_its_records() -> None:
    """Brackets, numbers and addresses part them and are no start; `null` is nobody."""
    page = page_of(
        "{",
        '  "page": 1,',
        '  "articles": [',
        "    {",
        '      "id": "a-881",',
        '      "headline": "Ferry runs aground again",',
        '      "author": "Ann Soames",',
        '      "publishedAt": "2024-04-18T06:30:00Z",',
        '      "body": [',
        f'        "{FERRY}",',
        "      ],",
        '      "shares": 418',
        "    },",
        "    {",
        '      "id": "a-882",',
        '      "headline": "Swan holds up evening train",',
        '      "author": null,',
        '      "publishedAt": "2024-04-19T06:30:00Z",',
        '      "body": [',
        f'        "{SWAN}",',
        "      ],",
        '      "shares": 97',
        "    }",
        "  ]",
        "}",
    )
    assert told(page) == [
        (6, "Ferry runs aground again", datetime.date(2024, 4, 18), "Ann Soames"),
        (16, "Swan holds up evening train", datetime.date(2024, 4, 19), None),
    ]


def test_a_feed_that_was_written_out_has_a_title_of_its_own() -> None:
    """The channel's is none of a story; `dc:creator` is who wrote."""
    item = (
        "title: {}",
        "dc:creator: {}",
        "pubDate: {}",
        "guid: https://lowick.example/?p={}",
        "description: {}",
    )
    given = [
        ("Ferry runs aground again", "Ann Soames", "Fri, 12 Aug 2022 16:20:00 +0100", "7", FERRY),
        ("Swan holds up evening train", "Vera Lind", "Thu, 11 Aug 2022 09:45:00 +0100", "8", SWAN),
    ]
    lines = ["title: Lowick News", "link: https://lowick.example/feed"]
    for one in given:
        lines += ["item", *(template.format(value) for template, value in zip(item, one))]
    assert [(title, byline) for _, title, _, byline in told(page_of(*lines))] == [
        ("Ferry runs aground again", "Ann Soames"),
        ("Swan holds up evening train", "Vera Lind"),
    ]


def test_slugs_head_the_items_of_a_script() -> None:
    """The fields that stand further on in their line are none of the headline."""
    page = page_of(
        "RADIO LOWICK",
        "1300 BULLETIN / THURS 22 AUG 2013",
        'SLUG: FERRY            DUR: 35"',
        FERRY.upper(),
        "+++",
        'SLUG: SWAN ON LINE            DUR: 25"',
        SWAN.upper(),
        "+++",
        'SLUG: BAKERY            DUR: 30"',
        LOAF.upper(),
    )
    assert [(line, title) for line, title, _, _ in told(page)] == [(3, "FERRY"), (6, "SWAN ON LINE"), (9, "BAKERY")]


def test_what_a_text_is_about_is_no_headline() -> None:
    """A database prints `Subject:` under the text, and a rule stands between it and the next story."""
    stories = [("Ferry runs aground again", FERRY), ("Swan holds up train", SWAN), ("Oven goes on baking", LOAF)]
    lines = []
    for number, (title, text) in enumerate(stories, 1):
        lines += [
            f"Document {number} of 3", title, "Author: Soames, Ann", "Publication info: Lowick Post, 03 Aug 1998: A1.",
            f"Full text: {text}", "Subject: Ports; Public safety", f"Word count: {80 + number}",
            "_______________________________",
        ]  # fmt: skip
    assert [title for _, title, _, _ in told(page_of(*lines))] == [title for title, _ in stories]


@pytest.mark.parametrize(
    "lines",
    [
        ("Three books for a wet week", FERRY, "Title: The Tide", SWAN, LOAF),
        ("Q&A with the pilot", "Title: none, just Jo", "Q: Were you afraid?", FERRY, "Q: And then?", SWAN, LOAF),
        ("How to write a headline", FERRY, "Title: short", "Title: shorter", "Title: none", SWAN, LOAF),
    ],
    ids=["one", "interview", "examples"],
)
def test_a_text_that_speaks_of_titles_is_one_story(lines: tuple[str, ...]) -> None:
    """A label by itself makes no records."""
    assert len(page_of(*lines).stories) == 1


def test_rules_part_a_story_whose_headline_ends_as_a_sentence_does() -> None:
    """Where the others under rules are headed, the short line under a rule heads one as well."""
    lines = ["Ferry runs aground again", "", FERRY, "", LOAF]
    for head, text in (
        ("Swan holds up evening train", SWAN),
        ("The oven goes on baking.", LOAF),
        ("Tide tables out", FERRY),
    ):
        lines += ["", "* * *", "", head, "", text, "", SWAN]
    lines += ["", "* * *", "", "Bats get a gate", "", LOAF]
    assert [title for _, title, _, _ in told(page_of(*lines))] == [
        "Ferry runs aground again", "Swan holds up evening train", "The oven goes on baking.", "Tide tables out",
        "Bats get a gate",
    ]  # fmt: skip


def test_a_diary_is_one_story() -> None:
    """Its days are no labels of stories."""
    days = ("MONDAY: The platform", "TUESDAY: The bread car", "THURSDAY: Stuck in snow", "FRIDAY: The sea")
    lines = ["Seven nights on the slow train", ""]
    for day, text in zip(days, (FERRY, SWAN, LOAF, FERRY)):
        lines += [day, text, ""]
    assert len(page_of(*lines).stories) == 1


def test_rows_that_were_pasted_are_stories() -> None:
    """What a column holds tells what it is; the head and the sum of the table are none."""
    rows = [
        ("1", "2019-10-02", "NEWS", "Ferry runs aground again", "Ann Soames", FERRY),
        ("2", "2019-10-03", "NEWS", "Swan holds up evening train", "", SWAN),
        ("3", "2019-10-05", "FOOD", "Oven goes on baking", "Vera Lind", LOAF),
    ]
    page = page_of("row\tdate\tdesk\thead\twriter\tcopy", *map("\t".join, rows), "SUM\t\t\t\t\t54")
    assert told(page) == [
        (2, "Ferry runs aground again", datetime.date(2019, 10, 2), "Ann Soames"),
        (3, "Swan holds up evening train", datetime.date(2019, 10, 3), None),
        (4, "Oven goes on baking", datetime.date(2019, 10, 5), "Vera Lind"),
    ]


def test_a_table_of_results_is_no_stories() -> None:
    """Its columns hold figures and names, and no text."""
    rows = [f"{place}\tRowers of {club}\t{place}:0{place}\t2019" for place, club in enumerate("ABCDEF", 1)]
    assert len(page_of("Regatta: all results", FERRY, *rows, LOAF).stories) == 1


def test_the_foot_of_a_page_dates_its_letters() -> None:
    """The line under the last signature is the paper's."""
    lines = []
    for head, text, name in (
        ("The pier", FERRY, "Ann Soames"),
        ("The swan", SWAN, "Vera Lind"),
        ("Bread", LOAF, "Jo Fell"),
    ):
        lines += [head, f"Sir — {text} {text}", name, "Lowick", "* * *"]
    days = {day for _, _, day, _ in told(page_of(*lines[:-1], "Lowick Gazette, Thursday, March 9, 2006 — 14"))}
    assert days == {datetime.date(2006, 3, 9)}


def test_a_column_of_print_is_text() -> None:
    """Its lines are of many lengths, for letters are; titles in capitals and ornaments stand between its texts."""
    column = [
        "A horse belonging to Mr. Amos Tuck, the",
        "baker, took fright on Wednesday last at a",
        "flapping awning and ran the length of the",
        "High street, the cart being dashed against",
        "the pump. Loaves lay from the Corn",
        "Exchange to the church, and it is feared",
        "that few of them were given back.",
    ]
    lines = ["THE LOWICK COURIER. SATURDAY, OCTOBER 17, 1908."]
    for title in ("RUNAWAY HORSE ON THE HIGH STREET.", "A SINGULAR WAGER.", "THE FLOWER SHOW."):
        lines += [title, *column, "---o---"]
    page = page_of(*lines[:-1])
    assert [story.title for story in page.stories] == [
        "RUNAWAY HORSE ON THE HIGH STREET.", "A SINGULAR WAGER.", "THE FLOWER SHOW.",
    ]  # fmt: skip
