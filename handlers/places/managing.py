"""Channels that are managed from a private chat: which there are, and whether a person still may.

No button is trusted: at every act Telegram's word counts, at most five minutes old.
"""

from aiogram.filters.callback_data import CallbackData

from bot.channels import dropped
from bot.conversation import BACK
from bot.messages import shortened
from bot.model import Button, Channel, Chat, ChatKind, ChatState, ManagedPlace, Phrase, Place, Rows, Standing
from bot.ports import Talk
from handlers.keyboards import WhyAlert
from handlers.services import Services

WHY_LIMIT = 120
"""Characters of a rule that fit a toast: https://core.telegram.org/bots/api#answercallbackquery"""


class ListChannels(CallbackData, prefix="channels"):
    """Show the person's channels."""


class ShowChannel(CallbackData, prefix=BACK):
    """Show what is sent to a channel."""


class LeaveChannel(CallbackData, prefix="chleave"):
    """Send nothing more to a channel; ask before."""

    sure: bool


SHUT = Phrase("toast-channel-shut")
STILL = (ShowChannel.__prefix__, LeaveChannel.__prefix__)
"""Buttons that act also on a channel where we may not post any more: nobody need keep one for ever."""


async def places_of(talk: Talk) -> tuple[ManagedPlace, ...]:
    """List the places whose rules can be changed from here: here first, then the person's channels."""
    here = ManagedPlace(talk.home)
    channels = await talk.tx.channels.of_person(talk.home.chat_id)
    return here, *(ManagedPlace(Place(channel.chat_id), channel) for channel in channels)


def channels_row(talk: Talk) -> Rows:
    """The way to the person's channels, in a private chat."""
    if talk.kind is not ChatKind.PRIVATE:
        return ()
    return ((Button(Phrase("button-open-channels"), ListChannels().pack()),),)


async def kept_from(talk: Talk, services: Services, place: Place) -> Phrase | None:
    """Say why the rules of a place may not be changed from here; None where they may. Ask before anything is changed."""
    if place == talk.home:
        return None
    managed = [one.channel for one in await places_of(talk) if one.place == place]
    if not managed:
        return Phrase("toast-channel-gone")
    refusal = await _refusal(talk, services, managed[0])
    chat = await talk.tx.chats.get(place.chat_id)
    if refusal is None and (chat is None or chat.state is not ChatState.OPEN):
        return SHUT
    return refusal


async def enter(talk: Talk, services: Services, number: int, data: str = "") -> Phrase | None:
    """Act on one of the person's channels from here on; says why not where they may not (any more).

    The ``data`` of a button that is for channels where we may not post any more too lets it act on those.
    """
    channel = await talk.tx.channels.get(talk.home.chat_id, number)
    if channel is None:
        return Phrase("toast-channel-gone")
    refusal = await _refusal(talk, services, channel)
    chat = await talk.tx.chats.get(channel.chat_id)
    if chat is None or chat.kind is not ChatKind.CHANNEL:
        return Phrase("toast-channel-gone")
    if refusal is None and chat.state is not ChatState.OPEN:
        refusal = SHUT
    if refusal is not None and not (refusal == SHUT and data.partition(":")[0] in STILL):
        return refusal
    talk.manage(channel, chat)
    return None


def is_shut(talk: Talk, channel: Channel, chat: Chat) -> bool:
    """Tell whether we may not post any more in a channel that was entered."""
    return (
        chat.state is not ChatState.OPEN
        or talk.standing(channel.chat_id, channel.person_id) is Standing.CLOSED
    )


async def _refusal(talk: Talk, services: Services, channel: Channel | None) -> Phrase | None:
    if channel is None:
        return Phrase("toast-channel-gone")
    match talk.standing(channel.chat_id, channel.person_id):
        case Standing.POSTS:
            return None
        case Standing.CLOSED:
            return SHUT
        case Standing.ADMIN | Standing.OTHER:
            talk.notify(*await dropped(talk.tx, channel, services.clock.now()))
            return Phrase("toast-channel-dropped")


async def why_in_a_toast(talk: Talk, data: str) -> Phrase:
    """Say in a few words why an alert came to a channel: to whoever asks, and not to all its readers."""
    try:
        alert_id = WhyAlert.unpack(data).alert
    except ValueError:
        return Phrase("channel-why-unknown")
    told = await talk.tx.explanations.told(talk.place.chat_id, alert_id)
    if told is None or not told.rules:
        return Phrase("channel-why-unknown")
    return Phrase("channel-why", {"text": shortened(told.rules[0].text, WHY_LIMIT)})
