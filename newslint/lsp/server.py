"""The findings of `check` in an editor: diagnostics while one types, and fixes to choose.

Speaks the Language Server Protocol 3.17. Needs the extra `lsp` (pygls), which is loaded when the server is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from newslint import __version__
from newslint.errors import UsageError
from newslint.formats import make_document
from newslint.formats.registry import format_of
from newslint.knowledge.tables import tables_of
from newslint.model import Document, Finding, Format, Place, Safety, Severity
from newslint.pipeline.baseline import Baseline
from newslint.pipeline.checker import Checker
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

_LEVELS = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.NOTE: 3}


class DocumentChecker:
    """Checks one text at a time, as a run of `check` with these settings would, baseline and tables included."""

    def __init__(self, rules: Sequence[Rule], settings: Settings, baseline: Baseline | None = None) -> None:
        self.checker = Checker(rules, settings, tables_of(settings), baseline)

    def findings(self, path: str, text: str) -> tuple[Document, tuple[Finding, ...]]:
        """The document that a text in a file of that name is, and what is wrong with it."""
        form = format_of(path).form
        read = make_document(path, text.encode("utf-8", "replace"), form or Format.TEXT)
        if form is None:
            # files of records have no lines of their own that an editor could show
            return read, ()
        return read, self.checker.check(read)


def units(text: str, encoding: str) -> int:
    """How long a text is in the units that editor and server agreed on: `utf-8`, `utf-16` or `utf-32`."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def edges(read: Document, place: Place, encoding: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Start and end of a place as 0-based lines and characters in the units of `encoding`."""
    ends = ((place.line, place.column), (place.end_line, place.end_column))
    start, end = ((line - read.first_line, _units_before(read, line, column, encoding)) for line, column in ends)
    return start, end


def _units_before(read: Document, line: int, column: int, encoding: str) -> int:
    start = read.line_starts[line - read.first_line]
    return units(read.source[start : start + column - 1], encoding)


def path_of(uri: str) -> str:
    """The path in a `file:` URI, relative to the working folder where it lies in it; another URI stays as it is."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return uri
    path = Path(unquote(parts.path, errors="surrogateescape"))
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def server(judge: DocumentChecker) -> Any:  # noqa: ANN401  (pygls is there only with the extra)
    """The server, ready to `start_io()`. Raises UsageError if pygls isn't installed."""
    try:
        from lsprotocol import types
        from pygls.lsp.server import LanguageServer
    except ImportError:
        raise UsageError(
            "the language server needs pygls", hint="install it with: pip install 'newslint[lsp]'"
        ) from None

    made = LanguageServer("newslint", __version__)

    def show(uri: str) -> None:
        text = made.workspace.get_text_document(uri)
        shown = [diagnostic for diagnostic, _ in _told(judge, uri, text.source, _encoding(made), types)]
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, text.version))

    for event in (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE):
        made.feature(event)(_on_document(show))

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: Any) -> None:  # noqa: ANN401
        made.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def actions(params: Any) -> list[Any]:  # noqa: ANN401
        uri = params.text_document.uri
        text = made.workspace.get_text_document(uri).source
        told = _told(judge, uri, text, _encoding(made), types)
        return [action for diagnostic, action in told if action is not None and _touch(diagnostic.range, params.range)]

    return made


def _encoding(made: Any) -> str:  # noqa: ANN401
    return str(getattr(made.workspace.position_encoding, "value", made.workspace.position_encoding) or "utf-16")


def _on_document(show: Callable[[str], None]) -> Callable[[Any], None]:
    def changed(params: Any) -> None:  # noqa: ANN401
        show(params.text_document.uri)

    return changed


def _told(judge: DocumentChecker, uri: str, text: str, encoding: str, types: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Each finding as a diagnostic, with the action that fixes it or None."""
    read, findings = judge.findings(path_of(uri), text)

    def spread(place: Place) -> Any:  # noqa: ANN401
        start, end = edges(read, place, encoding)
        return types.Range(types.Position(*start), types.Position(*end))

    for f in findings:
        related = [
            types.DiagnosticRelatedInformation(types.Location(uri, spread(r.place)), r.note)
            for r in f.related
            if r.path == f.path
        ]
        diagnostic = types.Diagnostic(
            range=spread(f.place),
            severity=types.DiagnosticSeverity(_LEVELS[f.severity]),
            code=f.code,
            source="newslint",
            message=f.message,
            related_information=related or None,
        )
        action = None
        if f.fix:
            edits = [types.TextEdit(spread(e.place), e.edit.replacement) for e in f.fix.edits]
            action = types.CodeAction(
                title=f.fix.title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                is_preferred=f.fix.safety is Safety.SAFE,
                edit=types.WorkspaceEdit(changes={uri: edits}),
            )
        yield diagnostic, action


def _touch(one: Any, other: Any) -> bool:  # noqa: ANN401
    def at(position: Any) -> tuple[int, int]:  # noqa: ANN401
        return position.line, position.character

    return at(one.start) <= at(other.end) and at(other.start) <= at(one.end)
