"""Broadcasts and invitations; feeds that operators want to be shared."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    _invites()
    _broadcasts()
    op.add_column("deliveries", sa.Column("broadcast_id", sa.BigInteger(), nullable=True))
    where = sa.text("broadcast_id IS NOT NULL")
    op.create_index(
        "ix_deliveries_broadcast_id",
        "deliveries",
        ["broadcast_id", "state"],
        sqlite_where=where,
        postgresql_where=where,
    )
    op.add_column(
        "wanted_feeds", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def _invites() -> None:
    # Nothing ever wrote to the table that the beginning made.
    op.drop_table("invites")
    op.create_table(
        "invites",
        sa.Column("id", KEY, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_invites"),
        sa.UniqueConstraint("digest", name="uq_invites_digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "admissions",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("invite_id", sa.BigInteger(), nullable=True),
        sa.Column("admitted_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_admissions_chat_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["invite_id"], ["invites.id"], name="fk_admissions_invite_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("chat_id", name="pk_admissions"),
        sqlite_with_rowid=False,
    )
    where = sa.text("invite_id IS NOT NULL")
    op.create_index(
        "ix_admissions_invite_id", "admissions", ["invite_id"], sqlite_where=where, postgresql_where=where
    )


def _broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("told_to", sa.BigInteger(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("due_until", MOMENT, nullable=True),
        sa.Column("edits", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=True),
        sa.Column("shown_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_broadcasts_chat_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_broadcasts"),
        sqlite_autoincrement=True,
    )
    where = sa.text("state IN ('sending', 'stopping')")
    op.create_index("ix_broadcasts_going", "broadcasts", ["id"], sqlite_where=where, postgresql_where=where)
    op.create_index("ix_broadcasts_chat_id", "broadcasts", ["chat_id"])
