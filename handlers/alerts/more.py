"""More of an alert: all its sources and how its story went, in one message that can be leafed through and closed."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.messages import LINK_LIMIT, PUBLISHER_LIMIT, newest_of_each, shortened
from bot.model import AlertContent, AlertId, Button, ChatKind, Note, Parameter, Phrase, Rows, StorySource
from bot.ports import Talk
from handlers.alerts.alert_buttons import Close, Follow, MorePage, Way, told_by
from handlers.alerts.timeline import timeline
from handlers.alerts.unwanted import ask_what
from handlers.keyboards import ways
from handlers.services import Services

LANGUAGES_SHOWN = 5
PAGE_LENGTH = 2_600
"""Characters of what a page's texts are given; with their own words it stays within a message."""
LINES_A_PAGE = 40
"""Each may have an entity: https://core.telegram.org/bots/api#sendmessage takes 100."""
DELETABLE = timedelta(hours=47)
"""Telegram lets a bot delete its messages for 48: https://core.telegram.org/bots/api#deletemessage"""
OF_A_LINE = 40
"""Characters that a line's own words and marks take."""


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="more")
    routes.callback_query.register(follow, Follow.filter())
    routes.callback_query.register(turn_to, MorePage.filter())
    routes.callback_query.register(close, Close.filter())
    return routes


async def follow(query: CallbackQuery, callback_data: Follow, talk: Talk, services: Services) -> None:
    """Say more of an alert, or ask what of it was not wanted: in a message below it."""
    if talk.kind is ChatKind.CHANNEL:
        # What is said in a channel is said to all its readers.
        talk.toast(query.id, Phrase("toast-not-here"))
        return
    content = await told_by(query, talk)
    if content is None or query.message is None:
        return
    if callback_data.way is Way.UNWANTED:
        await ask_what(query, talk, services, content.alert.id)
        return
    note = await _page(talk, services, content, 0)
    talk.toast(query.id)
    talk.say(note, query.message.message_id)


async def turn_to(query: CallbackQuery, callback_data: MorePage, talk: Talk, services: Services) -> None:
    """Show another page; another chat's alert, or one that is gone, is none."""
    found = await talk.tx.deliveries.contents([callback_data.alert])
    content = found.get(callback_data.alert)
    if content is None or content.alert.place.chat_id != talk.place.chat_id or query.message is None:
        talk.toast(query.id, Phrase("toast-why-gone"))
        return
    talk.toast(query.id)
    talk.edit(query.message.message_id, await _page(talk, services, content, callback_data.page))


async def close(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Take a message away, or leave one line of an old one."""
    talk.toast(query.id)
    if query.message is None:
        return
    if isinstance(query.message, Message) and services.clock.now() - query.message.date < DELETABLE:
        talk.remove(query.message.message_id)
    else:
        talk.edit(query.message.message_id, Note((Phrase("closed"),)))


async def _page(talk: Talk, services: Services, content: AlertContent, page: int) -> Note:
    told = await talk.tx.explanations.told(talk.place.chat_id, content.alert.id)
    merged = await talk.tx.explanations.merged(content.story.id)
    deliveries = () if told is None else told.deliveries
    lines = [
        *_sources(content),
        Phrase("more-timeline"),
        *timeline(content.story, content.alert, deliveries, merged, services.texts, talk.language),
    ]
    pages = list(_pages(lines))
    page = min(page, len(pages) - 1)
    return Note(tuple(pages[page]), _buttons(content.alert.id, page, len(pages)))


def _sources(content: AlertContent) -> Iterator[Phrase]:
    sources = newest_of_each(content.story.sources)
    yield Phrase("more-sources", {"families": content.story.families})
    yield from map(_source, sources)
    if content.also:
        counted = ", ".join(f"{language} ×{items}" for language, items in content.also[:LANGUAGES_SHOWN])
        yield Phrase("alert-also", {"languages": counted})


def _source(source: StorySource) -> Phrase:
    told: dict[str, Parameter] = {
        "publisher": shortened(source.publisher, PUBLISHER_LIMIT),
        "published_at": source.time.isoformat(),
        "copied": source.copy,
    }
    if not source.link.startswith(("http://", "https://")) or len(source.link) > LINK_LIMIT:
        return Phrase("more-source-bare", told)
    return Phrase("more-source", {**told, "source_link": source.link})


def _pages(lines: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Put lines into pages that are messages."""
    page: list[Phrase] = []
    left = PAGE_LENGTH
    for line in lines:
        length = OF_A_LINE + sum(len(str(value)) for value in line.params.values())
        if page and (length > left or len(page) == LINES_A_PAGE):
            yield page
            page, left = [], PAGE_LENGTH
        page.append(line)
        left -= length
    yield page


def _buttons(alert: AlertId, page: int, pages: int) -> Rows:
    close_it = Button(Phrase("button-close"), Close().pack())
    return ways(lambda to: MorePage(alert=alert, page=to), page, pages, close_it)
