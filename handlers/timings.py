"""Keeping when a chat wants to be told: what waits already follows the new wish."""

from datetime import datetime

from bot import timetable
from bot.model import Chat, Digest, Level, Timing
from bot.ports import ConversationTransaction


async def keep(tx: ConversationTransaction, chat: Chat, timing: Timing, now: datetime) -> None:
    """Keep a chat's timing, and let what waits come when it would by that."""
    await tx.digests.set_timing(chat.id, timing)
    await follow(tx, chat, timing, now)


async def follow(tx: ConversationTransaction, chat: Chat, timing: Timing, now: datetime) -> None:
    """Let what waits come when it would by a chat's timing in its zone; at once where nothing holds it any more."""
    due: dict[Digest, datetime] = {}
    for digest, schedules in await tx.digests.waiting(chat.id):
        hold = timetable.held(timing, chat.timezone, schedules, Level.INFO, now)
        wanted = now if hold is None else hold.due_at
        due[digest] = min(due.get(digest, wanted), wanted)
    for digest, wanted in due.items():
        await tx.digests.put_off(digest, wanted)
