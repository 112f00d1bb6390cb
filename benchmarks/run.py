#!/usr/bin/env python3
"""newslint beside what else is installed, in one run: duplicates, linting, boilerplate, repair.

    benchmarks/run.py --copies COPIES.jsonl --articles ARTICLES.jsonl --pages PAGES.jsonl
                      --damaged LINES.jsonl [--limit N] [--only NAME ...] [--json FILE] [--plots FOLDER]

Any file may be packed (.gz), and any may be left out. Prints tables in Markdown with the machine and the day; what
can't be run is named with the reason, and nothing is quoted that wasn't run. Contenders run one after another. Speeds
are by seconds of processors, of a contender's own processes as well, so that who else is busy counts for little;
what needs seconds to start is slow on few rows. `--plots` draws the first two tables as duplicates.svg and linting.svg.

    COPIES    {"id", "text", "cluster"}: pairwise precision, recall and F1 of the clusters that are found
    ARTICLES  {"id", "text"}: sound articles; half of them get one fault each (below), and each tool is asked for its
              line; what it says of the other half is counted by a hundred articles
    PAGES     {"id", "html", "with", "without"}: snippets that belong to the text and snippets that don't
    DAMAGED   {"line", "expected"}: lines with mojibake

pip install datasketch rensa gaoya proselint codespell typos vale trafilatura justext readability-lxml ftfy semhash;
text-dedup in an environment of its own (--text-dedup PYTHON); npm install harper.js (--node-modules FOLDER)
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import datetime
import gzip
import importlib
import io
import itertools
import json
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import bulk
from plots import plot

Rows = list[dict[str, Any]]
#: usual settings of the peers: word 5-grams, Jaccard .7, 128 permutations
GRAM, THRESHOLD, PERMUTATIONS = 5, 0.7, 128


SPEED, NOISE = "texts a second", "lines told in 100 sound articles"
#: where what isn't in this environment is: a Python, and a folder of Node's
OTHERS: dict[str, str | None] = {"text_dedup": None, "node_modules": None}


class Skip(Exception):
    """A contender can't be run, and why."""


def spent() -> float:
    """Seconds of processors that this process and those that it waited for have taken."""
    return sum(os.times()[:4])


def load(path: str | None, limit: int) -> Rows:
    if not path:
        return []
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in itertools.islice(file, limit)]


