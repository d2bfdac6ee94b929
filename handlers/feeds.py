"""/feeds: what is read for this chat, and whether it answers."""

from aiogram import Router
from aiogram.types import Message

from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import FeedHealth, Note, Phrase, Scope
from bot.ports import Talk
from handlers.commands import Says

SHOWN = 40


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="feeds")
    routes.message.register(feeds, Says("feeds"))
    return routes


async def feeds(message: Message, talk: Talk) -> None:  # noqa: ARG001 - aiogram passes it first
    """List the feeds this chat reads; the address of a private one is not shown."""
    read = await talk.tx.feeds.read_by(talk.place.chat_id)
    if not read:
        talk.say(Note((Phrase("feeds-none"),)))
        return
    phrases = [Phrase("feeds-head", {"count": len(read)}), _looked(read), *map(_line, read[:SHOWN])]
    if len(read) > SHOWN:
        phrases.append(Phrase("feeds-more", {"count": len(read) - SHOWN}))
    talk.say(Note(tuple(phrases)))


def _looked(read: tuple[FeedHealth, ...]) -> Phrase:
    times = [health.last_looked_at for health in read if health.last_looked_at is not None]
    if not times:
        return Phrase("feeds-unlooked")
    good = sum(health.error is None and health.last_looked_at is not None for health in read)
    return Phrase("feeds-looked", {"looked_at": max(times).isoformat(), "good": good, "count": len(read)})


def _line(health: FeedHealth) -> Phrase:
    text_id = "feed-line" if health.error is None else "feed-line-failing"
    name = health.feed.publisher or ("—" if health.feed.scope is Scope.PRIVATE else health.feed.url)
    name = shortened(name, PUBLISHER_LIMIT)
    language = f" ({health.feed.language})" if health.feed.language else ""
    return Phrase(text_id, {"publisher": f"• {name}{language}"})
