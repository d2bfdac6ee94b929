"""Channels: chosen by their admins in a private chat, set up from there, and left when a right ends."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import (
    CallbackQuery,
    ChatMemberAdministrator,
    ChatMemberOwner,
    ChatMemberUpdated,
    ChatShared,
    Message,
    User,
)

from bot.channels import dropped, shut, told_to_all
from bot.conversation import ELSEWHERE
from bot.messages import shortened
from bot.model import (
    CHANNEL_REQUEST,
    Button,
    Channel,
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    Note,
    Phrase,
    Place,
    RemoveKeyboard,
    ReplyButton,
    ReplyButtonKind,
    ReplyKeyboard,
    Rows,
    Standing,
    StepKind,
    marked,
)
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES
from handlers.arrival import standing
from handlers.commands import Says, is_private
from handlers.keyboards import RulesPage
from handlers.making.drafts import words
from handlers.operators.admission import has_room, is_room_for
from handlers.places.managing import LeaveChannel, ListChannels, ShowChannel, is_shut
from handlers.screens import Open, Screen, settings_row
from handlers.services import Services
from handlers.settings.zones import shown_zone
from handlers.showing import show
from handlers.steps import Answers, ask, end

CHANNELS_MOST = 20
"""How many channels a person may set up."""
TOO_MANY = Phrase("toast-channels-full", {"limit": CHANNELS_MOST})
TITLE_LIMIT = 60
BUTTON_LIMIT = 24
SHUT = (ChatState.KICKED, ChatState.NO_RIGHTS, ChatState.NOT_FOUND)
"""States of a channel in which we may post again."""
CHOOSER = ReplyKeyboard(
    (
        (ReplyButton(Phrase("button-choose-channel"), ReplyButtonKind.CHANNEL),),
        (ReplyButton(Phrase("button-not-now")),),
    )
)


class AddChannel(CallbackData, prefix="addchannel"):
    """Ask which channel is to be set up."""


class AddToChannel(CallbackData, prefix="chadd"):
    """Ask for the words of a channel's next rule."""


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="channels")
    routes.message.register(list_channels, Says("channels"))
    routes.message.register(chosen, F.chat_shared)
    routes.message.register(not_now, Answers(StepKind.CHANNEL))
    routes.message.register(words_for_it, Answers(StepKind.CHANNEL_RULE))
    press = routes.callback_query
    press.register(show_channels, ListChannels.filter())
    press.register(ask_which, AddChannel.filter())
    press.register(show_channel, ShowChannel.filter())
    press.register(ask_words, AddToChannel.filter())
    press.register(leave, LeaveChannel.filter())
    routes.my_chat_member.register(we_in_it, F.chat.type == ChatKind.CHANNEL)
    routes.chat_member.register(they_in_it, F.chat.type == ChatKind.CHANNEL)
    return routes


# --------------------------------------------------------------------------------------------------- which there are


async def list_channels(message: Message, talk: Talk, services: Services) -> None:
    """List the person's channels, with the way to a further one."""
    if not is_private(message):
        talk.say(Note((Phrase("channels-in-private"),)))
        return
    await standing(talk, services, message.from_user)
    talk.say(await channel_list(talk))


async def show_channels(query: CallbackQuery, talk: Talk) -> None:
    """List the person's channels in place of what was there."""
    if talk.kind is not ChatKind.PRIVATE:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id)
    await end(talk, query.from_user)
    show(query, talk, await channel_list(talk))


async def channel_list(talk: Talk) -> Note:
    """Show a person's channels, with the way back to their own settings."""
    channels = await talk.tx.channels.of_person(talk.home.chat_id)
    add = (Button(Phrase("button-add-channel"), AddChannel().pack()),)
    if not channels:
        return Note((Phrase("channels-none"),), (add, *settings_row()))
    rows = (*channel_buttons(channels), add, *settings_row())
    return Note((Phrase("channels-head", {"count": len(channels)}),), rows)


def channel_buttons(channels: tuple[Channel, ...]) -> Rows:
    """One button a channel, which leads to it."""
    return tuple(row for channel in channels for row in marked(((_to(channel),),), channel))


def _to(channel: Channel) -> Button:
    name = shortened(channel.title, BUTTON_LIMIT)
    return Button(Phrase("button-channel", {"title": name}), ShowChannel().pack())


# -------------------------------------------------------------------------------------------------- a further one


