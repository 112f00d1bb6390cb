"""Train the judgement of pages: `train_pages.py DATA` writes `newslint/segmenting/page_model/data/titles.json`.

Learned from are the pages of `tests/fresh`, the layouts, articles and pages of DATA (their texts stay there; only
weights are written), and some thousand pages that `compose_pages` lays out at random. With `--leave-out layouts …`
these files of `tests/fresh` aren't learned from, nothing is written, and what the weights make of them is printed.
Needs scikit-learn and babel, which newslint itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.formats import make_document
from newslint.model import Document, Format
from newslint.segmenting.boilerplate.languages import classify_page
from newslint.segmenting.language import language_of
from newslint.segmenting.lines import Line, count_words, lines_of
from newslint.segmenting.page_model.consistency import compare_lines
from newslint.segmenting.page_model.features import PageLines
from newslint.segmenting.page_model.titles import NEVER, choose_titles
from newslint.segmenting.wrapping import unwrap
from tools.compose_pages import OUTSIDE, OVER, TEXT, TITLE, UNDER, compose, compose_single
from tools.page_elements import Source
from tools.page_vocabulary import LANGUAGES

ROOT = Path(__file__).parent.parent
FRESH = ROOT / "tests" / "fresh"
OUT = ROOT / "newslint" / "segmenting" / "page_model" / "data" / "titles.json"
FILES = [
    "layouts",
    "more_layouts",
    "third_layouts",
    "pages4",
    "pages4_more",
    "pages5",
    "pages6",
    "pages7",
    "pages8",
    "pages_own",
    "pages11_own",
]
#: so many pages are composed, and so many single articles and pages of DATA are read
COMPOSED, SINGLES = 2800, 450
#: of paragraphs, which are no headlines and tell little, so few are learned from, each counting for more
_PARAGRAPHS, _FOR_MORE = 0.07, 5
#: so many lines over a headline are asked whether they belong to it
_ABOVE = 12
_SETTINGS = {
    "learning_rate": 0.15, "max_leaf_nodes": 16, "min_samples_leaf": 20, "l2_regularization": 3.0, "max_bins": 63,
    "early_stopping": False, "random_state": 0, "max_features": 0.3,
}  # fmt: skip
_TITLE_TREES, _OVER_TREES = 50, 40
Fields = dict[str, Any]


@dataclass
class Labelled:
    """A page, the role of each of its lines, and what a line of it counts."""

    name: str
    lines: list[Line]
    roles: list[int]
    weight: float
    page: PageLines = field(init=False)
    rows: numpy.ndarray = field(init=False)
    again: numpy.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.page = PageLines(self.lines, classify_page([line.text for line in self.lines]))
        # of a line that is too long for a headline nothing is measured
        self.measured = [bool(row) for row in self.page.rows]
        nothing = [0.0] * max(map(len, self.page.rows))
        self.rows = numpy.array([row or nothing for row in self.page.rows], dtype=numpy.float32)

    def compare(self, odds: Sequence[float], over: Sequence[float]) -> None:
        """Work out what a second judgement learns from the first."""
        more = compare_lines(self.page, self.odds_of(odds), self.odds_of(over))
        self.again = numpy.concatenate([self.rows, numpy.array(more, dtype=numpy.float32)], 1)

    def odds_of(self, odds: Sequence[float]) -> list[float]:
        """The log-odds of the lines, those of lines that aren't measured as newslint has them."""
        return [float(one) if is_measured else NEVER for one, is_measured in zip(odds, self.measured)]


