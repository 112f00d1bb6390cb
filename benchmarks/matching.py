"""What a large pack of patterns costs: 500 patterns beside the first ten of them, on the same articles, taking turns.

    python benchmarks/matching.py ARTICLES.jsonl[.gz] [ARTICLES TO READ]

The patterns are made of words of the articles, so that they meet text that nearly matches: phrases, words with endings
that may be missing, classes, alternatives, anchors. Times are medians of five rounds, reading not counted.
"""

import gzip
import json
import random
import re
import statistics
import sys
import time
from pathlib import Path

from newslint.checks.patterns import Options
from newslint.model import BODY_PARTS, Document, Fields, RecordRef, Severity
from newslint.pipeline.linter import lint
from newslint.rulebook import load_rules
from newslint.rulebook.matcher import Matcher
from newslint.rulebook.rule import Rule, Verdict
from newslint.segmenting import segment
from newslint.segmenting.view import Scope, StoryText
from newslint.settings import Settings

SHAPES = (
    r"\b{a} {b}\b",
    r"\b{a}(?:s|ed|ing)? (?:the |a )?{b}\b",
    r"^{a}\b.* {b}$",
    r"\b(?:{a}|{b}) [a-z]+ (?:of|in) {c}\b",
    r"(?i)\b{a}\w* (?:and|or) {b}",
    r"\b{a}[ -]{b}s?\b(?:,| that)",
)


def patterns(articles: list[dict[str, str]], number: int) -> list[str]:
    rng = random.Random(3)
    words = [word for a in articles[:300] for word in re.findall(r"\b[a-zA-Z]{4,12}\b", a["text"])]
    return [
        rng.choice(SHAPES).format(a=rng.choice(words), b=rng.choice(words), c=rng.choice(words)) for _ in range(number)
    ]


def rules(made: list[str]) -> list[Rule]:
    verdicts = (("", Verdict(Severity.NOTE, "")),)
    return [
        Rule(f"TST{n:03}", f"rule-{n}", "", "", "patterns", Options((p,)), Scope(BODY_PARTS), verdicts)
        for n, p in enumerate(made)
    ]


def main(path: str, most: str = "1000") -> None:
    raw = gzip.decompress(Path(path).read_bytes()) if path.endswith(".gz") else Path(path).read_bytes()
    articles = [json.loads(line) for line in raw.splitlines()[: int(most)]]
    documents = [
        Document(
            "a", f"{a['title']}\n{a['text']}", record=RecordRef(str(n), n), fields=Fields(a["title"]), first_line=0
        )
        for n, a in enumerate(articles, 1)
    ]
    pages = [segment(document) for document in documents]
    texts = [StoryText(page, story, story.passages) for page in pages for story in page.stories]
    megabytes = sum(len(a["text"].encode()) for a in articles) / 1e6
    made = patterns(articles, 500)
    matchers = {size: Matcher(rules(made[:size])) for size in (10, 500)}
    alone: dict[int, list[float]] = {size: [] for size in matchers}
    whole: dict[int, list[float]] = {size: [] for size in matchers}
    beside: dict[int, list[float]] = {size: [] for size in matchers}
    own = load_rules(Settings())
    for _ in range(5):
        for size, matcher in matchers.items():
            began = time.perf_counter()
            hits = sum(1 for text in texts for _ in matcher.hits(text))
            alone[size].append(time.perf_counter() - began)
            began = time.perf_counter()
            lint(documents, rules(made[:size]))
            whole[size].append(time.perf_counter() - began)
            began = time.perf_counter()
            lint(documents, [*own, *rules(made[:size])])
            beside[size].append(time.perf_counter() - began)
    for what, times in (("matching alone", alone), ("check with these alone", whole), ("beside our packs", beside)):
        small, large = (statistics.median(times[size]) for size in (10, 500))
        print(
            f"{what}: 10 patterns {megabytes / small:.1f} MB/s, 500 patterns {megabytes / large:.1f} MB/s, "
            f"{large / small:.2f} times as long"
        )
    print(f"{megabytes:.1f} MB, {hits} hits of the 500")


if __name__ == "__main__":
    main(*sys.argv[1:])
