"""Asking when a chat wants to be told, and keeping it: what waits already follows the new wish."""

from datetime import datetime

from aiogram.types import CallbackQuery

from bot import timetable
from bot.model import AskReply, Button, Chat, ChatKind, Digest, Level, Note, Phrase, StepKind, Timing
from bot.ports import ConversationTransaction, Talk
from handlers.arrival import standing
from handlers.screens import Open, Screen, shown_in_place
from handlers.services import Services
from handlers.steps import ask

ASKED = {StepKind.QUIET: "quiet-ask", StepKind.DIGEST: "digest-ask"}


async def ask_time(
    query: CallbackQuery, talk: Talk, services: Services, kind: StepKind, screen: Screen
) -> None:
    """Ask for a time in words, in the message with the button; in a group so that the answer reaches us."""
    await standing(talk, services, query.from_user)
    await ask(talk, services, query.from_user, kind)
    question = Phrase(ASKED[kind])
    if talk.kind is ChatKind.PRIVATE:
        back = Button(Phrase("button-back"), Open(screen=screen).pack())
        shown_in_place(query, talk, Note((question,), ((back,),)))
    else:
        talk.toast(query.id)
        talk.say(Note((question,), keyboard=AskReply()))


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
