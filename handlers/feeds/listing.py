"""/feeds: what is read for this chat, and whether it answers; one message whose buttons do the rest."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.model import AskReply, ChatKind, Feed, FeedId, Note, Phrase, Scope, StepKind
from bot.ports import Talk
from handlers.access import speaking
from handlers.arrival import standing
from handlers.commands import Says
from handlers.feeds.feed_buttons import AddFeed, FeedAct, FeedButton, FeedCard, back_to_feeds, card_buttons
from handlers.feeds.feed_views import Shelf, feed_card, feed_list
from handlers.keyboards import FeedsPage
from handlers.moments import WEEK
from handlers.services import Services
from handlers.showing import show
from handlers.steps import ask, leave

TOASTS = {FeedAct.LEAVE_OUT: "toast-left-out", FeedAct.READ_AGAIN: "toast-read-again"}


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="feeds")
    routes.message.register(feeds, Says("feeds"))
    routes.callback_query.register(turn, FeedsPage.filter())
    routes.callback_query.register(card, FeedCard.filter())
    routes.callback_query.register(act, FeedButton.filter())
    routes.callback_query.register(ask_address, AddFeed.filter())
    return routes


async def feeds(message: Message, talk: Talk, services: Services) -> None:
    """List the feeds this chat reads or left out; the address of a private one is not shown."""
    talk.say(feed_list(await _shelf(talk, services), 0, services, speaking(talk, message.from_user)))


async def turn(query: CallbackQuery, callback_data: FeedsPage, talk: Talk, services: Services) -> None:
    """Show another page of the list in the same message."""
    talk.toast(query.id)
    await leave(talk, services, query.from_user, StepKind.FEED)
    await _show_list(query, talk, services, callback_data.page)


async def card(query: CallbackQuery, callback_data: FeedCard, talk: Talk, services: Services) -> None:
    """Show one feed in the same message."""
    if await talk.tx.subscriptions.get(talk.place.chat_id, callback_data.feed) is None:
        talk.toast(query.id, Phrase("toast-feed-gone"))
        await _show_list(query, talk, services, callback_data.page)
        return
    talk.toast(query.id)
    await _show_card(query, talk, services, callback_data.feed, callback_data.page)


async def act(query: CallbackQuery, callback_data: FeedButton, talk: Talk, services: Services) -> None:
    """Leave a shared feed out, read it again, remove one of the chat's own, or take it back.

    A button that is stale or forged does nothing; whether another chat has such a feed is not told.
    """
    chat = await standing(talk, services, query.from_user)
    wanted, page = callback_data.act, callback_data.page
    if wanted is FeedAct.UNDO:
        await _take_back(query, talk, services, callback_data.feed, page)
        return
    feed = await talk.tx.subscriptions.get(chat.id, callback_data.feed)
    if feed is None or (feed.scope is Scope.PRIVATE) != (wanted is FeedAct.REMOVE):
        talk.toast(query.id, Phrase("toast-feed-gone"))
        await _show_list(query, talk, services, page)
        return
    if wanted is FeedAct.READ_AGAIN:
        await talk.tx.feeds.subscribe(chat.id, feed.id)
    else:
        await talk.tx.feeds.leave_out(chat.id, feed.id)
    if wanted is FeedAct.REMOVE:
        talk.toast(query.id, Phrase("toast-removed"))
        show(query, talk, _removed(feed, page))
        return
    talk.toast(query.id, Phrase(TOASTS[wanted]))
    await _show_card(query, talk, services, feed.id, page)


def _removed(feed: Feed, page: int) -> Note:
    gone = Phrase("feed-card-removed", {"publisher": feed.publisher or "—"})
    return Note((gone,), card_buttons(feed.id, FeedAct.UNDO, page))


async def _take_back(
    query: CallbackQuery, talk: Talk, services: Services, feed_id: FeedId, page: int
) -> None:
    chat_id = talk.place.chat_id
    feed = await talk.tx.subscriptions.take_back(chat_id, feed_id, services.feeds_per_chat)
    if feed is not None:
        talk.toast(query.id, Phrase("toast-read-again"))
        await _show_card(query, talk, services, feed_id, page)
        return
    full = await talk.tx.subscriptions.count_own(chat_id) >= services.feeds_per_chat
    talk.toast(query.id, Phrase("toast-feed-full" if full else "toast-feed-gone"))
    await _show_list(query, talk, services, page)


async def ask_address(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Ask for the address of a feed; in a group by a message whose answer reaches us."""
    talk.toast(query.id)
    await standing(talk, services, query.from_user)
    await ask(talk, services, query.from_user, StepKind.FEED)
    question = Phrase("feeds-ask")
    if talk.kind is ChatKind.PRIVATE:
        show(query, talk, Note((question,), back_to_feeds()))
    else:
        talk.say(Note((question,), keyboard=AskReply(Phrase("feeds-ask-here"))))


async def _show_list(query: CallbackQuery, talk: Talk, services: Services, page: int) -> None:
    shelf = await _shelf(talk, services)
    show(query, talk, feed_list(shelf, page, services, speaking(talk, query.from_user)))


async def _show_card(
    query: CallbackQuery, talk: Talk, services: Services, feed_id: FeedId, page: int
) -> None:
    shelf = await _shelf(talk, services)
    health = next((one for one in shelf.feeds if one.feed.id == feed_id), None)
    if health is None:
        await _show_list(query, talk, services, page)
        return
    newest = await talk.tx.subscriptions.newest_title(feed_id)
    language = speaking(talk, query.from_user)
    show(query, talk, feed_card(shelf, health, newest, page, services, language))


async def _shelf(talk: Talk, services: Services) -> Shelf:
    chat_id = talk.place.chat_id
    found = await talk.tx.subscriptions.of_chat(chat_id, services.clock.now() - WEEK)
    return Shelf.of(found, await talk.tx.subscriptions.left_out(chat_id))
