"""One text in its many forms is one text, in whatever script."""

import unicodedata

import pytest

from newslint.duplicates import copies
from newslint.duplicates.normal_form import unify

CAFE = (
    "The café in Groß Öringen opened its office at five, and the five officials of the city's flood office "
    "said the water information \N{LEFT DOUBLE QUOTATION MARK}doesn\N{RIGHT SINGLE QUOTATION MARK}t differ"
    "\N{RIGHT DOUBLE QUOTATION MARK} from Friday's."
)
FORMS = {
    "decomposed": unicodedata.normalize("NFD", CAFE),
    "ligatures": CAFE.replace("ffi", "\N{LATIN SMALL LIGATURE FFI}").replace("fl", "\N{LATIN SMALL LIGATURE FL}"),
    "full width": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in CAFE),
    "soft hyphens": CAFE.replace("information", "infor\N{SOFT HYPHEN}mation"),
    "zero width": CAFE.replace("officials", "offi\N{ZERO WIDTH SPACE}cials"),
    "no-break spaces": CAFE.replace(" ", "\N{NO-BREAK SPACE}"),
    "straight marks": CAFE.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}),
    "hyphen at a line end": CAFE.replace("information", "infor-\nmation"),
    "double s": CAFE.replace("ß", "ss"),
    "upper case": CAFE.upper(),
    "entities and tags": "<p>" + CAFE.replace("é", "&eacute;").replace(" ", "&nbsp;", 3) + "</p>",
}
CHINESE = (
    "市议会周二晚间以九票对四票通过了新的渡轮时刻表，冬季每天增加两班。"
    "港务局长表示，新船将于三月抵达，居民对此表示欢迎。"
)
KHMER = "ក្រុមប្រឹក្សាក្រុងបានអនុម័តកាលវិភាគសាឡាងថ្មីនៅថ្ងៃអង្គារ"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_a_text_is_that_text(form: str) -> None:
    """However it is composed, set, parted or marked up, it is exactly the same."""
    (cluster,) = copies([CAFE, FORMS[form]])
    assert (cluster.kind, cluster.members) == ("exact", (0, 1))


@pytest.mark.parametrize("text", [CHINESE, KHMER, "นายกเทศมนตรีกล่าวว่าเรือข้ามฟากลำใหม่จะมาถึงในเดือนมีนาคม", "No news."])
def test_identical_texts_are_exact_in_any_script_at_any_length(text: str) -> None:
    """Scripts without spaces have words as well, and two words are a text."""
    assert [cluster.kind for cluster in copies([text, "Something else altogether.", text])] == ["exact"]


def test_an_edited_text_without_spaces_is_found() -> None:
    """Characters stand for words where there are no spaces."""
    (cluster,) = copies([CHINESE, CHINESE.replace("周二晚间", "周二"), CHINESE[::-1]])
    assert (cluster.kind, cluster.members) == ("near", (0, 1))


@pytest.mark.parametrize("text", ["GRUMMAN <GQ> UNIT, a < b, R&D & <KTCO>", "well-known", "a well-\nKnown"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    """Tickers, comparisons and names at line ends are text."""
    assert unify(text) == text
