"""Making rules: by command, by plain words and by button."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message, User

from bot.model import ChatId, ChatState, Note, Parameter, Phrase, RuleDraft
from bot.ports import Talk
from handlers.arrival import opened, standing
from handlers.commands import Command, Says, command_of
from handlers.keyboards import DropDraft, SaveDraft, draft_buttons
from handlers.services import Services
from handlers.understanding import Understood, understood
from handlers.views import shown, unreadable
from rules import Pack, QueryError


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="rules")
    routes.message.register(add, Says("add"))
    routes.callback_query.register(save_draft, SaveDraft.filter())
    routes.callback_query.register(drop_draft, DropDraft.filter())
    return routes


async def add(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Save a rule at once."""
    if not command.argument:
        talk.say(Note((Phrase("rule-usage"),)))
        return
    await save(talk, services, command.argument, user=message.from_user)


async def words(message: Message, talk: Talk, services: Services) -> None:
    """Take plain words as a rule to be: show how they are understood, and ask."""
    text = (message.text or "").strip()
    if not text:
        talk.say(Note((Phrase("not-text"),)))
        return
    command = command_of(text)
    # With a second slash it is an expression: /covid-?[0-9]+/
    if command is not None or (text.startswith("/") and "/" not in text[1:]):
        name = f"/{command.name}" if command else text.split(maxsplit=1)[0][:32]
        talk.say(Note((Phrase("unknown-command", {"command": name}),)))
        return
    chat = await standing(talk, services, message.from_user)
    try:
        rule = understood(text, talk.place, chat.language, services.lexicon)
    except QueryError as error:
        talk.say(unreadable(text, error))
        return
    number = await talk.tx.rules.keep_draft(talk.place, text, services.clock.now())
    preview = Phrase("rule-preview", {"text": shown(rule.draft.text)})
    talk.say(Note((preview, *rule.remarks), draft_buttons(number)))


async def save(
    talk: Talk, services: Services, text: str, *, user: User | None = None, pack: Pack | None = None
) -> None:
    """Save a rule of this place and say so, or why not."""
    note, _ = await saved(talk, services, text, user=user, pack=pack)
    talk.say(note)


async def saved(
    talk: Talk, services: Services, text: str, *, user: User | None = None, pack: Pack | None = None
) -> tuple[Note, bool]:
    """Save a rule of this place; gives what to say, and False when it could not be."""
    chat = await standing(talk, services, user)
    try:
        rule = understood(text, talk.place, chat.language, services.lexicon, pack)
    except QueryError as error:
        return unreadable(text, error), False
    if await _is_full(talk, services, chat.id, rule.draft):
        return Note((Phrase("rule-limit", {"limit": services.rules_per_chat}),)), False
    standing_rule, new = await talk.tx.rules.add(rule.draft, services.clock.now())
    if chat.state is ChatState.STOPPED:
        # Who makes a rule wants its alerts.
        await opened(talk, services, user)
    return _saved_note(rule, standing_rule.number, pack, chat.language, new=new), True


async def _is_full(talk: Talk, services: Services, chat_id: ChatId, draft: RuleDraft) -> bool:
    if await talk.tx.rules.count(chat_id) < services.rules_per_chat:
        return False
    asked = await talk.tx.rules.of_place(talk.place)
    return all((rule.query, rule.conditions) != (draft.query, draft.conditions) for rule in asked)


def _saved_note(rule: Understood, number: int, pack: Pack | None, language: str, *, new: bool) -> Note:
    told: dict[str, Parameter] = {"number": number, "text": shown(rule.draft.text)}
    if not new:
        return Note((Phrase("rule-exists", told),))
    if pack is not None:
        return Note((Phrase("pack-added", {**told, "name": pack.name(language)}),))
    return Note((Phrase("rule-saved", told), *rule.remarks))


async def save_draft(query: CallbackQuery, callback_data: SaveDraft, talk: Talk, services: Services) -> None:
    """Save the words as they were shown, in the same message; pressed twice, the second press does nothing."""
    text = await talk.tx.rules.take_draft(talk.place, callback_data.number)
    if text is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    note, done = await saved(talk, services, text, user=query.from_user)
    talk.toast(query.id, Phrase("toast-saved") if done else None)
    if query.message is None:
        talk.say(note)
    else:
        talk.edit(query.message.message_id, note)


async def drop_draft(query: CallbackQuery, callback_data: DropDraft, talk: Talk) -> None:
    """Leave the words."""
    await talk.tx.rules.take_draft(talk.place, callback_data.number)
    talk.toast(query.id, Phrase("toast-cancelled"))
    if query.message is not None:
        talk.edit(query.message.message_id, Note((Phrase("rule-cancelled"),)))
