"""Fuzz a target with atheris (the extra `fuzz`): `python -m tests.fuzz TARGET [--seconds N] [--into FOLDER]`.

What it comes by is kept in FOLDER; an input that shows a fault is written as `crash-…` and belongs, as small as it can
be made (`-minimize_crash=1`), into `tests/fuzz/corpus/TARGET`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import atheris

#: the small corpus that every fuzzing starts with
CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    """Fuzz until time is up."""
    with atheris.instrument_imports(include=["newslint"]):
        from tests.fuzz.targets import LONGEST, TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--into", type=Path, default=Path("fuzz"))
    parsed = parser.parse_args()
    found = parsed.into / parsed.target
    found.mkdir(parents=True, exist_ok=True)
    start = CORPUS / parsed.target
    options = [f"-max_total_time={parsed.seconds}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=4096"]
    prefix = f"-artifact_prefix={parsed.into}/{parsed.target}-"
    folders = [str(found), *([str(start)] if start.is_dir() else [])]
    atheris.Setup([sys.argv[0], *options, prefix, *folders], TARGETS[parsed.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
