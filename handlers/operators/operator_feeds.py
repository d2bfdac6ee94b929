"""The feeds that every chat reads, as an operator sees them: health, pause, removal, a new one."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.feed_words import health_mark, short_line
from bot.messages import shortened
from bot.model import Button, FeedHealth, FeedId, FeedState, Note, Phrase, StepKind
from bot.ports import Talk
from handlers.access import speaking
from handlers.arrival import standing
from handlers.commands import Says
from handlers.feeds.feed_views import NAME_LIMIT, ORDER, PAGE, URL_LIMIT, about, how_it_is, looked, name_of
from handlers.keyboards import in_rows, ways
from handlers.moments import WEEK
from handlers.operators.operator_buttons import (
    FromOperator,
    Go,
    HoldAct,
    Screen,
    SharedFeedButton,
    SharedFeedCard,
    back,
    go,
)
from handlers.services import Services
from handlers.showing import show
from handlers.steps import ask, leave

LABELS = {
    HoldAct.PAUSE: "button-feed-pause",
    HoldAct.RESUME: "button-feed-resume",
    HoldAct.REMOVE: "button-feed-remove",
    HoldAct.RESTORE: "button-feed-undo",
}
TOASTS = {
    HoldAct.PAUSE: "toast-feed-paused",
    HoldAct.RESUME: "toast-feed-resumed",
    HoldAct.REMOVE: "toast-removed",
    HoldAct.RESTORE: "toast-feed-resumed",
}


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="operator feeds")
    routes.message.filter(FromOperator())
    routes.callback_query.filter(FromOperator())
    routes.message.register(feeds, Says("allfeeds"))
    routes.callback_query.register(turn, Go.filter(F.to == Screen.FEEDS))
    routes.callback_query.register(ask_address, Go.filter(F.to == Screen.ADD_FEED))
    routes.callback_query.register(card, SharedFeedCard.filter())
    routes.callback_query.register(hold, SharedFeedButton.filter())
    return routes


async def feeds(message: Message, talk: Talk, services: Services) -> None:
    """List the feeds that every chat reads."""
    talk.say(await _list(talk, services, 0, speaking(talk, message.from_user)))


async def turn(query: CallbackQuery, callback_data: Go, talk: Talk, services: Services) -> None:
    """Show a page of the list."""
    talk.toast(query.id)
    await leave(talk, services, query.from_user, StepKind.FEED, StepKind.BROADCAST)
    show(query, talk, await _list(talk, services, callback_data.page, speaking(talk, query.from_user)))


async def ask_address(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Ask for the address of a feed that every chat shall read; one that chats read by themselves becomes shared."""
    talk.toast(query.id)
    await standing(talk, services, query.from_user)
    await ask(talk, services, query.from_user, StepKind.FEED, shared=True)
    show(query, talk, Note((Phrase("operator-feed-ask"),), back(Screen.FEEDS)))


async def card(query: CallbackQuery, callback_data: SharedFeedCard, talk: Talk, services: Services) -> None:
    """Show one feed."""
    talk.toast(query.id)
    await _show_card(query, talk, services, callback_data.feed, callback_data.page)


async def hold(query: CallbackQuery, callback_data: SharedFeedButton, talk: Talk, services: Services) -> None:
    """Pause, resume, remove or restore a feed, and show how it is then."""
    act = {
        HoldAct.PAUSE: talk.tx.shared_feeds.pause,
        HoldAct.RESUME: talk.tx.shared_feeds.resume,
        HoldAct.REMOVE: talk.tx.shared_feeds.remove,
        HoldAct.RESTORE: talk.tx.shared_feeds.restore,
    }[callback_data.act]
    done = await act(callback_data.feed)
    talk.toast(query.id, Phrase(TOASTS[callback_data.act] if done else "toast-feed-as-it-was"))
    await _show_card(query, talk, services, callback_data.feed, callback_data.page)


async def _show_card(
    query: CallbackQuery, talk: Talk, services: Services, feed_id: FeedId, page: int
) -> None:
    language = speaking(talk, query.from_user)
    health = await talk.tx.shared_feeds.one(feed_id, services.clock.now() - WEEK)
    if health is None:
        show(query, talk, await _list(talk, services, page, language))
        return
    newest = await talk.tx.subscriptions.newest_title(feed_id)
    show(query, talk, card_note(health, newest, page, services, language))


async def _list(talk: Talk, services: Services, page: int, language: str) -> Note:
    now = services.clock.now()
    found = sorted(
        await talk.tx.shared_feeds.listed(now - WEEK),
        key=lambda one: (ORDER.index(health_mark(one)), one.feed.publisher.casefold(), one.feed.id),
    )
    pages = max(1, (len(found) + PAGE - 1) // PAGE)
    page = min(page, pages - 1)
    first = page * PAGE
    listed = list(enumerate(found[first : first + PAGE], first + 1))
    polled = [one for one in found if one.feed.state is not FeedState.PAUSED]
    phrases = [Phrase("operator-feeds", {"count": len(found)})]
    if polled:
        phrases.append(looked(polled, services, language))
    phrases += [
        short_line(one, f"{health_mark(one)} {number}. {name_of(one)}", now) for number, one in listed
    ]
    cards = [
        Button(
            Phrase(
                "button-feed", {"name": f"{health_mark(one)} {number}. {shortened(name_of(one), NAME_LIMIT)}"}
            ),
            SharedFeedCard(feed=one.feed.id, page=page).pack(),
        )
        for number, one in listed
    ]
    onward = ways(lambda to: Go(to=Screen.FEEDS, page=to), page, pages)
    add = (go("button-feed-add", Screen.ADD_FEED),)
    return Note(tuple(phrases), (*in_rows(cards, 2), *onward, add, *back()))


def card_note(health: FeedHealth, newest: str | None, page: int, services: Services, language: str) -> Note:
    """Show all of a feed, and what can be done with it."""
    feed = health.feed
    name = name_of(health)
    if feed.state is FeedState.REMOVED:
        gone = Phrase("operator-feed-removed", {"publisher": name})
        return Note((gone,), (_row(feed.id, page, HoldAct.RESTORE), *back(Screen.FEEDS, page)))
    phrases = [
        Phrase("feed-card", {"publisher": f"{health_mark(health)} {name}"}),
        *about(health, language),
        Phrase("operator-feed-address", {"url": shortened(feed.url, URL_LIMIT)}),
        *how_it_is(health, newest, services, language),
    ]
    paused = feed.state is FeedState.PAUSED
    if paused:
        phrases.append(Phrase("operator-feed-resume"))
    acts = (HoldAct.RESUME if paused else HoldAct.PAUSE, HoldAct.REMOVE)
    return Note(tuple(phrases), (_row(feed.id, page, *acts), *back(Screen.FEEDS, page)))


def _row(feed_id: FeedId, page: int, *acts: HoldAct) -> tuple[Button, ...]:
    return tuple(
        Button(Phrase(LABELS[act]), SharedFeedButton(act=act, feed=feed_id, page=page).pack()) for act in acts
    )
