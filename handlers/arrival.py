"""A chat begins, or comes back."""

from aiogram.types import User

from bot.model import Chat, ChatState
from bot.ports import Talk
from bot.texts import DEFAULT_ZONES, nearest_language
from handlers.services import Services


async def opened(talk: Talk, services: Services, user: User | None) -> Chat:
    """Keep the chat as open; a known one keeps its language and time zone."""
    known = talk.chat
    language = known.language if known else nearest_language(user.language_code if user else None)
    chat = Chat(
        id=talk.place.chat_id,
        kind=talk.kind,
        state=ChatState.OPEN,
        language=language,
        timezone=known.timezone if known else DEFAULT_ZONES[language],
    )
    await talk.tx.chats.open(chat, services.clock.now())
    return chat


async def standing(talk: Talk, services: Services, user: User | None) -> Chat:
    """The chat, opened when it is not; one that was stopped stays so, until it is started or a rule is made."""
    if talk.chat is not None and talk.chat.state in (ChatState.OPEN, ChatState.STOPPED):
        return talk.chat
    return await opened(talk, services, user)
