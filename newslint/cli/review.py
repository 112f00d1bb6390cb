"""Show the report on loopback, where an editor decides; decisions go into files that every later run reads.

Needs the extra `review`. Ctrl-C ends it.
"""

from __future__ import annotations

import argparse
import secrets
import socket
from pathlib import Path

from newslint.cli import OK
from newslint.cli.arguments import add_reading, code_list, merge_lists, settings_from
from newslint.cli.streams import Streams
from newslint.errors import UsageError
from newslint.opening import is_there
from newslint.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `newslint review`."""
    add_reading(parser)
    parser.add_argument("--select", action="append", type=code_list, metavar="CODES", help="only these rules")
    parser.add_argument("--ignore", action="append", type=code_list, metavar="CODES", help="not these rules")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="the port of 127.0.0.1 (default: a free one)")


def run(parsed: argparse.Namespace, streams: Streams) -> int:
    """Serve until Ctrl-C."""
    from newslint.review.app import make_app, missing
    from newslint.review.session import Session

    try:
        import uvicorn
    except ImportError:
        raise missing() from None
    paths = parsed.paths or ["."]
    if "-" in paths:
        raise UsageError("standard input has no file that a decision could stand beside", hint="name files or folders")
    for path in paths:
        if not is_there(Path(path)):
            raise UsageError("no such file or folder", path=path, hint="check the path")
    listening = _listen(parsed.port)
    port = listening.getsockname()[1]
    streams.error("looking …")
    session = Session(paths, lambda: _settings(parsed))
    token = secrets.token_urlsafe(24)
    streams.line(f"http://127.0.0.1:{port}/{token}/")
    streams.flush()
    streams.error("open this address; it is the key, so keep it to yourself. Ctrl-C ends the review")
    config = uvicorn.Config(
        make_app(session, token, port), log_level="warning", access_log=False, server_header=False, lifespan="off"
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        listening.close()
    streams.error(session.closing())
    return OK


def _settings(parsed: argparse.Namespace) -> Settings:
    """The settings as they stand now, with the options of this run over them."""
    return settings_from(parsed).with_flags(select=merge_lists(parsed.select), ignore=merge_lists(parsed.ignore))


def _listen(port: int) -> socket.socket:
    """A socket on loopback. Raises UsageError for a port that is taken."""
    made = socket.socket()
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("127.0.0.1", port))
        made.listen()  # whoever reads the address may call at once, and waits until the server is up
    except (OSError, OverflowError) as error:
        made.close()
        raise UsageError(f"port {port} can't be had: {error}", hint="leave --port out for a free one") from None
    return made
