"""The words of credit lines in the languages of newspapers: who wrote, when it appeared, how long it is.

Written from dictionaries and from the interface texts of content systems (WordPress, Blogger, Drupal), by language.
"""

from __future__ import annotations

#: what stands before the name of who wrote a text
BY = frozenset(
    """
by author authors byline von autor autorin par auteur por di autore door av af skrevet kirjoittanut teksti przez oprac
autorka írta szerző от автор autori piše аутор автори γράφει yazan بقلم كتب كاتب מאת نویسنده oleh penulis
per geschreven scritto escrito écrit geschrieben napisał skriven
作者 記者 记者 文 著者 글 기자 text texto texte tekst testo words story written
reporter lekhak लेखक द्वारा লেখক writer correspondent
""".split()  # noqa: SIM905
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
配信 投稿 日時 입력 수정 등록 uhr г р
tarafından tarihinde gönderildi inviato enviado ingediend wysłano надіслано ago hours days years
modifica modificato modificata modificado modificada gewijzigd zmieniono ändrad ændret endret redigert изменено
змінено düzenleme تعديل corrected korrigiert corrigé
""".split()  # noqa: SIM905
)
#: what a content system writes before a headline, its address and its summary
TITLE_FIELDS = frozenset(
    """
title headline hd titel überschrift titre título titulo titolo tytuł titulek cím titlu заголовок заглавие
τίτλος başlık عنوان כותרת शीर्षक judul tiêu 标题 標題 タイトル 제목 ti
""".split()  # noqa: SIM905
)
#: what mail and forums write before theirs: elsewhere the same word is what a text is about
SUBJECTS = frozenset("subject oggetto assunto asunto objet betreff onderwerp temat тема ämne emne konu".split())  # noqa: SIM905
#: and before the name of who wrote it, as far as `BY` doesn't hold it
AUTHOR_FIELDS = BY | frozenset(
    ("au", "from", "da", "de", "van", "od", "creator", "dc:creator", "verfasser", "redakteur", "redactor", "redattore")
)
#: words inside names that stay small
PARTICLES = frozenset(
    """
de del della di da dos das do du des la le van von der den zu zur ten ter al el bin ben ibn abu af av y e i
und and et og och en & d’ d' o’ mac mc
""".split()  # noqa: SIM905
)
#: what the people are called who write for papers: "By political reporter Ann Soames", "Ann Soames, health editor"
ROLES = frozenset(
    """
reporter reporters correspondent correspondents editor editors writer writers staff columnist critic journalist bureau
redakteur redakteurin korrespondent korrespondentin reporterin redaktion journalistin kolumnist chefredakteur
correspondant correspondante envoyé envoyée journaliste rédacteur rédactrice chroniqueur chroniqueuse
corresponsal redactor redactora enviado enviada periodista columnista inviato inviata redazione giornalista
corrispondente correspondente repórter jornalista redator verslaggever redacteur columniste
korrespondent redaktor reporterka dziennikarz reporterin reporteris journalisti toimittaja
корреспондент корреспондентка обозреватель редактор журналист кореспондент кореспондентка muhabiri muhabir editörü
""".split()  # noqa: SIM905
)
