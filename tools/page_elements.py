"""What pages are made of, in some thirty languages: names, dates, headlines, credits, and the words around them.

Each function draws how a page writes one of these and gives back a function that writes it for a story.
"""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from babel.dates import format_date

_SYLLABLES = [
    "mar",
    "bel",
    "to",
    "ras",
    "ven",
    "dor",
    "li",
    "ka",
    "sun",
    "der",
    "wick",
    "o",
    "pe",
    "tra",
    "no",
    "vil",
    "ham",
    "ley",
    "ri",
    "sa",
    "gun",
    "bo",
    "ren",
    "ta",
    "mo",
    "stra",
    "hel",
    "qui",
]
LANGUAGES = [
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "sv",
    "da",
    "nb",
    "fi",
    "pl",
    "cs",
    "hu",
    "ro",
    "tr",
    "ru",
    "uk",
    "el",
    "ar",
    "he",
    "fa",
    "ja",
    "zh",
    "ko",
    "vi",
    "id",
    "hr",
    "bg",
    "lt",
]
_WORDS = {
    "en": "By|Published|Posted on|Updated|Section|Photo|Share|comments|min read|Read more|Source|Tags|Related|"
    "Most read|Advertisement|News|Sport|Business|Culture|Opinion|Local|Page|Text|Staff reporter|in|Continue reading",
    "de": "Von|Veröffentlicht|Stand:|Aktualisiert|Ressort|Foto|Teilen|Kommentare|Min. Lesezeit|Weiterlesen|Quelle|"
    "Schlagworte|Lesen Sie auch|Meistgelesen|Anzeige|Politik|Sport|Wirtschaft|Kultur|Meinung|Lokales|Seite|Text|"
    "Redaktion|in|Mehr dazu",
    "fr": "Par|Publié le|Mis en ligne le|Mis à jour|Rubrique|Photo|Partager|commentaires|min de lecture|Lire la suite|"
    "Source|Mots-clés|À lire aussi|Les plus lus|Publicité|Actualités|Sports|Économie|Culture|Opinion|Région|Page|Texte|"
    "La rédaction|dans|Suite",
    "es": "Por|Publicado|Publicado el|Actualizado|Sección|Foto|Compartir|comentarios|min de lectura|Leer más|Fuente|"
    "Etiquetas|Relacionado|Lo más leído|Publicidad|Noticias|Deportes|Economía|Cultura|Opinión|Local|Página|Texto|"
    "Redacción|en|Seguir leyendo",
    "it": "Di|Pubblicato|Pubblicato il|Aggiornato|Sezione|Foto|Condividi|commenti|min di lettura|Leggi tutto|Fonte|"
    "Tag|Leggi anche|I più letti|Pubblicità|Cronaca|Sport|Economia|Cultura|Opinioni|Città|Pagina|Testo|Redazione|in|"
    "Continua",
    "pt": "Por|Publicado|Publicado em|Atualizado|Seção|Foto|Compartilhar|comentários|min de leitura|Leia mais|Fonte|"
    "Assuntos|Leia também|Mais lidas|Publicidade|Notícias|Esportes|Economia|Cultura|Opinião|Cidade|Página|Texto|"
    "Redação|em|Continue lendo",
    "nl": "Door|Gepubliceerd|Geplaatst op|Bijgewerkt|Rubriek|Foto|Delen|reacties|min. leestijd|Lees verder|Bron|Tags|"
    "Lees ook|Meest gelezen|Advertentie|Nieuws|Sport|Economie|Cultuur|Opinie|Regio|Pagina|Tekst|Redactie|in|Meer",
    "sv": "Av|Publicerad|Publicerat|Uppdaterad|Avdelning|Foto|Dela|kommentarer|min läsning|Läs mer|Källa|Ämnen|"
    "Läs även|Mest lästa|Annons|Nyheter|Sport|Ekonomi|Kultur|Ledare|Lokalt|Sida|Text|Redaktionen|i|Fortsätt läsa",
    "pl": "Autor:|Opublikowano|Dodano|Aktualizacja|Dział|Fot.|Udostępnij|komentarzy|min czytania|Czytaj dalej|Źródło|"
    "Tagi|Czytaj też|Najczęściej czytane|Reklama|Wiadomości|Sport|Gospodarka|Kultura|Opinie|Region|Strona|Tekst|"
    "Redakcja|w|Więcej",
    "ru": "Автор:|Опубликовано|Дата:|Обновлено|Раздел|Фото|Поделиться|комментариев|мин чтения|Читать далее|Источник|"
    "Теги|Читайте также|Самое читаемое|Реклама|Новости|Спорт|Экономика|Культура|Мнения|Город|Страница|Текст|"
    "Редакция|в|Подробнее",
    "tr": "Yazan:|Yayınlanma|Tarih:|Güncelleme|Bölüm|Fotoğraf|Paylaş|yorum|dk okuma|Devamı|Kaynak|Etiketler|İlgili|"
    "En çok okunanlar|Reklam|Gündem|Spor|Ekonomi|Kültür|Görüş|Yerel|Sayfa|Metin|Haber Merkezi|de|Devamını oku",
    "ar": "كتب|نشر في|تاريخ النشر|آخر تحديث|قسم|صورة|مشاركة|تعليقات|دقائق قراءة|اقرأ المزيد|المصدر|الوسوم|اقرأ أيضا|"
    "الأكثر قراءة|إعلان|أخبار|رياضة|اقتصاد|ثقافة|رأي|محليات|صفحة|النص|التحرير|في|المزيد",
    "ja": "文・|公開日|掲載日|更新|分野|写真|シェア|コメント|分で読めます|続きを読む|"
    "出典|タグ|関連記事|ランキング|広告|社会|スポーツ|経済|文化|"
    "社説|地域|ページ|本文|編集部|で|全文を読む",
    "zh": "记者|发布|发布时间：|更新|栏目|图|分享|评论|分钟阅读|阅读全文|"
    "来源|标签|相关新闻|热门|广告|要闻|体育|财经|文化|评论|本地|版|正文|本报讯|在|更多",
}  # fmt: skip
#: where each of these stands in a language's words
BY, POSTED, POSTED_ON, UPDATED, SECTION, PHOTO, SHARE, COMMENTS, READ, MORE, SOURCE, TAGS, RELATED, POPULAR, AD = range(
    15
)
SECTIONS, PAGE, BODY, DESK, IN, GO_ON = slice(15, 21), 21, 22, 23, 24, 25
_EMOJI = "🔴🏛🚋🐟🏫⚽🌧🔥📰👉🎭🚒💶🏥🌊🐝🗳✈📌⚡"
_FIELDS = {
    "en": "Date From To Section Author Source ID Words Page Edition Category Keywords Status Text Body Copyright",
    "de": "Datum Autor Ressort Quelle Seite Ausgabe Nummer Rubrik Schlagworte Status Text",
    "fr": "Date Auteur Rubrique Source Page Édition Numéro Thème Texte",
    "es": "Fecha Autor Sección Fuente Página Edición Número Tema Texto",
    "ru": "Дата Автор Рубрика Источник Страница Номер Тема Текст",
}
_TITLE_LABELS = [
    "Title",
    "Headline",
    "TITLE",
    "HL",
    "Titel",
    "Titre",
    "Título",
    "Subject",
    "Заголовок",
    "標題",
    "SLUG",
    "Betreff",
    "Titolo",
    "Rubrik",
    "Tytuł",
    "HEADLINE",
]
_CREDIT_LABELS = [
    "DATE",
    "Author",
    "Source",
    "Section",
    "Datum",
    "Fecha",
    "Auteur",
    "PUBDATE",
    "Byline",
    "BY",
    "PD",
    "Quelle",
]
_PAPERS = ["Echo", "Post", "Bote", "News", "Gazette", "Courier", "Presse", "Zeitung", "Weekly"]


