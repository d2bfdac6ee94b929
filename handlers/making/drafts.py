"""Rules in the making: plain words become one message that shows how they were understood, and is changed by its buttons.

What a draft would have sent is counted elsewhere (``counted`` is called with it), for its newest version only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from aiogram import Router
from aiogram.types import CallbackQuery, Message, User

from bot.model import (
    AskReply,
    Chat,
    ChatKind,
    Draft,
    NotCounted,
    Note,
    Phrase,
    Place,
    Step,
    StepKind,
    WantedTest,
    WouldHaveSent,
)
from bot.ports import RuleTestTransaction, Talk
from handlers.arrival import standing
from handlers.commands import command_of
from handlers.links import link_in, link_note
from handlers.making.draft_buttons import LEVELS, ChangeDraft, DraftAct, DropDraft, SaveDraft
from handlers.making.draft_views import draft_note, suggestions, text_note, without_note
from handlers.making.saving import saved
from handlers.making.understanding import Made, made
from handlers.services import Services
from handlers.showing import show
from handlers.steps import Answers, ask, end
from handlers.views import unreadable
from rules import Choices, Joining, QueryError

WAITING_MOST = 50
"""Tests of all chats that wait for their turn."""
WAITING_OF_CHAT = 3
LEFT_OUT_MOST = 12
SCREEN, VERBATIM = "screen", "verbatim"


class Screen(StrEnum):
    """What a draft's message shows."""

    MAIN = "main"
    WITHOUT = "without"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft with what it was made to, for who presses its buttons."""

    draft: Draft
    made: Made
    chat: Chat


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="drafts")
    routes.message.register(leave_out_said, Answers(StepKind.DRAFT_WITHOUT))
    routes.message.register(take_text, Answers(StepKind.DRAFT_TEXT))
    routes.callback_query.register(save_draft, SaveDraft.filter())
    routes.callback_query.register(drop_draft, DropDraft.filter())
    routes.callback_query.register(change, ChangeDraft.filter())
    return routes


# ------------------------------------------------------------------------------------------------------ beginning


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
    link = link_in(text)
    if link is not None:
        await standing(talk, services, message.from_user)
        talk.say(link_note(link))
        return
    await begin(talk, services, text, message.from_user)


async def begin(
    talk: Talk,
    services: Services,
    text: str,
    user: User | None,
    *,
    verbatim: bool = False,
    head: Phrase | None = None,
) -> None:
    """Show a text as a rule in the making, or where it cannot be read; ``head`` is said above it."""
    chat = await standing(talk, services, user)
    try:
        rule = made(text, Choices(), talk.place, chat.language, services.lexicon, verbatim=verbatim)
    except QueryError as error:
        talk.say(unreadable(text, error))
        return
    now = services.clock.now()
    number = await talk.tx.drafts.keep(talk.place, text, now)
    if verbatim:
        await talk.tx.drafts.put(talk.place, number, {VERBATIM: True})
    draft = Draft(number, talk.place, text, {}, 0, None, None)
    counting = await _may_count(talk, draft)
    if not counting:
        draft = replace(draft, counted=_not_counted(NotCounted.CROWDED))
    note = draft_note(draft, rule, talk.language, services, now, counting=counting)
    if head is not None:
        note = replace(note, phrases=(head, *note.phrases))
    key = talk.say(note)
    await talk.tx.drafts.show(talk.place, number, key)
    if counting:
        await talk.tx.tests.keep(talk.place, rule.text, chat.language, key, now, draft=draft)


async def _may_count(talk: Talk, draft: Draft) -> bool:
    # Its own earlier version makes room.
    await talk.tx.tests.forget(draft.number)
    waiting = await talk.tx.tests.count_waiting(talk.place.chat_id)
    return waiting < WAITING_OF_CHAT and await talk.tx.tests.count_waiting() < WAITING_MOST


def _not_counted(why: NotCounted) -> dict[str, object]:
    return {"not": why}


# -------------------------------------------------------------------------------------------------------- counted


async def counted(
    tx: RuleTestTransaction, wanted: WantedTest, found: WouldHaveSent | NotCounted, services: Services
) -> Note | None:
    """Show what a draft would have sent in its message; None when the draft is gone or another one by now."""
    draft = None if wanted.draft_id is None else await tx.drafts.get(wanted.place, wanted.draft_id)
    if draft is None or draft.version != wanted.draft_version:
        return None
    values = _not_counted(found) if isinstance(found, NotCounted) else found.values()
    await tx.drafts.keep_counted(draft.place, draft.number, values)
    home = await tx.tests.said_in(wanted.answer_key) or draft.place
    chat = await tx.chats.get(home.chat_id)
    language = wanted.operators if chat is None else chat.language
    draft = replace(draft, counted=values)
    return _screen(draft, _made(draft, draft.place, wanted.operators, services), language, services)


def _made(draft: Draft, place: Place, language: str, services: Services) -> Made:
    verbatim = draft.choices.get(VERBATIM) is True
    choices = Choices.of(draft.choices)
    return made(draft.text, choices, place, language, services.lexicon, verbatim=verbatim)


def _screen(draft: Draft, rule: Made, language: str, services: Services, *, counting: bool = False) -> Note:
    match draft.choices.get(SCREEN):
        case Screen.WITHOUT:
            return without_note(draft, rule, language, services)
        case Screen.TEXT:
            return text_note(draft, language, services)
    return draft_note(draft, rule, language, services, services.clock.now(), counting=counting)


# ------------------------------------------------------------------------------------------------ saved or dropped


async def save_draft(query: CallbackQuery, callback_data: SaveDraft, talk: Talk, services: Services) -> None:
    """Save a draft as it was shown, in the same message; pressed twice, the second press does nothing."""
    found = await _shown(query, talk, services, callback_data.number, callback_data.version)
    if found is None:
        return
    note, done = await saved(talk, services, found.made.text, user=query.from_user, remarks=False)
    talk.toast(query.id, Phrase("toast-saved") if done else None)
    if done:
        await talk.tx.drafts.take(talk.place, callback_data.number)
        await end(talk, query.from_user)
        show(query, talk, note)
    else:
        # The draft stays: once there is room, it can be saved.
        talk.say(note)


async def drop_draft(query: CallbackQuery, callback_data: DropDraft, talk: Talk) -> None:
    """Leave a draft."""
    dropped = await talk.tx.drafts.take(talk.place, callback_data.number)
    if dropped is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return
    await end(talk, query.from_user)
    talk.toast(query.id, Phrase("toast-cancelled"))
    show(query, talk, Note((Phrase("rule-cancelled"),)))


async def _shown(
    query: CallbackQuery, talk: Talk, services: Services, number: int, version: int
) -> Shown | None:
    """Find the draft whose button was pressed; None, and a word why, when it is gone or was changed meanwhile."""
    draft = await talk.tx.drafts.get(talk.place, number)
    if draft is None:
        talk.toast(query.id, Phrase("toast-gone"))
        return None
    if draft.version != version:
        talk.toast(query.id, Phrase("toast-draft-changed"))
        return None
    chat = await standing(talk, services, query.from_user)
    try:
        return Shown(draft, _made(draft, talk.place, chat.language, services), chat)
    except QueryError:
        # Kept by a version, or in a language, that read it otherwise.
        talk.toast(query.id, Phrase("toast-gone"))
        return None


# --------------------------------------------------------------------------------------------------------- changed


async def change(query: CallbackQuery, callback_data: ChangeDraft, talk: Talk, services: Services) -> None:
    """Change a draft, or ask what is to be changed, in the same message."""
    found = await _shown(query, talk, services, callback_data.number, callback_data.version)
    if found is None:
        return
    match callback_data.act:
        case DraftAct.WITHOUT:
            await _ask(query, talk, services, found, Screen.WITHOUT)
        case DraftAct.TEXT:
            await _ask(query, talk, services, found, Screen.TEXT)
        case DraftAct.BACK:
            await end(talk, query.from_user)
            talk.toast(query.id)
            await _turn(query, talk, services, found, Screen.MAIN)
        case _:
            choices = _chosen(found, callback_data, services)
            if choices is None:
                talk.toast(query.id, Phrase("toast-draft-changed"))
                return
            await end(talk, query.from_user)
            note = await _altered(talk, services, found, found.draft.text, choices)
            talk.toast(query.id, None if note is not None else Phrase("toast-draft-full"))
            if note is not None:
                show(query, talk, note)


def _chosen(found: Shown, pressed: ChangeDraft, services: Services) -> Choices | None:
    """What is chosen after a press; None for a button that this draft does not have."""
    choices, value = found.made.choices, pressed.value
    match pressed.act:
        case DraftAct.JOIN if value < len(Joining):
            return replace(choices, joining=list(Joining)[value])
        case DraftAct.TITLES:
            return replace(choices, title=value == 1)
        case DraftAct.TURN if found.made.plain is not None and value < len(found.made.plain.terms):
            return replace(choices, turned=choices.turned ^ {value})
        case DraftAct.LEVEL if value < len(LEVELS):
            return replace(choices, severity=LEVELS[value])
        case DraftAct.LEAVE_OUT | DraftAct.TAKE_IN:
            return _left_out(found, pressed, services)
    return None


def _left_out(found: Shown, pressed: ChangeDraft, services: Services) -> Choices | None:
    choices, value = found.made.choices, pressed.value
    if pressed.act is DraftAct.TAKE_IN:
        left = tuple(word for at, word in enumerate(choices.without) if at != value)
        return replace(choices, without=left)
    suggested = suggestions(found.draft, found.made, services.lexicon)
    if value >= len(suggested):
        return None
    return replace(choices, without=(*choices.without, suggested[value]))


async def _altered(talk: Talk, services: Services, found: Shown, text: str, choices: Choices) -> Note | None:
    """Give a draft its next version and have that counted; None where the rule would be too large."""
    kept: Mapping[str, object] = choices.values()
    if text == found.draft.text and found.draft.choices.get(VERBATIM) is True:
        kept = {**kept, VERBATIM: True}
    try:
        rule = _made(replace(found.draft, text=text, choices=kept), talk.place, found.chat.language, services)
    except QueryError:
        return None
    if len(choices.without) > LEFT_OUT_MOST:
        return None
    draft = await talk.tx.drafts.change(talk.place, found.draft.number, text=text, choices=kept)
    if draft is None:
        return None
    counting = await _may_count(talk, draft) and draft.answer_key is not None
    if counting and draft.answer_key is not None:
        now = services.clock.now()
        await talk.tx.tests.keep(
            talk.place, rule.text, found.chat.language, draft.answer_key, now, draft=draft
        )
    else:
        draft = replace(draft, counted=_not_counted(NotCounted.CROWDED))
    return _screen(draft, rule, talk.language, services, counting=counting)


# ----------------------------------------------------------------------------------------------------------- asked


async def _ask(query: CallbackQuery, talk: Talk, services: Services, found: Shown, screen: Screen) -> None:
    """Ask in the draft's message for words; in a group by a message of its own, whose answers reach us."""
    kind = StepKind.DRAFT_WITHOUT if screen is Screen.WITHOUT else StepKind.DRAFT_TEXT
    message_id = query.message.message_id if query.message is not None else None
    await ask(talk, services, query.from_user, kind, number=found.draft.number, message=message_id)
    talk.toast(query.id)
    await _turn(query, talk, services, found, screen)
    if talk.kind not in (ChatKind.PRIVATE, ChatKind.CHANNEL):
        asked = Phrase("making-ask-without" if screen is Screen.WITHOUT else "making-ask-text-reply")
        talk.say(Note((asked,), keyboard=AskReply()))


