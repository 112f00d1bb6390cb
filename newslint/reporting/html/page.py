"""One file that holds everything, loads nothing and runs nothing but its own script, allowed by its hash."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.model import Report
from newslint.reporting.html.clusters import show_clusters
from newslint.reporting.html.overview import Part, make_overview, measure_parts, tell_rules
from newslint.reporting.html.pieces import show
from newslint.reporting.html.stories import Gathered
from newslint.reporting.summary import closing_line, count
from newslint.rulebook.rule import Rule

if TYPE_CHECKING:
    from jinja2 import Template

    from newslint.pipeline.clusters import Cluster

_ASSETS = "newslint.reporting.html.assets"


class Desk(Struct, frozen=True):
    """What a page needs on which somebody decides: a script and a style more, and how much was decided so far."""

    script: str
    style: str
    done: int = 0


class Content(Struct, frozen=True):
    """All that a report shows. `closing` is what the run says of itself, `told` what else the reader should know.

    `elsewhere` are other files of the same report: a name, an address, and how much they hold. `drop` says which copies
    go, `desk` is there where somebody may decide (`newslint review`).
    """

    report: Report
    rules: Sequence[Rule]
    gathered: Gathered
    clusters: Sequence[Cluster] = ()
    drop: str = "contained"
    closing: str = ""
    told: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, str, str], ...] = ()
    title: str = ""
    desk: Desk | None = None


def render_content(content: Content) -> Iterator[str]:
    """The page, in pieces."""
    report, gathered = content.report, content.gathered
    by_place = {story.place: story for story in gathered.stories}
    clusters = show_clusters(content.clusters, by_place, gathered.words, content.drop)
    parts: tuple[Part, ...] = measure_parts(gathered.sizes, gathered.words, clusters)
    stories = [story for story in gathered.stories if story.found]
    known = {story.path: story.id for story in reversed(stories)}
    desk = content.desk
    style, script = _asset("style.css") + (desk.style if desk else ""), _asset("script.js")
    packs = sorted({f.code[:3] for f in report.findings})
    yield from _template().generate(
        overview=make_overview(report, stories, clusters, parts),
        clusters=clusters,
        stories=stories,
        rules=tell_rules(report, content.rules, stories),
        packs=packs,
        known=known,
        style=style,
        script=script,
        policy=_policy(style, script, desk),
        desk=desk,
        closing=show(content.closing or closing_line(report)),
        told=[show(one) for one in content.told],
        elsewhere=content.elsewhere,
        title=show(content.title) or "newslint report",
        count=count,
    )


def _policy(style: str, script: str, desk: Desk | None) -> str:
    scripts = [script, desk.script] if desk else [script]
    told = " ".join(f"'{_digest(one)}'" for one in scripts)
    rest = "base-uri 'none'; form-action 'none'" + ("; connect-src 'self'" if desk else "")
    return f"default-src 'none'; style-src '{_digest(style)}'; script-src {told}; {rest}"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _asset(name: str) -> str:
    return resources.files(_ASSETS).joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _template() -> Template:
    from jinja2 import DictLoader, Environment, StrictUndefined

    pages = DictLoader({name: _asset(name) for name in ("report.html", "parts.html")})
    made = Environment(loader=pages, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.get_template("report.html")
