"""The tables: one schema for SQLite and PostgreSQL.

Migrations state it again, frozen (``migrations/versions``); a test compares the two on both databases.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

HEAD = "0013"
"""The revision that this schema is; revisions are rising numbers, so a greater one is newer."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class UtcTime(TypeDecorator[datetime]):
    """A timezone-aware moment: microseconds since 1970 on SQLite, ``timestamptz`` on PostgreSQL."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[int]:
        """Choose the column's type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.TIMESTAMP(timezone=True))
        return dialect.type_descriptor(sa.BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        """Turn a moment into what the database keeps.

        Raises:
            ValueError: the moment does not know its time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        if dialect.name == "postgresql":
            return value.astimezone(UTC)
        return (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: object, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn what the database keeps into a moment in UTC."""
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        if isinstance(value, int):
            return EPOCH + value * MICROSECOND
        return None


class Json(TypeDecorator[object]):
    """A JSON value as text, readable by every tool."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write it without spaces; half a surrogate pair, which UTF-8 cannot hold, stays escaped."""
        if value is None:
            return None
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return text if _is_utf8(text) else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: object, dialect: Dialect) -> object:  # noqa: ARG002 - SQLAlchemy's signature
        """Read it."""
        return None if value is None else json.loads(str(value))


class Prose(TypeDecorator[str]):
    """Text from outside, without what databases refuse: NUL (PostgreSQL) and halves of surrogate pairs (both)."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Leave those characters out."""
        if value is None:
            return None
        if not _is_utf8(value):
            value = value.encode("utf-8", "replace").decode()
        return value.replace("\0", "")


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""SQLite numbers rows by itself only where the type is INTEGER."""

NUMBERED: Mapping[str, Any] = {"sqlite_autoincrement": True}
"""An id is never used twice, even when the newest row was removed."""

ASSOCIATION: Mapping[str, Any] = {"sqlite_with_rowid": False}
"""The primary key is the table: half the pages."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> sa.Column[int]:
    return sa.Column("id", Key, primary_key=True)


