"""Stories of one page that tell of the same event in other words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, RelatedLocation, Story
from newslint.segmenting.view import View

UNIT = "page"
#: the mean cosine at which two stories of a page of so many tell of one event: a quarter, and more the fewer they are,
#: as few words are rare on a page and all look alike (seen on one page of 28 stories; 28 November 2026)
_SURE, _FEW = 0.25, 3


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
    threshold = _SURE + _FEW / len(members)
    for group in same_event_groups(word_codes([member.text for member in members]), threshold):
        passages = [[line.text for line in members[at].passages] for at in group]
        if not is_supported(passages):
            continue
        first = page.stories[group[0]]
        for at in group[1:]:
            yield _hit(page.stories[at], first, len(group))


def _hit(story: Story, first: Story, count: int) -> Hit:
    fields = (("count", str(count)), ("other", str(count - 1)))
    return Hit(story.passages[0].span, fields, related_locations=(RelatedLocation(first.passages[0].span, "first"),))
