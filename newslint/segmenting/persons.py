"""Whether a line by itself is the name of a person, and not of a paper, a section or a place."""

from __future__ import annotations

import re

from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
from newslint.segmenting.names import is_name

#: what papers, agencies and stations are called, in the languages of the larger ones
_PAPERS = frozenset(
    """
times news post herald tribune gazette courier journal chronicle echo telegraph observer advertiser ledger press
mercury guardian examiner sentinel bulletin dispatch globe standard register citizen review record daily weekly
inquirer intelligencer messenger radio television tv magazine agency wire online media today morning evening
zeitung anzeiger bote blatt tagblatt tageblatt nachrichten kurier rundschau allgemeine presse rundfunk merkur
journal gazette dépêche courrier écho quotidien matin nouvelles presse
diario periódico noticias prensa faro heraldo mundo país correo gaceta voz
corriere gazzetta giornale stampa messaggero notizie mattino resto
jornal notícias correio folha gazeta
krant courant nieuws dagblad nieuwsblad telegraaf bode
tidning tidningen dagblad nyheter posten avis tidende bladet sanomat lehti
gazeta dziennik kurier wiadomości głos noviny deník listy hírlap napló
новости газета вести правда сегодня вечерний известия ведомости время курьер телеграф новини вісті
gazetesi haber haberleri postası
新聞 新闻 日報 日报 通信 通讯社 通訊社 放送 電視 电视 報 报 일보 신문 뉴스 방송 통신
""".casefold().split()
)
#: and those that are written in one word with what stands before them
_JOINED = (
    "zeitung", "anzeiger", "bote", "blatt", "nachrichten", "kurier", "rundschau", "rundfunk", "merkur", "dagblad",
    "courant", "krant", "nieuws", "bode", "tidning", "tidningen", "bladet", "posten", "avisen", "tidende", "nytt",
    "lehti", "sanomat", "uutiset", "タイムス", "ニュース", "経済",
)  # fmt: skip
#: what stands over or beside texts and is nobody
_LABELS = frozenset(
    """
world sport sports business politics opinion culture local national international breaking top stories latest home
front page section letters editorial features weather advertisement sponsored related comments share print
new los san santa saint st hong south north east west the and for with from city county
""".casefold().split()
)
_ARTICLES = frozenset("the le la les el los der die das il lo de het".split())  # noqa: SIM905
_UNCASED = re.compile(
    r"[\u3400-\u9fff々\u3040-\u30ff\uac00-\ud7af]{2,6}(?:[ \u3000・][\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]{1,6})?"
)
#: what desks, sections and notes end with where names are written without capitals
_NO_NAME = re.compile(
    r"(?:部|社|面|版|欄|局|課|報道|記事|新聞|通信|放送|写真|写す|社会|政治|国際|经济|経済|文化|体育|科学|地方|地域|要闻|금지|뉴스|종합|사회|정치|경제|문화|스포츠)$"
)
#: a word of an alphabet without capitals
_UNCASED_WORD = re.compile(r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u0980-\u09ff\u0b80-\u0bff\u200c]{2,14}")
#: a name without capitals has no more characters, and one in capitals no more words
LONGEST, MOST = 9, 4


def is_paper(name: str) -> bool:
    """Whether a name is rather a paper's or an agency's than a person's."""
    words = [word.strip(".,'’").casefold() for word in name.split()]
    if "&" in words or (words and words[0] in _ARTICLES and name[0].isupper() and len(words[0]) > 1):
        return True
    if any(word in _PAPERS or word.endswith(_JOINED) for word in words):
        return True
    return any(name.endswith(word) for word in _PAPERS if not word.isascii())


def is_person(text: str) -> bool:
    """Whether a line by itself is a person's name: of two words or more, or a few characters of Chinese or Japanese."""
    if any(map(str.isdigit, text)) or not any(map(str.isalpha, text)):
        return False
    if not any(char.isupper() or char.islower() for char in text):
        is_short = len(text) <= LONGEST and _UNCASED.fullmatch(text) is not None
        return is_short and not _NO_NAME.search(text) and not is_paper(text)
    words = text.split()
    if len(words) < 2 or not is_name(words) or is_paper(text):
        return False
    if not text.isupper():
        return True
    plain = [word.strip(".'’-").casefold() for word in words]
    return len(words) <= MOST and text[-1] not in ".!:" and not any(word in _LABELS for word in plain)


def may_be_person(text: str) -> bool:
    """Whether two words of a script without capitals may be a name, beside a day: Arabic, Hebrew, Persian, Hindi."""
    words = text.split()
    if len(words) != 2 or not all(map(_UNCASED_WORD.fullmatch, words)):
        return False
    return not (is_paper(text) or speaks_of_a_page(text))
