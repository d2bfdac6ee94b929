"""What places do not want to hear of: mutes, and languages that their people do not read."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.model import EVERYTHING, AlertId, ChatId, FeedId, Mute, MuteId, MuteKind, Place, Wishes
from bot.storage.connection import Connection, Row, chunks
from bot.storage.schema import (
    UtcTime,
    alerts,
    chats,
    mutes,
    shown_messages,
    situations,
    stories,
    story_sources,
    subscriptions,
)

ENDED = timedelta(hours=72)
"""A story or situation without an item for so long is over, and so is its mute (STORIES §5)."""

NOW = sa.bindparam("now", type_=UtcTime())
OF_CHATS = sa.bindparam("named", expanding=True, type_=sa.BigInteger())
STANDING = sa.or_(mutes.c.until.is_(None), mutes.c.until > NOW)
MUTES_READ = sa.select(mutes.c.chat_id, mutes.c.topic, mutes.c.kind, mutes.c.target).where(
    mutes.c.chat_id.in_(OF_CHATS), STANDING
)
LANGUAGES_READ = sa.select(chats.c.id, chats.c.languages).where(
    chats.c.id.in_(OF_CHATS), chats.c.languages.is_not(None)
)
LEFT_OUT_READ = sa.select(subscriptions.c.chat_id).where(
    subscriptions.c.feed_id == sa.bindparam("feed", type_=sa.BigInteger()),
    subscriptions.c.chat_id.in_(OF_CHATS),
    sa.not_(subscriptions.c.reads),
)


class Mutes:
    """``bot.ports.Mutes`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def wishes(
        self, places: Collection[Place], now: datetime, feed_id: FeedId | None = None
    ) -> Mapping[Place, Wishes]:
        """Tell what these places do not want to hear of now, and whether they leave out a shared feed.

        A place that hears everything is missing.
        """
        found: dict[Place, Wishes] = {}
        for some in chunks(sorted({place.chat_id for place in places})):
            languages = {
                row.id: frozenset(row.languages)
                for row in await self._connection.rows(LANGUAGES_READ, {"named": some})
            }
            for place in places:
                if place.chat_id in languages:
                    found[place] = Wishes(languages=languages[place.chat_id])
            leaving = await self._leaving(some, feed_id)
            for place in places:
                if place.chat_id in leaving:
                    found[place] = replace(found.get(place, EVERYTHING), leaves_out=True)
            for row in await self._connection.rows(MUTES_READ, {"named": some, "now": now}):
                place = Place(ChatId(row.chat_id), row.topic)
                found[place] = _with(found.get(place, EVERYTHING), MuteKind(row.kind), row.target)
        return found

    async def _leaving(self, chat_ids: Collection[ChatId], feed_id: FeedId | None) -> frozenset[int]:
        if feed_id is None:
            return frozenset()
        rows = await self._connection.rows(LEFT_OUT_READ, {"named": list(chat_ids), "feed": feed_id})
        return frozenset(row.chat_id for row in rows)

    async def add(self, mute: Mute) -> MuteId:
        """Keep a mute (its id is ignored), one a (place, kind, target); the standing one's id where there is one."""
        place = {"chat_id": mute.place.chat_id, "topic": mute.place.topic}
        values = {**place, "kind": mute.kind, "target": mute.target}
        await self._connection.insert_new(mutes, [{**values, "since": mute.since, "until": mute.until}])
        standing: int = await self._connection.value(
            sa.select(mutes.c.id).where(*(mutes.c[name] == value for name, value in values.items()))
        )
        return MuteId(standing)

    async def lift(self, place: Place, mute_id: MuteId) -> Mute | None:
        """Remove a place's mute; None when there is no such one (any more), or it is another place's."""
        row = await self._connection.row(
            sa.delete(mutes).where(mutes.c.id == mute_id, *_at(place)).returning(*mutes.c)
        )
        return None if row is None else _mute_of(row)

    async def of_place(self, place: Place, now: datetime) -> tuple[Mute, ...]:
        """List a place's mutes with the names of what they mute, oldest first; those that ended are removed."""
        rows = await self._connection.rows(sa.select(mutes).where(*_at(place)).order_by(mutes.c.id))
        standing = []
        for mute in map(_mute_of, rows):
            name = await self._name(mute, now)
            if name is None or (mute.until is not None and mute.until <= now):
                await self._connection.run(sa.delete(mutes).where(mutes.c.id == mute.id))
            else:
                standing.append(replace(mute, name=name))
        return tuple(standing)

    async def _name(self, mute: Mute, now: datetime) -> str | None:
        """Find what people know it by; None when it ended."""
        if mute.kind is MuteKind.SOURCE:
            return mute.target
        titles = sa.select(stories.c.title)
        if mute.kind is MuteKind.STORY:
            running = titles.where(stories.c.id == int(mute.target), stories.c.last_at > now - ENDED)
        else:
            running = (
                titles.join_from(situations, alerts, alerts.c.situation_id == situations.c.id)
                .join(stories, stories.c.id == alerts.c.story_id)
                .where(situations.c.id == int(mute.target), situations.c.last_at > now - ENDED)
                .order_by(alerts.c.id)
                .limit(1)
            )
        name: str | None = await self._connection.value(running)
        return name

    async def alert_of(self, chat_id: ChatId, message_id: int) -> AlertId | None:
        """Find the alert that a message of a chat shows; None when it shows none (any more)."""
        alert_id: int | None = await self._connection.value(
            sa.select(shown_messages.c.alert_id).where(
                shown_messages.c.chat_id == chat_id, shown_messages.c.message_id == message_id
            )
        )
        return None if alert_id is None else AlertId(alert_id)

    # ------------------------------------------------------------------------------------------------------ languages

    async def languages(self, chat_id: ChatId) -> frozenset[str] | None:
        """Tell the languages that a chat reads; None: all."""
        named = await self._connection.value(sa.select(chats.c.languages).where(chats.c.id == chat_id))
        return None if named is None else frozenset(named)

    async def read(self, chat_id: ChatId, languages: Collection[str] | None) -> None:
        """Keep the languages that a chat reads; None: all."""
        named = None if languages is None else sorted(languages)
        await self._connection.run(sa.update(chats).where(chats.c.id == chat_id).values(languages=named))


async def move_mutes(connection: Connection, old: ChatId, new: ChatId) -> None:
    """Give a group's mutes and languages to the supergroup that it became."""
    theirs = mutes.alias()
    same = (theirs.c[name] == mutes.c[name] for name in ("topic", "kind", "target"))
    twice = sa.exists().where(theirs.c.chat_id == new, *same)
    await connection.run(sa.delete(mutes).where(mutes.c.chat_id == old, twice))
    await connection.run(sa.update(mutes).where(mutes.c.chat_id == old).values(chat_id=new))
    named = sa.select(chats.c.languages).where(chats.c.id == old).scalar_subquery()
    await connection.run(sa.update(chats).where(chats.c.id == new).values(languages=named))


def _at(place: Place) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return mutes.c.chat_id == place.chat_id, mutes.c.topic == place.topic


def _with(wishes: Wishes, kind: MuteKind, target: str) -> Wishes:
    match kind:
        case MuteKind.STORY:
            return replace(wishes, stories=wishes.stories | {int(target)})
        case MuteKind.SITUATION:
            return replace(wishes, situations=wishes.situations | {int(target)})
        case MuteKind.SOURCE:
            return replace(wishes, sources=wishes.sources | {target})


def _mute_of(row: Row) -> Mute:
    return Mute(
        id=MuteId(row.id),
        place=Place(ChatId(row.chat_id), row.topic),
        kind=MuteKind(row.kind),
        target=row.target,
        since=row.since,
        until=row.until,
    )


def is_muted() -> sa.ColumnElement[bool]:
    """Say that the place of the row's alert muted its story, its situation, or all sources of its story.

    Mutes for a time are left to what decides: this knows no time.
    """
    here = sa.and_(
        mutes.c.chat_id == alerts.c.chat_id, mutes.c.topic == alerts.c.topic, mutes.c.until.is_(None)
    )
    story = sa.and_(mutes.c.kind == MuteKind.STORY, mutes.c.target == sa.cast(alerts.c.story_id, sa.Text))
    situation = sa.and_(
        mutes.c.kind == MuteKind.SITUATION, mutes.c.target == sa.cast(alerts.c.situation_id, sa.Text)
    )
    source = mutes.c.kind == MuteKind.SOURCE
    silenced = sa.exists().where(here, source, mutes.c.target == story_sources.c.family)
    heard = sa.exists().where(
        story_sources.c.story_id == alerts.c.story_id,
        sa.not_(silenced.correlate(alerts, story_sources)),
    )
    return sa.or_(
        sa.exists().where(here, story | situation).correlate(alerts),
        sa.and_(sa.exists().where(here, source).correlate(alerts), sa.not_(heard.correlate(alerts))),
    )
