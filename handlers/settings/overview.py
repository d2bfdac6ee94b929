"""/settings: how the bot writes to a chat, on one screen from which every setting is reached."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Chat, Note, Phrase, Rows, Schedule, Timing
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES, clock_time, weekday_names
from handlers.arrival import standing
from handlers.commands import Says
from handlers.places.managing import channels_row
from handlers.screens import Open, Screen, shown_in_place
from handlers.services import Services
from handlers.settings.times import shown_time
from handlers.settings.zones import shown_zone
from handlers.stats import looked

ROWS = (
    (("button-open-language", Screen.LANGUAGE), ("button-open-zone", Screen.ZONE)),
    (("button-open-quiet", Screen.QUIET), ("button-open-digest", Screen.DIGEST)),
    (("button-open-reading", Screen.READING), ("button-open-mutes", Screen.MUTES)),
    (("button-stats", Screen.STATS), ("button-open-privacy", Screen.PRIVACY)),
)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="settings")
    routes.message.register(settings, Says("settings"))
    routes.callback_query.register(open_settings, Open.filter(F.screen == Screen.SETTINGS))
    return routes


async def settings(message: Message, talk: Talk, services: Services) -> None:
    """Show all settings, each with the way to change it."""
    chat = await standing(talk, services, message.from_user)
    talk.say(await overview(talk, services, chat))


async def open_settings(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Show all settings in the message with the button."""
    chat = await standing(talk, services, query.from_user)
    shown_in_place(query, talk, await overview(talk, services, chat))


async def overview(talk: Talk, services: Services, chat: Chat) -> Note:
    """Say how a chat is written to."""
    timing = await talk.tx.digests.timing(chat.id)
    now = services.clock.now()
    mutes = await talk.tx.mutes.of_place(talk.place, now)
    time = clock_time(now, chat.language, chat.timezone)
    feeds = await talk.tx.statistics.feeds_of(chat.id)
    phrases = (
        Phrase("settings-head"),
        Phrase("settings-language", {"name": LANGUAGE_NAMES[chat.language]}),
        Phrase("settings-zone", {"timezone": shown_zone(chat.timezone), "time": time}),
        _quiet(timing),
        _digest(timing, chat.language),
        await _reading(talk, chat),
        Phrase("settings-mutes", {"count": len(mutes)}),
        *looked(feeds, chat.language, now),
    )
    return Note(phrases, _buttons(talk))


def _quiet(timing: Timing) -> Phrase:
    if timing.quiet is None:
        return Phrase("settings-quiet-none")
    begin, end = shown_time(timing.quiet.begin), shown_time(timing.quiet.end)
    return Phrase("settings-quiet", {"begin": begin, "end": end})


def _digest(timing: Timing, language: str) -> Phrase:
    time, day = shown_time(timing.digest.minute), weekday_names(language)[timing.digest.weekday]
    match timing.digest.schedule:
        case Schedule.AT_ONCE | Schedule.ALWAYS:
            return Phrase("settings-digest-none")
        case Schedule.HOURLY:
            return Phrase("settings-digest-hourly")
        case Schedule.DAILY:
            return Phrase("settings-digest-daily", {"time": time})
        case Schedule.WEEKLY:
            return Phrase("settings-digest-weekly", {"day": day, "time": time})


async def _reading(talk: Talk, chat: Chat) -> Phrase:
    named = await talk.tx.mutes.languages(chat.id)
    if named is None:
        return Phrase("settings-reading-all")
    names = ", ".join(LANGUAGE_NAMES.get(code, code) for code in sorted(named))
    return Phrase("settings-reading", {"languages": names})


def _buttons(talk: Talk) -> Rows:
    # Figures and what is kept are told in a chat of its own, not to a channel's readers.
    rows = ROWS if talk.channel is None else ROWS[:-1]
    shown = tuple(
        tuple(Button(Phrase(label), Open(screen=screen).pack()) for label, screen in row) for row in rows
    )
    return (*shown, *channels_row(talk))
