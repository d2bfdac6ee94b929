"""/rules: the list of rules, and each rule's card with all that can be set and done, in one message."""

from datetime import datetime, time, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery, Message, User

from bot.model import AskReply, Button, Chat, ChatKind, ManagedPlace, Note, Phrase, Rule, Step, StepKind
from bot.ports import Talk
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import RemoveRule, RulesPage
from handlers.making.sharing import share_link
from handlers.making.testing import try_rule
from handlers.making.understanding import made
from handlers.places.managing import kept_from, places_of
from handlers.rules.card_buttons import (
    ActOnRule,
    AskSetting,
    CardAct,
    OpenCard,
    Pause,
    Restore,
    SendRuleTo,
    SetLevel,
    SetPause,
    SetSound,
    Setting,
    SetWhen,
    TakeBack,
    card_button,
    rules_button,
    stamp_of,
)
from handlers.rules.card_views import (
    Card,
    card_note,
    list_note,
    on_page,
    page_of,
    removed_note,
    setting_note,
)
from handlers.rules.query_words import in_words, readable
from handlers.rules.rewriting import at_level_of, of_level
from handlers.services import Services
from handlers.settings import timings
from handlers.showing import show
from handlers.sparklines import SPAN
from handlers.steps import Answers, ask, end
from handlers.views import shown, unreadable
from rules import Choices, QueryError

AN_HOUR = timedelta(hours=1)
MORNING = time(8)
"""When a pause "until tomorrow" ends, in the chat's zone."""
SHARE_URL = "https://t.me/share/url?url={link}&text={text}"
"""https://core.telegram.org/widgets/share#custom-button"""


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="cards")
    routes.message.register(list_rules, Says("rules"))
    routes.message.register(remove, Says("remove"))
    routes.message.register(reword, Answers(StepKind.RULE_TEXT))
    press = routes.callback_query
    press.register(turn_to, RulesPage.filter())
    press.register(open_card, OpenCard.filter())
    press.register(ask_setting, AskSetting.filter())
    press.register(set_level, SetLevel.filter())
    press.register(set_sound, SetSound.filter())
    press.register(set_pause, SetPause.filter())
    press.register(set_when, SetWhen.filter())
    press.register(send_to, SendRuleTo.filter())
    press.register(act, ActOnRule.filter())
    press.register(remove_by_button, RemoveRule.filter())
    press.register(restore, Restore.filter())
    press.register(take_back, TakeBack.filter())
    return routes


# ------------------------------------------------------------------------------------------------------- the list


async def list_rules(message: Message, talk: Talk, services: Services) -> None:
    """List the rules of this place."""
    chat = await standing(talk, services, message.from_user)
    talk.say(await _list(talk, services, chat, 0))


async def turn_to(query: CallbackQuery, callback_data: RulesPage, talk: Talk, services: Services) -> None:
    """Show a page of the list in the same message."""
    talk.toast(query.id)
    chat = await standing(talk, services, query.from_user)
    show(query, talk, await _list(talk, services, chat, callback_data.page))


async def _list(talk: Talk, services: Services, chat: Chat, page: int) -> Note:
    rules = await talk.tx.rules.of_place(talk.place)
    now = services.clock.now()
    said = {rule.id: readable(rule, talk.language, services) for rule in on_page(rules, page)}
    told = await talk.tx.rules.told_since(talk.place, list(said), now - SPAN)
    return list_note(rules, said, told, chat, now, page, talk.language)


# ------------------------------------------------------------------------------------------------------- the card


async def open_card(query: CallbackQuery, callback_data: OpenCard, talk: Talk, services: Services) -> None:
    """Show a rule's card; whoever was asked for its new text is asked no more."""
    rule = await _rule(query, talk, callback_data.number)
    if rule is None:
        return
    chat = await standing(talk, services, query.from_user)
    await end(talk, query.from_user)
    talk.toast(query.id)
    show(query, talk, await card_of(talk, services, chat, rule, query.from_user))


async def _rule(query: CallbackQuery, talk: Talk, number: int) -> Rule | None:
    """Find the rule that a button names in this place; None, and a word, when it is gone."""
    rule = await talk.tx.rules.at(talk.place, number)
    if rule is None:
        talk.toast(query.id, Phrase("toast-gone"))
    return rule