_UNCASED = {
    "ar": "سلمى مازن كريم هناء خليل الدغيم الشريقي الحوراني وادي نور سالم",
    "he": "דנה כהן יוסי לוי מיכל ברק אבי שגב",
    "fa": "رضا مریم احمدی کریمی نوری سارا",
    "ja": "佐藤 鈴木 高橋 丸尾 久良木 浜口 静江 亮 健一 美咲",
    "zh": "王 李 张 陈 晓明 丽华 建国 志强 文",
    "ko": "김 이 박 최 민수 지영 현우 서연",
}
_CYRILLIC = [
    "Вера",
    "Пётр",
    "Анна",
    "Илья",
    "Олег",
    "Мария",
    "Лугинин",
    "Анисимов",
    "Соколов",
    "Кравец",
    "Белов",
    "Громов",
]


@dataclass(frozen=True)
class Source:
    """A story to put into layouts: its language, its headline, and its paragraphs."""

    language: str
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A story as a page tells it: with its day, its author and its section."""

    source: Source
    day: datetime.date
    name: str
    section: str
    number: int
    of: int
    place: str

    @property
    def code(self) -> int:
        """A number of its own."""
        return 100 + 7 * self.number + 3 * len(self.source.title)


Element = Callable[[Told], str]


class Style:
    """What a page keeps to: its language and its words, how it writes a day, and which paper it is."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng, self.language = rng, language
        known = _WORDS.get(language) or _WORDS[rng.choice(["en", "de", "fr", "es", "ru"])]
        self.words = known.split("|")
        self.caseless = language in _UNCASED
        self.date = draw_date(rng, language)
        self.paper = f"{make_word(rng)} {rng.choice(_PAPERS)}"


