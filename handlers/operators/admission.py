"""Who may use a bot that is not for everybody: by the operator's list, or by an invitation (``telegram.access``)."""

from aiogram.types import User

from bot.model import Chat, ChatKind, ChatState, Phrase
from bot.ports import Chats, Talk
from handlers.arrival import opened
from handlers.commands import Command
from handlers.services import Access, Services

INVITATION = "i_"
"""How the payload of a link begins that lets somebody in: ``t.me/BOT?start=i_CODE``."""


async def may_enter(talk: Talk, services: Services, user: User | None) -> bool:
    """Tell whether a chat, or the person who speaks in it, may use the bot."""
    if services.access is Access.OPEN:
        return True
    person = None if user is None else user.id
    if {int(talk.place.chat_id), person} & (services.allowed | services.admins):
        return True
    if services.access is not Access.INVITE:
        return False
    return await talk.tx.invites.is_admitted(talk.place.chat_id, person)


def kept_out(talk: Talk, services: Services) -> Phrase:
    """Say that somebody may not use the bot, and what to do about it."""
    params = {"chat": str(talk.place.chat_id)}
    if services.access is not Access.INVITE:
        return Phrase("access-refused", params)
    if talk.kind is ChatKind.PRIVATE:
        return Phrase("access-invite", params)
    return Phrase("access-invite-group")


async def has_room(talk: Talk, services: Services) -> bool:
    """Tell whether the chat is open, or one more may be."""
    return await is_room_for(talk.chat, talk.tx.chats, services)


async def is_room_for(chat: Chat | None, chats: Chats, services: Services) -> bool:
    """Tell whether this chat is open, or one more may be."""
    if chat is not None and chat.state is ChatState.OPEN:
        return True
    return not services.chats or await chats.count_open() < services.chats


def code_in(command: Command | None) -> str | None:
    """Read the code of an invitation off a command; None where there is none."""
    if command is None or command.name != "start" or not command.argument.startswith(INVITATION):
        return None
    return command.argument.removeprefix(INVITATION)


async def come_in(talk: Talk, services: Services, user: User | None, code: str) -> Phrase | None:
    """Let a person in by an invitation, which that uses up once; says why not, None when it did."""
    if not await has_room(talk, services):
        return Phrase("access-full")
    now = services.clock.now()
    invite_id = await talk.tx.invites.spend(code, now)
    if invite_id is None:
        return Phrase("access-invite-gone")
    chat = await opened(talk, services, user)
    await talk.tx.invites.admit(chat.id, invite_id, now)
    return None


async def vouch(talk: Talk, services: Services, user: User | None) -> None:
    """Let a kept group in because whoever brings us, or administers it, was: all its admins may use the bot there then."""
    if services.access is not Access.INVITE or talk.kind is ChatKind.PRIVATE:
        return
    person = None if user is None else user.id
    known = person in services.admins | services.allowed
    if person is not None and (known or await talk.tx.invites.is_admitted(talk.place.chat_id, person)):
        await talk.tx.invites.admit(
            talk.place.chat_id, await talk.tx.invites.by(person), services.clock.now()
        )
