"""The HTML report in a real browser: for eyes, for keys, and against hostile texts."""

from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from tests.browser.conftest import Open, violations
from tests.reporting.texts import FERRY, PIER

pytestmark = pytest.mark.long(240)

HOSTILE = (
    "<img src=//evil.example/a onerror=alert(1)>\n\nHe said the the </p></script><script>alert(2)</script> "
    "<svg onload=alert(3)> <a href=javascript:alert(4)>it</a> {{7*7}} <style>@import '//evil.example/b'</style>.\n"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of the reports of `check` and `dedup` about two write-ups, a copy, and a hostile text."""
    folder = tmp_path_factory.mktemp("stories")
    for name, text in (("ferry.txt", FERRY), ("pier.txt", PIER), ("again.txt", PIER), ("evil.txt", HOSTILE)):
        (folder / name).write_text(text, encoding="utf-8")
    made = {}
    for command in (["check", "--no-cache", "--exit-zero"], ["dedup"]):
        file = tmp_path_factory.mktemp("reports") / "report.html"
        assert main([*command, "--output-format", f"html:{file}", str(folder)]) == 0
        made[command[0]] = file.as_uri()
    return made


@pytest.mark.parametrize("command", ["check", "dedup"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_it(opened: Open, pages: dict[str, str], command: str, scheme: str) -> None:
    """Contrast, names, landmarks, headings, keyboard: in both schemes."""
    assert violations(opened(pages[command], bypass_csp=True, color_scheme=scheme)) == []


def test_hostile_texts_run_and_load_nothing(opened: Open, pages: dict[str, str]) -> None:
    """Nothing is asked for but the page, no dialog opens, no script fails."""
    for address in pages.values():
        page = opened(address)
        page.wait_for_timeout(300)
        assert page.asked == [address] and page.faults == []


def test_one_key_leads_to_the_contradictions(opened: Open, pages: dict[str, str]) -> None:
    """And one click as well."""
    page = opened(pages["check"])
    page.keyboard.press("c")
    assert _stands_in_view(page, ".cluster .point")
    page = opened(pages["check"])
    page.locator("#overview .lines a[href^='#c-']").first.click()
    assert _stands_in_view(page, ".cluster .point")


def _stands_in_view(page: Any, what: str) -> bool:  # noqa: ANN401
    box = page.locator(what).first.bounding_box()
    return bool(box) and 0 <= box["y"] <= 720


def test_filters_leave_no_empty_headings(opened: Open, pages: dict[str, str]) -> None:
    """A story is shown as long as anything in it is; a section without any goes, and it is said."""
    page = opened(pages["check"])
    page.locator("[data-level=note]").check()
    assert page.locator(".story:visible").count() == page.locator(".story").count() > 1
    for pack in page.locator("[data-pack]").all():
        pack.uncheck()
    assert page.locator(".story:visible, #stories h2:visible").count() == 0
    page.locator("#q").fill("nobody wrote this")
    page.locator("#none").wait_for(state="visible")
    page.locator("#all").click()
    assert page.locator(".story:visible").count() == page.locator(".story").count()


def test_search_finds_stories_by_their_words(opened: Open, pages: dict[str, str]) -> None:
    """The slash leads there, Escape leaves."""
    page = opened(pages["check"])
    page.keyboard.press("/")
    page.keyboard.type("newsletter ISLAND")
    page.locator("#stories .shown", has_text="1 of").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#q").input_value() == ""


def test_keys_go_on_and_back(opened: Open, pages: dict[str, str]) -> None:
    """Over clusters, stories and findings; the one that is meant bears the focus."""
    page = opened(pages["check"])
    seen = []
    for key in "jjjk":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.id"))
    assert len(set(seen[:3])) == 3 and seen[3] == seen[1]
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_a_link_to_a_folded_finding_opens_its_fold(opened: Open, pages: dict[str, str]) -> None:
    """Even where its severity isn't shown."""
    page = opened(pages["check"])
    name = page.locator(".fold .note").first.get_attribute("id")
    page = opened(f"{pages['check']}#{name}")
    assert page.locator(f"#{name}").is_visible()


def test_it_reads_without_its_script(opened: Open, pages: dict[str, str]) -> None:
    """Everything is there but what only a script can do."""
    page = opened(pages["check"], java_script_enabled=False)
    assert page.locator(".story:visible").count() == page.locator(".story").count()
    assert page.locator("#tools").is_hidden()


def test_nothing_is_wider_than_a_phone(opened: Open, pages: dict[str, str]) -> None:
    """Only write-ups side by side scroll sideways, in their own frame."""
    for address in pages.values():
        page = opened(address, viewport={"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_marks_survive_on_paper(opened: Open, pages: dict[str, str]) -> None:
    """Their colours are printed and they are underlined, folds are open."""
    page = opened(pages["check"])
    page.emulate_media(media="print")
    style = page.evaluate(
        "(s => [s.printColorAdjust, s.borderBottomStyle])(getComputedStyle(document.querySelector('mark')))"
    )
    assert style == ["exact", "solid"]


def test_what_is_saved_is_small(pages: dict[str, str]) -> None:
    """Style and script are a few dozen kilobytes."""
    assert Path(pages["dedup"].removeprefix("file://")).stat().st_size < 60_000
