"""A broadcast: an operator writes it, sees it as people will, chooses who gets it, sends it, and may stop it."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.broadcast_notes import message_of, progress_note
from bot.model import (
    TEXT_LIMIT,
    Audience,
    Broadcast,
    BroadcastId,
    BroadcastState,
    Button,
    ChatKind,
    Note,
    Phrase,
    Rows,
    Step,
    StepKind,
)
from bot.ports import Talk
from bot.texts import LANGUAGE_NAMES, LANGUAGES
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.keyboards import in_rows
from handlers.operators.operator_buttons import (
    AimKind,
    AimLanguage,
    BroadcastAct,
    BroadcastButton,
    FromOperator,
    Go,
    Screen,
    StopBroadcast,
    back,
)
from handlers.services import Services
from handlers.showing import show
from handlers.steps import Answers, ask, end

KINDS = {
    ChatKind.PRIVATE: ("button-aim-people", (ChatKind.PRIVATE,)),
    ChatKind.GROUP: ("button-aim-groups", (ChatKind.GROUP, ChatKind.SUPERGROUP)),
    ChatKind.CHANNEL: ("button-aim-channels", (ChatKind.CHANNEL,)),
}
"""What may be chosen, with its label and the kinds of chats that it means."""


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="broadcast")
    routes.message.filter(FromOperator())
    routes.callback_query.filter(FromOperator())
    routes.message.register(broadcast, Says("broadcast"))
    routes.message.register(text_given, Answers(StepKind.BROADCAST))
    routes.callback_query.register(begin, Go.filter(F.to == Screen.BROADCAST))
    routes.callback_query.register(act, BroadcastButton.filter())
    routes.callback_query.register(aim_language, AimLanguage.filter())
    routes.callback_query.register(aim_kind, AimKind.filter())
    routes.callback_query.register(stop, StopBroadcast.filter())
    return routes


async def broadcast(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """Ask for the text, or take what stands behind the command for it."""
    await standing(talk, services, message.from_user)
    going = await _going(talk)
    if going is not None:
        talk.say(going)
    elif command.argument:
        await _written(talk, services, command.argument)
    else:
        await ask(talk, services, message.from_user, StepKind.BROADCAST)
        talk.say(_question())


async def begin(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Ask for the text, in place of the menu."""
    talk.toast(query.id)
    await standing(talk, services, query.from_user)
    going = await _going(talk)
    if going is None:
        await ask(talk, services, query.from_user, StepKind.BROADCAST)
    show(query, talk, going or _question())


def _question() -> Note:
    return Note((Phrase("broadcast-ask", {"limit": TEXT_LIMIT}),), back())


async def _going(talk: Talk) -> Note | None:
    """Show what this operator sends already; None for nothing."""
    going = await talk.tx.broadcasts.going_of(talk.place.chat_id)
    if going is None:
        return None
    note = progress_note(going, await talk.tx.broadcasts.tally(going.id), is_over=False)
    return replace(note, phrases=(Phrase("broadcast-busy"), *note.phrases), buttons=(*note.buttons, *back()))


async def text_given(message: Message, talk: Talk, services: Services, step: Step) -> None:  # noqa: ARG001 - aiogram passes it
    """Take the text that was asked for; what cannot be one asks again."""
    if await _written(talk, services, message.text or ""):
        await end(talk, message.from_user)


async def _written(talk: Talk, services: Services, text: str) -> bool:
    """Keep a text as a draft and show it as people will see it; False, said why, when it cannot be one."""
    text = text.strip()
    if not text:
        talk.say(Note((Phrase("broadcast-not-text"),)))
        return False
    if len(text) > TEXT_LIMIT:
        talk.say(Note((Phrase("broadcast-too-long", {"length": len(text), "limit": TEXT_LIMIT}),)))
        return False
    draft = await talk.tx.broadcasts.draft(talk.place.chat_id, text, Audience(), services.clock.now())
    talk.say(message_of(text))
    talk.say(await _aimed(talk, draft))
    return True


async def act(query: CallbackQuery, callback_data: BroadcastButton, talk: Talk, services: Services) -> None:
    """Send a draft, write it anew, or leave it."""
    draft = await _draft(query, callback_data.broadcast, talk)
    if draft is None:
        return
    if callback_data.act is BroadcastAct.SEND:
        await _send(query, draft, talk)
        return
    talk.toast(query.id)
    if callback_data.act is BroadcastAct.REWRITE:
        await ask(talk, services, query.from_user, StepKind.BROADCAST)
        show(query, talk, _question())
    else:
        await talk.tx.broadcasts.forget(draft.id)
        show(query, talk, Note((Phrase("broadcast-dropped"),), back()))


