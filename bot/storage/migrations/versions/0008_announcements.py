"""Stories that concern many places, told in chunks."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "announcements",
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("told_to", sa.BigInteger(), nullable=True),
        sa.Column("chats_left", sa.Integer(), nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name="fk_announcements_story_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_announcements_revision_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("story_id", "revision_id", name="pk_announcements"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_announcements_revision_id", "announcements", ["revision_id"])
    # The rules of one query in the order of their chats: a chunk reads on from where the last one ended.
    op.create_index("ix_rules_query_id_chat_id", "rules", ["query_id", "chat_id"])
    op.drop_index("ix_rules_query_id", "rules")