def make_word(rng: random.Random, least: int = 2, most: int = 3) -> str:
    """A word that no language has."""
    return "".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(least, most))).capitalize()


def make_place(rng: random.Random, language: str) -> str:
    """The name of a place."""
    if language in _UNCASED:
        return rng.choice(_UNCASED[language].split())
    return rng.choice(_CYRILLIC[6:]) + "ск" if language in ("ru", "uk", "bg") else make_word(rng)


def make_name(rng: random.Random, language: str) -> str:
    """A name of two words or so."""
    if language in _UNCASED:
        parting = "" if language in ("ja", "zh", "ko") else " "
        return parting.join(rng.sample(_UNCASED[language].split(), 2))
    if language in ("ru", "uk", "bg"):
        return f"{rng.choice(_CYRILLIC[:6])} {rng.choice(_CYRILLIC[6:])}"
    first = rng.choice(["Ann", "Tom", "Maria", "Jens", "Luc", "Olga", "Pia", "Ivan", "Elena", "J.", "K. L."])
    return f"{first} {make_word(rng)}" + (f"-{make_word(rng)}" if rng.random() < 0.07 else "")


def draw_date(rng: random.Random, language: str) -> Callable[[datetime.date], str]:
    """How a page writes days, with the time perhaps."""
    times = ["", "", "", "", " %H:%M", ", %H:%M", " %H.%M", " | %H:%M", ", %I:%M %p", " %H:%M GMT", " kl. %H.%M"]
    time = rng.choice(times)
    figures = ["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y", "%d %b %Y", "%Y/%m/%d", "%d-%m-%Y", "%Y.%m.%d"]
    styles = ["full", "long", "long", "medium"]
    if language not in ("ja", "zh", "ko"):
        styles += ["d MMMM y", "EEEE d MMMM y", "EEE, d MMM y", "MMMM d, y", "EEEE, d MMMM"]
    figure = rng.choice(figures) if rng.random() < 0.25 else ""
    style, is_upper, minute = rng.choice(styles), rng.random() < 0.1, rng.randrange(60)

    def write(day: datetime.date) -> str:
        said = day.strftime(figure) if figure else format_date(day, style, locale=language)
        moment = datetime.datetime(2000, 1, 1, 5 * day.day % 24, (minute + 7 * day.day) % 60)
        said += moment.strftime(time) if time else ""
        return said.upper() if is_upper else said

    return write


