"""Train the judgement of lines: `train_judging.py PAGES.jsonl[.gz] …` writes `boilerplate/data/classifier.json`.

With `--out other_languages.json` it writes the weights for other languages than English, from English pages and those
that `label_pages.py` labels.

A row of PAGES is `{"id": "…", "lines": [...], "labels": [...]}` with a label a line: headline, body and supplement are
the story; comment and related are left out; anything else is furniture. Besides each page as it is, the trees see its
story alone and the story with a few lines around it, for many archives have lost most of the page. English pages are
seen a third time with most of the words of pages in other letters, as those of a language are of which few are known.

The second forest learns from what the first says of pages that it hasn't seen, and only from the lines that leave the
first in doubt. With `--folds DIR` nothing is trained on everything: for each of five parts of the sites (pages of a
site share lines) DIR/N.json gets weights trained on the other four, and DIR/N.ids the pages left out, for
`benchmarks/furniture.py`. Needs lightgbm and scikit-learn, which newslint itself does not. Prints cross-validated
figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.segmenting.boilerplate.classifier import DECIDED, SETTLED, Forest, Tree, odds
from newslint.segmenting.boilerplate.line_features import kinds_of, small_words
from newslint.segmenting.boilerplate.page_features import ALL, PageFeatures

STORY = frozenset({"headline", "body", "supplement"})
LEFT_OUT = frozenset({"comment", "related"})
OUT = Path(__file__).parent.parent / "newslint" / "segmenting" / "boilerplate" / "data" / "classifier.json"
SHARED = {
    "min_child_samples": 20, "subsample": 0.8, "subsample_freq": 1, "colsample_bytree": 0.5, "reg_lambda": 5,
    "verbose": -1, "random_state": 1, "n_jobs": 1,
}  # fmt: skip
FIRST_SETTINGS = {**SHARED, "n_estimators": 40, "num_leaves": 16, "learning_rate": 0.3}
SECOND_SETTINGS = {**SHARED, "n_estimators": 140, "num_leaves": 15, "learning_rate": 0.1}
SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
LETTERS = re.compile(r"[A-Za-z’']+")
OTHER = str.maketrans("bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ", "cdfghjklmnpqrstvwxzbCDFGHJKLMNPQRSTVWXZB")
#: the halves of pairs, and the words by which English names a reader, a writer or a speaker
PARTS = frozenset(
    re.findall(
        r"\w+",
        """read more most top stories news sign log in up your you we our us i my said by from
photo site map""",
    )
)
Labelled = list[tuple[str, str]]
FOLDS, INNER = 5, 4


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The pages of a file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    yield from map(json.loads, filter(None, text.split("\n")))


@dataclass(frozen=True)
class Version:
    """A page, or a part of one, with its lines' labels; `weight` is what a line of one word counts."""

    page: int
    kind: str
    weight: float
    features: PageFeatures
    labels: tuple[str, ...]

    def counted(self) -> Iterator[tuple[int, bool, float]]:
        """Each line that counts: its number, whether it is furniture, and its weight."""
        for at, (label, own) in enumerate(zip(self.labels, self.features.shapes)):
            if label not in LEFT_OUT:
                yield at, label not in STORY, self.weight * (1 + min(own.words, 60) / 12)


def versions(number: int, page: Labelled, rng: random.Random, *, is_english: bool) -> Iterator[Version]:
    """The page, its story alone, shortened, in sentences, and twice the story with a few lines around it."""

    def version(kind: str, weight: float, lines: Labelled) -> Version:
        texts, labels = [text for text, _ in lines], tuple(label for _, label in lines)
        return Version(number, kind, weight, PageFeatures(texts), labels)

    yield version("page", 1.0, page)
    at = [n for n, (_, label) in enumerate(page) if label in STORY]
    if len(at) < 3:
        return
    yield version("story", 1.5, [page[n] for n in at])
    if is_english:
        yield version("short", 0.15, shortened(page, rng))
        yield version("live", 0.1, in_sentences(page, rng))
        yield version("foreign", 0.7, disguised(page, rng))
    for _ in range(2 if is_english else 1):
        before, after = rng.choice([0, 0, 1, 2, 4, 8]), rng.choice([0, 0, 1, 2, 4, 8])
        middle = page[at[0] : at[-1] + 1] if rng.random() < 0.7 else [page[n] for n in at]
        around = page[max(0, at[0] - before) : at[0]] + middle + page[at[-1] + 1 : at[-1] + 1 + after]
        yield version("cut", 0.7, around)


