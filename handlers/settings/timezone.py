"""/timezone: by which clock a chat lives; by a city's name, by where somebody is, or by the zone's own name."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Location, Message

from bot.model import (
    AskReply,
    Button,
    Chat,
    ChatKind,
    Note,
    Phrase,
    RemoveKeyboard,
    ReplyButton,
    ReplyButtonKind,
    ReplyKeyboard,
    Rows,
    Step,
    StepKind,
)
from bot.ports import Talk
from bot.texts import clock_time, country_name, zone_city
from handlers.arrival import standing
from handlers.commands import Command, Says, is_private
from handlers.keyboards import TellZone, in_rows
from handlers.screens import Open, Screen, settings_row, shown_in_place
from handlers.services import Services
from handlers.settings.cities import City, cities_named
from handlers.settings.timings import follow
from handlers.settings.zones import is_zone, nearest_zone, shown_zone, zone_at, zone_named
from handlers.steps import Answers, ask, end

NEARBY = {
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "kk": ("Asia/Almaty",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Almaty"),
    "en": ("UTC", "Europe/London", "America/New_York"),
}
"""Zones that are offered at once, by the chat's language."""
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "Europe/Moscow": "МСК"}
"""What people call some of them."""
SHOWN_OF_WISH = 60


class SetZone(CallbackData, prefix="tz"):
    """Live by a zone's clock from now on."""

    zone: str


class ShareZone(CallbackData, prefix="tzask"):
    """Ask for a city, or for where the person is."""

    place: bool


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="timezone")
    routes.message.register(timezone, Says("timezone"))
    routes.message.register(located, F.location)
    routes.message.register(written, Answers(StepKind.ZONE))
    routes.callback_query.register(open_zone, Open.filter(F.screen == Screen.ZONE))
    routes.callback_query.register(tell_zone, TellZone.filter())
    routes.callback_query.register(ask_for, ShareZone.filter())
    routes.callback_query.register(pick, SetZone.filter())
    return routes


