"""What differs decides: facts that take each other's place, counted beside the facts that both texts have."""

import pytest

from newslint.duplicates.differences import contradiction
from newslint.duplicates.facts import Account
from tests.duplicates.spelled_out import token_hashes

CLAIMS = (
    "New claims for jobless benefits fell to {} thousand in the week to {}, the labour office of {} said. Economists "
    "had forecast a small rise after the holidays, and the number of people who still receive benefits hardly changed."
)
HOUR = 60


def account(title: str, body: str, minute: int | None = None) -> Account:
    """A text as it is weighed."""
    return Account(token_hashes(title), token_hashes(body), minute)


def weigh(one: str, other: str, gap: int | None = None, titles: tuple[str, str] = ("", "")) -> str:
    """Why two texts of much the same words aren't one report."""
    minutes = (None, None) if gap is None else (0, gap)
    return contradiction(account(titles[0], one, minutes[0]), account(titles[1], other, minutes[1]), 0.85)


@pytest.mark.parametrize(
    ("other", "gap", "why"),
    [
        (("221", "4 March", "Marland"), None, ""),
        (("243", "11 March", "Marland"), 7 * 24 * HOUR, "numbers"),
        (("243", "4 March", "Marland"), None, "numbers"),
        (("243", "4 March", "Marland"), 3 * HOUR, ""),
        (("221", "4 March", "Ostria"), 3 * HOUR, "names"),
        (("221", "4 April", "Marland"), 24 * HOUR, "days"),
    ],
)
def test_facts_that_take_each_others_place_make_two_reports(other: tuple[str, ...], gap: int | None, why: str) -> None:
    """Another name, day or number makes another report, but for a number that changes within hours."""
    assert weigh(CLAIMS.format("221", "4 March", "Marland"), CLAIMS.format(*other), gap) == why


def test_titles_that_alone_name_their_subjects_make_two_reports() -> None:
    """A dividend of the same size, paid on the same days, is another firm's if the titles say so."""
    body = "Quarterly dividend 12 cents against 12 cents before. Payable April 3, record March 20."
    assert weigh(body, body, HOUR, ("Rowan Furniture sets dividend", "Quince Oats sets dividend")) == "title"
    assert weigh(body, body, HOUR, ("Rowan Furniture sets dividend", "Rowan Furniture declares payout")) == ""


def test_a_correction_may_change_more() -> None:
    """What says that it corrects an earlier report is a version of it a day later, too."""
    one, other = CLAIMS.format("221", "4 March", "Marland"), CLAIMS.format("243", "4 March", "Marland")
    titles = ("Jobless claims fall in Marland", "CORRECTED: Jobless claims fall in Marland")
    assert weigh(one, other, 20 * HOUR) == "numbers"
    assert weigh(one, other, 20 * HOUR, titles) == ""


def test_a_paragraph_more_is_no_contradiction() -> None:
    """Names and numbers that only one text has, beside those of both, are an addition."""
    one = CLAIMS.format("221", "4 March", "Marland")
    assert weigh(one, one + " Governor Ada Kell called the 221 thousand a relief, 3 days before the vote.") == ""