async def ask_which(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Offer the channels that Telegram knows the person to run."""
    if talk.kind is not ChatKind.PRIVATE:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    await standing(talk, services, query.from_user)
    if len(await talk.tx.channels.of_person(talk.home.chat_id)) >= CHANNELS_MOST:
        talk.toast(query.id, TOO_MANY)
        return
    talk.toast(query.id)
    await ask(talk, services, query.from_user, StepKind.CHANNEL)
    talk.say(Note((Phrase("channel-choose"),), keyboard=CHOOSER))


async def not_now(message: Message, talk: Talk, services: Services) -> None:
    """Take the keyboard away again: the person chose no channel; other words are a rule to be, as always."""
    await end(talk, message.from_user)
    if message.text == services.texts.plain(talk.language, Phrase("button-not-now")):
        talk.say(Note((Phrase("channel-not-chosen"),), keyboard=RemoveKeyboard()))
    else:
        await words(message, talk, services)


async def chosen(message: Message, talk: Talk, services: Services) -> None:
    """Set a channel up if Telegram says that the person, and we, may post there."""
    shared, person = message.chat_shared, message.from_user
    if shared is None or person is None or not is_private(message):
        return
    if shared.request_id != CHANNEL_REQUEST:
        talk.say(Note((Phrase("channel-unasked"),), keyboard=RemoveKeyboard()))
        return
    title = shortened(" ".join((shared.title or "").split()), TITLE_LIMIT) or "…"
    refusal = _refusal(talk, shared, person, title)
    if refusal is not None:
        # They can mend it and choose again.
        talk.say(Note((refusal,), keyboard=CHOOSER))
        return
    await end(talk, person)
    known = [channel.chat_id for channel in await talk.tx.channels.of_person(talk.home.chat_id)]
    if shared.chat_id not in known and len(known) >= CHANNELS_MOST:
        talk.say(Note((TOO_MANY,), keyboard=RemoveKeyboard()))
        return
    chat = await _opened(talk, services, ChatId(shared.chat_id), person)
    if isinstance(chat, Phrase):
        talk.say(Note((chat,), keyboard=RemoveKeyboard()))
        return
    channel = await talk.tx.channels.grant(chat.id, talk.home.chat_id, title, services.clock.now())
    talk.say(Note((Phrase("channel-granted", {"title": title}),), keyboard=RemoveKeyboard()))
    talk.manage(channel, chat)
    talk.say(await _screen(talk, chat))


def _refusal(talk: Talk, shared: ChatShared, person: User, title: str) -> Phrase | None:
    """Say why a channel cannot be set up by this person; what a message claims counts for nothing."""
    chat_id, us = ChatId(shared.chat_id), talk.bot_id
    match talk.standing(chat_id, us, fresh=True):
        case Standing.OTHER | Standing.CLOSED:
            return Phrase("channel-let-me-in", {"title": title})
        case Standing.ADMIN:
            return Phrase("channel-let-me-post", {"title": title})
        case Standing.POSTS:
            pass
    if talk.standing(chat_id, person.id, fresh=True) is not Standing.POSTS:
        return Phrase("channel-not-yours", {"title": title})
    return None


async def _opened(talk: Talk, services: Services, chat_id: ChatId, person: User) -> Chat | Phrase:
    """Keep the channel as open, in the person's language and zone at first; says why that cannot be."""
    own = await standing(talk, services, person)
    known = await talk.tx.chats.get(chat_id)
    if known is not None and known.kind is not ChatKind.CHANNEL:
        return Phrase("channel-unasked")
    if not await is_room_for(known, talk.tx.chats, services):
        return Phrase("access-full")
    settings = known or own
    chat = Chat(chat_id, ChatKind.CHANNEL, ChatState.OPEN, settings.language, settings.timezone)
    await talk.tx.chats.open(chat, services.clock.now())
    return chat


# ------------------------------------------------------------------------------------------------------- one of them


async def show_channel(query: CallbackQuery, talk: Talk) -> None:
    """Show what is sent to a channel, and what can be done."""
    if talk.channel is None or talk.chat is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id)
    await end(talk, query.from_user)
    shut_now = is_shut(talk, talk.channel, talk.chat)
    show(query, talk, _shut_screen(talk.channel) if shut_now else await _screen(talk, talk.chat))


def _shut_screen(channel: Channel) -> Note:
    """Say why nothing is sent there, and how to mend or to leave it."""
    leaves = Button(Phrase("button-channel-leave"), LeaveChannel(sure=False).pack())
    back = Button(Phrase("button-channels"), ELSEWHERE + ListChannels().pack())
    return Note((Phrase("channel-shut", {"title": channel.title}),), ((leaves,), (back,)))