async def timezone(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell the time zone, or change it to the one that was named."""
    chat = await standing(talk, services, message.from_user)
    if command.argument:
        if not await _take(talk, services, chat, command.argument):
            # Whoever was misunderstood writes it again, without the command.
            await ask(talk, services, message.from_user, StepKind.ZONE)
    else:
        talk.say(_screen(chat, talk.kind, services.clock.now()))


async def open_zone(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Tell the time zone in the message with the button."""
    chat = await standing(talk, services, query.from_user)
    shown_in_place(query, talk, _screen(chat, talk.kind, services.clock.now()))


async def tell_zone(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Tell the time zone below the message with the button, which offers more than that."""
    chat = await standing(talk, services, query.from_user)
    talk.toast(query.id)
    talk.say(_screen(chat, talk.kind, services.clock.now()))


async def pick(query: CallbackQuery, callback_data: SetZone, talk: Talk, services: Services) -> None:
    """Live by the zone that was chosen."""
    chat = await standing(talk, services, query.from_user)
    if not is_zone(callback_data.zone):
        talk.toast(query.id, Phrase("toast-gone"))
        return
    await end(talk, query.from_user)
    kept = await _keep(talk, services, chat, callback_data.zone)
    note = _screen(kept, talk.kind, services.clock.now(), "timezone-set")
    shown_in_place(query, talk, note, Phrase("toast-saved"))


async def ask_for(query: CallbackQuery, callback_data: ShareZone, talk: Talk, services: Services) -> None:
    """Ask for a city, or for where the person is."""
    await standing(talk, services, query.from_user)
    await ask(talk, services, query.from_user, StepKind.ZONE)
    if callback_data.place and talk.kind is ChatKind.PRIVATE:
        talk.toast(query.id)
        talk.say(Note((Phrase("timezone-share-ask"),), keyboard=_share_keyboard()))
    elif talk.kind is ChatKind.PRIVATE:
        back = Button(Phrase("button-back"), Open(screen=Screen.ZONE).pack())
        shown_in_place(query, talk, Note((Phrase("timezone-ask"),), ((back,),)))
    else:
        talk.toast(query.id)
        talk.say(Note((Phrase("timezone-ask"),), keyboard=AskReply(Phrase("timezone-placeholder"))))


async def written(message: Message, talk: Talk, services: Services, step: Step) -> None:  # noqa: ARG001 - aiogram passes it
    """Take the words of somebody who was asked for a city; one that is not known may be written again."""
    chat = await standing(talk, services, message.from_user)
    if message.text == services.texts.plain(chat.language, Phrase("button-no-place")):
        await end(talk, message.from_user)
        talk.say(Note((Phrase("timezone-kept"),), keyboard=RemoveKeyboard()))
    elif message.text and await _take(talk, services, chat, message.text):
        await end(talk, message.from_user)
    elif not message.text:
        talk.say(Note((Phrase("timezone-ask"),)))


async def located(message: Message, talk: Talk, services: Services) -> None:
    """Look up the zone of where somebody is; the place itself is kept nowhere."""
    if message.location is None or not is_private(message):
        return
    chat = await standing(talk, services, message.from_user)
    await end(talk, message.from_user)
    zone = _zone_of(message.location)
    if zone is None:
        talk.say(Note((Phrase("timezone-nowhere"),), keyboard=RemoveKeyboard()))
        return
    kept = await _keep(talk, services, chat, zone)
    told = _told(kept, services.clock.now(), "timezone-set")
    talk.say(Note((told,), keyboard=RemoveKeyboard()))


def _zone_of(location: Location) -> str | None:
    return zone_at(location.latitude, location.longitude)


async def _take(talk: Talk, services: Services, chat: Chat, wanted: str) -> bool:
    """Live by the clock of what was written; where it may be several cities, ask which. False: it is not known."""
    zone, cities = zone_named(wanted), cities_named(wanted)
    now = services.clock.now()
    zones = {city.zone for city in cities}
    if zone is None and len(zones) == 1:
        zone = cities[0].zone
    if zone is not None and (len(zones) <= 1 or zone not in zones):
        kept = await _keep(talk, services, chat, zone)
        talk.say(_screen(kept, talk.kind, now, "timezone-set"))
        return True
    shown = wanted.strip()[:SHOWN_OF_WISH]
    if cities:
        rows = tuple((_city(city, chat.language, now),) for city in cities)
        talk.say(Note((Phrase("timezone-which", {"wanted": shown}),), (*rows, *settings_row())))
        return True
    near = nearest_zone(wanted)
    if near is None:
        talk.say(Note((Phrase("timezone-unknown", {"wanted": shown}),), _other_ways(talk.kind)))
    else:
        text = Phrase("timezone-unknown-near", {"wanted": shown, "near": near})
        talk.say(Note((text,), ((_zone(near, chat.language, now),), *_other_ways(talk.kind))))
    return False


async def _keep(talk: Talk, services: Services, chat: Chat, zone: str) -> Chat:
    await talk.tx.chats.set_timezone(chat.id, zone)
    kept = Chat(chat.id, chat.kind, chat.state, chat.language, zone)
    # Quiet hours and digests are of the chat's day.
    timing = await talk.tx.digests.timing(chat.id)
    await follow(talk.tx, kept, timing, services.clock.now())
    return kept


# ---------------------------------------------------------------------------------------------------- what is said


def _screen(chat: Chat, kind: ChatKind, now: datetime, text_id: str = "timezone-now") -> Note:
    offered = [zone for zone in NEARBY[chat.language] if zone != chat.timezone]
    zones = [_zone(zone, chat.language, now) for zone in offered]
    phrases = [_told(chat, now, text_id)]
    if text_id == "timezone-now":
        phrases.append(Phrase("timezone-how"))
    return Note(tuple(phrases), (*in_rows(zones, 2), *_other_ways(kind)))


def _told(chat: Chat, now: datetime, text_id: str) -> Phrase:
    time = clock_time(now, chat.language, chat.timezone)
    return Phrase(text_id, {"zone": shown_zone(chat.timezone), "time": time})


def _other_ways(kind: ChatKind) -> Rows:
    write = Button(Phrase("button-write-city"), ShareZone(place=False).pack())
    share = Button(Phrase("button-share-place"), ShareZone(place=True).pack())
    return ((write, share) if kind is ChatKind.PRIVATE else (write,), *settings_row())


def _zone(zone: str, language: str, now: datetime) -> Button:
    name = ZONE_NAMES.get(zone) or zone_city(zone, language)
    label = Phrase("button-zone-time", {"name": name, "time": clock_time(now, language, zone)})
    return Button(label, SetZone(zone=zone).pack())


def _city(city: City, language: str, now: datetime) -> Button:
    time = clock_time(now, language, city.zone)
    params = {"city": city.name, "country": country_name(city.country, language), "time": time}
    return Button(Phrase("button-city", params), SetZone(zone=city.zone).pack())


def _share_keyboard() -> ReplyKeyboard:
    share = ReplyButton(Phrase("button-share-now"), ReplyButtonKind.LOCATION)
    return ReplyKeyboard(((share,), (ReplyButton(Phrase("button-no-place")),)))