def disguised(page: Labelled, rng: random.Random) -> Labelled:
    """The page as one in a language of which few words are known: of the words of pages and the small ones in it a part
    is written in other letters, the same everywhere."""
    known, small = rng.choice([0.0, 0.0, 0.2, 0.5]), rng.choice([0.4, 0.7, 1.0])
    kept: dict[str, bool] = {}

    def hide(match: re.Match[str]) -> str:
        word = match[0].lower()
        if word not in kept:
            share = small if word in small_words() else known if kinds_of([word]) or word in PARTS else 1.0
            kept[word] = rng.random() < share
        return match[0] if kept[word] else match[0].translate(OTHER)

    return [(LETTERS.sub(hide, text), label) for text, label in page]


def shortened(page: Labelled, rng: random.Random) -> Labelled:
    """The page with no more than the first few paragraphs of its story: most news of today is that short."""
    left = rng.choice([1, 2, 3, 4, 6])
    kept: Labelled = []
    for text, label in page:
        left -= label == "body"
        if label != "body" or left >= 0:
            kept.append((text, label))
    return kept


def in_sentences(page: Labelled, rng: random.Random) -> Labelled:
    """The page with the first sentences of its story a line each, and a time or a word or two over some of them."""
    kept: Labelled = []
    told, most = 0, rng.choice([4, 8, 16])
    for text, label in page:
        if label != "body":
            kept.append((text, label))
            continue
        for sentence in SENTENCES.split(text):
            told += 1
            if told > most:
                break
            if rng.random() < 0.3:
                stamp = f"{rng.randint(0, 23)}:{rng.randint(0, 59):02}"
                kept.append((rng.choice([stamp, " ".join(sentence.split()[:3]), stamp]), label))
            kept.append((sentence, label))
    return kept


def sites(pages: Sequence[Labelled]) -> list[int]:
    """A number for each page, the same for pages that share a quarter of their short lines."""
    short = [{text for text, _ in page if len(text.split()) < 12} for page in pages]
    of = list(range(len(pages)))
    for one in range(len(pages)):
        for two in range(one):
            if len(short[one] & short[two]) >= 0.25 * min(len(short[one]), len(short[two])):
                old, new = of[one], of[two]
                of = [new if site == old else site for site in of]
    return of


def split(site_of: Sequence[int], parts: int) -> Iterator[set[int]]:
    """The sites in so many parts of about as many pages each."""
    from collections import Counter

    shares: list[set[int]] = [set() for _ in range(parts)]
    sizes = [0] * parts
    for site, pages in Counter(site_of).most_common():
        least = sizes.index(min(sizes))
        shares[least].add(site)
        sizes[least] += pages
    yield from shares


def train(shown: Sequence[Version], site_of: Sequence[int]) -> tuple[Forest, Forest]:
    """The two forests."""
    odds_of: dict[int, list[float]] = {}
    for part in split([site_of[one.page] for one in shown], INNER):
        known = [one for one in shown if site_of[one.page] not in part]
        forest = first_forest(known)
        odds_of |= {id(one): first_of(forest, one) for one in shown if site_of[one.page] in part}
    return first_forest(shown), second_forest(shown, odds_of)


def first_of(forest: Forest, version: Version) -> list[float]:
    """What a first forest says of each line."""
    return [odds(forest, row, DECIDED) for row in version.features.rows]


def first_forest(shown: Sequence[Version]) -> Forest:
    """Trained on every line."""
    counted = [(one.features.rows[at], truth, weight) for one in shown for at, truth, weight in one.counted()]
    return fitted(counted, FIRST_SETTINGS)


def second_forest(shown: Sequence[Version], odds_of: dict[int, list[float]]) -> Forest:
    """Trained on the lines that the first odds leave in doubt."""
    counted = []
    for one in shown:
        first = odds_of[id(one)]
        around = one.features.again(first)
        counted += [(around.of(at), truth, w) for at, truth, w in one.counted() if abs(first[at]) < DECIDED]
    return fitted(counted, SECOND_SETTINGS)


