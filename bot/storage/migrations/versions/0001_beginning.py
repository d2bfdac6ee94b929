"""The tables at the beginning."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    _changes()
    _chats()
    _feeds()
    _inbox()
    _queries()
    _drafts()
    _invites()
    _items()
    _rule_numbers()
    _rules()
    _situations()
    _stories()
    _subscriptions()
    _alerts()
    _revisions()
    _alert_rules()
    _decisions()
    _deliveries()
    _matches()
    _shown_messages()
    _story_sources()


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")


def _table(
    name: str, *parts: sa.schema.SchemaItem, numbered: bool = False, association: bool = False
) -> None:
    op.create_table(name, *parts, sqlite_autoincrement=numbered, sqlite_with_rowid=not association)


def _index(name: str, table: str, columns: list[str], where: str | None = None) -> None:
    condition = None if where is None else sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)


def _reference(column: str, table: str, name: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name, ondelete=ondelete)


def _changes() -> None:
    _table(
        "changes",
        sa.Column("number", KEY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("query_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
        numbered=True,
    )
    _index("ix_changes_query_id", "changes", ["query_id"])


def _chats() -> None:
    _table(
        "chats",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("moved_to", sa.BigInteger()),
        _reference("moved_to", "chats", "fk_chats_moved_to"),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
    )
    _index("ix_chats_moved_to", "chats", ["moved_to"], "moved_to IS NOT NULL")


def _feeds() -> None:
    _table(
        "feeds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("tier", sa.SmallInteger(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("priority", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("body_hash", sa.Text()),
        sa.Column("next_due_at", MOMENT, nullable=False),
        sa.Column("again_at", MOMENT),
        sa.Column("leased_until", MOMENT),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("gone_answers", sa.Integer(), nullable=False),
        sa.Column("fetched", sa.Boolean(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("last_looked_at", MOMENT),
        sa.Column("last_good_at", MOMENT),
        sa.Column("last_new_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("url", "scope", name="uq_feeds_url_scope"),
        numbered=True,
    )
    _index("ix_feeds_due", "feeds", ["next_due_at"], "state = 'active'")


def _inbox() -> None:
    _table(
        "inbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("stored_at", MOMENT, nullable=False),
        sa.Column("handled_at", MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("set_aside_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("update_id", name="uq_inbox_update_id"),
        numbered=True,
    )
    _index("ix_inbox_order", "inbox", ["id"], "handled_at IS NULL AND set_aside_at IS NULL")
    _index("ix_inbox_pending", "inbox", ["chat_id", "id"], "handled_at IS NULL AND set_aside_at IS NULL")
    _index("ix_inbox_set_aside", "inbox", ["set_aside_at"], "set_aside_at IS NOT NULL")


def _queries() -> None:
    _table(
        "queries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_queries"),
        sa.UniqueConstraint("digest", name="uq_queries_digest"),
        numbered=True,
    )


def _drafts() -> None:
    _table(
        "drafts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        _reference("chat_id", "chats", "fk_drafts_chat_id"),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        numbered=True,
    )
    _index("ix_drafts_chat_id_topic", "drafts", ["chat_id", "topic"])


def _invites() -> None:
    _table(
        "invites",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("used_by", sa.BigInteger()),
        _reference("used_by", "chats", "fk_invites_used_by", "SET NULL"),
        sa.PrimaryKeyConstraint("code", name="pk_invites"),
    )
    _index("ix_invites_used_by", "invites", ["used_by"])


def _items() -> None:
    _table(
        "items",
        sa.Column("id", KEY, nullable=False),
        sa.Column("feed_id", sa.BigInteger(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("canonical_link", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("first_seen_at", MOMENT, nullable=False),
        _reference("feed_id", "feeds", "fk_items_feed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sa.UniqueConstraint("feed_id", "identity", name="uq_items_feed_id_identity"),
        numbered=True,
    )
    _index("ix_items_feed_id_id", "items", ["feed_id", "id"])


def _rule_numbers() -> None:
    _table(
        "rule_numbers",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        _reference("chat_id", "chats", "fk_rule_numbers_chat_id"),
        sa.PrimaryKeyConstraint("chat_id", "topic", name="pk_rule_numbers"),
        association=True,
    )


def _rules() -> None:
    _table(
        "rules",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("query_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sources_low", sa.Integer(), nullable=False),
        sa.Column("sources_high", sa.Integer()),
        sa.Column("level_low", sa.SmallInteger(), nullable=False),
        sa.Column("level_high", sa.SmallInteger()),
        sa.Column("sound", sa.Text(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("pack", sa.Text()),
        sa.Column("created_at", MOMENT, nullable=False),
        _reference("chat_id", "chats", "fk_rules_chat_id"),
        _reference("query_id", "queries", "fk_rules_query_id"),
        sa.PrimaryKeyConstraint("id", name="pk_rules"),
        sa.UniqueConstraint("chat_id", "topic", "number", name="uq_rules_chat_id_topic_number"),
        numbered=True,
    )
    _index("ix_rules_query_id", "rules", ["query_id"])


def _situations() -> None:
    _table(
        "situations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("head", sa.BigInteger()),
        sa.Column("last_at", MOMENT, nullable=False),
        _reference("chat_id", "chats", "fk_situations_chat_id"),
        sa.PrimaryKeyConstraint("id", name="pk_situations"),
        numbered=True,
    )
    _index("ix_situations_chat_id", "situations", ["chat_id"])
    _index("ix_situations_rule_id_last_at", "situations", ["rule_id", "last_at"])


def _stories() -> None:
    _table(
        "stories",
        sa.Column("id", KEY, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("private_to", sa.BigInteger()),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("score_lines", sa.Text(), nullable=False),
        sa.Column("first_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("countries", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("centroid", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.BigInteger()),
        _reference("merged_into", "stories", "fk_stories_merged_into", "SET NULL"),
        _reference("private_to", "feeds", "fk_stories_private_to"),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
        numbered=True,
    )
    _index("ix_stories_last_at", "stories", ["last_at"])
    _index("ix_stories_merged_into", "stories", ["merged_into"], "merged_into IS NOT NULL")
    _index("ix_stories_private_to", "stories", ["private_to"], "private_to IS NOT NULL")


def _subscriptions() -> None:
    _table(
        "subscriptions",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("feed_id", sa.BigInteger(), nullable=False),
        sa.Column("reads", sa.Boolean(), nullable=False),
        _reference("chat_id", "chats", "fk_subscriptions_chat_id"),
        _reference("feed_id", "feeds", "fk_subscriptions_feed_id"),
        sa.PrimaryKeyConstraint("chat_id", "feed_id", name="pk_subscriptions"),
        association=True,
    )
    _index("ix_subscriptions_feed_id", "subscriptions", ["feed_id"])


def _alerts() -> None:
    _table(
        "alerts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("situation_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("sent_version", sa.Integer(), nullable=False),
        sa.Column("shown_version", sa.Integer(), nullable=False),
        sa.Column("told_level", sa.SmallInteger(), nullable=False),
        sa.Column("told_marks", sa.Text(), nullable=False),
        sa.Column("replied_at", MOMENT),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.Column("shown_at", MOMENT),
        _reference("chat_id", "chats", "fk_alerts_chat_id"),
        _reference("situation_id", "situations", "fk_alerts_situation_id"),
        _reference("story_id", "stories", "fk_alerts_story_id"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.UniqueConstraint("chat_id", "topic", "story_id", name="uq_alerts_chat_id_topic_story_id"),
        numbered=True,
    )
    _index("ix_alerts_situation_id", "alerts", ["situation_id"])
    _index("ix_alerts_story_id", "alerts", ["story_id"])


def _revisions() -> None:
    _table(
        "revisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("published_at", MOMENT),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("first_fetch", sa.Boolean(), nullable=False),
        sa.Column("revises", sa.Boolean(), nullable=False),
        sa.Column("annotation", sa.Text()),
        sa.Column("decided_at", MOMENT),
        sa.Column("reason", sa.Text()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text()),
        sa.Column("set_aside_at", MOMENT),
        _reference("item_id", "items", "fk_revisions_item_id"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("item_id", "content_hash", name="uq_revisions_item_id_content_hash"),
        numbered=True,
    )
    _index("ix_revisions_seen_at", "revisions", ["seen_at"])
    _index("ix_revisions_set_aside", "revisions", ["set_aside_at"], "set_aside_at IS NOT NULL")
    _index("ix_revisions_undecided", "revisions", ["id"], "decided_at IS NULL AND set_aside_at IS NULL")


def _alert_rules() -> None:
    _table(
        "alert_rules",
        sa.Column("alert_id", sa.BigInteger(), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=False),
        _reference("alert_id", "alerts", "fk_alert_rules_alert_id"),
        _reference("rule_id", "rules", "fk_alert_rules_rule_id"),
        sa.PrimaryKeyConstraint("alert_id", "rule_id", name="pk_alert_rules"),
        association=True,
    )
    _index("ix_alert_rules_rule_id", "alert_rules", ["rule_id"])


def _decisions() -> None:
    _table(
        "decisions",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=False),
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _reference("chat_id", "chats", "fk_decisions_chat_id"),
        _reference("revision_id", "revisions", "fk_decisions_revision_id"),
        _reference("story_id", "stories", "fk_decisions_story_id"),
        sa.PrimaryKeyConstraint("revision_id", "rule_id", name="pk_decisions"),
        association=True,
    )
    _index("ix_decisions_chat_id_at", "decisions", ["chat_id", "at"])
    _index("ix_decisions_story_id", "decisions", ["story_id"])


def _deliveries() -> None:
    _table(
        "deliveries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("alert_id", sa.BigInteger()),
        sa.Column("story_version", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("speech", sa.Text()),
        sa.Column("repeatable", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("leased_until", MOMENT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unknown", sa.Boolean(), nullable=False),
        sa.Column("maybe_doubled", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("error", sa.Text()),
        sa.Column("settled_at", MOMENT),
        _reference("alert_id", "alerts", "fk_deliveries_alert_id"),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("key", name="uq_deliveries_key"),
        numbered=True,
    )
    _index("ix_deliveries_alert_id", "deliveries", ["alert_id"])
    _index("ix_deliveries_chat_id", "deliveries", ["chat_id"])
    _index("ix_deliveries_due", "deliveries", ["due_at"], "state = 'pending'")
    _index("ix_deliveries_leased", "deliveries", ["leased_until"], "state = 'leased'")
    _index("ix_deliveries_order", "deliveries", ["urgency", "id"], "state = 'pending'")
    _index("ix_deliveries_order_of_chat", "deliveries", ["chat_id", "urgency", "id"], "state = 'pending'")


def _matches() -> None:
    _table(
        "matches",
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("query_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        _reference("query_id", "queries", "fk_matches_query_id"),
        _reference("revision_id", "revisions", "fk_matches_revision_id"),
        _reference("story_id", "stories", "fk_matches_story_id"),
        sa.PrimaryKeyConstraint("story_id", "query_id", name="pk_matches"),
        association=True,
    )
    _index("ix_matches_query_id", "matches", ["query_id"])
    _index("ix_matches_revision_id", "matches", ["revision_id"])


def _shown_messages() -> None:
    _table(
        "shown_messages",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("alert_id", sa.BigInteger(), nullable=False),
        _reference("alert_id", "alerts", "fk_shown_messages_alert_id"),
        _reference("chat_id", "chats", "fk_shown_messages_chat_id"),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_shown_messages"),
        association=True,
    )
    _index("ix_shown_messages_alert_id", "shown_messages", ["alert_id"])


def _story_sources() -> None:
    _table(
        "story_sources",
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("item_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("tier", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("time", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("copy", sa.Boolean(), nullable=False),
        sa.Column("annotation", sa.Text(), nullable=False),
        _reference("item_id", "items", "fk_story_sources_item_id"),
        _reference("revision_id", "revisions", "fk_story_sources_revision_id"),
        _reference("story_id", "stories", "fk_story_sources_story_id"),
        sa.PrimaryKeyConstraint("story_id", "item_id", name="pk_story_sources"),
    )
    _index("ix_story_sources_item_id", "story_sources", ["item_id"])
    _index("ix_story_sources_revision_id", "story_sources", ["revision_id"])
