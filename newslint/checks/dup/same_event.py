"""Stories of one page that tell of the same event in other words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, RelatedLocation, Story
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """`least_stories`: on a page of fewer stories there is too little to learn what is rare from."""

    least_stories: int = 8


def check(view: View, options: Options) -> Iterator[Hit]:
    """Each story of a page that is a write-up of the same event as an earlier one, with a pointer to the first."""
    page = view.whole.page
    if len(page.stories) < options.least_stories:
        return
    from newslint.duplicates.members import of_story
    from newslint.duplicates.same_event import is_supported, same_event_groups
    from newslint.duplicates.words import word_codes

    members = [of_story(page, story) for story in page.stories]
    codes = word_codes([member.text for member in members])
    for group in same_event_groups(codes, [member.day for member in members]):
        passages = [[line.text for line in members[at].passages] for at in group]
        if not is_supported(passages):
            continue
        first = page.stories[group[0]]
        for at in group[1:]:
            yield _hit(page.stories[at], first, len(group))


def _hit(story: Story, first: Story, count: int) -> Hit:
    fields = (("count", str(count)), ("other", str(count - 1)))
    return Hit(story.passages[0].span, fields, related_locations=(RelatedLocation(first.passages[0].span, "first"),))
