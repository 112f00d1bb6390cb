"""What the people are called who write for papers, before their names or after: "our special correspondent Ann Soames".

    [preposition] [our] … role … [in a place] [name]

Written from dictionaries, by language; the order of the words is the languages' own.
"""

from __future__ import annotations

from collections.abc import Sequence

#: how a role is called in the languages of newspapers, as far as it bends its own
ROLES = frozenset(
    """
reporter reporters correspondent correspondents editor editors writer writers staff columnist columnists critic
journalist journalists bureau contributor stringer newsroom
redakteur redakteurin korrespondent korrespondentin korrespondenten reporterin redaktion journalistin kolumnist
kolumnistin chefredakteur chefredakteurin mitarbeiter mitarbeiterin redaktionsmitglied
correspondant correspondante correspondants envoyé envoyée envoyés journaliste journalistes rédacteur rédactrice
rédaction chroniqueur chroniqueuse
corresponsal corresponsales redactor redactora redacción enviado enviada enviados periodista periodistas columnista
inviato inviata redazione giornalista giornalisti corrispondente redattore redattrice
correspondente repórter jornalista redator redatora redação
verslaggever verslaggeefster redacteur redactie columniste medewerker journaliste
redaktör redaktionen korrespondent journalisten skribent medarbejder redaktør medarbetare
redaktor redaktorka redakcja reporterka dziennikarz dziennikarka korespondent korespondentka wysłannik wysłanniczka
redakce zpravodaj zpravodajka novinář redaktorica novinar dopisnik tudósító újságíró munkatárs szerkesztőség
reporteris journalisti toimittaja kirjeenvaihtaja corespondent jurnalist redactor
корреспондент корреспондентка обозреватель обозревательница редактор редакция журналист журналистка спецкор собкор
кореспондент кореспондентка журналістка журналіст редакція дописник новинар дописник
muhabir muhabiri editör editörü yazar yazarı ανταποκριτής ανταποκρίτρια συντάκτης συντάκτρια δημοσιογράφος
wartawan koresponden jurnalis
""".casefold().split()
)
#: a paper's word for itself before such a role
OUR = frozenset(
    """
our own notre nos unser unsere unserer unserem unseren unsrer unserm onze ons nuestro nuestra nuestros nuestras
nostro nostra nostri dal nosso nossa nossos vår våra vårt vores vor nasz nasza naszego naszej naš naše našeho náš
наш наша нашего нашей нашого нашої naši saját
""".casefold().split()
)
#: what the whole desk of a paper is called where nobody is named: the line is all there is of a byline
DESKS = frozenset(
    (
        "staff report", "staff reports", "staff reporter", "staff reporters", "staff writer", "staff writers",
        "our staff", "our staff reporter", "our correspondent", "our own correspondent", "our special correspondent",
        "news desk", "newsdesk", "web desk", "online desk", "city desk", "newsroom", "editorial staff",
        "editorial board", "la rédaction", "rédaction", "rédaction web", "la rédaction web", "die redaktion",
        "redaktion", "online-redaktion", "la redacción", "redacción", "la redazione", "redazione", "redazione online",
        "a redação", "redação", "da redação", "de redactie", "redactie", "onze redactie", "redaktionen", "redaksjonen",
        "redakcja", "redakce", "redakcia", "redakcija", "szerkesztőség", "redacția", "redakcja portalu", "toimitus",
        "редакция", "редакція", "наш корреспондент", "наш кореспондент", "отдел новостей", "η σύνταξη", "haber merkezi",
        "編集部", "編輯部", "编辑部", "本報記者", "本报记者", "本社記者", "本紙記者", "本台记者", "本報訊", "本报讯",
    )
)  # fmt: skip
#: what stands before the place where somebody reports from
IN = frozenset("in at à a en em aus i w v na в у из з auf te ved från fra".split())  # noqa: SIM905
#: what stands after a role where adjectives do: "envoyée spéciale", "rédacteur en chef"
KINDS = frozenset(
    """
spécial spéciale spéciaux spéciales permanent permanente particulier particulière especial especiales
speciale speciali chef capo jefe jefa specjalny specjalna politique sportif sportive politico politica sportivo
sportiva político política deportivo deportiva esportivo esportiva general générale generale
and und et e y i en och og и та
""".casefold().split()
)
#: of how many words what stands before a role is at most: "our chief foreign affairs correspondent"
_WORDS = 5


def _plain(word: str) -> str:
    return word.casefold().strip(".,:;*_")


def is_role(word: str) -> bool:
    """Whether a word is what people who write are called: "correspondent", "sports-reporter", "Gerichtsreporterin"."""
    plain = _plain(word)
    return plain in ROLES or is_joined_role(plain) or plain.rpartition("-")[2] in ROLES


def is_joined_role(plain: str) -> bool:
    """Whether a word in small letters is one that ends in a role: "gerichtskorrespondentin"."""
    return plain.endswith(("korrespondent", "korrespondentin", "redakteur", "redakteurin"))


def is_desk(text: str) -> bool:
    """Whether a whole line is a desk's name for itself."""
    return _plain(text) in DESKS


def name_after_role(words: Sequence[str]) -> list[str] | None:
    """The words after a role, its place aside: a name, or nothing; None if the words don't begin with a role.

    A word of a paper's own must stand before it ("our", "notre", "onze"), or all words up to it but one are small.
    """
    at = next((n for n, word in enumerate(words[:_WORDS]) if is_role(word)), None)
    if at is None or (not is_ours(words) and any(not word[0].islower() for word in words[1:at])):
        return None
    end = at + 1
    while end < len(words) and (words[end][0].islower() or is_role(words[end])):
        end += 1
    rest = list(words[end:])
    if any(not is_role(word) and _plain(word) not in IN | KINDS for word in words[at + 1 : end]):
        return None  # "TV reporter menaced by angry crowd on Long Island": that is a sentence
    if rest and _plain(words[end - 1]) in IN:
        # "in Rome", "à New York Claire Aubry": of what follows the last two words are the name
        return rest[-2:] if len(rest) > 2 else []
    return rest


def is_ours(words: Sequence[str]) -> bool:
    """Whether the first words are a paper's own: "our", "de notre", "von unserem"."""
    return any(_plain(word) in OUR for word in words[:2])