async def card_of(
    talk: Talk,
    services: Services,
    chat: Chat,
    rule: Rule,
    user: User | None,
    *said: Phrase,
    undo: bool = False,
) -> Note:
    """Show a rule's card, below what is ``said`` of it."""
    card = await _card(talk, services, rule, user)
    return card_note(card, chat, services.clock.now(), *said, undo=undo)


async def _card(talk: Talk, services: Services, rule: Rule, user: User | None) -> Card:
    now = services.clock.now()
    rules = await talk.tx.rules.of_place(talk.place)
    told = await talk.tx.rules.told_since(talk.place, [rule.id], now - SPAN)
    places = [(one.number, name) for one, name in await _elsewhere(talk, services, user)]
    destination = None
    if places:
        here = services.texts.plain(talk.language, Phrase("card-here"))
        destination = here if talk.channel is None else talk.channel.title
    words = in_words(rule, talk.language, services)
    return Card(rule, told[rule.id], words, page_of(rules, rule.number), places, destination)


async def _elsewhere(talk: Talk, services: Services, user: User | None) -> list[tuple[ManagedPlace, str]]:
    """List the other places that this person manages from a private chat, with their names."""
    if user is None or talk.home.chat_id != user.id:
        return []
    here = services.texts.plain(talk.language, Phrase("card-here"))
    return [
        (one, here if one.channel is None else one.channel.title)
        for one in await places_of(talk)
        if one.place != talk.place
    ]


async def ask_setting(
    query: CallbackQuery, callback_data: AskSetting, talk: Talk, services: Services
) -> None:
    """Ask how a setting should be, below the card."""
    rule = await _rule(query, talk, callback_data.number)
    if rule is None:
        return
    chat = await standing(talk, services, query.from_user)
    card = await _card(talk, services, rule, query.from_user)
    if callback_data.setting is Setting.DESTINATION and not card.places:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    talk.toast(query.id)
    show(query, talk, setting_note(card, callback_data.setting, chat, services.clock.now()))


async def _again(query: CallbackQuery, talk: Talk, services: Services, number: int, toast: Phrase) -> None:
    """Show the card as it is now."""
    rule = await _rule(query, talk, number)
    if rule is None:
        return
    chat = await standing(talk, services, query.from_user)
    talk.toast(query.id, toast)
    show(query, talk, await card_of(talk, services, chat, rule, query.from_user))


# --------------------------------------------------------------------------------------------------- its settings


async def set_level(query: CallbackQuery, callback_data: SetLevel, talk: Talk, services: Services) -> None:
    """Let a rule tell stories of a level and above: in its condition and in its text, so that both say the same."""
    rule = await _rule(query, talk, callback_data.number)
    if rule is None:
        return
    try:
        words = of_level(rule, callback_data.level, services.lexicon)
    except QueryError:
        talk.toast(query.id, Phrase("toast-rule-unreadable"))
        return
    if words.conditions != rule.conditions:
        reworded = await talk.tx.rules.reword(talk.place, rule.number, words)
        if reworded is not None and not reworded[1]:
            talk.toast(query.id, Phrase("toast-twin", {"number": reworded[0].number}))
            return
    await _again(query, talk, services, rule.number, Phrase("toast-saved"))


async def set_sound(query: CallbackQuery, callback_data: SetSound, talk: Talk, services: Services) -> None:
    """Set when a rule's alerts make a sound."""
    await talk.tx.rules.set_sound(talk.place, callback_data.number, callback_data.sound)
    await _again(query, talk, services, callback_data.number, Phrase("toast-saved"))


async def set_pause(query: CallbackQuery, callback_data: SetPause, talk: Talk, services: Services) -> None:
    """Pause a rule for a time or until it is turned on again, or turn it on."""
    number = callback_data.number
    if callback_data.pause is Pause.OVER:
        await talk.tx.rules.resume(talk.place, number)
        await _again(query, talk, services, number, Phrase("toast-resumed"))
        return
    chat = await standing(talk, services, query.from_user)
    until = _end_of(callback_data.pause, chat, services.clock.now())
    await talk.tx.rules.pause(talk.place, number, until)
    await _again(query, talk, services, number, Phrase("toast-paused"))


