"""Credit lines in any order, punctuation and language; fields; bylines; days of stories."""

import pytest

from newslint.model import Document
from newslint.segmenting import segment
from newslint.segmenting.briefs import find_briefs
from newslint.segmenting.credits import is_author_field, read_credit, read_field
from newslint.segmenting.lines import lines_of


@pytest.mark.parametrize(
    ("line", "day", "byline"),
    [
        ("Posted on March 5, 2014 by Ann Soames", "2014-03-05", "Ann Soames"),
        ("March 5, 2014 by asoames", "2014-03-05", "asoames"),
        ("Ann Soames · Mar 5, 2014 · 4 min read", "2014-03-05", "Ann Soames"),
        ("Local • Ann Soames • 5 March 2014 • 7 min read", "2014-03-05", "Ann Soames"),
        ("*By Ann Soames, 5 March 2014*", "2014-03-05", "Ann Soames"),
        ("March 5, 2014 · 12 comments", "2014-03-05", None),
        ("By Ann Soames, Posted: 04/09/2019", None, "Ann Soames"),
        ("Publié le 5 mars 2014 à 10h42 par Claire Aubry", "2014-03-05", "Claire Aubry"),
        ("Veröffentlicht am 5. März 2014 von Jutta Brandes", "2014-03-05", "Jutta Brandes"),
        ("Eingestellt von Jutta Brandes um 10:42   3 Kommentare:", None, "Jutta Brandes"),
        ("Por Lucía Prado - 05/13/2014 | Sociedad", "2014-05-13", "Lucía Prado"),
        ("Автор: Анна Громова на 7:30   3 комментария:", None, "Анна Громова"),
        ("5 марта 2014 г., 14:05 | Комментарии: 12", "2014-03-05", None),
        ("2014年3月5日 10時42分", "2014-03-05", None),
        ("田村由紀 · 2014年3月5日 · 3分で読めます", "2014-03-05", "田村由紀"),
        ("BYLINE: ANN SOAMES", None, "ANN SOAMES"),
        ("April 9, 2019 / 10:12 AM / 2 years ago", "2019-04-09", None),
        ("Di., 09.04.2019, 10:12 Uhr", "2019-04-09", None),
        ("By state political reporter Ann Soames", None, "Ann Soames"),
        ("Von unserem Korrespondenten und Redakteur Jost Brandes", None, "Jost Brandes"),
        ("Ann Soames, Health Editor, 5 March 2014", "2014-03-05", "Ann Soames"),
        ("Publié le 5 mars 2014 à 10h42, modifié le 6 mars 2014 à 08h00 • Lecture 3 min.", "2014-03-05", None),
        ("di Chiara Sala | 5 marzo 2014 (modifica il 6 marzo 2014 | 10:22)", "2014-03-05", "Chiara Sala"),
        ("The Lowick Gazette, Wednesday, March 5, 2014, p. 6", "2014-03-05", None),
        ("Lowicker Anzeiger, 5. März 2014, S. 29", "2014-03-05", None),
        ("By Moira Fenn, environment correspondent", None, "Moira Fenn"),
        ("Moira Fenn, our health editor in Lagos, 5 March 2014", "2014-03-05", "Moira Fenn"),
        ("Notre envoyée spéciale Inès Mercier", None, "Inès Mercier"),
        ("De notre envoyée spéciale à Rome, Inès Mercier", None, "Inès Mercier"),
        ("Van onze correspondent Piet Bakker", None, "Piet Bakker"),
        ("Van onze verslaggever", None, "Van onze verslaggever"),
        ("De nuestro corresponsal en Lima", None, "De nuestro corresponsal en Lima"),
        ("Political reporter Priya Raman", None, "Priya Raman"),
        ("STAFF REPORT · July 8, 2019", "2019-07-08", "STAFF REPORT"),
        ("La rédaction", None, "La rédaction"),
        ("Αναρτήθηκε από Μανώλης Χαρκιάς στις 8:12 μ.μ.", None, "Μανώλης Χαρκιάς"),
        ("Gepost door Piet Bakker op 10:42", None, "Piet Bakker"),
        ("Pubblicato da Anna Neri alle 10:42", None, "Anna Neri"),
        ("Vystavil Jan Novák v 10:42", None, "Jan Novák"),
        ("Đăng bởi Lê Quang vào lúc 10:42", None, "Lê Quang"),
        ("प्रस्तुतकर्ता राम शर्मा पर 10:42", None, "राम शर्मा"),
        ("投稿者 田村由紀 時刻: 10:42", None, "田村由紀"),
        ("한도윤 기자 hando@lowick.example", None, "한도윤"),
        ("本报记者 李明", None, "李明"),
        ("（編集委員・佐藤一郎）", None, "佐藤一郎"),
    ],
)
def test_a_credit_line_says_when_and_who(line: str, day: str | None, byline: str | None) -> None:
    """Each line is one by itself."""
    credit = read_credit(line)
    assert credit is not None
    assert (str(credit.stamp.day) if credit.stamp else None, credit.byline) == (day, byline)


