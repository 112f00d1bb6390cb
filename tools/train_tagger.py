"""Train the tagger: `train_tagger.py --sources DIR` writes `newslint/knowledge/data/tagger.bin`.

DIR holds `ewt`, `gum` and `PUD` (Universal Dependencies, English), whose sentences stay there: only weights are
written. It learns from the first two, of GUM from the kinds of text whose licence allows it, and prints how many
tags of PUD, which is news and encyclopaedia, it gets right. The same files give the same weights on one machine.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.knowledge.tagger import GAP, REACH, Tagged, Tagger, features_of, windows

TARGET = Path(__file__).parent.parent / "newslint" / "knowledge" / "data" / "tagger.bin"
#: GUM's kinds whose texts are under CC BY or CC BY-SA
KINDS = ("news", "interview", "bio", "voyage", "academic", "speech", "textbook", "court")
SEED = 1
WIDTH, INNER = 40, 64
EPOCHS, BATCH, RATE = 9, 64, 4e-3
#: shares of features of words, and of what a layer tells, that are left out while it learns
LOST_WORDS, LOST = 0.1, 0.15
#: sentences that are learned from with a slip in them, so that a slip misleads it less
SLIPS = 0.25
#: features that stand so seldom aren't learned
LEAST = {"w": 3, "3": 4, "2": 4, "1": 4, "h": 6}
#: tags that stand for another one here
SAME = {
    "GW": "NN",
    "ADD": "NNP",
    "AFX": "JJ",
    "LS": "CD",
    "NFP": ":",
    "HYPH": ":",
    "-LRB-": "(",
    "-RRB-": ")",
    "XX": "FW",
}
QUOTES = str.maketrans("’‘“”`", "''\"\"'")
#: forms that are put for one another in a slip
SWAPS = {
    "VBZ": ("VBP",), "VBP": ("VBZ",), "VBD": ("VBN", "VB"), "VBN": ("VBD", "VB"), "VB": ("VBD", "VBZ", "VBN"),
    "NN": ("NNS",), "NNS": ("NN",),
}  # fmt: skip
DROPPED = ("DT", "TO", "IN", ",", "MD", "RP")


class Word(NamedTuple):
    """A word of a treebank."""

    form: str
    tag: str
    lemma: str
    joined: bool


def sentences_of(folder: Path) -> Iterator[list[Word]]:
    """The sentences of a treebank; compounds with hyphens are one word."""
    for file in sorted(folder.glob("*.conllu")):
        if "GUM_" in file.name and not file.name.split("GUM_")[1].startswith(KINDS):
            continue
        if "GENTLE_" in file.name:
            continue
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            words = [
                Word(cells[1].translate(QUOTES), SAME.get(cells[4], cells[4]), cells[2], "SpaceAfter=No" in cells[9])
                for cells in (line.split("\t") for line in block.split("\n") if line and line[0] != "#")
                if cells[0].isdigit()
            ]
            if words and not any(word.form == "_" for word in words):
                yield joined(words)


def joined(words: list[Word]) -> list[Word]:
    """The words, with those between which a hyphen stands in one; the last gives it its tag, or it is an adjective."""
    found: list[Word] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else None
        if word.form == "-" and found and before and before.joined and word.joined and at + 1 < len(words):
            found[-1] = Word(found[-1].form + "-", "-", "", True)
        elif found and found[-1].form.endswith("-") and found[-1].tag == "-":
            behind = words[at + 1].tag if at + 1 < len(words) else ""
            tag = (
                "JJ"
                if behind.startswith("NN") and word.tag[:2] in ("NN", "VB", "CD") and word.tag != "NNP"
                else word.tag
            )
            found[-1] = Word(found[-1].form + word.form, "JJ" if tag == "VBN" else tag, "", word.joined)
        else:
            found.append(word)
    return found


def with_slip(sentence: list[Word], forms: dict[tuple[str, str], str], choice: random.Random) -> list[Word]:
    """A sentence with one word in another form, or one small word left out."""
    at = choice.randrange(len(sentence))
    word = sentence[at]
    if word.tag in DROPPED and at:
        return sentence[:at] + sentence[at + 1 :]
    for tag in SWAPS.get(word.tag, ()):
        form = forms.get((word.lemma, tag))
        if form and form != word.form.lower() and choice.random() < 0.7:
            return [*sentence[:at], word._replace(form=form, tag=tag), *sentence[at + 1 :]]
    return sentence


def forms_of(sentences: list[list[Word]]) -> dict[tuple[str, str], str]:
    """The commonest form of each lemma with each tag."""
    counts: Counter[tuple[str, str, str]] = Counter(
        (word.lemma, word.tag, word.form.lower()) for sentence in sentences for word in sentence if word.tag in SWAPS
    )
    found: dict[tuple[str, str], str] = {}
    for (lemma, tag, form), _ in counts.most_common():
        found.setdefault((lemma, tag), form)
    return found


def rows_for(sentences: list[list[Word]]) -> list[str]:
    """The features that are learned."""
    counts = Counter(name for s in sentences for at, word in enumerate(s) for name in features_of(word.form, not at))
    return sorted(name for name, count in counts.items() if count >= LEAST.get(name.partition(":")[0], 4))


class Network:
    """The network while it learns: float weights, and Adam's two means of each."""

    def __init__(self, rows: int, tags: int, source: numpy.random.Generator) -> None:
        span = 2 * REACH + 1
        shapes = ((WIDTH * span, INNER), (1, INNER), (INNER * span, INNER), (1, INNER), (INNER, tags), (1, tags))
        self.layers = [source.normal(0, 0.3, (rows, WIDTH)).astype("f4")]
        self.layers += [
            (source.normal(0, (2 / shape[0]) ** 0.5, shape) * (shape[0] > 1)).astype("f4") for shape in shapes
        ]
        self._means = [numpy.zeros_like(layer) for layer in self.layers]
        self._squares = [numpy.zeros_like(layer) for layer in self.layers]
        self._steps = 0
        self._source = source

    def learn(self, flat: numpy.ndarray, bounds: numpy.ndarray, wanted: numpy.ndarray, rate: float) -> float:
        """One step. `flat` holds the rows of all words, `bounds` where each word's begin, `wanted` its tag or -1."""
        table, one, one_bias, two, two_bias, out, out_bias = self.layers
        spoken = (wanted >= 0)[:, None]
        keep = 1 - LOST
        inner = numpy.add.reduceat(table[flat], bounds) * spoken
        lost_in = (self._source.random(inner.shape, "f4") < keep) / numpy.float32(keep)
        inner = inner * lost_in
        seen = windows(inner)
        raw_one = seen @ one + one_bias
        lost_one = (self._source.random(raw_one.shape, "f4") < keep) / numpy.float32(keep) * spoken
        first = numpy.maximum(raw_one, 0) * lost_one
        wide = windows(first)
        raw_two = wide @ two + two_bias
        second = numpy.maximum(raw_two, 0) + first
        scores = second @ out + out_bias
        scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        shares = scores / scores.sum(axis=1, keepdims=True)
        at = numpy.flatnonzero(wanted >= 0)
        loss = -numpy.log(shares[at, wanted[at]] + 1e-9).mean()
        shares[at, wanted[at]] -= 1
        error = shares * spoken / len(at)
        by_second = error @ out.T
        by_two = by_second * (raw_two > 0)
        by_first = by_second + unwind(by_two @ two.T, INNER)
        by_one = by_first * lost_one * (raw_one > 0)
        by_inner = unwind(by_one @ one.T, WIDTH) * lost_in * spoken
        # only the rows that were looked up learn
        looked, place = numpy.unique(flat, return_inverse=True)
        by_table = numpy.zeros((len(looked), WIDTH), "f4")
        lengths = numpy.diff(numpy.append(bounds, len(flat)))
        numpy.add.at(by_table, place, numpy.repeat(by_inner, lengths, axis=0))
        steps = (by_table, seen.T @ by_one, by_one.sum(0, keepdims=True), wide.T @ by_two, by_two.sum(0, keepdims=True),
                 second.T @ error, error.sum(0, keepdims=True))  # fmt: skip
        self._adam(steps, looked, rate)
        return float(loss)

    def _adam(self, steps: tuple[numpy.ndarray, ...], looked: numpy.ndarray, rate: float) -> None:
        self._steps += 1
        size = rate * (1 - 0.999**self._steps) ** 0.5 / (1 - 0.9**self._steps)
        for at, step in enumerate(steps):
            rows = slice(None) if at else looked
            mean = self._means[at][rows] * 0.9 + 0.1 * step
            square = self._squares[at][rows] * 0.999 + 0.001 * step * step
            self._means[at][rows], self._squares[at][rows] = mean, square
            self.layers[at][rows] -= size * mean / (numpy.sqrt(square) + 1e-8)


