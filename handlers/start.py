"""Coming and going: /start, /stop, the bot added to a group or blocked, and /help."""

from aiogram import Router
from aiogram.types import CallbackQuery, ChatMemberRestricted, ChatMemberUpdated, Message, User

from bot.model import Chat, ChatKind, ChatState, Note, Phrase
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES
from handlers.access import is_operator, refused, speaking
from handlers.arrival import opened, standing
from handlers.commands import Command, Says
from handlers.keyboards import TakePack, pack_buttons, settings_buttons
from handlers.saving import save
from handlers.services import Services
from handlers.zones import shown_zone
from rules import packs

GONE = frozenset({"kicked", "left"})


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="start")
    routes.message.register(start, Says("start"))
    routes.message.register(stop, Says("stop"))
    routes.message.register(show_help, Says("help"))
    routes.callback_query.register(take_pack, TakePack.filter())
    routes.my_chat_member.register(membership)
    return routes


async def start(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Open the chat and offer the packs; a deep link ``pack_SLUG`` takes that pack at once."""
    returns = talk.chat is not None
    chat = await opened(talk, services, message.from_user)
    talk.say(await welcome(talk, chat, returns=returns))
    pack = command.argument.removeprefix("pack_")
    if command.argument.startswith("pack_") and any(pack == known.slug for known in packs()):
        await _take(talk, services, pack, message.from_user)


async def welcome(talk: Talk, chat: Chat, *, returns: bool) -> Note:
    """Greet: what the bot does, the packs, the language and the time zone."""
    settings = Phrase(
        "start-settings", {"language": LANGUAGE_NAMES[chat.language], "timezone": shown_zone(chat.timezone)}
    )
    buttons = (*pack_buttons(chat.language), *settings_buttons(chat.language, chat.timezone))
    if returns:
        count = await talk.tx.rules.count(chat.id)
        return Note((Phrase("start-back", {"rules": count}), settings), buttons)
    feeds = len(await talk.tx.feeds.read_by(chat.id))
    return Note((Phrase("start-welcome", {"feeds": feeds}), Phrase("start-packs"), settings), buttons)


async def take_pack(query: CallbackQuery, callback_data: TakePack, talk: Talk, services: Services) -> None:
    """Turn a pack into a rule of this place."""
    talk.toast(query.id)
    await standing(talk, services, query.from_user)
    await _take(talk, services, callback_data.slug, query.from_user)


async def _take(talk: Talk, services: Services, slug: str, user: User | None) -> None:
    for pack in packs():
        if pack.slug == slug:
            for query in pack.queries:
                await save(talk, services, query, user=user, pack=pack)
            return
    talk.say(Note((Phrase("toast-gone"),)))


async def stop(message: Message, talk: Talk, services: Services) -> None:  # noqa: ARG001 - aiogram passes it first
    """Close the chat; its rules stay."""
    await talk.tx.chats.close(talk.place.chat_id, ChatState.STOPPED, services.clock.now())
    talk.say(Note((Phrase("stop-done"),), language=talk.chat.language if talk.chat else None))


async def show_help(message: Message, talk: Talk, services: Services) -> None:
    """Say everything it can do."""
    phrases = [Phrase("help"), Phrase("help-language")]
    if is_operator(message.from_user, services) and talk.kind is ChatKind.PRIVATE:
        phrases.append(Phrase("help-operator"))
    talk.say(Note(tuple(phrases), language=speaking(talk, message.from_user)))


async def membership(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Follow what becomes of the bot in a chat: blocked, removed, added, let in again."""
    status = event.new_chat_member.status
    if status in GONE:
        private = talk.kind is ChatKind.PRIVATE
        state = ChatState.BLOCKED if private else ChatState.KICKED
        await talk.tx.chats.close(talk.place.chat_id, state, services.clock.now())
        return
    if talk.kind is ChatKind.PRIVATE:
        if talk.chat is not None and talk.chat.state is ChatState.BLOCKED:
            await talk.tx.chats.open(talk.chat, services.clock.now())
        return
    if event.old_chat_member.status not in GONE:
        await _let_write(event, talk, services)
        return
    if talk.kind is ChatKind.CHANNEL:
        return
    if await refused(talk, services, event.from_user) is None:
        returns = talk.chat is not None
        chat = await opened(talk, services, event.from_user)
        await talk.tx.chats.set_adder(chat.id, event.from_user.id)
        talk.say(await welcome(talk, chat, returns=returns))


async def _let_write(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Come back to a group where the bot might not write, and may now."""
    member = event.new_chat_member
    may_write = not isinstance(member, ChatMemberRestricted) or bool(member.can_send_messages)
    if talk.chat is not None and talk.chat.state is ChatState.NO_RIGHTS and may_write:
        await talk.tx.chats.open(talk.chat, services.clock.now())