@pytest.mark.parametrize(
    "line",
    [
        "By the sea, nobody counts the hours", "Von Hamburg nach Bremen", "By 2020 half of them will be gone",
        "Five questions for the lighthouse keeper", "Arsenal 2-1 Everton", "Is it lonely?", "The 2 March 2014 massacre",
        "Jobs", "By the time Ann Soames", "Chelsea 3 Arsenal 2", "By the staff who stayed",
        "Ann Soames, staff writer, died", "Episode 12: The library opens",
        "A report of 5 March 2014 says that the bridge was closed",
        "TV reporter menaced by angry crowd on Long Island", "Our reporter is missing", "Our writer on Love Island",
        "Correspondent dies in Gaza", "Staff walk out at Marks Spencer", "Critics of the staff are many",
    ],
)  # fmt: skip
def test_headlines_and_sentences_are_no_credits(line: str) -> None:
    """Words that are neither names nor known ones make a line something else."""
    assert read_credit(line) is None


def test_times_alone_are_entries() -> None:
    """The clock times of live coverage credit nobody."""
    for line in ("10.09pm GMT", "10:42 Uhr", "14h05"):
        credit = read_credit(line)
        assert credit is not None
        assert credit.is_clock


def test_fields_are_labels_and_values() -> None:
    """As databases print them."""
    assert read_field("BYLINE: Ann Soames") == ("byline", "Ann Soames")
    assert read_field("HD   Ferry runs aground") == ("hd", "Ferry runs aground")
    assert read_field("The mayor of the town and of the island said this: no") is None


@pytest.mark.parametrize(
    ("opening", "source"),
    [
        ("ROME, April 9, 2019 (Reuters) – A ferry ran aground on a sandbank near the harbour on Tuesday.", "dateline"),
        ("PARIS, 9 avril 2019 (AFP) – Un bac s’est échoué mardi matin sur un banc de sable près du port.", "dateline"),
        ("Madrid, 9 abr 2019 (EFE).- Un barco encalló el martes en un banco de arena junto al puerto.", "dateline"),
        ("LAGOS (AP) — April 9, 2019 — A ferry ran aground on a sandbank near the harbour on Tuesday.", "dateline"),
        ("Port Lowick, Ruritania (AFP) -- 9 April 2019 -- A ferry ran aground on a sandbank on Tuesday.", "dateline"),
        ("On Tuesday, Apr. 9, 2019, the council of Lowick closed the pier after a ferry ran aground.", "lead"),
    ],
)
def test_a_text_is_dated_by_how_it_opens(opening: str, source: str) -> None:
    """By a dateline with a year, or by its first words."""
    page = segment(
        Document("a.txt", f"Ferry runs aground off Lowick\n\n{opening}\n\nNobody was hurt, the mayor said.\n")
    )
    assert (str(page.stories[0].published), page.stories[0].published_from) == ("2019-04-09", source)