def draw_title(style: Style) -> Callable[[Told], list[str]]:
    """How a page writes headlines: their lines, nearly always one."""
    rng = style.rng
    dress = str
    if not style.caseless:
        dress = rng.choices([str, str.upper, str.title], [0.83, 0.12, 0.05])[0]
    if rng.random() < 0.55:
        return lambda story: [dress(story.source.title)]
    kind = rng.random()
    if kind < 0.1:
        mark, is_full = rng.choice("=-~*_"), rng.random() < 0.5
        return lambda story: [dress(story.source.title), mark * (len(story.source.title) if is_full else 12)]
    if kind < 0.2:
        label = rng.choice(_TITLE_LABELS)
        return lambda story: [f"{label}: {dress(story.source.title)}"]
    if kind < 0.28:
        return lambda story: [f"{_EMOJI[story.code % len(_EMOJI)]} {dress(story.source.title)}"]
    forms = [
        "# {t}", "## {t}", "### {t}", "**{t}**", "{t}.", "{n}. {t}", "{n}) {t}", "[{n}] {t}", "#{n} {t}", "({n}) {t}",
        "{n} – {t}", "{n} {t}", "Nr. {n}: {t}", "» {t}", "> {t}", "• {t}", "■ {t}", "▶ {t}", "— {t} —", "== {t} ==",
        "<<{t}>>", "« {t} »", "[ {t} ]", "*** {t} ***", "◆ {t}", "+ {t}", "○ {t}", "●{t}", "【{t}】", "{s}: {t}",
        "{s} – {t}", "{s} | {t}", "[{s}] {t}", "({s}) {t}", "【{s}】{t}", "{s} // {t}", "{p}: {t}", "{t} | Echo",
        "{d:%d.%m.%Y} – {t}", "{d:%d/%m} {t}", "[{d:%Y-%m-%d}] {t}", "{d:%d.%m.}: {t}", "{t} (video)", "{t} [+]",
        "{t} »", "{t} …", "{t} ({c})", "{t}            {c}",
    ]  # fmt: skip
    form = rng.choice(forms)

    def write(story: Told) -> list[str]:
        title = dress(story.source.title)
        return [form.format(t=title, n=story.number, s=story.section, p=story.place, d=story.day, c=story.code)]

    return write


def draw_labelled_title(rng: random.Random) -> Callable[[Told], list[str]]:
    """How a page of fields writes headlines: most have a label."""
    label = rng.choice(_TITLE_LABELS)
    forms = ["{}: {}", "{}: {}", "{} : {}", "{}:    {}", "{}: {}            {}", "**{}:** {}", "<{}> {}", "{}= {}"]
    form, is_bare = rng.choice(forms), rng.random() < 0.25
    return lambda story: [story.source.title if is_bare else form.format(label, story.source.title, story.code)]


def draw_credits(style: Style) -> list[Element]:
    """The lines that say when, who and where: their pieces dealt to up to three, each with its own punctuation."""
    rng, words = style.rng, style.words
    pieces = [*_draw_author(style)] if rng.random() < 0.6 else []
    pieces += [*_draw_day(style)] if rng.random() < 0.8 else []
    extras: list[Element] = [
        lambda story: f"{1 + story.code % 9} {words[READ]}",
        lambda story: f"{story.code % 40} {words[COMMENTS]}",
        lambda story: story.section,
        lambda story: story.place,
        lambda story: story.place.upper(),
        lambda story: f"{words[PAGE]} {1 + story.code % 30}",
        lambda story: style.paper,
        lambda story: f"{words[IN]} {story.section}",
        lambda story: f"ID {1000 + story.code}",
        lambda story: f"{story.code} words",
    ]
    pieces += rng.sample(extras, rng.choice([0, 0, 0, 1, 1, 2, 3]))
    rng.shuffle(pieces)
    dealt: list[list[Element]] = [[] for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]
    for piece in pieces:
        rng.choice(dealt).append(piece)
    return [_draw_credit_line(rng, group) for group in dealt if group]


def _draw_author(style: Style) -> list[Element]:
    rng, words = style.rng, style.words
    introductions = [words[BY], words[BY].upper(), words[BY].lower(), "", "", "✍", "–", f"{words[BODY]}:"]
    by = rng.choice([*introductions, f"{words[BODY]} & {words[PHOTO]}:"])
    forms = ["{}", "{}", "{}", "({})", "*{}*", "_{}_", "{}, " + words[DESK], "{}, {place}", "@{}", "{} / Tor", "[{}]"]
    form, is_upper, missing = rng.choice(forms), rng.random() < 0.12, rng.choice([0.0, 0.0, 0.2, 0.5])

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        said = form.format(words[DESK] if rng.random() < 0.08 else story.name, place=story.place)
        return f"{by} {said.upper() if is_upper else said}".strip()

    return [write]


