"""Reports that newslint wrote itself and that lie among the stories: they are told and passed over."""

from __future__ import annotations

import re

from newslint.model import Skipped

#: how a report as JSON and one as HTML begin
JSON_BEGINS = rb'\s*\{\s*"schema":\s*\d+,\s*(?:"tool":\s*\{\s*"name":\s*"newslint"|"summary":\s*\{"documents")'
HTML_BEGINS = rb'\s*<!doctype html>.{0,2000}?<meta name="generator" content="newslint">'
_BEGINS = re.compile(rb"%s|%s" % (JSON_BEGINS, HTML_BEGINS), re.DOTALL)
#: in these many bytes the beginning stands, the policy of an HTML report with it
_LOOK = 4096


def own_report(path: str, raw: bytes) -> Skipped | None:
    """What is told of a file that is a report of newslint's; None for any other."""
    return Skipped(path, "a report that newslint wrote") if _BEGINS.match(raw[:_LOOK]) else None