def unwind(wide: numpy.ndarray, width: int) -> numpy.ndarray:
    """What of each window belongs to each row: `windows` backwards."""
    size = len(wide)
    found = numpy.zeros((size + 2 * REACH, width), wide.dtype)
    for at in range(2 * REACH + 1):
        found[at : at + size] += wide[:, at * width : (at + 1) * width]
    return found[REACH:-REACH]


def folded(table: numpy.ndarray, rows: list[str]) -> numpy.ndarray:
    """The table in which the row of each word holds what its form says too, so that it needn't be asked for."""
    number = {name: at for at, name in enumerate(rows)}
    found = table.copy()
    for at, name in enumerate(rows):
        if name.startswith("w:"):
            form = (number[it] for it in features_of(name[2:], False) if it in number and it[:2] not in ("w:", "c:"))
            found[at] += table[list(form)].sum(axis=0)
    return found


def packed(network: Network, tags: list[str], rows: list[str]) -> bytes:
    """The file: names, then each layer in whole numbers of one byte."""
    sizes, weights = [], b""
    for at, layer in enumerate([folded(network.layers[0], rows), *network.layers[1:]]):
        limit = numpy.abs(layer).max() if at else numpy.quantile(numpy.abs(layer), 0.9999)
        whole = numpy.clip(numpy.rint(layer / limit * 127), -127, 127).astype("i1")
        sizes.append(f"{layer.shape[0]}x{layer.shape[1]}x{float(limit):.8g}")
        weights += whole.tobytes()
    head = "\n".join([" ".join(tags), " ".join(sizes), *rows]) + "\n\n"
    return head.encode() + weights


