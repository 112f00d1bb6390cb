"""A group of copies that the engine found → a cluster with its members, the one to keep, and the evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.duplicates.containing import tell_missing_of
from newslint.duplicates.keeper import choose, count_words
from newslint.duplicates.members import Member, furniture_of
from newslint.duplicates.text_store import TextStore
from newslint.faults import fault_of
from newslint.model import Unread
from newslint.pipeline.clusters import Cluster, compare_with_keeper, describe_cluster
from newslint.pipeline.decided import find_kept
from newslint.pipeline.dedup_options import Options

if TYPE_CHECKING:
    from newslint.duplicates.copy_clusters import Cluster as Group
    from newslint.duplicates.copy_clusters import Verifier
    from newslint.duplicates.fingerprints import Fingerprints
    from newslint.store.copies import Found


def describe_group(
    group: Group,
    store: TextStore,
    prints: Fingerprints,
    verifier: Verifier,
    options: Options,
    faults: list[Unread],
    *,
    agreed: bool,
) -> Cluster:
    """A cluster of the engine with its members, in the order of their places, the keeper, and the evidence."""
    found = [(store[number], int(prints.text[number])) for number in group.members]
    found.sort(key=lambda one: one[0].place)
    members = [member for member, _ in found]
    keep, why = choose_keeper(members, options)
    look_again = None if options.plain else partial(tell_missing_story, members, keep)
    texts = [text for _, text in found]
    repeated = _find_repeated(members, texts, keep, options)
    alike = [
        replace(one, repeats=repeated.get(one.left + one.right - keep, -1))
        for one in compare_with_keeper(keep, texts, verifier, look_again)
    ]
    told = options.evidence
    return describe_cluster(
        group.kind,
        members,
        (keep, why),
        alike,
        thorough=not options.plain,
        evidence=told,
        agreed=told and agreed,
        changes=options.changes or (told and not options.plain),
        faults=faults,
    )


def describe_found(
    found: Found,
    options: Options,
    faults: list[Unread],
    *,
    agreed: bool,
    holds: Callable[[Member], bool] = lambda member: True,
) -> list[Cluster]:
    """The clusters of copies that were found of an archive, as far as one `holds` a member that is asked about."""
    groups = [group for group in found.copies.clusters if any(holds(found[number]) for number in group.members)]
    return [describe_group(one, found, found.prints, found.verifier, options, faults, agreed=agreed) for one in groups]


def _find_repeated(members: Sequence[Member], texts: Sequence[int], keep: int, options: Options) -> dict[int, int]:
    """The members that have the words of another one, which isn't the keeper, each with the best one of its words."""
    same: dict[int, list[int]] = {}
    for at, text in enumerate(texts):
        same.setdefault(text, []).append(at)
    # what has the same words has the same findings
    options = replace(options, findings_of=None)
    repeated: dict[int, int] = {}
    for text, places in same.items():
        if text != texts[keep] and len(places) > 1:
            best, _ = choose_keeper([members[at] for at in places], options)
            repeated.update((at, places[best]) for at in places if at != places[best])
    return repeated


def tell_missing_story(members: Sequence[Member], keep: int, at: int) -> str:
    """What of the story of a member, but for its furniture, the one that is kept lacks."""
    mine, keeper = _story_of(members[at]), members[keep]
    return tell_missing_of(mine, keeper.text) if mine != members[at].text else "words"


def _story_of(member: Member) -> str:
    """The text of a member without the lines that are furniture, or that speak of the page."""
    from newslint.segmenting.boilerplate.line_features import speaks_of_a_page

    lines = member.text.split("\n")
    if not any(map(speaks_of_a_page, lines)):
        return member.text
    furniture = {*find_furniture(member, []), *filter(speaks_of_a_page, lines)}
    return "\n".join(line for line in lines if line not in furniture)


def choose_keeper(members: Sequence[Member], options: Options) -> tuple[int, str]:
    """The place of the member to keep, and why."""

    if (decided := find_kept(members, options.decisions)) is not None:
        return decided, "an editor chose it"

    def words_of(member: Member) -> int:
        return count_words(member.text if options.plain else _story_of(member))

    places = [at for at, member in enumerate(members) if options.preferred and options.preferred(member)]
    places = places or list(range(len(members)))
    chosen = [members[at] for at in places]
    keep, why = choose(chosen, options.preferred_sources, options.keep, options.findings_of, words_of)
    return places[keep], why


def find_furniture(member: Member, faults: list[Unread]) -> list[str]:
    """The lines of a story that are furniture; none, and a word about it, where newslint has a fault in it."""
    try:
        return furniture_of(member)
    except Exception as error:
        faults.append(fault_of(error, member.path, member.record))
        return []
