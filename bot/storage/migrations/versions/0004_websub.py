"""Feeds that are pushed by a hub (WebSub)."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "hub_subscriptions",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("feed_id", sa.BigInteger(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("hub", "topic", "found_at", "callback", "secret")
        ),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("act_at", MOMENT, nullable=False),
        sa.Column("pending", sa.Text(), nullable=True),
        sa.Column("pending_until", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("pushed_at", MOMENT, nullable=True),
        sa.Column("proven", sa.Boolean(), nullable=False),
        sa.Column("leaving", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name="fk_hub_subscriptions_feed_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("path", name="pk_hub_subscriptions"),
    )
    condition = sa.text("NOT leaving")
    op.create_index(
        "ix_hub_subscriptions_standing",
        "hub_subscriptions",
        ["feed_id"],
        unique=True,
        sqlite_where=condition,
        postgresql_where=condition,
    )
    op.create_index("ix_hub_subscriptions_feed_id", "hub_subscriptions", ["feed_id"])
    op.create_index("ix_hub_subscriptions_act_at", "hub_subscriptions", ["act_at"])


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
