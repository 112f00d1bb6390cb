"""On what the stories of a cluster agree, and where they contradict each other."""

from __future__ import annotations

from newslint.compare.agreement import find_agreement

_ONE = [
    ("Ferry aground off Lowick", 1),
    ("The ferry Maid of Lowick struck a sandbank with 46 passengers on Monday evening, the harbour master said.", 3),
    ("“Nobody was in any danger for a moment,” the captain told the paper.", 5),
]
_OTHER = [
    ("Harbour ferry runs on to sandbank", 20),
    ("The ferry Maid of Lowick struck a sandbank with 64 passengers on Monday evening, the harbour master said.", 22),
    ("The captain gave his word. “Nobody was in any danger for a moment,” he told the paper, and went home.", 24),
]


def test_points_name_members_and_lines() -> None:
    """What two stories say of one thing is told with the line of each."""
    found = find_agreement([_ONE, _OTHER])
    (figure,) = found.contradict
    assert figure.kind == "figure"
    assert [(said.member, said.line, said.says) for said in figure.said] == [(0, 3, "46"), (1, 22, "64")]
    (quotation,) = found.agree
    assert [(said.member, said.line) for said in quotation.said] == [(0, 5), (1, 24)]


def test_members_that_agree_are_one_point() -> None:
    """A third story that says the same joins the point, and one story alone has none."""
    found = find_agreement([_ONE, _ONE, _ONE])
    assert not found.contradict
    assert all(len(point.said) == 3 for point in found.agree)
    assert not find_agreement([_ONE]).agree


def test_figures_that_both_have_contradict_nothing() -> None:
    """A story that says 8.8 of one thing and 1.3 of another isn't contradicted by one that does so in other words."""
    one = [
        ("Sales of durable goods rose in March by 8.8 percent after falling by 17.7 percent in February.", 1),
        ("Sales of other goods gained 1.3 percent in March after falling by 0.2 percent in February.", 2),
    ]
    other = [
        ("Sales of durable goods gained 8.8 percent in March after falling by 17.7 percent in February.", 1),
        ("Sales of other goods rose in March by 1.3 percent after falling by 0.2 percent in February.", 2),
    ]
    assert find_agreement([one, other]).contradict == ()
