"""The conversation: aiogram routers over the ports; ``conversation`` makes the one way in."""

from collections.abc import Awaitable, Callable, Mapping

from aiogram import Bot, Dispatcher, Router
from aiogram.types import CallbackQuery, Message, Update

from bot.model import Phrase
from bot.ports import Talk
from handlers import links, small_talk, start, stats
from handlers.access import Gate
from handlers.alerts import alert_buttons, more, mutes, unwanted, why
from handlers.commands import is_private
from handlers.feeds import addfeed, listing
from handlers.feeds.addfeed import concluded
from handlers.making import drafts, saving, testing
from handlers.making.testing import question_of, tried
from handlers.operators import broadcast, invites, menu, operator_feeds
from handlers.places import channels, groups
from handlers.rules import cards
from handlers.services import Access, Services
from handlers.settings import digests, language, overview, privacy, quiet, reading, timezone
from handlers.settings.filing import made

Converse = Callable[[Talk], Awaitable[None]]


def conversation(bot: Bot, services: Services) -> Converse:
    """Make the function that handles one update; ``bot`` gives updates their context and is never called."""
    dispatcher = Dispatcher(services=services)
    gate = Gate()
    for observer in (dispatcher.message, dispatcher.callback_query):
        observer.outer_middleware(gate)
    for module in (
        start,
        channels,
        groups,
        cards,
        drafts,
        saving,
        alert_buttons,
        more,
        unwanted,
        mutes,
        overview,
        language,
        timezone,
        reading,
        privacy,
        stats,
        quiet,
        digests,
        listing,
        addfeed,
        testing,
        why,
        links,
        small_talk,
        menu,
        operator_feeds,
        invites,
        broadcast,
    ):
        dispatcher.include_router(module.router())
    dispatcher.include_router(_others())

    async def converse(talk: Talk) -> None:
        update = Update.model_validate(_as_said(talk.payload), context={"bot": bot})
        await dispatcher.feed_update(bot, update, talk=talk)

    return converse


def _as_said(payload: Mapping[str, object]) -> Mapping[str, object]:
    """Take words that a person changed for words said now: what was mistyped is mended so."""
    if "edited_message" not in payload:
        return payload
    return {"update_id": payload["update_id"], "message": payload["edited_message"]}


def _others() -> Router:
    """Whatever no other router takes is answered too: words become a rule, an old button says so."""
    routes = Router(name="others")
    routes.message.register(_said)
    routes.callback_query.register(_stale)
    return routes


async def _said(message: Message, talk: Talk, services: Services) -> None:
    if is_private(message) or message.text:
        await drafts.words(message, talk, services)


async def _stale(query: CallbackQuery, talk: Talk) -> None:
    talk.toast(query.id, Phrase("toast-gone"))


__all__ = ["Access", "Converse", "Services", "concluded", "conversation", "made", "question_of", "tried"]
