"""/stats: what a place was told lately, how fast, and how its feeds are; in words at once, as a picture when it is drawn."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot import ports
from bot.messages import PUBLISHER_LIMIT, shortened
from bot.model import (
    Chat,
    FeedAnswer,
    Note,
    Parameter,
    Phrase,
    Picture,
    PictureBars,
    PictureFeed,
    Place,
    RuleDays,
    Statistics,
    WantedKind,
)
from bot.ports import Talk
from bot.statistics import ALERTS_READ, DAYS, OTHERS, begin_of, days_until, summed_up
from bot.texts import Texts, ago, day_span, duration
from handlers.arrival import standing
from handlers.commands import Says
from handlers.screens import Open, Screen, settings_row, shown_in_place
from handlers.services import Services
from handlers.settings.zones import shown_zone
from handlers.sparklines import sparkline
from handlers.views import shown

SILENT_NAMED = 5
FEEDS_PICTURED = 9
RULE_LABEL = 60
RULE_LINE = 60
TICKS = (1, 5, 15, 30, 60, 120, 300, 900, 1_800, 3_600, 7_200, 21_600, 86_400)
"""Seconds at which the picture's scale of delays may have a line."""
WAITING_MOST = 50
"""Files of all chats that wait for their turn."""


class Reading(Protocol):
    """What is read for the figures."""

    @property
    def statistics(self) -> ports.Statistics:
        """What places were told lately."""
        ...

    @property
    def rules(self) -> ports.Rules:
        """Rules by their places."""
        ...


def router() -> Router:
    """Make this module's router."""
    routes = Router(name="stats")
    routes.message.register(stats, Says("stats"))
    routes.callback_query.register(stats_by_button, Open.filter(F.screen == Screen.STATS))
    return routes


async def stats(message: Message, talk: Talk, services: Services) -> None:
    """Tell the figures, and have a picture of them drawn where there is something to draw."""
    chat = await standing(talk, services, message.from_user)
    figures = await read(talk.tx, chat, talk.place, services.clock.now())
    draws = services.draws and figures.alerts > 0 and await _may_wait(talk)
    asks = await _asks(talk)
    key = talk.say(told(figures, chat, services, asks=asks, drawing=draws))
    if draws:
        await talk.tx.files.keep(talk.place, WantedKind.CHART, key, services.clock.now())


async def stats_by_button(query: CallbackQuery, talk: Talk, services: Services) -> None:
    """Show the figures in the message with the button; a picture comes by the command."""
    chat = await standing(talk, services, query.from_user)
    figures = await read(talk.tx, chat, talk.place, services.clock.now())
    shown_in_place(query, talk, told(figures, chat, services, asks=await _asks(talk)))


async def _asks(talk: Talk) -> bool:
    """Tell whether there is a rule here that could have found anything."""
    return bool(await talk.tx.rules.of_place(talk.place))


async def _may_wait(talk: Talk) -> bool:
    files = talk.tx.files
    return not await files.count_waiting(talk.place.chat_id) and await files.count_waiting() < WAITING_MOST


async def read(tx: Reading, chat: Chat, place: Place, now: datetime) -> Statistics:
    """Read the figures of a place."""
    zone = ZoneInfo(chat.timezone)
    since = begin_of(days_until(now, zone)[0], zone)
    lately = await tx.statistics.told_lately(place, since, ALERTS_READ)
    feeds = await tx.statistics.feeds_of(place.chat_id)
    return summed_up(lately, await tx.rules.of_place(place), feeds, now, zone)


# -------------------------------------------------------------------------------------------------------- in words


def told(
    figures: Statistics, chat: Chat, services: Services, *, asks: bool = True, drawing: bool = False
) -> Note:
    """Say the figures, with the days of each rule as a line of blocks; of a chat that ``asks`` nothing, that."""
    phrases = [
        _head(figures) if asks or figures.alerts else Phrase("stats-no-rules"),
        *(_rule(rule) for rule in figures.rules),
        *_delays(figures, chat.language),
        *looked(figures.feeds, chat.language, services.clock.now()),
        *_silent(figures.feeds, chat.language, services.texts),
    ]
    if drawing:
        phrases.append(Phrase("stats-drawing"))
    return Note(tuple(phrases), settings_row())


def captioned(figures: Statistics, chat: Chat, services: Services) -> Note:
    """Say what a picture shows."""
    phrases = (
        _head(figures),
        *_delays(figures, chat.language),
        *looked(figures.feeds, chat.language, services.clock.now()),
    )
    return Note(phrases)


def _head(figures: Statistics) -> Phrase:
    return Phrase("stats-head", {"count": figures.alerts, "days": DAYS})


