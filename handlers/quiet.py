"""/quiet: when a chat's people want to hear nothing."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.model import Chat, Note, Phrase, QuietHours, Timing
from bot.ports import Talk
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.services import Services
from handlers.times import NEVER, shown_time, span_of
from handlers.timing_buttons import PassQuiet, SetQuiet, quiet_buttons
from handlers.timings import keep
from handlers.zones import shown_zone


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="quiet")
    routes.message.register(quiet, Says("quiet"))
    routes.callback_query.register(set_quiet, SetQuiet.filter())
    routes.callback_query.register(set_passing, PassQuiet.filter())
    return routes


async def quiet(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell the quiet hours, or set them."""
    chat = await standing(talk, services, message.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    if not command.argument:
        talk.say(_told(chat, timing))
        return
    if command.argument.lower() in NEVER:
        wanted = None
    else:
        wanted = span_of(command.argument)
        if wanted is None or wanted.begin == wanted.end:
            text_id = "quiet-unknown" if wanted is None else "quiet-whole-day"
            talk.say(Note((Phrase(text_id, {"wanted": command.argument[:40]}),)))
            return
    talk.say(await _kept(talk, services, chat, timing, wanted))


async def _kept(
    talk: Talk, services: Services, chat: Chat, timing: Timing, wanted: QuietHours | None
) -> Note:
    if wanted is not None and timing.quiet is not None:
        wanted = replace(wanted, critical_passes=timing.quiet.critical_passes)
    timing = replace(timing, quiet=wanted)
    await keep(talk.tx, chat, timing, services.clock.now())
    return _told(chat, timing)


def _told(chat: Chat, timing: Timing) -> Note:
    quiet, zone = timing.quiet, shown_zone(chat.timezone)
    if quiet is None:
        return Note((Phrase("quiet-none", {"timezone": zone}),), quiet_buttons(None))
    hours = {"begin": shown_time(quiet.begin), "end": shown_time(quiet.end), "timezone": zone}
    phrases = (
        Phrase("quiet-now", hours),
        Phrase("quiet-critical", {"passes": quiet.critical_passes}),
        Phrase("quiet-change"),
    )
    return Note(phrases, quiet_buttons(quiet))


async def set_quiet(query: CallbackQuery, callback_data: SetQuiet, talk: Talk, services: Services) -> None:
    """Set quiet hours by a button."""
    chat = await standing(talk, services, query.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    wanted = QuietHours(callback_data.begin, callback_data.end)
    none = wanted.begin == wanted.end
    _show(query, talk, await _kept(talk, services, chat, timing, None if none else wanted))


async def set_passing(query: CallbackQuery, callback_data: PassQuiet, talk: Talk, services: Services) -> None:
    """Let critical stories pass by a button, or not."""
    chat = await standing(talk, services, query.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    if timing.quiet is not None:
        timing = replace(timing, quiet=replace(timing.quiet, critical_passes=callback_data.passes))
        await keep(talk.tx, chat, timing, services.clock.now())
    _show(query, talk, _told(chat, timing))


def _show(query: CallbackQuery, talk: Talk, note: Note) -> None:
    talk.toast(query.id, Phrase("toast-saved"))
    if query.message is None:
        talk.say(note)
    else:
        talk.edit(query.message.message_id, note)
