"""The judgement of lines beside its peers, and what a whole run makes of pages that its weights weren't trained on.

    python benchmarks/furniture.py PAGES.jsonl[.gz] [--folds DIR]
    python benchmarks/furniture.py --html

A row of PAGES is `{"id": "…", "lines": [...], "labels": [...]}` with a label a line: headline, body and supplement are
the story, comment and related don't count, anything else is furniture. jusText (`pip install justext
lxml_html_clean`) is given the same lines as HTML, a paragraph each. With `--folds` (made by
`tools/train_judging.py --folds`) every page is checked with all rules by weights that saw no page of its site;
the pages of a part stand in one folder, as an archive's do. `--html` puts the pages of `tests/segmenting/pages` into
tags (a soup of `div` and `p`, then `nav`, `aside`, `article`, `footer`) and reads them beside trafilatura.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from newslint.formats import make_document
from newslint.model import Document, Format
from newslint.pipeline.linter import lint
from newslint.rulebook import load_rules
from newslint.segmenting.boilerplate import classifier as judging
from newslint.segmenting.lines import lines_of
from newslint.settings import Settings

STORY = frozenset({"headline", "body", "supplement"})
LEFT_OUT = frozenset({"comment", "related"})
PAGES = Path(__file__).parent.parent / "tests" / "segmenting" / "pages"
Judge = Callable[[list[str]], list[bool]]


def ours(lines: list[str]) -> list[bool]:
    return [one.is_furniture for one in judging.classify(lines)]


def justext_of() -> Judge | None:
    try:
        import justext
    except ImportError:
        return None
    stoplist = justext.get_stoplist("English")

    def judge(page: str) -> list[bool]:
        return [paragraph.is_boilerplate for paragraph in justext.justext(page, stoplist)]

    return judge


def figures(rows: Sequence[dict], furniture: Sequence[Sequence[bool]]) -> str:
    tp = called = true = both = kept = content = 0
    for row, found in zip(rows, furniture):
        for text, label, is_called in zip(row["lines"], row["labels"], found):
            if label in LEFT_OUT:
                continue
            is_content, words = label in STORY, len(text.split())
            tp += is_called and not is_content
            called += is_called
            true += not is_content
            both += words * (is_content and not is_called)
            kept += words * (not is_called)
            content += words * is_content
    return f"furniture lines F1 {2 * tp / (called + true):.4f}, content words F1 {2 * both / (kept + content):.4f}"


def beside_justext(rows: Sequence[dict]) -> None:
    """Time and figures of both on the same lines, in turns."""
    pages = [[line.strip() for line in row["lines"]] for row in rows]
    markup = ["<html><body>" + "".join(f"<p>{html.escape(t)}</p>\n" for t in p) + "</body></html>" for p in pages]
    lines = sum(map(len, pages))
    ours(pages[0])
    peer = justext_of()
    took: dict[str, list[float]] = {"newslint": [], "jusText": []}
    for _ in range(5):
        started = time.process_time()
        found = [ours(page) for page in pages]
        took["newslint"].append(time.process_time() - started)
        if peer:
            started = time.process_time()
            theirs = [peer(page) for page in markup]
            took["jusText"].append(time.process_time() - started)
    print(f"newslint  {min(took['newslint']) / lines * 1e6:5.1f} µs a line (as trained) {figures(rows, found)}")
    if peer:
        told = [a if len(a) == len(p) else [False] * len(p) for a, p in zip(theirs, pages)]
        print(f"jusText   {min(took['jusText']) / lines * 1e6:5.1f} µs a line              {figures(rows, told)}")
        print(f"newslint is {min(took['jusText']) / min(took['newslint']):.1f} times as fast")


def checked(rows: Sequence[dict], rules: Sequence) -> list[list[bool]]:
    """Which lines any rule about furniture flags, the pages standing in one folder."""
    documents = [Document(f"pages/{row['id']}.txt", "\n".join(row["lines"]) + "\n") for row in rows]
    hit: dict[str, set[int]] = {}
    for found in lint(documents, rules).findings:
        hit.setdefault(found.path, set()).update(range(found.place.line, found.place.end_line + 1))
    return [[n in hit.get(d.path, ()) for n in range(1, len(r["lines"]) + 1)] for d, r in zip(documents, rows)]


def end_to_end(rows: Sequence[dict], folds: Path) -> None:
    rules = [rule for rule in load_rules(Settings()) if rule.pack == "BPL"]
    by_id = {row["id"]: row for row in rows}
    seen, found = [], []
    for weights in sorted(folds.glob("*.json")):
        judging.use(weights)
        part = [by_id[one] for one in weights.with_suffix(".ids").read_text("utf-8").split()]
        seen += part
        found += checked(part, rules)
    print(f"whole runs, sites left out: {figures(seen, found)}")


def in_tags(lines: Sequence[str], tagged: bool) -> str:
    """A page whose lines are marked `-` and `+`, as HTML."""
    story = [at for at, line in enumerate(lines) if line[0] == "+"]
    first, last = story[0], story[-1]
    out = ["<!doctype html><html><head><title>A page</title></head><body>", "<header><nav>" if tagged else ""]
    for at, line in enumerate(lines):
        text = html.escape(line[2:])
        if at == first:
            out.append("</nav></header><main><article>" if tagged else "<div class=c1>")
        if line[0] == "+":
            out.append(f"<h1>{text}</h1>" if at == first else f"<p>{text}</p>")
        elif tagged and first < at < last:
            out.append(f"<aside><p>{text}</p></aside>")
        else:
            out.append(f'<div><a href="/{at}">{text}</a></div>' if at % 2 else f"<div>{text}</div>")
        if at == last:
            out.append("</article></main><footer>" if tagged else "</div>")
    return "\n".join([*out, "</footer></body></html>" if tagged else "</body></html>"])


def words_f1(true: str, kept: str) -> float:
    one, two = Counter(true.split()), Counter(kept.split())
    return 2 * (one & two).total() / max(1, one.total() + two.total())


def beside_trafilatura() -> None:
    try:
        import trafilatura
    except ImportError:
        trafilatura = None
    rules = [rule for rule in load_rules(Settings()) if rule.pack == "BPL" and rule.code != "BPL902"]
    for folder in ("today", "held-out"):
        for tagged in (False, True):
            scores = []
            for path in sorted(PAGES.glob(f"{folder}/*.txt")):
                lines = path.read_text("utf-8").splitlines()
                true = "\n".join(line[2:] for line in lines if line[0] == "+")
                source = in_tags(lines, tagged)
                page = make_document("page.html", source.encode(), Format.HTML)
                hit = {n for f in lint([page], rules).findings for n in range(f.place.line, f.place.end_line + 1)}
                kept = [one.text for one in lines_of(page) if page.place(one.span).line not in hit]
                theirs = (trafilatura.extract(source, include_comments=False) or "") if trafilatura else ""
                scores.append((words_f1(true, "\n".join(kept)), words_f1(true, theirs)))
            mine, other = (sum(column) / len(scores) for column in zip(*scores))
            tags = "tagged" if tagged else "soup"
            print(f"{folder:9} {tags:7} content words F1: newslint {mine:.3f}, trafilatura {other:.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pages", type=Path, nargs="?")
    arguments.add_argument("--folds", type=Path)
    arguments.add_argument("--html", action="store_true")
    given = arguments.parse_args()
    if given.html:
        beside_trafilatura()
    if not given.pages:
        return
    opened = gzip.open if given.pages.suffix == ".gz" else open
    with opened(given.pages, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    beside_justext(rows)
    if given.folds:
        end_to_end(rows, given.folds)


if __name__ == "__main__":
    main()