def _end_of(pause: Pause, chat: Chat, now: datetime) -> datetime | None:
    if pause is Pause.HOUR:
        return now + AN_HOUR
    if pause is Pause.TOMORROW:
        zone = ZoneInfo(chat.timezone)
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        return datetime.combine(tomorrow, MORNING, zone)
    return None


async def set_when(query: CallbackQuery, callback_data: SetWhen, talk: Talk, services: Services) -> None:
    """Set when a rule's alerts come; what waits already follows."""
    chat = await standing(talk, services, query.from_user)
    if await talk.tx.rules.set_schedule(talk.place, callback_data.number, callback_data.schedule):
        timing = await talk.tx.digests.timing(chat.id)
        await timings.follow(talk.tx, chat, timing, services.clock.now())
    await _again(query, talk, services, callback_data.number, Phrase("toast-saved"))


async def send_to(query: CallbackQuery, callback_data: SendRuleTo, talk: Talk, services: Services) -> None:
    """Let a rule tell another place that the person manages, under its next number there."""
    rule = await _rule(query, talk, callback_data.number)
    if rule is None:
        return
    places = await _elsewhere(talk, services, query.from_user)
    wanted = next((one for one in places if one[0].number == callback_data.to), None)
    if wanted is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    there, name = wanted[0].place, wanted[1]
    refusal = await kept_from(talk, services, there)
    if refusal is not None:
        talk.toast(query.id, refusal)
        return
    if await talk.tx.rules.count(there.chat_id) >= services.rules_per_chat:
        talk.toast(query.id, Phrase("toast-full", {"limit": services.rules_per_chat}))
        return
    moved = await talk.tx.rules.send_to(talk.place, rule.number, there)
    if moved is None or not moved[1]:
        twin = rule.number if moved is None else moved[0].number
        talk.toast(query.id, Phrase("toast-twin", {"number": twin}))
        return
    talk.toast(query.id, Phrase("toast-saved"))
    said = Phrase("card-moved", {"number": rule.number, "name": name, "there": str(moved[0].number)})
    show(query, talk, Note((said,), ((rules_button(),),)))


# -------------------------------------------------------------------------------------------- test, share and edit


async def act(query: CallbackQuery, callback_data: ActOnRule, talk: Talk, services: Services) -> None:
    """Test, share or edit a rule."""
    rule = await _rule(query, talk, callback_data.number)
    if rule is None:
        return
    match callback_data.act:
        case CardAct.TEST:
            await try_rule(query, talk, services, rule)
        case CardAct.SHARE:
            await _share(query, talk, services, rule)
        case CardAct.EDIT:
            await _ask_text(query, talk, services, rule)


async def _share(query: CallbackQuery, talk: Talk, services: Services, rule: Rule) -> None:
    talk.toast(query.id)
    link = await share_link(talk, services, rule)
    text = services.texts.plain(talk.language, Phrase("card-share-words"))
    url = SHARE_URL.format(link=quote(link, safe=""), text=quote(text, safe=""))
    said = Phrase("card-share", {"number": rule.number, "link": link})
    send = Button(Phrase("button-share-link"), url=url)
    show(query, talk, Note((said,), ((send,), (card_button(rule.number),))))


async def _ask_text(query: CallbackQuery, talk: Talk, services: Services, rule: Rule) -> None:
    await standing(talk, services, query.from_user)
    await ask(talk, services, query.from_user, StepKind.RULE_TEXT, number=rule.number)
    talk.toast(query.id)
    said = Phrase("card-ask-text", {"number": rule.number, "text": rule.text})
    if talk.kind is ChatKind.PRIVATE or talk.channel is not None:
        show(query, talk, Note((said,), ((card_button(rule.number),),)))
    else:
        # In privacy mode only an answer to a message of ours reaches us.
        talk.say(Note((said,), keyboard=AskReply(Phrase("card-ask-placeholder"))))


