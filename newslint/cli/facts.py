"""Ask the knowledge base, see how far it knows, or give it newer tables.

`ask NAME` for a person, an office, a country, an armed body, a place or something that is no more; `status` for the
last day of which each office is known; `update FILE` to use a table of one's own from now on.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from newslint.cli import OK
from newslint.cli.arguments import working_folder
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.settings import Settings
from newslint.settings_file import find_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint facts`."""
    parser.add_argument("action", choices=["ask", "status", "update"], help="what to do")
    parser.add_argument(
        "name",
        metavar="NAME",
        nargs="?",
        help='a person ("Angela Merkel"), an office ("Prime Minister of Japan"), a country, an armed body, a place; '
        "for `status` a country, for `update` a file",
    )
    parser.add_argument("--on", metavar="DATE", help="a day, as 2023-03-16; any day if left out")
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Do what was asked; UsageError for a name that the tables don't hold, or a day that isn't one."""
    settings = find_settings(working_folder(), parsed.config)
    if parsed.action == "status":
        return _status(parsed.name, settings, streams)
    if not parsed.name:
        raise UsageError(f"`facts {parsed.action}` of what?", hint="name a person, an office, a place, or a file")
    return _update(parsed.name, settings, streams) if parsed.action == "update" else _ask(parsed, settings, streams)


def _status(country: str | None, settings: Settings, streams: Streams) -> int:
    """Print the last day of which each office is known, of one country or of all together."""
    from newslint.knowledge import horizons
    from newslint.knowledge.tables import tables_of

    with tables_of(settings).in_use():
        lines = list(horizons.of_country(country) if country else horizons.of_all())
    if not lines:
        raise UsageError(f"no office of `{country}` is known", hint="name a country as a sentence does: Japan, the UK")
    streams.write(line + "\n" for line in lines)
    return OK


def _update(file: str, settings: Settings, streams: Streams) -> int:
    """Check a user's table, and name it in the settings; SettingsError for a table that is broken."""
    from newslint.knowledge.own_tables import name_in_settings
    from newslint.knowledge.tables import count_rows

    table, rows = count_rows(Path(file))
    where = name_in_settings(Path(file), settings)
    streams.write([f"{file}: {rows} rows for {table}, used from now on ({where})\n"])
    return OK


def _ask(parsed: argparse.Namespace, settings: Settings, streams: Streams) -> int:
    from newslint.knowledge import asking
    from newslint.knowledge.tables import tables_of

    try:
        day = datetime.date.fromisoformat(parsed.on) if parsed.on else None
    except ValueError:
        raise UsageError(f"`{parsed.on}` is not a date", hint="write it as 2023-03-16") from None
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