async def _turn(query: CallbackQuery, talk: Talk, services: Services, found: Shown, screen: Screen) -> None:
    """Show another screen of the same version."""
    choices = {**found.draft.choices, SCREEN: screen}
    await talk.tx.drafts.put(talk.place, found.draft.number, choices)
    draft = replace(found.draft, choices=choices)
    waiting = draft.counted is None
    show(query, talk, _screen(draft, found.made, talk.language, services, counting=waiting))


async def leave_out_said(message: Message, talk: Talk, services: Services, step: Step) -> None:
    """Leave out the words that a person wrote, parted by commas."""
    found = await _asked_of(message, talk, services, step)
    if found is None:
        return
    said = tuple(" ".join(word.split()) for word in (message.text or "").split(",") if word.strip())
    if not said:
        talk.say(Note((Phrase("not-text"),)))
        return
    choices = found.made.choices
    fresh = tuple(word for word in dict.fromkeys(said) if word not in choices.without)
    note = await _altered(
        talk, services, found, found.draft.text, replace(choices, without=(*choices.without, *fresh))
    )
    if note is None:
        talk.say(Note((Phrase("toast-draft-full"),)))
        return
    await end(talk, message.from_user)
    _replace(talk, step, note)


async def take_text(message: Message, talk: Talk, services: Services, step: Step) -> None:
    """Put another text in the place of a draft's; one that cannot be read stays asked for."""
    found = await _asked_of(message, talk, services, step)
    if found is None:
        return
    text = (message.text or "").strip()
    if not text:
        talk.say(Note((Phrase("not-text"),)))
        return
    try:
        made(text, Choices(), talk.place, found.chat.language, services.lexicon)
    except QueryError as error:
        talk.say(unreadable(text, error))
        return
    note = await _altered(talk, services, found, text, Choices())
    await end(talk, message.from_user)
    if note is not None:
        _replace(talk, step, note)


async def _asked_of(message: Message, talk: Talk, services: Services, step: Step) -> Shown | None:
    """Find the draft that was asked about; words about one that is gone are a new one."""
    chat = await standing(talk, services, message.from_user)
    draft = await talk.tx.drafts.get(talk.place, int(step.data.get("number") or 0))
    if draft is None:
        await end(talk, message.from_user)
        await words(message, talk, services)
        return None
    try:
        return Shown(draft, _made(draft, talk.place, chat.language, services), chat)
    except QueryError:
        await end(talk, message.from_user)
        await words(message, talk, services)
        return None


def _replace(talk: Talk, step: Step, note: Note) -> None:
    message_id = step.data.get("message")
    if isinstance(message_id, int):
        talk.edit(message_id, note)
    else:
        talk.say(note)
