"""Findings as editors show them: diagnostics, a text to hover over, actions to choose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newslint.lsp.places import edges, uri_of
from newslint.model import Document, Finding, Place, Related, Safety, Severity
from newslint.pipeline.fixes import without_overlaps
from newslint.pipeline.suppressions import ENDING
from newslint.rulebook.packs import page_of
from newslint.rulebook.rule import Rule

_LEVELS = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.NOTE: 3}
#: what stands for a reason until somebody gives one
REASON = "it is right as it stands"
EXPLAIN, SHOW_REASON = "newslint.explain", "newslint.showReason"
FIX_ALL = "source.fixAll.newslint"


class Answers:
    """Answers about one version of one text. `types` are those of lsprotocol, which is there only with the extra."""

    def __init__(
        self,
        uri: str,
        read: Document,
        findings: Iterable[Finding],
        rules: dict[str, Rule],
        encoding: str,
        types: Any,  # noqa: ANN401
    ) -> None:
        self.uri, self.read, self.rules, self.encoding, self.types = uri, read, rules, encoding, types
        self.told = [(finding, self._diagnostic(finding)) for finding in findings]

    @property
    def diagnostics(self) -> list[Any]:
        """Every finding as a diagnostic."""
        return [diagnostic for _, diagnostic in self.told]

    def range(self, place: Place) -> Any:  # noqa: ANN401
        """A place of this text as a range."""
        start, end = edges(self.read, place, self.encoding)
        return self.types.Range(self.types.Position(*start), self.types.Position(*end))

    def at(self, asked: Any) -> Iterator[tuple[Finding, Any]]:  # noqa: ANN401
        """The findings that a range touches, with their diagnostics."""
        return ((f, diagnostic) for f, diagnostic in self.told if _touch(diagnostic.range, asked))

    def hover(self, position: Any) -> Any:  # noqa: ANN401
        """Why what stands there is flagged, by what evidence, and where the rule is explained; None for nothing."""
        found = list(self.at(self.types.Range(position, position)))
        if not found:
            return None
        text = "\n\n---\n\n".join(self._explain(finding) for finding, _ in found)
        content = self.types.MarkupContent(self.types.MarkupKind.Markdown, text)
        return self.types.Hover(content, found[0][1].range)

    def actions(self, asked: Any) -> list[Any]:  # noqa: ANN401
        """What can be done about the findings that a range touches, and with all of the text."""
        made = []
        for finding, diagnostic in self.at(asked):
            if finding.fix:
                made.append(self._fix(finding, diagnostic))
            if self.uri.startswith("file:"):
                made.append(self._let_stand(finding, diagnostic))
            made.append(self._explaining(finding, diagnostic))
        safe = self._fix_all()
        return [*made, safe] if safe else made

    def _diagnostic(self, f: Finding) -> Any:  # noqa: ANN401
        types, rule = self.types, self.rules.get(f.code)
        page = page_of(rule) if rule else None
        related = [types.DiagnosticRelatedInformation(self._location(f, r), r.note) for r in f.related]
        return types.Diagnostic(
            range=self.range(f.place),
            severity=types.DiagnosticSeverity(_LEVELS[f.severity]),
            code=f.code,
            code_description=types.CodeDescription(page) if page else None,
            source="newslint",
            message=f.message,
            related_information=related or None,
        )

    def _location(self, f: Finding, r: Related) -> Any:  # noqa: ANN401
        types = self.types
        if (r.path, r.record) == (f.path, f.record):
            return types.Location(self.uri, self.range(r.place))
        # of another file only its lines are known; a record stands on one of them
        line = max(0, (r.record.line if r.record else r.place.line) - 1)
        end = line + 1 if r.record else max(line + 1, r.place.end_line)
        return types.Location(uri_of(r.path), types.Range(types.Position(line, 0), types.Position(end, 0)))

    def _explain(self, f: Finding) -> str:
        rule = self.rules.get(f.code)
        lines = [f"**{_plain(f.message)}** ({f.severity.label})"]
        for r in f.related:
            where = "" if r.path == f.path else f"[{_plain(r.path)}]({uri_of(r.path)}), "
            excerpt = f": “{_plain(' '.join(r.excerpt.split())[:200])}”" if r.excerpt else ""
            lines.append(f"- {where}{r.place.told}, {_plain(r.note)}{excerpt}")
        if rule:
            page = page_of(rule)
            code = f"[{rule.code} {rule.name}]({page})" if page else f"`{rule.code} {rule.name}`"
            lines += ["", _plain(" ".join(rule.why.split())), "", code]
        if f.fix:
            lines += ["", f"Fix ({f.fix.safety.value}): {_plain(f.fix.title)}"]
        return "\n".join(lines)

    def _fix(self, f: Finding, diagnostic: Any) -> Any:  # noqa: ANN401
        types = self.types
        assert f.fix
        return types.CodeAction(
            title=f.fix.title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=f.fix.safety is Safety.SAFE,
            edit=types.WorkspaceEdit(changes={self.uri: self._edits(f)}),
        )

    def _edits(self, f: Finding) -> list[Any]:
        placed = f.fix.edits if f.fix else ()
        return [self.types.TextEdit(self.range(one.place), one.edit.replacement) for one in placed]

    def _fix_all(self) -> Any:  # noqa: ANN401
        safe = [f for f, _ in self.told if f.fix and f.fix.safety is Safety.SAFE]
        edits = [edit for f in without_overlaps(safe) for edit in self._edits(f)]
        if not edits:
            return None
        edit = self.types.WorkspaceEdit(changes={self.uri: edits})
        return self.types.CodeAction(title="Fix all that is safe to fix (newslint)", kind=FIX_ALL, edit=edit)

    def _let_stand(self, f: Finding, diagnostic: Any) -> Any:  # noqa: ANN401
        """A line more in the side-car of the file; the reason that it gives is then chosen, to be written over."""
        types, path = self.types, Path(f.path + ENDING)
        uri = self.uri + ENDING
        lines = _lines(path)
        order = f"ignore {f.code} {f.fingerprint} because "
        start = types.Position(lines, 0)
        edit = types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(uri, None),
            [types.TextEdit(types.Range(start, start), f"{order}{REASON}\n")],
        )
        create = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
        return types.CodeAction(
            title=f"Let {f.code} stand here because …",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            edit=types.WorkspaceEdit(document_changes=[create, edit]),
            command=types.Command("Say why", SHOW_REASON, arguments=[uri, lines, len(order), len(order) + len(REASON)]),
        )

    def _explaining(self, f: Finding, diagnostic: Any) -> Any:  # noqa: ANN401
        types = self.types
        return types.CodeAction(
            title=f"Explain {f.code} {f.name}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            command=types.Command(f"Explain {f.code}", EXPLAIN, arguments=[f.code]),
        )


def _lines(path: Path) -> int:
    """How many lines a file has, so that what is put there stands on a line of its own."""
    try:
        return path.read_bytes().count(b"\n")
    except OSError:
        return 0


def _plain(text: str) -> str:
    """Words that Markdown shows as they are."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#!|~" else char for char in text)


def _touch(one: Any, other: Any) -> bool:  # noqa: ANN401
    def at(position: Any) -> tuple[int, int]:  # noqa: ANN401
        return position.line, position.character

    return at(one.start) <= at(other.end) and at(other.start) <= at(one.end)
