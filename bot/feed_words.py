"""A feed's health in a line for people; pure. The texts are in `bot.texts`, in every language."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.model import FeedHealth, FeedState, Pacing, Parameter, Phrase

TROUBLES = {
    "refused": "refused",
    "dns": "name",
    "connect": "away",
    "timeout": "away",
    "too_slow": "away",
    "tls": "certificate",
    "bad_http": "status",
    "http_status": "status",
    "gone": "gone",
    "redirect_loop": "redirects",
    "too_many_redirects": "redirects",
    "empty": "no_feed",
    "not_a_feed": "no_feed",
    "broken": "no_feed",
    "bad_encoding": "unfit",
    "too_big": "unfit",
    "cpu": "unfit",
    "memory": "unfit",
    "too_deep": "unfit",
    "crashed": "unfit",
}
"""What the machine words of failed looks mean to a person; one that is not among them is `other`."""

PUT_OFF = {Pacing.ASKED: "feed-line-asked", Pacing.CROWDED: "feed-line-crowded"}
"""What is said of a feed that was not looked at when it was due."""
DAY = timedelta(days=1)
PACES = (Pacing.LEARNT, Pacing.PRIORITY, Pacing.PUSHED, Pacing.WISH, Pacing.NEW)
"""Why a feed is looked at as often as it is."""


class Mark(StrEnum):
    """How a feed is, as one sign."""

    ANSWERS = "✅"
    TROUBLE = "⚠️"
    WAITS = "⏳"
    PAUSED = "⏸"
    LEFT_OUT = "➖"
    OWN = "🔒"


def health_mark(health: FeedHealth) -> Mark:
    """Say by a sign how a feed is."""
    if health.feed.state is FeedState.PAUSED:
        return Mark.PAUSED
    if health.feed.state is FeedState.GONE or health.error is not None:
        return Mark.TROUBLE
    if health.last_good_at is None or health.interval_why in PUT_OFF:
        return Mark.WAITS
    return Mark.ANSWERS


def short_line(health: FeedHealth, name: str, now: datetime) -> Phrase:
    """Say how a feed is: what is wrong, or else how much it brings; ``now`` is on the story clock."""
    if health_mark(health) == Mark.ANSWERS:
        return Phrase("feed-row", {"publisher": name, **_daily(health, now)})
    return health_line(health, name, now)


def pace_line(health: FeedHealth, now: datetime) -> Phrase:
    """Say how often a feed is looked at, and why, and how much it brings; ``now`` is on the story clock."""
    return Phrase("feed-card-pace", {**_pace(health), **_daily(health, now)})


def health_line(health: FeedHealth, name: str, now: datetime) -> Phrase:
    """Say how a feed is and how often it is looked at.

    Args:
        health: the feed with its last looks.
        name: what the line begins with.
        now: on the story clock.
    """
    if health.feed.state is FeedState.PAUSED:
        return Phrase("feed-line-paused", {"publisher": name})
    if health.feed.state is FeedState.GONE:
        return Phrase("feed-line-gone", {"publisher": name})
    if health.error is not None:
        return Phrase(
            "feed-line-failing",
            {
                "publisher": name,
                "trouble": trouble(health.error),
                "count": health.failures,
                "since_at": _well_until(health).isoformat(),
                **_status(health.error),
                **_due(health),
            },
        )
    if health.interval_why in PUT_OFF:
        return Phrase(
            PUT_OFF[health.interval_why], {"publisher": name, **_due(health), **_daily(health, now)}
        )
    if health.last_good_at is None:
        return Phrase("feed-line-unlooked", {"publisher": name})
    return Phrase(
        "feed-line",
        {
            "publisher": name,
            **_pace(health),
            **_daily(health, now),
        },
    )


def _pace(health: FeedHealth) -> dict[str, Parameter]:
    return {
        "minutes": max(1, round((health.interval_seconds or 60.0) / 60)),
        "why": health.interval_why if health.interval_why in PACES else Pacing.NEW,
    }


def _well_until(health: FeedHealth) -> datetime:
    """When it answered last, or else since when it is read."""
    return health.last_good_at or health.added_at or health.last_looked_at or health.next_due_at


def trouble(error: str) -> str:
    """What kind of trouble the machine word of a failed look stands for."""
    return TROUBLES.get(error.partition(" ")[0], "other")


def _status(error: str) -> dict[str, Parameter]:
    status = error.partition(" ")[2]
    return {"status": status if status.isdigit() else "?"}


def _due(health: FeedHealth) -> dict[str, Parameter]:
    return {"due_at": health.next_due_at.isoformat()}


def _daily(health: FeedHealth, now: datetime) -> dict[str, Parameter]:
    """Say how many items a day come; nothing of a feed that has not been read for a day."""
    if health.counted_since is None or health.last_good_at is None or now - health.counted_since < DAY:
        return {"daily": "unknown"}
    return {"daily": round(health.week_items * (DAY / (now - health.counted_since)))}
