"""Rules in the making, shared and removed."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, own_id

drafts = sa.Table(
    "drafts",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
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

wanted_tests = sa.Table(
    "wanted_tests",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),
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

removed_rules = sa.Table(
    "removed_rules",
    metadata,
    belonging_to("chat_id", "chats.id", primary_key=True),
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
