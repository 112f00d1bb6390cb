"""What is fuzzed: a function a target, which takes bytes and raises only where newslint has a fault."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from newslint.cleaning.revert import revert
from newslint.errors import NewslintError
from newslint.formats import read_file
from newslint.formats.records import NESTED, USUAL
from newslint.model import Document, Finding, Format, Page, apply_edits
from newslint.model.report import Fault
from newslint.pipeline.baseline import load_baseline
from newslint.pipeline.checker import Checker
from newslint.pipeline.suppressions import suppressions_of
from newslint.rulebook import load_rules, read_rules
from newslint.schemas import settings_schema
from newslint.segmenting import segment
from newslint.settings import Settings
from newslint.settings_file import read_settings
from tests.fuzz.made import TEXTS, Maker, toml

#: endings by the first byte of an input
NAMES = (
    "a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a.rss", "a.xml", "a.warc", "a.wet", "a.zip", "a.tar",
    "a.txt.gz", "a.jsonl.gz", "a.parquet", "a.arrow", "a.xhtml", "a.atom", "a.tgz", "a.txt.zst",
)  # fmt: skip
#: inputs are at most this long, in bytes: what is slow on more is measured by benchmarks/growth.py
LONGEST = 20_000
SETTINGS = Settings(cache=False)
#: the names of fields that newslint knows
FIELDS = (*dict.fromkeys(name for names in USUAL.values() for name in names), *NESTED)


@cache
def _folder() -> Path:
    """A folder for what has to be a file, in memory where the system has that."""
    shared = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="newslint-fuzz-", dir=shared if os.access(shared, os.W_OK) else None))


def _put(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


@cache
def _checker() -> Checker:
    return Checker(load_rules(SETTINGS), SETTINGS)


def formats(data: bytes) -> None:
    """Every reader: what can't be read is told, and no fault of newslint's own."""
    if not data:
        return
    for item in read_file(str(_put(NAMES[data[0] % len(NAMES)], data[1:])), SETTINGS):
        assert not isinstance(item, Fault), item.what
        if isinstance(item, Document):
            _hold_together(segment(item))


def segmenter(data: bytes) -> None:
    """Text: every passage stands in it, in order, and every finding where it says."""
    form = (Format.TEXT, Format.MARKDOWN)[bool(data) and data[0] % 2]
    document = Document("a.txt", data[1:].decode("utf-8", "replace"), form)
    page = segment(document)
    _hold_together(page)
    result = _checker().check_page(page)
    assert not result.faults, result.faults
    for finding in result.findings:
        assert document.place(finding.span) == finding.place
        if finding.fix:
            apply_edits(document.source, (edit.edit for edit in finding.fix.edits))


def _hold_together(page: Page) -> None:
    at = 0
    for passage in page.passages:
        assert at <= passage.span.start < passage.span.end <= len(page.document.text), passage
        at = passage.span.end


def rules(data: bytes) -> None:
    """A rule file: read, or refused with its place."""
    _refused(lambda: read_rules([_put("HSE101-a.yaml", data)], SETTINGS))


def settings(data: bytes) -> None:
    """A settings file: read, or refused with its place. Every other one is made of the keys that there are."""
    text = data[1:] if data and data[0] % 2 else _settings_of(Maker(data[1:])).encode("utf-8", "replace")
    _refused(lambda: read_settings(_put("newslint.toml", text)))


def _settings_of(maker: Maker) -> str:
    lines = []
    while not maker.is_spent:
        table, keys = maker.pick(list(settings_keys().items()))
        if table:
            lines.append(f"[[{table}]]" if maker.number(6) == 0 else f"[{table}]")
        lines += [f"{maker.pick(keys)} = {toml(maker.value(keys))}" for _ in range(1 + maker.number(4))]
    return "\n".join(lines)


@cache
def settings_keys() -> dict[str, tuple[str, ...]]:
    """The tables of a settings file, and the keys of each."""
    schema = settings_schema()
    found = {"": tuple(schema["$defs"]["SettingsTable"]["properties"])}
    for name in found[""]:
        told = json.dumps(schema["$defs"]["SettingsTable"]["properties"][name])
        for kind, held in schema["$defs"].items():
            if f'/{kind}"' in told:
                found[name] = tuple(held.get("properties", ())) or ("a", "CPY101")
    return found


def baselines(data: bytes) -> None:
    """A baseline: read, or refused with its place; what was read knows findings, and is written anew."""
    maker = Maker(data[1:])
    text = data[1:] if data and data[0] % 2 else _baseline_of(maker).encode("utf-8", "surrogatepass")
    path = _put("newslint.baseline", text)
    with contextlib.suppress(NewslintError):
        baseline = load_baseline(path)
        findings = _some_findings()
        assert len(baseline.without_known(findings)) <= len(findings)
        again = baseline.rewritten(findings, ["a.txt"], ["CPY101"])
        assert not again.without_known(findings)


def _baseline_of(maker: Maker) -> str:
    known = {"newslint": "baseline", "schema": 1}
    rows: list[object] = [known if maker.number(4) else maker.value(tuple(known))]
    finding = _some_findings()[0]
    while not maker.is_spent:
        row: object = [finding.path, finding.code, finding.fingerprint, 1]
        if isinstance(row, list) and maker.number(3):
            row[maker.number(4)] = maker.value(("path",))
        rows.append(row if maker.number(6) else maker.value(("path",)))
    return "\n".join(json.dumps(row) for row in rows)


@cache
def _some_findings() -> tuple[Finding, ...]:
    return _checker().check(Document("a.txt", "The the boat sailed. It ran to to the bay.\n"))


def manifests(data: bytes) -> None:
    """A manifest beside a copy: its source is given back, or it is refused; nothing outside is written."""
    source, made = _folder() / "copy", _folder() / "back"
    shutil.rmtree(made, ignore_errors=True)
    source.mkdir(exist_ok=True)
    made.mkdir()
    (source / "a.txt").write_text("The boat sailed. Don\N{RIGHT SINGLE QUOTATION MARK}t.\n", encoding="utf-8")
    (source / "manifest.jsonl").write_bytes(data)
    outside = sorted(_folder().iterdir())
    _refused(lambda: list(revert(source, made)))
    assert sorted(_folder().iterdir()) == outside


def suppressions(data: bytes) -> None:
    """Orders in a side-car, in front matter and in comments: followed, or said to be wrong."""
    path = _put("s.md", b"---\nnewslint:\n  - " + data + b"\n---\n<!-- newslint: " + data + b" -->\nIt sailed.\n")
    _put("s.md.newslint", data)
    for item in read_file(str(path), SETTINGS):
        assert not isinstance(item, Fault), item.what
        if isinstance(item, Document):
            suppressions_of(item)
            _checker()(item)


def records(data: bytes) -> None:
    """Fields of every shape in records: JSON Lines, a list, an object of lists, or a table; each is checked."""
    maker = Maker(data)
    kind = maker.number(4)
    rows = []
    while not maker.is_spent:
        row = maker.table(FIELDS)
        if maker.number(4):
            row["text"] = maker.text() + " " + TEXTS[3]
        rows.append(row)
    for item in read_file(str(_put(*_written(kind, rows))), SETTINGS):
        assert not isinstance(item, Fault), item.what
        if isinstance(item, Document):
            result = _checker().check_page(segment(item))
            assert not result.faults, result.faults


def _written(kind: int, rows: list[dict[str, object]]) -> tuple[str, bytes]:
    if kind == 0:
        return "r.jsonl", "\n".join(json.dumps(row) for row in rows).encode()
    if kind == 1:
        return "r.json", json.dumps(rows).encode()
    if kind == 2:
        return "r.json", json.dumps({"articles": rows}).encode()
    out = io.StringIO()
    writer = csv.writer(out)
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return "r.csv", out.getvalue().encode("utf-8", "surrogatepass")


def _refused(work: Callable[[], object]) -> None:
    with contextlib.suppress(NewslintError):
        work()


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (formats, segmenter, rules, settings, baselines, manifests, suppressions, records)
}
