"""Our own rules as the wheel holds them beside their files: read when it was built, so that no first run reads them.

To read the files takes .5 s, half of it for what a text must hold for a pattern to match it, and a fresh container has
no cache. A checkout holds none: its rules change, and are kept as they were read last (`newslint.rulebook.cache`).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from newslint import __version__, checks
from newslint.opening import open_regular
from newslint.rulebook import cache
from newslint.rulebook.packs import own_folder

#: beside the packs; no rule file is called so
NAME = "prepared.json"


def load(paths: Sequence[Path]) -> list[cache.CachedRule] | None:
    """The rules of these files, without examples; None unless they are all our own, as they were when prepared."""
    here = own_folder()
    try:
        with open_regular(here / NAME) as file:
            told, _, raw = file.read().partition(b"\n")
        if told.decode() != _key(here, paths):
            return None
        return [replace(one, path=str(path)) for one, path in zip(cache.read_kept(raw), paths, strict=True)]
    except cache.UNTRUSTED:
        return None


def prepare(target: Path) -> None:
    """Write the prepared rules into a file. Raises RuleError for a rule file that is wrong."""
    import json

    from newslint.rulebook import read_rules, rule_files
    from newslint.settings import Settings

    paths = list(rule_files(Settings()))
    plain = [{**cache.to_plain(rule), "path": ""} for rule in read_rules(paths)]
    target.write_text(f"{_key(own_folder(), paths)}\n{json.dumps(plain)}", encoding="utf-8")


def _key(here: Path, paths: Sequence[Path]) -> str:
    """32 hex digits for this version, and for the names and sizes of the rule files and of what reads them."""
    told = hashlib.blake2b(__version__.encode(), digest_size=16)
    for path in paths:
        told.update(f"\0{path.relative_to(here).as_posix()} {path.stat().st_size}".encode())
    package = Path(checks.__file__).parent
    for folder in (Path(__file__).parent, package, *map(package.joinpath, checks.PACKS)):
        with os.scandir(folder) as files:
            sizes = sorted((file.name, file.stat().st_size) for file in files if file.name.endswith(".py"))
        told.update(f"\0{folder.name} {sizes}".encode())
    return told.hexdigest()
