"""Show findings and fixes in an editor: a language server on standard input and output. Needs the extra `lsp`."""

from __future__ import annotations

import argparse
from pathlib import Path

from newslint.cli import OK
from newslint.cli.streams import Streams
from newslint.lsp.server import DocumentChecker, server
from newslint.pipeline.baseline import load_baseline
from newslint.rulebook import load_rules
from newslint.settings_file import find_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint lsp`."""
    parser.add_argument("--config", metavar="FILE", help="settings file to use instead of the one found")
    parser.add_argument("--stdio", action="store_true", help="what some editors pass; there is no other way")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Serve until the editor says goodbye."""
    settings = find_settings(Path.cwd(), parsed.config)
    baseline = load_baseline(settings.located(settings.baseline)) if settings.baseline else None
    server(DocumentChecker(load_rules(settings), settings, baseline)).start_io()
    return OK
