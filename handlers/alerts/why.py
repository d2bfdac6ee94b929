"""/why: why an alert came (as a reply to it, or by its button), and why something else did not (a link, or words)."""

import re
from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.addresses import link_key
from bot.model import AlertId, Note, Phrase, SeenItem
from bot.ports import Talk
from handlers.access import speaking
from handlers.alerts.told import why_it_came
from handlers.alerts.untold import nothing_seen, why_not_told
from handlers.commands import Command, Says, command_of
from handlers.keyboards import WhyAlert, why_buttons
from handlers.services import Services

ITEMS_SHOWN = 3
STORIES_SHOWN = 12
WORDS_LOOKED_FOR = 8
LONGEST_WORD = 40
SPAN = timedelta(days=7)
"""How far back titles are looked through for words; a link is found however old."""

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="why")
    routes.message.register(why, Says("why"))
    routes.callback_query.register(why_by_button, WhyAlert.filter())
    return routes


async def why(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Explain the alert that this replies to, or what became of a link or of words."""
    replied = message.reply_to_message
    if not command.argument and replied is not None:
        alert_id = await talk.tx.explanations.alert_of(talk.place.chat_id, replied.message_id)
        if alert_id is not None:
            await _explain(talk, services, alert_id, speaking(talk, message.from_user), replied.message_id)
            return
        if replied.from_user is not None and replied.from_user.is_bot:
            await _choose(talk, services, replied.message_id, speaking(talk, message.from_user))
            return
    asked = command.argument or _said(replied)
    if _WORD.search(asked) is None:
        talk.say(Note((Phrase("why-usage"),)))
        return
    await look_up(talk, services, asked)


async def _choose(talk: Talk, services: Services, message_id: int, language: str) -> None:
    """Ask which of the stories that a digest's message tells is meant."""
    gathered = await talk.tx.explanations.gathered_in(talk.place.chat_id, message_id, STORIES_SHOWN)
    if not gathered:
        talk.say(Note((Phrase("why-no-alert"),)))
    elif len(gathered) == 1:
        await _explain(talk, services, gathered[0].id, language, message_id)
    else:
        talk.say(Note((Phrase("why-which"),), why_buttons(gathered)), message_id)


def _said(replied: Message | None) -> str:
    """What a message says that somebody else wrote or forwarded here; a link behind its words counts first."""
    if replied is None:
        return ""
    text = replied.text or replied.caption or ""
    if command_of(text) is not None:
        return ""
    hidden = [entity.url for entity in replied.entities or replied.caption_entities or () if entity.url]
    return hidden[0] if hidden else text


async def why_by_button(
    query: CallbackQuery, callback_data: WhyAlert, talk: Talk, services: Services
) -> None:
    """Explain an alert by the button under it; another chat's, or one that is gone, is none."""
    under = query.message.message_id if query.message is not None else None
    told = await _explain(talk, services, callback_data.alert, speaking(talk, query.from_user), under)
    talk.toast(query.id, None if told else Phrase("toast-why-gone"))


async def _explain(
    talk: Talk, services: Services, alert_id: AlertId, language: str, reply_to: int | None
) -> bool:
    told = await talk.tx.explanations.told(talk.place.chat_id, alert_id)
    if told is None:
        return False
    talk.say(why_it_came(told, services.texts, language), reply_to)
    return True


# ------------------------------------------------------------------------------------------------------- looking up


async def look_up(talk: Talk, services: Services, asked: str) -> None:
    """Say what became of the newest items with this link, or with these words."""
    found = await _found(talk, services, asked)
    if not found:
        feeds = await talk.tx.feeds.read_by(talk.place.chat_id)
        talk.say(Note(nothing_seen(feeds, None if _LINK.search(asked) else SPAN.days)))
        return
    rules = await talk.tx.rules.of_place(talk.place)
    talk.say(Note(tuple(why_not_told(found, rules, services.lexicon))), _message_of(found))


def _message_of(found: tuple[SeenItem, ...]) -> int | None:
    """The message that told of the first of these that was told; the answer is a reply to it."""
    alerts = (item.told.alert for item in found if item.told is not None)
    return next((alert.message_id for alert in alerts if not alert.deleted and alert.message_id), None)


async def _found(talk: Talk, services: Services, asked: str) -> tuple[SeenItem, ...]:
    explanations = talk.tx.explanations
    link = _LINK.search(asked)
    if link is not None:
        key = link_key(link[0])
        return await explanations.by_link(talk.place, key, ITEMS_SHOWN) if key else ()
    words = [word for word in dict.fromkeys(_WORD.findall(asked)) if 1 < len(word) <= LONGEST_WORD]
    since = services.clock.now() - SPAN
    return await explanations.by_words(talk.place, words[:WORDS_LOOKED_FOR], since, ITEMS_SHOWN)