@pytest.mark.parametrize(
    "opening",
    [
        "On March 7, 1965, some 600 people marched over the bridge, and the town still speaks of it today.",
        "FILE - In this Wednesday, Feb. 14, 2018, file photo, the ferry leaves the harbour of Lowick.",
        "The bridge fell — March 7, 1965 — and the town still speaks of the six hundred who stood on it.",
        "Two dates (and no more) — March 7, 1965, and May 3, 1971 — are cut into the stone at the harbour wall.",
        "The work of the Sept. 20, 2012, committee cost the town more than anybody had thought it would.",
    ],
)
def test_a_day_that_a_text_tells_of_is_not_its_own(opening: str) -> None:
    """Anniversaries, file pictures and committees."""
    page = segment(Document("a.txt", f"Bridge of Lowick closed for repairs\n\n{opening}\n"))
    assert page.stories[0].published is None


def test_a_date_above_a_headline_is_of_the_story_below() -> None:
    """And of all that follow until the next one."""
    text = """Monday, January 9, 2017

Ferry runs aground off Lowick pier
A ferry with forty passengers ran aground on a sandbank on Monday morning and waited nine hours for the tide.

Bakers win the right to sell at dawn
Three bakeries may open their doors at four o'clock, a judge has ruled, if their ovens make no noise.

Tuesday, January 10, 2017

Glacier survey finds ice thinner than feared
Scientists drilled eleven holes last summer, and water stood in seven of them, says the report.

Old cinema becomes a climbing hall
The Regal showed its last film in 2003. Now children hang from ropes where the screen was.
"""
    stories = segment(Document("a.txt", text)).stories
    assert [str(story.published) for story in stories] == ["2017-01-09", "2017-01-09", "2017-01-10", "2017-01-10"]


def test_day_and_month_are_settled_by_the_page() -> None:
    """ "04/09/2019" is April where "04/23/2019" stands in the story beside it."""
    text = "".join(
        f"{head}\nBy {name}, Posted: {day}\n\nThe {thing} was closed on Tuesday after complaints about it.\n\n"
        for head, name, day, thing in (
            ("Pier of Lowick closed", "Ann Soames", "04/09/2019", "pier"),
            ("Bakery opens at dawn", "Vera Lind", "04/23/2019", "bakery"),
            ("Glacier survey begins", "Tom Hale", "04/02/2019", "hut on the glacier"),
        )
    )
    stories = segment(Document("a.txt", text)).stories
    assert [str(story.published) for story in stories] == ["2019-04-09", "2019-04-23", "2019-04-02"]
    assert [story.byline for story in stories] == ["Ann Soames", "Vera Lind", "Tom Hale"]


def test_speakers_make_no_briefs() -> None:
    """Who speaks in turn comes again; the labels of briefs don't."""
    said = "".join(f"{who}: I have said all that there is to say about the ferry.\n\n" for who in ("ANN", "TOM") * 3)
    assert find_briefs(lines_of(Document("a.txt", said))) == []


@pytest.mark.parametrize(
    "above", ["April 9, 2019 / 10:12 AM / 2 years ago", "Di., 09.04.2019, 10:12 Uhr", "2019-04-09T10:00:00Z"]
)
def test_a_date_over_the_one_headline_of_a_file_is_its_story_s(above: str) -> None:
    """Where nothing else stands above, it is no page's date."""
    text = (
        f"{above}\n\nFerry runs aground off Lowick pier\n\nA ferry ran aground on a sandbank and waited for the tide.\n"
    )
    (story,) = segment(Document("a.txt", text)).stories
    assert (str(story.published), story.title) == ("2019-04-09", "Ferry runs aground off Lowick pier")


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("by", True), ("posted by", True), ("from", True), ("by the sea", False), ("posted", False), ("title", False)],
)
def test_fields_of_authors(label: str, is_one: bool) -> None:
    """A label of words that say who wrote, and of no others."""
    assert is_author_field(label) is is_one


