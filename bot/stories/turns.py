"""What about a story's growth deserves a reply, and what somebody has heard who read its newest version. Pure.

Turns are: the level rose, a new escalator, twice the dead and ten more, a new country, a correction or a withdrawn toll,
and the end of an escalator. Only a rise in level may sound.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import heard as marks
from bot.model import Alert, ItemId, Reason, Story, StorySource
from bot.stories.severity import ended, ends, escalators
from bot.tolls import least, standing, takes_back

TOLL_MORE = 10
"""So many more dead, and at least twice as many, are a turn."""
CONFIRMED = 2
"""So many publisher families must name a country before it is news that the story reaches it."""
_NO_PLACE = ("adjective", "leader", "organisation")
"""Who acts is no place: "Russian peacekeepers", "Putin says"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a story stands, worked out once for all its alerts."""

    heard: frozenset[str]
    """What somebody has heard who has read its newest version."""
    confirmed: frozenset[str]
    """The countries that a title names as a place, and another family too."""


def stands(story: Story) -> Standing:
    """Work out how a story stands."""
    own = [source for source in story.sources if not source.copy]
    said = frozenset(mark for source in own for mark in source.annotation.marks)
    over = ended(own, ends(said))
    dead = least(standing(own), "dead")
    entitled, confirmed = _countries(own)
    heard = {
        *(marks.ESCALATOR + slug for slug in escalators(said) - over),
        *(marks.END + slug for slug in over),
        *(marks.COUNTRY + country for country in entitled or story.countries),
        *(f"{marks.CORRECTION}{number}" for number in _corrections(own)),
        f"{marks.DEAD}{dead}",
    }
    return Standing(frozenset(heard), confirmed)


def _corrections(own: Iterable[StorySource]) -> Iterable[ItemId]:
    """Number each family's first correction; whoever corrects all day is told of again only when the toll falls."""
    correcting = [source for source in own if takes_back(source)]
    correcting.sort(key=lambda source: (source.time, source.item_id), reverse=True)
    return {source.family: source.item_id for source in correcting}.values()


def _countries(own: Sequence[StorySource]) -> tuple[frozenset[str], frozenset[str]]:
    """Name the countries that titles name as places, and those of them that several families name at all."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    entitled = set[str]()
    for source in own:
        for found in source.annotation.evidence:
            if found.feature.startswith("region=") and not _is_actor(found.how):
                country = found.feature.removeprefix("region=")
                families[country].add(source.family)
                if found.field == "title":
                    entitled.add(country)
    confirmed = (country for country in entitled if len(families[country]) >= CONFIRMED)
    return frozenset(entitled), frozenset(confirmed)


def _is_actor(how: str) -> bool:
    return how.partition(": ")[2].startswith(_NO_PLACE)


def heard(story: Story) -> frozenset[str]:
    """What somebody has heard who has read a story's newest version, in the vocabulary of ``bot.heard``."""
    return stands(story).heard


def turns(now: Standing, story: Story, alert: Alert) -> tuple[Reason, ...]:
    """List what the people of a standing alert have not heard of its story and must hear of by a reply."""
    return tuple(_turns(now, story, alert))


def _turns(now: Standing, story: Story, alert: Alert) -> Iterable[Reason]:
    if story.severity.level > alert.told_level:
        yield Reason.LEVEL_ROSE
    new = now.heard - alert.told_marks
    if marks.named(new, marks.ESCALATOR):
        yield Reason.NEW_ESCALATOR
    dead, before = marks.dead_in(now.heard), marks.dead_in(alert.told_marks)
    if dead >= max(2 * before, before + TOLL_MORE):
        yield Reason.TOLL_ROSE
    told = marks.named(alert.told_marks, marks.COUNTRY)
    if told and now.confirmed - told:
        yield Reason.NEW_COUNTRY
    if marks.named(new, marks.CORRECTION) or (before and 2 * dead <= before):
        yield Reason.CORRECTED
    if marks.named(new, marks.END):
        yield Reason.ENDED


def told_marks(now: Standing, alert: Alert, reasons: Sequence[Reason], *, waits: bool) -> frozenset[str]:
    """What the people of an alert have heard once these turns are told; ``waits``: by a reply that waits already."""
    of_toll = not {Reason.TOLL_ROSE, Reason.CORRECTED}.isdisjoint(reasons)
    return marks.after_reply(alert.told_marks, now.heard, of_toll=of_toll, waits=waits)
