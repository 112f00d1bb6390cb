"""Ask the knowledge base for a person, an office, a country, an armed body, a place or something that is no more."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from newslint.cli import OK
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.settings import find_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint facts`."""
    parser.add_argument("action", choices=["ask"], help="what to do")
    parser.add_argument(
        "name",
        metavar="NAME",
        help='a person ("Angela Merkel"), an office ("Prime Minister of Japan"), a country, an armed body, a place',
    )
    parser.add_argument("--on", metavar="DATE", help="a day, as 2023-03-16; any day if left out")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Print what the tables hold; UsageError for a name that they don't, or a day that isn't one."""
    from newslint.knowledge import asking
    from newslint.knowledge.tables import tables_of

    settings = find_settings(Path.cwd(), parsed.config)
    try:
        day = datetime.date.fromisoformat(parsed.on) if parsed.on else None
    except ValueError:
        raise UsageError(f"`{parsed.on}` is no day", hint="write it as 2023-03-16") from None
    with tables_of(settings).in_use():
        lines = list(asking.answers(parsed.name, day))
        close = [] if lines else asking.near_names(parsed.name)
    if not lines:
        hint = (
            f"did you mean {' or '.join(f'`{name}`' for name in close)}?"
            if close
            else "the tables hold public offices since 2000, armed bodies, places and what is no more; "
            "`facts` in the settings adds tables of your own"
        )
        raise UsageError(f"nothing is known of `{parsed.name}`", hint=hint)
    streams.write(line + "\n" for line in lines)
    return OK
