"""Words of which pages are made, in some thirty languages, and syllables for names that nobody has."""

#: what names are made of
SYLLABLES = """
    mar bel to ras ven dor li ka sun der wick o pe tra no vil ham ley ri sa gun bo ren ta mo stra hel qui
""".split()  # noqa: SIM905
#: the languages in which dates are written
LANGUAGES = """
    en de fr es it pt nl sv da nb fi pl cs hu ro tr ru uk el ar he fa ja zh ko vi id hr bg lt
""".split()  # noqa: SIM905
WORDS = {
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
EMOJI = "🔴🏛🚋🐟🏫⚽🌧🔥📰👉🎭🚒💶🏥🌊🐝🗳✈📌⚡"
FIELDS = {
    "en": "Date From To Section Author Source ID Words Page Edition Category Keywords Status Text Body Copyright",
    "de": "Datum Autor Ressort Quelle Seite Ausgabe Nummer Rubrik Schlagworte Status Text",
    "fr": "Date Auteur Rubrique Source Page Édition Numéro Thème Texte",
    "es": "Fecha Autor Sección Fuente Página Edición Número Tema Texto",
    "ru": "Дата Автор Рубрика Источник Страница Номер Тема Текст",
}
#: what stands before a headline, before a credit, and in the name of a paper
TITLE_LABELS = """
    Title Headline TITLE HL Titel Titre Título Subject Заголовок 標題 SLUG Betreff Titolo Rubrik Tytuł HEADLINE
""".split()  # noqa: SIM905
CREDIT_LABELS = "DATE Author Source Section Datum Fecha Auteur PUBDATE Byline BY PD Quelle".split()  # noqa: SIM905
PAPERS = "Echo Post Bote News Gazette Courier Presse Zeitung Weekly".split()  # noqa: SIM905
#: parts of names in scripts without capitals, and in Cyrillic: first names, then surnames
UNCASED = {
    "ar": "سلمى مازن كريم هناء خليل الدغيم الشريقي الحوراني وادي نور سالم",
    "he": "דנה כהן יוסי לוי מיכל ברק אבי שגב",
    "fa": "رضا مریم احمدی کریمی نوری سارا",
    "ja": "佐藤 鈴木 高橋 丸尾 久良木 浜口 静江 亮 健一 美咲",
    "zh": "王 李 张 陈 晓明 丽华 建国 志强 文",
    "ko": "김 이 박 최 민수 지영 현우 서연",
}
CYRILLIC = "Вера Пётр Анна Илья Олег Мария Лугинин Анисимов Соколов Кравец Белов Громов".split()  # noqa: SIM905
