"""The gate before ftfy lets through whatever ftfy would repair, and nothing healthy is touched."""

from __future__ import annotations

import ftfy
import ftfy.bad_codecs
import ftfy.fixes
import pytest

from newslint.checks.enc import code_pages, mojibake
from newslint.model import Document, Hit, Page, Part
from newslint.segmenting.view import Scope, StoryText, View

ENCODINGS = (
    "latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "sloppy-windows-1250", "sloppy-windows-1253",
    "sloppy-windows-1254", "sloppy-windows-1257", "iso-8859-2", "macroman", "cp437", "cp850",
)  # fmt: skip
HEALTHY = (
    "It’s late", "“Quoted” words – and a dash — here…", "café, Pelé, résumé", "naïve Zürich façade",
    "São Paulo, señor, niño", "£5 and €20, ©2015", "Привет, мир", "Η Ελλάδα", "Łódź and Kraków", "5°C outside",
    "日本語", "🙂 a smile", "Erdoğan, Škoda, Dvořák", "x • y", "½ cup", "no\xa0break",
    "Árvíztűrő tükörfúrógép", "Šalis įžengė", "Ísland þjóð", "Київ, їхнє", "български език", "שלום עולם",
    "مرحبا بالعالم", "हिन्दी", "தமிழ்", "ภาษาไทย", "中国新闻：今天", "한국어",
    "Tiếng Việt ở Hà Nội", "/ˈnjuːz/ ʃəʊ", "√2 ≈ 1.4 ± ½",
    "👩‍👩‍👧 ❤️",
)  # fmt: skip


UNTOUCHED = (
    "L’Œuvre d’Éluard, où est-elle ? « NOËL, ÂGÉ » coûte 5 € – déjà ÉPUISÉ™",
    "„Größe“ und ‚Straße‘ – ÄÖÜ, 5 %", "Świętokrzyskie – „ŻÓŁĆ”", "ČESKÁ ŘEKA – „Ďábelské”", "»belső« ŐRÜLT",
    "İstanbul’da kılıç, ŞİŞLİ IĞDIR, “sözü”", "“Hà Nội”, Đà Nẵng – ở Huế", "«Αθήνα» – Άνοιξη, Έλληνες",
    "Рівне і Київ – № 5, Її «Єва»; В Москве Р…", "אמר: “שלום” – 5₪", "قال: «مرحبا» – ٥٠٪", "《报纸》——完。",
    "日本語「引用」…",
    "Þórður: „Góðæri“ – æðruleysi", "Ærø – «sitat» Å være", "CORAÇÃO, AÇÕES, NÃO É – À vista", "Ó Briain, Sìne",
    "[ʃtʁaːsə] ŋ ðə θɪŋ", "Γ(n)=∫₀^∞, Δ± 5 µm, α±β, x² + y³, 10 Å × 5", "╔══╗ ║ok║ ├── src │ └┤ ▓▒░",
    "Nestlé®, Beyoncé’s, Citroën’s “Ž” Č… Žižek™", "Motörhead, Sigur Rós, Spın̈al", "™ ® © § ¶ † ‡ • · ‹ › ¨ ¬ ¯ ´ ¸ ª",
    "Łódź™, SÓ…, É¿, 4288×…, 5×£35", "País, raíz, maíz; aquí está Ñandú",
)  # fmt: skip


def _hits(text: str) -> list[Hit]:
    document = Document("a.txt", text)
    view = View(StoryText(Page(document, (), ()), None, ()), Scope(frozenset(Part)))
    return list(mojibake.check(view, mojibake.Options()))


def _damaged(text: str, encoding: str, times: int) -> str | None:
    try:
        for _ in range(times):
            text = text.encode("utf-8").decode(encoding)
    except UnicodeDecodeError:
        return None
    return text