def fitted(counted: Sequence[tuple[Sequence[float], bool, float]], settings: dict[str, Any]) -> Forest:
    """The trees that lightgbm grows, as plain lists."""
    import lightgbm
    import numpy

    rows, truth, weights = (numpy.array(column) for column in zip(*counted))
    model = lightgbm.LGBMClassifier(**settings).fit(rows, truth, sample_weight=weights)
    return [nested(tree["tree_structure"]) for tree in model.booster_.dump_model()["tree_info"]]


def nested(node: dict[str, Any]) -> Tree:
    """A node as `[feature, threshold, at most, more]`, a leaf as its log-odds."""
    if "leaf_value" in node:
        return float(f"{node['leaf_value']:.5g}")
    threshold = float(f"{node['threshold']:.6g}")
    return [node["split_feature"], threshold, nested(node["left_child"]), nested(node["right_child"])]


def judged(forests: tuple[Forest, Forest], version: Version) -> list[bool]:
    """Whether each line is furniture."""
    first = first_of(forests[0], version)
    around = version.features.again(first)
    again = (odds(forests[1], around.of(at), SETTLED) if abs(z) < DECIDED else z for at, z in enumerate(first))
    return [z >= 0 for z in again]


@dataclass
class Tally:
    """Lines and words, right and wrong."""

    furniture: int = 0
    called: int = 0
    right: int = 0
    content: int = 0
    kept: int = 0
    both: int = 0
    lost: int = 0

    def add(self, is_furniture: bool, is_called: bool, words: int) -> None:
        """Count one line."""
        self.furniture += is_furniture
        self.called += is_called
        self.right += is_furniture and is_called
        self.content += words * (not is_furniture)
        self.kept += words * (not is_called)
        self.both += words * (not is_furniture and not is_called)
        self.lost += is_called and not is_furniture

    def __str__(self) -> str:
        lines = 2 * self.right / max(1, self.called + self.furniture)
        words = 2 * self.both / max(1, self.kept + self.content)
        return f"furniture lines F1 {lines:.4f}, content words F1 {words:.4f}, lost {self.lost}"


def cross_validate(shown: Sequence[Version], site_of: Sequence[int], ids: Sequence[str], folds: Path | None) -> None:
    """Print what weights trained on four parts of the sites make of the fifth."""
    tallies: dict[str, Tally] = {}
    for number, part in enumerate(split(site_of, FOLDS)):
        forests = train([one for one in shown if site_of[one.page] not in part], site_of)
        if folds:
            write(folds / f"{number}.json", forests)
            left_out = [ids[page] for page in range(len(ids)) if site_of[page] in part]
            (folds / f"{number}.ids").write_text("\n".join(left_out) + "\n", encoding="utf-8")
        for one in (one for one in shown if site_of[one.page] in part):
            called = judged(forests, one)
            for at, truth, _ in one.counted():
                tallies.setdefault(one.kind, Tally()).add(truth, called[at], one.features.shapes[at].words)
    for kind, tally in tallies.items():
        print(f"sites left out, {kind}: {tally}")


def write(path: Path, forests: tuple[Forest, Forest]) -> None:
    """Weights as newslint reads them."""
    weights = {"features": ALL, "first": forests[0], "second": forests[1]}
    path.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")


def main() -> None:
    """Cross-validate; without `--folds` train on everything as well, and write the trees."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path, nargs="+")
    arguments.add_argument("--without", default="^$", help="leave out pages whose id or language matches")
    arguments.add_argument("--out", type=Path, default=OUT)
    arguments.add_argument("--folds", type=Path)
    given = arguments.parse_args()
    rows = [row for path in given.pages for row in read(path)]
    rows = [row for row in rows if not re.search(given.without, f"{row['id']} {row.get('language', 'en')}")]
    pages = [list(zip(row["lines"], row["labels"])) for row in rows]
    site_of, rng = sites(pages), random.Random(1)
    shown = [
        one
        for number, (page, row) in enumerate(zip(pages, rows))
        for one in versions(number, page, rng, is_english=row.get("language", "en") == "en")
    ]
    if given.folds:
        given.folds.mkdir(parents=True, exist_ok=True)
        cross_validate(shown, site_of, [row["id"] for row in rows], given.folds)
    else:
        write(given.out, train(shown, site_of))


if __name__ == "__main__":
    main()
