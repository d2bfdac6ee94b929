"""/digest: what a chat wants to hear together, and when; for all of its rules or for one."""

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.model import Chat, DigestTime, Note, Phrase, Rule, Schedule, StepKind, Timing
from bot.ports import Talk
from bot.texts import weekday_names
from bot.timetable import next_digest
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.screens import Open, Screen, shown_in_place
from handlers.services import Services
from handlers.settings.times import digest_of, shown_time
from handlers.settings.timing_buttons import AskTime, PassDigest, SetDigest, SetSchedule, digest_buttons
from handlers.settings.timings import ask_time, keep
from handlers.settings.zones import shown_zone
from handlers.steps import Answers, ask, end
from handlers.views import shown

RULES_SHOWN = 12
_OF_RULE = re.compile(r"[#№](\d{1,9})\s+(.+)", re.DOTALL)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="digests")
    routes.message.register(digest, Says("digest"))
    routes.message.register(written, Answers(StepKind.DIGEST))
    routes.callback_query.register(open_digest, Open.filter(F.screen == Screen.DIGEST))
    routes.callback_query.register(ask_digest, AskTime.filter(F.digest))
    routes.callback_query.register(set_digest, SetDigest.filter())
    routes.callback_query.register(set_passing, PassDigest.filter())
    routes.callback_query.register(set_schedule, SetSchedule.filter())
    return routes


async def digest(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell when digests come, or set it: for the chat, or behind a rule's number for that one."""
    chat = await standing(talk, services, message.from_user)
    if command.argument:
        if not await _take(talk, services, chat, command.argument):
            # Whoever was misunderstood writes it again, without the command.
            await ask(talk, services, message.from_user, StepKind.DIGEST)
    else:
        timing = await talk.tx.digests.timing(chat.id)
        talk.say(await _told(talk, chat, timing, services.clock.now()))


async def open_digest(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Tell when digests come in the message with the button."""
    chat = await standing(talk, services, query.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    shown_in_place(query, talk, await _told(talk, chat, timing, services.clock.now()))


async def ask_digest(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Ask in words when digests shall come."""
    await ask_time(query, talk, services, StepKind.DIGEST, Screen.DIGEST)


async def written(message: Message, talk: Talk, services: Services) -> None:
    """Take the words of somebody who was asked when digests shall come; what is not understood may be written again."""
    chat = await standing(talk, services, message.from_user)
    if await _take(talk, services, chat, message.text or ""):
        await end(talk, message.from_user)


async def _take(talk: Talk, services: Services, chat: Chat, words: str) -> bool:
    """Set when digests come, of the chat or of the rule that is named; False: it is not understood."""
    timing = await talk.tx.digests.timing(chat.id)
    of_rule = _OF_RULE.fullmatch(words)
    said = of_rule[2] if of_rule else words
    wanted = digest_of(said, timing.digest)
    if wanted is None:
        talk.say(Note((Phrase("digest-unknown", {"wanted": said[:40]}),)))
        return False
    if of_rule is None:
        # Of a chat both are the same: nothing stands above it.
        always = wanted.schedule is Schedule.ALWAYS
        timing = replace(timing, digest=replace(wanted, schedule=Schedule.AT_ONCE) if always else wanted)
    else:
        number = int(of_rule[1])
        if not await talk.tx.rules.set_schedule(talk.place, number, wanted.schedule):
            talk.say(Note((Phrase("remove-unknown", {"number": number}),)))
            return False
        if wanted.schedule in (Schedule.DAILY, Schedule.WEEKLY):
            timing = replace(timing, digest=replace(wanted, schedule=timing.digest.schedule))
    await keep(talk.tx, chat, timing, services.clock.now())
    talk.say(await _told(talk, chat, timing, services.clock.now()))
    return True


async def _told(talk: Talk, chat: Chat, timing: Timing, now: datetime) -> Note:
    rules = await talk.tx.rules.of_place(talk.place)
    digest, zone = timing.digest, ZoneInfo(chat.timezone)
    phrases = [_now(digest, chat)]
    schedules = {rule.schedule for rule in rules} | {digest.schedule}
    if digest.schedule is not Schedule.AT_ONCE:
        due = next_digest(digest.schedule, digest, zone, now)
        phrases.append(Phrase("digest-next", {"due_at": due.isoformat()}))
    if schedules != {Schedule.AT_ONCE}:
        phrases.append(Phrase("digest-critical", {"passes": digest.critical_passes}))
    own = [rule for rule in rules if rule.schedule is not Schedule.AT_ONCE]
    phrases += [_line(rule, digest, chat.language) for rule in own[:RULES_SHOWN]]
    return Note(tuple(phrases), digest_buttons(digest, rules, chat.language))


def _now(digest: DigestTime, chat: Chat) -> Phrase:
    zone, time = shown_zone(chat.timezone), shown_time(digest.minute)
    match digest.schedule:
        case Schedule.AT_ONCE | Schedule.ALWAYS:
            return Phrase("digest-none")
        case Schedule.HOURLY:
            return Phrase("digest-hourly")
        case Schedule.DAILY:
            return Phrase("digest-daily", {"time": time, "timezone": zone})
        case Schedule.WEEKLY:
            day = weekday_names(chat.language)[digest.weekday]
            return Phrase("digest-weekly", {"day": day, "time": time, "timezone": zone})


def _line(rule: Rule, digest: DigestTime, language: str) -> Phrase:
    return Phrase(
        "digest-rule",
        {
            "number": rule.number,
            "text": shown(rule.text),
            "schedule": rule.schedule.value,
            "time": shown_time(digest.minute),
            "day": weekday_names(language)[digest.weekday],
        },
    )


async def set_digest(query: CallbackQuery, callback_data: SetDigest, talk: Talk, services: Services) -> None:
    """Set when the chat's digest comes, by a button."""
    chat = await standing(talk, services, query.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    schedule = callback_data.schedule
    wanted = DigestTime(
        Schedule.AT_ONCE if schedule is Schedule.ALWAYS else schedule,
        callback_data.minute,
        callback_data.weekday,
        timing.digest.critical_passes,
    )
    await _keep_and_show(query, talk, services, chat, replace(timing, digest=wanted))


async def set_passing(
    query: CallbackQuery, callback_data: PassDigest, talk: Talk, services: Services
) -> None:
    """Let critical stories come before their digest by a button, or not."""
    chat = await standing(talk, services, query.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    wanted = replace(timing.digest, critical_passes=callback_data.passes)
    await _keep_and_show(query, talk, services, chat, replace(timing, digest=wanted))


async def set_schedule(
    query: CallbackQuery, callback_data: SetSchedule, talk: Talk, services: Services
) -> None:
    """Set when a rule's alerts come, by a button."""
    chat = await standing(talk, services, query.from_user)
    if not await talk.tx.rules.set_schedule(talk.place, callback_data.number, callback_data.schedule):
        talk.toast(query.id, Phrase("toast-gone"))
        return
    timing = await talk.tx.digests.timing(chat.id)
    await _keep_and_show(query, talk, services, chat, timing)


async def _keep_and_show(
    query: CallbackQuery, talk: Talk, services: Services, chat: Chat, timing: Timing
) -> None:
    now = services.clock.now()
    await keep(talk.tx, chat, timing, now)
    shown_in_place(query, talk, await _told(talk, chat, timing, now), Phrase("toast-saved"))