def read(path: Path) -> list[Fields]:
    """The rows of a file, compressed or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def letters(text: str | None) -> str:
    """A text without its marks and its case."""
    return re.sub(r"[\W_]+", "", text or "").lower()


def label(name: str, document: Document, numbers: dict[int, int], weight: float) -> Labelled | None:
    """The page, its roles given by the numbers of its lines; None where lines that were joined hide a headline."""
    lines = unwrap(lines_of(document))
    roles = [numbers.get(line.number, OUTSIDE) for line in lines]
    if not lines or roles.count(TITLE) != sum(role == TITLE for role in numbers.values()):
        return None
    return Labelled(name, lines, roles, weight)


def fresh_pages(name: str) -> Iterator[Labelled]:
    """The pages of text of a file of `tests/fresh`."""
    for row in read(FRESH / f"{name}.jsonl"):
        if row["ext"] != "html":
            form = Format.MARKDOWN if row["ext"] == "md" else Format.TEXT
            document = make_document(f"page.{row['ext']}", row["text"].encode(), form)
            weight = 0.6 if "header" in row["stories"][0] else 1.5
            page = label(f"{name}:{row['id']}", document, numbers_of(document, row), weight)
            if page:
                yield page


def numbers_of(document: Document, row: Fields) -> dict[int, int]:
    """The roles of a page's lines, by their numbers."""
    raw = document.text.split("\n")
    own = {" ".join(line.split()) for line in row.get("furniture", ())}
    numbers: dict[int, int] = {}
    for start, title, first, last in places_of(raw, row):
        numbers |= dict.fromkeys(range(start, title), OVER)
        numbers |= dict.fromkeys(range(title, max(first, title + 1)), UNDER)
        for number in range(first, last + 1):
            numbers[number] = OUTSIDE if " ".join(raw[number].split()) in own else TEXT
        numbers[title] = TITLE
    return numbers


def places_of(raw: Sequence[str], row: Fields) -> Iterator[tuple[int, int, int, int]]:
    """The lines at which each story of a page starts, has its headline, begins its text, and ends."""
    plain, at = [letters(line) for line in raw], 0

    def find(wanted: str, after: int) -> int:
        return next((n for n in range(after, len(plain)) if letters(wanted) in plain[n]), after)

    for story in row["stories"]:
        if "header" in story:
            yield story["header"] - 1, story["title"] - 1, story["first"] - 1, story["last"] - 1
            continue
        text = text_of(story)
        start = find(story["start"], at)
        title = find(story["title"], start)
        first = find(text[0], title)
        at = find(text[-1], first)
        yield start, title, first, at


def text_of(story: Fields) -> list[str]:
    """The lines of a story's text; some files tell its headline and its credits with them."""
    told = [line for lines in story["body_lines"] for line in lines.split("\n") if line.strip()]
    title = letters(story["title"])
    at = next((n for n, line in enumerate(told) if title in letters(line)), None)
    if at is None or at == len(told) - 1 or len(letters(told[at])) >= len(title) + 25:
        return told
    told = told[at + 1 :]
    first = next((n for n, line in enumerate(told) if count_words(line) >= 9 and len(line) > 20), 0)
    return told[first:]


def layouts_of(data: Path) -> Iterator[Labelled]:
    """The pages of several stories in DATA."""
    for row in read(data / "layouts" / "pages.jsonl.gz"):
        form = Format.MARKDOWN if row["ext"] == "md" else Format.TEXT
        document = make_document(f"page.{row['ext']}", row["text"].encode(), form)
        page = label(f"layouts:{row['id']}", document, numbers_of(document, row), 0.5)
        if page:
            yield page


def singles_of(data: Path) -> Iterator[Labelled]:
    """Pages of one story in DATA: news pages with all that stands around, and articles."""
    for row in read(data / "boilerplate" / "pages.jsonl.gz"):
        labels = row["labels"]
        body = [at for at, one in enumerate(labels) if one == "body"]
        head = labels.index("headline") if "headline" in labels else len(labels)
        if body and head < body[0]:
            numbers = {at: UNDER for at in range(head, body[0]) if labels[at] in ("headline", "supplement")}
            numbers |= {at: TEXT for at in range(body[0], body[-1] + 1) if labels[at] in ("body", "supplement")}
            page = label(row["id"], Document("page.txt", "\n".join(row["lines"])), numbers | {head: TITLE}, 0.35)
            if page:
                yield page
    for row in read(data / "clean" / "articles.jsonl.gz")[:500]:
        title = "" if row["text"].startswith(row["title"][:20]) else row["title"] + "\n\n"
        document = Document("page.txt", title + row["text"])
        page = label(row["id"], document, dict.fromkeys(range(1, 9999), TEXT) | {0: TITLE}, 0.3)
        if page and len(page.lines) > 2:
            yield page


