"""The words of credit lines in the languages of newspapers: who wrote, when it appeared, how long it is.

Written from dictionaries and from the interface texts of content systems (WordPress, Blogger, Drupal), by language.
"""

from __future__ import annotations

#: what stands before the name of who wrote a text
BY = frozenset(
    """
by author authors byline von autor autorin par auteur por di autore door av af skrevet kirjoittanut teksti przez oprac
autorka írta szerző от автор autori piše аутор автори γράφει yazan بقلم كتب كتبت
كاتب كاتبة إعداد מאת نویسنده oleh penulis
per geschreven scritto escrito écrit geschrieben napisał skriven
作者 記者 记者 文 著者 글 기자 text texto texte tekst testo words story written
lekhak लेखक द्वारा লেখক प्रस्तुतकर्ता lähettänyt gönderen vystavil zverejnil bejegyezte beküldte objavio objavila napisao
bởi بواسطة ידי ע"י เขียนโดย โดย opprettet egilea skrifað penulis
""".casefold().split()
)
#: verbs and nouns that say that a date follows
POSTED = frozenset(
    """
posted published updated created modified first last date on at dated filed submitted added issued release released
veröffentlicht erstellt aktualisiert stand eingestellt geschrieben datum geändert am um vom
publié publiée posté rédigé écrit modifié mis jour mise le à dans paru
publicado publicada actualizado actualizada escrito escrita fecha el en la las a las
atualizado postado data em às pubblicato aggiornato scritto il alle ore gepubliceerd geplaatst bijgewerkt op om
publicerad publicerat uppdaterad postat den kl klockan udgivet offentliggjort opdateret publisert oppdatert julkaistu
päivitetty klo opublikowano dodano aktualizacja dnia dn publikováno vydáno aktualizováno dne publikované megjelent
közzétéve frissítve publicat actualizat pe la публикувано обновена на objavljeno ažurirano объявлено опубліковано
оновлено опубликовано обновлено размещено дата в о δημοσιεύθηκε δημοσίευση ενημερώθηκε στις yayınlanma yayınlandı
güncelleme tarihi tarih نشر تحديث تاريخ في פורסם עודכן ב تاریخ منتشر प्रकाशित अपडेट तारीख को প্রকাশ প্রকাশিত
diterbitkan dipublikasikan diperbarui tanggal pada đăng cập nhật lúc ngày 发布 更新 发表 时间 于 發布 更新時間 公開
配信 投稿 日時 掲載日 掲載 公開日 配信日 更新日 刊登日期 日期 입력 수정 등록 uhr г р
tarafından tarihinde gönderildi inviato enviado ingediend wysłano надіслано ago hours days years
modifica modificato modificata modificado modificada gewijzigd zmieniono ändrad ændret endret redigert изменено
змінено düzenleme تعديل corrected korrigiert corrigé
αναρτήθηκε γράφτηκε gepost upplagd lagt inn diposting postat wpisany przesłane wysłane zamieszczone opublikowane
eingereicht verfasst soumis rédigé enviada inviata envoyé publicerad innsendt indsendt beküldve přidáno vloženo
objavljeno zaman dátum di o v vào đăng مرسلة نشرت הועבר נכתב על ב- पर ที่ time
""".casefold().split()
)
#: small words that stand before who did it where such a verb stands before them: "pubblicato da", "postat de"
DONE_BY = frozenset("da de od от від fra av af par por door przez από".casefold().split())
#: what a content system writes before a headline, its address and its summary
TITLE_FIELDS = frozenset(
    """
title headline hd titel überschrift titre título titulo titolo tytuł titulek cím titlu заголовок заглавие
τίτλος başlık عنوان כותרת शीर्षक judul tiêu 标题 標題 タイトル 見出し 제목 ti naslov nadpis otsikko overskrift
pavadinimas virsraksts pealkiri หัวข้อ titol izenburua
""".casefold().split()
)
#: what mail, forums and newsrooms write before theirs: elsewhere the same word is what a text is about
SUBJECTS = frozenset(
    [
        "subject",
        "oggetto",
        "assunto",
        "asunto",
        "objet",
        "betreff",
        "onderwerp",
        "temat",
        "тема",
        "ämne",
        "emne",
        "konu",
        "slug",
        "catchline",
    ]
)
#: and before the name of who wrote it, as far as `BY` doesn't hold it
AUTHOR_FIELDS = BY | frozenset(
    """
reporter writer correspondent au from da de van od creator dc:creator verfasser redakteur redactor redattore
""".casefold().split()
)
#: words inside names that stay small
PARTICLES = frozenset(
    """
de del della di da dos das do du des la le van von der den zu zur ten ter al el bin ben ibn abu af av y e i
und and et og och en & d’ d' o’ mac mc
juf juffrouw meester mevrouw meneer dokter herr frau señor señora don doña mme padre suor fra père sœur frère pastor
""".casefold().split()
)
#: what is written, asked or said for a paper, as it stands before the name of who did it
WRITTEN = frozenset(
    """
text texts words story report reporting reported interview interviewed compiled written
bericht reportage protokoll gespräch aufgezeichnet texte propos recueillis entretien enquête reportages
entrevista reportaje textos texto crónica intervista testo testi servizio reportagem entrevistas tekst interviews
wywiad rozmawiał rozmawiała rozmowa intervju haastattelu teksti szöveg interjú interviu rozhovor
текст интервью беседовал беседовала записал записала подготовил подготовила текстът текста розмовляв розмовляла
підготувала підготував κείμενο συνέντευξη röportaj söyleşi yazı teks wawancara liputan
""".casefold().split()
)
#: and what is shown, or done otherwise: whoever does it isn't who wrote
SHOWN = frozenset(
    """
hosted presented produced edited translated photo photos photograph photographs photography picture pictures
portrait portraits illustration illustrations illustrated video videos graphic graphics image images camera
bild bilder foto fotos illustrationen grafik
photographie photographies dessin dessins fotografía fotografías imágenes ilustración ilustraciones vídeo
fotografie immagini illustrazioni disegni disegno fotografias imagens ilustração beeld foto's illustraties
zdjęcia zdjęcie fot kuva kuvat valokuvat fotó fotók snímky fotografii фото фотографии видео рисунок світлини
φωτογραφία φωτογραφίες fotoğraf fotoğraflar gambar
""".casefold().split()
)
#: what stands between the two
AND = frozenset("and & und et y e en och og i ja és și a и та ve dan + /".split())  # noqa: SIM905