def _rule(rule: RuleDays) -> Phrase:
    line: dict[str, Parameter] = {"line": sparkline(rule.counts), "count": rule.alerts}
    if rule.number == OTHERS:
        return Phrase("stats-others", line)
    return Phrase(
        "stats-rule", {**line, "number": rule.number, "text": shortened(shown(rule.text), RULE_LINE)}
    )


def _delays(figures: Statistics, language: str) -> Sequence[Phrase]:
    if figures.overall is None:
        return ()
    half, most = (_span(seconds, language) for seconds in (figures.overall.half, figures.overall.most))
    return (Phrase("stats-delays", {"half": half, "most": most}),)


def looked(feeds: Sequence[FeedAnswer], language: str, now: datetime) -> Sequence[Phrase]:
    """Say when a chat's feeds were looked at last, and how many answered: one line for any screen."""
    moments = [feed.looked_at for feed in feeds if feed.looked_at is not None]
    if not moments:
        return (Phrase("stats-unlooked", {"count": len(feeds)}),)
    answering = sum(feed.answers for feed in feeds)
    params: dict[str, Parameter] = {
        "ago": ago(now - max(moments), language),
        "good": answering,
        "count": len(feeds),
    }
    return (Phrase("stats-looked", params),)


def _silent(feeds: Sequence[FeedAnswer], language: str, texts: Texts) -> Sequence[Phrase]:
    silent = [feed for feed in feeds if feed.looked_at is not None and not feed.answers]
    if not silent:
        return ()
    names = [_name(feed, language, texts) for feed in silent[:SILENT_NAMED]]
    if len(silent) > SILENT_NAMED:
        names.append(texts.plain(language, Phrase("chart-more-feeds", {"count": len(silent) - SILENT_NAMED})))
    return (Phrase("stats-silent", {"names": ", ".join(names)}),)


def _name(feed: FeedAnswer, language: str, texts: Texts) -> str:
    return shortened(feed.publisher, PUBLISHER_LIMIT) or texts.plain(language, Phrase("chart-own-feed"))


def _span(seconds: float, language: str) -> str:
    return duration(timedelta(seconds=round(seconds)), language)


# ------------------------------------------------------------------------------------------------------- a picture


def pictured(figures: Statistics, chat: Chat, services: Services) -> Picture:
    """Say what is to be drawn, in the reader's language and zone."""
    language, now = chat.language, services.clock.now()

    def say(text_id: str, **params: str | int) -> str:
        return services.texts.plain(language, Phrase(text_id, params))

    span = day_span(figures.days[0], figures.days[-1], language)
    return Picture(
        title=say("chart-title"),
        subtitle=say("chart-subtitle", span=span, timezone=shown_zone(chat.timezone)),
        days=tuple(str(day.day) for day in figures.days),
        alerts_title=say("chart-alerts"),
        bars=tuple(
            PictureBars(
                f"{rule.number} · {shortened(rule.text, RULE_LABEL)}"
                if rule.number != OTHERS
                else say("chart-others"),
                rule.counts,
            )
            for rule in figures.rules
        ),
        delays_title=say("chart-delays"),
        half_label=say("chart-half"),
        most_label=say("chart-most"),
        half=tuple(None if one is None else one.half for one in figures.delays),
        most=tuple(None if one is None else one.most for one in figures.delays),
        ticks=tuple((float(seconds), _span(seconds, language)) for seconds in TICKS),
        nothing=say("chart-nothing"),
        feeds_title=say("chart-feeds", good=figures.answering, count=len(figures.feeds)),
        feeds=_pictured_feeds(figures.feeds, language, services.texts, now),
    )


def _pictured_feeds(
    feeds: Sequence[FeedAnswer], language: str, texts: Texts, now: datetime
) -> tuple[PictureFeed, ...]:
    lines = [
        PictureFeed(
            _name(feed, language, texts),
            feed.answers,
            feed.looked_at is not None,
            texts.plain(language, _standing(feed, language, now)),
        )
        for feed in feeds[:FEEDS_PICTURED]
    ]
    left = len(feeds) - FEEDS_PICTURED
    if left > 0:
        answers = all(feed.answers for feed in feeds[FEEDS_PICTURED:])
        lines.append(
            PictureFeed(texts.plain(language, Phrase("chart-more-feeds", {"count": left})), answers, True, "")
        )
    return tuple(lines)


def _standing(feed: FeedAnswer, language: str, now: datetime) -> Phrase:
    if feed.looked_at is None:
        return Phrase("chart-unlooked")
    if feed.good_at is None:
        return Phrase("chart-unanswered")
    text_id = "chart-looked" if feed.answers else "chart-silent"
    return Phrase(text_id, {"ago": ago(now - feed.good_at, language)})
