"""A real browser: Chromium by Playwright, where both are there (`pip install 'newslint[browser]'`)."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium, headless. Skips where there is none."""
    api = pytest.importorskip("playwright.sync_api", reason="there is no Playwright: pip install 'newslint[browser]'")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Open]:  # noqa: ANN401  (Playwright is not everywhere)
    """Opens an address in a page of its own; it has `asked`, what it asked for, and `faults`, what went wrong in it."""
    contexts = []

    def open_page(address: str, **options: Any) -> Any:  # noqa: ANN401
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.faults = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on("dialog", lambda dialog: (page.faults.append("a dialog"), dialog.dismiss()))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


def violations(page: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    """What axe has against a page, which must have been opened with `bypass_csp=True`."""
    if not AXE.exists():
        pytest.skip("there is no axe-core: npm install --prefix tests/browser")
    page.add_script_tag(path=str(AXE))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
