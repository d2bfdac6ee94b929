"""/quiet: when a chat's people want to hear nothing."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.model import Chat, Note, Phrase, QuietHours, StepKind, Timing
from bot.ports import Talk
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.screens import Open, Screen, shown_in_place
from handlers.services import Services
from handlers.settings.times import NEVER, shown_time, span_of
from handlers.settings.timing_buttons import AskTime, PassQuiet, SetQuiet, quiet_buttons
from handlers.settings.timings import ask_time, keep
from handlers.settings.zones import shown_zone
from handlers.steps import Answers, ask, end


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="quiet")
    routes.message.register(quiet, Says("quiet"))
    routes.message.register(written, Answers(StepKind.QUIET))
    routes.callback_query.register(open_quiet, Open.filter(F.screen == Screen.QUIET))
    routes.callback_query.register(ask_quiet, AskTime.filter(~F.digest))
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
    if not await _take(talk, services, chat, timing, command.argument):
        # Whoever was misunderstood writes it again, without the command.
        await ask(talk, services, message.from_user, StepKind.QUIET)


async def written(message: Message, talk: Talk, services: Services) -> None:
    """Take the words of somebody who was asked for quiet hours; what is not understood may be written again."""
    chat = await standing(talk, services, message.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    if await _take(talk, services, chat, timing, message.text or ""):
        await end(talk, message.from_user)


async def _take(talk: Talk, services: Services, chat: Chat, timing: Timing, said: str) -> bool:
    """Set quiet hours by words; False: they are not understood."""
    wanted = None
    if said.strip().lower() not in NEVER:
        wanted = span_of(said)
        if wanted is None or wanted.begin == wanted.end:
            text_id = "quiet-unknown" if wanted is None else "quiet-whole-day"
            talk.say(Note((Phrase(text_id, {"wanted": said[:40]}),)))
            return False
    talk.say(await _kept(talk, services, chat, timing, wanted))
    return True


async def open_quiet(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Tell the quiet hours in the message with the button."""
    chat = await standing(talk, services, query.from_user)
    shown_in_place(query, talk, _told(chat, await talk.tx.digests.timing(chat.id)))


async def ask_quiet(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Ask for quiet hours in words."""
    await ask_time(query, talk, services, StepKind.QUIET, Screen.QUIET)


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
    shown_in_place(query, talk, note, Phrase("toast-saved"))
