"""Quiet hours, digests, and what they hold."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.add_column("chats", sa.Column("added_by", sa.BigInteger(), nullable=True))
    op.add_column("revisions", sa.Column("looked_before_at", MOMENT, nullable=True))
    op.add_column("deliveries", sa.Column("digest_id", sa.BigInteger(), nullable=True))
    of_digest = sa.text("digest_id IS NOT NULL")
    op.create_index(
        "ix_deliveries_digest_id",
        "deliveries",
        ["digest_id"],
        sqlite_where=of_digest,
        postgresql_where=of_digest,
    )
    sent = sa.text("message_id IS NOT NULL")
    op.create_index(
        "ix_alerts_sent_at", "alerts", ["chat_id", "sent_at"], sqlite_where=sent, postgresql_where=sent
    )
    _create_timings()
    _create_digests()
    _create_held()


def _create_timings() -> None:
    op.create_table(
        "timings",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("quiet_begin", sa.SmallInteger(), nullable=True),
        sa.Column("quiet_end", sa.SmallInteger(), nullable=True),
        sa.Column("quiet_critical", sa.Boolean(), nullable=False),
        sa.Column("schedule", sa.Text(), nullable=False),
        sa.Column("minute", sa.SmallInteger(), nullable=False),
        sa.Column("weekday", sa.SmallInteger(), nullable=False),
        sa.Column("digest_critical", sa.Boolean(), nullable=False),
        sa.Column("flood_per_hour", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_timings_chat_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_timings"),
        sqlite_with_rowid=False,
    )


def _create_digests() -> None:
    op.create_table(
        "digests",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("rule_id", sa.BigInteger(), nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("called", sa.Boolean(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_digests_chat_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_digests"),
        sa.UniqueConstraint(
            *("chat_id", "topic", "kind", "due_at", "rule_id"),
            name="uq_digests_chat_id_topic_kind_due_at_rule_id",
        ),
        sqlite_autoincrement=True,
    )
    waiting = sa.text("NOT called")
    op.create_index("ix_digests_due", "digests", ["due_at"], sqlite_where=waiting, postgresql_where=waiting)
    flooding = sa.text("until IS NOT NULL")
    op.create_index(
        "ix_digests_until", "digests", ["until"], sqlite_where=flooding, postgresql_where=flooding
    )
    op.create_index("ix_digests_told_at", "digests", ["told_at"])


def _create_held() -> None:
    op.create_table(
        "held",
        sa.Column("alert_id", sa.BigInteger(), nullable=False),
        sa.Column("digest_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_at", MOMENT, nullable=False),
        sa.Column("turns", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["alert_id"], ["alerts.id"], name="fk_held_alert_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name="fk_held_digest_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alert_id", name="pk_held"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_held_digest_id", "held", ["digest_id"])


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
