"""What a line says by itself, as numbers that the forests know."""

import pytest

from newslint.segmenting.boilerplate.line_features import line_features, speaks_of_a_page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He left the port at noon.", {"words": 6, "chars": 25, "stop": 1, "said": 0, "prose": 0, "digits": 0}),
        ("He left the port of the town at noon.", {"words": 9, "stop": 1, "prose": 1}),
        ("He left the port of the town at noon", {"words": 9, "stop": 0, "prose": 0}),
        ("“He left.”", {"stop": 1, "quote": 2}),
        ('"He left," he said', {"stop": 0, "quote": 2, "said": 1}),
        ("Really? Yes! Why?", {"question": 3}),
        ("www.lowick.com | a@b.com | https://x.org", {"machine": 6}),
        ("» Home › News", {"machine": 2}),
        ("By Anna Soames", {"by": 1}),
        ("Written by Anna Soames", {"by": 1}),
        ("Bypass closed", {"by": 0}),
        ("11 March 2014", {"dated": 1}),
        ("BREAKING NEWS", {"shouting": 1}),
        ("Breaking News", {"shouting": 0, "titles": 1.0}),
        ("It went on and on ...", {"cut": 1}),
        ("It went on and on…", {"cut": 1}),
        ("It went on and on.", {"cut": 0}),
        ("ab cd", {"mean": 2.0}),
    ],
)
def test_a_line_says(text: str, told: dict[str, float]) -> None:
    """Counts and shares, each of the line alone."""
    features = line_features(text)._asdict()
    assert {name: features[name] for name in told} == told


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("AP Photo/Lee Tarr", 1),
        ("Photo: Lee Tarr", 1),
        ("The photo of the AP photo desk", 1),
        ("The pier of Lowick", 0),
    ],
)
def test_a_credit_is_one(text: str, credit: int) -> None:
    """By a word that credits have, and once however often."""
    assert line_features(text).credit == credit


def test_pages_speak_to_their_readers() -> None:
    """With words of their own, and not in long lines."""
    assert speaks_of_a_page("Subscribe to our newsletter")
    assert not speaks_of_a_page("The ferry ran aground off Lowick")
    assert not speaks_of_a_page("Subscribe to our newsletter. " + "The ferry ran aground off the pier of Lowick. " * 20)


@pytest.mark.parametrize(
    "line",
    [
        "12 Kommentare",
        "Partager",
        "Читайте также: паром вернулся",
        "टिप्पणियाँ",
        "Paylaş",
        "続きを読む",
        "Datenschutzerklärung",
    ],
)
def test_pages_speak_in_many_languages(line: str) -> None:
    """By words of the catalogues of programs that make pages."""
    assert speaks_of_a_page(line)


@pytest.mark.parametrize(
    "line",
    [
        "Die Fähre lief vor Lowick auf Grund",
        "Le ferry s'est échoué",
        "Паром сел на мель",
        "フェリーが座礁した",
        "Feribot karaya oturdu",
    ],
)
def test_news_does_not_speak_as_pages_do(line: str) -> None:
    """A headline in any language holds none of their words."""
    assert not speaks_of_a_page(line)


@pytest.mark.parametrize(
    "line",
    [
        "Die Fähre lief am Abend auf eine Sandbank und lag dort, bis die Flut kam.",
        "Паром сел на мель вечером и стоял там, пока не начался прилив, и никто не пострадал.",
        "フェリーは夕方の航海中に砂州に乗り上げ、潮が満ちるまで動けなかった。",
    ],
)
def test_sentences_in_other_languages_are_running_text(line: str) -> None:
    """They end as sentences do, and small words hold them together, where words are parted."""
    assert line_features(line).prose == 1


def test_menus_in_other_languages_are_no_running_text() -> None:
    """However long they are."""
    assert line_features("Politik Wirtschaft Sport Kultur Reise Wetter Lokales Meinung Rätsel Archiv").prose == 0
