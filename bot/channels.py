"""A channel is kept for as long as somebody who set it up may post there, and so may we; who is left out is told."""

from collections.abc import Sequence
from datetime import datetime

from bot.model import (
    Channel,
    ChatId,
    ChatState,
    DeliveryDraft,
    Note,
    Phrase,
    Place,
)
from bot.ports import ChannelTransaction

Notice = tuple[ChatId, str, Note]
"""What a private chat is to be told, once for its cause."""


async def dropped(tx: ChannelTransaction, channel: Channel, at: datetime) -> Notice:
    """Let a person who may not post any more set up this channel no more; nobody left, it gets nothing more."""
    await tx.channels.end(channel)
    alone = not await tx.channels.of_channel(channel.chat_id)
    if alone:
        await tx.chats.close(channel.chat_id, ChatState.UNCLAIMED, at)
    said = Phrase("channel-dropped", {"title": channel.title, "alone": "yes" if alone else "no"})
    return (channel.person_id, f"channel-dropped:{channel.number}", Note((said,)))


async def shut(tx: ChannelTransaction, chat_id: ChatId, state: ChatState, at: datetime) -> Sequence[Notice]:
    """Close a channel where we may not post any more, with its reason; its people are told if it was open."""
    chat = await tx.chats.get(chat_id)
    if chat is None or chat.state is not ChatState.OPEN:
        return ()
    await tx.chats.close(chat_id, state, at)
    return await told_to_all(tx, chat_id, "channel-shut", at)


async def told_to_all(
    tx: ChannelTransaction, chat_id: ChatId, text_id: str, at: datetime
) -> Sequence[Notice]:
    """Say something of a channel to all who set it up."""
    return tuple(
        (
            channel.person_id,
            f"{text_id}:{channel.number}:{at.isoformat()}",
            Note((Phrase(text_id, {"title": channel.title}),)),
        )
        for channel in await tx.channels.of_channel(chat_id)
    )


def told(notice: Notice, due_at: datetime) -> DeliveryDraft:
    """Make the delivery that tells a private chat something."""
    chat_id, cause, note = notice
    return DeliveryDraft.notice(Place(chat_id), cause, note, due_at)
