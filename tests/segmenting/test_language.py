"""Which language a text is in."""

from pathlib import Path

import pytest
import yaml

from newslint.model import UNKNOWN
from newslint.segmenting.language import language_of

FRESH = Path(__file__).parent.parent / "fresh"
HTML = yaml.safe_load((FRESH / "html_stories.yaml").read_text(encoding="utf-8"))
PLAIN = yaml.safe_load((FRESH / "plain_stories.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, "\n".join(story["text"])) for language, told in HTML.items() for story in told["stories"]],
)
def test_every_story_of_the_fresh_pages_is_told(language: str, text: str) -> None:
    """Stories of three to five paragraphs in six languages."""
    assert language_of([text]) == language


@pytest.mark.parametrize(
    ("language", "text"), [(key, text) for row in PLAIN for key, text in row.items() if key != "kind"]
)
def test_no_short_text_is_taken_for_another_language(language: str, text: str) -> None:
    """Recipes, results and letters may say too little; what they say is right."""
    assert language_of([text]) in (language, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Rada miasta zdecydowała w środę, że most zostanie zamknięty na czas remontu, a ruch przejmie prom."),
        (
            "pt",
            "A câmara decidiu que a ponte não abre antes do fim do ano; até lá não haverá outro caminho.",
        ),
        ("it", "Il consiglio comunale ha deciso mercoledì che il ponte resterà chiuso per i lavori fino a primavera."),
        ("nl", "De gemeenteraad heeft woensdag besloten dat de brug tijdens de werkzaamheden dicht blijft."),
        ("sv", "Kommunen beslutade på onsdagen att bron ska vara stängd under arbetet och att en färja ska gå."),
        (
            "tr",
            "Belediye meclisi çarşamba günü köprünün onarım için kapatılmasına ve bir feribot konmasına karar verdi.",
        ),
        ("id", "Dewan kota memutuskan pada hari Rabu bahwa jembatan itu akan ditutup selama perbaikan dan ada feri."),
        ("vi", "Hội đồng thành phố đã quyết định hôm thứ Tư rằng cây cầu sẽ đóng cửa trong thời gian sửa chữa."),
        ("hi", "नगर परिषद ने बुधवार को फैसला किया कि मरम्मत के दौरान पुल बंद रहेगा और लोगों के लिए एक नाव चलेगी।"),
        ("ar", "قرر مجلس المدينة يوم الأربعاء إغلاق الجسر أثناء أعمال الترميم على أن تعمل عبارة بدلا منه حتى الربيع."),
        ("fa", "شورای شهر روز چهارشنبه تصمیم گرفت که پل را برای تعمیر ببندد و یک قایق برای مردم در نظر گرفته شده است."),
        ("he", "מועצת העיר החליטה ביום רביעי לסגור את הגשר לצורך שיפוצים ולהפעיל מעבורת במקומו."),
        ("ko", "시의회는 수요일 보수 공사 동안 다리를 폐쇄하고 그 대신 나룻배를 운영하기로 결정했다."),
        ("el", "Το δημοτικό συμβούλιο αποφάσισε την Τετάρτη να κλείσει η γέφυρα για έργα μέχρι την άνοιξη."),
        ("zh", "市议会周三决定在维修期间关闭大桥，并开通渡船直到春天。"),
        ("th", "สภาเมืองมีมติเมื่อวันพุธให้ปิดสะพานระหว่างการซ่อมแซมและจัดเรือข้ามฟากแทน"),
    ],
)
def test_a_sentence_in_a_language_of_large_papers_is_told(language: str, text: str) -> None:
    """One sentence of about fifteen words is enough."""
    assert language_of([text]) == language


def test_a_long_text_is_given_to_the_library() -> None:
    """Words that no list holds: a text in Latin."""
    text = (
        "Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum "
        "lingua Celtae, nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se differunt. Gallos ab "
        "Aquitanis Garumna flumen, a Belgis Matrona et Sequana dividit. Horum omnium fortissimi sunt Belgae, "
        "propterea quod a cultu atque humanitate provinciae longissime absunt, minimeque ad eos mercatores saepe "
        "commeant atque ea quae ad effeminandos animos pertinent important."
    )
    assert language_of([text]) == "la"


@pytest.mark.parametrize("text", ["", "12:30 – 14:00", "Arsenal 2-1 Everton", "Moira Tench"])
def test_what_says_too_little_has_no_language(text: str) -> None:
    """Names and figures belong to all languages."""
    assert language_of([text]) is None


def test_a_script_without_english_is_never_english() -> None:
    """Cyrillic words in none of the known languages are at least known not to be in English."""
    assert language_of(["Ӝужыт гурезь йылын коркалэн укноез"]) == UNKNOWN


def test_foreign_words_in_a_story_dont_turn_it() -> None:
    """An English story that quotes a German sentence is English."""
    text = (
        "The sign at the gate read “Der Zutritt zu dem Gelände ist nicht gestattet”, and nobody in the party could "
        "say for certain what it meant, though the farmer who had followed them thought it might be about dogs."
    )
    assert language_of([text]) == "en"
