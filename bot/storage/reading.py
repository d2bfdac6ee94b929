"""What several repositories read: feeds, chats and rules off rows, and who reads which feed."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from bot.model import (
    Chat,
    ChatId,
    ChatKind,
    ChatState,
    Feed,
    FeedId,
    FeedState,
    Level,
    Origin,
    Place,
    QueryId,
    Rule,
    RuleId,
    RuleWords,
    Schedule,
    Scope,
    Sound,
    StoryConditions,
)
from bot.storage.connection import Row
from bot.storage.schema import chats, feeds, queries, rules, subscriptions

FEED_COLUMNS = tuple(
    feeds.c[name].label(f"feed_{name}")
    for name in (
        "id",
        "url",
        "publisher",
        "family",
        "tier",
        "country",
        "language",
        "priority",
        "scope",
        "origin",
        "state",
    )
)


def feed_of(row: Row) -> Feed:
    """Read a feed off a row of ``FEED_COLUMNS``."""
    return Feed(
        id=FeedId(row.feed_id),
        url=row.feed_url,
        publisher=row.feed_publisher,
        family=row.feed_family,
        tier=row.feed_tier,
        country=row.feed_country,
        language=row.feed_language,
        priority=row.feed_priority,
        scope=Scope(row.feed_scope),
        origin=Origin(row.feed_origin),
        state=FeedState(row.feed_state),
    )


def reads(chat_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Say whether a chat reads the feed of the row."""
    shared, private = (reads_one(chat_id, feeds.c.id, scope) for scope in (Scope.SHARED, Scope.PRIVATE))
    return sa.case(
        (feeds.c.scope == Scope.SHARED, shared), (feeds.c.scope == Scope.PRIVATE, private), else_=sa.false()
    )


def reads_one(
    chat_id: sa.ColumnElement[int], feed_id: sa.ColumnElement[int], scope: Scope
) -> sa.ColumnElement[bool]:
    """Say whether a chat reads a feed of this scope.

    A shared feed is read unless the chat left it out, a private one by the chats that added it; a search by rules,
    never by chats.
    """
    row = sa.exists().where(subscriptions.c.chat_id == chat_id, subscriptions.c.feed_id == feed_id)
    # Chat and feed may be of a statement further out than the next one, which is as far as SQLAlchemy looks by itself.
    row = row.correlate_except(subscriptions)
    if scope is Scope.SHARED:
        return sa.not_(row.where(sa.not_(subscriptions.c.reads)))
    return row.where(subscriptions.c.reads)


CHAT_COLUMNS = tuple(
    chats.c[name].label(f"chat_{name}") for name in ("id", "kind", "state", "language", "timezone")
)


def chat_of(row: Row) -> Chat:
    """Read a chat off a row of ``CHAT_COLUMNS``."""
    return Chat(
        id=ChatId(row.chat_id),
        kind=ChatKind(row.chat_kind),
        state=ChatState(row.chat_state),
        language=row.chat_language,
        timezone=row.chat_timezone,
    )


RULES = sa.select(rules, queries.c.text.label("query")).join_from(
    rules, queries, queries.c.id == rules.c.query_id
)
"""Rules with their queries' texts; `rule_of` reads its rows."""


def rule_of(row: Row) -> Rule:
    """Read a rule off a row of ``RULES``."""
    return Rule(
        id=RuleId(row.id),
        number=row.number,
        place=Place(ChatId(row.chat_id), row.topic),
        query_id=QueryId(row.query_id),
        text=row.text,
        query=row.query,
        conditions=StoryConditions(
            sources_low=row.sources_low,
            sources_high=row.sources_high,
            level_low=Level(row.level_low),
            level_high=None if row.level_high is None else Level(row.level_high),
        ),
        sound=Sound(row.sound),
        schedule=Schedule(row.schedule),
        paused=row.paused,
        pack=row.pack,
        created_at=row.created_at,
        resumes_at=row.resumes_at,
        before=None if row.before is None else words_of(row.before),
    )


def words_of(values: Mapping[str, Any]) -> RuleWords:
    """Read what a rule asked before off what ``words_to_json`` wrote."""
    return RuleWords(
        text=values["text"],
        query=values["query"],
        digest=values["digest"],
        conditions=StoryConditions(
            sources_low=values["sources_low"],
            sources_high=values["sources_high"],
            level_low=Level(values["level_low"]),
            level_high=None if values["level_high"] is None else Level(values["level_high"]),
        ),
        pack=values["pack"],
    )


def words_to_json(words: RuleWords) -> dict[str, object]:
    """Turn what a rule asks into plain values."""
    return {
        "text": words.text,
        "query": words.query,
        "digest": words.digest,
        **conditions_to_columns(words.conditions),
        "pack": words.pack,
    }


def conditions_to_columns(conditions: StoryConditions) -> dict[str, int | None]:
    """Turn conditions into the columns that hold them."""
    return {
        "sources_low": conditions.sources_low,
        "sources_high": conditions.sources_high,
        "level_low": int(conditions.level_low),
        "level_high": None if conditions.level_high is None else int(conditions.level_high),
    }
