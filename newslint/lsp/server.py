"""The findings of `check` in an editor: diagnostics while one types, reasons to hover over, fixes to choose.

Speaks the Language Server Protocol 3.17. Needs the extra `lsp` (pygls), which is loaded when the server is made.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from newslint import __version__
from newslint.decisions import NAME as DECISIONS
from newslint.decisions import NAMES
from newslint.errors import NewslintError, UsageError, how_to_install
from newslint.lsp.answers import EXPLAIN, FIX_ALL, SHOW_REASON, Answers
from newslint.lsp.checking import DocumentChecker, make_checker, still_standing
from newslint.lsp.places import edges, path_of, units
from newslint.model import Finding
from newslint.settings_file import FILE_NAMES

__all__ = ["DocumentChecker", "edges", "make_checker", "path_of", "server", "units"]

#: a text is looked at once nobody has typed for so many seconds: shorter than between two keys of a fast typist (60
#: words a minute are a key in .2 seconds), long enough that what arrives at once is looked at once. Not measured
DEBOUNCE = 0.03
#: and compared with its archive once nobody has typed for so many seconds more. Not measured
PAUSE = 0.5
#: files that decide how texts are looked at
WATCHED = (*FILE_NAMES, DECISIONS, NAMES, "*.newslint", "newslint.baseline")


class Desk:
    """The texts that are open, and what is known of each."""

    def __init__(self, made: Any, types: Any, make: Callable[[], DocumentChecker]) -> None:  # noqa: ANN401
        self.made, self.types, self.make = made, types, make
        self.checker = make()
        self.open: set[str] = set()
        self.answers: dict[str, tuple[int | None, Answers]] = {}
        #: what a text was that was compared with its archive, and all that was told of it
        self.beside: dict[str, tuple[str, tuple[Finding, ...]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn: dict[str, int] = {}
        # one text at a time: what is known of the world is worked out once
        self._lock = asyncio.Lock()

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something without keeping the editor waiting."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def show(self, uri: str, wait: float = 0) -> None:
        """Publish what is wrong with a text, unless a newer version of it comes meanwhile."""
        turn = self._turn[uri] = self._turn.get(uri, 0) + 1
        await asyncio.sleep(wait)
        if self._turn[uri] != turn or uri not in self.open:
            return
        text = self.made.workspace.get_text_document(uri)
        answers = await self.look(uri, text.source, text.version)
        if self._turn[uri] == turn and uri in self.open:
            told = self.types.PublishDiagnosticsParams(uri, answers.diagnostics, text.version)
            self.made.text_document_publish_diagnostics(told)

    async def look(self, uri: str, source: str, version: int | None) -> Answers:
        """The answers about a version of a text, worked out once."""
        async with self._lock:
            known = self.answers.get(uri)
            if known and known[0] == version:
                return known[1]
            read, findings = await asyncio.to_thread(self.checker.findings, path_of(uri), source)
            compared, told = self.beside.get(uri, ("", ()))
            if compared != source:
                standing = still_standing(self.checker.of_archive(told), read)
                told = tuple(sorted((*findings, *standing), key=lambda finding: finding.order))
            made = Answers(uri, read, told, self.checker.rules, _encoding(self.made), self.types)
            self.answers[uri] = version, made
            return made

    async def look_at_archive(self, uri: str, wait: float = 0) -> None:
        """Compare a text with the rest of its archive, and publish what that tells, unless it changes meanwhile."""
        turn = self._turn.get(uri)
        await asyncio.sleep(wait)
        if not uri.startswith("file:") or uri not in self.open or (wait and self._turn.get(uri) != turn):
            return
        async with self._lock, self.progress("comparing with the archive", quiet=bool(wait)):
            source = self.made.workspace.get_text_document(uri).source
            if wait and self.beside.get(uri, (None,))[0] == source:
                return
            with contextlib.suppress(NewslintError, OSError):
                found = await asyncio.to_thread(self.checker.findings_beside, path_of(uri), source)
                if found is not None:
                    self.beside[uri] = source, found
            self.answers.pop(uri, None)
        await self.show(uri)

    async def reload(self) -> None:
        """Read settings, rules and decisions anew, and look at every open text again; broken ones are told and left."""
        async with self._lock:
            try:
                self.checker = await asyncio.to_thread(self.make)
            except NewslintError as error:
                self.say(self.types.MessageType.Error, f"newslint: {error}")
                return
            self.answers.clear()
            self.beside.clear()
        for uri in sorted(self.open):
            await self.show(uri)
            self.later(self.look_at_archive(uri))

    def say(self, kind: Any, message: str) -> None:  # noqa: ANN401
        """Show a message."""
        self.made.window_show_message(self.types.ShowMessageParams(kind, message))

    @contextlib.asynccontextmanager
    async def progress(self, title: str, *, quiet: bool = False) -> AsyncIterator[None]:
        """Show that something is being done, where the editor can, if it isn't to be done quietly."""
        window = self.made.client_capabilities.window
        if quiet or not (window and window.work_done_progress):
            yield
            return
        token = f"newslint-{secrets.token_hex(4)}"
        begin, end = self.types.WorkDoneProgressBegin(title), self.types.WorkDoneProgressEnd()
        try:
            await asyncio.wait_for(self.made.work_done_progress.create_async(token), 2)
        except Exception:
            # an editor that says it can and doesn't answer: nothing is lost but the sign
            yield
            return
        self.made.work_done_progress.begin(token, begin)
        try:
            yield
        finally:
            self.made.work_done_progress.end(token, end)


