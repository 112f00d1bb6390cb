"""Show findings and fixes in an editor: a language server on standard input and output. Needs the extra `lsp`."""

from __future__ import annotations

import argparse
from functools import partial

from newslint.cli import OK
from newslint.cli.streams import Streams
from newslint.lsp.checking import make_checker
from newslint.lsp.server import server


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint lsp`."""
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")
    parser.add_argument("--stdio", action="store_true", help="what some editors pass; there is no other way")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Serve until the editor says goodbye."""
    server(partial(make_checker, parsed.config)).start_io()
    return OK
