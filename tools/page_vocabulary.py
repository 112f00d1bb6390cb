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
_LONG_RULES = [mark * 30 for mark in "-=_~─═–"]
_SHORT_RULES = ["---", "* * *", "***", "~~~", "+++", "###", "• • •", "◆", "§", "— — —", "-0-", "oOo", "//", "•", "…"]
#: what parts stories
RULES = [*_LONG_RULES, *_SHORT_RULES, "# # #", "* * * * *"]
#: what websites and apps say over their stories, as the consent notices and menus of common systems have it
SITE_LINES = {
    "en": "We value your privacy|Accept all|Log in|Subscribe for $1 a week|Get our app|Breaking news|"
    "Skip to content|Sign up to our morning newsletter|Turn on notifications|"
    "Print this page   Close window|Listen (4 min)|Manage your choices|Free for 30 days, then £4.99|"
    "This site uses cookies to improve your visit|View in browser|You have 2 free articles left|"
    "Search this site|Your account",
    "de": "Wir nutzen Cookies und ähnliche Techniken|Alle akzeptieren|Anmelden|Jetzt vier Wochen testen|"
    "Zur App|Eilmeldung|Zum Inhalt springen|Newsletter bestellen|Als RSS abonnieren|Artikel drucken|"
    "E-Paper|Mein Konto|Artikel anhören",
    "fr": "Nous respectons votre vie privée|Tout accepter|Se connecter|S'abonner à partir de 1 €|"
    "Télécharger l'application|Alerte info|Aller au contenu|Recevoir la newsletter|"
    "Version imprimable|Continuer sans accepter|Écouter l'article",
    "es": "Valoramos tu privacidad|Aceptar todo|Iniciar sesión|Suscríbete por 1 € al mes|Descarga la app|"
    "Última hora|Saltar al contenido|Recibe nuestro boletín|Imprimir esta nota|"
    "Activar notificaciones|Escuchar la noticia",
    "it": "Questo sito utilizza i cookie|Accetta tutti|Accedi|Abbonati a 1 € al mese|Scarica l'app|"
    "Ultim'ora|Vai al contenuto|Iscriviti alla newsletter|Versione stampabile|Attiva le notifiche|"
    "Ascolta l'articolo",
    "pt": "Usamos cookies para melhorar a sua visita|Aceitar todos|Entrar|Assine por 1 € por mês|"
    "Baixe o aplicativo|Última hora|Ir para o conteúdo|Receba a nossa newsletter|"
    "Versão para impressão|Ativar notificações",
    "nl": "Wij gebruiken cookies om de site te verbeteren|Akkoord|Inloggen|Word abonnee voor 1 euro|"
    "Download de app|Net binnen|Ga naar inhoud|Meld je aan voor de nieuwsbrief|Printversie|"
    "Tip de redactie|Luister naar dit artikel",
    "sv": "Vi använder kakor för att förbättra sajten|Godkänn alla|Logga in|Prenumerera för 1 kr|"
    "Ladda ner appen|Just nu|Hoppa till innehåll|Beställ vårt nyhetsbrev|Skriv ut|Slå på notiser|"
    "Lyssna på artikeln",
    "da": "Vi bruger cookies på siden|Accepter alle|Log ind|Prøv en måned for 1 kr|Hent appen|Lige nu|"
    "Gå til indhold|Tilmeld dig nyhedsbrevet|Udskriv|Slå notifikationer til",
    "nb": "Vi bruker informasjonskapsler|Godta alle|Logg inn|Bli abonnent for 1 krone|Last ned appen|"
    "Siste nytt|Gå til innhold|Meld deg på nyhetsbrevet|Skriv ut",
    "fi": "Sivustomme käyttää evästeitä|Hyväksy|Kirjaudu sisään|Tilaa kuukaudeksi eurolla|Lataa sovellus|"
    "Juuri nyt|Siirry sisältöön|Tilaa uutiskirje|Tulosta",
    "pl": "Szanujemy Twoją prywatność|Akceptuję wszystkie|Zaloguj się|Prenumerata od 1 zł|"
    "Pobierz aplikację|Z ostatniej chwili|Przejdź do treści|Zapisz się na newsletter|Wersja do druku|"
    "Włącz powiadomienia",
    "cs": "Tento web používá cookies|Přijmout vše|Přihlásit se|Předplatné od 1 Kč|Stáhnout aplikaci|"
    "Právě teď|Přejít na obsah|Odebírat newsletter|Verze pro tisk",
    "hu": "Az oldal sütiket használ|Elfogadom|Belépés|Előfizetek 1 forintért|Töltse le az alkalmazást|"
    "Friss hírek|Ugrás a tartalomra|Iratkozzon fel hírlevelünkre|Nyomtatható változat",
    "ro": "Acest site folosește cookie-uri|Accept toate|Autentificare|Abonează-te pentru 1 leu|"
    "Descarcă aplicația|Ultima oră|Sari la conținut|Primește știrile pe e-mail|"
    "Versiune pentru tipărire",
    "tr": "Sitemizde çerezler kullanılmaktadır|Kabul et|Giriş yap|Aylık 1 liraya abone ol|Uygulamayı indir|"
    "Son dakika|İçeriğe geç|Bültenimize kaydolun|Bildirimleri aç|Yazdır",
    "ru": "Сайт использует файлы cookie|Принять|Войти|Подписка от 1 рубля|Скачать приложение|Срочно|"
    "Перейти к содержанию|Подписаться на рассылку|Версия для печати|Включить уведомления",
    "uk": "Сайт використовує файли cookie|Прийняти|Увійти|Передплата від 1 гривні|Завантажити застосунок|"
    "Терміново|Перейти до вмісту|Підписатися на розсилку|Версія для друку",
    "el": "Ο ιστότοπος χρησιμοποιεί cookies|Αποδοχή|Σύνδεση|Γίνετε συνδρομητές με 1 €|"
    "Κατεβάστε την εφαρμογή|Έκτακτο|Μετάβαση στο περιεχόμενο|Εγγραφή στο newsletter|Εκτύπωση|"
    "Ροή ειδήσεων",
    "ar": "يستخدم هذا الموقع ملفات تعريف الارتباط|موافق|تسجيل الدخول|اشترك الآن|حمل التطبيق|عاجل|"
    "انتقل إلى المحتوى|اشترك في النشرة البريدية|نسخة للطباعة|الرئيسية",
    "he": "האתר משתמש בעוגיות|אישור|התחברות|הצטרפו למינוי|הורידו את האפליקציה|מבזקים|דלג לתוכן|"
    "הרשמה לניוזלטר|גרסה להדפסה",
    "fa": "این سایت از کوکی استفاده می‌کند|می‌پذیرم|ورود|ثبت نام|دریافت برنامه|خبر فوری|صفحه نخست|"
    "عضویت در خبرنامه|نسخه چاپی",
    "ja": "クッキーの利用について|同意する|ログイン|会員登録|アプリをダウンロード|速報|本文へ移動|"
    "メールマガジンに登録|印刷用画面|紙面ビューアー",
    "zh": "本网站使用缓存文件|同意|登录|注册|下载客户端|快讯|跳到正文|订阅电子报|打印本页|返回首页",
    "ko": "쿠키 사용 안내|동의|로그인|구독하기|앱 다운로드|속보|본문 바로가기|뉴스레터 신청|인쇄|글자크기",
    "vi": "Trang web sử dụng cookie|Đồng ý|Đăng nhập|Đăng ký|Tải ứng dụng|Tin nóng|Bản in|Nhận bản tin",
    "id": "Situs ini menggunakan cookie|Setuju|Masuk|Langganan|Unduh aplikasi|Terkini|Lewati ke konten|"
    "Cetak halaman",
    "hr": "Stranica koristi kolačiće|Prihvaćam|Prijava|Pretplata za 1 kunu|Preuzmite aplikaciju|Najnovije|"
    "Ispis|Newsletter",
    "bg": "Сайтът използва бисквитки|Приемам|Вход|Абонамент|Изтеглете приложението|Извънредно|"
    "Версия за печат",
    "lt": "Svetainė naudoja slapukus|Sutinku|Prisijungti|Prenumerata|Atsisiųskite programėlę|Naujausi|"
    "Spausdinti",
}  # fmt: skip