def needs(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except Exception as error:
        raise Skip(f"{module} isn't there ({type(error).__name__}: {error})"[:120]) from None


def command(*words: str, ok: Sequence[int] = (0, 1, 2), timeout: int = 1200) -> str:
    found = shutil.which(words[0], path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not found:
        raise Skip(f"{words[0]} isn't installed")
    run = subprocess.run([found, *words[1:]], capture_output=True, text=True, timeout=timeout)
    if run.returncode not in ok or (run.returncode and not run.stdout and run.stderr):
        raise Skip(f"{words[0]} failed: {(run.stderr.strip().splitlines() or ['?'])[-1][:100]}")
    return run.stdout


# duplicates: texts → groups of numbers


def shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + GRAM]) for at in range(max(1, len(words) - GRAM + 1))]


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The group of each number, by connected components."""
    group = list(range(count))

    def top(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for left, right in pairs:
        group[top(left)] = top(right)
    return [top(at) for at in range(count)]


def dup_newslint(texts: list[str]) -> list[int]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "texts.jsonl")
        place.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts)))
        words = (
            "-m",
            "newslint",
            "dedup",
            str(place),
            "--kinds",
            "exact,near,partial,teaser",
            "--output-format",
            "json",
        )
        out = json.loads(newslint(*words))
    pairs = []
    for cluster in out["clusters"]:
        members = [int(member["record"]["id"]) for member in cluster["members"]]
        pairs += [(members[0], other) for other in members[1:]]
    return joined(len(texts), pairs)


def newslint(*words: str) -> str:
    run = subprocess.run([sys.executable, *words, "--no-cache"], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        raise Skip(f"newslint failed: {run.stderr[-200:]}")
    return run.stdout


def dup_newslint_plain(texts: list[str]) -> list[int]:
    from newslint.duplicates import copies

    pairs = [(c.members[0], other) for c in copies(texts) for other in c.members[1:]]
    return joined(len(texts), pairs)


def dup_datasketch(texts: list[str]) -> list[int]:
    needs("datasketch")
    from datasketch import MinHash, MinHashLSH

    lsh, pairs = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), []
    for number, text in enumerate(texts):
        one = MinHash(num_perm=PERMUTATIONS)
        one.update_batch([shingle.encode() for shingle in shingles(text)])
        pairs += [(number, other) for other in lsh.query(one)]
        lsh.insert(number, one)
    return joined(len(texts), pairs)


def dup_rensa(texts: list[str]) -> list[int]:
    needs("rensa")
    from rensa import RMinHash, RMinHashLSH

    lsh, made, pairs = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=16), [], []
    for number, text in enumerate(texts):
        one = RMinHash(num_perm=PERMUTATIONS, seed=42)
        one.update(shingles(text))
        pairs += [(number, other) for other in lsh.query(one) if one.jaccard(made[other]) >= THRESHOLD]
        lsh.insert(number, one)
        made.append(one)
    return joined(len(texts), pairs)


def dup_gaoya(texts: list[str]) -> list[int]:
    needs("gaoya")
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=THRESHOLD, num_bands=25, band_size=5, analyzer="word", lowercase=True,
        ngram_range=(GRAM, GRAM),
    )  # fmt: skip
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    found = index.par_bulk_query(texts, return_similarity=False)
    return joined(len(texts), ((number, other) for number, others in enumerate(found) for other in others))


def dup_text_dedup(texts: list[str]) -> list[int]:
    python = OTHERS["text_dedup"]
    if not python or subprocess.run([python, "-c", "import text_dedup"], capture_output=True).returncode:
        raise Skip("isn't installed; --text-dedup names a Python that has it")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "texts.jsonl")
        place.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        asked = argparse.Namespace(peers=python, text_field="text", threshold=THRESHOLD, jobs=1)
        job = bulk.Job(place, Path(folder), asked)
        try:
            bulk.timed(bulk.text_dedup_command(job), job.folder)
        except OSError as error:
            raise Skip(str(error)[-120:]) from None
        found = bulk.text_dedup_clusters(job)
    return joined(len(texts), found.items())


def dup_semhash(texts: list[str]) -> list[int]:
    made = needs("semhash").SemHash
    try:
        found = made.from_records(records=texts).self_deduplicate()
    except Exception as error:
        raise Skip(f"its model can't be had here ({type(error).__name__})") from None
    first = {text: number for number, text in reversed(list(enumerate(texts)))}
    pairs = [(first[one.record], first[other]) for one in found.filtered for other, _ in one.duplicates]
    return joined(len(texts), pairs)


def duplicates(rows: Rows) -> list[tuple[str, Callable[[], dict[str, Any]]]]:
    texts, gold = [row["text"] for row in rows], [row["cluster"] for row in rows]

    def scored(method: Callable[[list[str]], list[int]]) -> dict[str, Any]:
        began = spent()
        groups = method(texts)
        seconds = spent() - began
        right, told, true = (pairs_in(zip(gold, groups)), pairs_in(groups), pairs_in(gold))
        precision, recall = right / max(1, told), right / max(1, true)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return {"precision": precision, "recall": recall, "F1": f1, SPEED: len(texts) / seconds}

    methods = {
        "newslint dedup": dup_newslint, "newslint copies() (--plain)": dup_newslint_plain,
        "datasketch": dup_datasketch, "rensa": dup_rensa, "gaoya": dup_gaoya, "text-dedup": dup_text_dedup,
        "SemHash": dup_semhash,
    }  # fmt: skip
    return [(name, lambda method=method: scored(method)) for name, method in methods.items()]


def pairs_in(groups: Iterable[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in collections.Counter(groups).values())


# linting: a folder of texts → (file, line) that are told

WORDS = {"received": "recieved", "government": "goverment", "separate": "seperate", "until": "untill", "which": "whcih"}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


def plant(text: str, kind: str, draw: random.Random) -> tuple[str, int] | None:
    """The text with a fault of a kind, and its line; None where it doesn't fit."""
    lines = text.split("\n")
    at = draw.choice([n for n, line in enumerate(lines) if line.count(" ") > 8] or [0])
    line = lines[at]
    if kind == "doubled word":
        spots = [m.end() for m in re.finditer(r"\b(?:the|of|in|to|and|a)\b(?= [a-z])", line)]
        where = draw.choice(spots) if spots else 0
        word = re.split(r"\W", line[:where])[-1]
        changed = line[:where] + " " + word + line[where:] if spots else line
    elif kind == "misspelling":
        found = next((word for word in WORDS if f" {word} " in line), None)
        changed = line.replace(f" {found} ", f" {WORDS[found]} ", 1) if found else line
    elif kind == "mojibake":
        changed = line.replace("’", "â€™", 1)
    else:
        day = datetime.date(2015, 1, 1) + datetime.timedelta(draw.randrange(2000))
        wrong = DAYS[(day.weekday() + draw.randrange(1, 7)) % 7]
        changed = f"{line} It began on {wrong}, {day:%B} {day.day}, {day.year}."
    if changed == line:
        return None
    lines[at] = changed
    return "\n".join(lines), at + 1


