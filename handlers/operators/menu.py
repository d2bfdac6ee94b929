"""What only the people who run the bot see: /operator and the screens behind it; each is one message, edited."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.feed_words import Mark, health_line
from bot.model import Button, ChatKind, ChatState, Delay, Failure, Figures, Note, Overview, Phrase, StepKind
from bot.ports import SetAside, Talk
from handlers.access import speaking
from handlers.arrival import standing
from handlers.commands import Command, Says
from handlers.feeds.feed_views import name_of
from handlers.keyboards import in_rows
from handlers.moments import DAY, WEEK, ago
from handlers.operators.operator_buttons import FromOperator, Go, RetryRow, Screen, back, go
from handlers.services import Services
from handlers.showing import show
from handlers.steps import leave

SHOWN = 8
"""Of each sort of trouble; more would fill the screen."""
ROWS_SHOWN = 12
ERROR_LIMIT = 60
OWN = frozenset({Screen.MENU, Screen.COUNTS, Screen.ERRORS, Screen.ASIDE})
"""The screens that this module shows."""


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="operators")
    routes.message.filter(FromOperator())
    routes.callback_query.filter(FromOperator())
    routes.message.register(menu, Says("operator"))
    routes.message.register(counts, Says("counts"))
    routes.message.register(errors, Says("errors"))
    routes.message.register(aside, Says("aside"))
    routes.message.register(retry, Says("retry"))
    routes.callback_query.register(turn, Go.filter(F.to.in_(OWN)))
    routes.callback_query.register(retry_by_button, RetryRow.filter())
    return routes


async def menu(message: Message, talk: Talk, services: Services) -> None:
    """Show what there is to look at and to do."""
    await standing(talk, services, message.from_user)
    talk.say(await _screen(Screen.MENU, talk, services, speaking(talk, message.from_user)))


async def counts(message: Message, talk: Talk, services: Services) -> None:
    """Count everything."""
    talk.say(await _screen(Screen.COUNTS, talk, services, speaking(talk, message.from_user)))


async def errors(message: Message, talk: Talk, services: Services) -> None:
    """List what is wrong."""
    talk.say(await _screen(Screen.ERRORS, talk, services, speaking(talk, message.from_user)))


async def aside(message: Message, talk: Talk, services: Services) -> None:
    """List the rows set aside."""
    talk.say(await _screen(Screen.ASIDE, talk, services, speaking(talk, message.from_user)))


async def turn(query: CallbackQuery, callback_data: Go, talk: Talk, services: Services) -> None:
    """Show another screen in the same message."""
    talk.toast(query.id)
    await leave(talk, services, query.from_user, StepKind.FEED, StepKind.BROADCAST)
    show(query, talk, await _screen(callback_data.to, talk, services, speaking(talk, query.from_user)))


async def retry(message: Message, talk: Talk, command: Command) -> None:  # noqa: ARG001 - aiogram passes it first
    """Let a row be tried again."""
    kind, _, number = command.argument.partition(" ")
    if not kind or not number.strip().isdecimal() or len(number) > 18:
        talk.say(Note((Phrase("retry-usage"),)))
        return
    done = await talk.tx.upkeep.take_up(kind, int(number))
    talk.say(
        Note((Phrase("retry-done" if done else "retry-unknown", {"kind": kind[:40], "row": number.strip()}),))
    )


async def retry_by_button(
    query: CallbackQuery, callback_data: RetryRow, talk: Talk, services: Services
) -> None:
    """Let a row be tried again, and show those that are left."""
    done = await talk.tx.upkeep.take_up(callback_data.kind, callback_data.row)
    talk.toast(query.id, Phrase("toast-retried" if done else "toast-retried-before"))
    show(query, talk, await _screen(Screen.ASIDE, talk, services, speaking(talk, query.from_user)))


async def _screen(which: Screen, talk: Talk, services: Services, language: str) -> Note:
    match which:
        case Screen.COUNTS:
            return counts_note(await talk.tx.operating.figures(services.clock.now()))
        case Screen.ERRORS:
            return await _errors(talk, services, language)
        case Screen.ASIDE:
            return aside_note(await talk.tx.upkeep.set_aside(), services, language)
        case _:
            return menu_note(await talk.tx.operating.overview())


# ------------------------------------------------------------------------------------------------- the screens


def menu_note(overview: Overview) -> Note:
    """The menu, with the little that is worth knowing before one presses anything."""
    feeds = overview.feeds
    summary = {
        "chats": sum(count for (state, _), count in overview.chats.items() if state is ChatState.OPEN),
        "good": feeds["answering"],
        "count": sum(count for how, count in feeds.items() if how != "private"),
        "waiting": overview.waiting,
    }
    phrases = [Phrase("operator-menu"), Phrase("operator-summary", summary)]
    trouble = feeds["failing"] + feeds["gone"]
    if trouble or overview.set_aside:
        phrases.append(Phrase("operator-trouble", {"feeds": trouble, "aside": overview.set_aside}))
    return Note(
        tuple(phrases),
        (
            (go("button-op-counts", Screen.COUNTS), go("button-op-feeds", Screen.FEEDS)),
            (go("button-op-errors", Screen.ERRORS), go("button-op-aside", Screen.ASIDE)),
            (go("button-op-broadcast", Screen.BROADCAST), go("button-op-invites", Screen.INVITES)),
        ),
    )


def counts_note(figures: Figures) -> Note:
    """Everything that can be counted."""
    overview = figures.overview
    phrases = [Phrase("counts-head")]
    phrases += [_chats_line(overview, state) for state in ChatState if _chats_of(overview, state)]
    phrases += [
        Phrase("counts-rules", {"rules": figures.rules, "queries": figures.queries}),
        Phrase("counts-feeds", dict(overview.feeds)),
        Phrase("counts-day", {"items": figures.items, "alerts": figures.alerts}),
        Phrase(
            "counts-waiting",
            {"waiting": overview.waiting, "updates": figures.updates, "aside": overview.set_aside},
        ),
    ]
    if figures.decided is not None:
        phrases.append(_delay_line("counts-decided", figures.decided))
    if figures.sent is not None:
        phrases.append(_delay_line("counts-sent", figures.sent))
    return Note(tuple(phrases), back())


def _chats_of(overview: Overview, state: ChatState) -> dict[ChatKind, int]:
    return {kind: count for (its_state, kind), count in overview.chats.items() if its_state is state}


def _chats_line(overview: Overview, state: ChatState) -> Phrase:
    of_kind = _chats_of(overview, state)
    return Phrase(
        "counts-chats",
        {
            "standing": state.value,
            "people": of_kind.get(ChatKind.PRIVATE, 0),
            "groups": of_kind.get(ChatKind.GROUP, 0) + of_kind.get(ChatKind.SUPERGROUP, 0),
            "channels": of_kind.get(ChatKind.CHANNEL, 0),
        },
    )


def _delay_line(text_id: str, delay: Delay) -> Phrase:
    return Phrase(text_id, {"half": round(delay.half, 2), "most": round(delay.most, 2)})


async def _errors(talk: Talk, services: Services, language: str) -> Note:
    now = services.clock.now()
    shared, private, set_aside = await talk.tx.operating.failing_feeds()
    failures = await talk.tx.operating.failures(now - DAY)
    if not shared and not private and not set_aside and not failures:
        return Note((Phrase("errors-none"),), back())
    phrases = []
    if shared:
        listed = [one for one in await talk.tx.shared_feeds.listed(now - WEEK) if one.error is not None]
        # What broke last comes first.
        listed.sort(key=lambda one: one.last_good_at or one.added_at or now, reverse=True)
        phrases.append(Phrase("errors-feeds", {"count": shared}))
        phrases += [health_line(one, f"{Mark.TROUBLE} {name_of(one)}", now) for one in listed[:SHOWN]]
        phrases += _more(len(listed))
    if private:
        phrases.append(Phrase("errors-private", {"count": private}))
    if failures:
        phrases.append(Phrase("errors-deliveries"))
        phrases += [_failure_line(one, services, language) for one in failures[:SHOWN]]
        phrases += _more(len(failures))
    if not set_aside:
        return Note(tuple(phrases), back())
    phrases.append(Phrase("errors-aside", {"count": set_aside}))
    return Note(tuple(phrases), ((go("button-op-aside", Screen.ASIDE),), *back()))


def _more(count: int) -> list[Phrase]:
    return [Phrase("errors-more", {"count": count - SHOWN})] if count > SHOWN else []


def _failure_line(failure: Failure, services: Services, language: str) -> Phrase:
    return Phrase(
        "errors-delivery",
        {
            "count": failure.count,
            "what": failure.kind.value,
            "cause": failure.reason.value,
            "seen": ago(services, language, failure.at),
        },
    )


def aside_note(rows: tuple[SetAside, ...], services: Services, language: str) -> Note:
    """The rows set aside, newest first, each with a button that lets it be tried again."""
    if not rows:
        return Note((Phrase("aside-none"),), back())
    listed = rows[::-1][:ROWS_SHOWN]
    phrases = [
        Phrase(
            "aside-line",
            {
                "kind": row.kind,
                "row": str(row.id),
                "error": row.error[:ERROR_LIMIT],
                "seen": ago(services, language, row.at),
            },
        )
        for row in listed
    ]
    if len(rows) > len(listed):
        phrases.append(Phrase("errors-more", {"count": len(rows) - len(listed)}))
    buttons = [
        Button(
            Phrase("button-retry", {"kind": row.kind, "row": str(row.id)}),
            RetryRow(kind=row.kind, row=row.id).pack(),
        )
        for row in listed
    ]
    return Note(tuple(phrases), (*in_rows(buttons, 2), *back()))