def _of(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(
        name,
        sa.BigInteger,
        sa.ForeignKey(target, ondelete="CASCADE"),
        nullable=nullable,
        primary_key=primary_key,
    )


def _where(condition: str) -> Mapping[str, Any]:
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


# ------------------------------------------------------------------------------------------------ chats and feeds

chats = sa.Table(
    "chats",
    metadata,
    sa.Column("id", Key, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("language", Prose, nullable=False),
    sa.Column("timezone", Prose, nullable=False),
    sa.Column("languages", Json),  # those that its people read; none named: all
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("changed_at", UtcTime, nullable=False),
    _of("moved_to", "chats.id", nullable=True),
    sa.Column("added_by", sa.BigInteger),  # who is told when it may not write there
    sa.Index("ix_chats_moved_to", "moved_to", **_where("moved_to IS NOT NULL")),
)

invites = sa.Table(
    "invites",
    metadata,
    _id(),
    sa.Column("digest", sa.Text, nullable=False),  # of the code: whoever reads the table can let nobody in
    sa.Column("uses", sa.Integer, nullable=False),
    sa.Column("used", sa.Integer, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("expires_at", UtcTime, nullable=False),
    sa.Column("revoked_at", UtcTime),
    sa.UniqueConstraint("digest"),
    **NUMBERED,
)

admissions = sa.Table(
    "admissions",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column("invite_id", sa.BigInteger, sa.ForeignKey("invites.id", ondelete="SET NULL")),
    sa.Column("admitted_at", UtcTime, nullable=False),
    sa.Index("ix_admissions_invite_id", "invite_id", **_where("invite_id IS NOT NULL")),
    **ASSOCIATION,
)

broadcasts = sa.Table(
    "broadcasts",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),  # the operator's
    sa.Column("text", Prose, nullable=False),
    sa.Column("language", sa.Text),  # only chats that are spoken to in it; none: all
    sa.Column("kinds", Json, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("message_id", sa.BigInteger),  # which shows how far it is
    sa.Column("told_to", sa.BigInteger),  # the last chat that was gone through; none: not begun
    sa.Column("total", sa.Integer, nullable=False),
    sa.Column("due_until", UtcTime),  # when the last delivery is due, by the machine's clock
    sa.Column("edits", sa.Integer, nullable=False),
    sa.Column("shown", sa.Text),  # what the message shows, and since when
    sa.Column("shown_at", UtcTime),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("ended_at", UtcTime),
    sa.Index("ix_broadcasts_going", "id", **_where("state IN ('sending', 'stopping')")),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

feeds = sa.Table(
    "feeds",
    metadata,
    _id(),
    sa.Column("url", Prose, nullable=False),
    sa.Column(
        "address_key", Prose
    ),  # equal for addresses that are one; none: of an older version, not yet made
    sa.Column("alias_of", sa.BigInteger),  # a shared feed, which is never deleted
    sa.Column("publisher", Prose, nullable=False),
    sa.Column("family", Prose, nullable=False),
    sa.Column("tier", sa.SmallInteger, nullable=False),
    sa.Column("country", Prose),
    sa.Column("language", Prose),
    sa.Column("priority", sa.Boolean, nullable=False),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("etag", Prose),
    sa.Column("last_modified", Prose),
    sa.Column("body_hash", Prose),
    sa.Column("next_due_at", UtcTime, nullable=False),
    sa.Column("again_at", UtcTime),  # somebody asked for a look while one was under way
    sa.Column("leased_until", UtcTime),
    sa.Column("failures", sa.Integer, nullable=False, default=0),
    sa.Column("gone_answers", sa.Integer, nullable=False, default=0),
    sa.Column("fetched", sa.Boolean, nullable=False, default=False),
    sa.Column("error", Prose),
    sa.Column("added_at", UtcTime, nullable=False),
    sa.Column("last_looked_at", UtcTime),
    sa.Column("last_good_at", UtcTime),
    sa.Column("last_new_at", UtcTime),
    sa.Column("learnt", Json),  # how often it publishes, by hour of the week
    sa.Column("interval_seconds", sa.Float),
    sa.Column("interval_why", sa.Text),
    sa.Column("moved_to", Prose),  # where permanent redirects lead, until that is believed
    sa.Column("moved_times", sa.Integer, nullable=False, default=0, server_default="0"),
    sa.Column("moved_since", UtcTime),
    sa.Column(
        "clock_minutes", sa.Integer, nullable=False, default=0, server_default="0"
    ),  # how far its dates run ahead
    sa.Column("clock_signs", Json),
    sa.Column("gone_at", UtcTime),  # since when it says that it is gone, until it is back
    sa.Column("gone_told", sa.Boolean, nullable=False, default=False, server_default=sa.false()),
    sa.Column("read_at", UtcTime),  # when a body was last read through: what it showed is known since then
    sa.UniqueConstraint("url", "scope"),
    sa.Index("ix_feeds_due", "next_due_at", **_where("state = 'active'")),
    sa.Index(None, "address_key"),
    sa.Index("ix_feeds_alias_of", "alias_of", **_where("alias_of IS NOT NULL")),
    **NUMBERED,
)

subscriptions = sa.Table(
    "subscriptions",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    _of("feed_id", "feeds.id", primary_key=True),
    sa.Column("reads", sa.Boolean, nullable=False),  # a shared feed is read unless a row says that it is not
    sa.Index(None, "feed_id"),
    **ASSOCIATION,
)

wanted_feeds = sa.Table(
    "wanted_feeds",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("url", Prose, nullable=False),
    sa.Column("choices", Json),  # what was found there; none: it was not looked at yet
    sa.Column(
        "shared", sa.Boolean, nullable=False, default=False, server_default=sa.false()
    ),  # an operator wants every chat to read it
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index(None, "chat_id", "topic"),
    sa.Index("ix_wanted_feeds_waiting", "id", **_where("choices IS NULL")),
    **NUMBERED,
)

hub_subscriptions = sa.Table(
    "hub_subscriptions",
    metadata,
    sa.Column("path", sa.Text, primary_key=True),
    _of("feed_id", "feeds.id"),
    sa.Column("hub", Prose, nullable=False),
    sa.Column("topic", Prose, nullable=False),
    sa.Column("found_at", Prose, nullable=False),
    sa.Column("callback", Prose, nullable=False),
    sa.Column("secret", sa.Text, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("act_at", UtcTime, nullable=False),
    sa.Column("pending", sa.Text),
    sa.Column("pending_until", UtcTime),
    sa.Column("expires_at", UtcTime),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("error", Prose),
    sa.Column("pushed_at", UtcTime),
    sa.Column("proven", sa.Boolean, nullable=False),
    sa.Column("leaving", sa.Boolean, nullable=False),
    sa.Index("ix_hub_subscriptions_standing", "feed_id", unique=True, **_where("NOT leaving")),
    sa.Index(None, "feed_id"),
    sa.Index(None, "act_at"),
)

wanted_tests = sa.Table(
    "wanted_tests",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("text", Prose, nullable=False),
    sa.Column("operators", Prose, nullable=False),  # the language whose AND, OR and NOT count in it
    sa.Column("answer_key", Prose, nullable=False),  # of the delivery whose message becomes the answer
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("draft_id", sa.BigInteger),  # the draft that is counted for; the test goes with it
    sa.Column("draft_version", sa.Integer),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

wanted_files = sa.Table(
    "wanted_files",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("answer_key", Prose, nullable=False),  # of the delivery whose message says that it is made
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

attachments = sa.Table(
    "attachments",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", Prose, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Index(None, "chat_id"),
    sa.Index(None, "created_at"),
    **NUMBERED,
)

silences = sa.Table(
    "silences",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column(
        "since", UtcTime, nullable=False
    ),  # none of the chat's feeds has answered since; its people were told
    **ASSOCIATION,
)

items = sa.Table(
    "items",
    metadata,
    _id(),
    _of("feed_id", "feeds.id"),
    sa.Column("identity", Prose, nullable=False),
    sa.Column("canonical_link", Prose, nullable=False),
    sa.Column("link_key", Prose),  # equal for links that are one, as far as an index holds it; none: no link
    sa.Column("title", Prose, nullable=False),
    sa.Column("content_hash", Prose, nullable=False),
    sa.Column("first_seen_at", UtcTime, nullable=False),
    sa.Column("shown_at", UtcTime),  # when its feed was last seen to show it, to the day
    sa.UniqueConstraint("feed_id", "identity"),
    sa.Index(None, "feed_id", "id"),
    sa.Index(None, "feed_id", "first_seen_at"),
    sa.Index("ix_items_link_key", "link_key", **_where("link_key IS NOT NULL")),
    **NUMBERED,
)

revisions = sa.Table(
    "revisions",
    metadata,
    _id(),
    _of("item_id", "items.id"),
    sa.Column("content_hash", Prose, nullable=False),
    sa.Column("title", Prose, nullable=False),
    sa.Column("summary", Prose, nullable=False),
    sa.Column("link", Prose, nullable=False),
    sa.Column("author", Prose, nullable=False),
    sa.Column("category", Prose, nullable=False),
    sa.Column("published_at", UtcTime),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("looked_before_at", UtcTime),  # the feed's last good look before it was seen
    sa.Column("first_fetch", sa.Boolean, nullable=False),
    sa.Column("revises", sa.Boolean, nullable=False),
    sa.Column("media", Json),  # files and pictures, as the feed names them
    sa.Column("annotation", Json),
    sa.Column("decided_at", UtcTime),
    sa.Column("reason", sa.Text),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("error", Prose),
    sa.Column("set_aside_at", UtcTime),
    sa.UniqueConstraint("item_id", "content_hash"),
    sa.Index("ix_revisions_undecided", "id", **_where("decided_at IS NULL AND set_aside_at IS NULL")),
    sa.Index("ix_revisions_set_aside", "set_aside_at", **_where("set_aside_at IS NOT NULL")),
    sa.Index(None, "seen_at"),
    **NUMBERED,
)

# -------------------------------------------------------------------------------------------------------- rules

queries = sa.Table(
    "queries",
    metadata,
    _id(),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("text", Prose, nullable=False),
    sa.UniqueConstraint("digest"),
    **NUMBERED,
)

rules = sa.Table(
    "rules",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    _of("query_id", "queries.id"),
    sa.Column("text", Prose, nullable=False),
    sa.Column("sources_low", sa.Integer, nullable=False),
    sa.Column("sources_high", sa.Integer),
    sa.Column("level_low", sa.SmallInteger, nullable=False),
    sa.Column("level_high", sa.SmallInteger),
    sa.Column("sound", sa.Text, nullable=False),
    sa.Column("schedule", sa.Text, nullable=False),
    sa.Column("paused", sa.Boolean, nullable=False),
    sa.Column("pack", Prose),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("resumes_at", UtcTime),  # on the story clock: when the pause ends; none: when somebody ends it
    sa.Column("before", Json),  # what it asked before it was last reworded
    sa.UniqueConstraint("chat_id", "topic", "number"),
    sa.Index(None, "query_id", "chat_id"),
    **NUMBERED,
)

rule_numbers = sa.Table(
    "rule_numbers",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column("topic", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("last", sa.Integer, nullable=False),
    **ASSOCIATION,
)

drafts = sa.Table(
    "drafts",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("text", Prose, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.Column("choices", Json),  # what was chosen by its buttons; none: nothing
    sa.Column("version", sa.Integer, nullable=False, default=0, server_default="0"),  # of text and choices
    sa.Column("answer_key", Prose),  # of the delivery whose message shows it
    sa.Column("counted", Json),  # what this version would have sent
    sa.Index(None, "chat_id", "topic"),
    **NUMBERED,
)

removed_rules = sa.Table(
    "removed_rules",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column("topic", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("rule", Json, nullable=False),  # its row, by columns, whichever a rule has by then
    sa.Column("alerts", Json, nullable=False),  # those that name it
    sa.Column("removed_at", UtcTime, nullable=False),
    **ASSOCIATION,
)

shared_rules = sa.Table(
    "shared_rules",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("digest", sa.Text, nullable=False),  # of the text: shared twice, it has one link
    sa.Column("text", Prose, nullable=False),
    sa.Column("created_at", UtcTime, nullable=False),
    sa.UniqueConstraint("digest"),
    sa.Index(None, "created_at"),
)

channels = sa.Table(
    "channels",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    _of("person_id", "chats.id"),  # the private chat from which it is set up
    sa.Column("title", Prose, nullable=False),
    sa.Column("granted_at", UtcTime, nullable=False),
    sa.Column("checked_at", UtcTime, nullable=False),
    sa.UniqueConstraint("person_id", "chat_id"),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

steps = sa.Table(
    "steps",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column("topic", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("person_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("data", Json, nullable=False),
    sa.Column("asked_at", UtcTime, nullable=False),
    **ASSOCIATION,
)

searches = sa.Table(
    "searches",
    metadata,
    _of("feed_id", "feeds.id", primary_key=True),
    _of("query_id", "queries.id", primary_key=True),
    sa.Index(None, "query_id"),
    **ASSOCIATION,
)

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("number", Key, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("query_id", sa.BigInteger, nullable=False),  # outlives the query
    sa.Column("text", Prose, nullable=False),
    sa.Index(None, "query_id"),
    **NUMBERED,
)

# ------------------------------------------------------------------------------------------- stories and alerts

stories = sa.Table(
    "stories",
    metadata,
    _id(),
    sa.Column("language", sa.Text, nullable=False),
    _of("private_to", "feeds.id", nullable=True),
    sa.Column("title", Prose, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("score", sa.Integer, nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("score_lines", Json, nullable=False),
    sa.Column("first_at", UtcTime, nullable=False),
    sa.Column("last_at", UtcTime, nullable=False),
    sa.Column("countries", Json, nullable=False),
    sa.Column("topics", Json, nullable=False),
    sa.Column("numbers", Json, nullable=False),
    sa.Column("centroid", Json, nullable=False),
    sa.Column("merged_into", sa.BigInteger, sa.ForeignKey("stories.id", ondelete="SET NULL")),
    sa.Index(None, "last_at"),
    sa.Index("ix_stories_private_to", "private_to", **_where("private_to IS NOT NULL")),
    sa.Index("ix_stories_merged_into", "merged_into", **_where("merged_into IS NOT NULL")),
    **NUMBERED,
)

story_sources = sa.Table(
    "story_sources",
    metadata,
    _of("story_id", "stories.id", primary_key=True),
    _of("item_id", "items.id", primary_key=True),
    _of("revision_id", "revisions.id"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("publisher", Prose, nullable=False),
    sa.Column("family", Prose, nullable=False),
    sa.Column("tier", sa.SmallInteger, nullable=False),
    sa.Column("title", Prose, nullable=False),
    sa.Column("summary", Prose, nullable=False),
    sa.Column("link", Prose, nullable=False),
    sa.Column("time", UtcTime, nullable=False),
    sa.Column("seen_at", UtcTime, nullable=False),
    sa.Column("copy", sa.Boolean, nullable=False),
    sa.Column("annotation", Json, nullable=False),
    sa.Index(None, "item_id"),
    sa.Index(None, "revision_id"),
)

matches = sa.Table(
    "matches",
    metadata,
    _of("story_id", "stories.id", primary_key=True),
    _of("query_id", "queries.id", primary_key=True),
    _of("revision_id", "revisions.id"),
    sa.Column("words", Json, nullable=False),
    sa.Index(None, "query_id"),
    sa.Index(None, "revision_id"),
    **ASSOCIATION,
)

related_stories = sa.Table(
    "related_stories",
    metadata,
    _of("story_id", "stories.id", primary_key=True),
    _of("other_id", "stories.id", primary_key=True),
    sa.Index(None, "other_id"),
    **ASSOCIATION,
)

mutes = sa.Table(
    "mutes",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("target", Prose, nullable=False),  # a story's or situation's id, or a publisher family
    sa.Column("since", UtcTime, nullable=False),
    sa.Column("until", UtcTime),
    sa.UniqueConstraint("chat_id", "topic", "kind", "target"),
    **NUMBERED,
)

situations = sa.Table(
    "situations",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("rule_id", sa.BigInteger, nullable=False),  # outlives the rule
    sa.Column("countries", Json, nullable=False),
    sa.Column("topics", Json, nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("head", sa.BigInteger),  # an alert; a key either way round could not be inserted first
    sa.Column("last_at", UtcTime, nullable=False),
    sa.Index(None, "rule_id", "last_at"),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)

alerts = sa.Table(
    "alerts",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    _of("story_id", "stories.id"),
    _of("situation_id", "situations.id"),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("sent_version", sa.Integer, nullable=False),
    sa.Column("shown_version", sa.Integer, nullable=False),
    sa.Column("told_level", sa.SmallInteger, nullable=False),
    sa.Column("told_marks", Json, nullable=False),
    sa.Column("replied_at", UtcTime),
    sa.Column("deleted", sa.Boolean, nullable=False),
    sa.Column("sent_at", UtcTime),
    sa.Column("shown_at", UtcTime),
    sa.Column("points_to", sa.BigInteger),  # the place's alert of the story that this one's was merged into
    sa.UniqueConstraint("chat_id", "topic", "story_id"),
    sa.Index(None, "story_id"),
    sa.Index(None, "situation_id"),
    sa.Index("ix_alerts_sent_at", "chat_id", "sent_at", **_where("message_id IS NOT NULL")),
    **NUMBERED,
)

alert_rules = sa.Table(
    "alert_rules",
    metadata,
    _of("alert_id", "alerts.id", primary_key=True),
    _of("rule_id", "rules.id", primary_key=True),
    sa.Index(None, "rule_id"),
    **ASSOCIATION,
)

decisions = sa.Table(
    "decisions",
    metadata,
    _of("revision_id", "revisions.id", primary_key=True),
    sa.Column("rule_id", sa.BigInteger, primary_key=True, autoincrement=False),  # outlives the rule
    _of("story_id", "stories.id"),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index(None, "story_id"),
    sa.Index(None, "chat_id", "at"),
    **ASSOCIATION,
)

announcements = sa.Table(
    "announcements",
    metadata,
    _of("story_id", "stories.id", primary_key=True),
    _of("revision_id", "revisions.id", primary_key=True),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("told_to", sa.BigInteger),  # the last chat that was gone through; none: not begun
    sa.Column("chats_left", sa.Integer, nullable=False),
    sa.Column("begun_at", UtcTime, nullable=False),
    sa.Index(None, "revision_id"),
    **ASSOCIATION,
)

# ------------------------------------------------------------------------------------------ times and digests

timings = sa.Table(
    "timings",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column("quiet_begin", sa.SmallInteger),  # minutes of the chat's day; none: no quiet hours
    sa.Column("quiet_end", sa.SmallInteger),
    sa.Column("quiet_critical", sa.Boolean, nullable=False),  # critical stories pass
    sa.Column("schedule", sa.Text, nullable=False),
    sa.Column("minute", sa.SmallInteger, nullable=False),
    sa.Column("weekday", sa.SmallInteger, nullable=False),
    sa.Column("digest_critical", sa.Boolean, nullable=False),
    sa.Column("flood_per_hour", sa.Integer),
    **ASSOCIATION,
)

digests = sa.Table(
    "digests",
    metadata,
    _id(),
    _of("chat_id", "chats.id"),
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("due_at", UtcTime, nullable=False),  # on the story clock
    sa.Column("rule_id", sa.BigInteger, nullable=False, default=0),  # a flood's; outlives the rule
    sa.Column("until", UtcTime),  # a flood's message is edited until then
    sa.Column("message_id", sa.BigInteger),
    sa.Column("called", sa.Boolean, nullable=False),  # its delivery is in the outbox
    sa.Column("told_at", UtcTime),
    sa.UniqueConstraint("chat_id", "topic", "kind", "due_at", "rule_id"),
    sa.Index("ix_digests_due", "due_at", **_where("NOT called")),
    sa.Index("ix_digests_until", "until", **_where("until IS NOT NULL")),
    sa.Index(None, "told_at"),
    **NUMBERED,
)

held = sa.Table(
    "held",
    metadata,
    _of("alert_id", "alerts.id", primary_key=True),
    _of("digest_id", "digests.id"),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("held_at", UtcTime, nullable=False),
    sa.Column("turns", Json, nullable=False),  # why people who know its story must hear of it again
    sa.Index(None, "digest_id"),
    **ASSOCIATION,
)

# --------------------------------------------------------------------------------------- deliveries and updates

deliveries = sa.Table(
    "deliveries",
    metadata,
    _id(),
    sa.Column("key", Prose, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),  # an answer may go to a chat that is not kept
    sa.Column("topic", sa.BigInteger, nullable=False),
    sa.Column("level", sa.SmallInteger, nullable=False),
    sa.Column("urgency", sa.SmallInteger, nullable=False),  # the order of kinds and levels as one number
    sa.Column("due_at", UtcTime, nullable=False),
    _of("alert_id", "alerts.id", nullable=True),
    sa.Column("digest_id", sa.BigInteger),  # outlives the digest
    sa.Column("story_version", sa.Integer, nullable=False),  # of a digest: which part
    sa.Column("reasons", Json, nullable=False),
    sa.Column("speech", Json),
    sa.Column("repeatable", sa.Boolean, nullable=False),  # doing it twice shows nothing twice
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("leased_until", UtcTime),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("unknown", sa.Boolean, nullable=False, default=False),
    sa.Column("maybe_doubled", sa.Boolean, nullable=False, default=False),
    sa.Column("reason", sa.Text),
    sa.Column("error", Prose),
    sa.Column("settled_at", UtcTime),
    sa.Column("message_id", sa.BigInteger),  # what Telegram called the message that it became
    sa.Column("first_due_at", UtcTime),  # what trying again moves is due_at
    sa.Column("broadcast_id", sa.BigInteger),  # outlives the broadcast
    sa.UniqueConstraint("key"),
    sa.Index("ix_deliveries_order", "urgency", "id", **_where("state = 'pending'")),
    sa.Index("ix_deliveries_order_of_chat", "chat_id", "urgency", "id", **_where("state = 'pending'")),
    sa.Index("ix_deliveries_due", "due_at", **_where("state = 'pending'")),
    sa.Index("ix_deliveries_leased", "leased_until", **_where("state = 'leased'")),
    sa.Index("ix_deliveries_settled", "settled_at", **_where("settled_at IS NOT NULL")),
    sa.Index(None, "alert_id"),
    sa.Index(None, "chat_id"),
    sa.Index("ix_deliveries_digest_id", "digest_id", **_where("digest_id IS NOT NULL")),
    sa.Index("ix_deliveries_broadcast_id", "broadcast_id", "state", **_where("broadcast_id IS NOT NULL")),
    **NUMBERED,
)

shown_messages = sa.Table(
    "shown_messages",
    metadata,
    _of("chat_id", "chats.id", primary_key=True),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    _of("alert_id", "alerts.id"),
    sa.Index(None, "alert_id"),
    **ASSOCIATION,
)

inbox = sa.Table(
    "inbox",
    metadata,
    _id(),
    sa.Column("update_id", sa.BigInteger, nullable=False),
    sa.Column("chat_id", sa.BigInteger, nullable=False),  # of no chat: 0; of a chat not yet known: its id
    sa.Column("payload", Json, nullable=False),
    sa.Column("stored_at", UtcTime, nullable=False),
    sa.Column("handled_at", UtcTime),
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("error", Prose),
    sa.Column("set_aside_at", UtcTime),
    sa.Column("bot_id", sa.BigInteger, nullable=False, default=0, server_default="0"),  # each bot counts anew
    sa.UniqueConstraint("bot_id", "update_id"),
    sa.Index("ix_inbox_pending", "chat_id", "id", **_where("handled_at IS NULL AND set_aside_at IS NULL")),
    sa.Index("ix_inbox_order", "id", **_where("handled_at IS NULL AND set_aside_at IS NULL")),
    sa.Index("ix_inbox_set_aside", "set_aside_at", **_where("set_aside_at IS NOT NULL")),
    **NUMBERED,
)
