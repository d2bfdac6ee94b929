"""/digest: what a chat wants to hear together, and when; for all of its rules or for one."""

import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.model import Chat, DigestTime, Note, Phrase, Rule, Schedule, Timing
from bot.ports import Talk
from bot.texts import weekday_names
from bot.timetable import next_digest
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.services import Services
from handlers.times import digest_of, shown_time
from handlers.timing_buttons import PassDigest, SetDigest, SetSchedule, digest_buttons
from handlers.timings import keep
from handlers.views import shown
from handlers.zones import shown_zone

RULES_SHOWN = 12
_OF_RULE = re.compile(r"[#№](\d{1,9})\s+(.+)", re.DOTALL)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="digests")
    routes.message.register(digest, Says("digest"))
    routes.callback_query.register(set_digest, SetDigest.filter())
    routes.callback_query.register(set_passing, PassDigest.filter())
    routes.callback_query.register(set_schedule, SetSchedule.filter())
    return routes


async def digest(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell when digests come, or set it: for the chat, or behind a rule's number for that one."""
    chat = await standing(talk, services, message.from_user)
    timing = await talk.tx.digests.timing(chat.id)
    of_rule = _OF_RULE.fullmatch(command.argument)
    said = of_rule[2] if of_rule else command.argument
    if said:
        wanted = digest_of(said, timing.digest)
        if wanted is None:
            talk.say(Note((Phrase("digest-unknown", {"wanted": said[:40]}),)))
            return
        if of_rule is None:
            # Of a chat both are the same: nothing stands above it.
            always = wanted.schedule is Schedule.ALWAYS
            timing = replace(timing, digest=replace(wanted, schedule=Schedule.AT_ONCE) if always else wanted)
        else:
            number = int(of_rule[1])
            if not await talk.tx.rules.set_schedule(talk.place, number, wanted.schedule):
                talk.say(Note((Phrase("remove-unknown", {"number": number}),)))
                return
            if wanted.schedule in (Schedule.DAILY, Schedule.WEEKLY):
                timing = replace(timing, digest=replace(wanted, schedule=timing.digest.schedule))
        await keep(talk.tx, chat, timing, services.clock.now())
    talk.say(await _told(talk, chat, timing, services.clock.now()))


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
    if digest.schedule is not Schedule.AT_ONCE:
        phrases.append(Phrase("digest-change"))
    phrases += [Phrase("digest-change-rule", {"number": rule.number}) for rule in rules[:1]]
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
    talk.toast(query.id, Phrase("toast-saved"))
    note = await _told(talk, chat, timing, now)
    if query.message is None:
        talk.say(note)
    else:
        talk.edit(query.message.message_id, note)
