"""When chats want to be told, in the database."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from bot.model import ChatId, DigestTime, QuietHours, Schedule, Timing
from bot.storage.connection import Connection, Row, chunks
from bot.storage.schema import chats, timings

_TIMINGS = (
    sa.select(chats.c.id, chats.c.timezone, timings)
    .join_from(chats, timings, timings.c.chat_id == chats.c.id, isouter=True)
    .where(chats.c.id.in_(sa.bindparam("named", expanding=True, type_=sa.BigInteger())))
)


async def load_timing(connection: Connection, chat_id: ChatId) -> Timing:
    """Tell when a chat wants to be told."""
    row = await connection.row(sa.select(timings).where(timings.c.chat_id == chat_id))
    return Timing() if row is None else _timing_of(row)


async def load_timings(
    connection: Connection, chat_ids: Collection[ChatId]
) -> Mapping[ChatId, tuple[Timing, str]]:
    """Tell when chats want to be told, each with its time zone."""
    found: dict[ChatId, tuple[Timing, str]] = {}
    for some in chunks(chat_ids):
        for row in await connection.rows(_TIMINGS, {"named": some}):
            timing = Timing() if row.schedule is None else _timing_of(row)
            found[ChatId(row.id)] = (timing, row.timezone)
    return found


async def save_timing(connection: Connection, chat_id: ChatId, timing: Timing) -> None:
    """Keep when a chat wants to be told."""
    values = _timing_values(timing)
    await connection.upsert(timings, {"chat_id": chat_id, **values}, values)


async def move_timing(connection: Connection, old: ChatId, new: ChatId) -> None:
    """Give a group's timing to the supergroup that it became, unless that has its own."""
    known = sa.exists().where(timings.c.chat_id == new)
    if await connection.value(sa.select(known)):
        await connection.run(sa.delete(timings).where(timings.c.chat_id == old))
    else:
        await connection.run(sa.update(timings).where(timings.c.chat_id == old).values(chat_id=new))


def _timing_values(timing: Timing) -> dict[str, object]:
    quiet, digest = timing.quiet, timing.digest
    return {
        "quiet_begin": None if quiet is None else quiet.begin,
        "quiet_end": None if quiet is None else quiet.end,
        "quiet_critical": quiet is None or quiet.critical_passes,
        "schedule": digest.schedule,
        "minute": digest.minute,
        "weekday": digest.weekday,
        "digest_critical": digest.critical_passes,
        "flood_per_hour": timing.flood_per_hour,
    }


def _timing_of(row: Row) -> Timing:
    quiet = None
    if row.quiet_begin is not None:
        quiet = QuietHours(row.quiet_begin, row.quiet_end, row.quiet_critical)
    digest = DigestTime(Schedule(row.schedule), row.minute, row.weekday, row.digest_critical)
    return Timing(quiet, digest, row.flood_per_hour)
