"""Rules in the making, removed and shared."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.add_column("drafts", sa.Column("choices", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("drafts", sa.Column("answer_key", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("counted", sa.Text(), nullable=True))
    op.add_column("rules", sa.Column("resumes_at", MOMENT, nullable=True))
    op.add_column("rules", sa.Column("before", sa.Text(), nullable=True))
    op.add_column("wanted_tests", sa.Column("draft_id", sa.BigInteger(), nullable=True))
    op.add_column("wanted_tests", sa.Column("draft_version", sa.Integer(), nullable=True))
    op.create_table(
        "shared_rules",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_shared_rules"),
        sa.UniqueConstraint("digest", name="uq_shared_rules_digest"),
    )
    op.create_index("ix_shared_rules_created_at", "shared_rules", ["created_at"])
    op.create_table(
        "removed_rules",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("alerts", sa.Text(), nullable=False),
        sa.Column("removed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name="fk_removed_rules_chat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("chat_id", "topic", "number", name="pk_removed_rules"),
        sqlite_with_rowid=False,
    )
