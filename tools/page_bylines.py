"""Who wrote, as pages say it in all languages: names with roles, places, addresses, initials."""

from __future__ import annotations

from tools import page_vocabulary as vocabulary
from tools.page_elements import Element, Style, Told, make_name

#: what people are called who write for papers
ROLES = {
    "en": "staff reporter|special correspondent|political editor|sports writer|agriculture correspondent|columnist",
    "de": "Redakteurin|Korrespondent|Reporterin|freier Autor|Volontärin",
    "fr": "envoyé spécial|journaliste|grand reporter",
    "es": "corresponsal|periodista|redactora|enviado especial", "it": "inviato|giornalista|corrispondente",
    "pt": "repórter|correspondente|jornalista", "nl": "verslaggever|correspondent|redacteur",
    "sv": "reporter|korrespondent|redaktör", "da": "journalist|korrespondent|redaktør", "nb": "journalist|kommentator",
    "fi": "toimittaja|kirjeenvaihtaja", "pl": "dziennikarka|korespondent|reporter", "cs": "redaktor|zpravodaj",
    "hu": "újságíró|tudósító", "ro": "jurnalist|corespondent", "tr": "muhabir|yazar|editör",
    "ru": "корреспондент|обозреватель|редактор", "uk": "кореспондент|журналістка", "el": "δημοσιογράφος|ανταποκριτής",
    "bg": "кореспондент|журналист", "id": "wartawan|koresponden", "hr": "novinar|dopisnik", "vi": "phóng viên",
    "ar": "مراسل|محرر", "he": "כתב|עורכת", "fa": "خبرنگار", "ja": "記者|編集委員", "zh": "记者|特约记者",
    "ko": "기자|특파원",
}  # fmt: skip
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en", "sv": "och", "pl": "i"}


def draw_byline(style: Style) -> Element:
    """A line of its own that says who wrote, in one form a page."""
    rng, words, language = style.rng, style.words, style.language
    role = rng.choice(ROLES.get(language, ROLES["en"]).split("|"))
    by, body, photo = words[vocabulary.BY], words[vocabulary.BODY], words[vocabulary.PHOTO]
    forms = [
        "{by} {n}", "{by} {n}", "{n}", "{n}", "{N}", "{n}, {role}", "{n}\n{role}", "{n}\n{mail}", "{n} | {mail}",
        "{body}: {n}", "{body}: {n} | {photo}: {m}", "{body} {n}, {photo} {m}", "{n} | {p}", "{n} / {p}", "{n} ({p})",
        "({n})", "— {n}", "– {n}", "[{n}]", "{p} – {n}", "{by} {n}, {p}", "{n} {und} {m}", "{by} {n} {und} {m}",
        "{n} — {role}", "{role} {n}", "{role}: {n}", "{by}: {n}", "{BY} {N}", "{n} @{a}", "✍ {n}", "{n} ({role})",
        "{i}", "({i})", "/{i}/", "{N}, {p}", "{n} - {paper}", "{paper} / {n}", "{n} {role}", "{role} {n}, {p}",
        "• {n}", "{n} •", "{by} {n}, {role}", "{by} {n} | {paper}", "{desk}", "{by} {n}\n{role}, {paper}",
    ]  # fmt: skip
    form, missing = rng.choice(forms), rng.choice([0, 0, 0.15, 0.4])

    def write(story: Told) -> str:
        if rng.random() < missing:
            return ""
        name, other = story.name, make_name(rng, language)
        letters = "".join(word[0] for word in name.split())
        address = name.lower().replace(" ", ".").replace("..", ".")
        return form.format(
            n=name, N=name.upper(), m=other, role=role, mail=f"{address}@{style.paper.split()[0].lower()}.example",
            by=by, BY=by.upper(), body=body, photo=photo, p=story.place, und=_AND.get(language, "&"), a=address[:14],
            i=letters.lower() if style.rng.random() < 0.7 else letters, paper=style.paper, desk=words[vocabulary.DESK],
        )  # fmt: skip

    return write


def draw_author_box(style: Style) -> Element:
    """What a page tells of who wrote under the text: a sentence, lines with a role and an address."""
    rng, words, language = style.rng, style.words, style.language
    role = rng.choice(ROLES.get(language, ROLES["en"]).split("|"))
    more = [words[vocabulary.MORE], f"{words[vocabulary.MORE]} ›", "Twitter", "@"]
    verb = {"en": "is", "de": "ist", "fr": "est", "es": "es", "it": "è", "pt": "é", "nl": "is", "sv": "är"}
    forms = [
        "{n}\n{role}", "{n}\n{role}\n{more}", "{n} {is_} {role} {in_} {p}.", "{n}, {role}", "*{n} {is_} {role}.*",
        "{n}\n{mail}", "{by} {n}\n{n} {is_} {role} {in_} {p}, {p}.", "({n} {is_} {role})", "{N}\n{n} {is_} {role}.",
    ]  # fmt: skip
    form, tail = rng.choice(forms), rng.choice(more)

    def write(story: Told) -> str:
        name = story.name
        return form.format(
            n=name, N=name.upper(), role=role, more=tail, is_=verb.get(language, "–"), in_=words[vocabulary.IN],
            p=story.place, mail=f"{name.split()[0].lower()}@mail.example", by=words[vocabulary.BY],
        )  # fmt: skip

    return write