def server(make: Callable[[], DocumentChecker]) -> Any:  # noqa: ANN401  (pygls is there only with the extra)
    """The server, ready to `start_io()`. Raises UsageError if pygls isn't installed, SettingsError for broken settings.

    `make` makes what checks texts, as the settings are when it is called.
    """
    try:
        from lsprotocol import types
        from pygls.lsp.server import LanguageServer
    except ImportError:
        raise UsageError("the language server needs pygls", hint=how_to_install("lsp")) from None

    made = LanguageServer("newslint", __version__)
    desk = Desk(made, types, make)
    _watch_texts(made, types, desk)
    _answer(made, types, desk)
    _watch_settings(made, types, desk)
    return made


def _watch_texts(made: Any, types: Any, desk: Desk) -> None:  # noqa: ANN401
    """What is opened, changed, saved and closed."""

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: Any) -> None:  # noqa: ANN401
        uri = params.text_document.uri
        desk.open.add(uri)
        await desk.show(uri)
        desk.later(desk.look_at_archive(uri))

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: Any) -> None:  # noqa: ANN401
        await desk.show(params.text_document.uri, DEBOUNCE)
        desk.later(desk.look_at_archive(params.text_document.uri, PAUSE))

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: Any) -> None:  # noqa: ANN401
        desk.later(desk.look_at_archive(params.text_document.uri))

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: Any) -> None:  # noqa: ANN401
        uri = params.text_document.uri
        desk.open.discard(uri)
        desk.answers.pop(uri, None)
        desk.beside.pop(uri, None)
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def _answer(made: Any, types: Any, desk: Desk) -> None:  # noqa: ANN401
    """What the editor asks for."""

    async def answers(uri: str) -> Answers:
        text = made.workspace.get_text_document(uri)
        return await desk.look(uri, text.source, text.version)

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: Any) -> Any:  # noqa: ANN401
        return (await answers(params.text_document.uri)).hover(params.position)

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL])

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def actions(params: Any) -> list[Any]:  # noqa: ANN401
        found = (await answers(params.text_document.uri)).actions(params.range)
        only = params.context.only
        return [one for one in found if not only or any(_is_kind(one.kind, wanted) for wanted in only)]

    @made.command(EXPLAIN)
    def explain(code: str) -> None:
        if rule := desk.checker.rules.get(code):
            desk.say(types.MessageType.Info, f"{rule.code} {rule.name}: {rule.summary}. {' '.join(rule.why.split())}")

    @made.command(SHOW_REASON)
    async def show_reason(uri: str, line: int, start: int, end: int) -> None:
        shown = types.Range(types.Position(line, start), types.Position(line, end))
        with contextlib.suppress(Exception):  # editors that show no documents leave it at the edit
            await asyncio.wait_for(
                made.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True, selection=shown)), 5
            )


def _watch_settings(made: Any, types: Any, desk: Desk) -> None:  # noqa: ANN401
    """Files that decide how texts are looked at, which the editor is asked to watch."""

    @made.feature(types.INITIALIZED)
    async def initialized(params: Any) -> None:  # noqa: ANN401
        workspace = made.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            watchers = [types.FileSystemWatcher(f"**/{name}") for name in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registered = types.Registration("newslint-settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            desk.later(_register(made, types.RegistrationParams([registered])))

    async def reload(params: Any) -> None:  # noqa: ANN401
        await desk.reload()

    made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(reload)
    made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(reload)


async def _register(made: Any, params: Any) -> None:  # noqa: ANN401
    with contextlib.suppress(Exception):  # an editor that doesn't watch tells of changes in another way, or not
        await asyncio.wait_for(made.client_register_capability_async(params), 5)


def _is_kind(kind: str, wanted: str) -> bool:
    """Whether an action is of the kind that is asked for, or of a narrower one."""
    kind, wanted = (getattr(one, "value", one) for one in (kind, wanted))
    return kind == wanted or kind.startswith(wanted + ".")


def _encoding(made: Any) -> str:  # noqa: ANN401
    return str(getattr(made.workspace.position_encoding, "value", made.workspace.position_encoding) or "utf-16")