async def reword(message: Message, talk: Talk, services: Services, step: Step) -> None:
    """Take a rule's new text; one that cannot be read stays asked for."""
    chat = await standing(talk, services, message.from_user)
    number, text = int(step.data["number"] or 0), (message.text or "").strip()
    if not text:
        talk.say(Note((Phrase("not-text"),), ((card_button(number),),)))
        return
    before = await talk.tx.rules.at(talk.place, number)
    if before is None:
        await end(talk, message.from_user)
        talk.say(Note((Phrase("remove-unknown", {"number": number}),), ((rules_button(),),)))
        return
    try:
        understood = made(text, Choices(), talk.place, chat.language, services.lexicon).rule
        words = at_level_of(understood.draft, before, services.lexicon)
    except QueryError as error:
        talk.say(_asked_again(unreadable(text, error), talk, number))
        return
    await end(talk, message.from_user)
    said: tuple[Phrase, ...] = ()
    rule, changed = before, words.text != before.text
    if changed:
        reworded = await talk.tx.rules.reword(talk.place, number, words)
        rule, changed = reworded or (before, False)
        if not changed:
            twin = Phrase("card-twin", {"number": rule.number, "text": shown(rule.text)})
            talk.say(Note((twin,), ((card_button(number), rules_button()),)))
            return
        said = (Phrase("card-reworded", {"number": number}), *understood.remarks)
    talk.say(await card_of(talk, services, chat, rule, message.from_user, *said, undo=changed))


def _asked_again(note: Note, talk: Talk, number: int) -> Note:
    if talk.kind is ChatKind.PRIVATE or talk.channel is not None:
        return Note(note.phrases, ((card_button(number),),))
    return Note(note.phrases, keyboard=AskReply(Phrase("card-ask-placeholder")))


async def take_back(query: CallbackQuery, callback_data: TakeBack, talk: Talk, services: Services) -> None:
    """Let a rule ask again what it asked before, unless it was changed since."""
    rule = await _rule(query, talk, callback_data.number)
    if rule is None:
        return
    taken = None
    if stamp_of(rule) == callback_data.stamp:
        taken = await talk.tx.rules.take_back(talk.place, rule.number)
    if taken is None:
        talk.toast(query.id, Phrase("toast-undo-gone"))
    elif not taken[1]:
        talk.toast(query.id, Phrase("toast-twin", {"number": taken[0].number}))
    else:
        await _again(query, talk, services, rule.number, Phrase("toast-undone"))


# ------------------------------------------------------------------------------------------------ removing


async def remove(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Remove a rule by its number, with the way to bring it back."""
    await standing(talk, services, message.from_user)
    wanted = command.argument.lstrip("#№").strip()
    if not wanted.isdecimal() or len(wanted) > 9:
        rules = await talk.tx.rules.of_place(talk.place)
        talk.say(Note((Phrase("remove-usage", {"number": rules[0].number if rules else 1}),)))
        return
    removed = await talk.tx.rules.remove(talk.place, int(wanted), services.clock.now())
    if removed is None:
        talk.say(Note((Phrase("remove-unknown", {"number": int(wanted)}),), ((rules_button(),),)))
        return
    talk.say(removed_note(removed))


async def remove_by_button(
    query: CallbackQuery, callback_data: RemoveRule, talk: Talk, services: Services
) -> None:
    """Remove a rule, with the way to bring it back in the same message."""
    removed = await talk.tx.rules.remove(talk.place, callback_data.number, services.clock.now())
    if removed is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    await end(talk, query.from_user)
    talk.toast(query.id, Phrase("toast-removed"))
    show(query, talk, removed_note(removed))


async def restore(query: CallbackQuery, callback_data: Restore, talk: Talk, services: Services) -> None:
    """Bring a removed rule back as it was, and show its card."""
    chat = await standing(talk, services, query.from_user)
    if await talk.tx.rules.count(chat.id) >= services.rules_per_chat:
        talk.toast(query.id, Phrase("toast-full", {"limit": services.rules_per_chat}))
        return
    rule = await talk.tx.rules.restore(talk.place, callback_data.number)
    if rule is None:
        talk.toast(query.id, Phrase("toast-undo-gone"))
        return
    same = rule.number == callback_data.number
    talk.toast(query.id, Phrase("toast-undone") if same else Phrase("toast-twin", {"number": rule.number}))
    show(query, talk, await card_of(talk, services, chat, rule, query.from_user))
