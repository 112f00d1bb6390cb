"""Texts as nobody would write them and as everybody might: strategies for the property tests."""

from hypothesis import strategies as st

SIGNS = ["\u00ad", "\u200b", "\ufeff", "\xa0", "\x07", "\u202e"]
WORDS = st.sampled_from(
    SIGNS
    + """
the ferry Ferry council Lowick said on Tuesday 12 March 2014 1,200 per cent % $4m died killed injured Prime Minister a
of “We ” "no" ' don't donâ€™t cafÃ© naïve été дом 新聞 … -- – https://a.example/x © US U.S. By Ann Soames (Reuters) -
Share this article Read more Subscribe [embed] {{x}} <b> </b> &amp; &nbsp; 100's its it's
""".split()  # noqa: SIM905
)
LINES = st.lists(WORDS, min_size=0, max_size=40).map(" ".join)
MARKS = st.sampled_from(
    ["", "- ", "* ", "# ", "## ", "> ", "1. ", "By ", "Updated: ", "<!-- newslint: ignore CPY101 --> "]
)
SEPARATORS = st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n", "\n---\n", "\n***\n", "\r", "\n\t"])
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def pages(draw: st.DrawFn, most: int = 14) -> str:
    """A page: lines that begin as lines do, of words and of anything, parted as lines are."""
    pieces = []
    for _ in range(draw(st.integers(0, most))):
        line = draw(LINES) if draw(st.integers(0, 5)) else draw(ANYTHING)
        pieces.append(draw(MARKS) + line + draw(SEPARATORS))
    return "".join(pieces)