def _draw_day(style: Style) -> list[Element]:
    words = style.words
    posted = style.rng.choice(
        ["", "", "", words[POSTED], words[POSTED_ON], words[UPDATED], f"{words[POSTED]}:", "🗓", "("]
    )

    def write(story: Told) -> str:
        said = style.date(story.day)
        return f"({said})" if posted == "(" else f"{posted} {said}".strip()

    return [write]


def _draw_credit_line(rng: random.Random, group: list[Element]) -> Element:
    partings = [" | ", " · ", " • ", ", ", " - ", " – ", " / ", " — ", " ", " // ", "  ", " :: ", "; "]
    frames = [
        "{}",
        "{}",
        "{}",
        "{}",
        "{}",
        "({})",
        "[{}]",
        "— {}",
        "*{}*",
        "– {} –",
        "_{}_",
        "{}.",
        "> {}",
        "{}:",
        "<{}>",
    ]
    parting, frame = rng.choice(partings), rng.choice(frames)
    labels = rng.choices(_CREDIT_LABELS, k=len(group)) if rng.random() < 0.12 else None

    def write(story: Told) -> str:
        told = [piece(story) for piece in group]
        if labels:
            told = [f"{label}: {said}" if said else "" for label, said in zip(labels, told)]
        said = parting.join(filter(None, told))
        return frame.format(said) if said else ""

    return write


def draw_fields(style: Style) -> list[Element]:
    """A block of fields, a line each."""
    rng = style.rng
    names = rng.sample(_FIELDS.get(style.language, _FIELDS["en"]).split(), rng.randint(2, 5))
    forms = ["{}: {}", "{}: {}", "{} : {}", "{}:    {}", "{}= {}", "<{}> {}", "{}    {}", "[{}] {}", "**{}:** {}"]
    form, is_upper = rng.choice(forms), rng.random() < 0.2

    def element(name: str) -> Element:
        def write(story: Told) -> str:
            first = name[0]
            value = style.date(story.day) if first in "DFД" else story.name if first in "AА" else story.place
            value = str(story.code) if first in "PNIW" else story.section if first in "SRР" else value
            return form.format(name.upper() if is_upper else name, "" if first in "TТB" else value).strip()

        return write

    return [element(name) for name in names]


def draw_kicker(style: Style) -> Element:
    """A section over a headline."""
    rng = style.rng
    forms = ["{}", "{}", "{}", "[{}]", "{} »", "// {}", "{}:", "> {}", "#{}", "▌{}", "— {}", "*{}*", "/{}/", "{} |"]
    form = rng.choice([*forms, "{} > {place}", style.words[SECTION] + ": {}", "{}  ·  {place}", "({})"])
    is_upper, missing, is_same = rng.random() < 0.4, rng.choice([0, 0, 0.2]), rng.random() < 0.1

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        section = style.words[SECTIONS][0] if is_same else story.section
        return form.format(section.upper() if is_upper else section, place=story.place)

    return write


def draw_number(style: Style) -> Element:
    """What counts the stories of a page."""
    forms = ["{n}", "{n}.", "({n})", "[{n}]", "{n} / {of}", "{n} of {of}", "No. {n}", "#{n}", "Document {n} of {of}"]
    forms += [
        "Story {n}",
        "{code}",
        "ID: {code}",
        "{n})",
        "-- {n} --",
        "Item {n}",
        "Nr. {n}/{of}",
        "{n:02}",
        "ART{code}",
    ]
    form = style.rng.choice(forms)
    return lambda story: form.format(n=story.number, of=story.of, code=story.code)


