"""What a chat does not want to hear of: a story, what belongs to it, a source."""

from enum import StrEnum

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from bot.messages import shortened
from bot.model import AlertContent, Button, Mute, MuteId, MuteKind, Note, Phrase, Rows
from bot.ports import Talk
from handlers.alerts.alert_buttons import AskMute, change, told_by, usual
from handlers.arrival import standing
from handlers.commands import Says
from handlers.keyboards import Number, in_rows
from handlers.screens import Open, Screen, settings_row, shown_in_place
from handlers.services import Services

SOURCES_OFFERED = 3
MUTES_SHOWN = 20
NAME_LIMIT = 100
MUTED = {
    MuteKind.STORY: "toast-muted-story",
    MuteKind.SITUATION: "toast-muted-situation",
    MuteKind.SOURCE: "toast-muted-source",
}


class Choice(StrEnum):
    """What is chosen under an alert."""

    STORY = "story"
    SITUATION = "situation"
    SOURCE = "source"
    BACK = "back"


class ChooseMute(CallbackData, prefix="hush"):
    """Mute something that this message tells; of a source, ``item`` is one of its items in the story."""

    choice: Choice
    item: Number = 0


class Unmute(CallbackData, prefix="unmute"):
    """Hear again, from the message under which it was muted."""

    number: Number


class LiftMute(CallbackData, prefix="lift"):
    """Hear again, from the list."""

    number: Number


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="mutes")
    routes.message.register(list_mutes, Says("mutes"))
    routes.callback_query.register(open_mutes, Open.filter(F.screen == Screen.MUTES))
    routes.callback_query.register(ask, AskMute.filter())
    routes.callback_query.register(choose, ChooseMute.filter())
    routes.callback_query.register(unmute, Unmute.filter())
    routes.callback_query.register(lift, LiftMute.filter())
    return routes


# ------------------------------------------------------------------------------------------------- under an alert


async def ask(query: CallbackQuery, talk: Talk) -> None:
    """Ask what to mute, by other buttons under the same message."""
    content = await told_by(query, talk)
    if content is None:
        return
    talk.toast(query.id)
    change(query, talk, content, _offers(content))


async def choose(query: CallbackQuery, callback_data: ChooseMute, talk: Talk, services: Services) -> None:
    """Mute what was chosen, with a way back under the message."""
    content = await told_by(query, talk)
    if content is None:
        return
    if callback_data.choice is Choice.BACK:
        talk.toast(query.id)
        usual(query, talk, content)
        return
    chosen = _chosen(content, callback_data)
    if chosen is None:
        talk.toast(query.id, Phrase("toast-alert-gone"))
        return
    kind, target, publisher = chosen
    mute = Mute(MuteId(0), content.alert.place, kind, target, services.clock.now())
    number = await talk.tx.mutes.add(mute)
    talk.toast(query.id, Phrase(MUTED[kind], {"publisher": publisher}))
    change(query, talk, content, ((Button(Phrase("button-unmute"), Unmute(number=number).pack()),),))


async def unmute(query: CallbackQuery, callback_data: Unmute, talk: Talk) -> None:
    """Hear again what was muted here."""
    content = await told_by(query, talk)
    if content is None:
        return
    lifted = await talk.tx.mutes.lift(content.alert.place, MuteId(callback_data.number))
    talk.toast(query.id, Phrase("toast-unmuted-already" if lifted is None else "toast-unmuted"))
    usual(query, talk, content)


def _offers(content: AlertContent) -> Rows:
    sources = {source.family: source for source in reversed(content.story.sources)}
    offered = [
        (Phrase("button-mute-story"), ChooseMute(choice=Choice.STORY)),
        (Phrase("button-mute-situation"), ChooseMute(choice=Choice.SITUATION)),
        *(
            (
                Phrase("button-mute-source", {"publisher": shortened(source.publisher, NAME_LIMIT)}),
                ChooseMute(choice=Choice.SOURCE, item=source.item_id),
            )
            for source in list(reversed(sources.values()))[:SOURCES_OFFERED]
        ),
        (Phrase("button-back"), ChooseMute(choice=Choice.BACK)),
    ]
    return tuple((Button(label, data.pack()),) for label, data in offered)


def _chosen(content: AlertContent, chosen: ChooseMute) -> tuple[MuteKind, str, str] | None:
    """Name what was chosen: its kind, its target, and the publisher of a source; None for a source that is not there."""
    if chosen.choice is Choice.STORY:
        return MuteKind.STORY, str(content.story.id), ""
    if chosen.choice is Choice.SITUATION:
        return MuteKind.SITUATION, str(content.alert.situation_id), ""
    source = next((one for one in content.story.sources if one.item_id == chosen.item), None)
    if source is None:
        return None
    return MuteKind.SOURCE, source.family, shortened(source.publisher, NAME_LIMIT)


# ----------------------------------------------------------------------------------------------------- the list


async def list_mutes(message: Message, talk: Talk, services: Services) -> None:
    """List what is muted in this place."""
    await standing(talk, services, message.from_user)
    talk.say(await _listed(talk, services))


async def open_mutes(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """List what is muted in the message with the button."""
    await standing(talk, services, query.from_user)
    shown_in_place(query, talk, await _listed(talk, services))


async def lift(query: CallbackQuery, callback_data: LiftMute, talk: Talk, services: Services) -> None:
    """Hear again, and show what is left in the same message."""
    lifted = await talk.tx.mutes.lift(talk.place, MuteId(callback_data.number))
    talk.toast(query.id, Phrase("toast-unmuted-already" if lifted is None else "toast-unmuted"))
    if query.message is not None:
        talk.edit(query.message.message_id, await _listed(talk, services))


async def _listed(talk: Talk, services: Services) -> Note:
    muted = await talk.tx.mutes.of_place(talk.place, services.clock.now())
    if not muted:
        return Note((Phrase("mutes-none"),), settings_row())
    shown = muted[:MUTES_SHOWN]
    phrases = [Phrase("mutes-head")]
    buttons = []
    for number, mute in enumerate(shown, 1):
        name = shortened(mute.name, NAME_LIMIT)
        phrases.append(Phrase("mute-line", {"number": number, "kind": mute.kind.value, "name": name}))
        buttons.append(Button(Phrase("button-lift", {"number": number}), LiftMute(number=mute.id).pack()))
    if len(muted) > MUTES_SHOWN:
        phrases.append(Phrase("mutes-more", {"count": len(muted) - MUTES_SHOWN}))
    return Note(tuple(phrases), (*in_rows(buttons), *settings_row()))