async def _screen(talk: Talk, chat: Chat) -> Note:
    state = Phrase(
        "channel-state",
        {
            "count": await talk.tx.rules.count(chat.id),
            "language": LANGUAGE_NAMES[chat.language],
            "timezone": shown_zone(chat.timezone),
        },
    )
    buttons = (
        (
            Button(Phrase("button-channel-rules"), RulesPage(page=0).pack()),
            Button(Phrase("button-channel-add"), AddToChannel().pack()),
        ),
        (
            Button(Phrase("button-settings"), Open(screen=Screen.SETTINGS).pack()),
            Button(Phrase("button-channel-leave"), LeaveChannel(sure=False).pack()),
        ),
        (Button(Phrase("button-channels"), ELSEWHERE + ListChannels().pack()),),
    )
    return Note((state,), buttons)


async def ask_words(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Ask for the words of a rule."""
    if talk.channel is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id)
    await ask(talk, services, query.from_user, StepKind.CHANNEL_RULE)
    show(query, talk, Note((Phrase("channel-ask-words"),)))


async def words_for_it(message: Message, talk: Talk, services: Services) -> None:
    """Take words as a channel's rule to be."""
    await end(talk, message.from_user)
    await words(message, talk, services)


async def leave(query: CallbackQuery, callback_data: LeaveChannel, talk: Talk) -> None:
    """Send nothing more to a channel: where nobody else sets it up, its rules go too."""
    channel = talk.channel
    if channel is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    alone = len(await talk.tx.channels.of_channel(channel.chat_id)) == 1
    params = {"alone": "yes" if alone else "no"}
    if not callback_data.sure:
        talk.toast(query.id)
        sure = Button(Phrase("button-channel-sure"), LeaveChannel(sure=True).pack())
        show(query, talk, Note((Phrase("channel-ask-leave", params),), ((sure,),)))
        return
    talk.toast(query.id, Phrase("toast-removed"))
    back = Button(Phrase("button-channels"), ELSEWHERE + ListChannels().pack())
    show(query, talk, Note((Phrase("channel-left", params),), ((back,),)))
    if alone:
        await talk.tx.chats.erase(channel.chat_id)
    else:
        await talk.tx.channels.end(channel)


# ------------------------------------------------------------------------------------------------ what becomes of it


async def we_in_it(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Follow what we may do in a channel: its people are told when that ends, and when it begins again."""
    chat, now, member = talk.chat, services.clock.now(), event.new_chat_member
    if isinstance(member, ChatMemberAdministrator) and member.can_post_messages:
        if chat is None or chat.state is ChatState.UNCLAIMED:
            await _invite_to_set_up(event, talk, now)
        elif chat.state in SHUT and await has_room(talk, services):
            await talk.tx.chats.open(chat, now)
            for notice in await told_to_all(talk.tx, chat.id, "channel-again", now):
                talk.notify(*notice)
        return
    gone = not isinstance(member, ChatMemberAdministrator)
    state = ChatState.KICKED if gone else ChatState.NO_RIGHTS
    for notice in await shut(talk.tx, talk.place.chat_id, state, now):
        talk.notify(*notice)


async def _invite_to_set_up(event: ChatMemberUpdated, talk: Talk, now: datetime) -> None:
    """Tell who made us an admin of a channel, and talks to us, how to go on; one who is just choosing it knows."""
    person = await talk.tx.chats.get(ChatId(event.from_user.id))
    if person is None or person.state is not ChatState.OPEN:
        return
    step = await talk.tx.steps.waiting(Place(person.id), event.from_user.id, now)
    if step is not None and step.kind is StepKind.CHANNEL:
        return
    title = shortened(" ".join((event.chat.title or "").split()), TITLE_LIMIT) or "…"
    button = Button(Phrase("button-add-channel"), AddChannel().pack())
    note = Note((Phrase("channel-set-me-up", {"title": title}),), ((button,),))
    talk.notify(person.id, f"channel-set-me-up:{talk.place.chat_id}", note)


async def they_in_it(event: ChatMemberUpdated, talk: Talk, services: Services) -> None:
    """Let somebody who may post no more set up the channel no more."""
    member = event.new_chat_member
    if isinstance(member, ChatMemberOwner):
        return
    if isinstance(member, ChatMemberAdministrator) and member.can_post_messages:
        return
    for channel in await talk.tx.channels.of_channel(talk.place.chat_id):
        if channel.person_id == member.user.id:
            talk.notify(*await dropped(talk.tx, channel, services.clock.now()))