def draw_code(style: Style) -> Element:
    """What an agency or a system codes its reports by."""
    word = make_word(style.rng, 1, 1).lower()
    forms = ["{w}{n:04} {k} {s} {c:03}", "ZCZC {w}{n:04} u a", "{w}{n:04} r i BC-{S} 04-11 {c:04}", "BC-{S},{c:04}"]
    form = style.rng.choice([*forms, "<{w}-{n}>", "{S}/{n}/{c}", "{w}.{n}.{c}", "{n:05}-{c}"])

    def write(story: Told) -> str:
        number = 7 * story.number + 103
        return form.format(w=word, n=number, k=number % 5, s=story.section[:2].lower(), S=story.section, c=story.code)

    return write


def write_deck(story: Told) -> str:
    """A sentence of the story under its headline."""
    first = re.split(r"(?<=[.!?。])\s*", story.source.paragraphs[-1])[0]
    return first.rstrip(".") if story.code % 2 else first


def draw_tools(style: Style) -> Element:
    """An offer to share."""
    rng = style.rng
    offers = [
        style.words[SHARE],
        "Facebook",
        "Twitter",
        "WhatsApp",
        "E-Mail",
        "X",
        "Print",
        "Telegram",
        "♥",
        "A+ A-",
        "⤴",
    ]
    line = rng.choice([" | ", "   ", " · ", " ", " / "]).join(rng.sample(offers, rng.randint(1, 4)))
    is_counted = rng.random() < 0.3
    return lambda story: f"{line} ({story.code})" if is_counted else line


def draw_caption(style: Style) -> Element:
    """A line under a picture."""
    rng, photo = style.rng, style.words[PHOTO]
    forms = [
        "{w}: {name}",
        "[{w}: {place}]",
        "({w}: {name})",
        "{place}. {w}: {name}",
        "{w} / {name}",
        "[image: {c}.jpg]",
    ]
    form = rng.choice(forms)
    return lambda story: (
        form.format(w=photo, name=story.name, place=story.place, c=story.code) if story.code % 3 else ""
    )


def draw_tags(style: Style) -> Element:
    """What a story is filed under."""
    word = style.words[TAGS]
    forms = ["{w}: {one}, {two}", "{w}: {one} | {two}", "#{one} #{two}", "{w} {one}; {two}", "[{one}] [{two}]"]
    form = style.rng.choice(forms)
    return lambda story: form.format(w=word, one=story.section, two=story.place)


def draw_closer(style: Style) -> Element:
    """What ends each story in the same words."""
    rng = style.rng
    word = make_word(rng)
    closers = [
        "END",
        "###",
        "-30-",
        "(ends)",
        "End of Document",
        "NNNN",
        "***",
        f"Copyright 2019 {word}",
        f"© {word}",
        "^ top",
    ]
    line = rng.choice([*closers, "↑", "—", "Fin", f"({word[:3].lower()})", "■", "// end", "-0-"])
    return lambda story: line


def draw_more(style: Style) -> Element:
    """A link to the rest."""
    word = style.words[style.rng.choice([MORE, GO_ON])]
    form = style.rng.choice(["{} »", "{}", "[{}]", "{} …", "> {}", "{} →", "{} ({})"])
    return lambda story: form.format(word, story.code)


def draw_source(style: Style) -> Element:
    """Whose story it is."""
    form = style.rng.choice(["{}: {}", "{} - {}", "({}: {})", "{} {}"])
    return lambda story: form.format(style.words[SOURCE], style.paper)


def draw_signature(style: Style) -> Element:
    """The name under a text."""
    form = style.rng.choice(["{}", "— {}", "– {}", "({})", "{}, {place}", "{up}", "~ {}", "/{}/"])
    return lambda story: form.format(story.name, place=story.place, up=story.name.upper())


def make_subhead(paragraph: str, rng: random.Random) -> str:
    """A few words of a paragraph, as subheads are."""
    words = paragraph.split()
    if len(words) < 4:
        return paragraph[: rng.randint(4, 10)]
    start = rng.randrange(max(1, len(words) - 6))
    said = " ".join(words[start : start + rng.randint(1, 6)]).strip('.,;:"“”«»!?()')
    return said[:1].upper() + said[1:] + ("?" if rng.random() < 0.15 else "")