def test_a_role_needs_a_name() -> None:
    """ "Editor" under a headline is nobody, and five words are no role."""
    assert read_credit("Editor") is None
    assert read_credit("By our old and very tired staff reporter Ann Soames") is None


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Interview by Ann Soames · Portrait by Ed Low · 4 December 2023", "Ann Soames"),
        ("Texto y fotos: Lucía Prado", "Lucía Prado"),
        ("Text und Fotos: Jutta Brandes, 3. Mai 2014", "Jutta Brandes"),
        ("Words by Ann Soames, pictures by Ed Low", "Ann Soames"),
        ("Bild: Anna Lind, Text: Bo Ek", "Bo Ek"),
        ("Texto: Ana Gil. Fotos: Luis Vera", "Ana Gil"),
        ("Propos recueillis par Claire Aubry", "Claire Aubry"),
        ("🗓 5 March 2014 · ⏱ 23 min · ✍️ Ann Soames", "Ann Soames"),
        ("🗓 5 March 2014 · ⏱ 23 min · Hosted by Ann Soames", None),
        ("Photo: Ed Low, 4 May 2014", None),
    ],
)
def test_who_wrote_is_told_from_who_made_the_pictures(line: str, byline: str | None) -> None:
    """Of several who had a part in a story it is the one who wrote, asked or told it."""
    credit = read_credit(line)
    assert credit is not None
    assert credit.byline == byline


@pytest.mark.parametrize(
    "line", ["Story of a sailor", "Portrait of a lady", "Interview with Ann Soames", "Fotos: Ed Low"]
)
def test_what_is_made_by_nobody_is_no_credit(line: str) -> None:
    """A headline may begin with such a word, and who took the pictures alone signs no story."""
    assert read_credit(line) is None


@pytest.mark.parametrize(
    "line",
    ["3 ore fa", "gisteren", "vor einer Stunde", "hace 2 horas", "5 uur geleden", "Ieri • Di Dario Fabbri", "3 時間前"],
)
def test_how_long_ago_a_story_appeared_is_a_credit(line: str) -> None:
    """In any of the languages of newspapers; the day itself nobody knows."""
    credit = read_credit(line)
    assert credit is not None
    assert "ago" in credit.kinds
    assert credit.stamp is None


@pytest.mark.parametrize("line", ["#roads #water", "Yesterday’s men", "Two hours to go", "Today in parliament"])
def test_tags_and_headlines_about_days_are_no_credits(line: str) -> None:
    """They say more than how long ago something was, or nothing."""
    assert read_credit(line) is None


def test_credits_stand_under_a_standfirst() -> None:
    """What reads as text between a headline and its credits is no text yet."""
    page = (
        "The last knife grinder hangs up his flute\n"
        "After fifty-eight years on the road Ed Low sells his bicycle to a museum.\n"
        "Ann Soames\nLowick - 9 November 2021 - 05:30\n\n"
        "Ed Low does not know how many knives he has ground, but he knows how many bicycles he wore out: eleven.\n\n"
        "The museum bought the last one for four hundred pounds and a lunch, and hung it from the ceiling.\n"
    )
    story = segment(Document("a.txt", page)).stories[0]
    assert str(story.published) == "2021-11-09"


def test_the_first_day_of_a_chronicle_dates_no_story() -> None:
    """Where other days stand further down each heads a part."""
    days = "\n\n".join(
        f"{day} March 2014\nThe committee met for the whole of that day and could agree on nothing but when to stop."
        for day in (4, 5, 6)
    )
    page = f"How the bridge was lost\n\nA chronicle of three days that nobody here likes to talk about.\n\n{days}"
    assert [story.published for story in segment(Document("a.txt", page)).stories] == [None]
