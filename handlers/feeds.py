"""/feeds: what is read for this chat, and whether it answers; with buttons to leave out, read again and remove."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.feed_words import health_line
from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import ChatId, FeedHealth, FeedId, Note, Phrase, Scope
from bot.ports import Subscriptions, Talk
from handlers.arrival import standing
from handlers.commands import Says
from handlers.keyboards import FeedAct, FeedButton, FeedsPage, Rows, feed_buttons
from handlers.services import Services

PAGE = 8
WEEK = timedelta(days=7)

TOASTS = {
    FeedAct.LEAVE_OUT: "toast-left-out",
    FeedAct.READ_AGAIN: "toast-read-again",
    FeedAct.REMOVE: "toast-removed",
}


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="feeds")
    routes.message.register(feeds, Says("feeds"))
    routes.callback_query.register(turn, FeedsPage.filter())
    routes.callback_query.register(act, FeedButton.filter())
    return routes


async def feeds(message: Message, talk: Talk, services: Services) -> None:  # noqa: ARG001 - aiogram passes it first
    """List the feeds this chat reads or left out; the address of a private one is not shown."""
    talk.say(await _listed(talk.tx.subscriptions, talk.place.chat_id, 0, services.clock.now()))


async def turn(query: CallbackQuery, callback_data: FeedsPage, talk: Talk, services: Services) -> None:
    """Show another page of the list in the same message."""
    talk.toast(query.id)
    await _show(query, talk, callback_data.page, services.clock.now())


async def act(query: CallbackQuery, callback_data: FeedButton, talk: Talk, services: Services) -> None:
    """Leave a shared feed out, read it again, or remove one of the chat's own.

    A button that is stale or forged does nothing; whether another chat has such a feed is not told.
    """
    chat = await standing(talk, services, query.from_user)
    feed = await talk.tx.subscriptions.get(chat.id, callback_data.feed)
    wanted = callback_data.act
    if feed is None or (feed.scope is Scope.PRIVATE) != (wanted is FeedAct.REMOVE):
        talk.toast(query.id, Phrase("toast-feed-gone"))
    else:
        change = talk.tx.feeds.subscribe if wanted is FeedAct.READ_AGAIN else talk.tx.feeds.leave_out
        await change(chat.id, feed.id)
        talk.toast(query.id, Phrase(TOASTS[wanted]))
    await _show(query, talk, callback_data.page, services.clock.now())


async def _show(query: CallbackQuery, talk: Talk, page: int, now: datetime) -> None:
    note = await _listed(talk.tx.subscriptions, talk.place.chat_id, page, now)
    if query.message is None:
        talk.say(note)
    else:
        talk.edit(query.message.message_id, note)


async def _listed(subscriptions: Subscriptions, chat_id: ChatId, page: int, now: datetime) -> Note:
    shown = await subscriptions.of_chat(chat_id, now - WEEK)
    if not shown:
        return Note((Phrase("feeds-none"),))
    left_out = await subscriptions.left_out(chat_id)
    read = [health for health in shown if health.feed.id not in left_out]
    pages = (len(shown) + PAGE - 1) // PAGE
    page = min(max(page, 0), pages - 1)
    first = page * PAGE
    listed = shown[first : first + PAGE]
    phrases = [
        Phrase("feeds-head", {"count": len(read)}),
        _looked(read),
        *(_line(number, health, left_out, now) for number, health in enumerate(listed, first + 1)),
        Phrase("feeds-buttons"),
    ]
    return Note(tuple(phrases), _buttons(listed, left_out, page, pages))


def _looked(read: Sequence[FeedHealth]) -> Phrase:
    times = [health.last_looked_at for health in read if health.last_looked_at is not None]
    if not times:
        return Phrase("feeds-unlooked")
    good = sum(
        health.last_good_at is not None and health.last_good_at == health.last_looked_at for health in read
    )
    return Phrase("feeds-looked", {"looked_at": max(times).isoformat(), "good": good, "count": len(read)})


def _line(number: int, health: FeedHealth, left_out: Collection[FeedId], now: datetime) -> Phrase:
    feed = health.feed
    own = feed.scope is Scope.PRIVATE
    name = shortened(feed.publisher or ("—" if own else feed.url), PUBLISHER_LIMIT)
    language = f" ({feed.language})" if feed.language else ""
    publisher = f"{number}. {'🔒 ' if own else ''}{name}{language}"
    if feed.id in left_out:
        return Phrase("feed-line-left-out", {"publisher": publisher})
    return health_line(health, publisher, now)


def _buttons(listed: Sequence[FeedHealth], left_out: Collection[FeedId], page: int, pages: int) -> Rows:
    acts = []
    for number, health in enumerate(listed, page * PAGE + 1):
        if health.feed.scope is Scope.PRIVATE:
            what = FeedAct.REMOVE
        else:
            what = FeedAct.READ_AGAIN if health.feed.id in left_out else FeedAct.LEAVE_OUT
        acts.append((number, health.feed.id, what))
    return feed_buttons(acts, page, pages)
