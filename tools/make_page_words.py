"""Writes page_words.txt and small_words.txt: what pages say to their readers, and what sentences are held together by.

    python tools/make_page_words.py FOLDER STOPLISTS

STOPLISTS is the folder `stoplists` of jusText 3.0.2 (2-clause BSD): the most frequent words of each language's
Wikipedia. The first `SMALL` of each that are words are its small ones, but for those that are another word in English.

FOLDER holds the message catalogues of programs that make pages, one folder each, as `SOURCES` names them: all under
free licences (NOTICE names them). Which part of a page a message belongs to is told by its English words
(`ENGLISH_WORDS` of `line_features`); the words of its translations follow it. A word of a translation is kept if

- it is all of a message in that language, small words (`function_words.txt`) left out, or
- it stands in messages with the same English word: in so many (`LEAST`), in such a share of those with that word
  (`OF_MARK`), and seldom in others (`OF_OWN`);

and never if it is a frequent word of any language's Wikipedia, or a word of English. Two words that are a message
together are kept as a pair. What the catalogues lack is added from a list of our own, `page_words.txt` beside this
file. A row of the file is a language, a part of the page, and its words.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.segmenting.boilerplate.line_features import KINDS, kinds_in_english, words_of

#: a catalogue's folder, where its files are, and what its English is called there
SOURCES = (
    ("ghost", "*/*.json", None), ("nikola", "messages_*.py", "en"), ("docusaurus", "*/theme-*.json", "base"),
    ("hugo-PaperMod", "*.yaml", "en"), ("hugo-coder", "*.toml", "en"), ("LoveIt", "*.toml", "en"),
    ("gohugo-theme-ananke", "*.toml", "en"), ("docsy", "*.yaml", "en"), ("congo", "*.yaml", "en"),
    ("remark42", "*.json", "en"), ("klaro", "*.yml", "en"), ("icarus", "*.yml", "en"), ("landscape", "*.yml", "en"),
    ("butterfly", "*.yml", "en"), ("gitalk", "*.json", "en"), ("videojs", "*.json", "en"),
    ("tarteaucitron", "tarteaucitron.??.js", "en"), ("shariff", "*.js", "en"),
)  # fmt: skip
#: a message of so few words is a label; of one that is longer only words that recur are kept
LABEL = 3
#: messages with a word and an English one: their number, and their share of those with the word and with the other;
#: judged by eye on German, French, Hungarian and Turkish, which lost "automatically", "welcome" and "address" by them
LEAST, OF_OWN, OF_MARK = 3, 0.7, 0.12
SHORTEST = 3
#: so many of a language's most frequent words are small ones, and so many of them are too common to be a page's
SMALL, FREQUENT = 60, 250
ENGLISH_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at to for from by with and or but as that which who whom whose is are was were be been "
        "being has have had will would could should may might can it its he she they his her their them we our i my "
        "this these those there not no than then when where while after before into over under about between during "
        "against said says",
    )
)
ROOT = Path(__file__).parent.parent / "newslint"
BY_HAND = Path(__file__).parent / "page_words.txt"
TARGET = ROOT / "segmenting" / "boilerplate" / "data" / "page_words.txt"
_CODES = {
    "cz": "cs", "ua": "uk", "vn": "vi", "se": "sv", "nb": "no", "nn": "no", "np": "ne", "kz": "kk", "bp": "pt",
    "cn": "zh",
}  # fmt: skip
_LETTERS = re.compile("(?:[^\\W\\d_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f])+")
_WORD = re.compile(rf"{_LETTERS.pattern}(?:[-'’\u200c]{_LETTERS.pattern})*")
_HOLE = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}|%\([^)]*\)[sd]|%\S?|<[^<>]*>|&\w+;|https?://\S+|:\w+:")
_PAIR = re.compile(r"""["']?([\w$.-]+)["']?\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_SCRIPT_ENGLISH = re.compile(r"(\w+)\s*:\s*\{([^{}]*)\}")


def main() -> None:
    """Read the catalogues and write the file."""
    small = read_small_words(Path(sys.argv[2]), FREQUENT)
    english = {line.split("\t")[0] for line in (ROOT / "knowledge/data/words.tsv").read_text("utf-8").splitlines()}
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, kind, *words = line.split()
            found[language, kind].update(word for word in words if word.count("+") < 2 and word not in english)
    for language, messages in read_messages(Path(sys.argv[1])).items():
        for kind, chosen in choose(messages, small, english).items():
            found[language, kind] |= chosen
    rows = [f"{' '.join(key)} {' '.join(sorted(words))}\n" for key, words in sorted(found.items()) if words]
    TARGET.write_text("".join(rows), encoding="utf-8")
    few = {w for w in read_small_words(Path(sys.argv[2]), SMALL) if not (w.isascii() and w in english)} | ENGLISH_SMALL
    (TARGET.parent / "small_words.txt").write_text(" ".join(sorted(few)) + "\n", encoding="utf-8")


def read_small_words(stoplists: Path, most: int) -> frozenset[str]:
    """The most frequent words of all languages."""
    found: set[str] = set()
    for path in sorted(stoplists.glob("*.txt")):
        words = map(str.casefold, path.read_text(encoding="utf-8").split())
        told = list(dict.fromkeys(word for word in words if _LETTERS.fullmatch(word)))
        # a list in another script holds words in Latin letters only by accident
        is_latin = 2 * sum(map(str.isascii, told)) > len(told) / 2
        found |= set([word for word in told if is_latin or not word.isascii()][:most])
    return frozenset(found)


def choose(messages: set[tuple[str, str]], frequent: frozenset[str], english: set[str]) -> dict[str, set[str]]:
    """The words of each part of a page in a language, from its messages: English text and translation."""
    chosen: defaultdict[str, set[str]] = defaultdict(set)
    stands: Counter[str] = Counter()
    speaks: Counter[str] = Counter()
    both: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def is_telling(word: str) -> bool:
        least = SHORTEST if word.isascii() else SHORTEST - 1
        return len(word) >= least and _WORD.fullmatch(word) is not None and word not in frequent and word not in english

    for source, text in messages:
        marks = [(mark, kind) for mark in words_of(source) for kind in kinds_in_english([mark])]
        kinds = Counter(kinds_in_english(words_of(source)))
        told = [word for word in words_of(text) if word not in frequent]
        stands.update(set(told))
        speaks.update(mark for mark, _ in set(marks))
        for word in filter(is_telling, set(told)):
            both[word].update(mark for mark, _ in set(marks))
        if kinds and sum(kinds.values()) * LABEL >= len(words_of(source)) and len(words_of(text)) <= LABEL:
            kind = KINDS[kinds.most_common(1)[0][0]]
            if len(told) == 1 and is_telling(told[0]):
                chosen[kind].add(told[0])
            elif len(told) == 2 and all(map(_WORD.fullmatch, told)) and any(map(is_telling, told)):
                chosen[kind].add("+".join(told))
    for word, marks_beside in both.items():
        for mark, count in marks_beside.most_common(1):
            if count >= max(LEAST, OF_OWN * stands[word], OF_MARK * speaks[mark]):
                chosen[KINDS[kinds_in_english([mark])[0]]].add(word)
    alone = set().union(*chosen.values())
    return {
        kind: {word for word in chosen[kind] if "+" not in word or alone.isdisjoint(word.split("+"))} for kind in KINDS
    }


def read_messages(folder: Path) -> dict[str, set[tuple[str, str]]]:
    """Of each language the messages of all catalogues: in English, and as they were translated."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, pattern, base in SOURCES:
        catalogue: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for path in sorted((folder / name).glob(pattern)):
            for language, key, text in read_catalogue(path, name):
                catalogue[language].setdefault(key, clean(text))
        for language, texts in catalogue.items():
            if language in (base, "en", "context", "base"):
                continue
            for key, text in texts.items():
                source = clean(catalogue[base].get(key, "") if base else key)
                if source and text and source.lower() != text.lower():
                    found[_language(language)].add((source, text))
    return found


def _language(name: str) -> str:
    code = re.split(r"[-_.]", name)[0].lower()
    return _CODES.get(code, code)


def clean(text: str) -> str:
    """A message without what is filled in."""
    return " ".join(_HOLE.sub(" ", text).split())


def read_catalogue(path: Path, name: str) -> Iterator[tuple[str, str, str]]:
    """Language, key and text of each message in a file."""
    text = path.read_text(encoding="utf-8-sig")
    language = path.parent.name if name in ("ghost", "docusaurus") else path.stem.split("_", 1)[-1].split(".")[-1]
    if name == "shariff":
        for key, texts in _SCRIPT_ENGLISH.findall(text):
            yield from ((code, f"{path.stem} {key}", one or two) for code, one, two in _PAIR.findall(texts))
    elif path.suffix in (".js", ".py"):
        pairs = re.findall(r'"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"', text)
        yield from ((language, key, value) for key, value in pairs)
    else:
        load = {".json": json.loads, ".toml": tomllib.loads}.get(path.suffix, yaml.safe_load)
        yield from ((language, key, value) for key, value in flatten(load(text)))


def flatten(value: Any, key: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401  (what YAML and JSON hold)
    """The texts of a tree of messages with their paths."""
    if isinstance(value, dict):
        own = value.get("id") if isinstance(value.get("id"), str) else None
        for name, one in value.items():
            if name != "id":
                yield from flatten(one, f"{key}/{own or ''}/{name}")
    elif isinstance(value, list):
        for one in value:
            yield from flatten(one, key)
    elif isinstance(value, str):
        yield key, value


if __name__ == "__main__":
    main()
