"""Chats with their settings, and what becomes of everything that hangs on one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.model import Chat, ChatId, ChatKind, ChatState
from bot.storage.channels import managed_alone
from bot.storage.connection import CHUNK, Connection, Row, chunks
from bot.storage.digests import move_digests
from bot.storage.inbox import BLANK
from bot.storage.mutes import move_mutes
from bot.storage.readers import PRIVATE, lock, lock_own, retire_unread, revive_own
from bot.storage.reading import CHAT_COLUMNS, chat_of
from bot.storage.rules import forget_queries
from bot.storage.schema import (
    admissions,
    alerts,
    attachments,
    broadcasts,
    channels,
    chats,
    decisions,
    deliveries,
    digests,
    drafts,
    feeds,
    held,
    inbox,
    invites,
    mutes,
    removed_rules,
    rule_numbers,
    rules,
    shown_messages,
    situations,
    steps,
    stories,
    subscriptions,
    timings,
    wanted_feeds,
    wanted_files,
    wanted_tests,
)
from bot.storage.searches import forget_unread

MOVED_AS_THEY_ARE = (
    situations,
    decisions,
    deliveries,
    drafts,
    wanted_feeds,
    wanted_files,
    wanted_tests,
    attachments,
)
"""Tables whose rows change nothing but their chat when a group becomes a supergroup."""

WHAT_A_RULE_ASKS = ("topic", "query_id", "sources_low", "sources_high", "level_low", "level_high")
"""Two rules of a place that are alike in these are one."""


class Chats:
    """``bot.ports.Chats`` over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, chat_id: ChatId) -> Chat | None:
        """Find a chat."""
        row = await self._connection.row(sa.select(*CHAT_COLUMNS).where(chats.c.id == chat_id))
        return None if row is None else chat_of(row)

    async def open(self, chat: Chat, at: datetime) -> None:
        """Keep a chat as open, new or come back; a known chat keeps its language and time zone.

        Its own feeds are polled again, as if they were new.
        """
        altered = {"state": ChatState.OPEN, "kind": chat.kind, "changed_at": at, "moved_to": None}
        values = {
            "id": chat.id,
            "language": chat.language,
            "timezone": chat.timezone,
            "created_at": at,
            **altered,
        }
        await self._connection.upsert(chats, values, altered)
        await revive_own(self._connection, chat.id, at)

    async def close(self, chat_id: ChatId, state: ChatState, at: datetime) -> None:
        """Close a chat with its reason; its rules stay, and its own feeds, which are not polled while it is closed."""
        await self._set(chat_id, state=state, changed_at=at)
        await retire_unread(self._connection, await lock_own(self._connection, chat_id))

    async def set_adder(self, chat_id: ChatId, user_id: int) -> None:
        """Keep who added the bot to a group."""
        await self._set(chat_id, added_by=user_id)

    async def adder(self, chat_id: ChatId) -> int | None:
        """Tell who added the bot to a group."""
        user_id: int | None = await self._connection.value(
            sa.select(chats.c.added_by).where(chats.c.id == chat_id)
        )
        return user_id

    async def set_language(self, chat_id: ChatId, language: str) -> None:
        """Keep the chat's language."""
        await self._set(chat_id, language=language)

    async def set_timezone(self, chat_id: ChatId, timezone: str) -> None:
        """Keep the chat's time zone."""
        await self._set(chat_id, timezone=timezone)

    async def _set(self, chat_id: ChatId, **values: object) -> int:
        return await self._connection.run(sa.update(chats).where(chats.c.id == chat_id).values(**values))

    async def count_open(self) -> int:
        """Count the open chats."""
        count: int = await self._connection.value(
            sa.select(sa.func.count()).select_from(chats).where(chats.c.state == ChatState.OPEN)
        )
        return count

    # --------------------------------------------------------------------------------------------------------- moving

    async def move(self, old: ChatId, new: ChatId, at: datetime) -> None:
        """Give everything of a group to the supergroup that it became, in this one commit.

        Messages of the old group cannot be edited from the new one, and their numbers may be used there again: its
        alerts were told, but have no message any more; the next turn of each is its first one. A chat that moved already, or is not kept, moves nothing.
        """
        await self._connection.move_rules()
        row = await self._locked(old)
        if row is None or row.state == ChatState.MOVED or old == new:
            return
        await self._receive(row, new, at)
        await self._move_rules(old, new)
        await self._move_alerts(old, new)
        await move_mutes(self._connection, old, new)
        for table in MOVED_AS_THEY_ARE:
            await self._connection.run(sa.update(table).where(table.c.chat_id == old).values(chat_id=new))
        # What was asked of people stands in messages that cannot be answered any more.
        await self._connection.run(sa.delete(steps).where(steps.c.chat_id == old))
        # So does what brings a removed rule back.
        await self._connection.run(sa.delete(removed_rules).where(removed_rules.c.chat_id == old))
        await move_digests(self._connection, old, new)
        await self._move_feeds(old, new, at)
        await self._move_admission(old, new)
        await self._set(old, state=ChatState.MOVED, moved_to=new, changed_at=at)

    async def _locked(self, chat_id: ChatId) -> Row | None:
        return await self._connection.row(sa.select(chats).where(chats.c.id == chat_id).with_for_update())

    async def _receive(self, old: Row, new: ChatId, at: datetime) -> None:
        """Keep the new chat with the old one's settings; whichever was open makes it open."""
        known = await self._locked(new)
        state = ChatState.OPEN if known is not None and known.state == ChatState.OPEN else old.state
        altered = {
            "kind": ChatKind.SUPERGROUP,
            "state": state,
            "language": old.language,
            "timezone": old.timezone,
            "added_by": old.added_by,
            "changed_at": at,
            "moved_to": None,
        }
        await self._connection.upsert(chats, {"id": new, "created_at": old.created_at, **altered}, altered)

    async def _move_rules(self, old: ChatId, new: ChatId) -> None:
        """Move rules with their numbers; where the new chat has rules already, they get its next ones."""
        theirs = rules.alias()
        same = (theirs.c[name].is_not_distinct_from(rules.c[name]) for name in WHAT_A_RULE_ASKS)
        twice = sa.exists().where(theirs.c.chat_id == new, *same)
        await self._connection.run(sa.delete(rules).where(rules.c.chat_id == old, twice))
        taken = {
            row.topic: row.last
            for row in await self._connection.rows(
                sa.select(rule_numbers).where(rule_numbers.c.chat_id == new)
            )
        }
        counters = await self._connection.rows(sa.select(rule_numbers).where(rule_numbers.c.chat_id == old))
        for row in counters:
            shift = taken.get(row.topic, 0)
            await self._connection.run(
                sa.update(rules)
                .where(rules.c.chat_id == old, rules.c.topic == row.topic)
                .values(chat_id=new, number=rules.c.number + shift)
            )
            last = {"last": row.last + shift}
            await self._connection.upsert(rule_numbers, {"chat_id": new, "topic": row.topic, **last}, last)
        await self._connection.run(sa.delete(rule_numbers).where(rule_numbers.c.chat_id == old))

    async def _move_alerts(self, old: ChatId, new: ChatId) -> None:
        theirs = alerts.alias()
        twice = sa.exists().where(
            theirs.c.chat_id == new, theirs.c.topic == alerts.c.topic, theirs.c.story_id == alerts.c.story_id
        )
        await self._connection.run(sa.delete(alerts).where(alerts.c.chat_id == old, twice))
        await self._connection.run(
            sa.update(alerts).where(alerts.c.chat_id == old).values(chat_id=new, message_id=None)
        )
        await self._connection.run(sa.delete(shown_messages).where(shown_messages.c.chat_id == old))
        await self._connection.run(
            sa.update(deliveries).where(deliveries.c.chat_id == old).values(message_id=None)
        )

    async def _move_feeds(self, old: ChatId, new: ChatId, at: datetime) -> None:
        feed_ids = await lock_own(self._connection, old)
        theirs = subscriptions.alias()
        twice = sa.exists().where(theirs.c.chat_id == new, theirs.c.feed_id == subscriptions.c.feed_id)
        await self._connection.run(sa.delete(subscriptions).where(subscriptions.c.chat_id == old, twice))
        await self._connection.run(
            sa.update(subscriptions).where(subscriptions.c.chat_id == old).values(chat_id=new)
        )
        await retire_unread(self._connection, feed_ids)
        known = await self.get(new)
        if known is not None and known.state is ChatState.OPEN:
            await revive_own(self._connection, new, at)

    async def _move_admission(self, old: ChatId, new: ChatId) -> None:
        """Let a group's supergroup in; a group sends no broadcasts."""
        theirs = admissions.alias()
        twice = sa.exists().where(theirs.c.chat_id == new)
        of_old = admissions.c.chat_id == old
        await self._connection.run(sa.delete(admissions).where(of_old, twice))
        await self._connection.run(sa.update(admissions).where(of_old).values(chat_id=new))

    # --------------------------------------------------------------------------------------------- what people may ask

    async def export(self, chat_id: ChatId, newest: int | None = None) -> Mapping[str, object] | None:
        """Everything kept about a chat, as plain JSON values; None for an unknown chat.

        With ``newest`` only so many rows a table, and ``left_out`` counts the others by table.
        """
        chat = await self._connection.row(sa.select(chats).where(chats.c.id == chat_id))
        if chat is None:
            return None
        kept: dict[str, object] = {"chat": _plain(chat)}
        left_out = {}
        for name, statement in _kept_about(chat_id).items():
            first = 0
            if newest is not None:
                counted = sa.select(sa.func.count()).select_from(statement.order_by(None).subquery())
                first = max(int(await self._connection.value(counted)) - newest, 0)
            if first:
                left_out[name] = first
            kept[name] = await self._from(statement, first)
        return kept | {"left_out": left_out} if left_out else kept

    async def _from(self, statement: sa.Select[Any], first: int) -> list[dict[str, object]]:
        """Read a page at a time: what else the program does goes on between two."""
        found: list[dict[str, object]] = []
        while True:
            page = await self._connection.rows(statement.offset(first + len(found)).limit(CHUNK))
            found += map(_plain, page)
            if len(page) < CHUNK:
                return found

    async def erase(self, chat_id: ChatId) -> bool:
        """Remove everything of a chat; False for an unknown chat.

        With it go the private feeds and the queries that nobody else has, and the channels that nobody else manages. Of its updates only their numbers stay, so
        that none is handled twice. The commit is followed by ``Store.scrub``, which clears the pages.
        """
        self._connection.erased = True
        await self._connection.hold_changes()
        await self._forget_updates(chat_id)
        await self._forget_elsewhere(chat_id)
        await self._connection.run(sa.delete(deliveries).where(deliveries.c.chat_id == chat_id))
        if await self._locked(chat_id) is None:
            return False
        for channel_id in await managed_alone(self._connection, chat_id):
            await self.erase(channel_id)
        read = sa.exists().where(subscriptions.c.feed_id == feeds.c.id, subscriptions.c.reads)
        by_others = read.where(subscriptions.c.chat_id != chat_id)
        unread = await lock(self._connection, sa.and_(PRIVATE, sa.not_(by_others)))
        own = await lock_own(self._connection, chat_id)
        await self._connection.run(sa.delete(chats).where(chats.c.id == chat_id))
        for some in chunks(unread):
            await self._connection.run(sa.delete(feeds).where(feeds.c.id.in_(some), sa.not_(read)))
        await retire_unread(self._connection, own)
        await forget_queries(self._connection)
        await forget_unread(self._connection)
        return True

    async def _forget_elsewhere(self, person_id: int) -> None:
        """Forget of a person, whose chat has their own number, what is kept with groups."""
        await self._connection.run(
            sa.update(chats).where(chats.c.added_by == person_id).values(added_by=None)
        )
        await self._connection.run(sa.delete(steps).where(steps.c.person_id == person_id))

    async def _forget_updates(self, chat_id: ChatId) -> None:
        await self._connection.run(
            sa.update(inbox)
            .where(inbox.c.chat_id == chat_id)
            .values(handled_at=sa.func.coalesce(inbox.c.handled_at, inbox.c.stored_at), **BLANK)
        )


