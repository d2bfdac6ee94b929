"""The tables: one schema for SQLite and PostgreSQL.

Migrations state it again, frozen (``migrations/versions``); a test compares the two on both databases.
"""

from bot.storage.schema.alerts import alert_rules, alerts, decisions, mutes, situations
from bot.storage.schema.chats import channels, chats, steps
from bot.storage.schema.columns import EPOCH, Json, Prose, UtcTime
from bot.storage.schema.digests import digests, held, timings
from bot.storage.schema.feeds import feeds, hub_subscriptions, searches, silences, subscriptions, wanted_feeds
from bot.storage.schema.files import attachments, wanted_files
from bot.storage.schema.inbox import inbox
from bot.storage.schema.items import items, revisions
from bot.storage.schema.making import drafts, removed_rules, shared_rules, wanted_tests
from bot.storage.schema.operators import admissions, broadcasts, invites
from bot.storage.schema.outbox import deliveries, shown_messages
from bot.storage.schema.rules import changes, queries, rule_numbers, rules
from bot.storage.schema.stories import announcements, matches, related_stories, stories, story_sources
from bot.storage.schema.tables import metadata

__all__ = [
    "EPOCH",
    "HEAD",
    "Json",
    "Prose",
    "UtcTime",
    "admissions",
    "alert_rules",
    "alerts",
    "announcements",
    "attachments",
    "broadcasts",
    "changes",
    "channels",
    "chats",
    "decisions",
    "deliveries",
    "digests",
    "drafts",
    "feeds",
    "held",
    "hub_subscriptions",
    "inbox",
    "invites",
    "items",
    "matches",
    "metadata",
    "mutes",
    "queries",
    "related_stories",
    "removed_rules",
    "revisions",
    "rule_numbers",
    "rules",
    "searches",
    "shared_rules",
    "shown_messages",
    "silences",
    "situations",
    "steps",
    "stories",
    "story_sources",
    "subscriptions",
    "timings",
    "wanted_feeds",
    "wanted_files",
    "wanted_tests",
]

HEAD = "0013"
"""The revision that this schema is; revisions are rising numbers, so a greater one is newer."""
