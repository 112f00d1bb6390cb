"""Train the judgement of lines: `train_judging.py PAGES.jsonl[.gz]` writes `newslint/segmenting/data/judging.json`.

A row of PAGES is `{"lines": [...], "labels": [...]}` with a label a line: headline, body and supplement are the story;
comment and related are left out; anything else is furniture. Besides each page as it is, the trees see its story alone
and the story with a few lines around it, for many archives have lost most of the page. Needs lightgbm and
scikit-learn, which newslint itself does not. Prints cross-validated figures, by page and by site (pages of a site
share lines).
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.segmenting.features import NAMES, PageFeatures

STORY = frozenset({"headline", "body", "supplement"})
LEFT_OUT = frozenset({"comment", "related"})
OUT = Path(__file__).parent.parent / "newslint" / "segmenting" / "data" / "judging.json"
SETTINGS = {
    "n_estimators": 150, "num_leaves": 15, "learning_rate": 0.1, "min_child_samples": 20, "subsample": 0.8,
    "subsample_freq": 1, "colsample_bytree": 0.5, "reg_lambda": 5, "verbose": -1, "random_state": 1,
}  # fmt: skip
Labelled = list[tuple[str, str]]


def versions(page: Labelled, rng: random.Random) -> Iterator[tuple[str, float, Labelled]]:
    """The page, its story alone, and the story with a few lines around it: a kind, a weight, and the lines."""
    yield "page", 1.0, page
    at = [n for n, (_, label) in enumerate(page) if label in STORY]
    if len(at) < 3:
        return
    yield "story", 1.5, [page[n] for n in at]
    for _ in range(2):
        before, after = rng.choice([0, 0, 1, 2, 4, 8]), rng.choice([0, 0, 1, 2, 4, 8])
        middle = page[at[0] : at[-1] + 1] if rng.random() < 0.7 else [page[n] for n in at]
        yield "cut", 0.7, page[max(0, at[0] - before) : at[0]] + middle + page[at[-1] + 1 : at[-1] + 1 + after]


def sites(pages: list[Labelled]) -> list[int]:
    """A number for each page, the same for pages that share a quarter of their short lines."""
    short = [{text for text, _ in page if len(text.split()) < 12} for page in pages]
    of = list(range(len(pages)))
    for one in range(len(pages)):
        for two in range(one):
            if len(short[one] & short[two]) >= 0.25 * min(len(short[one]), len(short[two])):
                old, new = of[one], of[two]
                of = [new if site == old else site for site in of]
    return of


def main(path: str) -> None:
    """Cross-validate, train on everything, and write the trees."""
    import lightgbm
    import numpy
    from sklearn.model_selection import GroupKFold

    raw = Path(path).read_bytes()
    text = (gzip.decompress(raw) if path.endswith(".gz") else raw).decode("utf-8")
    pages = [list(zip(row["lines"], row["labels"])) for row in map(json.loads, text.splitlines())]
    site, rng = sites(pages), random.Random(1)
    rows, truth, weights, where, kinds, words = [], [], [], [], [], []
    for number, page in enumerate(pages):
        for kind, weight, lines in versions(page, rng):
            features = PageFeatures([text for text, _ in lines])
            for at, (text, label) in enumerate(lines):
                if label in LEFT_OUT:
                    continue
                size = len(text.split())
                rows.append(features.of(at))
                truth.append(label not in STORY)
                weights.append(weight * (1 + min(size, 60) / 12))
                where.append(number)
                kinds.append(kind)
                words.append(size)
    x, y, w, sizes, kind_of = map(numpy.array, (rows, truth, weights, words, kinds))
    by_page = numpy.array(where)
    for name, groups in (("page", by_page), ("site", numpy.array([site[n] for n in where]))):
        chance = numpy.zeros(len(x))
        for train, test in GroupKFold(5).split(x, y, groups):
            model = lightgbm.LGBMClassifier(**SETTINGS).fit(x[train], y[train], sample_weight=w[train])
            chance[test] = model.predict_proba(x[test])[:, 1]
        for kind in ("page", "story", "cut"):
            some = kind_of == kind
            furniture, called, n = y[some], chance[some] > 0.5, sizes[some]
            lines = 2 * (called & furniture).sum() / max(1, called.sum() + furniture.sum())
            content = 2 * n[~called & ~furniture].sum() / (n[~called].sum() + n[~furniture].sum())
            lost = (called & ~furniture).sum()
            print(f"by {name}, {kind}: furniture lines F1 {lines:.4f}, content words F1 {content:.4f}, lost {lost}")
    trees = lightgbm.LGBMClassifier(**SETTINGS).fit(x, y, sample_weight=w).booster_.dump_model()["tree_info"]
    flat = [_flat(tree["tree_structure"]) for tree in trees]
    OUT.write_text(json.dumps({"features": NAMES, "trees": flat}, separators=(",", ":")) + "\n", encoding="utf-8")


def _flat(root: dict[str, Any]) -> tuple[list[int], list[float], list[int], list[int]]:
    features: list[int] = []
    values: list[float] = []
    left: list[int] = []
    right: list[int] = []

    def add(node: dict[str, Any]) -> int:
        at = len(features)
        is_leaf = "leaf_value" in node
        features.append(-1 if is_leaf else node["split_feature"])
        values.append(float(f"{node['leaf_value'] if is_leaf else node['threshold']:.6g}"))
        left.append(0)
        right.append(0)
        if not is_leaf:
            left[at] = add(node["left_child"])
            right[at] = add(node["right_child"])
        return at

    add(root)
    return features, values, left, right


if __name__ == "__main__":
    main(sys.argv[1])