def lint_newslint(folder: str) -> set[tuple[str, int]]:
    out = newslint(
        "-m", "newslint", "check", folder, "--output-format", "jsonl", "--exit-zero", "--min-severity", "warning"
    )
    found = [json.loads(line) for line in out.splitlines()]
    return {(Path(one["path"]).name, one["line"]) for one in found if one["severity"] != "note"}


def lint_codespell(folder: str) -> set[tuple[str, int]]:
    return {
        (Path(m[1]).name, int(m[2]))
        for m in re.finditer(r"^(.+?):(\d+): ", command("codespell", folder, ok=(0, 65)), re.M)
    }


def lint_typos(folder: str) -> set[tuple[str, int]]:
    told = map(json.loads, command("typos", "--format", "json", folder).splitlines())
    return {(Path(one["path"]).name, one["line_num"]) for one in told if one["type"] == "typo" and "line_num" in one}


def lint_proselint(folder: str) -> set[tuple[str, int]]:
    out = json.loads(command("proselint", "check", folder, "--output-format", "json"))
    found = set()
    for path, told in out["result"].items():
        for one in told.get("diagnostics", ()):
            found.add((path.rpartition("/")[2], one["pos"][0] if "pos" in one else one["line"]))
    return found


def lint_vale(folder: str) -> set[tuple[str, int]]:
    Path(folder, "..", ".vale.ini").resolve().write_text("MinAlertLevel = warning\n[*]\nBasedOnStyles = Vale\n")
    out = command("vale", "--output=JSON", f"--config={Path(folder, '..', '.vale.ini').resolve()}", folder)
    return {(Path(path).name, one["Line"]) for path, told in json.loads(out).items() for one in told}


def lint_harper(folder: str) -> set[tuple[str, int]]:
    modules = OTHERS["node_modules"]
    if not modules or not Path(modules, "harper.js").is_dir():
        raise Skip("harper.js isn't installed; --node-modules names the folder that it is in")
    out = command("node", str(Path(__file__).with_name("harper.mjs")), folder, str(Path(modules).resolve()), ok=(0,))
    return {(name, int(line)) for name, _, line in (row.partition(":") for row in out.splitlines())}


def lint_missing(name: str) -> Callable[[str], set[tuple[str, int]]]:
    def run(folder: str) -> set[tuple[str, int]]:
        command(name, "--version")
        raise Skip(f"{name} is installed, but not wired up here")

    return run