def _kept_about(chat_id: ChatId) -> dict[str, sa.Select[Any]]:
    # Each in an order that never changes: it is read in pages.
    return {
        "rules": sa.select(rules).where(rules.c.chat_id == chat_id).order_by(rules.c.id),
        "drafts": sa.select(drafts).where(drafts.c.chat_id == chat_id).order_by(drafts.c.id),
        "removed_rules": sa.select(removed_rules)
        .where(removed_rules.c.chat_id == chat_id)
        .order_by(removed_rules.c.topic, removed_rules.c.number),
        "channels": sa.select(channels)
        .where(sa.or_(channels.c.person_id == chat_id, channels.c.chat_id == chat_id))
        .order_by(channels.c.id),
        "steps": sa.select(steps).where(steps.c.chat_id == chat_id),
        "wanted_feeds": sa.select(wanted_feeds)
        .where(wanted_feeds.c.chat_id == chat_id)
        .order_by(wanted_feeds.c.id),
        "wanted_tests": sa.select(wanted_tests)
        .where(wanted_tests.c.chat_id == chat_id)
        .order_by(wanted_tests.c.id),
        "wanted_files": sa.select(wanted_files)
        .where(wanted_files.c.chat_id == chat_id)
        .order_by(wanted_files.c.id),
        "attachments": sa.select(attachments.c.kind, attachments.c.name, attachments.c.created_at)
        .where(attachments.c.chat_id == chat_id)
        .order_by(attachments.c.id),
        "feeds": sa.select(feeds.c.url, feeds.c.scope, subscriptions.c.reads)
        .join_from(subscriptions, feeds, feeds.c.id == subscriptions.c.feed_id)
        .where(subscriptions.c.chat_id == chat_id)
        .order_by(feeds.c.id),
        "alerts": sa.select(alerts, stories.c.title)
        .join_from(alerts, stories, stories.c.id == alerts.c.story_id)
        .where(alerts.c.chat_id == chat_id)
        .order_by(alerts.c.id),
        "mutes": sa.select(mutes).where(mutes.c.chat_id == chat_id).order_by(mutes.c.id),
        "timings": sa.select(timings).where(timings.c.chat_id == chat_id),
        "digests": sa.select(digests).where(digests.c.chat_id == chat_id).order_by(digests.c.id),
        "held": sa.select(held)
        .join_from(held, alerts, alerts.c.id == held.c.alert_id)
        .where(alerts.c.chat_id == chat_id)
        .order_by(held.c.alert_id),
        "situations": sa.select(situations).where(situations.c.chat_id == chat_id).order_by(situations.c.id),
        "decisions": sa.select(decisions)
        .where(decisions.c.chat_id == chat_id)
        .order_by(decisions.c.at, decisions.c.revision_id, decisions.c.rule_id),
        "messages": sa.select(shown_messages)
        .where(shown_messages.c.chat_id == chat_id)
        .order_by(shown_messages.c.message_id),
        "deliveries": sa.select(deliveries).where(deliveries.c.chat_id == chat_id).order_by(deliveries.c.id),
        "updates": sa.select(inbox).where(inbox.c.chat_id == chat_id).order_by(inbox.c.id),
        "admissions": sa.select(admissions.c.admitted_at, invites.c.created_at.label("invited_at"))
        .join_from(admissions, invites, invites.c.id == admissions.c.invite_id, isouter=True)
        .where(admissions.c.chat_id == chat_id),
        "broadcasts": sa.select(broadcasts).where(broadcasts.c.chat_id == chat_id).order_by(broadcasts.c.id),
    }


def _plain(row: Row) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in row._asdict().items()
    }
