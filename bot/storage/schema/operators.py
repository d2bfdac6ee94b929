"""What operators keep: invitations, who came by them, and broadcasts."""

import sqlalchemy as sa

from bot.storage.schema.columns import Json, Prose, UtcTime
from bot.storage.schema.tables import ASSOCIATION, NUMBERED, belonging_to, metadata, only_where, own_id

invites = sa.Table(
    "invites",
    metadata,
    own_id(),
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
    belonging_to("chat_id", "chats.id", primary_key=True),
    sa.Column("invite_id", sa.BigInteger, sa.ForeignKey("invites.id", ondelete="SET NULL")),
    sa.Column("admitted_at", UtcTime, nullable=False),
    sa.Index("ix_admissions_invite_id", "invite_id", **only_where("invite_id IS NOT NULL")),
    **ASSOCIATION,
)

broadcasts = sa.Table(
    "broadcasts",
    metadata,
    own_id(),
    belonging_to("chat_id", "chats.id"),  # the operator's
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
    sa.Index("ix_broadcasts_going", "id", **only_where("state IN ('sending', 'stopping')")),
    sa.Index(None, "chat_id"),
    **NUMBERED,
)