def _applied(text: str, hits: list[Hit]) -> str:
    for edit in sorted((e for h in hits for e in h.edits), reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_the_gate_lets_through_all_that_ftfy_repairs(encoding: str, times: int) -> None:
    """Whatever ftfy changes, in ten encodings, read wrongly up to three times, with bytes lost on the way."""
    missed = []
    for text in HEALTHY:
        damaged = _damaged(text, encoding, times)
        if damaged is None:
            continue
        for line in (
            damaged,
            f"She said {damaged} on Tuesday.",
            damaged.replace("\x9d", ""),
            damaged.replace("\xa0", " "),
        ):
            # controls alone are another rule's
            mended = ftfy.fix_text(line, mojibake._configuration())
            if mended not in (line, ftfy.fixes.fix_c1_controls(line)) and mojibake.suspect(line) is None:
                missed.append(line)
    assert missed == []


def test_healthy_text_is_left_alone() -> None:
    """Typography, accents, other languages, phonetics, formulas and drawings give no hit."""
    assert [h for text in UNTOUCHED for h in _hits(text)] == []
    assert [h for text in HEALTHY for h in _hits(f"The sign said: {text}, and that was it.")] == []


@pytest.mark.parametrize("times", [1, 2, 3])
def test_damage_of_any_depth_is_repaired(times: int) -> None:
    """Single, double and triple mojibake come back as they were."""
    text = "The mayor’s café — “the last one” — closed."
    damaged = _damaged(text, "sloppy-windows-1252", times)
    assert damaged is not None
    assert text == _applied(damaged, _hits(damaged))


@pytest.mark.parametrize(
    ("encoding", "damaged", "meant"),
    [
        ("cp850", "donÔÇÖt, caf├®, no├½l", "don’t, café, noël"),
        ("cp437", "donΓÇÖt, caf├⌐, c├┤te", "don’t, café, côte"),
        ("cp1251", "EspaГ±a, corazГіn, cafГ©", "España, corazón, café"),
        ("cp1253", "EspaΓ±a, corazΓ³n, cafΓ©", "España, corazón, café"),
        ("mac-roman", "don‚Äôt, caf√©", "don’t, café"),
        ("cp850", "ðƒÐÇð©ð▓ðÁÐé", "Привет"),
    ],
)
def test_pages_of_dos_cyrillic_and_greek_are_decoded(encoding: str, damaged: str, meant: str) -> None:
    """Words of which ftfy is wary are decoded where all that isn't ASCII in the line is such a sequence."""
    assert _applied(damaged, _hits(damaged)) == meant, encoding


def test_one_damaged_word_of_a_line() -> None:
    """The other words keep their healthy marks."""
    text = "The café’s “owner” wasn\u00e2\u20ac\u2122t there – he’d left…"
    assert _applied(text, _hits(text)) == "The café’s “owner” wasn’t there – he’d left…"


def test_one_damaged_paragraph_of_a_healthy_file() -> None:
    """Only the damaged line is touched, beside healthy marks of the same kind."""
    text = "It’s “fine”.\n\nIt\u00e2\u20ac\u2122s \u00e2\u20ac\u0153bad\u00e2\u20ac\x9d.\n\nIt’s over…"
    hits = _hits(text)
    assert len(hits) == 1
    assert _applied(text, hits) == "It’s “fine”.\n\nIt’s “bad”.\n\nIt’s over…"


def test_what_lost_a_byte_is_shown_and_not_mended() -> None:
    """A dash of which a straight quotation mark is left can have been either dash."""
    [hit] = _hits('It was late \u00e2\u20ac" and dark.')
    assert (hit.verdict, hit.edits) == ("lost", ())


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("A strain called RAG2RÎ³cKO was used", "A strain called RAG2RγcKO was used"),
        ("It took 12Î¼s on Monday", "It took 12μs on Monday"),
        ("Rooms from $Ì¶7Ì¶5 a night", "Rooms from $\u03367\u03365 a night"),
    ],
)
def test_single_letters_in_words_of_another_alphabet(line: str, meant: str) -> None:
    """A capital and a sign that nobody writes behind it are one letter, or what stands over one."""
    assert _applied(line, _hits(line)) == meant


@pytest.mark.parametrize("line", ["LUNEDÌ» disse", "LUNEDÌ³ e MARTEDÌ¹", "ÎLE™ de Lowick", "Îles “d’Or”"])
def test_capitals_before_footnotes_and_quotation_marks_are_healthy(line: str) -> None:
    """Italian closes a quotation behind a weekday in capitals."""
    assert _applied(line, _hits(line)) == line


def test_what_only_has_to_go_is_told_with_what_it_was_a_part_of() -> None:
    """The sign of the pound is what is meant, and not nothing."""
    (hit,) = _hits("They paid Â£200 for it.")
    assert dict(hit.fields) == {"damaged": "Â£", "meant": "£", "count": "1"}
    assert _applied("They paid Â£200 for it.", [hit]) == "They paid £200 for it."


def test_the_gate_opens_nowhere_where_nothing_may_begin() -> None:
    """The first look is made of no code page, and yet passes over no lead and continuation of any."""
    for pages in (code_pages.WINDOWS, *((page,) for page in code_pages.ALONE)):
        lost = code_pages.LOST if pages is code_pages.WINDOWS else ""
        behind = {code_pages.read_as(page, byte, byte) for page in pages for byte in range(0x80, 0xC0)} | set(lost)
        for page in pages:
            for lead in code_pages.read_as(page, 0xC2, 0xF4):
                assert all(code_pages.MAY_BEGIN.match(lead + char) for char in behind), (page, lead)