def sources_of(data: Path, files: Sequence[str]) -> list[Source]:
    """The stories that pages are composed of, by what DATA and `tests/fresh` have, no two of one headline."""
    told: list[tuple[str, list[str]]] = []
    for row in (row for name in files for row in read(FRESH / f"{name}.jsonl")):
        raw = row["text"].split("\n")
        for story in row["stories"]:
            is_placed = "header" in story
            text = raw[story["first"] - 1 : story["last"]] if is_placed else text_of(story)
            told.append(((story["headline" if is_placed else "title"] or "").strip("# *"), text))
    told += [(row["title"], row["text"].split("\n")) for row in read(data / "languages" / "docs.jsonl.gz")]
    told += [(row["title"], row["text"].split("\n")[1:]) for row in read(data / "clean" / "articles.jsonl.gz")[1000:]]
    told += [(row["title"], row["text"].split("\n")) for row in read(data / "templated" / "stories.jsonl.gz")[::40]]
    found = {}
    for title, text in told:
        text = [" ".join(line.split()) for line in text if len(line.strip()) > 25 or not line.isascii()]
        if any(line[:1].islower() for line in text):
            text = [" ".join(text)]  # lines that were wrapped
        language = language_of(text) or "en"
        if text and title and len(title) < 150 and language in LANGUAGES:
            found[title] = Source(language, title, tuple(text[:25]))
    return list(found.values())


def composed(rng: random.Random, sources: Sequence[Source], count: int) -> Iterator[Labelled]:
    """So many pages in layouts drawn at random, three tenths of them of a single story."""
    by_language: dict[str, list[Source]] = {}
    for source in sources:
        by_language.setdefault(source.language, []).append(source)
    languages = [language for language, known in by_language.items() if len(known) >= 8]
    weights = [min(len(by_language[language]), 250) ** 0.6 for language in languages]
    for number in range(count):
        known = by_language[rng.choices(languages, weights)[0]]
        if rng.random() < 0.3:
            long = [source for source in known if len(source.paragraphs) >= 3] or known
            text, roles = compose_single(rng, rng.choice(long), rng.sample(known, 5))
        else:
            picked = rng.sample(known, min(rng.choice([2, 2, 3, 3, 3, 4, 4, 5, 6, 8]) + 4, len(known)))
            most = rng.choice([1, 2, 2, 3, 3, 4, 6, 12])
            stories = [Source(one.language, one.title, one.paragraphs[: rng.randint(1, most)]) for one in picked[:-4]]
            text, roles = compose(rng, stories, others=picked[-4:])
        page = label(str(number), Document("page.txt", text), dict(enumerate(roles)), 0.5)
        if page:
            yield page


def chosen(
    pages: Sequence[Labelled], target: int, again: bool, rng: random.Random
) -> Iterator[tuple[Any, bool, float]]:
    """The lines that a forest learns from: each with its features, whether it is what is asked for, and its weight."""
    for one in pages:
        rows = one.again if again else one.rows
        for at, role in enumerate(one.roles):
            if role == TITLE and target == OVER:
                for above in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
                    if not one.measured[above]:
                        break
                    yield rows[above], one.roles[above] == OVER, one.weight
                    if one.roles[above] == TEXT:
                        break
            elif target == TITLE and one.measured[at]:
                is_paragraph = role != TITLE and one.page.prose[at] and one.lines[at].words > 15
                if not is_paragraph or rng.random() < _PARAGRAPHS:
                    more = 2.0 if role == TITLE else _FOR_MORE if is_paragraph else 1.0
                    yield rows[at], role == TITLE, one.weight * more