async def _send(query: CallbackQuery, draft: Broadcast, talk: Talk) -> None:
    count = await talk.tx.broadcasts.count(draft.audience)
    if not count:
        talk.toast(query.id, Phrase("toast-broadcast-nobody"))
        show(query, talk, await _aimed(talk, draft))
        return
    going = await _going(talk)
    if going is not None:
        # One at a time: its people would hear two things in a muddle, and so would its operator.
        talk.toast(query.id, Phrase("toast-broadcast-busy"))
        return
    message_id = None if query.message is None else query.message.message_id
    await talk.tx.broadcasts.begin(draft.id, message_id, count)
    # Only the stage that sends it edits the message from now on: nothing older can come behind the last edit.
    talk.toast(query.id, Phrase("toast-broadcast-begun"))


async def aim_language(query: CallbackQuery, callback_data: AimLanguage, talk: Talk) -> None:
    """Choose the language of the chats that get it, or all."""
    draft = await _draft(query, callback_data.broadcast, talk)
    if draft is not None:
        code = callback_data.code if callback_data.code in LANGUAGES else None
        await _aim(query, draft, replace(draft.audience, language=code), talk)


async def aim_kind(query: CallbackQuery, callback_data: AimKind, talk: Talk) -> None:
    """Let a kind of chats get it too, or not; one kind is left at least."""
    draft = await _draft(query, callback_data.broadcast, talk)
    if draft is None:
        return
    _, meant = KINDS.get(callback_data.kind, KINDS[ChatKind.GROUP])
    before = draft.audience.kinds
    if set(meant) <= set(before):
        after = tuple(kind for kind in before if kind not in meant)
    else:
        after = (*before, *meant)
    await _aim(query, draft, replace(draft.audience, kinds=after or before), talk)


async def _aim(query: CallbackQuery, draft: Broadcast, audience: Audience, talk: Talk) -> None:
    talk.toast(query.id)
    await talk.tx.broadcasts.aim(draft.id, audience)
    show(query, talk, await _aimed(talk, replace(draft, audience=audience)))


async def _draft(query: CallbackQuery, broadcast_id: int, talk: Talk) -> Broadcast | None:
    """Find a draft of this chat; what was sent or left answers the press kindly."""
    found = await talk.tx.broadcasts.get(talk.place.chat_id, BroadcastId(broadcast_id))
    if found is None or found.state is not BroadcastState.DRAFT:
        talk.toast(query.id, Phrase("toast-broadcast-gone"))
        return None
    return found


async def stop(query: CallbackQuery, callback_data: StopBroadcast, talk: Talk, services: Services) -> None:
    """Withdraw what was not sent; the stage that sends it then says how many had it."""
    found = await talk.tx.broadcasts.get(talk.place.chat_id, BroadcastId(callback_data.broadcast))
    done = found is not None and await talk.tx.broadcasts.stop(found.id, services.clock.now())
    talk.toast(query.id, Phrase("toast-broadcast-stopped" if done else "toast-broadcast-gone"))


async def _aimed(talk: Talk, draft: Broadcast) -> Note:
    """Say whom a draft goes to, with buttons to choose, to send and to leave."""
    count = await talk.tx.broadcasts.count(draft.audience)
    return Note((Phrase("broadcast-preview", {"count": count}),), _buttons(draft, count))


def _buttons(draft: Broadcast, count: int) -> Rows:
    audience = draft.audience
    languages = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    every = Button(
        Phrase("button-aim-all", {"sign": _sign(audience.language is None)}),
        AimLanguage(broadcast=draft.id).pack(),
    )
    each = [
        Button(
            Phrase("button-aim-language", {"sign": _sign(audience.language == code), "name": name}),
            AimLanguage(broadcast=draft.id, code=code).pack(),
        )
        for code, name in languages
    ]
    kinds = tuple(
        Button(
            Phrase(label, {"sign": _sign(set(meant) <= set(audience.kinds))}),
            AimKind(broadcast=draft.id, kind=kind).pack(),
        )
        for kind, (label, meant) in KINDS.items()
    )

    def does(what: BroadcastAct, label: str, **params: int) -> Button:
        return Button(Phrase(label, params), BroadcastButton(act=what, broadcast=draft.id).pack())

    return (
        (every,),
        *in_rows(each, 2),
        kinds,
        (does(BroadcastAct.SEND, "button-broadcast-send", count=count),),
        (
            does(BroadcastAct.REWRITE, "button-broadcast-rewrite"),
            does(BroadcastAct.DROP, "button-broadcast-drop"),
        ),
    )


def _sign(chosen: bool) -> str:  # noqa: FBT001 - the only thing that it says
    return "✓ " if chosen else ""
