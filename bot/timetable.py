"""When a chat is to be told, in its own time zone: quiet hours, hours of digests, and what waits for them. Pure.

Where the clocks are put forward, a time of day that is left out comes at the moment of the change; where they are put
back, quiet hours begin the first time that the clock shows their beginning and end the last time that it shows their
end, and a digest comes the first time that it shows its hour.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model import DigestKind, DigestTime, Hold, Level, QuietHours, Reason, Schedule, Timing

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
WEEK_DAYS = 7


def held(
    timing: Timing, zone: str, schedules: Collection[Schedule], level: Level, now: datetime
) -> Hold | None:
    """Tell until when a story of this level waits that rules of these schedules ask for; None: it may go now."""
    place = ZoneInfo(zone)
    critical = level is Level.CRITICAL
    due = None
    if not (critical and timing.digest.critical_passes):
        due = _digest_due(timing.digest, place, schedules, now)
    if timing.quiet is not None and not (critical and timing.quiet.critical_passes):
        end = quiet_until(timing.quiet, place, due or now)
        if end is not None:
            reason = Reason.QUIET_HOURS if due is None else Reason.DIGEST
            return Hold(reason, DigestKind.DIGEST, end)
    return None if due is None else Hold(Reason.DIGEST, DigestKind.DIGEST, due)


def _digest_due(
    wanted: DigestTime, zone: ZoneInfo, schedules: Iterable[Schedule], now: datetime
) -> datetime | None:
    """Tell when the next digest of the most eager rule comes; None where one wants its alerts at once."""
    # A rule without a schedule of its own has its chat's.
    effective = {one if one is not Schedule.AT_ONCE else wanted.schedule for one in schedules}
    if not effective or effective & {Schedule.AT_ONCE, Schedule.ALWAYS}:
        return None
    return min(next_digest(schedule, wanted, zone, now) for schedule in effective)


def next_digest(schedule: Schedule, wanted: DigestTime, zone: ZoneInfo, after: datetime) -> datetime:
    """Tell when the first digest after this moment comes.

    Raises:
        ValueError: nothing waits for a digest that comes at once.
    """
    match schedule:
        case Schedule.AT_ONCE | Schedule.ALWAYS:
            raise ValueError("what comes at once has no digest")
        case Schedule.HOURLY:
            return _next_hour(zone, after)
        case Schedule.DAILY:
            days: Sequence[int] = range(WEEK_DAYS)
        case Schedule.WEEKLY:
            days = (wanted.weekday,)
    today = after.astimezone(zone).date()
    # A day before: where the clocks cross midnight, yesterday's hour may lie ahead. Two weeks: a day may be left out.
    dates = (today + number * DAY for number in range(-1, 2 * WEEK_DAYS))
    moments = (_first(one, wanted.minute, zone) for one in dates if one.weekday() in days)
    return min(moment for moment in moments if moment > after)


def _next_hour(zone: ZoneInfo, after: datetime) -> datetime:
    local = after.astimezone(zone)
    into = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return after + HOUR - into


def quiet_until(quiet: QuietHours, zone: ZoneInfo, now: datetime) -> datetime | None:
    """Tell when the quiet hours in which this moment lies end; None where it lies in none."""
    today = now.astimezone(zone).date()
    nights = [_night(quiet, today + number * DAY, zone) for number in range(-2, 3)]
    end = now
    for begins, ends in sorted(nights):
        # Where the clocks are put back, one night may reach into the next.
        if begins <= end < ends:
            end = ends
    return None if end == now else end


def _night(quiet: QuietHours, evening: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    morning = evening if quiet.begin < quiet.end else evening + DAY
    return _first(evening, quiet.begin, zone), _last(morning, quiet.end, zone)


def _first(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Find the first moment at which the clock shows a time of day; the change of the clock that left it out."""
    return _shown(day, minute, zone, fold=0)


def _last(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """Find the last moment at which the clock shows a time of day; likewise."""
    return _shown(day, minute, zone, fold=1)


def _shown(day: date, minute: int, zone: ZoneInfo, *, fold: int) -> datetime:
    wall = datetime.combine(day, time(*divmod(minute, 60)))
    moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    # The wall time is left out. Read with the offset from before the change it lies behind that, and the other way.
    before, behind = (wall.replace(tzinfo=zone, fold=one).astimezone(UTC) for one in (1, 0))
    offset = behind.astimezone(zone).utcoffset()
    while behind - before > SECOND:
        middle = before + (behind - before) // 2
        if middle.astimezone(zone).utcoffset() == offset:
            behind = middle
        else:
            before = middle
    return behind.replace(microsecond=0)
