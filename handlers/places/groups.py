"""Groups: we are added, come back, are let write again, and move along when a group becomes a supergroup."""

from aiogram import F, Router
from aiogram.types import ChatMemberRestricted, ChatMemberUnion, ChatMemberUpdated, Message

from bot.model import Chat, ChatId, ChatKind, ChatState, Note, Phrase
from bot.ports import Talk
from handlers.access import refused
from handlers.arrival import opened
from handlers.keyboards import pack_buttons
from handlers.operators.admission import vouch
from handlers.screens import settings_row
from handlers.services import Services

GONE = frozenset({"kicked", "left"})


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="groups")
    routes.message.register(moved, F.migrate_to_chat_id | F.migrate_from_chat_id)
    routes.my_chat_member.register(membership)
    return routes


async def moved(message: Message, talk: Talk, services: Services) -> None:
    """Give a group's rules to the supergroup that it became; whichever of the two tells of it first."""
    here = talk.place.chat_id
    old, new = message.migrate_from_chat_id or here, message.migrate_to_chat_id or here
    await talk.tx.chats.move(ChatId(old), ChatId(new), services.clock.now())


async def membership(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Follow what becomes of the bot in a chat: blocked, removed, added, let in again."""
    if talk.chat is not None and talk.chat.state is ChatState.MOVED:
        return
    if _is_outside(event.new_chat_member):
        await _gone(talk, services)
    elif talk.kind is ChatKind.PRIVATE:
        await _unblocked(talk, services)
    elif _is_outside(event.old_chat_member):
        await _added(event, talk, services)
    else:
        await _let_write(event, talk, services)


def _is_outside(member: ChatMemberUnion) -> bool:
    """Tell whether we are not in the chat; who is restricted may be in it or not."""
    return member.status in GONE or (isinstance(member, ChatMemberRestricted) and not member.is_member)


async def _gone(talk: Talk, services: Services) -> None:
    if talk.kind is not ChatKind.PRIVATE:
        await talk.tx.chats.close(talk.place.chat_id, ChatState.KICKED, services.clock.now())
    elif talk.chat is None or talk.chat.state is not ChatState.STOPPED:
        # Who stopped us before gets nothing by unblocking us either, until they start again.
        await talk.tx.chats.close(talk.place.chat_id, ChatState.BLOCKED, services.clock.now())


async def _unblocked(talk: Talk, services: Services) -> None:
    if talk.chat is not None and talk.chat.state is ChatState.BLOCKED:
        await talk.tx.chats.open(talk.chat, services.clock.now())


async def _added(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Greet the group, if whoever added us may use the bot; whether they are an admin matters at the first rule only."""
    refusal = await refused(talk, services, event.from_user, reads=True)
    if refusal is not None:
        # Said this once: whatever else is said in there is left without an answer.
        talk.say(Note((refusal,)))
        return
    returns = talk.chat is not None
    chat = await opened(talk, services, event.from_user)
    await talk.tx.chats.set_adder(chat.id, event.from_user.id)
    await vouch(talk, services, event.from_user)
    talk.say(await welcome(talk, chat, returns=returns, forum=bool(event.chat.is_forum)))


async def welcome(talk: Talk, chat: Chat, *, returns: bool, forum: bool = False) -> Note:
    """Greet a group: what the bot does and who sets it up; its buttons are for admins."""
    if returns:
        first = Phrase("group-back", {"rules": await talk.tx.rules.count(chat.id)})
    else:
        first = Phrase("group-welcome", {"feeds": len(await talk.tx.feeds.read_by(chat.id))})
    topics = (Phrase("group-topics"),) if forum else ()
    buttons = (*pack_buttons(chat.language), *settings_row())
    return Note((first, Phrase("group-setup"), *topics), buttons)


async def _let_write(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Come back to a group where the bot might not write, and may now."""
    member = event.new_chat_member
    may_write = not isinstance(member, ChatMemberRestricted) or bool(member.can_send_messages)
    if talk.chat is not None and talk.chat.state is ChatState.NO_RIGHTS and may_write:
        await talk.tx.chats.open(talk.chat, services.clock.now())