def fit(pages: Sequence[Labelled], target: int, *, again: bool = False) -> HistGradientBoostingClassifier:
    """A forest that tells lines of that role."""
    columns = zip(*chosen(pages, target, again, random.Random(1)))
    rows, truth, weights = (numpy.array(column) for column in columns)
    trees = _TITLE_TREES if target == TITLE else _OVER_TREES
    return HistGradientBoostingClassifier(max_iter=trees, **_SETTINGS).fit(rows, truth, sample_weight=weights)


def train(pages: list[Labelled]) -> dict[str, Any]:
    """The four forests: the second two learn from what the first say of pages that they haven't seen."""
    random.Random(1).shuffle(pages)
    for known, unseen in ((pages[::2], pages[1::2]), (pages[1::2], pages[::2])):
        title, over = fit(known, TITLE), fit(known, OVER)
        for one in unseen:
            one.compare(title.decision_function(one.rows), over.decision_function(one.rows))
    return {
        "title": fit(pages, TITLE),
        "over": fit(pages, OVER),
        "title again": fit(pages, TITLE, again=True),
        "over again": fit(pages, OVER, again=True),
    }


def to_plain(model: HistGradientBoostingClassifier) -> list[Any]:
    """A forest as newslint reads it: where the sum begins, then each tree as nested lists."""
    forest: list[Any] = [float(f"{float(numpy.ravel(model._baseline_prediction)[0]):.5g}")]
    for (tree,) in model._predictors:
        forest.append(nested(tree.nodes, 0))
    return forest


def nested(nodes: numpy.ndarray, at: int) -> list[Any] | float:
    """A node as `[feature, threshold, at most, more]`, a leaf as its log-odds."""
    node = nodes[at]
    if node["is_leaf"]:
        return float(f"{float(node['value']):.4g}")
    threshold = float(node["num_threshold"])
    # many thresholds are values that lines have: rounding, and single precision, must not put these on the other side
    threshold = float(f"{threshold + abs(threshold) * 2e-6 + 1e-9:.7g}")
    return [int(node["feature_idx"]), threshold, nested(nodes, int(node["left"])), nested(nodes, int(node["right"]))]


def measure(forests: dict[str, Any], pages: Sequence[Labelled]) -> str:
    """How many headlines of pages are found, missed and told too often, and how many pages are right as a whole."""
    told: Counter[str] = Counter()
    for one in pages:
        one.compare(forests["title"].decision_function(one.rows), forests["over"].decision_function(one.rows))
        found = set(choose_titles(one.odds_of(forests["title again"].decision_function(one.again)), one.page.prose))
        gold = {at for at, role in enumerate(one.roles) if role == TITLE}
        told += Counter(found=len(found & gold), missed=len(gold - found), extra=len(found - gold))
        told += Counter(pages=1, whole=int(found == gold))
    return " ".join(f"{name} {count}" for name, count in sorted(told.items()))


def main() -> None:
    """Train and write, or train on less and measure."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--leave-out", nargs="*", default=[], choices=FILES)
    given = arguments.parse_args()
    files = [name for name in FILES if name not in given.leave_out]
    rng = random.Random(12)
    singles = list(singles_of(given.data))
    pages = [page for name in files for page in fresh_pages(name)] + list(layouts_of(given.data))
    pages += rng.sample(singles, min(SINGLES, len(singles)))
    pages += composed(rng, sources_of(given.data, files), COMPOSED)
    forests = train(pages)
    for name in given.leave_out:
        print(name, measure(forests, list(fresh_pages(name))))
    if not given.leave_out:
        plain = {name: to_plain(model) for name, model in forests.items()}
        given.out.write_text(json.dumps(plain, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
