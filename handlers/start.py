"""Coming and going: /start, the packs, /stop and /help."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message, User

from bot.model import Chat, ChatKind, ChatState, Note, Phrase, Rows, Rule
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES
from handlers.access import is_operator, speaking
from handlers.arrival import opened, standing
from handlers.commands import Command, Says
from handlers.examples import show_example
from handlers.keyboards import TakePack, pack_buttons, settings_buttons
from handlers.making.drafts import begin
from handlers.making.saving import saved
from handlers.making.sharing import PACK, SHARED, shared_text
from handlers.screens import settings_row
from handlers.services import Services
from handlers.settings.privacy import rights_row
from handlers.settings.zones import shown_zone
from rules import Pack, packs


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="start")
    routes.message.register(start, Says("start"))
    routes.message.register(stop, Says("stop"))
    routes.message.register(show_help, Says("help"))
    routes.callback_query.register(take_pack, TakePack.filter())
    return routes


async def start(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Open the chat, offer the packs and show what an alert looks like.

    A deep link ``pack_SLUG`` takes that pack at once; ``r_CODE`` shows the rule that somebody shared.
    """
    returns = talk.chat is not None
    chat = await opened(talk, services, message.from_user)
    pack = _pack_called(command.argument.removeprefix(PACK)) if command.argument.startswith(PACK) else None
    taken = None if pack is None else await _taken(talk, services, pack, message.from_user)
    talk.say(await welcome(talk, chat, returns=returns))
    if taken is not None:
        talk.say(taken)
    elif command.argument.startswith(SHARED):
        await _open_shared(talk, services, command.argument, message.from_user)
    elif not returns:
        await show_example(talk, services, chat)


async def welcome(talk: Talk, chat: Chat, *, returns: bool) -> Note:
    """Greet: what the bot does, the packs, the language and the time zone."""
    settings = Phrase(
        "start-settings", {"language": LANGUAGE_NAMES[chat.language], "zone": shown_zone(chat.timezone)}
    )
    buttons = _start_buttons(talk, chat, await talk.tx.rules.of_place(talk.place))
    if returns:
        count = await talk.tx.rules.count(chat.id)
        return Note((Phrase("start-back", {"rules": count}), settings), buttons)
    feeds = len(await talk.tx.feeds.read_by(chat.id))
    return Note((Phrase("start-welcome", {"feeds": feeds}), Phrase("start-packs"), settings), buttons)


def _start_buttons(talk: Talk, chat: Chat, rules: tuple[Rule, ...]) -> Rows:
    """The packs, those that are on marked so, and the way to the settings."""
    own = settings_buttons(chat.language, chat.timezone) if talk.kind is ChatKind.PRIVATE else settings_row()
    return (*pack_buttons(chat.language, {rule.pack for rule in rules if rule.pack is not None}), *own)


# ---------------------------------------------------------------------------------------------------------- packs


def _pack_called(slug: str) -> Pack | None:
    return next((pack for pack in packs() if pack.slug == slug), None)


async def take_pack(query: CallbackQuery, callback_data: TakePack, talk: Talk, services: Services) -> None:
    """Turn a pack on or off in this place, and show by its button that it is."""
    pack = _pack_called(callback_data.slug)
    if pack is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    chat = await standing(talk, services, query.from_user)
    name = pack.name(talk.language)
    if callback_data.on:
        note = await _taken(talk, services, pack, query.from_user)
        done = any(rule.pack == pack.slug for rule in await talk.tx.rules.of_place(talk.place))
        talk.toast(query.id, Phrase("toast-pack-on", {"name": name}) if done else note.phrases[0])
    else:
        for rule in await talk.tx.rules.of_place(talk.place):
            if rule.pack == pack.slug:
                await talk.tx.rules.remove(talk.place, rule.number, services.clock.now())
        talk.toast(query.id, Phrase("toast-pack-off", {"name": name}))
    if query.message is not None:
        buttons = _start_buttons(talk, chat, await talk.tx.rules.of_place(talk.place))
        talk.change_buttons(query.message.message_id, buttons)


async def _taken(talk: Talk, services: Services, pack: Pack, user: User | None) -> Note:
    """Save a pack's rules; gives what there is to say of the last one."""
    note = Note(())
    for query in pack.queries:
        note, _ = await saved(talk, services, query, user=user, pack=pack)
    return note


async def _open_shared(talk: Talk, services: Services, payload: str, user: User | None) -> None:
    """Show a rule that somebody shared as one in the making: saved by one tap."""
    text = await shared_text(talk, payload)
    if text is None:
        talk.say(Note((Phrase("shared-gone"),)))
        return
    await begin(talk, services, text, user, verbatim=True, head=Phrase("shared-head"))


# ----------------------------------------------------------------------------------------------------------- going


async def stop(message: Message, talk: Talk, services: Services) -> None:  # noqa: ARG001 - aiogram passes it first
    """Close the chat; its rules stay."""
    await talk.tx.chats.close(talk.place.chat_id, ChatState.STOPPED, services.clock.now())
    count = len(await talk.tx.channels.of_person(talk.place.chat_id))
    channels = (Phrase("channel-goes-on", {"count": count}),) if count else ()
    language = talk.chat.language if talk.chat else None
    talk.say(Note((Phrase("stop-done"), *channels), rights_row(), language=language))


async def show_help(message: Message, talk: Talk, services: Services) -> None:
    """Say everything it can do."""
    private = talk.kind is ChatKind.PRIVATE
    phrases = [Phrase("help") if private else Phrase("help-group"), Phrase("help-language")]
    if private and is_operator(message.from_user, services):
        phrases.append(Phrase("help-operator"))
    talk.say(Note(tuple(phrases), language=speaking(talk, message.from_user)))