def linting(rows: Rows) -> list[tuple[str, Callable[[], dict[str, Any]]]]:
    draw = random.Random(11)
    kinds = ("doubled word", "misspelling", "mojibake", "wrong weekday")
    planted: dict[str, tuple[str, int]] = {}
    held = tempfile.TemporaryDirectory()
    folder = Path(held.name, "texts")
    folder.mkdir()
    size = 0
    for number, row in enumerate(rows):
        text, name = row["text"], f"{number}.txt"
        kind = kinds[number // 2 % len(kinds)]
        if number % 2 and (done := plant(text, kind, draw)):
            text, planted[name] = done[0], (kind, done[1])
        elif number % 2:
            continue
        (folder / name).write_text(text, encoding="utf-8")
        size += len(text.encode())
    sound = sum(1 for path in folder.iterdir() if path.name not in planted)
    counts = collections.Counter(kind for kind, _ in planted.values())

    def scored(method: Callable[[str], set[tuple[str, int]]], held: object = held) -> dict[str, Any]:
        began = spent()
        told = method(str(folder))
        seconds = spent() - began
        found = collections.Counter(kind for name, (kind, line) in planted.items() if (name, line) in told)
        noise = sum(name not in planted for name, _ in told)
        figures = {f"{kind} ({counts[kind]})": found[kind] / max(1, counts[kind]) for kind in kinds}
        return figures | {
            NOISE: 100 * noise / max(1, sound),
            "MB a second": size / 1e6 / seconds,
        }

    methods = {
        "newslint check": lint_newslint, "codespell": lint_codespell, "typos": lint_typos, "proselint": lint_proselint,
        "Vale (style Vale)": lint_vale, "harper": lint_harper,
        "LanguageTool": lint_missing("languagetool"),
    }  # fmt: skip
    return [(name, lambda method=method: scored(method)) for name, method in methods.items()]


# boilerplate: HTML → text


def text_newslint(pages: list[str]) -> list[str]:
    import newslint

    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for number, page in enumerate(pages):
            (source / f"{number}.html").write_text(page, encoding="utf-8")
        subprocess.run(
            [
                sys.executable,
                "-m",
                "newslint",
                "clean",
                str(source),
                "-o",
                str(target),
                "--no-repeats",
                "--no-cache",
                "--quiet",
            ],
            capture_output=True,
        )
        texts = dict.fromkeys(range(len(pages)), "")
        for page in newslint.stories(target).pages:
            texts[int(Path(page.document.path).stem)] = page.document.text
    return list(texts.values())


def text_trafilatura(pages: list[str]) -> list[str]:
    extract = needs("trafilatura").extract
    return [extract(page) or "" for page in pages]


def text_justext(pages: list[str]) -> list[str]:
    justext = needs("justext")
    words = frozenset().union(*(justext.get_stoplist(name) for name in ("English", "German", "French", "Spanish")))
    texts = []
    for page in pages:
        with contextlib.suppress(Exception):
            texts.append("\n".join(p.text for p in justext.justext(page.encode(), words) if not p.is_boilerplate))
            continue
        texts.append("")
    return texts


def text_readability(pages: list[str]) -> list[str]:
    made = needs("readability").Document
    html = needs("lxml.html")
    texts = []
    for page in pages:
        try:
            texts.append(html.fromstring(made(page).summary()).text_content())
        except Exception:
            texts.append("")
    return texts


def boilerplate(rows: Rows) -> list[tuple[str, Callable[[], dict[str, Any]]]]:
    pages = [row["html"] for row in rows]

    def scored(method: Callable[[list[str]], list[str]]) -> dict[str, Any]:
        began = spent()
        texts = [" ".join(text.split()) for text in method(pages)]
        seconds = spent() - began
        kept = [" ".join(s.split()) in text for row, text in zip(rows, texts) for s in row["with"]]
        left = [" ".join(s.split()) in text for row, text in zip(rows, texts) for s in row["without"]]
        recall, precision = sum(kept) / max(1, len(kept)), sum(kept) / max(1, sum(kept) + sum(left))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        figures = {"belongs, kept": recall, "doesn't, taken out": 1 - sum(left) / max(1, len(left)), "F1": f1}
        return figures | {"pages without text": sum(not t for t in texts), "pages a second": len(pages) / seconds}

    methods = {
        "newslint clean": text_newslint, "trafilatura": text_trafilatura, "jusText": text_justext,
        "readability": text_readability,
    }  # fmt: skip
    return [(name, lambda method=method: scored(method)) for name, method in methods.items()]


# repair: lines → lines


def fix_newslint(lines: list[str]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out")
        source.write_text("".join(json.dumps({"id": n, "text": line}) + "\n" for n, line in enumerate(lines)))
        words = ("clean", str(source), "-o", str(target), "--no-repeats", "--no-furniture", "--no-cache", "--quiet")
        subprocess.run([sys.executable, "-m", "newslint", *words], capture_output=True)
        return [json.loads(line)["text"] for line in (target / "in.jsonl").read_text().splitlines()]


def fix_ftfy(lines: list[str]) -> list[str]:
    return list(map(needs("ftfy").fix_encoding, lines))


def repair(rows: Rows) -> list[tuple[str, Callable[[], dict[str, Any]]]]:
    lines, wanted = [row["line"] for row in rows], [row["expected"] for row in rows]

    def scored(method: Callable[[list[str]], list[str]]) -> dict[str, Any]:
        began = spent()
        fixed = method(lines)
        seconds = spent() - began
        right = sum(a == b for a, b in zip(fixed, wanted))
        wrong = sum(a not in (b, line) for a, b, line in zip(fixed, wanted, lines))
        return {
            "as expected": right / len(lines),
            "changed otherwise": wrong / len(lines),
            "lines a second": len(lines) / seconds,
        }

    methods = {"newslint clean": fix_newslint, "ftfy fix_encoding": fix_ftfy}
    return [(name, lambda method=method: scored(method)) for name, method in methods.items()]


def shown(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value > 1 else f"{value:.3f}"


def table(title: str, contenders: list[tuple[str, Callable[[], dict[str, Any]]]]) -> dict[str, Any]:
    """Run the contenders, print their table, and return their figures."""
    figures: dict[str, Any] = {}
    skipped: dict[str, str] = {}
    for name, run in contenders:
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                figures[name] = run()
        except Skip as why:
            skipped[name] = str(why)
        except Exception as error:
            skipped[name] = f"{type(error).__name__}: {error}"[:160]
    heads = list(next(iter(figures.values()), {}))
    print(f"\n## {title}\n\n| | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for name, told in figures.items():
        print(f"| {name} | {' | '.join(shown(told[head]) for head in heads)} |")
    for name, why in skipped.items():
        print(f"\nNot run: {name}: {why}")
    sys.stdout.flush()
    return {"figures": figures, "skipped": skipped}


def machine() -> str:
    name = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{datetime.date.today()}, {os.cpu_count()} × {name}{load}, Python {platform.python_version()}"


def draw(results: dict[str, Any], folder: Path) -> None:
    """The plots of what was run."""
    if told := results.get("copies", {}).get("figures"):
        points = [(name, one[SPEED], one["F1"]) for name, one in told.items()]
        axes = ("texts a second of a processor", "pairwise F1")
        (folder / "duplicates.svg").write_text(plot("Copies", axes, points, results["machine"], logarithmic=True))
    if told := results.get("articles", {}).get("figures"):
        kinds = [head for head in next(iter(told.values())) if head.endswith(")")]
        points = [(name, one[NOISE], sum(one[kind] for kind in kinds) / len(kinds)) for name, one in told.items()]
        axes = (NOISE, "share of planted faults found, mean of four kinds")
        (folder / "linting.svg").write_text(plot("Linting", axes, points, results["machine"], logarithmic=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sections = {"copies": duplicates, "articles": linting, "pages": boilerplate, "damaged": repair}
    for name in sections:
        parser.add_argument(f"--{name}", metavar="FILE")
    parser.add_argument("--limit", type=int, default=1 << 60, help="rows of each file")
    parser.add_argument("--only", nargs="*", help="contenders whose names hold one of these words")
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--plots", metavar="FOLDER")
    parser.add_argument("--text-dedup", metavar="PYTHON", help="an interpreter that has text-dedup")
    parser.add_argument("--node-modules", metavar="FOLDER", help="where harper.js is")
    asked = parser.parse_args()
    OTHERS.update(text_dedup=asked.text_dedup, node_modules=asked.node_modules)
    titles = ("Duplicates", "Linting", "Boilerplate", "Repair")
    print(machine())
    results: dict[str, Any] = {"machine": machine()}
    for title, (name, make) in zip(titles, sections.items()):
        rows = load(getattr(asked, name), asked.limit)
        if not rows:
            print(f"\n{title}: not run, no --{name} was given")
            continue
        contenders = make(rows)
        if asked.only:
            contenders = [c for c in contenders if any(word.lower() in c[0].lower() for word in asked.only)]
        results[name] = table(f"{title} ({len(rows):,} rows)", contenders)
    if asked.plots:
        draw(results, Path(asked.plots))
    if asked.json:
        Path(asked.json).write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
