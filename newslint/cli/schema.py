"""Print a JSON Schema: of settings, of rule files, or of the reports of check and dedup.

newslint schema settings > newslint.schema.json
"""

from __future__ import annotations

import argparse
import json

from newslint.cli import OK
from newslint.cli.streams import Streams

NAMES = ("settings", "rule", "report")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint schema`."""
    parser.add_argument("what", choices=NAMES, help="of newslint.toml, of a rule file, or of --output-format json")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print the schema."""
    from newslint.schemas import SCHEMAS

    streams.line(json.dumps(SCHEMAS[parsed.what](), ensure_ascii=False, indent=2))
    return OK
