"""What a chat does not want to hear of: a story, what belongs to it, a source; and languages that it does not read."""

import re
from enum import StrEnum

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InaccessibleMessage, InlineKeyboardMarkup, Message

from bot.messages import LINK_LIMIT, MUTE, WHY, shortened
from bot.model import AlertContent, Button, Mute, MuteId, MuteKind, Note, Phrase, Place
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import Number, Rows
from handlers.services import Services

SOURCES_OFFERED = 3
MUTES_SHOWN = 20
NAME_LIMIT = 100
EVERY = ("all", "*", "semua", "все", "всё", "барлығы")
"""What people write for all languages."""
MUTED = {
    MuteKind.STORY: "toast-muted-story",
    MuteKind.SITUATION: "toast-muted-situation",
    MuteKind.SOURCE: "toast-muted-source",
}


class AskMute(CallbackData, prefix=MUTE):
    """Ask what to mute."""


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


ASK: Rows = ((Button(Phrase("button-mute"), AskMute().pack()),),)


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="mutes")
    routes.message.register(list_mutes, Says("mutes"))
    routes.message.register(languages, Says("languages"))
    routes.callback_query.register(ask, AskMute.filter())
    routes.callback_query.register(choose, ChooseMute.filter())
    routes.callback_query.register(unmute, Unmute.filter())
    routes.callback_query.register(lift, LiftMute.filter())
    return routes


# ------------------------------------------------------------------------------------------------- under an alert


async def ask(query: CallbackQuery, talk: Talk) -> None:
    """Ask what to mute, by other buttons under the same message."""
    content = await _told_by(query, talk)
    if content is None:
        return
    talk.toast(query.id)
    _change(query, talk, content, _offers(content))


async def choose(query: CallbackQuery, callback_data: ChooseMute, talk: Talk, services: Services) -> None:
    """Mute what was chosen, with a way back under the message."""
    content = await _told_by(query, talk)
    if content is None:
        return
    if callback_data.choice is Choice.BACK:
        talk.toast(query.id)
        _change(query, talk, content, ASK)
        return
    chosen = _chosen(content, callback_data)
    if chosen is None:
        talk.toast(query.id, Phrase("toast-alert-gone"))
        return
    kind, target, publisher = chosen
    mute = Mute(MuteId(0), content.alert.place, kind, target, services.clock.now())
    number = await talk.tx.mutes.add(mute)
    talk.toast(query.id, Phrase(MUTED[kind], {"publisher": publisher}))
    _change(query, talk, content, ((Button(Phrase("button-unmute"), Unmute(number=number).pack()),),))


async def unmute(query: CallbackQuery, callback_data: Unmute, talk: Talk) -> None:
    """Hear again what was muted here."""
    content = await _told_by(query, talk)
    if content is None:
        return
    lifted = await talk.tx.mutes.lift(content.alert.place, MuteId(callback_data.number))
    talk.toast(query.id, Phrase("toast-unmuted-already" if lifted is None else "toast-unmuted"))
    _change(query, talk, content, ASK)


async def _told_by(query: CallbackQuery, talk: Talk) -> AlertContent | None:
    """Find what the message under a pressed button tells to this chat; None, and a word, when that is not known."""
    content = None
    if query.message is not None:
        alert_id = await talk.tx.mutes.alert_of(talk.place.chat_id, query.message.message_id)
        found = {} if alert_id is None else await talk.tx.deliveries.contents([alert_id])
        content = next(iter(found.values()), None)
    if content is None or content.alert.place.chat_id != talk.place.chat_id:
        talk.toast(query.id, Phrase("toast-alert-gone"))
        return None
    return content


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


def _change(query: CallbackQuery, talk: Talk, content: AlertContent, rows: Rows) -> None:
    """Put buttons behind, or below, those that open the article and tell why it came."""
    if query.message is None:
        return
    why = Button(Phrase("button-why"), f"{WHY}:{content.alert.id}")
    kept = (*_links(query.message), why)
    (first, *rest) = rows
    together = (kept, *rows) if rest else ((*kept, *first),)
    talk.change_buttons(query.message.message_id, together)


def _links(message: Message | InaccessibleMessage) -> tuple[Button, ...]:
    """Find the way to the article under a message as it was sent."""
    markup = getattr(message, "reply_markup", None)
    if not isinstance(markup, InlineKeyboardMarkup):
        return ()
    urls = [button.url for row in markup.inline_keyboard for button in row if button.url]
    fit = [url for url in urls if url.startswith(("http://", "https://")) and len(url) <= LINK_LIMIT]
    return tuple(Button(Phrase("button-open"), url=url) for url in fit[:1])


# ----------------------------------------------------------------------------------------------------- the list


async def list_mutes(message: Message, talk: Talk, services: Services) -> None:
    """List what is muted in this place."""
    await standing(talk, services, message.from_user)
    talk.say(await _listed(talk, services))


async def lift(query: CallbackQuery, callback_data: LiftMute, talk: Talk, services: Services) -> None:
    """Hear again, and show what is left in the same message."""
    lifted = await talk.tx.mutes.lift(talk.place, MuteId(callback_data.number))
    talk.toast(query.id, Phrase("toast-unmuted-already" if lifted is None else "toast-unmuted"))
    if query.message is not None:
        talk.edit(query.message.message_id, await _listed(talk, services))


async def _listed(talk: Talk, services: Services) -> Note:
    muted = await talk.tx.mutes.of_place(talk.place, services.clock.now())
    if not muted:
        return Note((Phrase("mutes-none"),))
    shown = muted[:MUTES_SHOWN]
    phrases = [Phrase("mutes-head")]
    buttons = []
    for number, mute in enumerate(shown, 1):
        name = shortened(mute.name, NAME_LIMIT)
        phrases.append(Phrase("mute-line", {"number": number, "kind": mute.kind.value, "name": name}))
        buttons.append(Button(Phrase("button-lift", {"number": number}), LiftMute(number=mute.id).pack()))
    if len(muted) > MUTES_SHOWN:
        phrases.append(Phrase("mutes-more", {"count": len(muted) - MUTES_SHOWN}))
    return Note(
        tuple(phrases), tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    )


# ---------------------------------------------------------------------------------------------------- languages


async def languages(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Tell in which languages this chat is told stories, or change it to those that are named."""
    await standing(talk, services, message.from_user)
    wanted = [word for word in re.split(r"[\s,;]+", command.argument.casefold()) if word]
    if wanted:
        codes = [services.lexicon.languages.language(word) for word in wanted]
        every = any(word in EVERY for word in wanted)
        if not every and None in codes:
            unknown = wanted[codes.index(None)]
            talk.say(Note((Phrase("languages-unknown", {"wanted": unknown[:40]}),)))
            return
        named = frozenset(code for code in codes if code is not None)
        await talk.tx.mutes.read(talk.place.chat_id, None if every else named)
    talk.say(Note((await _read(talk, talk.place),)))


async def _read(talk: Talk, place: Place) -> Phrase:
    named = await talk.tx.mutes.languages(place.chat_id)
    if named is None:
        return Phrase("languages-all")
    names = ", ".join(LANGUAGE_NAMES.get(code, code) for code in sorted(named))
    return Phrase("languages-some", {"languages": names})
