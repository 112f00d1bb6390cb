"""Writes function_words.txt from the stop lists of jusText (2-clause BSD, `pip install justext`).

    python tools/make_function_words.py

The lists hold the most frequent words of each language's Wikipedia, most frequent first. The first `MOST` that are
words (letters only) are kept, one language a line, under its BCP 47 code.
"""

import re
from pathlib import Path

MOST = 150
TARGET = Path(__file__).parent.parent / "newslint" / "segmenting" / "data" / "function_words.txt"
#: the languages of the world's larger papers that are written in a script which others share
CODES = {
    "Afrikaans": "af", "Albanian": "sq", "Arabic": "ar", "Azerbaijani": "az", "Basque": "eu", "Belarusian": "be",
    "Bulgarian": "bg", "Catalan": "ca", "Croatian": "hr", "Czech": "cs", "Danish": "da", "Dutch": "nl",
    "English": "en", "Estonian": "et", "Finnish": "fi", "French": "fr", "Galician": "gl", "German": "de",
    "Hindi": "hi", "Hungarian": "hu", "Icelandic": "is", "Indonesian": "id", "Irish": "ga", "Italian": "it",
    "Kazakh": "kk", "Kyrgyz": "ky", "Latvian": "lv", "Lithuanian": "lt", "Macedonian": "mk", "Malay": "ms",
    "Maltese": "mt", "Marathi": "mr", "Nepali": "ne", "Norwegian_Bokmal": "no", "Persian": "fa", "Polish": "pl",
    "Portuguese": "pt", "Romanian": "ro", "Russian": "ru", "Serbian": "sr", "Slovak": "sk", "Slovenian": "sl",
    "Spanish": "es", "Swahili": "sw", "Swedish": "sv", "Tagalog": "tl", "Turkish": "tr", "Ukrainian": "uk",
    "Urdu": "ur", "Uzbek": "uz", "Vietnamese": "vi", "Welsh": "cy",
}  # fmt: skip
_MARKS = "\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f"
_WORD = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+")
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
#: in another list these come from the names of songs and films; "of" is Dutch for "or"
_FOREIGN = frozenset(["the", "and", "with", "from", "which", "of"])
_OR = ("nl", "af")


def main() -> None:
    """Write the file."""
    import justext

    folder = Path(justext.__file__).parent / "stoplists"
    lines = []
    for name, code in sorted(CODES.items(), key=lambda item: item[1]):
        words = (word.casefold() for word in (folder / f"{name}.txt").read_text(encoding="utf-8").split())
        wanted = dict.fromkeys(word for word in words if _WORD.fullmatch(word))
        # a list in another script holds no Latin word; half of a list is enough to tell which script it is in
        latin = 2 * sum(_LATIN.match(word) is not None for word in wanted) > len(wanted)
        kept = [word for word in wanted if latin or not _LATIN.match(word)][:MOST]
        if code != "en":
            kept = [word for word in kept if word not in _FOREIGN or (word == "of" and code in _OR)]
        lines.append(f"{code} {' '.join(kept)}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
