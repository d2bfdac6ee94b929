"""Invitations, where the bot is by invitation: links that an operator makes, passes on and revokes."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.model import Button, Note, Parameter, Phrase
from bot.ports import Talk
from handlers.access import speaking
from handlers.commands import Command, Says
from handlers.keyboards import in_rows
from handlers.moments import ago
from handlers.operators.admission import INVITATION
from handlers.operators.operator_buttons import (
    FromOperator,
    Go,
    InviteAct,
    InviteButton,
    NewInvite,
    Screen,
    back,
)
from handlers.services import Access, Services
from handlers.showing import show

USES = (1, 5, 20, 100)
DAYS = (1, 7, 30)
USUAL_USES, USUAL_DAYS = 1, 7
MOST_USES = 10_000
SHOWN = 12


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="invites")
    routes.message.filter(FromOperator())
    routes.callback_query.filter(FromOperator())
    routes.message.register(invite, Says("invite", "invites"))
    routes.callback_query.register(turn, Go.filter(F.to == Screen.INVITES))
    routes.callback_query.register(choose, NewInvite.filter())
    routes.callback_query.register(alter, InviteButton.filter())
    return routes


async def invite(message: Message, talk: Talk, services: Services, command: Command) -> None:
    """List the links; with a number behind the command make one for so many people."""
    wanted = command.argument
    if services.access is Access.INVITE and wanted.isdecimal() and len(wanted) <= len(str(MOST_USES)):
        talk.say(await _made(talk, services, max(1, min(int(wanted), MOST_USES)), USUAL_DAYS))
        return
    talk.say(await _listed(talk, services, speaking(talk, message.from_user)))


async def turn(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """List the links."""
    talk.toast(query.id)
    show(query, talk, await _listed(talk, services, speaking(talk, query.from_user)))


async def choose(query: CallbackQuery, callback_data: NewInvite, talk: Talk, services: Services) -> None:
    """Choose for how many people and days, or make the link; it is shown this once."""
    talk.toast(query.id)
    uses = min(max(callback_data.uses, 1), MOST_USES)
    days = min(max(callback_data.days, 1), max(DAYS))
    if callback_data.make and services.access is Access.INVITE:
        show(query, talk, await _made(talk, services, uses, days))
    else:
        show(query, talk, chosen_note(uses, days))


async def alter(query: CallbackQuery, callback_data: InviteButton, talk: Talk, services: Services) -> None:
    """Revoke a link, or undo that."""
    if callback_data.act is InviteAct.RESTORE:
        done = await talk.tx.invites.restore(callback_data.invite)
        talk.toast(query.id, Phrase("toast-invite-restored" if done else "toast-invite-gone"))
    else:
        done = await talk.tx.invites.revoke(callback_data.invite, services.clock.now())
        talk.toast(query.id, Phrase("toast-invite-revoked" if done else "toast-invite-gone"))
        if done:
            undo = InviteButton(act=InviteAct.RESTORE, invite=callback_data.invite).pack()
            revoked = Phrase("invite-revoked", {"number": int(callback_data.invite)})
            buttons = ((Button(Phrase("button-feed-undo"), undo),), *back(Screen.INVITES))
            show(query, talk, Note((revoked,), buttons))
            return
    show(query, talk, await _listed(talk, services, speaking(talk, query.from_user)))


async def _made(talk: Talk, services: Services, uses: int, days: int) -> Note:
    # Two make 144 random bits.
    code = services.new_code() + services.new_code()
    now = services.clock.now()
    made = await talk.tx.invites.add(code, uses, now, now + timedelta(days=days))
    link = f"https://t.me/{services.username}?start={INVITATION}{code}"
    params: dict[str, Parameter] = {"uses": uses, "until_at": made.expires_at.isoformat(), "link": link}
    return Note((Phrase("invite-made", params),), back(Screen.INVITES))


def chosen_note(uses: int, days: int) -> Note:
    """Ask for how many people, and for how long, a link shall be good."""

    def option(label: str, params: dict[str, str | int], of_uses: int, of_days: int) -> Button:
        return Button(Phrase(label, params), NewInvite(uses=of_uses, days=of_days, make=False).pack())

    people = tuple(
        option("button-invite-uses", {"sign": _sign(count == uses), "uses": count}, count, days)
        for count in USES
    )
    times = tuple(
        option("button-invite-days", {"sign": _sign(count == days), "days": count}, uses, count)
        for count in DAYS
    )
    make = Button(Phrase("button-invite-make"), NewInvite(uses=uses, days=days, make=True).pack())
    return Note((Phrase("invite-choose"),), (*in_rows(people, 2), times, (make,), *back(Screen.INVITES)))


def _sign(chosen: bool) -> str:  # noqa: FBT001 - the only thing that it says
    return "✓ " if chosen else ""


async def _listed(talk: Talk, services: Services, language: str) -> Note:
    if services.access is not Access.INVITE:
        return Note((Phrase("invites-off"),), back())
    now = services.clock.now()
    found = await talk.tx.invites.standing(now)
    phrases = [Phrase("invites-head" if found else "invites-none")]
    phrases += [
        Phrase(
            "invites-line",
            {
                "number": int(one.id),
                "used": one.used,
                "uses": one.uses,
                "made": ago(services, language, one.created_at),
                "until_at": one.expires_at.isoformat(),
            },
        )
        for one in found[:SHOWN]
    ]
    if len(found) > SHOWN:
        phrases.append(Phrase("errors-more", {"count": len(found) - SHOWN}))
    revoke = [
        Button(
            Phrase("button-invite-revoke", {"number": int(one.id)}),
            InviteButton(act=InviteAct.REVOKE, invite=one.id).pack(),
        )
        for one in found[:SHOWN]
    ]
    new = Button(Phrase("button-invite-new"), NewInvite(uses=USUAL_USES, days=USUAL_DAYS, make=False).pack())
    return Note(tuple(phrases), (*in_rows(revoke, 2), (new,), *back()))
