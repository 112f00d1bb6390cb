"""Commands and tags that come in pairs go in pairs, and the words between them stay."""

import pytest

import newslint

_TAIL = "\n\nNobody was hurt, the harbour master said on Tuesday, and the crew went home by train."


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("[dropcap]T[/dropcap]he ferry sailed at noon on Monday.", "The ferry sailed at noon on Monday."),
        (
            'It sailed [highlight color="red"]at noon[/highlight], with <b>the <i>mayor</i></b> on board.',
            "It sailed at noon, with the mayor on board.",
        ),
        (
            'It sailed on Monday. [audio src="ferry.mp3"][/audio] It came back in the night, with ice on its deck.',
            "It sailed on Monday. It came back in the night, with ice on its deck.",
        ),
        (
            '[vc_row][vc_column width="1/2"]The boat sailed on Monday with the mayor on board.[/vc_column][/vc_row]',
            "The boat sailed on Monday with the mayor on board.",
        ),
        ('[highlight color="red"]Rain today[/highlight]', "Rain today"),
        ("It sailed on Monday.\n\n[embed]https://example.com/clips/17[/embed]", "It sailed on Monday."),
        ('It sailed on Monday.\n\n[caption id="4"]The boat in the harbour[/caption]', "It sailed on Monday."),
        ('It sailed on Monday.\n\n[su_button url="/more"]Read more stories[/su_button]', "It sailed on Monday."),
    ],
)
def test_both_halves_go_and_the_words_between_stay(line: str, left: str) -> None:
    """A finding tells a pair by its first half; clean takes the second one out as well."""
    assert left + _TAIL == newslint.clean(line + _TAIL).text


def test_a_pair_is_told_once() -> None:
    """One finding a pair, whatever stands between its halves."""
    text = '[jwplayer id="5"]the ferry in the harbour[/jwplayer]\n\nThe <a href="/x">ferry</a> sailed.' + _TAIL
    assert [found.code for found in newslint.check(text, select=["BPL3"]).findings] == ["BPL301", "BPL303"]


def test_an_escaped_pair_of_a_page_goes_and_its_own_tags_stay() -> None:
    """In HTML only what a reader sees as a tag is one."""
    page = "<p>The <b>ferry</b> &lt;b&gt;sailed&lt;/b&gt; at noon on <b>Monday</b>, with the mayor on board.</p>"
    cleaned = newslint.clean(page)
    assert "BPL303" not in {found.code for found in newslint.check(cleaned.text).findings}
