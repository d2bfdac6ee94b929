"""What a chat wants to hear later is held as soon as it is decided: it never goes through the outbox one by one.

It is judged once more when a delivery is leased; here only what is certain already, for many places at a time.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot import timetable
from bot.model import DeliveryDraft, Hold, Place, Schedule, Story, Timing
from bot.ports import DecideTransaction
from bot.stories.telling import Told

_Wish = tuple[Timing, str, frozenset[Schedule]]


async def may_go(
    tx: DecideTransaction,
    story: Story,
    told: Mapping[Place, Told],
    first: Sequence[DeliveryDraft],
    now: datetime,
) -> list[DeliveryDraft]:
    """Give those of a story's first messages that may go now; the others wait, each in its place's digest."""
    wishes = await tx.digests.timings({draft.place.chat_id for draft in first})
    holds: dict[_Wish, Hold | None] = {}
    going, waiting = [], []
    for draft in first:
        timing, zone = wishes[draft.place.chat_id]
        wish = (timing, zone, frozenset(rule.schedule for rule in told[draft.place].rules))
        if wish not in holds:
            holds[wish] = timetable.held(timing, zone, wish[2], story.severity.level, now)
        hold = holds[wish]
        if hold is None:
            going.append(draft)
        else:
            waiting.append((draft, hold))
    if waiting:
        await tx.digests.hold_new(waiting, now)
        await tx.deliveries.add_withdrawn([(draft, hold.reason) for draft, hold in waiting], now)
    return going