def right_of(sentences: list[list[Word]], made: Tagger) -> tuple[float, Counter[tuple[str, str]]]:
    """The share of right tags, and which stand for which."""
    told: list[Tagged] = made.tag([[word.form for word in sentence] for sentence in sentences])
    wrong: Counter[tuple[str, str]] = Counter()
    count = 0
    for sentence, tagged in zip(sentences, told, strict=True):
        for word, tag in zip(sentence, tagged.tags, strict=True):
            count += 1
            if tag != word.tag:
                wrong[word.tag, tag] += 1
    return 1 - wrong.total() / count, wrong


def main() -> None:
    """Train, write and measure."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sources", type=Path, required=True)
    asked.add_argument("--epochs", type=int, default=EPOCHS)
    asked.add_argument("--target", type=Path, default=TARGET)
    given = asked.parse_args()
    learned = [*sentences_of(given.sources / "ewt"), *sentences_of(given.sources / "gum")]
    held = list(sentences_of(given.sources / "PUD"))
    rows, tags = rows_for(learned), sorted({word.tag for sentence in learned for word in sentence})
    print(sum(map(len, learned)), "words,", len(rows), "features,", len(tags), "tags")
    number = {name: at for at, name in enumerate(rows)}
    place = {tag: at for at, tag in enumerate(tags)}
    choice, source = random.Random(SEED), numpy.random.default_rng(SEED)
    network, forms = Network(len(rows), len(tags), source), forms_of(learned)
    steps = given.epochs * (len(learned) // BATCH + 1)
    done = 0
    known: dict[tuple[str, bool], list[int]] = {}
    for epoch in range(given.epochs):
        choice.shuffle(learned)
        losses = []
        for start in range(0, len(learned), BATCH):
            flat, bounds, wanted = [], [], []
            for sentence in learned[start : start + BATCH]:
                said = with_slip(sentence, forms, choice) if choice.random() < SLIPS else sentence
                for _ in range(GAP):
                    bounds.append(len(flat))
                    flat.append(0)
                    wanted.append(-1)
                for at, word in enumerate(said):
                    key = (word.form, not at)
                    if key not in known:
                        known[key] = [number[name] for name in features_of(*key) if name in number]
                    found = known[key]
                    if choice.random() < LOST_WORDS and rows[found[0]].startswith("w:"):
                        found = found[1:]
                    bounds.append(len(flat))
                    flat += found
                    wanted.append(place[word.tag])
            rate = RATE * max(0.02, 1 - done / steps)
            losses.append(network.learn(numpy.array(flat), numpy.array(bounds), numpy.array(wanted), rate))
            done += 1
        file = packed(network, tags, rows)
        print(
            epoch + 1,
            round(sum(losses) / len(losses), 4),
            "held out:",
            round(right_of(held, Tagger(file))[0], 4),
            flush=True,
        )
    given.target.write_bytes(file)
    share, wrong = right_of(held, Tagger(file))
    print(len(file), "bytes; held out:", round(share, 4), wrong.most_common(15))


if __name__ == "__main__":
    main()
