"""How feeds are polled: what was learnt of each, where it moved, whose silence was told; files and pictures of items."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    for column in (
        sa.Column("learnt", sa.Text(), nullable=True),
        sa.Column("interval_seconds", sa.Float(), nullable=True),
        sa.Column("interval_why", sa.Text(), nullable=True),
        sa.Column("moved_to", sa.Text(), nullable=True),
        sa.Column("moved_times", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("moved_since", MOMENT, nullable=True),
        sa.Column("clock_minutes", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("clock_signs", sa.Text(), nullable=True),
        sa.Column("gone_at", MOMENT, nullable=True),
        sa.Column("gone_told", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("feeds", column)
    op.add_column("revisions", sa.Column("media", sa.Text(), nullable=True))
    op.create_index("ix_items_feed_id_first_seen_at", "items", ["feed_id", "first_seen_at"])
    op.create_table(
        "silences",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_silences_chat_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat_id", name="pk_silences"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
